"""Checks on privacy: is there proof behind privacy by design, is the assessment settled?"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import islice
from typing import Final, cast

from rfplint.builtin import documents
from rfplint.builtin.lots import home_of, lacking
from rfplint.hooks import check
from rfplint.jurisdiction import fold
from rfplint.model import Text
from rfplint.rfp import Hit, Node, Rfp, quote

_PRIVACY_WORDS: Final = (
    "privacy",
    "personal information",
    "personal data",
    "vie privee",
    "renseignements personnels",
    "donnees personnelles",
)
_RESPONSIBLE: Final = Text("who is responsible for it", "qui en est responsable")
_DUE: Final = Text("before which step it is due", "avant quelle étape elle doit être faite")
_RETENTION: Final = Text(
    "how many days personal information is kept (`retention`)",
    "le nombre de jours de conservation des renseignements personnels (`retention`)",
)
_DISPOSAL: Final = Text(
    "how personal information is disposed of (`disposal`)",
    "le sort final des renseignements personnels (`disposal`)",
)
_SUBPROCESSORS: Final = Text(
    "whether personal information may be passed to others (`subprocessorPolicy`)",
    "si des renseignements personnels peuvent être confiés à d'autres (`subprocessorPolicy`)",
)
_OVERSIGHT: Final = Text("oversight by a person", "une surveillance humaine")
_ASSESSMENT: Final = Text("an assessment of the effects", "une évaluation des effets")


@check("PRV002")
def privacy_by_design_not_verifiable(rfp: Rfp) -> Iterator[Hit]:
    """Yield privacy by design that is required with too little to check it by."""
    wanted = cast("int", rfp.settings["minEvidence"])
    for home in (rfp.tender, *rfp.lots()):
        design = home.at("privacy.privacyByDesign")
        if design.get("required") is not True:
            continue
        count = sum(islice(filter(None, _evidence(rfp, home)), math.ceil(wanted)))
        if count < wanted:
            yield design.hit("too-few" if count else "none", on="key", count=count)
    design = rfp.tender.at("privacy.privacyByDesign")
    if not design.gives("required") and not any(_evidence(rfp, rfp.tender)):
        yield from (quote(said, "in-prose") for said in rfp.said("privacy-by-design-mandate")[:1])


def _evidence(rfp: Rfp, home: Node) -> Iterator[bool]:
    """Say of each of the seven means of checking whether it is there, on the lot or the tender."""
    homes = (home, rfp.tender)
    yield any(each.at("privacy.privacyByDesign.standard").given for each in homes)
    yield any(each.at("privacy.privacyByDesign").given_text("controls") for each in homes)
    yield any(_dated(each.at("privacy.impactAssessment")) for each in homes)
    yield any(_has_period(each.at("dataGovernance.retention")) for each in homes)
    yield any(each.at("privacy.audit.buyerMayAudit").value is True for each in homes)
    yield any(_on_privacy(node, ("name", "description")) for node in _award_criteria(rfp))
    yield any(_on_privacy(node, ("title", "metric")) for node in _targets(rfp))


def _dated(assessment: Node) -> bool:
    return assessment["required"].value is True and assessment["dueBefore"].given


def _has_period(retention: Node) -> bool:
    members = retention.value if isinstance(retention.value, dict) else {}
    return any(retention[name]["durationInDays"].number is not None for name in members)


def _award_criteria(rfp: Rfp) -> Iterator[Node]:
    for group in ("lots", "lotGroups"):
        for lot in rfp.tender[group]:
            yield from lot.at("awardCriteria.criteria")


def _targets(rfp: Rfp) -> Iterator[Node]:
    yield from rfp.tender["targets"]
    yield from rfp.scopes("socialImpact.metrics[*]")


def _on_privacy(node: Node, names: tuple[str, ...]) -> bool:
    members = node.value if isinstance(node.value, dict) else {}
    said = [node[key].text for key in members if str(key).partition("_")[0] in names]
    words = f" {fold(' '.join(said))} "
    return any(f" {phrase} " in words for phrase in _PRIVACY_WORDS)


@check("PRV003")
def pia_missing(rfp: Rfp) -> Iterator[Hit]:
    """Yield an assessment that nobody plans, and one without a responsible or a date."""
    for assessment in lacking(rfp, "privacy.impactAssessment", _planned):
        yield assessment.hit("missing", on="key")
    for assessment in rfp.scopes("privacy.impactAssessment"):
        missing = list(_unsettled(assessment)) if assessment.get("required") is True else []
        if missing:
            yield assessment.hit("incomplete", on="key", missing=missing)


def _planned(assessment: Node) -> bool:
    if assessment.gives("required") and assessment.get("required") is not False:
        return True
    return documents.named(assessment["documentId"]) is not None


def _unsettled(assessment: Node) -> Iterator[Text]:
    if not assessment.gives("responsible"):
        yield _RESPONSIBLE
    if not assessment.gives("dueBefore") or assessment.get("dueBefore") == "other":
        yield _DUE


@check("PRV007")
def retention_and_subprocessors_missing(rfp: Rfp) -> Iterator[Hit]:
    """Yield personal information whose end, or whose way to others, nobody has settled."""
    for privacy in lacking(rfp, "privacy", lambda node: not _open_lifecycle(home_of(node))):
        missing = _open_lifecycle(home_of(privacy))
        of_retention = missing != [_SUBPROCESSORS]
        place = home_of(privacy).at("dataGovernance.retention")
        yield (place if of_retention else privacy["subprocessorPolicy"]).hit(
            on="key", missing=missing
        )


def _open_lifecycle(place: Node) -> list[Text]:
    """Give what neither the tender or lot at this place nor the tender says."""
    homes = (place, place.rfp.tender)
    kept = [each.at("dataGovernance.retention") for each in homes]
    missing: list[Text] = []
    if not any(map(_has_period, kept)):
        missing.append(_RETENTION)
    if not any(retention.gives("disposal") for retention in kept):
        missing.append(_DISPOSAL)
    if not any(each["privacy"].gives("subprocessorPolicy") for each in homes):
        missing.append(_SUBPROCESSORS)
    return missing


@check("PRV008")
def automated_decision_safeguards_missing(rfp: Rfp) -> Iterator[Hit]:
    """Yield decisions by machine that nobody watches or assesses, and learning left unexplained."""
    for decisions in rfp.scopes("privacy.automatedDecisions"):
        missing = list(_without(decisions)) if decisions.get("used") is True else []
        if missing:
            yield decisions.hit("safeguards", on="key", missing=missing)
    learning = rfp.scopes("dataGovernance.usesMachineLearning")
    if any(node.value is True for node in learning):
        for used in lacking(rfp, "privacy.automatedDecisions.used", lambda node: node.given):
            yield used.hit("undeclared", on="key")


def _without(decisions: Node) -> Iterator[Text]:
    if decisions.get("humanOversight") is not True:
        yield _OVERSIGHT
    if not decisions.given_text("assessment"):
        yield _ASSESSMENT
