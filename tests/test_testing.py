"""The room that runs trials: what it finds, what a test may say, and what coverage sees."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from acme_pack import POLICY, TRIAL_FILE, TRIALS, lay
from command_line import ROOT, write
from rfplint import catalogue, testing
from rfplint.model import Text
from rfplint.rfp import Hit, Rfp
from rfplint.testing import coverage
from rfplint.testing.trial import Data, Trial

KNOWN = catalogue.load(plugins_enabled=False)
RFP = 'rfp: "1.0"\ntender: {title: Kiosks}\n'


def test_find_tells_packs_policies_and_trials_apart(tmp_path: Path) -> None:
    folder = write(
        lay(tmp_path),
        {
            "tests/one.yml": "trials: []\n",
            "tests/plan.yaml": "title: a plan\n",
            "tests/.hidden.yaml": "trials: []\n",
            ".cache/two.yaml": "trials: []\n",
            "venv/lib/site-packages/other/three.yaml": "trials: []\n",
            "loose.yaml": POLICY,
            "acme/trials/deep/three.yaml": "a typing error\n",
        },
    )
    found = testing.find([str(folder), str(folder / "loose.yaml"), str(folder / "no*.yaml")])
    assert found == testing.Found(
        packs=(f"{folder}/acme",),
        policies=(),
        trials=(
            f"{folder}/{TRIAL_FILE}",
            f"{folder}/acme/trials/deep/three.yaml",
            f"{folder}/tests/one.yml",
        ),
        strange=(f"{folder}/loose.yaml",),
        empty=(f"{folder}/no*.yaml",),
    )


def test_each_test_counts_once_however_often_it_is_named(tmp_path: Path) -> None:
    folder = lay(tmp_path)
    paths = [str(folder / "acme"), str(folder / "acme"), str(folder / TRIAL_FILE)]
    found = testing.find(paths)
    assert (len(found.packs), len(found.trials), found.empty) == (1, 1, ())


def trial(options: Data, policy: str = "ELG006") -> Trial:
    return Trial(policy, Text("a", "a"), "trial", RFP, "t.yaml", (), options=options)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"jurisdiction": "Ontario"}, "'Ontario' is not a jurisdiction"),
        ({"asOf": "soon"}, "'soon' is not a date"),
        ({"settings": {"maxYear": 3}}, "ELG006 has no setting 'maxYear'. Did you mean 'maxYears'?"),
        ({"settings": {"maxYears": "many"}}, "'maxYears'"),
    ],
)
def test_an_option_that_makes_no_sense_fails(options: Data, said: str) -> None:
    failure = testing.Bench(KNOWN).run(trial(options))
    assert failure is not None
    assert said in failure.message.en


def test_an_unknown_policy_fails_and_suggests_the_one_meant() -> None:
    failure = testing.Bench(KNOWN).run(trial({}, "ELG06"))
    assert failure is not None
    assert failure.message.en.endswith("Did you mean 'ELG006'?")


def crashing(_rfp: Rfp) -> Iterator[Hit]:
    yield Hit(("tender", "title"), case=None)
    raise ZeroDivisionError("no lots")


def test_a_crash_is_a_failure_even_where_a_finding_was_expected() -> None:
    broken = KNOWN.policies["ELG006"]._replace(check=crashing)
    known = KNOWN._replace(policies={**KNOWN.policies, "ELG006": broken})
    bad = trial({})._replace(kind="bad", at=("/tender/title",))
    failure = testing.Bench(known).run(bad)
    assert failure is not None
    assert failure.crashed
    assert failure.message.en.startswith("Policy ELG006[years-in-business-minimum] crashed here")


def test_a_policy_that_does_not_run_says_so(tmp_path: Path) -> None:
    policy = POLICY.replace("class: harm\n", "class: harm\njurisdictions: [GB]\n")
    suite, files = suite_of(lay(tmp_path, policy, None))
    (failure,) = testing.run(suite, files).failures
    assert [why.en for why in failure.why] == [
        "The policy did not run on this RFP: see its 'jurisdictions', 'needs' and 'givesWayTo'."
    ]


def suite_of(folder: Path) -> tuple[testing.Suite, testing.Files]:
    known = catalogue.load([str(folder / "acme")], plugins_enabled=False)
    files = testing.Files()
    return testing.gather(known, testing.find([str(folder)]), files), files


CASES = """\
must: {}
cases:
  - name: vague
    must: {tender.title: {doesNotMention: [thing]}}
    message: {en: "Vague.", fr: "Vague."}
  - name: untitled
    when: {any: [{tender.description: present}, {facts.approach: {equals: pilot}}]}
    must:
      any: [{tender.title: present}, {tender.lots: {count: {atLeast: 1}}}]
    message: {en: "None.", fr: "Aucun."}
  - name: spoken
    for: clauses[*]
    when: {kind: {equals: prior-experience-years}, years: {moreThan: 90}}
    message: {en: "Years.", fr: "Années."}
