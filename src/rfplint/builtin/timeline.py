"""Can the dates be read, and do they follow each other?"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache, lru_cache
from typing import Final, NamedTuple

from rfplint.hooks import check
from rfplint.model import Fix, Pointer, Text
from rfplint.rfp import Hit, Node, Rfp

_BLOCKS: Final = (("planning",), ("tender",))
_LIST_OF_DATES: Final = "alternativeDates"
_DATES: Final = frozenset(
    (
        "startDate",
        "endDate",
        "maxExtentDate",
        "dueDate",
        "dateMet",
        "dateModified",
        "datePublished",
        "futureNoticeDate",
        "invitationDate",
        _LIST_OF_DATES,
    )
)
_STAGES: Final = (
    (("enquiryPeriod", "endDate"), ("tenderPeriod", "endDate")),
    (("tenderPeriod", "endDate"), ("awardPeriod", "endDate")),
    (("tenderPeriod", "endDate"), ("contractPeriod", "startDate")),
)
"""The first may not be later than the second."""
_BEFORE_THE_NOTICE: Final = "preProcurement"
_DAYS_OFF: Final = 1


class Moment(NamedTuple):
    """A date, with the time where one is written."""

    day: dt.date
    time: dt.datetime | None

    def is_after(self, other: Moment) -> bool:
        """Whether this is surely later: a date without a time is the whole day."""
        if self.time is None or other.time is None:
            return self.day > other.day
        return self.time > other.time


@check("TIM003")
def dates_out_of_order(rfp: Rfp) -> Iterator[Hit]:
    """Dates that no calendar has, that lack a time zone, or that come before an earlier one."""
    dates = dict(_dates(rfp))
    native = rfp.facts["origin"] == "native"
    for pointer, text in dates.items():
        if _is_unreadable(text, native=native) and rfp.is_given(text):
            yield _node(rfp, pointer).hit("unreadable")
    for first, then in _pairs(rfp, dates):
        if first in dates and then in dates:
            yield from _order(rfp, first, then, dates)
    for home in (rfp.tender, *rfp.lots()):
        if home.plain("tenderPeriod.durationInDays") is not None:
            yield from _duration(home["tenderPeriod"])


def _pairs(rfp: Rfp, dates: Collection[Pointer]) -> Iterator[tuple[Pointer, Pointer]]:
    """Give what must not be later than what; what a lot does not say the tender says."""
    for pointer in dates:
        if pointer[-1] == "endDate":
            yield (*pointer[:-1], "startDate"), pointer
            yield pointer, (*pointer[:-1], "maxExtentDate")
    lots = [lot.pointer for lot in rfp.lots()]
    for first, then in _STAGES:
        yield ("tender", *first), ("tender", *then)
        for lot in lots:
            own = [(*lot, *stage) in dates for stage in (first, then)]
            if any(own):
                homes = [lot if here else ("tender",) for here in own]
                yield (*homes[0], *first), (*homes[1], *then)
    for milestone in rfp.tender["milestones"]:
        if milestone.get("type") != _BEFORE_THE_NOTICE:
            yield ("tender", "tenderPeriod", "startDate"), (*milestone.pointer, "dueDate")


def _order(rfp: Rfp, first: Pointer, then: Pointer, dates: Mapping[Pointer, str]) -> Iterator[Hit]:
    earlier, later = read(dates[first]), read(dates[then])
    if earlier is None or later is None or not earlier.is_after(later):
        return
    said = Text(
        f"this date must not be later: {dates[first]}",
        f"cette date ne doit pas être plus tardive\u00a0: {dates[first]}",
    )
    yield _node(rfp, then).hit(
        "order",
        related=(_node(rfp, first).beside(said),),
        field=_field(then),
        other=_field(first),
        otherDate=dates[first],
    )


def _duration(period: Node) -> Iterator[Hit]:
    written = period["durationInDays"]
    if written.number is None:
        return
    start, end = read(period["startDate"].text), read(period["endDate"].text)
    if start is None or end is None:
        return
    days = (end.day - start.day).days
    if days >= 0 and abs(written.number - days) > _DAYS_OFF:
        title = Text(f"Write {days} days", f"Écrire {days} jours")
        fix = Fix(title, safe=True, proposal=f"durationInDays: {days}\n")
        yield written.hit("duration", days=days, fix=fix)


def _field(pointer: Pointer) -> str:
    """Name a field as a buyer finds it: `lots[1].tenderPeriod.endDate` is below the tender."""
    below = pointer[1:] if pointer[0] == "tender" else pointer
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in below)
    return "".join(steps).lstrip(".")


def _node(rfp: Rfp, pointer: Pointer) -> Node:
    node: Node = rfp
    for step in pointer:
        node = node[step]
    return node


def _dates(rfp: Rfp) -> Iterator[tuple[Pointer, str]]:
    """Give every date of planning and tender."""
    for at, block in rfp.blocks_with(_DATES):
        if at[:1] not in _BLOCKS:
            continue
        for key in _DATES.intersection(block):
            said = block[key]
            if isinstance(said, str):
                yield (*at, key), said
            elif key == _LIST_OF_DATES and isinstance(said, list):
                dated = enumerate(said)
                yield from (((*at, key, i), item) for i, item in dated if isinstance(item, str))


def _is_unreadable(text: str, *, native: bool) -> bool:
    """Say whether a text is no date-time of RFC 3339; a native RFP may write the day alone."""
    moment = read(text)
    return moment is None or (moment.time is None and not native)


@cache
def _shape() -> re.Pattern[str]:
    time = r"[Tt]([0-9]{2}:){2}[0-9]{2}(\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})"
    return re.compile(rf"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}({time})?")


@lru_cache(maxsize=256)
def read(text: str) -> Moment | None:
    """Read a date or date-time as RFC 3339 writes it; None for all else."""
    if _shape().fullmatch(text) is None:
        return None
    try:
        time = dt.datetime.fromisoformat(text.upper())
    except ValueError:
        return None
    return Moment(time.date(), time if len(text) > len("2026-04-01") else None)
