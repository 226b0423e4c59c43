"""A misspelt key or a misshapen block is told once, where it stands (decision 0007)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from rfplint import cli
from rfplint.engine import mending
from rfplint.engine.mending import Misspelt

_GOOD = Path(__file__).parents[1] / "examples/good/traditional.rfp.yaml"


Found = Callable[[str], tuple[int, list[tuple[str, str]]]]


@pytest.fixture
def found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Found:
    """Check a text in an empty folder: exit status, code and severity of each finding."""
    monkeypatch.chdir(tmp_path)

    def check(text: str) -> tuple[int, list[tuple[str, str]]]:
        Path("a.rfp.yaml").write_text(text, encoding="utf-8")
        status = cli.main(["check", "--format", "json", "a.rfp.yaml"])
        report = json.loads(capsys.readouterr().out)
        return status, [(f["code"], f["severity"]) for f in report["findings"]]

    return check


@pytest.mark.parametrize(
    ("right", "wrong", "severity"),
    [
        ("  intellectualProperty:", "  intelectualProperty:", "error"),
        ("  dataGovernance:", "  dataGovernence:", "error"),
        ("    ownership:", "    ownershp:", "error"),
        ("metadata, owner: buyer", "metadata, ownr: buyer", "error"),
        ("    impactAssessment: {required:", "    impactAssessment: {requird:", "warning"),
        ("      storage:", "      storag:", "warning"),
    ],
)
def test_only_the_misspelt_key_is_told(right: str, wrong: str, severity: str, found: Found) -> None:
    text = _GOOD.read_text(encoding="utf-8")
    assert text.count(right) == 1
    status, told = found(text.replace(right, wrong))
    assert told == [("DOC005", severity)]
    assert status == (severity == "error")


def test_what_is_missing_beside_a_misspelt_key_is_still_told(found: Found) -> None:
    text = _GOOD.read_text(encoding="utf-8")
    line = "      - {category: trainingData, owner: buyer, supplierUse: none}\n"
    assert text.count(line) == 1
    text = text.replace(line, "").replace("metadata, owner: buyer", "metadata, ownr: buyer")
    _, told = found(text)
    assert ("DOC005", "error") in told
    assert len(told) == 2


def test_a_configured_severity_of_the_key_stays(found: Found, tmp_path: Path) -> None:
    (tmp_path / ".rfplint.yaml").write_text("severity:\n  DOC005: note\n", encoding="utf-8")
    text = _GOOD.read_text(encoding="utf-8").replace("    ownership:", "    ownershp:")
    assert found(text) == (0, [("DOC005", "note")])


@pytest.mark.parametrize("block", ["intellectualProperty", "dataGovernance", "privacy"])
def test_text_where_a_block_belongs_is_told_once(block: str, found: Found) -> None:
    whole = re.compile(rf"^  {block}:\n(?:    .*\n|\n)+", re.MULTILINE)
    text, changed = whole.subn(f"  {block}: hello\n", _GOOD.read_text(encoding="utf-8"))
    assert changed == 1
    assert found(text) == (1, [("DOC007", "error")])


def test_keys_are_renamed_from_the_deepest_up() -> None:
    data = {"tendr": {"lots": [{"valu": 1}, {"valu": 2}]}}
    keys = [
        Misspelt(("tendr",), ("tender",)),
        Misspelt(("tendr", "lots", 1, "valu"), ("tendr", "lots", 1, "value")),
    ]
    assert mending.mended(data, keys) == {"tender": {"lots": [{"valu": 1}, {"value": 2}]}}
    assert data == {"tendr": {"lots": [{"valu": 1}, {"valu": 2}]}}


def test_a_key_whose_right_key_stands_beside_it_is_left() -> None:
    data = {"titel": "a", "title": "b"}
    assert mending.mended(data, [Misspelt(("titel",), ("title",))]) == data
