"""How a report is to look: in which language, with colours or not, and what to leave out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from rfplint.model import Language, Severity

WIDTH: Final = 100
"""Columns that running text may take."""

INK: Final[Mapping[Severity, str]] = {"error": "1;31", "warning": "1;33", "note": "36"}
"""ANSI colours by severity; notes are not bold."""
BOLD: Final = "1"
DIM: Final = "2"
FRAME: Final = "1;34"
GOOD: Final = "1;32"


class Style(NamedTuple):
    """What the reader asked for.

    `min_severity` is the mildest severity that is shown, `fail_on` the one from which the run
    fails, or `never`.
    """

    language: Language
    color: bool
    verbose: bool
    min_severity: Severity
    fail_on: str

    def paint(self, text: str, ink: str) -> str:
        """Give `text` in the colour `ink`; as it is where colours are off or `ink` is empty."""
        return f"\x1b[{ink}m{text}\x1b[0m" if self.color and ink and text else text
