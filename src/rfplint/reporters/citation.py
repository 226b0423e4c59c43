"""How a law, standard or study is cited on one line, and which is cited first."""

from __future__ import annotations

from collections.abc import Iterable

from rfplint.model import DocumentInfo, Language, Reference
from rfplint.reporters.escape import visible


def citation(reference: Reference, language: Language) -> str:
    """Give title, section and year, for example `Agreement on …, art. IV:2 (2012)`."""
    section = "" if reference.section is None else f", {reference.section.to(language)}"
    year = "" if reference.year is None else f" ({reference.year})"
    return visible(f"{reference.title.to(language)}{section}{year}")


def nearest_first(
    references: Iterable[Reference], selectors: tuple[str, ...]
) -> tuple[Reference, ...]:
    """Order references for a buyer to whom `selectors` apply.

    First those that bind this buyer, then those that belong to no place, then the law of others;
    within each, those compared with the official text come first.
    """
    return tuple(sorted(references, key=lambda each: (_far(each, selectors), not each.verified)))


def buyers(documents: Iterable[DocumentInfo]) -> dict[tuple[str, int], tuple[str, ...]]:
    """Give the selectors of each document by path and index.

    The releases of one package share an index; their first known buyer stands for them.
    """
    known: dict[tuple[str, int], tuple[str, ...]] = {}
    for info in documents:
        place = (info.path, info.document)
        known[place] = known.get(place) or info.selectors
    return known


def _far(reference: Reference, selectors: tuple[str, ...]) -> int:
    if not reference.jurisdictions:
        return 1
    return 0 if any(selector in reference.jurisdictions for selector in selectors) else 2
