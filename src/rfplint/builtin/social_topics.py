"""What social aims are about: coded topics, Indigenous participation, favours for a place."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from rfplint import schema
from rfplint.builtin import criteria
from rfplint.builtin.peoples import speaks_of_peoples
from rfplint.builtin.social_impact import homes, only_says_no, texts
from rfplint.hooks import check
from rfplint.jurisdiction import fold
from rfplint.model import Fix, Severity, Text
from rfplint.rfp import Hit, Node, Rfp

_TOPICS: Final = "socialTopic"
_INDIGENOUS: Final = "social.indigenousInclusion"
_LOCAL_ECONOMY: Final = "economic.localEconomyPromotion"
_FAVOURS: Final = (
    "marginOfPreference",
    "reservedParticipation",
    "selectionCriteria",
    "awardCriteria",
)
"""Strategies that decide who wins, and not how the contract is carried out."""
_OF_A_PLACE: Final = ("geographicPresence", "localOwnership")
_CORRECT: Final = Text("Replace '{old}' with '{new}'", "Remplacer « {old} » par « {new} »")


@check("SOC004")
def social_topic_uncoded(rfp: Rfp) -> Iterator[Hit]:
    """Topics and goals that are no codes, and social impact without any."""
    rows = list(_coded(rfp))
    for code, explained in rows:
        if code.given and code.text:
            yield from _judge(code, explained=explained)
    if not any(code.given for code, _ in rows):
        impacts = rfp.scopes("socialImpact")
        block = next((each for each in impacts if each.given and not only_says_no(each)), None)
        if block is not None and isinstance(block.value, dict):
            yield block.hit("none", on="key")


def _coded(rfp: Rfp) -> Iterator[tuple[Node, bool]]:
    """Give each topic and goal, and whether words beside it say what it means."""
    for metric in rfp.scopes("socialImpact.metrics[*]"):
        yield metric["topic"], metric.given_text("metric")
    for row in rfp.scopes("sustainability[*]"):
        yield row["goal"], row.given_text("description")


def _judge(code: Node, *, explained: bool) -> Iterator[Hit]:
    if code.text in schema.codes(_TOPICS):
        return
    meant = _meant(code.text)
    if meant is not None:
        title = _CORRECT.fill(old=code.text, new=meant)
        yield code.hit("unlisted", fix=Fix(title, safe=True, proposal=meant))
    elif not _is_below_listed(code.text):
        yield code.hit("unlisted")
    elif not explained:
        yield code.hit("sub-code")


def _is_below_listed(text: str) -> bool:
    above, _, own = text.rpartition(".")
    return bool(own) and above in schema.codes(_TOPICS)


def _meant(text: str) -> str | None:
    return _by_alias().get(fold(text))


@cache
def _by_alias() -> dict[str, str]:
    """Give the codes by their aliases, labels and own spellings, folded."""
    codes = {fold(code): code for code in schema.codes(_TOPICS)}
    return {**codes, **{fold(said): code for said, code in schema.aliases(_TOPICS).items()}}


@check("SOC006")
def indigenous_participation_unconsidered(rfp: Rfp) -> Iterator[Hit]:
    """Nothing coded, reserved or said about First Nations, Inuit or Métis."""
    coded = any(map(_is_indigenous, (code for code, _ in _coded(rfp))))
    if not (coded or _is_reserved(rfp) or any(map(speaks_of_peoples, _demands(rfp)))):
        yield rfp.tender["socialImpact"].hit(on="key")


def _is_indigenous(code: Node) -> bool:
    listed = _meant(code.text) or code.text
    return listed == _INDIGENOUS or listed.startswith(f"{_INDIGENOUS}.")


def _is_reserved(rfp: Rfp) -> bool:
    codes = rfp.scopes("otherRequirements.reservedParticipation[*]")
    return any(code == "indigenousBusiness" for code in codes)


def _demands(rfp: Rfp) -> Iterator[str]:
    """Give the texts in which participation may be considered."""
    for home in homes(rfp):
        for name in ("socialImpact", "sustainability", "otherRequirements"):
            yield from texts(home.get(name))
    for home in (*rfp.lots(), *rfp.tender["lotGroups"]):
        yield from texts(home["awardCriteria"].get("criteria"))
    members = rfp.tender.value if isinstance(rfp.tender.value, dict) else {}
    for key, said in members.items():
        if str(key).partition("_")[0] == "eligibilityCriteria":
            yield from texts(said)


@check("SOC007")
def social_criterion_local_offset(rfp: Rfp) -> Iterator[Hit]:
    """Points, margins and reserved work for firms of a place."""
    for row in rfp.scopes("sustainability[*]"):
        favours = [each for each in row["strategies"] if each.text in _FAVOURS]
        if row["goal"] == _LOCAL_ECONOMY and favours:
            yield row["goal"].hit("goal", at_most=_milder(row), strategies=tuple(favours))
    for criterion in criteria.selection(rfp):
        credited = criterion.get("isMandatory") is False and not criteria.binds(criterion)
        if credited and criterion.get("subType") in _OF_A_PLACE:
            yield criterion["subType"].hit("criterion", at_most=_milder(criterion))


def _milder(node: Node) -> Severity | None:
    """A law that asks for the preference, or no agreement that forbids it."""
    wanted = "eligibility.geographicRestriction"
    places = (criteria.home(node).at(wanted), node.rfp.tender.at(wanted))
    lawful = any(map(criteria.has_accepted_basis, places))
    return "note" if lawful or node.rfp.facts["coverage"] == "notCovered" else None
