"""What was read: a passage, what it does, and by which words."""

from __future__ import annotations

from typing import Final, NamedTuple

from rfplint.model import Span

LONGEST: Final = 50_000
"""Characters of one text that are read; what stands beyond is left."""

KINDS: Final = (
    "geographic-restriction",
    "prior-contract-count",
    "prior-experience-years",
    "min-revenue",
    "excessive-insurance-or-bond",
    "brand-name",
    "local-experience",
    "mandatory-certification",
    "mandatory-attendance",
    "document-fee",
    "incumbent-advantage",
    "forfeits-background-ip",
    "assigns-foreground-ip",
    "retains-background-ip",
    "supplier-keeps-foreground-ip",
    "saas-licence",
    "data-question-only",
    "residency-stated",
    "residency-vague",
    "data-owner-stated",
    "training-data-addressed",
    "metadata-addressed",
    "deidentified-coownership",
    "privacy-by-design-mandate",
    "privacy-boilerplate",
    "audit-right",
    "social-actionable",
    "social-high-level",
    "no-award-guarantee",
    "paid-pilot",
)
"""Every kind, in the order of the codebook."""


class Clause(NamedTuple):
    """A passage of prose whose kind was read (clause-kinds 1).

    `span` covers the words that prove it. A figure is None where none or several of its sort
    stand there; `form` and `client` are None where the kind has no such attribute, and `when` is
    "unknown" where nothing says it.
    `explained` is about the thing that the text belongs to: whether its `rationale` is given.
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
    when: str = "unknown"
    has_alternative: bool = False
    basis: str = ""
    exclusion: bool = False
    reason: bool = False
    explained: bool = False
    because: tuple[tuple[str, str], ...] = ()
