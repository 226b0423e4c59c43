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


def parse(written: str) -> Phrase:
    """Read a phrase of a lexicon.

    Raises:
        PhraseError: it has no words, starts or ends with a gap, or has a sign that is misplaced.
    """
    elements = [element for part in written.split() for element in _elements(part)]
    if not elements or elements[0].kind == "gap" or elements[-1].kind == "gap":
        raise PhraseError(written)
    if all(element.optional for element in elements) or elements[0].optional:
        raise PhraseError(written)
    return tuple(elements)


def _elements(part: str) -> Iterator[Element]:
    if gap := re.fullmatch(r"\.\.([0-9]{0,2})(?:!<([a-z][a-zA-Z0-9-]*)>)?", part):
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
        pieces = [word.text for word in words(part.rstrip("*"))]
        if not pieces:
            raise PhraseError(part)
        yield from (Element("word", frozenset((piece,))) for piece in pieces[:-1])
        yield _choice([pieces[-1] + ("*" if part.endswith("*") else "")])


def _choice(choices: Sequence[str]) -> Element:
    folded = [fold(choice) for choice in choices]
    exact = frozenset(choice for choice in folded if not choice.endswith("*"))
    stems = tuple(choice[:-1] for choice in folded if choice.endswith("*"))
    if not all(re.fullmatch(r"[a-z0-9$%?;:\u20ac\u00a3]+\*?", choice) for choice in folded):
        raise PhraseError("|".join(choices))
    return Element("word", exact, stems)


Finder: TypeAlias = Callable[[str], Sequence[tuple[int, int]]]
"""Gives where the phrases of a list occur: first word, and the word after the last."""


def ends(
    phrase: Phrase, tokens: Sequence[str], start: int, find: Finder, step: int = 0
) -> Iterator[int]:
    """Give where a phrase ends (the word after it) if it starts at word `start`, nearest first."""
    if step == len(phrase):
        yield start
        return
    element = phrase[step]
    if element.kind == "gap":
        closed = {first for first, _ in find(element.name)} if element.name else set[int]()
        for skipped in range(min(element.most, len(tokens) - start) + 1):
            if skipped and start + skipped - 1 in closed:
                return
            yield from ends(phrase, tokens, start + skipped, find, step + 1)
        return
    if element.kind == "list":
        for first, last in find(element.name):
            if first == start:
                yield from ends(phrase, tokens, last, find, step + 1)
    elif start < len(tokens) and element.takes(tokens[start]):
        yield from ends(phrase, tokens, start + 1, find, step + 1)
    if element.optional:
        yield from ends(phrase, tokens, start, find, step + 1)
