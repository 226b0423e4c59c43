"""Checks on intellectual property that data alone cannot say: what licences grant and name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, cast

from rfplint.builtin import licences
from rfplint.hooks import check
from rfplint.model import Fix, Text
from rfplint.rfp import Beside, Hit, Node, Rfp, quote

_TAKING: Final = ("forfeits-background-ip", "assigns-foreground-ip")
_LICENCE_BY_OWNER: Final[Mapping[object, str]] = {
    "supplier": "licenceToBuyer",
    "eachParty": "licenceToBuyer",
    "buyer": "licenceToSupplier",
}
_MEMBERS: Final[Mapping[str, Text]] = {
    "scope": Text("what it allows", "ce qu'elle permet"),
    "duration": Text("how long it lasts", "sa durée"),
    "territory": Text("where it holds", "son territoire"),
    "sublicensable": Text("whether it may be sublicensed", "la possibilité de sous-licencier"),
    "exclusive": Text("whether it is exclusive", "si elle est exclusive"),
    "royaltyFree": Text("whether it is free of royalties", "si elle est libre de redevances"),
    "sourceCodeAccess": Text("access to the source code", "l'accès au code source"),
}
_LICENSEES: Final[Mapping[str, Text]] = {
    "licenceToBuyer": Text("buyer", "l'acheteur"),
    "licenceToSupplier": Text("supplier", "le fournisseur"),
}
_ADD_MEMBERS: Final = Text("State what the licence grants", "Préciser ce que la licence accorde")

_SAAS_HERE: Final = Text(
    "software as a service is chosen here", "le logiciel-service est choisi à cet endroit"
)


@check("IP006")
def saas_ip_mismatch(rfp: Rfp) -> Iterator[Hit]:
    """Yield, for each block on a service, the first term that takes the supplier's product."""
    for block in rfp.scopes("intellectualProperty"):
        service = _service(block)
        clash = next(_clashes(block), None)
        if clash is not None and service is not None:
            case, place = clash
            yield place.hit(case, related=(service,), value=place)
    yield from _clashes_in_prose(rfp)


def _clashes_in_prose(rfp: Rfp) -> Iterator[Hit]:
    """Yield the clause that takes the product although the service is what is bought."""
    block = rfp.tender["intellectualProperty"]
    service = _service(block)
    if service is None or next(_clashes(block), None) is not None:
        return
    kept = block.at("saas.supplierRetainsSoftware").value is True
    kinds = ("forfeits-background-ip",) if kept else _TAKING
    for taking in rfp.said(*kinds)[:1]:
        yield quote(taking, "in-prose")._replace(related=(service,))


def _service(block: Node) -> Beside | None:
    """Give where a service is chosen: the field, else the prose; None where it is not."""
    model = block["deliveryModel"]
    if model.given:
        return model.beside(_SAAS_HERE) if model == "saas" else None
    said = block.rfp.said("saas-licence")
    return Beside(said[0].pointer, _SAAS_HERE, within=said[0].clause.span) if said else None


def _clashes(block: Node) -> Iterator[tuple[str, Node]]:
    keeps_software = block.at("saas.supplierRetainsSoftware")
    background = block["backgroundIP"]
    licence = background["licenceToBuyer"]
    created = block.at("foregroundIP.owner")
    if keeps_software.value is False:
        yield "software-taken", keeps_software
    if background["owner"].value in ("buyer", "joint"):
        yield "background-taken", background["owner"]
    if licence["exclusive"].value is True:
        yield "exclusive-licence", licence["exclusive"]
    if licence["sourceCodeAccess"] == "full":
        yield "source-code", licence["sourceCodeAccess"]
    if created == "buyer" and keeps_software.value is not True:
        yield "foreground-taken", created


@check("IP005")
def ip_licence_scope_missing(rfp: Rfp) -> Iterator[Hit]:
    """Yield the licences, to whoever does not own what is created, that leave terms open."""
    for created in rfp.scopes("intellectualProperty.foregroundIP"):
        name = _licence_name(created.get("owner"))
        if name is None:
            continue
        licence = created[name]
        missing = _open_terms(licence)
        if missing:
            labels = [_MEMBERS.get(member, member) for member in missing]
            fix = _add_members(name, missing)
            yield licence.hit(on="key", fix=fix, licensee=_LICENSEES[name], missing=labels)


def _licence_name(owner: object) -> str | None:
    return _LICENCE_BY_OWNER.get(owner) if isinstance(owner, str) else None


def _open_terms(licence: Node) -> Sequence[str]:
    if licence.given and not isinstance(licence.value, dict):
        return ()  # DOC007 alone tells what is of the wrong type
    members = cast("list[str]", licence.rfp.settings["members"])
    return [member for member in members if not licence.gives(member)]


def _add_members(name: str, members: Sequence[str]) -> Fix:
    rows = "".join(f"        {member}: TODO\n" for member in members)
    proposal = f"tender:\n  intellectualProperty:\n    foregroundIP:\n      {name}:\n{rows}"
    return Fix(_ADD_MEMBERS, safe=False, proposal=proposal)


@check("IP007")
def oss_licence_not_spdx(rfp: Rfp) -> Iterator[Hit]:
    """Yield open-source licences that SPDX does not know, or no longer, and lists without any."""
    on_tender = rfp.tender.at("intellectualProperty.openSource.licences")
    for terms in rfp.scopes("intellectualProperty.openSource"):
        if terms.gives("policy") and terms.get("policy") not in ("required", "allowed"):
            continue
        listed = terms["licences"]
        for licence in listed:
            yield from _licence(licence)
        if terms.get("policy") == "required" and not (listed.given or on_tender.given):
            yield listed.hit("none", on="key")


def _licence(licence: Node) -> Iterator[Hit]:
    if not licence.given or not licence.text:
        return
    said = licences.read(licence.text)
    if said.kind == "unknown":
        yield licence.hit("invalid", fix=said.fix)
    elif said.kind == "deprecated":
        yield licence.hit("deprecated", fix=said.fix, old=said.old)
