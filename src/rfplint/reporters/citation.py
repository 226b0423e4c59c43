"""How a law, standard or study is cited on one line."""

from __future__ import annotations

from rfplint.model import Language, Reference
from rfplint.reporters.escape import visible


def citation(reference: Reference, language: Language) -> str:
    """Give title, section and year, for example `Agreement on …, art. IV:2 (2012)`."""
    section = "" if reference.section is None else f", {reference.section.to(language)}"
    year = "" if reference.year is None else f" ({reference.year})"
    return visible(f"{reference.title.to(language)}{section}{year}")
