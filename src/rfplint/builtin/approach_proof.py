"""What an approach must show: the market was asked, what follows is known, the offer is unique."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from rfplint.builtin import documents, timeline
from rfplint.builtin.sole_source import is_available
from rfplint.hooks import check
from rfplint.model import Fix, Span, Text
from rfplint.rfp import Beside, Hit, Node, Rfp

_INNOVATION: Final = (
    "economic.innovativePurchase",
    "economic.marketInnovationPromotion",
    "economic.processInnovationPromotion",
    "economic.productInnovationPromotion",
    "economic.researchDevelopmentActivities",
)
_ASKED_THE_MARKET: Final = ("preProcurement", "engagement")
_NEW_HERE: Final = Text("what is sought is called new here", "le besoin est dit nouveau ici")
_WITH_FOLLOW_ON: Final = ("challenge", "pilot")
_CHOSEN: Final = ("direct", "limited")
_AFTER_A_TRIAL: Final = ("pilotFollowOn", "prototype")
_UNIQUE: Final = (
    "compatibility",
    "exclusiveRights",
    "technicalMonopoly",
    "uniqueIntellectualProperty",
)
_FOLLOW_ON_TERMS: Final = {
    "maximumValue": Text(
        "the most it may cost (`maximumValue`)", "la valeur maximale (`maximumValue`)"
    ),
    "conditions": Text(
        "the conditions to be met (`conditions`)", "les conditions à remplir (`conditions`)"
    ),
}
_EARLIER: Final = Text(
    "the identifier of the earlier process", "l'identifiant du processus antérieur"
)
_ANNOUNCED: Final = Text(
    "the document that announced the purchase", "le document qui annonçait l'achat"
)
_SCAN: Final = Text("a market scan among the documents", "une étude de marché parmi les documents")
_NO_CONFLICT: Final = Text(
    "a conflict-of-interest declaration (or a notice period in which others may object)",
    "une déclaration de conflits d'intérêts (ou un délai d'avis pendant lequel d'autres peuvent"
    " s'opposer)",
)


@check("APR002")
def traditional_for_novel_technology(rfp: Rfp) -> Iterator[Hit]:
    """A traditional call for something new, without a look at the market before."""
    approach = rfp.tender["approach"]
    if approach != "traditional" or _was_market_asked(rfp):
        return
    new = next(_signs_of_novelty(rfp), None)
    if new is not None:
        yield approach.hit(related=(new,), value=approach)


def _signs_of_novelty(rfp: Rfp) -> Iterator[Beside]:
    for row in rfp.scopes("sustainability[*]"):
        if row.get("goal") in _INNOVATION:
            yield row["goal"].beside(_NEW_HERE)
    listed = rfp.settings["novelWords"]
    words = tuple(map(str, listed)) if isinstance(listed, list | tuple) else ()
    for node in _headlines(rfp):
        found = _phrases(words).search(node.text) if words else None
        if found is not None:
            yield Beside(node.pointer, _NEW_HERE, within=Span(*found.span()))


def _headlines(rfp: Rfp) -> Iterator[Node]:
    for home, names in ((rfp.tender, ("title", "description")), (rfp["planning"], ("rationale",))):
        for key, said in (home.value if isinstance(home.value, dict) else {}).items():
            if isinstance(said, str) and str(key).partition("_")[0] in names:
                yield home[key]


@cache
def _phrases(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Find phrases as whole words, in any case, with or without their accents."""
    found = (r"[\s-]+".join(map(_word, phrase.split())) for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:{'|'.join(filter(None, found))})(?!\w)", re.IGNORECASE)


def _word(word: str) -> str:
    return "".join(_ACCENTED.get(letter, re.escape(letter)) for letter in word.casefold())


_ACCENTED: Final = {
    letter: f"[{group}]"
    for group in ("aàâä", "cç", "eéèêë", "iîï", "oôö", "uùûü")
    for letter in group
}


def _was_market_asked(rfp: Rfp) -> bool:
    if any(document.get("documentType") == "marketStudies" for document in documents.listed(rfp)):
        return True
    events = (*rfp["planning"]["milestones"], *rfp.tender["milestones"])
    return any(event.get("type") in _ASKED_THE_MARKET and _was_before(event) for event in events)


def _was_before(event: Node) -> bool:
    """Whether an event came before the notice; where its date is unknown, it is believed."""
    opens = timeline.read(event.rfp.tender["tenderPeriod"]["startDate"].text)
    dates = (timeline.read(event[name].text) for name in ("dateMet", "dueDate"))
    held = [date for date in dates if date is not None]
    return bool(held) and (opens is None or any(opens.is_after(date) for date in held))