examples:
  - bad: {rfp: "1.0", tender: {title: A thing}}
    case: vague
  - good: {rfp: "1.0", language: fr, tender: {title: Une borne, description: Verte.}}
"""


def with_cases() -> str:
    head, _, _ = POLICY.partition("for: ")
    return head + CASES.removeprefix("must: {}\n")


def test_coverage_speaks_of_each_case_and_of_each_operator_of_alternatives(tmp_path: Path) -> None:
    suite, files = suite_of(lay(tmp_path, with_cases(), None))
    assert suite.faults == ()
    outcome = testing.run(suite, files, with_coverage=True)
    assert outcome.failures == ()
    said = [(gap.location.line, gap.message.en) for gap in outcome.gaps]
    assert said == [
        (14, "no example and no trial has a finding of the case 'untitled'."),
        (15, "'equals' holds in no example and no trial."),
        (17, "'present' fails in no example and no trial."),
        (17, "'count' holds in no example and no trial."),
        (19, "no example and no trial has a finding of the case 'spoken'."),
        (21, "no example and no trial reaches 'equals'."),
        (21, "no example and no trial reaches 'moreThan'."),
    ]


def test_coverage_speaks_of_what_moves_the_severity(tmp_path: Path) -> None:
    moved = "severityWhen: [{when: {facts.approach: {equals: pilot}}, severity: error}]\n"
    policy = POLICY.replace("class: harm\n", f"class: harm\n{moved}")
    suite, files = suite_of(lay(tmp_path, policy))
    (gap,) = testing.run(suite, files, with_coverage=True).gaps
    assert (gap.location.line, gap.location.column) == (6, 41)
    assert gap.message.en == "'equals' holds in no example and no trial."


def test_a_file_of_trials_that_cannot_be_read_is_a_fault(tmp_path: Path) -> None:
    read = testing.Files().trials(str(tmp_path / "gone.yaml"))
    assert [(fault.line, fault.message.en) for fault in read.faults] == [
        (1, "This file cannot be read: it is not there.")
    ]


def test_silence_is_told_case_by_case(tmp_path: Path) -> None:
    policy = with_cases().replace("title: A thing}}\n    case: vague", "title: A kiosk}}")
    suite, files = suite_of(lay(tmp_path, policy, None))
    (failure,) = testing.run(suite, files).failures
    assert [why.en for why in failure.why] == [
        "Case 'vague': Everything under 'must' holds.",
        "Case 'untitled': Everything under 'must' holds.",
        "Case 'spoken': This RFP has nothing at 'for: clauses[*]'.",
    ]


def test_the_cases_of_a_python_check_are_covered_by_findings() -> None:
    found = testing.find([str(ROOT / "policies/core/timeline/dates-out-of-order.yaml")])
    files = testing.Files()
    suite = testing.gather(KNOWN, found, files)
    (code,) = suite.codes
    assert coverage.parts(suite.own[code].data) == ()
    only_good = suite._replace(trials=tuple(one for one in suite.trials if one.kind == "good"))
    gaps = testing.run(only_good, files, with_coverage=True).gaps
    cases = (case for case in KNOWN.policies[code].cases if case is not None)
    assert [gap.message.en for gap in gaps] == [
        f"no example and no trial has a finding of the case '{case}'." for case in cases
    ]


def test_every_operator_of_the_shipped_policies_has_a_place() -> None:
    own = testing.own_policies(KNOWN, [str(ROOT / "policies/core")])
    files = testing.Files()
    for path, data in own.values():
        for part in coverage.parts(data):
            for operator in part.operators:
                place = files.place(path, operator.pointer, on_key=operator.on_key)
                source = files.parsed(path).source.text.splitlines()
                assert operator.name in source[place.line - 1][place.column - 1 :]


def test_a_pack_that_is_named_twice_is_loaded_once(tmp_path: Path) -> None:
    lay(tmp_path, POLICY.replace("words:", "word:"))
    (tmp_path / "link").symlink_to(tmp_path / "acme")
    folders = [str(tmp_path / name) for name in ("acme", "link", "acme")]
    known = catalogue.load(folders, plugins_enabled=False)
    assert len(known.pack_faults) == 1


def test_findings_gives_what_one_policy_finds() -> None:
    rfp = 'rfp: "1.0"\ntender: {title: TODO}\n'
    (finding,) = testing.findings(KNOWN, "DOC002", rfp)
    assert (finding.code, finding.pointer) == ("DOC002", "/tender/title")
    assert testing.findings(KNOWN, "ELG006", rfp) == ()


def test_the_trials_of_a_file_are_read_with_their_places(tmp_path: Path) -> None:
    files = testing.Files()
    path = str(lay(tmp_path) / TRIAL_FILE)
    read = files.trials(path)
    assert [(one.name.en, files.place(path, one.pointer).line) for one in read.trials] == [
        ("the first is good and the second vague", 3),
        ("of works nothing is asked", 10),
        ("a setting makes two words too many", 15),
    ]
    assert read.trials[2].options == {"settings": {"most": 1}}
    assert TRIALS.count("name:") == 3
