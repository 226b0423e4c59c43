"""A plugin of somebody else: installed with pip in a new environment, tested there by pytest."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from acme_pack import PACK, POLICY, TRIALS
from command_line import write

ROOT = Path(__file__).parent.parent.parent

PYPROJECT = """\
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"
[project]
name = "acme-policies"
version = "1.0.0"
dependencies = ["rfplint"]
[project.entry-points."rfplint.plugins"]
acme = "acme_policies"
"""
MODULE = """\
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rfplint.hooks import check, hookimpl
from rfplint.rfp import Hit, Rfp


@check("ACME002")
def too_many_lots(rfp: Rfp) -> Iterator[Hit]:
    if len(rfp.lots()) > rfp.settings["most"]:
        yield Hit(("tender", "lots"), values={"count": len(rfp.lots())})


@hookimpl
def rfplint_packs() -> list[str]:
    return [str(Path(__file__).parent / "pack")]


@hookimpl
def rfplint_checks() -> list[object]:
    return [too_many_lots]
"""
HEAD = """\
code: ACME002
name: too-many-lots
title: {en: Too many lots, fr: Trop de lots}
severity: note
class: form
why: {en: Each lot costs work., fr: Chaque lot demande du travail.}
references: []
settings:
  most: {default: 1, help: {en: Lots at most, fr: Lots au plus}}
message: {en: "There are {count} lots.", fr: "Il y a {count} lots."}
examples:
  - bad: {rfp: "1.0", tender: {lots: [{id: "1"}, {id: "2"}]}}
    at: /tender/lots
  - good: {rfp: "1.0", language: fr, tender: {lots: [{id: "1"}]}}
"""
TESTS = """\
RFP = 'rfp: "1.0"\\ntender: {lots: [{id: "1"}, {id: "2"}]}\\n'


def test_two_lots_are_too_many(rfplint_findings):
    (finding,) = rfplint_findings("too-many-lots", RFP)
    assert finding.message.fr == "Il y a 2 lots."


def test_the_setting_counts(rfplint_findings):
    assert rfplint_findings("ACME002", RFP, settings={"most": 2}) == ()
"""
FILES = {
    "pyproject.toml": PYPROJECT,
    "src/acme_policies/__init__.py": MODULE,
    "src/acme_policies/pack/pack.yaml": PACK,
    "src/acme_policies/pack/lots/lot-title-vague.yaml": POLICY,
    "src/acme_policies/pack/lots/too-many-lots.yaml": HEAD,
    "tests/policies/lot-title-vague.yaml": TRIALS,
    "tests/test_too_many_lots.py": TESTS,
}


def run(*words: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHONPATH", "PYTEST"))}
    return subprocess.run(words, cwd=cwd, env=kept, text=True, capture_output=True, check=False)


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A new environment with rfplint and the plugin; it sees this one's libraries beside them."""
    folder = tmp_path_factory.mktemp("acme")
    write(folder / "plugin", FILES)
    venv.create(folder / "new", with_pip=False)
    python = folder / "new" / "bin" / "python"
    site = next((folder / "new" / "lib").glob("python*/site-packages"))
    (site / "beside.pth").write_text(sysconfig.get_path("purelib") + "\n")
    offline = ("install", "-q", "--no-deps", "--no-build-isolation", "--no-index")
    for source in (ROOT, folder / "plugin"):
        words = (sys.executable, "-m", "pip", "--python", python, *offline, source)
        done = run(*words, cwd=folder)
        assert done.returncode == 0, done.stdout + done.stderr
    return python, folder / "plugin"


def test_pytest_runs_the_examples_trials_and_python_tests_of_a_plugin(
    environment: tuple[Path, Path],
) -> None:
    python, plugin = environment
    done = run(python, "-m", "pytest", "-v", "-p", "no:cacheprovider", "-p", "no:xdist", cwd=plugin)
    passed = [line.split(" PASSED")[0] for line in done.stdout.splitlines() if " PASSED" in line]
    assert passed == [
        "src/acme_policies/pack/lots/lot-title-vague.yaml::static check",
        "src/acme_policies/pack/lots/lot-title-vague.yaml::bad example 1",
        "src/acme_policies/pack/lots/lot-title-vague.yaml::good example 2",
        "src/acme_policies/pack/lots/too-many-lots.yaml::static check",
        "src/acme_policies/pack/lots/too-many-lots.yaml::bad example 1",
        "src/acme_policies/pack/lots/too-many-lots.yaml::good example 2",
        "src/acme_policies/pack/pack.yaml::static check",
        "tests/policies/lot-title-vague.yaml::static check",
        "tests/policies/lot-title-vague.yaml::the first is good and the second vague",
        "tests/policies/lot-title-vague.yaml::of works nothing is asked",
        "tests/policies/lot-title-vague.yaml::a setting makes two words too many",
        "tests/test_too_many_lots.py::test_two_lots_are_too_many",
        "tests/test_too_many_lots.py::test_the_setting_counts",
    ], done.stdout + done.stderr
    assert done.returncode == 0


def test_rfplint_test_runs_them_too(environment: tuple[Path, Path]) -> None:
    python, plugin = environment
    done = run(python, "-m", "rfplint", "test", "--lang", "en", cwd=plugin)
    assert done.stdout == "2 policies, 4 examples, 3 trials: all hold.\n", done.stderr
    assert done.returncode == 0


def test_a_python_policy_that_crashes_fails_its_tests(environment: tuple[Path, Path]) -> None:
    python, plugin = environment
    site = next((python.parent.parent / "lib").glob("python*/site-packages"))
    module = site / "acme_policies" / "__init__.py"
    sound = module.read_text()
    try:
        module.write_text(sound.replace("len(rfp.lots()) >", "1 / 0 >"))
        done = run(python, "-m", "rfplint", "test", "--lang", "en", cwd=plugin)
    finally:
        module.write_text(sound)
    assert done.returncode == 4
    said = "bad example 1: Policy ACME002[too-many-lots] crashed here and may have missed faults: "
    assert f"{said}ZeroDivisionError: division by zero (" in done.stdout
    assert "__init__.py:12). Report it to its author; the other policies ran.\n" in done.stdout
