"""Text becomes clauses: what a passage of an RFP does, in English or French (clause-kinds)."""

from __future__ import annotations

from functools import cache

from rfplint.prose import store
from rfplint.prose.clause import KINDS, Clause
from rfplint.prose.lexicon import Lexicon
from rfplint.prose.phrases import PhraseError

__all__ = ("KINDS", "Clause", "Lexicon", "PhraseError", "lexicon_of", "read")


def read(
    text: str,
    *,
    language: str | None = None,
    field: str | None = None,
    lexicon: Lexicon | None = None,
) -> tuple[Clause, ...]:
    """Read the clauses of one text value.

    Args:
        text: the value; offsets of the clauses are code points of it.
        language: `en` or `fr` where only the words of that language shall count; both when not
            given, and each clause then tells which it is in.
        field: the group of fields that the text stands in (clause-kinds 2). It orders kinds that
            start at the same word and never changes a kind.
        lexicon: the words to read by; those that rfplint ships when not given.

    Returns:
        The clauses in the order of the text; () where it says nothing of the kinds.
    """
    from rfplint.prose import reading

    return reading.read(text, lexicon or shipped(), language, field)


@cache
def shipped() -> Lexicon:
    """Give the lexicon that rfplint ships (policies/core/prose)."""
    return lexicon_of()


def lexicon_of(*folders: str) -> Lexicon:
    """Give the shipped lexicon with what the YAML files of more folders add to it.

    Raises:
        PhraseError: a phrase cannot be read.
        OSError: a folder cannot be read.
        ValueError: a file is no YAML.
    """
    return Lexicon(store.compiled_of(*folders))
