"""Checks on who owns the data, category by category."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, cast

from rfplint.builtin.lots import lacking
from rfplint.hooks import check
from rfplint.model import Fix, Text
from rfplint.rfp import Hit, Node, Rfp

_TABLE: Final = "dataGovernance.ownership"
_LEARNED: Final = ("trainingData", "models")
_ADD_ROWS: Final = Text("Add the missing rows", "Ajouter les lignes manquantes")


@check("OWN002")
def data_ownership_missing(rfp: Rfp) -> Iterator[Hit]:
    """Yield a missing ownership table, rows without an owner, and categories without a row."""
    if rfp.facts["dataInScope"] is not True:
        return
    for table in lacking(rfp, _TABLE, lambda node: node.given):
        yield table.hit("none", on="key")
    for row in rfp.scopes(f"{_TABLE}[*]"):
        if row.gives("category") and not _says_who(row):
            yield row["owner"].hit("row", on="key", category=row["category"])
    yield from _categories_without_row(rfp)


def _says_who(row: Node) -> bool:
    if row.get("owner") == "other":
        return row.given_text("note")
    return row.gives("owner")


def _categories_without_row(rfp: Rfp) -> Iterator[Hit]:
    required = cast("list[str]", rfp.settings["requiredCategories"])
    shared = [row.get("category") for row in rfp.tender.at(_TABLE)]
    for table in rfp.scopes(_TABLE):
        said = shared + [row.get("category") for row in table]
        missing = [category for category in required if category not in said]
        if missing and table.given and isinstance(table.value, list):
            rows = _rows(missing, "        supplierUse: contractOnly\n")
            yield table.hit("category", on="key", fix=rows, missing=_labelled(table, missing))


@check("OWN005")
def training_data_unaddressed(rfp: Rfp) -> Iterator[Hit]:
    """Yield the table that names no owner for training data or for what is learned from it."""
    if rfp.facts["dataInScope"] is not True:
        return
    for table in lacking(rfp, _TABLE, lambda node: not _without_owner(node)):
        missing = _without_owner(table)
        yield table.hit(on="key", fix=_rows(missing), missing=_labelled(table, missing))


def _without_owner(table: Node) -> list[str]:
    if table.given and not isinstance(table.value, list):
        return []
    owned = [row.get("category") for row in table if row.gives("owner")]
    return [category for category in _LEARNED if category not in owned]


def _rows(categories: Sequence[str], use: str = "") -> Fix:
    rows = "".join(f"      - category: {each}\n        owner: TODO\n{use}" for each in categories)
    proposal = f"tender:\n  dataGovernance:\n    ownership:\n{rows}"
    return Fix(_ADD_ROWS, safe=False, proposal=proposal)


def _labelled(table: Node, categories: Sequence[str]) -> list[Node]:
    """Give the codes as a row would hold them, so that messages show their labels."""
    return [Node(code, (*table.pointer, 0, "category"), table.rfp) for code in categories]
