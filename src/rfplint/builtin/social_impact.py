"""Does the RFP ask for social impact, in words that can be acted on, with weight and access?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice
from typing import Final

from rfplint import schema
from rfplint.builtin.evaluation import shares_of
from rfplint.hooks import check
from rfplint.model import Text
from rfplint.rfp import Hit, Node, Rfp

_MADE_BINDING: Final = frozenset(("awardCriteria", "selectionCriteria", "technicalSpecifications"))
"""Strategies of a sustainability goal that make it count in the choice of a bid."""

_ASKED: Final = Text("what bidders must answer", "ce que les soumissionnaires doivent répondre")
_EVIDENCE: Final = Text("how results are verified", "la façon de vérifier les résultats")
_CRITERION: Final = Text(
    "how it counts in the evaluation", "le poids de l'énoncé dans l'évaluation"
)

_ACCESSIBILITY: Final = "social.accessibility"
_ACCESSIBILITY_STANDARDS: Final = frozenset(
    ("EN 301 549", "CAN/ASC-EN 301 549", "WCAG 2.1 AA", "WCAG 2.2 AA")
)
_PROSE_OF_ACCESS: Final = (
    "socialImpact",
    "sustainability",
    "specifications",
    "otherRequirements",
    "contractTerms",
    "selectionCriteria",
    "awardCriteria",
    "awardCriteriaDetails",
)
"""Where a demand stands. A description of the place ("accessible by bus") is none."""

_MOST_WORDS: Final = 500
_NEAR: Final = 80
"""How many characters before and after a word are read for what denies it."""

Test = Callable[[Node], bool]


@check("SOC001")
def social_impact_missing(rfp: Rfp) -> Iterator[Hit]:
    """Neither a social-impact block nor a sustainability goal, or one that asks for nothing."""
    for home in _homes_lacking(rfp, _has_social_impact, lambda _home: True):
        asked = home["socialImpact"]["statementRequired"]
        if asked.value is False:
            yield asked.hit("not-required")
        else:
            yield home["socialImpact"].hit("missing")


@check("SOC002")
def social_statement_not_actionable(rfp: Rfp) -> Iterator[Hit]:
    """Values are stated, but nothing is asked, proved or counted."""
    for home in _homes_lacking(rfp, lambda home: not _lacks(rfp, home), _speaks_of_impact):
        missing = _lacks(rfp, home)
        case = "aspirational" if _ASKED in missing else "declaratory"
        yield home["socialImpact"].hit(case, on="key", missing=missing)


@check("SOC003")
def social_criterion_unweighted(rfp: Rfp) -> Iterator[Hit]:
    """The statement is asked for, and weighs nothing or less than the minimum."""
    for home in _homes_lacking(rfp, lambda home: _weighs(rfp, home), _asks_for_statement):
        yield home["socialImpact"]["evaluation"]["weight"].hit("unweighted")
    least = rfp.settings["minShare"]
    if not isinstance(least, int | float) or least <= 0:
        return
    for home in filter(_asks_for_statement, homes(rfp)):
        share = _share(home, rfp)
        if share and 0 < share < least - 1e-9:
            yield home["socialImpact"]["evaluation"]["weight"].hit("low", share=share)


@check("SOC005")
def accessibility_criteria_missing(rfp: Rfp) -> Iterator[Hit]:
    """No criterion, standard, measure or reason about access for persons with disabilities."""
    if _access_is_demanded(rfp):
        return
    topics = list(_bare_topics_of_access(rfp))
    if topics:
        yield topics[0].hit("no-standard")
        return
    lots = list(rfp.lots())
    without = [lot for lot in lots if not _speaks_of_access(lot)]
    if lots and len(without) == len(lots) > 1:
        yield rfp.tender["lots"].hit("missing", on="key")
        return
    for lot in without:
        yield lot["hasAccessibilityCriteria"].hit("missing", on="key")
    if not lots:
        yield rfp.tender["lots"].hit("missing")


def homes(rfp: Rfp) -> Iterator[Node]:
    """Give the tender and its lots."""
    yield rfp.tender
    yield from rfp.lots()


def _homes_lacking(rfp: Rfp, has: Test, concerned: Test) -> Iterator[Node]:
    """Give the tender, or the lots, that should have something and do not (policies.md 1.1)."""
    if has(rfp.tender):
        return
    lots = list(rfp.lots())
    lacking = [lot for lot in lots if not has(lot)]
    if lots and not lacking:
        return
    if concerned(rfp.tender) and len(lacking) == len(lots):
        yield rfp.tender
    elif concerned(rfp.tender):
        yield from lacking
    else:
        yield from (lot for lot in lacking if concerned(lot))


def _has_social_impact(home: Node) -> bool:
    impact = home["socialImpact"]
    asks = impact.given and not only_says_no(impact)
    return asks or home["hasSustainability"].value is True or home["sustainability"].given


def only_says_no(impact: Node) -> bool:
    """Say whether a block says that no statement is asked, and nothing else."""
    members = impact.value if isinstance(impact.value, dict) else {}
    return members.get("statementRequired") is False and not any(
        impact[name].given for name in members if name != "statementRequired"
    )


def _speaks_of_impact(home: Node) -> bool:
    impact = home["socialImpact"]
    if impact.given and not only_says_no(impact):
        return isinstance(impact.value, dict)
    return home["sustainability"].given


def _lacks(rfp: Rfp, home: Node) -> tuple[Text, ...]:
    """Give what keeps a statement from being actionable; a lot builds on what the tender says."""
    places = (home, rfp.tender)
    found = (
        (_ASKED, any(_is_asked(place["socialImpact"]) for place in places)),
        (_EVIDENCE, any(_has_evidence(place["socialImpact"]) for place in places)),
        (_CRITERION, any(_has_criterion(place) for place in places)),
    )
    return tuple(name for name, there in found if not there)


def _is_asked(impact: Node) -> bool:
    return impact["statementRequired"].value is True or impact.given_text("statement")


def _has_evidence(impact: Node) -> bool:
    return impact["reporting"].given or any(
        metric.given_text("verification") for metric in impact["metrics"]
    )


def _has_criterion(home: Node) -> bool:
    impact = home["socialImpact"]
    return (
        impact.at("evaluation.awardCriterion").given
        or impact.at("evaluation.weight").given
        or any(metric["target"].given for metric in impact["metrics"])
        or any(
            strategy.text in _MADE_BINDING
            for goal in home["sustainability"]
            for strategy in goal["strategies"]
        )
    )


def _asks_for_statement(home: Node) -> bool:
    impact = home["socialImpact"]
    return impact["statementRequired"].value is True or impact["evaluation"].given


def _weighs(rfp: Rfp, home: Node) -> bool:
    """Whether the statement has a weight above nothing; a weight that is no number is DOC007's."""
    share = _share(home, rfp)
    if share is not None:
        return share > 0
    weight = home["socialImpact"]["evaluation"]["weight"]
    return weight.given and weight.number is None


