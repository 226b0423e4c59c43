"""The dated tables: every row says when it holds and who says so."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import cast

import pytest

from rfplint import jurisdiction, tables
from rfplint.tables import Validity

FOLDER = Path(__file__).parent.parent / "policies" / "core" / "tables"
FILES = sorted(FOLDER.glob("*.json"))
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def rows(file: Path) -> list[Mapping[str, object]]:
    return cast("list[Mapping[str, object]]", json.loads(file.read_text("utf-8"))["rows"])


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_row_says_when_it_holds_and_who_says_so(file: Path) -> None:
    for row in rows(file):
        days = [row["valid_from"], row["valid_to"]]
        assert all(day is None or _DAY.fullmatch(str(day)) for day in days), row
        assert None in days or str(days[0]) <= str(days[1]), row
        assert row["source"], row
        assert isinstance(row["verified"], bool), row


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_table_stands_in_the_page_about_them(file: Path) -> None:
    assert f"`{file.name}`" in (FOLDER / "README.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        ("2025-12-31", False),
        ("2026-01-01", True),
        ("2027-12-31", True),
        ("2028-01-01", False),
    ],
)
def test_both_days_of_a_row_are_included(day: str, *, holds: bool) -> None:
    assert Validity("2026-01-01", "2027-12-31", "s", verified=True).holds(day) is holds


@pytest.mark.parametrize("agreement", ["EU-DIR-2014-24", "GB-PA2023"])
def test_the_days_that_hold_only_abroad_are_verified(agreement: str) -> None:
    assert tables.tender_periods()[agreement].validity.verified


def test_a_row_without_limits_holds_on_every_day() -> None:
    assert Validity(None, None, "s", verified=False).holds("1999-01-01")


def test_selectors_and_regions_exist() -> None:
    named = [statute.selector for statute in tables.statutes().values()]
    named += [row.selector for row in tables.languages()]
    named += [region for row in tables.thresholds() for region in row.regions]
    assert [name for name in named if not jurisdiction.is_selector(name)] == []


def test_agreements_of_other_tables_are_known() -> None:
    beside = {row.agreement for row in tables.thresholds()} - {"GCR"}
    assert beside | set(tables.tender_periods()) <= set(tables.agreements())


def test_nova_scotia_confines_data_to_canada_before_and_after_its_new_act() -> None:
    selectors = ("CA-NS@municipal", "CA-NS", "CA")
    for day, code in (("2027-03-31", "ns-piidpa"), ("2027-04-01", "ns-foipop")):
        confining = [s for s in tables.statutes_that_bind(selectors, day) if s.limits_place]
        assert [(s.code, s.limits_place) for s in confining] == [(code, "CA")]


def test_a_statute_that_is_switched_off_binds_nobody() -> None:
    bound = tables.statutes_that_bind(("CA-ON@municipal", "CA-ON", "CA"), "2030-01-01")
    assert "on-bill97" not in [statute.code for statute in bound]
