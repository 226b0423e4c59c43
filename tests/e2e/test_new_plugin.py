"""What `rfplint new` writes works elsewhere: the wheel, a new environment, real pip and pytest."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def call(*words: str | Path, cwd: Path) -> str:
    left_out = ("PYTHONPATH", "RFPLINT_NO_PLUGINS", "PYTEST_ADDOPTS")
    environment = {key: value for key, value in os.environ.items() if key not in left_out}
    done = subprocess.run(
        words, cwd=cwd, env=environment, text=True, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_new_plugins_install_and_pass_their_tests_at_once(tmp_path: Path) -> None:
    venv.create(tmp_path / "new", with_pip=False)
    python = tmp_path / "new" / "bin" / "python"
    pip = (sys.executable, "-m", "pip", "--python", python, "install", "-q")
    rfplint = (python, "-m", "rfplint")
    call(*pip, ROOT, cwd=tmp_path)
    for language, name in (("en", "acme-policies"), ("fr", "nord-politiques")):
        call(*rfplint, "new", "plugin", name, "--lang", language, cwd=tmp_path)
        call(*pip, "-e", f"{tmp_path / name}[test]", cwd=tmp_path)
        # The static check and two examples of two policies, that of the pack, and two tests.
        said = call(python, "-m", "pytest", "-q", cwd=tmp_path / name)
        assert said.splitlines()[-1].startswith("9 passed")
    listed = json.loads(call(*rfplint, "policies", "--format", "json", cwd=tmp_path))
    assert [(one["code"], one["name"]) for one in listed if one["pack"] != "core"] == [
        ("ACME001", "bid-address-missing"),
        ("ACME002", "too-many-conditions"),
        ("NORD001", "nord-politiques-bid-address-missing"),
        ("NORD002", "nord-politiques-too-many-conditions"),
    ]