def _share(home: Node, rfp: Rfp) -> float | None:
    """Give the percentage that the statement counts for, the least of the lots concerned."""
    evaluation = home["socialImpact"]["evaluation"]
    named = evaluation["awardCriterion"]
    lots = rfp.lots() if home.pointer == rfp.tender.pointer else iter((home,))
    if named.given:
        found = [share for lot in lots for share in shares_of(lot, named.text)]
        if found:
            return min(found)
    return evaluation["weight"].number


def _access_is_demanded(rfp: Rfp) -> bool:
    lots = list(rfp.lots())
    return (
        (bool(lots) and all(map(_speaks_of_access, lots)))
        or any(_is_access_standard(row) for row in rfp.scopes("specifications[*].standards[*]"))
        or any(_is_measured(row) for row in rfp.scopes("socialImpact.metrics[*]"))
        or any(_is_described(row) for row in rfp.scopes("sustainability[*]"))
        or any(map(_asks_for_access, _texts_of_demands(rfp)))
        or any(_access_words().search(one.text) for one in rfp.said("social-actionable"))
    )


def _speaks_of_access(lot: Node) -> bool:
    return lot["hasAccessibilityCriteria"].value is True or lot.given_text(
        "noAccessibilityCriteriaRationale"
    )


def _is_access_standard(standard: Node) -> bool:
    return standard["id"].text in _ACCESSIBILITY_STANDARDS


