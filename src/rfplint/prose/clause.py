"""What was read: a passage, what it does, and by which words."""

from __future__ import annotations

from typing import NamedTuple

from rfplint.model import Span


class Clause(NamedTuple):
    """A passage of prose whose kind was read (clause-kinds 1).

    `span` covers the words that prove it. A figure is None where none or several of its sort
    stand there; `form`, `client` and `when` are None where the kind has no such attribute.
    `because` says why it was read: each list of phrases with the words that were found.
    """

    kind: str
    span: Span
    language: str
    form: str | None = None
    count: float | None = None  # type: ignore[assignment] # the word of the codebook; tuple.count is not used
    years: float | None = None
    amount: float | None = None
    percent: float | None = None
    client: str | None = None
    when: str | None = None
    has_alternative: bool = False
    basis: str = ""
    exclusion: bool = False
    reason: bool = False
    because: tuple[tuple[str, str], ...] = ()
