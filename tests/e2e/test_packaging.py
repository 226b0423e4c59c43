"""What is shipped is what the checkout has: sdist, wheel, a new environment, the same policies."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def call(*words: str | Path, cwd: Path) -> str:
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    done = subprocess.run(
        words, cwd=cwd, env=environment, text=True, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_wheel_of_the_sdist_has_the_policies_of_the_checkout(tmp_path: Path) -> None:
    # Without an environment of its own, which pip makes for the hook in test_hooks.py.
    build = (sys.executable, "-m", "build", "--no-isolation")
    call(*build, "--outdir", tmp_path, ROOT, cwd=tmp_path)
    wheel = next(tmp_path.glob("*.whl"))
    venv.create(tmp_path / "new", with_pip=False)
    python = tmp_path / "new" / "bin" / "python"
    pip = (sys.executable, "-m", "pip", "--python", python)
    call(*pip, "install", "-q", wheel, cwd=tmp_path)
    installed = call(python, "-m", "rfplint", "policies", "--format", "json", cwd=tmp_path)
    checkout = call(sys.executable, "-m", "rfplint", "policies", "--format", "json", cwd=tmp_path)
    assert installed == checkout
    shown = call(python, "-m", "rfplint", "schema", "rfp", cwd=tmp_path)
    assert shown == (ROOT / "schemas" / "rfp.schema.json").read_text("utf-8")
    call(python, "-m", "rfplint", "new", "rfp", "--approach", "pilot", cwd=tmp_path)
    assert "\n  approach: pilot\n" in (tmp_path / "pilot.rfp.yaml").read_text("utf-8")
    package = tmp_path / "new" / "lib"
    assert list(package.glob("python*/site-packages/rfplint/py.typed"))
