"""Files in, a Report out: discovers, reads, lints and gathers."""

from __future__ import annotations

from rfplint.runner.discovery import STDIN, Discovery, Found, discover, is_excluded
from rfplint.runner.gathering import Outcome, run
from rfplint.runner.linting import Linted, Options, lint_parsed
from rfplint.runner.speaking import Spoken, spoken

__all__ = [
    "STDIN",
    "Discovery",
    "Found",
    "Linted",
    "Options",
    "Outcome",
    "Spoken",
    "discover",
    "is_excluded",
    "lint_parsed",
    "run",
    "spoken",
]