@check("APR009")
def pilot_to_contract_undisclosed(rfp: Rfp) -> Iterator[Hit]:
    """What may follow a pilot is not said in time, or was not when it was bought."""
    approach = rfp.facts["approach"]
    if approach in _WITH_FOLLOW_ON:
        yield from _follow_on(rfp.tender[str(approach)])
    elif approach == "soleSource":
        yield from _later_purchase(rfp)


def _follow_on(block: Node) -> Iterator[Hit]:
    follow = block["followOn"]
    if block.given and not isinstance(block.value, dict):
        return
    if not follow.given:
        if block.given or block.rfp.facts["approachInferred"] is not True:
            yield follow.hit("no-follow-on", fix=_say_what_follows(block))
    elif isinstance(follow.value, dict) and _skips_competition(follow):
        missing = tuple(said for name, said in _FOLLOW_ON_TERMS.items() if not follow[name].given)
        if missing:
            yield follow.hit("open-ended", on="key", missing=missing, fix=_bound(block))


def _skips_competition(follow: Node) -> bool:
    unsaid = not follow["method"].given and follow.given_text("description")
    return follow.get("method") in _CHOSEN or follow["guaranteed"].value is True or unsaid


def _say_what_follows(block: Node) -> Fix:
    title = Text("Say what comes after", "Dire ce qui vient ensuite")
    return _in_follow_on(block, title, "guaranteed: false", "method: open")


def _bound(block: Node) -> Fix:
    title = Text(
        "State the most it may cost and on what conditions",
        "Indiquer la valeur maximale et les conditions",
    )
    lines = ("maximumValue:", "  amount: TODO", "  currency: CAD", "conditions: [TODO]")
    return _in_follow_on(block, title, *lines)


def _in_follow_on(block: Node, title: Text, *lines: str) -> Fix:
    below = "".join(f"      {line}\n" for line in lines)
    proposal = f"tender:\n  {block.pointer[-1]}:\n    followOn:\n{below}"
    return Fix(title, safe=False, proposal=proposal)


def _later_purchase(rfp: Rfp) -> Iterator[Hit]:
    block = rfp.tender["soleSource"]
    ground = block["ground"]
    related = [row for row in rfp["relatedProcesses"] if _relates(row, "prior")]
    follows = ground.text in _AFTER_A_TRIAL or bool(related)
    unknown = rfp.facts["approachInferred"] is True and not ground.given
    if not follows or unknown or _has_other_ground(ground):
        return
    missing = tuple(_undisclosed(related, block["priorDisclosure"]["documentId"]))
    if missing:
        yield ground.hit("undisclosed", missing=missing)


def _relates(row: Node, code: str) -> bool:
    return any(kind == code for kind in row["relationship"])


def _has_other_ground(ground: Node) -> bool:
    return ground.given and ground.text not in _AFTER_A_TRIAL and is_available(ground)


def _undisclosed(related: list[Node], announced: Node) -> Iterator[Text]:
    if not any(row["identifier"].given for row in related):
        yield _EARLIER
    if documents.named(announced) is None:
        yield _ANNOUNCED


@check("APR010")
def unique_offering_unevidenced(rfp: Rfp) -> Iterator[Hit]:
    """A unique offer without a market scan or a chance to object; a way through a subcontract."""
    block = rfp.tender["soleSource"]
    if block["ground"].text in _UNIQUE:
        missing = tuple(_evidence_lacking(block))
        if missing:
            yield block.hit("unevidenced", on="key", missing=missing)
    if rfp.facts["approach"] == "soleSource":
        for row in rfp["relatedProcesses"]:
            if _relates(row, "subContract"):
                yield row["relationship"].hit("subcontract-route")


def _evidence_lacking(block: Node) -> Iterator[Text]:
    scan = documents.named(block["marketScan"]["documentId"])
    if scan is None:
        yield _SCAN
    elif _is_stale(scan):
        months = block.rfp.settings["maxScanAgeMonths"]
        yield Text(
            f"a market scan published in the {months} months before the call opens",
            f"une étude de marché publiée dans les {months} mois qui précèdent l'appel",
        )
    declared = any(_declares(each) for each in documents.listed(block.rfp))
    if not declared and not block["noticePeriod"].given:
        yield _NO_CONFLICT


def _declares(document: Node) -> bool:
    return document.get("documentType") == "conflictOfInterest"


def _is_stale(scan: Node) -> bool:
    opens = timeline.read(scan.rfp.tender["tenderPeriod"]["startDate"].text)
    months = scan.rfp.settings["maxScanAgeMonths"]
    if opens is None or not isinstance(months, int | float):
        return False
    published = timeline.read(scan["datePublished"].text)
    if published is None:
        return True
    return not _months_before(opens.day, int(months)) <= published.day <= opens.day


def _months_before(day: dt.date, months: int) -> dt.date:
    """Go back by calendar months; the 31st becomes the last day of a shorter month."""
    import calendar

    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    if year < 1:
        return dt.date.min
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last))
