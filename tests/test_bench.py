"""The benchmark must not take a failure for speed."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest

from rfplint import cli

BENCH = Path(__file__).parent.parent / "bench"


@pytest.fixture(scope="module")
def cpu() -> Callable[[tuple[str, ...]], float]:
    spec = importlib.util.spec_from_file_location("compare", BENCH / "compare.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return cast("Callable[[tuple[str, ...]], float]", module.cpu)


@pytest.mark.parametrize("status", ["0", "1"])
def test_what_ends_as_a_linter_does_is_measured(
    cpu: Callable[[tuple[str, ...]], float], status: str
) -> None:
    assert cpu((sys.executable, "-c", f"print(1); raise SystemExit({status})")) > 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("-m", "no_such_linter"), "ended with 1. .*No module named no_such_linter"),
        (("-c", "raise SystemExit(2)"), "ended with 2"),
        (("-c", "import os; os.abort()"), "ended with -6"),
    ],
    ids=["not-installed", "usage", "killed"],
)
def test_a_failure_stops_the_benchmark(
    cpu: Callable[[tuple[str, ...]], float], words: tuple[str, ...], said: str
) -> None:
    with pytest.raises(SystemExit, match=said):
        cpu((sys.executable, *words))


def test_an_rfp_of_the_corpus_has_no_finding_but_its_planted_faults(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = (sys.executable, str(BENCH / "generate.py"), str(tmp_path), "-n", "20")
    subprocess.run((*command, "--faulty", "0"), check=True)
    assert cli.main(["check", str(tmp_path)]) == 0
    assert "No findings. 20 RFPs in 20 files checked." in capsys.readouterr().out
