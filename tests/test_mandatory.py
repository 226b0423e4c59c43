"""What a preset makes mandatory holds, whichever door downstream is tried; each attempt is told."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from command_line import RFP, Done, call, write
from test_pack_presets import POLICY

ORG = "severity: {ELG006: error}\nmandatory: [ELG006]\n"
OWN = "extends: [./org.yaml]\n"
IS_MANDATORY = (
    "ELG006 is mandatory (org.yaml:2:13): it cannot be left out, made milder or set otherwise "
    "here. Remove this entry."
)
STAYS = "ELG006 is mandatory (org.yaml:2:13): it is checked all the same."


def check(folder: Path, own: str = "", *words: str, rfp: str = RFP, org: str = ORG) -> Done:
    """Check one RFP that ELG006 finds a fault in, below an organisation's configuration."""
    write(folder, {"org.yaml": org, ".rfplint.yaml": OWN + own, "a.rfp.yaml": rfp})
    return call("check", "--format", "concise", *words, cwd=folder)


def found(done: Done, code: str = "ELG006") -> list[str]:
    """Give the severities of the open findings of a policy."""
    return re.findall(rf"^\S+: (\w+) {code}\[", done.out, re.MULTILINE)


def told(done: Done, code: str = "CFG007") -> list[str]:
    """Give `line:column severity message` of each finding on the configuration."""
    pattern = rf"^\.rfplint\.yaml:(\d+:\d+): (\w+) {code}\[[a-z-]+\] (.*)$"
    return [" ".join(one) for one in re.findall(pattern, done.out, re.MULTILINE)]


def test_a_mandatory_policy_is_on_and_says_who_made_it_so(tmp_path: Path) -> None:
    done = check(tmp_path, "select: [DOC002]\n")
    assert (done.status, found(done)) == (1, ["error"])
    listed = json.loads(call("policies", "--format", "json", cwd=tmp_path).out)
    (entry,) = (one for one in listed if one["code"] == "ELG006")
    assert (entry["enabled"], entry["severity"]) == (True, "error")
    assert entry["why"] == {
        "en": "mandatory (org.yaml:2:13)",
        "fr": "obligatoire (org.yaml:2:13)",
    }


@pytest.mark.parametrize(
    ("own", "place"),
    [
        ("ignore: [ELG006]\n", "2:10"),
        ("ignore: [years-in-business-minimum]\n", "2:10"),
        ("severity: {ELG006: off}\n", "2:20"),
        ("severity: {elg006: warning}\n", "2:20"),
        ("settings: {ELG006: {maxYears: 99}}\n", "2:31"),
        ("overrides: [{files: ['*'], severity: {ELG006: note}}]\n", "2:47"),
        ("overrides: [{at: [/tender], severity: {ELG006: off}}]\n", "2:48"),
        ("overrides: [{at: [/tender], settings: {ELG006: {maxYears: 99}}}]\n", "2:59"),
    ],
)
def test_a_file_that_names_it_is_refused_at_its_place(tmp_path: Path, own: str, place: str) -> None:
    done = check(tmp_path, own)
    assert (done.status, told(done)) == (2, [f"{place} error {IS_MANDATORY}"])


@pytest.mark.parametrize(
    "own",
    [
        "ignore: [ELG]\n",
        "ignore: [eligibility]\n",
        "severity: {ELG: off}\n",
        "severity: {eligibility: note}\n",
        "settings: {ELG: {maxYears: 99}}\n",
        "overrides: [{severity: {ELG: off}}]\n",
        "overrides: [{at: [/tender], severity: {ELG: note}}]\n",
        "overrides: [{at: ['/tender/*'], settings: {ELG: {maxYears: 99}}}]\n",
    ],
)
def test_a_prefix_or_tag_does_not_reach_it_and_a_warning_says_so(tmp_path: Path, own: str) -> None:
    if "/tender/*" in own:
        own = own.replace("/tender/*", "/tender/selectionCriteria")
    done = check(tmp_path, own)
    assert (done.status, found(done)) == (1, ["error"])
    (said,) = told(done)
    assert re.search(
        r" warning '(ELG|eligibility)' does not reach ELG006: mandatory \(org\.yaml:2:13\)\.", said
    )


@pytest.mark.parametrize(
    "own",
    [
        "select: [TIM]\n",
        "mandatory: []\n",
        "mandatory: [TIM001]\n",
        "failOn: never\n",
        "severity: {ELG006: error}\n",
        "overrides: []\n",
    ],
)
def test_what_does_not_name_it_changes_nothing(tmp_path: Path, own: str) -> None:
    done = check(tmp_path, own)
    assert (done.status, found(done), told(done)) == (1, ["error"], [])


def test_ignore_on_the_command_line_is_2_where_it_names_it(tmp_path: Path) -> None:
    assert check(tmp_path, "", "--ignore", "ELG006") == Done(
        2,
        "",
        "rfplint: ELG006 is mandatory (org.yaml:2:13), so --ignore cannot leave it out. "
        "Remove it from --ignore.\n",
    )


