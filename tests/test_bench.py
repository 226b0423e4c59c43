"""The benchmark must not take a failure for speed."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest

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
