"""Checks on where the data may be: are the places codes, are they complete, how safe are they?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final, cast

from rfplint import jurisdiction, schema
from rfplint.builtin.lots import home_of, lacking
from rfplint.hooks import check
from rfplint.jurisdiction import countries, fold, is_country, is_subdivision, subdivisions
from rfplint.model import Fix, Text
from rfplint.rfp import Hit, Node, Rfp

PLACES: Final[Mapping[str, Text]] = {
    "storage": Text("storage", "la conservation"),
    "processing": Text("processing", "le traitement"),
    "backup": Text("backup", "la sauvegarde"),
    "remoteAccess": Text("remote access", "l'accès à distance"),
    "subprocessors": Text("subprocessors", "les sous-traitants"),
    "keyCustody": Text("custody of encryption keys", "la garde des clés de chiffrement"),
}
GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    "EU": tuple(sorted(jurisdiction.EU)),
    "EEA": tuple(sorted((*jurisdiction.EU, "IS", "LI", "NO"))),
}
_CORRECT: Final = Text("Replace '{old}' with '{new}'", "Remplacer « {old} » par « {new} »")
_ADD_PLACES: Final = Text(
    "Name places for what is missing", "Nommer des endroits pour ce qui manque"
)
_ACCESSIBILITY_ONLY: Final = ("wcag", "en 301 549", "can asc en 301 549")


@check("RES002")
def residency_code_invalid(rfp: Rfp) -> Iterator[Hit]:
    """Yield the places that are no ISO 3166 codes, and those that contradict each other."""
    for residency in rfp.scopes("dataGovernance.residency"):
        for place in (residency[name] for name in PLACES if residency.gives(name)):
            for country in place["countries"]:
                yield from _country(country)
            for subdivision in place["subdivisions"]:
                yield from _subdivision(subdivision, place["countries"])


def _country(node: Node) -> Iterator[Hit]:
    code = node.text
    if not node.given or not code or is_country(code):
        return
    if code in GROUPS:
        yield node.hit("group", members=GROUPS[code])
    else:
        yield node.hit("country", fix=_replace(code, _country_meant(code)))


def _country_meant(said: str) -> str | None:
    """Understand `UK`, a code in lower case, or a country's English or French name."""
    upper = said.strip().upper()
    if upper == "UK":
        return "GB"
    return upper if is_country(upper) else _named(said, countries())


def _subdivision(node: Node, listed: Node) -> Iterator[Hit]:
    code = node.text
    if not node.given or not code:
        return
    if not is_subdivision(code):
        yield node.hit("subdivision", fix=_replace(code, _subdivision_meant(code, listed)))
        return
    country = code.partition("-")[0]
    if listed.given and country not in _countries_meant(listed):
        yield node.hit("clash", country=country, countries=listed.value)


def _subdivision_meant(said: str, listed: Node) -> str | None:
    """Understand a code in lower case, a province's name, or `ON` where only Canada is listed."""
    upper = said.strip().upper()
    if is_subdivision(upper):
        return upper
    if listed.value == ["CA"] and is_subdivision(f"CA-{upper}"):
        return f"CA-{upper}"
    return _named(said, subdivisions())


def _countries_meant(listed: Node) -> set[str]:
    """Give the countries that a list means, its groups and its mistakes read with good will."""
    found: set[str] = set()
    for node in listed:
        found.update(GROUPS.get(node.text, (node.text,)))
        found.add(_country_meant(node.text) or node.text)
    return found


def _named(said: str, names: Mapping[str, Text]) -> str | None:
    """Give the code whose English or French name this is; None where several have it."""
    wanted = fold(said)
    found = [code for code, name in names.items() if wanted in (fold(name.en), fold(name.fr))]
    return found[0] if len(found) == 1 else None


def _replace(old: str, new: str | None) -> Fix | None:
    return Fix(_CORRECT.fill(old=old, new=new), safe=True, proposal=new) if new else None


@check("RES003")
def residency_scope_incomplete(rfp: Rfp) -> Iterator[Hit]:
    """Yield the blocks that name places for some uses of the data and not for all."""
    for residency in rfp.scopes("dataGovernance.residency"):
        if residency["restricted"].value is False or not any(map(limits, uses(residency))):
            continue
        missing = [scope for scope in _scopes(rfp) if not _said(residency, scope)]
        if missing:
            labels = [PLACES.get(scope, scope) for scope in missing]
            yield residency.hit(on="key", fix=_add(missing, residency), missing=labels)


def _add(scopes: Sequence[str], residency: Node) -> Fix:
    """Propose for each scope the countries of storage, where they are known."""
    listed = residency.at("storage.countries")
    stored = [country.text for country in listed if country.given and country.text]
    countries = ", ".join(_country_meant(said) or said for said in stored) or "TODO"
    rows = "".join(f"      {scope}:\n        countries: [{countries}]\n" for scope in scopes)
    proposal = f"tender:\n  dataGovernance:\n    residency:\n{rows}"
    return Fix(_ADD_PLACES, safe=False, proposal=proposal)


def _scopes(rfp: Rfp) -> Sequence[str]:
    return cast("list[str]", rfp.settings["scopes"])


def uses(residency: Node) -> Iterator[Node]:
    """Give what is said of the places of storage, of processing and of the rest."""
    return (residency[name] for name in PLACES)


def limits(place: Node) -> bool:
    """Whether places are named for one use of the data."""
    return place.gives("countries") or place.gives("subdivisions")


def _said(residency: Node, scope: str) -> bool:
    """Say whether places are named here, or on the tender for all its lots, or on every lot."""
    rfp = residency.rfp
    if limits(residency[scope]) or limits(rfp.tender.at("dataGovernance.residency")[scope]):
        return True
    lots = [lot.at("dataGovernance.residency")[scope] for lot in rfp.lots()]
    return bool(lots) and all(map(limits, lots))


@check("RES004")
def security_standard_missing(rfp: Rfp) -> Iterator[Hit]:
    """Yield data that is limited in place, or personal, for which no standard is named."""
    limited = any(limits(p) for r in rfp.scopes("dataGovernance.residency") for p in uses(r))
    if limited or rfp.facts["personal"] in ("collected", "sensitive"):
        for security in lacking(rfp, "dataGovernance.security", _names_standard):
            yield security.hit(on="key")


def _names_standard(security: Node) -> bool:
    if any(_is_security_standard(standard["id"]) for standard in security["standards"]):
        return True
    names = _folded(tuple(cast("list[str]", security.rfp.settings["names"])))
    return any(name in f" {fold(text)} " for text in _prose(home_of(security)) for name in names)


@cache
def _folded(names: tuple[str, ...]) -> tuple[str, ...]:
    """Fold names and set spaces around them, so that they match whole words."""
    return tuple(f" {fold(name)} " for name in names)


def _is_security_standard(standard: Node) -> bool:
    """Any id will do but those that speak of accessibility alone."""
    return standard.given and not fold(standard.text).startswith(_ACCESSIBILITY_ONLY)


def _prose(home: Node) -> Iterator[str]:
    """Give the texts in which a standard may be named; a specification may list it by its id."""
    for name in ("dataGovernance", "privacy", "specifications", "contractTerms"):
        yield from _texts(home[name].value)
    for specification in home["specifications"]:
        yield from (standard["id"].text for standard in specification["standards"])


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, below in value.items():
            if key not in schema.names_of_things():
                yield from _texts(below)
    elif isinstance(value, list):
        for below in value:
            yield from _texts(below)
