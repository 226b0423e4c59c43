"""Each row of the guide for authors is a policy that finds what it says."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from policy_head import HEAD
from rfplint import catalogue, testing

ROWS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent.parent / "docs" / "authoring-rows.yaml").read_text(encoding="utf-8")
)


def rfp(tender: Mapping[str, object], language: str) -> dict[str, object]:
    address = {"region": "QC", "country": "CA"}
    buyer = {"id": "CA-1", "name": "City"}
    parties = [{**buyer, "address": address}]
    return {
        "rfp": "1.0",
        "language": language,
        "buyer": buyer,
        "parties": parties,
        "tender": deepcopy(tender),
    }


def test_the_table_has_at_least_25_rows() -> None:
    assert len(ROWS) == 25


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["en"])
def test_what_a_row_writes_finds_what_the_row_says(row: dict[str, Any], tmp_path: Path) -> None:
    examples = [
        {kind: rfp(row[kind], language)} for kind in ("bad", "good") for language in ("en", "fr")
    ]
    pack = {"pack": "rows", "version": "1.0.0", "title": {"en": "r", "fr": "r"}}
    more = {"licence": "Apache-2.0", "requires": ">=0.1"}
    policy = {**HEAD, **deepcopy(row["write"]), "examples": examples}
    (tmp_path / "policies").mkdir()
    (tmp_path / "pack.yaml").write_text(yaml.safe_dump({**pack, **more}))
    (tmp_path / "policies" / "a-test.yaml").write_text(yaml.safe_dump(policy, sort_keys=False))
    known = catalogue.load([str(tmp_path)])
    assert known.pack_faults == ()
    assert testing.examples(known, "TST001") == ()
