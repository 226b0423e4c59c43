"""Checks on what becomes of data: when names are taken off, when it is published, at the end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, cast

from rfplint import schema
from rfplint.builtin import licences
from rfplint.builtin.lots import lacking
from rfplint.hooks import check
from rfplint.jurisdiction import fold
from rfplint.model import Fix, Text
from rfplint.rfp import Beside, Hit, Node, Rfp, quote

_TABLE: Final = "dataGovernance.ownership"
_OPEN_OWNERS: Final = ("joint", "supplier", "eachParty")
_OPEN_USES: Final = ("research", "anyLawful")
_STANDARD_ALIASES: Final = ("iso iec 20889", "iso iec 27559")
_ROW_MEMBERS: Final[Mapping[str, Text]] = {
    "standard": Text("a standard (`standard`)", "une norme (`standard`)"),
    "reidentificationProhibited": Text(
        "a ban on re-identification (`reidentificationProhibited`)",
        "l'interdiction de réidentifier (`reidentificationProhibited`)",
    ),
    "reviewInMonths": Text(
        "a date for reviewing the risk (`reviewInMonths`)",
        "un moment pour réviser le risque (`reviewInMonths`)",
    ),
}
_OFFERED_HERE: Final = Text(
    "the text lets others use this data", "le texte permet à d'autres d'utiliser ces données"
)
_EXIT_MEMBERS: Final[Mapping[str, Text]] = {
    "portability": Text(
        "that the data comes back in a usable form (`portability`)",
        "que les données sont remises sous une forme utilisable (`portability`)",
    ),
    "formats": Text(
        "in which formats the data comes back (`formats`)",
        "dans quels formats les données sont remises (`formats`)",
    ),
    "period": Text(
        "for how many days the data can be fetched (`period`)",
        "pendant combien de jours on peut récupérer les données (`period`)",
    ),
    "deletionCertificate": Text(
        "that the deletion of the data is certified (`deletionCertificate`)",
        "que la destruction des données est attestée (`deletionCertificate`)",
    ),
    "cost": Text(
        "who pays for the return of the data (`cost`)",
        "qui paie la remise des données (`cost`)",
    ),
}
_EXIT_ANSWERS: Final[Mapping[str, str]] = {
    "portability": "true",
    "formats": "[TODO]",
    "period": "{durationInDays: 30}",
    "deletionCertificate": "true",
    "cost": "included",
}
_ADD_EXIT: Final = Text("Settle what is missing", "Régler ce qui manque")
_NO_PORTABILITY: Final = Text(
    "the supplier need not hand the data over in a usable form, so the next system may start empty",
    "le fournisseur n'a pas à remettre les données sous une forme utilisable : le prochain système "
    "pourrait partir de rien",
)
_NO_CERTIFICATE: Final = Text(
    "nobody has to certify that the data is deleted, so copies may live on",
    "personne n'a à attester que les données sont détruites : des copies pourraient subsister",
)
_SHORT_WINDOW: Final = Text(
    "the buyer has only {days} days to fetch its data, fewer than {limit}, so some may be lost",
    "l'acheteur n'a que {days} jours pour récupérer ses données, soit moins de {limit} : il "
    "pourrait en perdre",
)
_LATE: Final = Text(
    "the supplier may take {days} days to hand the data over, more than {limit}, so the service "
    "may stop meanwhile",
    "le fournisseur dispose de {days} jours pour remettre les données, soit plus de {limit} : le "
    "service pourrait s'arrêter entre-temps",
)
_CHARGED: Final = Text(
    "the buyer pays extra to get its own data back, so changing supplier costs more",
    "l'acheteur paie un supplément pour ravoir ses propres données : changer de fournisseur coûte "
    "plus cher",
)


@check("OWN006")
def deidentified_data_terms_incomplete(rfp: Rfp) -> Iterator[Hit]:
    """Yield de-identified data that others may use on open terms, and tables that forget it."""
    rows = [row for row in rfp.scopes(f"{_TABLE}[*]") if row.get("category") == "deidentifiedData"]
    offers = rfp.said("deidentified-coownership")[:1]
    beside = tuple(Beside(said.pointer, _OFFERED_HERE, within=said.clause.span) for said in offers)
    for row in rows if offers else filter(_offered, rows):
        missing = [name for name in _required(rfp) if not _settled(row, name)]
        if missing:
            labels = [_ROW_MEMBERS.get(name, name) for name in missing]
            yield row.hit("incomplete", related=beside, missing=labels)
        if row.gives("standard") and not _is_listed(row["standard"].text):
            yield row["standard"].hit("standard")
    if not rows:
        yield from (quote(said, "in-prose") for said in offers)
    if not rows and not offers and rfp.settings["hint"] is True:
        tables = [table for table in rfp.scopes(_TABLE) if table.given]
        yield from (table.hit("not-offered", on="key") for table in tables[:1])


def _offered(row: Node) -> bool:
    return row.get("owner") in _OPEN_OWNERS or row.get("supplierUse") in _OPEN_USES


def _required(rfp: Rfp) -> list[str]:
    return cast("list[str]", rfp.settings["requiredMembers"])


def _settled(row: Node, name: str) -> bool:
    return row.get(name) is True if name == "reidentificationProhibited" else row.gives(name)


def _is_listed(standard: str) -> bool:
    return standard in schema.codes("deidStandard") or fold(standard).startswith(_STANDARD_ALIASES)


@check("OWN007")
def data_exit_missing(rfp: Rfp) -> Iterator[Hit]:
    """Yield terms for the end of the contract that are open, and those that lock the buyer in."""
    if rfp.facts["dataInScope"] is not True:
        return
    for terms in lacking(rfp, "dataGovernance.exit", lambda node: not _open_terms(node)):
        missing = _open_terms(terms)
        yield terms.hit(
            "missing",
            on="key",
            at_most=None if {"portability", "formats"} & {*missing} else "warning",
            fix=_add_exit(missing),
            missing=[_EXIT_MEMBERS.get(name, name) for name in missing],
        )
    for terms in rfp.scopes("dataGovernance.exit"):
        for place, fault in _out_of_range(terms):
            yield place.hit("value", fault=fault)


def _open_terms(terms: Node) -> list[str]:
    if terms.given and not isinstance(terms.value, dict):
        return []  # DOC007 alone tells what is of the wrong type
    members = cast("list[str]", terms.rfp.settings["members"])
    return [name for name in members if not _is_answered(terms, name)]


def _is_answered(terms: Node, name: str) -> bool:
    if name == "period":
        return terms.at("period.durationInDays").number is not None
    return terms.gives(name)


def _out_of_range(terms: Node) -> Iterator[tuple[Node, Text]]:
    settings = terms.rfp.settings
    shortest = cast("float", settings["minRetrievalDays"])
    longest = cast("float", settings["maxDeliveryDays"])
    window, delivery = terms.at("period.durationInDays"), terms["deliverWithinDays"]
    if terms["portability"].value is False:
        yield terms["portability"], _NO_PORTABILITY
    if window.number is not None and window.number < shortest:
        yield window, _SHORT_WINDOW.fill(days=window.value, limit=shortest)
    if delivery.number is not None and delivery.number > longest:
        yield delivery, _LATE.fill(days=delivery.value, limit=longest)
    if terms["deletionCertificate"].value is False:
        yield terms["deletionCertificate"], _NO_CERTIFICATE
    if terms.get("cost") == "extra":
        yield terms["cost"], _CHARGED


def _add_exit(members: list[str]) -> Fix:
    rows = "".join(f"      {name}: {_EXIT_ANSWERS.get(name, 'TODO')}\n" for name in members)
    return Fix(_ADD_EXIT, safe=False, proposal=f"tender:\n  dataGovernance:\n    exit:\n{rows}")


@check("OWN009")
def open_data_licence_missing(rfp: Rfp) -> Iterator[Hit]:
    """Yield open data that nobody may use for want of a licence, or under one nobody knows."""
    on_tender = rfp.tender.at("dataGovernance.openData.licence")
    for terms in rfp.scopes("dataGovernance.openData"):
        if terms.get("policy") not in ("required", "allowed"):
            continue
        licence = terms["licence"]
        if terms.get("policy") == "required" and not (licence.given or on_tender.given):
            yield licence.hit("missing", on="key")
        elif licence.given and licence.text:
            said = licences.read(licence.text)
            if said.kind == "unknown":
                yield licence.hit("invalid", fix=said.fix)
