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


def aliases(codelist: str) -> dict[str, str]:
    """Give the codes by what people write for them: the list's aliases, then its labels."""
    rows = _rows(codelist)
    named = ((alias, row["Code"]) for row in rows for alias in row.get("Aliases", "").split("|"))
    labels = ((row[name], row["Code"]) for row in rows for name in ("Title", "Title_fr"))
    found: dict[str, str] = {}
    for said, code in (*named, *labels):
        if said:
            found.setdefault(said, code)
    return found


@functools.cache
def _labels(codelist: str) -> dict[str, Text]:
    return {row["Code"]: Text(row["Title"], row["Title_fr"]) for row in _rows(codelist)}


@functools.cache
def _rows(codelist: str) -> tuple[dict[str, str], ...]:
    import csv
    import io

    try:
        text = resources.read("schemas", "codelists", f"{codelist}.csv")
    except (FileNotFoundError, ValueError):
        return ()
    return tuple(csv.DictReader(io.StringIO(text, newline="")))
