"""Can the dates be read, and do they follow each other?"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from rfplint.hooks import check
from rfplint.model import Fix, Pointer, Text
from rfplint.rfp import Hit, Node, Rfp

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
_PAIRS: Final = (
    ("enquiryPeriod.endDate", "tenderPeriod.endDate"),
    ("tenderPeriod.endDate", "awardPeriod.endDate"),
    ("tenderPeriod.endDate", "contractPeriod.startDate"),
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
    native = rfp.facts["origin"] == "native"
    for block in (rfp["planning"], rfp.tender):
        for node in _dates(block):
            if node.given and node.text and _is_unreadable(node.text, native=native):
                yield node.hit("unreadable")
    for period in _periods(rfp.tender):
        yield from _order(period["startDate"], period["endDate"])
        yield from _order(period["endDate"], period["maxExtentDate"])
    for home in (rfp.tender, *rfp.lots()):
        yield from _order_of_stages(rfp.tender, home)
        yield from _duration(home["tenderPeriod"])
    for milestone in rfp.tender["milestones"]:
        if milestone["type"] != _BEFORE_THE_NOTICE:
            yield from _order(rfp.tender.at("tenderPeriod.startDate"), milestone["dueDate"])


def _order_of_stages(tender: Node, home: Node) -> Iterator[Hit]:
    """Compare the stages; what a lot does not say the tender says."""
    for first, then in _PAIRS:
        if home.at(first).exists or home.at(then).exists:
            earlier = _own_or_shared(home, tender, first)
            yield from _order(earlier, _own_or_shared(home, tender, then))


def _own_or_shared(home: Node, tender: Node, path: str) -> Node:
    own = home.at(path)
    return own if own.exists else tender.at(path)


def _order(first: Node, then: Node) -> Iterator[Hit]:
    earlier, later = read(first.text), read(then.text)
    if earlier is not None and later is not None and earlier.is_after(later):
        said = Text(
            f"this date must not be later: {first.text}",
            f"cette date ne doit pas être plus tardive\u00a0: {first.text}",
        )
        yield then.hit(
            "order",
            related=(first.beside(said),),
            field=_field(then.pointer),
            other=_field(first.pointer),
            otherDate=first.text,
        )


def _duration(period: Node) -> Iterator[Hit]:
    written = period["durationInDays"]
    start, end = read(period["startDate"].text), read(period["endDate"].text)
    if written.number is None or start is None or end is None:
        return
    days = (end.day - start.day).days
    if days >= 0 and abs(written.number - days) > _DAYS_OFF:
        title = Text(f"Write {days} days", f"Écrire {days} jours")
        fix = Fix(title, safe=True, proposal=f"durationInDays: {days}\n")
        yield written.hit("duration", days=days, fix=fix)


def _field(pointer: Pointer) -> str:
    """Name a field as a buyer finds it: `lots[1].tenderPeriod.endDate`, below the tender."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in pointer[1:])
    return "".join(steps).lstrip(".")


def _dates(node: Node) -> Iterator[Node]:
    """Give every date below: plain values are walked, Nodes are made for dates alone."""
    for steps in _found(node.value, ()):
        found = node
        for step in steps:
            found = found[step]
        yield from (found if steps[-1] == _LIST_OF_DATES else (found,))


def _found(value: object, at: Pointer) -> Iterator[Pointer]:
    if isinstance(value, dict):
        for key, below in value.items():
            if key in _DATES:
                yield (*at, key)
            elif isinstance(below, dict | list):
                yield from _found(below, (*at, key))
    elif isinstance(value, list):
        for index, below in enumerate(value):
            yield from _found(below, (*at, index))


def _periods(tender: Node) -> Iterator[Node]:
    for steps in _found(tender.value, ()):
        if steps[-1] == "endDate":
            period = tender
            for step in steps[:-1]:
                period = period[step]
            yield period


def _is_unreadable(text: str, *, native: bool) -> bool:
    """Say whether a text is no date-time of RFC 3339; a native RFP may write the day alone."""
    moment = read(text)
    return moment is None or (moment.time is None and not native)


@cache
def _shape() -> re.Pattern[str]:
    time = r"[Tt]([0-9]{2}:){2}[0-9]{2}(\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})"
    return re.compile(rf"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}({time})?")


def read(text: str) -> Moment | None:
    """Read a date or date-time as RFC 3339 writes it; None for all else."""
    if _shape().fullmatch(text) is None:
        return None
    try:
        time = dt.datetime.fromisoformat(text.upper())
    except ValueError:
        return None
    return Moment(time.date(), time if len(text) > len("2026-04-01") else None)
