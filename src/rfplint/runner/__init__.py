"""Files in, a Report out: discovers, reads, lints and gathers."""

from __future__ import annotations

from rfplint.runner.discovery import Found, discover
from rfplint.runner.gathering import Options, Outcome, lint_parsed, run

__all__ = ["Found", "Options", "Outcome", "discover", "lint_parsed", "run"]
