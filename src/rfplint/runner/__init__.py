"""Files in, a Report out: discovers, reads, lints and gathers."""

from __future__ import annotations

from rfplint.runner.discovery import STDIN, Discovery, Found, discover, is_excluded
from rfplint.runner.gathering import Outcome, run
from rfplint.runner.linting import Linted, Options, lint_parsed
from rfplint.runner.speaking import Spoken, spoken
from rfplint.runner.timing import PROSE, Stopwatch, Timing

__all__ = [
    "PROSE",
    "STDIN",
    "Discovery",
    "Found",
    "Linted",
    "Options",
    "Outcome",
    "Spoken",
    "Stopwatch",
    "Timing",
    "discover",
    "is_excluded",
    "lint_parsed",
    "run",
    "spoken",
]
