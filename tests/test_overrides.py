"""Severities and settings for some files alone, or for some places of a document."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from command_line import RFP, call, write

LOTS = """\
rfp: "1.0"
tender:
  title: Lamps
  lots:
    - id: north
      selectionCriteria:
        criteria: [{subType: yearsInBusiness, minimumValue: 8}]
    - id: south
      selectionCriteria:
        criteria: [{subType: yearsInBusiness, minimumValue: 4}]
"""


def found(folder: Path, own: str, **files: str) -> list[str]:
    """Give `path:line severity` of the findings of ELG006."""
    write(folder, {f"{name}.rfp.yaml": text for name, text in (files or {"a": RFP}).items()})
    write(folder, {".rfplint.yaml": f"select: [ELG006]\n{own}"})
    done = call("check", "--format", "concise", cwd=folder)
    pattern = r"^(\S+?)\.rfp\.yaml:(\d+):\d+: (\w+) ELG006"
    assert done.status in (0, 1), done.out
    return [" ".join(one) for one in re.findall(pattern, done.out, re.MULTILINE)]


@pytest.mark.parametrize("word", ["ELG006", "years-in-business-minimum", "ELG", "eligibility"])
@pytest.mark.parametrize(
    "given", ["severity: {%s: error}", "settings: {%s: {maxYears: 9}}", "severity: {%s: off}"]
)
def test_an_override_holds_for_its_files_alone(tmp_path: Path, word: str, given: str) -> None:
    own = "overrides: [{files: [old/], " + given % word + "}]\n"
    said = ["old/b 7 error"] if "error" in given else []
    assert found(tmp_path, own, **{"a": RFP, "old/b": RFP}) == ["a 7 warning", *said]


@pytest.mark.parametrize(
    ("at", "errors"),
    [
        ("/tender/lots/0", [7]),
        ("/tender/lots/south", [10]),
        ("/tender/lots/*", [7, 10]),
        ("/tender/lots/*/selectionCriteria/criteria", [7, 10]),
        ("/tender/lots/1/selectionCriteria/criteria/0/minimumValue", [10]),
        ("/tender/selectionCriteria", []),
        ("/tender/lots/7", []),
        ("/tender/lots/east", []),
    ],
)
def test_an_override_holds_at_its_places_and_below_them(
    tmp_path: Path, at: str, errors: list[int]
) -> None:
    own = f"overrides: [{{at: ['{at}'], severity: {{ELG: error}}}}]\n"
    assert found(tmp_path, own, a=LOTS) == [
        f"a {line} {'error' if line in errors else 'warning'}" for line in (7, 10)
    ]


def test_settings_hold_at_places_too(tmp_path: Path) -> None:
    own = "overrides: [{at: [/tender/lots/*], settings: {ELG006: {maxYears: 5}}}]\n"
    assert found(tmp_path, own, a=LOTS) == ["a 7 warning"]
    own = "settings: {ELG006: {maxYears: 9}}\noverrides: [{at: [/tender/lots/south], settings: "
    assert found(tmp_path, own + "{ELG: {maxYears: 3}}}]\n", a=LOTS) == ["a 10 warning"]


def test_a_policy_may_be_off_but_at_some_places(tmp_path: Path) -> None:
    own = "severity: {ELG006: off}\noverrides: [{at: [/tender/lots/0], severity: {ELG006: note}}]\n"
    assert found(tmp_path, own, a=LOTS) == ["a 7 note"]


def test_files_and_places_count_together(tmp_path: Path) -> None:
    own = "overrides: [{files: [b*], at: [/tender/lots/1], severity: {ELG006: off}}]\n"
    assert found(tmp_path, own, a=LOTS, b=LOTS) == ["a 7 warning", "a 10 warning", "b 7 warning"]


def test_a_later_override_wins_and_each_over_what_holds_everywhere(tmp_path: Path) -> None:
    own = (
        "severity: {ELG006: note}\noverrides:\n  - severity: {ELG006: error}\n"
        "  - {files: [b*], severity: {ELG: warning}}\n"
    )
    assert found(tmp_path, own, a=RFP, b=RFP) == ["a 7 error", "b 7 warning"]


def test_overrides_of_a_file_that_is_extended_come_before_ones_own(tmp_path: Path) -> None:
    write(tmp_path, {"org.yaml": "overrides: [{files: ['*'], severity: {ELG006: error}}]\n"})
    own = "extends: [./org.yaml]\n"
    assert found(tmp_path, own) == ["a 7 error"]
    own += "overrides: [{files: [a*], severity: {ELG: note}}]\n"
    assert found(tmp_path, own, a=RFP, b=RFP) == ["a 7 note", "b 7 error"]
    assert found(tmp_path, "extends: [./org.yaml]\nseverity: {ELG: note}\n", b=RFP) == [
        "a 7 note",
        "b 7 note",
    ]


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ("[{at: [tender], severity: {ELG: off}}]", (
            "1:19: error CFG006[configuration-value] 'tender' is not a place of a document. "
            "Write a pointer such as /tender/lots/*/value.")),
        ("[{at: [/tender/lotts/0], severity: {ELG: off}}]", (
            "1:19: error CFG006[configuration-value] An RFP has nothing at '/tender/lotts/0'. "
            "Did you mean 'lots'?")),
        ("[{at: [/], severity: {ELG: off}}]", (
            "1:19: error CFG006[configuration-value] '/' is not a place of a document.")),
        ("[{severity: {ELG06: off}}]", (
            "1:25: error CFG003[unknown-policy] No policy, prefix or tag is called 'ELG06'. "
            "Did you mean 'ELG006'?")),
        ("[{files: [zzz], settings: {ELG006: {maxYeers: 3}}}]", (
            "1:48: error CFG005[setting-fault] ELG006 has no setting 'maxYeers'. "
            "Did you mean 'maxYears'?")),
        ("[{at: [/tender], settings: {ELG006: {maxYears: -3}}}]", "1:59: error CFG005"),
        ("[{fils: [a], severity: {ELG: off}}]", (
            "1:14: error CFG002[configuration-fault] Item 1 of 'overrides' has no 'fils'; "
            "did you mean 'files'?")),
    ],
)  # fmt: skip
def test_a_fault_in_an_override_is_2_at_its_place(tmp_path: Path, own: str, said: str) -> None:
    write(tmp_path, {".rfplint.yaml": f"overrides: {own}\n", "a.rfp.yaml": RFP})
    done = call("check", "--format", "concise", cwd=tmp_path)
    assert done.status == 2
    assert done.out.startswith(f".rfplint.yaml:{said}"), done.out


def test_show_origin_gives_the_overrides_of_the_file_that_is_named(tmp_path: Path) -> None:
    own = (
        "overrides:\n  - {files: [a*], severity: {ELG: note}}\n"
        "  - {files: [b*], settings: {ELG006: {maxYears: 4}}}\n"
        "  - {at: [/tender/lots/0], severity: {TIM: off}}\nmandatory: [ELG001]\n"
    )
    write(tmp_path, {".rfplint.yaml": own, "b.rfp.yaml": RFP})
    out = call("config", "--show-origin", "b.rfp.yaml", cwd=tmp_path).out
    assert [line for line in out.splitlines() if line.startswith(("over", "mand"))] == [
        'overrides.1.files: ["b*"]  # .rfplint.yaml:3:13',
        "overrides.1.settings.ELG006.maxYears: 4  # .rfplint.yaml:3:49",
        'overrides.2.at: ["/tender/lots/0"]  # .rfplint.yaml:4:10',
        'overrides.2.severity.TIM: "off"  # .rfplint.yaml:4:44',
        'mandatory.0: "ELG001"  # .rfplint.yaml:5:13',
    ]
