"""The hook works with real pre-commit, real prek and real git: good commits pass, bad ones stop."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from committing import ROOT, call, commit_project, git

GOOD = ROOT / "examples" / "good" / "pilot.rfp.yaml"
BAD = ROOT / "examples" / "bad" / "pilot.rfp.yaml"
RUNNERS = ("pre-commit", "prek")


def program(name: str) -> str:
    """Find a program beside this Python, so that the test runs what was installed with it."""
    beside = Path(sys.executable).parent / name
    found = str(beside) if beside.exists() else shutil.which(name)
    assert found, f"{name} is not installed; install the dev extra"
    return found


@pytest.fixture(scope="session")
def hook_repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as it stands, committed: a hook is installed from a commit."""
    folder = tmp_path_factory.mktemp("hook")
    commit_project(folder)
    return folder


@pytest.fixture(params=RUNNERS)
def city(
    request: pytest.FixtureRequest,
    hook_repository: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    """A city's repository with the hook installed by one of the two runners."""
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent) + os.pathsep + os.environ["PATH"])
    # prek installs with uv, which trusts only its own list of authorities unless told otherwise.
    monkeypatch.setenv("UV_NATIVE_TLS", "1")
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)
    commit = git("rev-parse", "HEAD", cwd=hook_repository).stdout.strip()
    git("init", "-q", cwd=tmp_path)
    (tmp_path / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {hook_repository}\n  rev: {commit}\n  hooks:\n  - id: rfplint\n"
    )
    installed = call(program(request.param), "install", cwd=tmp_path)
    assert installed.returncode == 0, installed.stderr
    return tmp_path


def commit_of(city: Path, source: Path, name: str) -> subprocess.CompletedProcess[str]:
    (city / name).parent.mkdir(exist_ok=True)
    shutil.copy(source, city / name)
    git("add", "-A", cwd=city)
    return git("commit", "-m", "an RFP", cwd=city)


def test_a_good_rfp_is_committed_and_a_bad_one_is_not(city: Path) -> None:
    good = commit_of(city, GOOD, "good.rfp.yaml")
    assert good.returncode == 0, good.stdout + good.stderr
    bad = commit_of(city, BAD, "bad.rfp.yaml")
    assert bad.returncode == 1, bad.stdout + bad.stderr
    assert "bad.rfp.yaml:" in bad.stdout + bad.stderr
    assert git("log", "--oneline", cwd=city).stdout.count("\n") == 1


def test_an_excluded_file_is_not_checked_though_the_hook_names_it(city: Path) -> None:
    (city / ".rfplint.yaml").write_text("exclude: [drafts/]\n")
    drafted = commit_of(city, BAD, "drafts/bad.rfp.yaml")
    assert drafted.returncode == 0, drafted.stdout + drafted.stderr
