"""Bytes become documents with exact places here; the only importer of yaml."""

from __future__ import annotations

from rfplint.document.limits import Limits
from rfplint.document.parsed import Document, Parsed
from rfplint.document.places import Ambiguous, Place
from rfplint.document.reading import Syntax, most_bytes, parse, syntax_of
from rfplint.document.source import Source

__all__ = [
    "Ambiguous",
    "Document",
    "Limits",
    "Parsed",
    "Place",
    "Source",
    "Syntax",
    "most_bytes",
    "parse",
    "syntax_of",
]