@pytest.mark.parametrize("words", [("--ignore", "ELG"), ("--select", "TIM"), ("--select", "DOC")])
def test_a_choice_on_the_command_line_leaves_it_on_and_says_so(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    done = check(tmp_path, "", *words)
    assert (done.status, found(done)) == (1, ["error"])
    assert STAYS in done.out


@pytest.mark.parametrize("words", [("--fail-on", "never"), ("--no-plugins",), ("--lang", "en")])
def test_no_option_makes_its_errors_pass(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = check(tmp_path, "", *words)
    assert (done.status, found(done)) == (1, ["error"])


def test_exit_zero_is_no_door_but_what_its_name_says(tmp_path: Path) -> None:
    done = check(tmp_path, "", "--exit-zero")
    assert (done.status, found(done)) == (0, ["error"])


@pytest.mark.parametrize("format_", ["text", "concise", "json"])
def test_min_severity_does_not_hide_it(tmp_path: Path, format_: str) -> None:
    org = "mandatory: [ELG006]\nselect: [ELG006]\n"  # a warning by itself
    words = ("--min-severity", "error", "--format", format_)
    assert "ELG006" in check(tmp_path, "", *words, org=org).out


def test_a_comment_does_not_allow_it_and_is_told(tmp_path: Path) -> None:
    rfp = RFP.replace("minimumValue: 8", "minimumValue: 8  # rfplint: allow ELG006 -- we want it")
    done = check(tmp_path, "select: [DOC011]\n", rfp=rfp)
    assert (done.status, found(done)) == (1, ["error"])
    assert (
        "\na.rfp.yaml:7:43: warning CFG007[mandatory-policy] "
        "ELG006 is mandatory (org.yaml:2:13): no comment can allow it. "
        "Remove it from this comment, and mend what it finds.\n"
    ) in done.out


def test_a_file_extended_before_it_cannot_lower_it_either(tmp_path: Path) -> None:
    write(tmp_path, {"weak.yaml": "severity: {ELG006: note}\nsettings: {ELG006: {maxYears: 99}}\n"})
    write(tmp_path, {"org.yaml": "mandatory: [ELG006]\n", "a.rfp.yaml": RFP})
    write(tmp_path, {".rfplint.yaml": "extends: [./weak.yaml, ./org.yaml]\n"})
    done = call("check", "--format", "concise", cwd=tmp_path)
    assert done.status == 2
    assert re.findall(r"^(\S+) error CFG007", done.out, re.MULTILINE) == [
        "weak.yaml:1:20:",
        "weak.yaml:2:31:",
    ]


def test_what_comes_with_it_may_set_it(tmp_path: Path) -> None:
    write(tmp_path, {"base.yaml": "severity: {ELG006: note}\nsettings: {ELG006: {maxYears: 5}}\n"})
    done = check(tmp_path, org="extends: [./base.yaml]\nmandatory: [ELG006]\n")
    assert (found(done), told(done)) == (["note"], [])


def test_it_may_be_made_more_severe_downstream(tmp_path: Path) -> None:
    org = "severity: {ELG006: note}\nmandatory: [ELG006]\n"
    done = check(tmp_path, "severity: {ELG006: warning}\n", org=org)
    assert (found(done), told(done)) == (["warning"], [])


def test_a_pack_that_is_taken_away_is_2(tmp_path: Path) -> None:
    org = "packs: [none-such]\nmandatory: [ACM001]\n"
    done = check(tmp_path, "packs: []\n", org=org)
    assert done.status == 2
    assert "org.yaml:2:13: error CFG003[unknown-policy]" in done.out


@pytest.mark.parametrize(
    ("code", "tender"),
    [
        ("IP002", "  title: Sensors  # a lead policy speaks for the whole block\n"),
        ("IP001", "  title: Sensors\n  intellectualPropery: {foregroundIP: {owner: supplier}}\n"),
        ("RES001", "  title: Sensors\n  description: Data should preferably stay in Canada.\n"),
    ],
)
def test_no_other_policy_speaks_for_what_is_mandatory(
    tmp_path: Path, code: str, tender: str
) -> None:
    rfp = f'rfp: "1.0"\nlanguage: en\ntender:\n{tender}'
    own = "select: [IP, RES, DOC005]\n"
    assert found(check(tmp_path, own, rfp=rfp, org=""), code) == []
    assert len(found(check(tmp_path, own, rfp=rfp, org=f"mandatory: [{code}]\n"), code)) == 1


def test_a_preview_policy_is_mandatory_where_it_is_named(tmp_path: Path) -> None:
    pack = 'pack: acme\nversion: "1"\ntitle: {en: a, fr: a}\nlicence: MIT\n'
    policy = POLICY.replace("class: form", "class: form\nstatus: preview")
    write(tmp_path, {"acme/pack.yaml": pack, "acme/form/title-too-plain.yaml": policy})
    org = "packs: [acme]\nmandatory: [%s]\n"
    assert len(found(check(tmp_path, org=org % "ACM001"), "ACM001")) == 1
    assert found(check(tmp_path, org=org % "ACM"), "ACM001") == []


def test_the_words_for_it_are_told_in_french_too(tmp_path: Path) -> None:
    done = check(tmp_path, "ignore: [ELG006]\n", "--lang", "fr")
    assert (
        ".rfplint.yaml:2:10: erreur CFG007[mandatory-policy] ELG006 est obligatoire "
        "(org.yaml:2:13)\u00a0: on ne peut ici ni l'écarter, ni l'adoucir, ni la régler autrement. "
        "Retirez cette mention."
    ) in done.out
