"""Checks on borders: what is asked before data crosses one, and why it may not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple, cast

from rfplint import jurisdiction, tables
from rfplint.builtin.data_residency import GROUPS, limits, uses
from rfplint.builtin.lots import home_of
from rfplint.hooks import check
from rfplint.jurisdiction import fold, is_country, is_subdivision
from rfplint.model import Text
from rfplint.rfp import Hit, Node, Rfp

_RESIDENCY: Final = "dataGovernance.residency"
_EEA: Final = frozenset(GROUPS["EEA"])
_REST_OF_CANADA: Final = "the rest of Canada"
_NAMES: Final[Mapping[str, Text]] = {
    "EU": Text("the European Union", "l'Union européenne"),
    "EEA": Text("the European Economic Area", "l'Espace économique européen"),
    _REST_OF_CANADA: Text("the rest of Canada", "le reste du Canada"),
}
_ASSESSMENT: Final = Text(
    "an assessment beforehand (`assessmentRequired`)",
    "une évaluation préalable (`assessmentRequired`)",
)
_AGREEMENT: Final = Text(
    "a written agreement (`writtenAgreement`)", "une entente écrite (`writtenAgreement`)"
)
_PROTECTED: Final = ("pbmm", "protected b", "protected c", "protege b", "protege c")


class _Codes(NamedTuple):
    """The places of one use of the data: countries, groups and provinces that exist.

    `doubtful` says that a code beside them is none: RES002 tells that.
    """

    countries: tuple[str, ...]
    subdivisions: tuple[str, ...]
    doubtful: bool


@check("RES005")
def cross_border_assessment_missing(rfp: Rfp) -> Iterator[Hit]:
    """Yield personal information that may leave its law without an assessment or agreement."""
    if rfp.facts["country"] is None:
        return
    for residency in rfp.scopes(_RESIDENCY):
        missing = list(_not_asked(residency))
        if not missing:
            continue
        transfer, here = residency["transfer"], _territory(rfp)
        if residency["restricted"].value is False:
            yield transfer.hit("anywhere", on="key", home=here, missing=missing)
            continue
        away = list(dict.fromkeys(code for use in uses(residency) for code in _away(use)))
        if away:
            places = [_name(code) for code in away]
            yield transfer.hit("abroad", on="key", home=here, places=places, missing=missing)


def _not_asked(residency: Node) -> Iterator[Text]:
    homes = (home_of(residency), residency.rfp.tender)
    asked = [each.at(f"{_RESIDENCY}.transfer") for each in homes]
    assessed = (each.at("privacy.impactAssessment").get("required") is True for each in homes)
    if not any(each.get("assessmentRequired") is True for each in asked) and not any(assessed):
        yield _ASSESSMENT
    if not any(each.get("writtenAgreement") is True for each in asked):
        yield _AGREEMENT


def _selectors(rfp: Rfp) -> tuple[str, ...]:
    return cast("tuple[str, ...]", rfp.facts["selectors"])


def _territory(rfp: Rfp) -> Text:
    """Name the territory that the buyer's law lets personal information move in."""
    selectors = _selectors(rfp)
    if "CA-QC" in selectors:
        return _name("CA-QC")
    return _name("EEA" if "EU" in selectors else str(rfp.facts["country"]))


def _away(use: Node) -> Iterator[str]:
    """Give the places of one use of the data that lie outside the buyer's territory."""
    selectors, country = _selectors(use.rfp), use.rfp.facts["country"]
    places = _codes(use)
    if "EU" in selectors:
        yield from (code for code in places.countries if code not in {*_EEA, *GROUPS})
        return
    yield from (code for code in places.countries if code != country)
    if "CA-QC" not in selectors:
        return
    yield from (c for c in places.subdivisions if c.startswith("CA-") and c != "CA-QC")
    within = any(code.startswith("CA-") for code in places.subdivisions)
    if "CA" in places.countries and not within and not places.doubtful:
        yield _REST_OF_CANADA


def _codes(use: Node) -> _Codes:
    listed = [node.text for node in use["countries"] if node.given]
    parts = [node.text for node in use["subdivisions"] if node.given]
    subdivisions = tuple(filter(is_subdivision, parts))
    countries = [code for code in listed if is_country(code) or code in GROUPS]
    countries += [code.partition("-")[0] for code in subdivisions]
    return _Codes(
        countries=tuple(dict.fromkeys(countries)),
        subdivisions=subdivisions,
        doubtful=len(subdivisions) < len(parts),
    )


def _name(code: str) -> Text:
    names = jurisdiction.subdivisions() if "-" in code else jurisdiction.countries()
    return _NAMES.get(code) or names.get(code) or Text(code, code)


@check("RES006")
def residency_restriction_unjustified(rfp: Rfp) -> Iterator[Hit]:
    """Yield limits on the place of data that neither a statute nor a reason stands behind."""
    explained = rfp.tender.at(_RESIDENCY).given_text("rationale")
    for residency in rfp.scopes(_RESIDENCY):
        limited = [use for use in uses(residency) if limits(use)]
        if explained or residency.given_text("rationale") or residency.get("restricted") is False:
            continue
        law = confined_by_law(_selectors(rfp), rfp.as_of, protected=_is_protected(residency))
        if not all(_is_no_narrower(use, law) for use in limited):
            yield residency["rationale"].hit("no-reason", on="key")


def confined_by_law(
    selectors: tuple[str, ...], day: str | None, *, protected: bool
) -> frozenset[str]:
    """Give the countries to which a statute itself confines the buyer's data; none where none does.

    Some confine only certain data: the federal one, data of level Protected B or higher.
    """
    return frozenset(
        statute.limits_place
        for statute in tables.statutes_that_bind(selectors, day)
        if statute.limits_place is not None and (protected or not statute.limits_for)
    )


def _is_no_narrower(use: Node, law: frozenset[str]) -> bool:
    """Whether one use of the data is limited no more than the law limits it."""
    named = {node.text for node in use["countries"]}
    return bool(law) and law <= named and not use.gives("subdivisions")


def _is_protected(residency: Node) -> bool:
    homes = (home_of(residency), residency.rfp.tender)
    standards = [s for each in homes for s in each.at("dataGovernance.security")["standards"]]
    return any(fold(standard["id"].text).startswith(_PROTECTED) for standard in standards)
