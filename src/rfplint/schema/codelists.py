"""Which codes are there, and what do they mean in each language?"""

from __future__ import annotations

import functools

from rfplint import resources
from rfplint.model import Text


def codes(codelist: str) -> tuple[str, ...]:
    """Give the codes of a codelist in its order; `()` if there is no such list."""
    return tuple(_labels(codelist))


def label(codelist: str, code: str) -> Text | None:
    """Say a code in words; None if the list, or the code in it, does not exist."""
    return _labels(codelist).get(code)


@functools.cache
def _labels(codelist: str) -> dict[str, Text]:
    import csv
    import io

    try:
        text = resources.read("schemas", "codelists", f"{codelist}.csv")
    except (FileNotFoundError, ValueError):
        return {}
    rows = csv.DictReader(io.StringIO(text, newline=""))
    return {row["Code"]: Text(row["Title"], row["Title_fr"]) for row in rows}