def _is_measured(metric: Node) -> bool:
    return metric["topic"] == _ACCESSIBILITY and metric.given_text("metric")


def _is_described(goal: Node) -> bool:
    return goal["goal"] == _ACCESSIBILITY and goal.given_text("description")


def _bare_topics_of_access(rfp: Rfp) -> Iterator[Node]:
    goals = [row["goal"] for row in rfp.scopes("sustainability[*]")]
    topics = [row["topic"] for row in rfp.scopes("socialImpact.metrics[*]")]
    yield from (node for node in goals + topics if node == _ACCESSIBILITY)


def _texts_of_demands(rfp: Rfp) -> Iterator[str]:
    for home in homes(rfp):
        members = home.value if isinstance(home.value, dict) else {}
        for name, value in members.items():
            if str(name).partition("_")[0] in _PROSE_OF_ACCESS:
                yield from texts(value)


def texts(value: object) -> list[str]:
    """Give what is said in words; the one id that says something is that of a standard."""
    found: list[str] = []
    _gather(value, schema.names_of_things(), found)
    return found


def _gather(value: object, silent: frozenset[str], found: list[str]) -> None:
    """Add the texts below a value, but for those under keys that are `silent`."""
    if isinstance(value, str):
        found.append(value)
    elif isinstance(value, dict):
        for key, below in value.items():
            if key == "standards" and isinstance(below, list):
                ids = (row.get("id") for row in below if isinstance(row, dict))
                found.extend(said for said in ids if isinstance(said, str))
            if key not in silent:
                _gather(below, silent, found)
    elif isinstance(value, list):
        for below in value:
            _gather(below, silent, found)


def _asks_for_access(text: str) -> bool:
    """Whether a text speaks of access in other words than to say that none is asked."""
    words = list(_access_words().finditer(text))
    if not words or not _negation().search(text):
        return bool(words)
    said = (
        (sentence, word)
        for sentence in re.split(r"[.;!?](?=\s)|\n\s*\n", text)
        for word in _access_words().finditer(sentence)
    )
    return any(not _is_denied(*one) for one in islice(said, _MOST_WORDS))


def _is_denied(sentence: str, word: re.Match[str]) -> bool:
    """Whether a negation governs the word; "what is not accessible is refused" is a demand."""
    before = sentence[max(0, word.start() - _NEAR) : word.start()]
    after = sentence[word.end() : word.end() + _NEAR]
    if _refusal().search(before) or _refusal().search(after):
        return False
    return _denied_before().search(before) is not None or _denied_after().search(after) is not None


@cache
def _negation() -> re.Pattern[str]:
    return re.compile(r"\b(?:no|not|none|aucune?|sans|pas)\b", re.IGNORECASE)


@cache
def _refusal() -> re.Pattern[str]:
    return re.compile(r"\b(?:refus|reject|rejet|disqualif|exclu|écart)", re.IGNORECASE)


@cache
def _denied_before() -> re.Pattern[str]:
    """What ends in "no requirement for", « aucune exigence d' »; "no less than" denies nothing."""
    return re.compile(
        r"\b(?:no|not|none|aucune?|sans|pas)(?!\s+(?:less|lower|later|more|only|just|seulement|"
        r"uniquement|moins|plus)\b)(?:\s+[\w'’-]+){0,4}\s*$",
        re.IGNORECASE,
    )


@cache
def _denied_after() -> re.Pattern[str]:
    return re.compile(
        r"\bnot\s+(?:\w+\s+){0,2}(?:requir|ask|need|necessary|mandatory|appl|expect)"
        r"|\bn(?:e\s|['’])[^,]{0,30}\bpas\b"
        r"|\s*:\s*(?:none|no|not|aucune?|sans\s+objet)\b",
        re.IGNORECASE,
    )


@cache
def _access_words() -> re.Pattern[str]:
    """Stems, since « accessibles » counts too; the code `social.accessibility` does not."""
    return re.compile(
        r"(?<![\w.])(?:accessib|barrier[- ]free|sans\s+obstacle|wcag|en\s+301\s+549)", re.IGNORECASE
    )
