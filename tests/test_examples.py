"""What the examples show: nothing in the good RFPs, exactly the commented faults in the bad."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import NamedTuple, TypedDict

import pytest

from rfplint import cli

_EXAMPLES = Path(__file__).parents[1] / "examples"
_APPROACHES = ("traditional", "challenge", "pilot", "sole-source")
_LINES_ABOVE = 3
"""How far above its finding a comment may name the code."""


class Pin(NamedTuple):
    """Where a finding starts, the policy, and the case."""

    line: int
    column: int
    code: str
    case: str | None


class _Message(TypedDict):
    en: str
    fr: str


class _Location(TypedDict):
    line: int
    column: int


class _Finding(TypedDict):
    code: str
    case: str | None
    severity: str
    status: str
    message: _Message
    location: _Location
    reason: str | None


_BAD: dict[str, tuple[Pin, ...]] = {
    "traditional": (
        Pin(33, 3, "APR001", "rationale"),
        Pin(33, 13, "APR002", None),
        Pin(41, 67, "TIM001", "short"),
        Pin(46, 14, "TIM003", "order"),
        Pin(55, 19, "ELG009", "no-choice"),
        Pin(64, 50, "ELG010", "fee"),
        Pin(67, 24, "DOC001", None),
        Pin(69, 3, "DOC005", "near"),
        Pin(76, 18, "ELG001", "presence"),
        Pin(84, 23, "ELG003", "count"),
        Pin(92, 23, "ELG005", "ratio"),
        Pin(100, 23, "ELG006", "years"),
        Pin(104, 9, "ELG012", None),
        Pin(117, 20, "ELG007", "early"),
        Pin(122, 18, "ELG013", "certificate"),
        Pin(137, 62, "TEC001", "named"),
        Pin(143, 79, "ELG008", "in-prose"),
        Pin(147, 7, "SOC005", "missing"),
        Pin(152, 7, "EVA001", "sum"),
        Pin(170, 33, "EVA003", "heavy"),
        Pin(179, 14, "IP002", "taken"),
        Pin(179, 14, "IP006", "background-taken"),
        Pin(182, 14, "IP004", "no-reason"),
        Pin(184, 7, "IP005", None),
        Pin(188, 3, "OWN007", "missing"),
        Pin(193, 5, "OWN002", "category"),
        Pin(193, 5, "OWN004", None),
        Pin(193, 5, "OWN005", None),
        Pin(193, 5, "OWN006", "not-offered"),
        Pin(197, 5, "RES003", None),
        Pin(197, 5, "RES005", "abroad"),
        Pin(199, 29, "RES002", "country"),
        Pin(203, 5, "RES004", None),
        Pin(210, 43, "OWN009", "invalid"),
        Pin(214, 3, "PRV003", "missing"),
        Pin(214, 3, "PRV005", None),
        Pin(218, 5, "PRV001", "framework"),
        Pin(229, 14, "SOC007", "goal"),
        Pin(232, 3, "SOC006", None),
        Pin(237, 26, "SOC003", "unweighted"),
        Pin(237, 45, "EVA002", "unmatched"),
    ),
    "challenge": (
        Pin(15, 15, "DOC003", "reading"),
        Pin(22, 3, "DOC004", "partial"),
        Pin(39, 1, "IP001", None),
        Pin(39, 1, "SOC001", "missing"),
        Pin(39, 1, "SOC006", None),
        Pin(50, 13, "APR004", None),
        Pin(61, 14, "TIM003", "unreadable"),
        Pin(66, 21, "TIM003", "duration"),
        Pin(67, 66, "TIM002", "long"),
        Pin(80, 3, "APR003", "no-measure"),
        Pin(80, 3, "APR007", "unstated"),
        Pin(84, 22, "APR003", "prescribes"),
        Pin(90, 61, "ELG004", "in-prose"),
        Pin(93, 35, "ELG014", "joint-bids"),
        Pin(101, 23, "ELG002", "count"),
        Pin(110, 23, "ELG005", "ratio"),
        Pin(132, 14, "APR003", "prescribes"),
        Pin(132, 14, "TEC001", "specification"),
        Pin(135, 96, "DOC002", None),
        Pin(137, 7, "TEC002", None),
        Pin(142, 3, "ELG011", None),
        Pin(145, 22, "DOC011", "no-reason"),
        Pin(146, 7, "SOC005", "missing"),
        Pin(151, 44, "IP002", "taken-in-prose"),
        Pin(151, 44, "OWN001", "ip-under-data"),
        Pin(157, 13, "EVA001", "no-weight"),
        Pin(162, 3, "OWN007", "missing"),
        Pin(165, 87, "RES007", "wish"),
        Pin(171, 5, "OWN004", None),
        Pin(171, 5, "OWN005", None),
        Pin(171, 5, "OWN006", "not-offered"),
        Pin(175, 9, "OWN002", "row"),
        Pin(179, 5, "OWN008", "no-protocol"),
        Pin(182, 3, "PRV007", None),
        Pin(186, 17, "PRV001", "missing"),
        Pin(188, 5, "PRV003", "incomplete"),
        Pin(191, 22, "PRV005", None),
        Pin(195, 5, "PRV008", "safeguards"),
        Pin(201, 27, "DOC009", None),
    ),
    "pilot": (
        Pin(5, 6, "DOC010", "unquoted"),
        Pin(9, 1, "DOC006", "region"),
        Pin(28, 1, "OWN002", "none"),
        Pin(28, 1, "PRV007", None),
        Pin(28, 1, "RES001", None),
        Pin(28, 1, "SOC005", "missing"),
        Pin(36, 11, "DOC007", None),
        Pin(40, 13, "APR004", None),
        Pin(42, 28, "DOC007", None),
        Pin(53, 16, "TIM003", "order"),
        Pin(60, 16, "TIM003", "order"),
        Pin(71, 3, "APR005", None),
        Pin(71, 3, "APR006", None),
        Pin(74, 28, "APR007", "unpaid"),
        Pin(79, 55, "OWN003", "asked"),
        Pin(88, 23, "ELG003", "reason"),
        Pin(96, 43, "DOC011", "unused"),
        Pin(102, 18, "EVA001", "none"),
        Pin(104, 26, "DOC002", None),
        Pin(107, 3, "IP002", "unstated"),
        Pin(107, 3, "IP003", None),
        Pin(110, 46, "IP007", "invalid"),
        Pin(112, 26, "DOC008", "document"),
        Pin(116, 3, "PRV003", "missing"),
        Pin(116, 3, "PRV004", "missing"),
        Pin(116, 3, "PRV005", None),
        Pin(120, 5, "PRV001", "framework"),
        Pin(120, 5, "PRV002", "none"),
        Pin(124, 55, "PRV006", "late"),
        Pin(129, 3, "SOC002", "declaratory"),
        Pin(129, 3, "SOC004", "none"),
        Pin(129, 3, "SOC006", None),
        Pin(134, 22, "DOC011", "unknown-code"),
    ),
    "sole-source": (
        Pin(10, 7, "DOC008", "party"),
        Pin(33, 29, "APR010", "subcontract-route"),
        Pin(38, 1, "APR008", "facts"),
        Pin(38, 1, "PRV001", "missing"),
        Pin(38, 1, "SOC005", "missing"),
        Pin(46, 22, "APR011", "mismatch"),
        Pin(57, 13, "APR008", "not-available"),
        Pin(57, 13, "APR009", "undisclosed"),
        Pin(60, 29, "DOC002", None),
        Pin(62, 30, "DOC008", "document"),
        Pin(65, 3, "APR012", "foreign"),
        Pin(78, 20, "TIM003", "order"),
        Pin(100, 3, "IP002", "unstated"),
        Pin(100, 3, "IP003", None),
        Pin(102, 5, "DOC005", "unknown"),
        Pin(105, 44, "DOC003", "number"),
        Pin(111, 5, "OWN006", "not-offered"),
        Pin(115, 9, "OWN010", "unstated"),
        Pin(117, 34, "OWN002", "row"),
        Pin(121, 5, "RES003", None),
        Pin(121, 5, "RES006", "no-reason"),
        Pin(123, 49, "RES002", "subdivision"),
        Pin(126, 38, "RES002", "country"),
        Pin(137, 3, "SOC006", None),
        Pin(140, 24, "SOC001", "not-required"),
        Pin(144, 5, "DOC011", "malformed"),
        Pin(154, 11, "DOC008", "duplicate"),
    ),
}
_SUPPRESSED = (
    Pin(130, 5, "RES004", None),
    "suppressed",
    "norme fixée par le contrat-cadre provincial, greffe, 2027-03-02",
)


@pytest.fixture(autouse=True)
def _own_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Let neither the reader's language nor a cache decide what is found."""
    monkeypatch.setenv("RFPLINT_CACHE_DIR", str(tmp_path))
    monkeypatch.delenv("RFPLINT_LANG", raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


def _path(kind: str, approach: str) -> Path:
    return _EXAMPLES / kind / f"{approach}.rfp.yaml"


def _check(capsys: pytest.CaptureFixture[str], path: Path, *options: str) -> str:
    cli.main(["check", str(path), *options])
    captured = capsys.readouterr()
    assert captured.err == ""
    return captured.out


def _findings(capsys: pytest.CaptureFixture[str], path: Path) -> list[_Finding]:
    found: list[_Finding] = json.loads(_check(capsys, path, "--format", "json"))["findings"]
    return found


def _pin(finding: _Finding) -> Pin:
    at = finding["location"]
    return Pin(at["line"], at["column"], finding["code"], finding["case"])


@pytest.mark.parametrize("approach", _APPROACHES)
def test_a_good_example_has_no_finding_of_any_severity(
    approach: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _findings(capsys, _path("good", approach)) == []


@pytest.mark.parametrize("approach", _APPROACHES)
def test_a_bad_example_has_exactly_these_findings(
    approach: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = _findings(capsys, _path("bad", approach))
    assert tuple(_pin(f) for f in found if f["status"] == "open") == _BAD[approach]


@pytest.mark.parametrize(("kind", "status"), [("good", 0), ("bad", 1)])
def test_the_exit_status_tells_good_examples_from_bad_ones(kind: str, status: int) -> None:
    found = {a: cli.main(["check", str(_path(kind, a)), "--format", "json"]) for a in _APPROACHES}
    assert found == dict.fromkeys(_APPROACHES, status)


def test_a_suppression_with_a_reason_is_shown_with_that_reason(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = _findings(capsys, _path("bad", "sole-source"))
    assert [(_pin(f), f["status"], f["reason"]) for f in found if f["status"] != "open"] == [
        _SUPPRESSED
    ]


@pytest.mark.parametrize("approach", _APPROACHES)
def test_each_fault_of_a_bad_example_is_named_in_a_comment_beside_it(approach: str) -> None:
    lines = _path("bad", approach).read_text(encoding="utf-8").splitlines()
    unexplained = [
        pin
        for pin in _BAD[approach]
        if not any(
            pin.code in _comment(line)
            for line in lines[max(0, pin.line - 1 - _LINES_ABOVE) : pin.line]
        )
    ]
    assert unexplained == []


def _comment(line: str) -> str:
    """Give the comment of a line; one that speaks to rfplint explains nothing."""
    found = re.search(r"(?:^|\s)#(?! ?rfplint:)(.*)", line)
    return found[1] if found else ""


@pytest.mark.parametrize("approach", _APPROACHES)
def test_every_code_in_a_comment_of_a_bad_example_is_found_near_it(approach: str) -> None:
    lines = _path("bad", approach).read_text(encoding="utf-8").splitlines()
    vain = [
        (number, code)
        for number, line in enumerate(lines, start=1)
        for code in re.findall(r"\b[A-Z]{2,3}[0-9]{3}\b(?=\s?:)", _comment(line))
        if not any(
            pin.code == code and number <= pin.line <= number + _LINES_ABOVE
            for pin in _BAD[approach]
        )
    ]
    assert vain == []


@pytest.mark.parametrize("kind", ["good", "bad"])
@pytest.mark.parametrize("approach", _APPROACHES)
def test_in_french_every_message_is_the_french_one(
    kind: str, approach: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _path(kind, approach)
    found = [f for f in _findings(capsys, path) if f["status"] == "open"]
    shown = _check(capsys, path, "--format", "concise", "--lang", "fr").splitlines()
    assert [line.partition("] ")[2] for line in shown[: len(found)]] == [
        f["message"]["fr"] for f in found
    ]
    everything = " ".join(shown)
    assert [f["message"]["en"] for f in found if f["message"]["en"] in everything] == []


def test_quebec_makes_a_missing_impact_assessment_an_error(
    capsys: pytest.CaptureFixture[str],
) -> None:
    severities = {
        approach: [
            f["severity"]
            for f in _findings(capsys, _path("bad", approach))
            if f["code"] == "PRV003"
        ]
        for approach in ("traditional", "pilot")
    }
    assert severities == {"traditional": ["error"], "pilot": ["warning"]}


def test_the_bad_examples_show_every_shipped_policy(capsys: pytest.CaptureFixture[str]) -> None:
    report = json.loads(_check(capsys, _path("bad", "traditional"), "--format", "json"))
    shipped = {policy["code"] for policy in report["policies"]}
    assert shipped - {pin.code for pins in _BAD.values() for pin in pins} == set()


@pytest.mark.parametrize("kind", ["good", "bad"])
@pytest.mark.parametrize("approach", _APPROACHES)
def test_an_example_says_first_that_it_is_fictional_and_no_legal_advice(
    kind: str, approach: str
) -> None:
    text = _path(kind, approach).read_text(encoding="utf-8")
    comment = text.partition("rfp: ")[0]
    french = "language: fr" in text
    notice = (
        "Fictif. Ceci n'est pas un avis juridique." if french else "Fictional. Not legal advice."
    )
    assert f"# {notice}" in comment
