"""pytest collects packs and trials, runs them, and gives Python policies a fixture."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from acme_pack import POLICY, POLICY_FILE, TRIAL_FILE, TRIALS, lay
from command_line import ROOT, write

MODULES = """\
import sys, rfplint.pytest_plugin
print(*sorted(name for name in sys.modules if name.startswith("rfplint")))
"""


def pytest_in(folder: Path, *words: str, **environment: str) -> list[str]:
    """Run pytest as somebody does who has rfplint installed; give the lines that it prints."""
    # The entry point is there or not, as rfplint was installed; the module is the same.
    plugin = ("-p", "no:rfplint", "-p", "rfplint.pytest_plugin")
    command = (sys.executable, "-m", "pytest", *plugin)
    quiet = ("-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-W", "error", "--rootdir=.")
    own = {"PYTHONPATH": str(ROOT / "src"), "COLUMNS": "200", **environment}
    done = subprocess.run(
        [*command, *quiet, *words],
        cwd=folder,
        env={**os.environ, **own},
        text=True,
        capture_output=True,
        check=False,
    )
    return [line for line in (done.stdout + done.stderr).splitlines() if line]


def test_the_plugin_imports_nothing_of_rfplint() -> None:
    done = subprocess.run(
        [sys.executable, "-c", MODULES], text=True, capture_output=True, check=True
    )
    assert done.stdout.split() == ["rfplint", "rfplint.pytest_plugin"]


def test_tests_are_items_with_their_names(tmp_path: Path) -> None:
    assert pytest_in(lay(tmp_path), "--collect-only")[:-1] == [
        f"{POLICY_FILE}::static check",
        f"{POLICY_FILE}::bad example 1",
        f"{POLICY_FILE}::good example 2",
        "acme/pack.yaml::static check",
        f"{TRIAL_FILE}::static check",
        f"{TRIAL_FILE}::the first is good and the second vague",
        f"{TRIAL_FILE}::of works nothing is asked",
        f"{TRIAL_FILE}::a setting makes two words too many",
    ]


def test_a_sound_pack_passes(tmp_path: Path) -> None:
    assert pytest_in(lay(tmp_path))[-1].startswith("8 passed")


def test_other_yaml_is_left_alone(tmp_path: Path) -> None:
    files = {"mkdocs.yaml": "title: x\n", "loose.yaml": POLICY, "trials/x.yaml": "a: 1\n"}
    write(tmp_path, {**files, "test_x.py": "def test_x(): pass\n"})
    (tmp_path / "gone.yaml").symlink_to(tmp_path / "nowhere")
    assert pytest_in(tmp_path)[-1].startswith("1 passed")


def test_a_failure_shows_what_rfplint_test_shows_and_its_line(tmp_path: Path) -> None:
    lay(tmp_path, trials=TRIALS.replace("column: 56", "column: 5"))
    lines = pytest_in(tmp_path, "-rN")
    start = next(i for i, line in enumerate(lines) if line.startswith(TRIAL_FILE))
    assert lines[start : start + 3] == [
        (
            f"{TRIAL_FILE}:3:5: ACME001[lot-title-vague] the first is good and the second vague: "
            "The policy does not find what the trial says under 'finds'."
        ),
        '    expected  4:5 severity=warning "Say what it is."',
        '    got       4:56 severity=warning "Say what it is."',
    ]
    assert lines[-1].startswith("1 failed, 7 passed")
    french = pytest_in(tmp_path, "-rN", RFPLINT_LANG="fr")
    assert any(line.startswith("    attendu   4:5") for line in french)


def test_the_line_of_an_item_is_that_of_the_example_or_trial(tmp_path: Path) -> None:
    conftest = "def pytest_itemcollected(item): print(item.name, item.location[1] + 1)\n"
    lines = pytest_in(write(lay(tmp_path), {"conftest.py": conftest}), "--collect-only", "-s")
    assert {"bad example 1 16", "good example 2 20", "of works nothing is asked 10"} <= set(lines)


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        (TRIAL_FILE, "# later\n", f"{TRIAL_FILE}:1:1: This file of trials is empty"),
        (TRIAL_FILE, "trials: []\n", f"{TRIAL_FILE}:1:1: The document needs 'policy'"),
        (POLICY_FILE, POLICY.replace("words:", "word:"), f"{POLICY_FILE}:13:11: 'title' (Test) "),
        ("acme/lots.yaml", "a: 1\n", "acme/lots.yaml:1:1: Nothing reads this file"),
        (".rfplint.yaml", "pack: [x]\n", ".rfplint.yaml:1:1: "),
    ],
)
def test_a_faulty_file_fails_its_static_check(
    tmp_path: Path, file: str, content: str, said: str
) -> None:
    lines = pytest_in(write(lay(tmp_path), {file: content}))
    assert [line for line in lines if line.startswith(said)], lines
    assert "1 failed" in lines[-1]


FIXTURE = """\
RFP = 'rfp: "1.0"\\ntender: {mainProcurementCategory: goods, lots: [{title: A thing}]}\\n'

def test_one(rfplint_findings):
    (finding,) = rfplint_findings("lot-title-vague", RFP, settings={"most": 2}, as_of="2026-01-01")
    assert (finding.code, finding.pointer) == ("ACME001", "/tender/lots/0/title")

def test_two(rfplint_findings):
    rfplint_findings("ACME01", RFP)

def test_three(rfplint_findings):
    rfplint_findings("ACME001", RFP, settings={"mots": 2})

def test_four(rfplint_findings):
    rfplint_findings("ACME001", "rfp: '1.0")
"""


def test_the_fixture_gives_findings_and_says_what_makes_no_sense(tmp_path: Path) -> None:
    lay(tmp_path)
    write(tmp_path, {".rfplint.yaml": "packs: [acme]\n", "tests/test_it.py": FIXTURE})
    lines = pytest_in(tmp_path, "-rN", "tests")
    assert lines[-1].startswith("3 failed, 1 passed")
    said = [line for line in lines if line.startswith(("No ", "ACME001 "))]
    assert said == [
        "No policy, prefix or tag is called 'ACME01'. Did you mean 'ACME001'?",
        "ACME001 has no setting 'mots'. Did you mean 'most'?",
        (
            "No RFP can be read here, so this checks nothing. Its line 1: This quote is never "
            "closed. Add the closing quote at the end of the value."
        ),
    ]
