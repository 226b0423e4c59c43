"""`rfplint test`: what holds, what fails and why, and the exit status."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from acme_pack import PACK, POLICY, POLICY_FILE, TRIAL_FILE, TRIALS, lay
from command_line import ROOT, Done, call, write
from rfplint import catalogue

FAILS = "1 policy, 2 examples, 3 trials: 1 fails, 0 faults in files.\n"
FAULTY = "1 policy, 2 examples, 0 trials: 0 fail, 1 fault in files.\n"
HEAD = f"{TRIAL_FILE}:3:5: ACME001[lot-title-vague] the first is good and the second vague: "
DIFFERENT = "The policy does not find what the trial says under 'finds'.\n"


def test_a_sound_pack_holds(tmp_path: Path) -> None:
    done = call("test", "acme", cwd=lay(tmp_path))
    assert done == Done(0, "1 policy, 2 examples, 3 trials: all hold.\n", "")


def test_it_says_so_in_french(tmp_path: Path) -> None:
    said = "1 politique, 2 exemples, 3 essais\u00a0: tout est conforme.\n"
    assert call("test", "acme", "--lang", "fr", cwd=lay(tmp_path)) == Done(0, said, "")


def test_the_shipped_policies_hold() -> None:
    done = call("test", "policies/core", "--select", "ELG003")
    assert done == Done(0, "1 policy, 4 examples, 0 trials: all hold.\n", "")


def test_without_a_path_the_packs_of_the_configuration_are_tested(tmp_path: Path) -> None:
    lay(tmp_path / "shared")
    write(tmp_path, {"city/.rfplint.yaml": "packs: [../shared/acme]\n"})
    assert call("test", cwd=tmp_path / "city").out.startswith("1 policy, 2 examples, 3 trials")


@pytest.mark.parametrize(
    ("where", "trials"), [("", 3), ("acme", 3), ("acme/lots", 0), ("acme/trials", 3)]
)
def test_without_packs_those_at_hand_are_tested(tmp_path: Path, where: str, trials: int) -> None:
    done = call("test", cwd=lay(tmp_path) / where)
    assert done.status == 0
    assert f"{trials} trial" in done.out


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (POLICY_FILE, "1 policy, 2 examples, 0 trials: all hold.\n"),
        (TRIAL_FILE, "1 policy, 0 examples, 3 trials: all hold.\n"),
        ("acme/pack.yaml", "1 policy, 2 examples, 0 trials: all hold.\n"),
        ("acme/*/*.yaml", "1 policy, 2 examples, 3 trials: all hold.\n"),
    ],
)
def test_one_file_may_be_tested(tmp_path: Path, path: str, said: str) -> None:
    assert call("test", path, cwd=lay(tmp_path)) == Done(0, said, "")


def test_trials_outside_of_packs_are_of_a_pack_that_is_named_too(tmp_path: Path) -> None:
    write(lay(tmp_path, trials=None), {"tests/vague.yaml": TRIALS})
    done = call("test", "acme", "tests", cwd=tmp_path)
    assert done == Done(0, "1 policy, 2 examples, 3 trials: all hold.\n", "")


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        (
            "column: 56",
            "column: 5",
            HEAD + DIFFERENT + '    expected  4:5 severity=warning "Say what it is."\n'
            '    got       4:56 severity=warning "Say what it is."\n',
        ),
        (
            "[{line: 4, column: 56, severity: warning, en: Say what it is.}]",
            "[]",
            HEAD + DIFFERENT + "    expected  nothing\n    got       4:56 severity=warning "
            'pointer=/tender/lots/1/title "Say what it is."\n',
        ),
        (
            "title: A kiosk}, {id",
            "title: A thing}, {id",
            HEAD + DIFFERENT + '    expected  4:56 severity=warning "Say what it is."\n'
            '    got       4:29 severity=warning "Say what it is."\n'
            '              4:56 severity=warning "Say what it is."\n',
        ),
        (
            "title: A thing}]\n",
            "title: A bench}]\n",
            HEAD + DIFFERENT + '    expected  4:56 severity=warning "Say what it is."\n'
            "    got       nothing\n    why       Everything under 'must' holds.\n",
        ),
        (
            "        mainProcurementCategory: goods",
            "        mainProcurementCategory: works",
            HEAD + DIFFERENT + '    expected  4:56 severity=warning "Say what it is."\n'
            "    got       nothing\n    why       In 'when', 'in' of "
            "'/tender.mainProcurementCategory' does not hold.\n",
        ),
        (
            "        lots: [",
            "        documents: [",
            HEAD + DIFFERENT + '    expected  4:56 severity=warning "Say what it is."\n'
            "    got       nothing\n    why       This RFP has nothing at 'for: "
            "tender.lots[*]'.\n",
        ),
        (
            'rfp: "1.0"\n      tender:\n',
            'rfp: "1.0\n      tender:\n',
            HEAD + "No RFP can be read here, so this checks nothing. Its line 1: This quote is "
            "never closed. Add the closing quote at the end of the value.\n",
        ),
    ],
)
def test_a_trial_that_fails_shows_what_was_expected_and_got_and_why(
    tmp_path: Path, was: str, becomes: str, said: str
) -> None:
    assert was in TRIALS
    done = call("test", cwd=lay(tmp_path, trials=TRIALS.replace(was, becomes, 1)))
    assert done == Done(1, said + FAILS, "")


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        (
            "title: A thing}",
            "title: A kiosk}",
            (
                "16:5: ACME001[lot-title-vague] bad example 1: This example is called bad, but the "
                "policy finds nothing in it.\n    expected  pointer=/tender/lots/0/title\n"
                "    got       nothing\n    why       Everything under 'must' holds.\n"
            ),
        ),
        (
            "at: /tender/lots/0/title",
            "at: /tender/lots/0",
            (
                "16:5: ACME001[lot-title-vague] bad example 1: The policy finds something, but not "
                "where the example's 'at' says.\n    expected  pointer=/tender/lots/0\n"
                "    got       pointer=/tender/lots/0/title\n"
            ),
        ),
        (
            "title: Une borne}",
            "title: Une chose}",
            (
                "20:5: ACME001[lot-title-vague] good example 2: This example is called good, but "
                "the policy finds something in it.\n    expected  nothing\n    got       3:70 "
                'severity=warning pointer=/tender/lots/0/title "Say what it is."\n'
            ),
        ),
        (
            "    at: /tender/lots/0/title",
            "    case: vage",
            (
                "16:5: ACME001[lot-title-vague] bad example 1: The policy has no case 'vage', so "
                "this checks nothing.\n"
            ),
        ),
        (
            "    at: /tender/lots/0/title",
            "    settings: {mos: 2}",
            (
                "16:5: ACME001[lot-title-vague] bad example 1: ACME001 has no setting 'mos'. Did "
                "you mean 'most'?\n"
            ),
        ),
    ],
)
def test_an_example_that_fails_shows_its_place_in_the_policy_file(
    tmp_path: Path, was: str, becomes: str, said: str
) -> None:
    assert was in POLICY
    done = call("test", cwd=lay(tmp_path, POLICY.replace(was, becomes), None))
    summary = "1 policy, 2 examples, 0 trials: 1 fails, 0 faults in files.\n"
    assert done == Done(1, f"{POLICY_FILE}:{said}{summary}", "")


def test_a_failure_speaks_french(tmp_path: Path) -> None:
    lay(tmp_path, POLICY.replace("title: A thing}", "title: A kiosk}"), None)
    done = call("test", "--lang", "fr", cwd=tmp_path)
    assert done.out == (
        f"{POLICY_FILE}:16:5: ACME001[lot-title-vague] mauvais exemple 1\u00a0: Cet exemple est "
        "donné pour mauvais, mais la politique n'y relève rien.\n"
        "    attendu   pointer=/tender/lots/0/title\n    obtenu    rien\n"
        "    cause     Tout ce qui est sous «\u00a0must\u00a0» est rempli.\n"
        "1 politique, 2 exemples, 0 essai\u00a0: 1 échec, 0 défaut dans les fichiers.\n"
    )


@pytest.mark.parametrize(
    ("trials", "said"),
    [
        ("# later\n", "1:1: This file of trials is empty, so it checks nothing. Write 'policy' "),
        ("policy: ACME001\ntrials: []\n", "2:9: 'trials' is empty; it needs at least 1."),
        (TRIALS.replace("lot-title-vague", "ACME01"), "1:9: No policy, prefix or tag is called "),
        (
            TRIALS.replace("finds: []", "find: []"),
            "14:5: Item 2 of 'trials' has 'find' where 'finds' is ",
        ),
        (TRIALS.replace("column: 56", "colum: 53"), "9:23: Item 1 of 'finds' has no 'colum'; "),
        (TRIALS.replace("[{line: 2, pointer: /tender/lots/0/title}]", "[{}]"), "20:13: Item 1 "),
        (TRIALS.replace("policy: l", 'policy: "l'), "1:9: This quote is never closed."),
    ],
)
def test_a_faulty_file_of_trials_is_a_fault_with_its_place(
    tmp_path: Path, trials: str, said: str
) -> None:
    done = call("test", cwd=lay(tmp_path, trials=trials))
    assert done.status == 2
    assert done.out.startswith(f"{TRIAL_FILE}:{said}")
    assert done.out.endswith(" in files.\n")


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("  - good:\n", "  - bad:\n", "16:3: No example shows how it is done well: add one "),
        ("words:", "word:", "13:11: 'title' (Test) has no 'word'; did you mean 'words'?"),
    ],
)
def test_the_static_check_comes_first(tmp_path: Path, was: str, becomes: str, said: str) -> None:
    done = call("test", cwd=lay(tmp_path, POLICY.replace(was, becomes)))
    assert done.status == 2
    (fault, summary) = done.out.splitlines()
    assert fault.startswith(f"{POLICY_FILE}:{said}")
    assert summary == "0 policies, 0 examples, 0 trials: 0 fail, 1 fault in files."


def test_a_faulty_policy_does_not_keep_the_others_from_being_tested(tmp_path: Path) -> None:
    faulty = POLICY.replace("ACME001", "ACME002").replace("words:", "word:")
    name = faulty.replace("lot-title-vague", "lot-title-long")
    write(lay(tmp_path, trials=None), {"acme/lots/lot-title-long.yaml": name})
    done = call("test", cwd=tmp_path)
    assert (done.status, done.out.splitlines()[-1] + "\n") == (2, FAULTY)


def test_paths_that_lead_to_nothing_are_named(tmp_path: Path) -> None:
    said = (
        "rfplint: nowhere: nothing to test there. Give a pack (a folder with pack.yaml), a policy "
        "file or a file of trials.\n"
    )
    assert call("test", "nowhere", cwd=tmp_path) == Done(3, "Nothing was tested.\n", said)
    done = call("test", "nowhere", "acme", cwd=lay(tmp_path))
    assert done == Done(3, "1 policy, 2 examples, 3 trials: all hold.\n", said)


def test_a_folder_without_packs_is_no_success(tmp_path: Path) -> None:
    done = call("test", cwd=tmp_path)
    assert (done.status, done.out) == (3, "Nothing was tested.\n")
    assert done.err.startswith("rfplint: No policies or trials here. A pack is a folder with ")


def test_a_file_that_is_no_test_is_told_what_a_test_looks_like(tmp_path: Path) -> None:
    write(tmp_path, {"plan.yaml": "title: a plan\n"})
    done = call("test", "plan.yaml", cwd=tmp_path)
    assert done.status == 2
    assert done.out.startswith("plan.yaml:1:1: This is neither a policy of a pack nor a file of ")


def test_an_unknown_policy_in_select_is_bad_usage(tmp_path: Path) -> None:
    said = "rfplint: No policy, prefix or tag is called 'ACME01'. Did you mean 'ACME001'?\n"
    assert call("test", "--select", "ACME01", cwd=lay(tmp_path)) == Done(2, "", said)


def test_a_faulty_configuration_is_told(tmp_path: Path) -> None:
    write(lay(tmp_path), {".rfplint.yaml": "packs: [acme]\nsevrity: {}\n"})
    done = call("test", cwd=tmp_path)
    assert done.status == 2
    assert ".rfplint.yaml:2:1: " in done.out


def test_coverage_names_the_operators_and_cases_that_no_test_reaches(tmp_path: Path) -> None:
    done = call("test", "--coverage", cwd=lay(tmp_path, trials=None))
    place = f"{POLICY_FILE}:"
    assert done == Done(
        0,
        f"{place}11:42: ACME001[lot-title-vague] Coverage: 'in' fails in no example and no trial.\n"
        f"{place}13:11: ACME001[lot-title-vague] Coverage: 'words' fails in no example and no "
        "trial.\n1 policy, 2 examples, 0 trials: all hold.\n",
        "",
    )


def test_coverage_is_whole_where_each_operator_was_seen_to_hold_and_to_fail(tmp_path: Path) -> None:
    done = call("test", "--coverage", cwd=lay(tmp_path))
    assert done.out == (
        "Coverage: examples and trials reach every case and operator.\n"
        "1 policy, 2 examples, 3 trials: all hold.\n"
    )


def test_json_says_all_in_both_languages(tmp_path: Path) -> None:
    lay(tmp_path, POLICY.replace("title: A thing}", "title: A kiosk}"), None)
    done = call("test", "--format", "json", "--coverage", cwd=tmp_path)
    data = json.loads(done.out)
    assert data["summary"] == {
        "policies": 1,
        "examples": 2,
        "trials": 0,
        "failures": 1,
        "faults": 0,
    }
    (failure,) = data["failures"]
    assert failure == {
        "policy": "ACME001",
        "name": {"en": "bad example 1", "fr": "mauvais exemple 1"},
        "kind": "bad",
        "path": POLICY_FILE,
        "line": 16,
        "column": 5,
        "message": {
            "en": "This example is called bad, but the policy finds nothing in it.",
            "fr": "Cet exemple est donné pour mauvais, mais la politique n'y relève rien.",
        },
        "expected": [{"code": "ACME001", "pointer": "/tender/lots/0/title"}],
        "got": [],
        "why": [
            {
                "en": "Everything under 'must' holds.",
                "fr": "Tout ce qui est sous «\u00a0must\u00a0» est rempli.",
            }
        ],
    }
    assert [gap["line"] for gap in data["coverage"]] == [1, 11, 13, 13]
    assert (data["format"], data["version"], data["faults"]) == ("rfplint-test", "1.0", [])


def test_json_gives_faults_with_their_places(tmp_path: Path) -> None:
    lay(tmp_path, POLICY.replace("words:", "word:"), None)
    data = json.loads(call("test", "--format", "json", cwd=tmp_path).out)
    (fault,) = data["faults"]
    assert (fault["path"], fault["line"], fault["column"]) == (POLICY_FILE, 13, 11)
    assert fault["message"]["fr"]
    assert "coverage" not in data


def test_the_catalogue_is_loaded_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loads: list[object] = []
    real = catalogue.load

    def load(*words: object, **options: object) -> catalogue.Catalogue:
        loads.append(words)
        return real(*words, **options)  # type: ignore[arg-type] # as they came

    monkeypatch.setattr(catalogue, "load", load)
    assert call("test", cwd=lay(tmp_path)).status == 0
    assert len(loads) == 1


def hundred(folder: Path) -> Path:
    """Write a pack of a hundred policies with two examples and three trials each."""
    for number in range(1, 101):
        name = "lot-title-" + "abcdefghij"[number // 10 % 10] + "abcdefghij"[number % 10]
        code = f"ACME{number:03}"
        policy = POLICY.replace("ACME001", code).replace("lot-title-vague", name)
        trials = TRIALS.replace("lot-title-vague", code)
        write(folder, {f"acme/lots/{name}.yaml": policy, f"acme/trials/{name}.yaml": trials})
    return write(folder, {"acme/pack.yaml": PACK})


def test_a_hundred_policies_take_less_than_a_second(tmp_path: Path) -> None:
    """CPU of the whole process: the wall would measure what else this machine does."""
    hundred(tmp_path)
    took = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(
            [sys.executable, "-m", "rfplint", "test", tmp_path / "acme"],
            cwd=ROOT,
            text=True,
            capture_output=True,
            check=False,
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        assert done.stdout == "100 policies, 200 examples, 300 trials: all hold.\n", done.stderr
        took.append(after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
    assert min(took) < 1
