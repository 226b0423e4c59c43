"""What holds on which day? The dated tables of `policies/core/tables`, read when first needed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple, cast

from rfplint import resources
from rfplint.model import Text

_Data = Mapping[str, object]


class Validity(NamedTuple):
    """From when until when a row holds (ISO 8601, both days included), and who says so.

    `verified` is True where somebody has compared the row with the official text.
    """

    first: str | None
    last: str | None
    source: str
    verified: bool

    def holds(self, day: str) -> bool:
        """Say whether the row holds on a day."""
        return (self.first or day) <= day <= (self.last or day)


class Threshold(NamedTuple):
    """From which value an agreement covers what a class of buyers buys.

    `amount` is None where nobody has found it out; `regions` limit the row, none does not.
    """

    agreement: str
    entity_class: str
    categories: tuple[str, ...]
    amount: float | None
    approximate: bool
    regions: tuple[str, ...]
    validity: Validity


class Cap(NamedTuple):
    """At most so many days where all of `evidence` is there."""

    evidence: frozenset[str]
    days: int


class Stage(NamedTuple):
    """How many days a stage takes: a base, what each piece of evidence takes off, and caps."""

    base: int
    less: Mapping[str, int]
    caps: tuple[Cap, ...]


class TenderPeriod(NamedTuple):
    """The days that an agreement gives bidders, by stage: `open`, `selective`, `requests`."""

    agreement: str
    floor: int
    stages: Mapping[str, Stage]
    validity: Validity


class Evidence(NamedTuple):
    """What counts as evidence for a shorter period, and when the holidays are (month and day)."""

    planned_least_days: int
    planned_most_months: int
    documents_late_days: int
    holidays: tuple[str, str]


class Statute(NamedTuple):
    """A rule on data, privacy or accessibility, and whom it binds.

    `limits_place` is the place to which the rule itself confines data, `limits_for` the kinds
    of data that it confines, none for all. `on` is False while the rule is held back by a switch.
    """

    code: str
    selector: str
    title: Text
    limits_place: str | None
    limits_for: tuple[str, ...]
    on: bool
    validity: Validity


class Languages(NamedTuple):
    """The languages in which a buyer must publish; `buyers` are names, if only they are bound."""

    selector: str
    languages: tuple[str, ...]
    buyers: tuple[str, ...]
    validity: Validity


@cache
def agreements() -> Mapping[str, Text]:
    """Give the trade agreements and laws that may cover a purchase, and what to call them."""
    return {str(row["code"]): _text(row["name"]) for row in _rows("agreements")}


@cache
def thresholds() -> tuple[Threshold, ...]:
    """Give every threshold of every year."""
    return tuple(map(_threshold, _rows("thresholds")))


@cache
def uncertainty() -> float:
    """Give the share by which a value must differ from an approximate threshold."""
    return cast("float", _table("thresholds")["uncertainty"])


@cache
def tender_periods() -> Mapping[str, TenderPeriod]:
    """Give the least days for bidders, by agreement; those that set no number have none."""
    return {str(row["agreement"]): _tender_period(row) for row in _rows("tender-periods")}


@cache
def evidence() -> Evidence:
    """Give what counts as evidence for a shorter tender period."""
    known = cast("Mapping[str, _Data]", _table("tender-periods")["evidence"])
    planned, holidays = known["plannedNotice"], known["holidays"]
    return Evidence(
        planned_least_days=cast("int", planned["leastDays"]),
        planned_most_months=cast("int", planned["mostMonths"]),
        documents_late_days=cast("int", known["documentsLateDays"]),
        holidays=(str(holidays["from"]), str(holidays["to"])),
    )


@cache
def statutes() -> Mapping[str, Statute]:
    """Give every statute by its code."""
    return {str(row["id"]): _statute(row) for row in _rows("statutes")}


@cache
def languages() -> tuple[Languages, ...]:
    """Give the duties to publish in a language."""
    return tuple(map(_languages, _rows("languages")))


def statutes_that_bind(selectors: tuple[str, ...], day: str | None) -> Iterator[Statute]:
    """Give the statutes in force on a day that bind a buyer for whom the selectors hold.

    Where no day is known they are those in force on any.
    """
    for statute in statutes().values():
        in_force = statute.on and (day is None or statute.validity.holds(day))
        if in_force and statute.selector in selectors:
            yield statute


@cache
def _table(name: str) -> _Data:
    return cast("_Data", json.loads(resources.read("policies", "core", "tables", f"{name}.json")))


def _rows(name: str) -> list[_Data]:
    return cast("list[_Data]", _table(name)["rows"])


def _validity(row: _Data) -> Validity:
    return Validity(
        cast("str | None", row["valid_from"]),
        cast("str | None", row["valid_to"]),
        str(row["source"]),
        row["verified"] is True,
    )


def _texts(row: _Data, name: str) -> tuple[str, ...]:
    return tuple(cast("list[str]", row.get(name, [])))


def _text(value: object) -> Text:
    both = cast("Mapping[str, str]", value)
    return Text(both["en"], both["fr"])


def _threshold(row: _Data) -> Threshold:
    return Threshold(
        agreement=str(row["agreement"]),
        entity_class=str(row["entityClass"]),
        categories=_texts(row, "categories"),
        amount=cast("float | None", row["amount"]),
        approximate=row.get("approximate") is True,
        regions=_texts(row, "regions"),
        validity=_validity(row),
    )


def _tender_period(row: _Data) -> TenderPeriod:
    stages = cast("Mapping[str, _Data]", row["stages"])
    return TenderPeriod(
        agreement=str(row["agreement"]),
        floor=cast("int", row["floor"]),
        stages={name: _stage(stage) for name, stage in stages.items()},
        validity=_validity(row),
    )


def _stage(data: _Data) -> Stage:
    caps = cast("list[_Data]", data["atMost"])
    return Stage(
        base=cast("int", data["base"]),
        less=cast("Mapping[str, int]", data["less"]),
        caps=tuple(Cap(frozenset(_texts(cap, "with")), cast("int", cap["days"])) for cap in caps),
    )


def _statute(row: _Data) -> Statute:
    return Statute(
        code=str(row["id"]),
        selector=str(row["selector"]),
        title=_text(row["title"]),
        limits_place=cast("str | None", row["limitsPlace"]),
        limits_for=_texts(row, "limitsFor"),
        on=row.get("switch") != "off",
        validity=_validity(row),
    )


def _languages(row: _Data) -> Languages:
    return Languages(
        selector=str(row["selector"]),
        languages=_texts(row, "languages"),
        buyers=_texts(row, "buyers"),
        validity=_validity(row),
    )
