"""Word sequences with gaps: how a lexicon writes them, and where they occur among words.

head office              these words, one after the other
headquarter*             a word that starts so
firm|company|bidder*     one of these
server*|data_centre      one of these, one of which has several words
no ..4 substitute*       with at most four words between (`..` alone: at most three)
(the) head office        a word that may be left out
<seat> ..6 <place>       a phrase of another list; `<number> <count> <money>
                         <percent> <year>` are figures
made by <name>           a word with a capital inside a sentence; `<model>` a code (VX-400)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, Literal, NamedTuple, TypeAlias

from rfplint.prose.folding import fold, words

FIGURES: Final = ("number", "count", "money", "percent", "year")
_GAP: Final = 3
_NONE: Final[frozenset[str]] = frozenset()


class Element(NamedTuple):
    """One step of a phrase: a word, a gap or a reference to another list."""

    kind: Literal["word", "gap", "list"]
    exact: frozenset[str] = frozenset()
    stems: tuple[str, ...] = ()
    most: int = 0
    name: str = ""
    optional: bool = False

    def takes(self, word: str) -> bool:
        """Say whether a word is one of those that stand here."""
        return word in self.exact or (bool(self.stems) and word.startswith(self.stems))


Phrase: TypeAlias = tuple[Element, ...]


class PhraseError(ValueError):
    """A phrase that cannot be read."""


def spread(written: str) -> Iterator[str]:
    """Give a phrase once for each choice of several words (`server*|data_centre`) in it."""
    parts = written.split()
    at = next((at for at, part in enumerate(parts) if "_" in part), None)
    if at is None:
        yield written
        return
    choices = parts[at].split("|")
    single = "|".join(choice for choice in choices if "_" not in choice)
    several = [choice.replace("_", " ") for choice in choices if "_" in choice]
    for choice in (*filter(None, (single,)), *several):
        yield from spread(" ".join((*parts[:at], choice, *parts[at + 1 :])))


def normal(written: str) -> str:
    """Give a phrase as it is kept: folded, one word a part (`d'affaires` is `d affaires`)."""
    return " ".join(piece for part in written.split() for piece in _normal(part))


def _normal(part: str) -> Iterator[str]:
    if part.startswith(("<", "..")):
        yield part
    elif part[0] == "(":
        yield f"({' '.join(_normal(part[1:-1]))})"
    elif "|" in part:
        yield fold(part)
    else:
        pieces = [word.text for word in words(part.rstrip("*"))]
        if not pieces:
            raise PhraseError(part)
        yield from pieces[:-1]
        yield pieces[-1] + ("*" if part.endswith("*") else "")


def parse(written: str) -> Phrase:
    """Read a phrase of a lexicon, as it is written or as `normal` keeps it.

    Raises:
        PhraseError: it has no words, starts or ends with a gap or with a word that may be missing,
            or has a sign that is misplaced.
    """
    phrase = tuple(element for part in written.split() for element in _elements(part))
    if not phrase or phrase[0].kind == "gap" or phrase[-1].kind == "gap" or phrase[0].optional:
        raise PhraseError(written)
    return phrase


_PLAIN: Final = re.compile(r"([a-z0-9]+)(\*?)").fullmatch


def _elements(part: str) -> Iterator[Element]:
    if plain := _PLAIN(part):
        yield Element("word", *((_NONE, (plain[1],)) if plain[2] else (frozenset((part,)), ())))
    elif gap := re.fullmatch(r"\.\.([0-9]{0,2})(?:!<([a-z][a-zA-Z0-9-]*)>)?", part):
        yield Element("gap", most=int(gap[1] or _GAP), name=gap[2] or "")
    elif named := re.fullmatch(r"<([a-z][a-zA-Z0-9-]*)>", part):
        yield Element("list", name=named[1])
    elif optional := re.fullmatch(r"\((.+)\)", part):
        yield from (element._replace(optional=True) for element in _elements(optional[1]))
    elif re.search(r"[<>()]|^\.\.|\*(?!\||$)", part):
        raise PhraseError(part)
    elif "|" in part:
        yield _choice(part.split("|"))
    else:
        *heads, last = _normal(part)
        yield from (Element("word", frozenset((head,))) for head in heads)
        yield _choice([last])


def _choice(choices: Sequence[str]) -> Element:
    folded = [fold(choice) for choice in choices]
    exact = frozenset(choice for choice in folded if not choice.endswith("*"))
    stems = tuple(choice[:-1] for choice in folded if choice.endswith("*"))
    if not all(re.fullmatch(r"[a-z0-9$%?;:\u20ac\u00a3]+\*?", choice) for choice in folded):
        raise PhraseError("|".join(choices))
    return Element("word", exact, stems)


Finder: TypeAlias = Callable[[str], Sequence[tuple[int, int]]]
"""Gives where the phrases of a list occur: first word, and the word after the last."""


def end_of(
    phrase: Phrase, tokens: Sequence[str], start: int, find: Finder, step: int = 0
) -> int | None:
    """Give the word after a phrase that starts at word `start`: the nearest; None if it does not.

    `find` gives where the phrases of another list occur.
    """
    while step < len(phrase):
        element = phrase[step]
        if element.kind == "word" and not element.optional:
            if start >= len(tokens) or not element.takes(tokens[start]):
                return None
            start += 1
            step += 1
            continue
        for after in _after(element, tokens, start, find):
            end = end_of(phrase, tokens, after, find, step + 1)
            if end is not None:
                return end
        return None
    return start


def _after(element: Element, tokens: Sequence[str], start: int, find: Finder) -> Iterator[int]:
    """Give where the next element may start, the nearest first."""
    if element.kind == "gap":
        closed = {first for first, _ in find(element.name)} if element.name else _NOWHERE
        for skipped in range(min(element.most, len(tokens) - start) + 1):
            if skipped and start + skipped - 1 in closed:
                return
            yield start + skipped
        return
    if element.kind == "list":
        yield from (last for first, last in find(element.name) if first == start)
    elif start < len(tokens) and element.takes(tokens[start]):
        yield start + 1
    if element.optional:
        yield start


_NOWHERE: Final[set[int]] = set()
