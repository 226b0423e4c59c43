"""Do bidders have the time that the agreements ask for, and is the whole process planned?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final, NamedTuple, cast

from rfplint import tables
from rfplint.builtin import timeline
from rfplint.builtin.timeline import Moment
from rfplint.hooks import check
from rfplint.model import Fix, Text
from rfplint.rfp import Hit, Node, Rfp
from rfplint.tables import Stage

_DAY: Final = dt.timedelta(days=1)
_PLANNED: Final = "plannedProcurementNotice"
_EVIDENCE: Final = {
    "planned": Text("a planned procurement notice", "un avis d'achat prévu"),
    "recurring": Text("a recurring purchase", "un achat récurrent"),
    "urgent": Text("stated urgency", "une urgence motivée"),
    "commercial": Text(
        "commercial goods or services", "des produits ou services commerciaux courants"
    ),
    "noticeElectronic": Text("the electronic notice", "l'avis électronique"),
    "documentsElectronic": Text("documents online", "les documents en ligne"),
    "bidsElectronic": Text("electronic bids", "les soumissions électroniques"),
}
"""What may shorten the period, in the order in which a message names it."""
_TO_BID: Final = Text("to bid", "pour soumissionner")
_TO_ASK: Final = Text("to ask to take part", "pour demander à participer")
_MOVE_END: Final = Text(
    "Move the end of the period to {day}", "Reporter la fin de la période au {day}"
)
_LENGTHEN: Final = Text("Give {days} days", "Accorder {days} jours")
_ANNOUNCE: Final = Text(
    " A planned procurement notice beforehand would let firms prepare.",
    " Un avis d'achat prévu, publié d'avance, permettrait aux entreprises de se préparer.",
)


class _Period(NamedTuple):
    """The time that bidders have: the value that says it, and how many days that makes."""

    said: Node
    start: Moment | None
    end: Moment | None
    days: int


class _Asked(NamedTuple):
    """How many days agreements ask for, and how that number comes about."""

    days: int
    agreements: tuple[Text, ...]
    how: Text


@check("TIM001")
def bid_period_too_short(rfp: Rfp) -> Iterator[Hit]:
    """Find periods for bids that are shorter than the agreements ask, or full of holidays."""
    if rfp.facts["approach"] == "soleSource" or rfp.tender["procurementMethod"] == "direct":
        return
    for home in (rfp.tender, *rfp.lots()):
        if home["tenderPeriod"].given:
            yield from _judge(home)


def _judge(home: Node) -> Iterator[Hit]:
    period = _period(home)
    if period is None:
        end = home["tenderPeriod"]["endDate"]
        if timeline.read(end.text) is not None and not _start(home).given:
            yield end.hit("no-start")
        return
    short = _too_short(home, period)
    if short is not None:
        yield short
    elif period.start is not None and period.end is not None:
        yield from _holidays(period, home.rfp)


def _start(home: Node) -> Node:
    own = home["tenderPeriod"]["startDate"]
    return own if own.given else home.rfp.tender["tenderPeriod"]["startDate"]


def _period(home: Node) -> _Period | None:
    """Give the time for bids; None where the RFP does not tell it, or tells nonsense."""
    start = timeline.read(_start(home).text)
    end = timeline.read(home["tenderPeriod"]["endDate"].text)
    if start is not None and end is not None:
        days = _days(start, end)
        return _Period(home["tenderPeriod"]["endDate"], start, end, days) if days >= 0 else None
    written = home["tenderPeriod"]["durationInDays"]
    number = written.number
    return _Period(written, start, None, int(number)) if number is not None else None


def _days(start: Moment, end: Moment) -> int:
    """Count days as jurisdictions.md 4.1 does: whole ones, or dates where a time is missing."""
    if start.time is not None and end.time is not None:
        return (end.time - start.time) // _DAY
    return (end.day - start.day).days


def _too_short(home: Node, period: _Period) -> Hit | None:
    rfp = home.rfp
    stage, words = _stage(rfp)
    asked = _most_asked(rfp, stage, _evidence(home, period.start))
    covering = _agreements(rfp)
    if asked is None:
        name = "cftaDefaultDays" if covering else "uncoveredDefaultDays"
        asked = _Asked(cast("int", rfp.settings[name]), covering, Text("", ""))
        case = "reasonable" if covering else "uncovered"
    else:
        case = "short"
    if period.days >= asked.days:
        return None
    return period.said.hit(
        case,
        period=_counted(period.days),
        stage=words,
        agreement=asked.agreements,
        minimum=_counted(asked.days),
        how=asked.how,
        fix=_longer(period, asked.days),
    )


def _stage(rfp: Rfp) -> tuple[str, Text]:
    """Say which stage the period is for: of a selective procedure in two, the first."""
    if rfp.tender["procurementMethod"] != "selective":
        return "open", _TO_BID
    return ("requests", _TO_ASK) if rfp.tender["secondStage"].given else ("selective", _TO_BID)


def _agreements(rfp: Rfp) -> tuple[Text, ...]:
    covering = cast("tuple[str, ...]", rfp.facts["agreements"])
    return tuple(tables.agreements()[code] for code in covering)


def _most_asked(rfp: Rfp, stage: str, evidence: frozenset[str]) -> _Asked | None:
    """Give the greatest number of days; agreements that ask it for the same reasons are named."""
    found: list[_Asked] = []
    for code in cast("tuple[str, ...]", rfp.facts["agreements"]):
        row = tables.tender_periods().get(code)
        if row is not None and row.validity.holds(rfp.as_of or ""):
            days, how = _minimum(row.stages[stage], evidence)
            found.append(_Asked(max(days, row.floor), (tables.agreements()[code],), how))
    if not found:
        return None
    most = max(found, key=lambda asked: asked.days)
    same = [one for one in found if (one.days, one.how) == (most.days, most.how)]
    return most._replace(agreements=tuple(name for one in same for name in one.agreements))


def _minimum(stage: Stage, evidence: frozenset[str]) -> tuple[int, Text]:
    taken = {name: days for name, days in stage.less.items() if name in evidence}
    days = stage.base - sum(taken.values())
    caps = [cap for cap in stage.caps if cap.evidence <= evidence and cap.days < days]
    if not caps:
        return days, _less(stage.base, taken)
    least = min(caps, key=lambda cap: cap.days)
    names = [text for name, text in _EVIDENCE.items() if name in least.evidence]
    en, fr = _listed([name.en for name in names], "and"), _listed([name.fr for name in names], "et")
    return least.days, Text(f"shortened by {en}", f"abrégé par {fr}")


def _less(base: int, taken: dict[str, int]) -> Text:
    """Say which reductions apply: `40 days, less 5 for the electronic notice and 5 for …`."""
    if not taken:
        return Text("nothing in the RFP shortens it", "rien ne l'abrège dans l'appel d'offres")
    number = _counted(base)
    en = _listed([f"{days} for {_EVIDENCE[name].en}" for name, days in taken.items()], "and")
    fr = _listed([f"{days} pour {_EVIDENCE[name].fr}" for name, days in taken.items()], "et")
    return Text(f"{number.en}, less {en}", f"{number.fr}, moins {fr}")


def _listed(items: list[str], last: str) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {last} {items[-1]}"


def _counted(days: int) -> Text:
    return Text(
        f"{days} day" if days == 1 else f"{days} days",
        f"{days} jour" if days in (0, 1) else f"{days} jours",
    )


def _evidence(home: Node, start: Moment | None) -> frozenset[str]:
    """Give what the RFP itself shows and what may shorten the period (jurisdictions.md 4.2)."""
    rfp = home.rfp
    planned = start is not None and is_announced(rfp, start)
    procedure = rfp.tender["procedure"]
    shown = {
        "noticeElectronic": rfp.settings["assumeElectronicNotice"] is True,
        "documentsElectronic": _documents_are_online(rfp, start),
        "bidsElectronic": _bids_are_electronic(home),
        "planned": planned,
        "recurring": planned and rfp.tender.get("hasRecurrence") is True,
        "urgent": procedure.get("isAccelerated") is True
        and procedure.given_text("acceleratedRationale"),
        "commercial": rfp.tender.get("commercialGoodsOrServices") is True,
    }
    return frozenset(name for name, holds in shown.items() if holds)


def _documents_are_online(rfp: Rfp, start: Moment | None) -> bool:
    """Whether every document could be fetched from the first day; none listed, the notice does."""
    if not rfp.tender["documents"].given:
        return rfp.settings["assumeElectronicNotice"] is True
    late = tables.evidence().documents_late_days
    for document in rfp.tender["documents"]:
        published = document["datePublished"]
        day = timeline.read(published.text)
        in_time = not published.given or (
            day is not None and start is not None and (day.day - start.day).days <= late
        )
        if not (document.gives("url") and in_time):
            return False
    return True


def _bids_are_electronic(home: Node) -> bool:
    terms = home["submissionTerms"]
    policy = terms["electronicSubmissionPolicy"]
    if not policy.given:
        policy = home.rfp.tender.at("submissionTerms.electronicSubmissionPolicy")
    ways = home.rfp.tender["submissionMethod"].value
    electronic = isinstance(ways, list) and "electronicSubmission" in ways
    return electronic or policy.text in ("required", "allowed")


def is_announced(rfp: Rfp, start: Moment) -> bool:
    """Say whether a planned procurement notice came out long enough before the start."""
    return any(
        _in_time(timeline.read(document["datePublished"].text), start)
        for document in rfp["planning"]["documents"]
        if document.get("documentType") == _PLANNED
    )


def _in_time(published: Moment | None, start: Moment) -> bool:
    if published is None:
        return False
    known = tables.evidence()
    years, month = divmod(published.day.month - 1 + known.planned_most_months, 12)
    expires = (published.day.year + years, month + 1, published.day.day)
    begins = (start.day.year, start.day.month, start.day.day)
    return expires >= begins and (start.day - published.day).days >= known.planned_least_days


def _longer(period: _Period, minimum: int) -> Fix | None:
    """Propose the end that gives the minimum; it keeps the time of day."""
    if period.end is None:
        title = _LENGTHEN.fill(days=minimum)
        return Fix(title, safe=False, proposal=f"durationInDays: {minimum}\n")
    try:
        day = period.end.day + (minimum - period.days) * _DAY
    except OverflowError:
        return None
    proposal = f'endDate: "{day.isoformat()}{period.said.text[10:]}"\n'
    return Fix(_MOVE_END.fill(day=day.isoformat()), safe=False, proposal=proposal)


def _holidays(period: _Period, rfp: Rfp) -> Iterator[Hit]:
    assert period.start is not None
    share = cast("float", rfp.settings["holidayShare"])
    first = period.start.day.toordinal()
    count = sum(_holidays_of(year, first, period.days) for year in _years(period))
    if count and count >= share * period.days:
        yield period.said.hit("holidays", count=count, period=_counted(period.days))


def _years(period: _Period) -> range:
    """Holidays that begin in the year before may reach into the period."""
    assert period.start is not None
    assert period.end is not None
    return range(max(period.start.day.year - 1, 1), min(period.end.day.year, 9998) + 1)


def _holidays_of(year: int, first: int, days: int) -> int:
    """Count the days of a period that fall into the holidays that begin in a year."""
    begin, end = tables.evidence().holidays
    start = dt.date.fromisoformat(f"{year:04}-{begin}").toordinal()
    last = dt.date.fromisoformat(f"{year + 1:04}-{end}").toordinal()
    return max(0, min(last + 1, first + days) - max(start, first))


@check("TIM002")
def process_too_long_or_unplanned(rfp: Rfp) -> Iterator[Hit]:
    """Find processes of which nobody knows the end, or that take longer than firms can wait."""
    award = rfp.tender["awardPeriod"]
    end = award["endDate"]
    if not end.given:
        if not award["durationInDays"].given:
            yield end.hit("undated")
        return
    first = timeline.read(rfp.tender["tenderPeriod"]["startDate"].text)
    last = timeline.read(end.text)
    if first is None or last is None:
        return
    limit, days = _longest(rfp), _days(first, last)
    if days > limit:
        advice = Text("", "") if is_announced(rfp, first) else _ANNOUNCE
        yield end.hit("long", days=days, limit=limit, advice=advice)


def _longest(rfp: Rfp) -> int:
    staged = rfp.facts["approach"] == "challenge" or rfp.tender["secondStage"].given
    return cast("int", rfp.settings["maxDaysInStages" if staged else "maxDays"])
