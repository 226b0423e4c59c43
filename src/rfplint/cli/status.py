"""The exit statuses (design, section 6). When several hold: 4 before 2 before 3 before 1."""

from __future__ import annotations

from typing import Final

CLEAN: Final = 0
FINDINGS: Final = 1
USAGE: Final = 2
NO_INPUT: Final = 3
INTERNAL: Final = 4
INTERRUPTED: Final = 130

_WORST_FIRST: Final = (INTERNAL, USAGE, NO_INPUT, FINDINGS)


def worst(*statuses: int) -> int:
    """Give the status that prevails."""
    return next((status for status in _WORST_FIRST if status in statuses), CLEAN)
