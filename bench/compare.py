"""Measures whole processes side by side and prints ratios of CPU time (user and system).

    python bench/compare.py [--pairs 7] [--files 1001]

Two commands run in turn, A B A B …; the ratio is taken pair by pair and the median is printed: one
machine's milliseconds mean nothing on another, or an hour later on the same one.
"""

from __future__ import annotations

import argparse
import os
import shlex
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

BENCH = Path(__file__).resolve().parent
EXAMPLE = BENCH.parent / "examples" / "good" / "pilot.rfp.yaml"
PYTHON = sys.executable


class Comparison(NamedTuple):
    """What is measured against what, and the ratio that must not be passed."""

    name: str
    ours: Sequence[str]
    theirs: Sequence[str]
    most: float


def comparisons(corpus: Path, files: int) -> tuple[Comparison, ...]:
    """Give the comparisons of this release."""
    rfplint = (PYTHON, "-m", "rfplint")
    return (
        Comparison(
            "rfplint --version / python -c pass", (*rfplint, "--version"), (PYTHON, "-c", ""), 2.5
        ),
        Comparison(
            "cold start, one RFP / yamllint",
            (*rfplint, "check", str(EXAMPLE)),
            (PYTHON, "-m", "yamllint", str(EXAMPLE)),
            0.9,
        ),
        Comparison(
            f"{files} RFPs of 9 KB / yaml.load(CSafeLoader)",
            (*rfplint, "check", str(corpus)),
            (PYTHON, str(BENCH / "load_only.py"), str(corpus)),
            1.0,
        ),
    )


def cpu(command: Sequence[str]) -> float:
    """Run a command and give the seconds of CPU that it used.

    Raises:
        SystemExit: it failed, and the speed of a failure says nothing. A linter ends with 1 when it
            finds something; so does Python when there is no such module, but it complains.
    """
    with tempfile.TemporaryFile() as complaints:
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=complaints)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        complaints.seek(0)
        said = complaints.read().decode(errors="replace").strip()
    if child.returncode not in (0, 1) or (child.returncode == 1 and said):
        raise SystemExit(f"{shlex.join(command)}: ended with {child.returncode}. {said}")
    return usage.ru_utime + usage.ru_stime


def ratios(comparison: Comparison, pairs: int) -> list[float]:
    """Give the ratio of each pair, after one run of each that does not count."""
    cpu(comparison.ours)
    cpu(comparison.theirs)
    return [cpu(comparison.ours) / cpu(comparison.theirs) for _ in range(pairs)]


def main() -> None:
    """Print one line for each comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=7)
    parser.add_argument("--files", type=int, default=1001)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder)
        generate = (PYTHON, str(BENCH / "generate.py"), folder, "-n", str(arguments.files))
        subprocess.run(generate, check=True)
        print(f"{'CPU of ours / theirs':<52}{'min':>7}{'median':>8}{'max':>7}{'must':>8}")
        for comparison in comparisons(corpus, arguments.files):
            found = ratios(comparison, arguments.pairs)
            median = statistics.median(found)
            row = f"{min(found):>7.2f}{median:>8.2f}{max(found):>7.2f}{comparison.most:>7.2f}x"
            print(f"{comparison.name:<52}{row}{'' if median <= comparison.most else '  MISSED'}")


if __name__ == "__main__":
    main()
