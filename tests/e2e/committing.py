"""The project as it stands, committed to a repository from which a hook may be installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def call(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(words, cwd=cwd, text=True, capture_output=True, check=False)


def git(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    who = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    return call("git", *who, "-c", "init.defaultBranch=main", *words, cwd=cwd)


def commit_project(folder: Path) -> str:
    """Commit what the checkout holds to a new repository in a folder; give the commit."""
    listed = git("ls-files", "--cached", "--others", "--exclude-standard", cwd=ROOT).stdout
    for name in listed.splitlines():
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    git("init", "-q", cwd=folder)
    git("add", "-A", cwd=folder)
    assert git("commit", "-qm", "the hook", cwd=folder).returncode == 0
    return git("rev-parse", "HEAD", cwd=folder).stdout.strip()
