"""Which texts say nothing: placeholders ("n/a") and what a template left behind ("TODO")."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple

from rfplint.model import Span

PLACEHOLDERS: Final = (
    "n/a",
    "na",
    "not applicable",
    "none provided",
    "as above",
    "as per attached",
    "s.o.",
    "s/o",
    "sans objet",
    "voir ci-joint",
    "no aplica",
    "ver documento adjunto",
)
SEE_PHRASES: Final = (
    "see attached",
    "see annex",
    "see appendix",
    "see documents",
    "as detailed in",
    "refer to",
    "voir le document",
    "voir annexe",
    "voir pièce jointe",
    "selon le document",
)
MAX_WORDS: Final = 8

_UNDECIDED: Final = (
    "to be determined",
    "to be confirmed",
    "à déterminer",
    "à confirmer",
    "à venir",
    "à compléter",
)
_SIGNS: Final = (
    *(("TB", "TB"), ("TODO", "TODO"), ("X", "FIXME"), ("X", "XXX"), ("?", "???"), ("[", "[")),
    *(("<", "<"), ("{", "{{"), ("$", "${"), ("_", "____"), ("orem", "orem"), ("OREM", "OREM")),
)
"""Every marker holds one of these: plain search is far quicker than a pattern, and that for
a rare letter of theirs is quicker still.
"""
_END: Final = " \t\r\n\u00a0\u202f.,;:!…"


class _Likely(dict[str, bool]):
    """Tells by its first two letters whether a text may begin as one of the phrases, once folded.

    The few texts that may are folded. Heads come again and again, so each is judged once.
    """

    def __init__(self, heads: Iterable[str]) -> None:
        """Take the first two letters of all phrases, in either case."""
        super().__init__(dict.fromkeys(heads, True))

    def __missing__(self, head: str) -> bool:
        found = self[head] = head < "!" or not head.isascii()
        return found


class _Phrases(NamedTuple):
    """Folded texts: those that a whole text may equal, and those that it may start with.

    A text that starts so has at most `max_words` words, and none that counts more than `longest`.
    """

    whole: frozenset[str]
    starts: tuple[str, ...]
    max_words: int
    longest: int
    likely: _Likely


def placeholder(
    text: str,
    placeholders: Iterable[str] = PLACEHOLDERS,
    see_phrases: Iterable[str] = SEE_PHRASES,
    max_words: int = MAX_WORDS,
) -> bool:
    """Say whether a text is a placeholder (policy DOC001).

    It is one when, apart from case, accents and the punctuation at its end, it equals one of
    `placeholders`, or has at most `max_words` words and starts with one of `see_phrases`.
    """
    return _says_nothing(text, _prepared(tuple(placeholders), tuple(see_phrases), max_words))


def leftovers(text: str) -> Iterator[Span]:
    """Find what a template left behind (policy DOC002): markers, or a whole "to be confirmed"."""
    markers = list(_markers().finditer(text)) if _may_hold_marker(text) else []
    if markers:
        yield from (Span(*marker.span()) for marker in markers)
    elif _says_nothing(text, _prepared(_UNDECIDED, (), 0)):
        yield Span(len(text) - len(text.lstrip()), len(text.rstrip(_END)))


def blank_texts(texts: Iterable[str], **settings: object) -> frozenset[str]:
    """Give those texts that are placeholders or hold a leftover.

    Args:
        texts: all texts of an RFP.
        settings: those of DOC001 (`placeholders`, `seePhrases`, `maxWords`); one that is left
            out, or is of the wrong type, has its default.
    """
    most = settings.get("maxWords")
    phrases = _prepared(
        (*_strings(settings.get("placeholders"), PLACEHOLDERS), *_UNDECIDED),
        _strings(settings.get("seePhrases"), SEE_PHRASES),
        most if isinstance(most, int) else MAX_WORDS,
    )
    texts = list(texts)
    likely = phrases.likely
    found = {text for text in texts if likely[text[:2]] and _is_one(text, phrases)}
    # A finished RFP holds no marker: one look at everything says so.
    if _may_hold_marker("\n".join(texts)):
        found.update(text for text in texts if _marker(text) is not None)
    return frozenset(found)


def _marker(text: str) -> re.Match[str] | None:
    return _markers().search(text) if _may_hold_marker(text) else None


def _may_hold_marker(text: str) -> bool:
    return any(letter in text and sign in text for letter, sign in _SIGNS)


def _says_nothing(text: str, phrases: _Phrases) -> bool:
    return phrases.likely[text[:2]] and _is_one(text, phrases)


def _is_one(text: str, phrases: _Phrases) -> bool:
    if text.isascii() and _has_more_words(text, phrases.longest):
        return False
    folded = _folded(text)
    if folded in phrases.whole:
        return True
    if not folded.startswith(phrases.starts):
        return False
    return len(folded.split(None, phrases.max_words)) <= phrases.max_words


def _has_more_words(text: str, most: int) -> bool:
    """Say so of plain prose without folding all of it: the word that is too many is no sign."""
    words = text.split(None, most + 1)
    return len(words) > most and words[most].isalnum()


def _strings(value: object, otherwise: tuple[str, ...]) -> tuple[str, ...]:
    if not isinstance(value, list | tuple):
        return otherwise
    return tuple(item for item in value if isinstance(item, str))


@cache
def _prepared(whole: tuple[str, ...], starts: tuple[str, ...], max_words: int) -> _Phrases:
    folded = frozenset(filter(None, map(_folded, whole)))
    starting = tuple(filter(None, map(_folded, starts)))
    longest = max((len(phrase.split()) for phrase in folded), default=0)
    likely = _Likely(_heads((*folded, *starting)))
    return _Phrases(folded, starting, max_words, max(longest, max_words, 0), likely)


def _heads(phrases: Iterable[str]) -> Iterator[str]:
    for phrase in phrases:
        first, second = phrase[0], phrase[1:2] or _END
        for after in ("", *second, *second.upper()):
            yield from (first + after, first.upper() + after)


def _folded(text: str) -> str:
    """Drop case, accents, doubled white space and the punctuation at the end."""
    plain = text.casefold()
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(plain.split()).rstrip(_END)


@cache
def _markers() -> re.Pattern[str]:
    asked = r"(?i:insert|ins[eé]rer|ins[eé]rez)\b"
    named = r"(?i:name of|nom d(?:e|u|es)?)\b"
    branches = (
        r"\b(?:TB[ACD]|TODO|FIXME|XXX)\b",
        r"(?i:\blorem ipsum\b)",
        rf"\[\s{{0,4}}(?:{asked}|{named})[^\]\n]{{0,200}}\]",
        rf"<\s{{0,4}}{asked}[^>\n]{{0,200}}>",
        r"\{\{[^{}\n]{0,200}\}\}",
        r"\$\{[^}\n]{0,200}\}",
        r"\[\s{0,4}●\s{0,4}\]",
        r"\?{3,}",
        r"_{4,}",
    )
    # A look at the first letter spares nine looks at nearly every character.
    return re.compile(rf"(?=[TFXlL\[<{{$?_])(?:{'|'.join(branches)})")
