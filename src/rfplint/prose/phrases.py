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
from functools import cache
from typing import Final, Literal, NamedTuple, TypeAlias

from rfplint.prose.folding import fold, words

FIGURES: Final = ("number", "count", "money", "percent", "year")
_GAP: Final = 3
_SIGNS: Final = frozenset("<>()*")


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
    """Give a phrase as it is kept: folded, one word a part (`d'affaires` is `d affaires`).

    Raises:
        PhraseError: a part is no word and no sign of a phrase.
    """
    return " ".join(piece for part in written.split() for piece in _normal(part))


def _normal(part: str) -> Iterator[str]:
    if not part:
        raise PhraseError(part)
    if part.startswith(("<", "..")):
        yield part
    elif part[0] == "(" and part[-1] == ")":
        yield from (f"({piece})" for piece in _normal(part[1:-1]))
    elif "|" in part:
        yield fold(part)
    else:
        pieces = [word.text for word in words(part.rstrip("*"))]
        if not pieces or not _SIGNS.isdisjoint(part.rstrip("*")):
            raise PhraseError(part)
        yield from pieces[:-1]
        yield pieces[-1] + ("*" if part.endswith("*") else "")


@cache
def _is_part() -> Callable[[str], object]:
    word = r"[a-z0-9$%?;:\u20ac\u00a3]+\*?"
    words = rf"{word}(?:\|{word})*"
    name = r"<[a-z][a-zA-Z0-9-]*>"
    return re.compile(rf"{name}|\.\.[0-9]{{0,2}}(?:!{name})?|\({words}\)|{words}").fullmatch


def parse(written: str) -> Phrase:
    """Read a phrase of a lexicon, as it is written or as `normal` keeps it.

    Raises:
        PhraseError: it has no words, starts or ends with a gap or with a word that may be missing,
            or has a sign that is misplaced.
    """
    kept = normal(written)
    phrase = taken(kept) if all(map(_is_part(), kept.split())) else ()
    if not phrase or phrase[0].kind == "gap" or phrase[-1].kind == "gap" or phrase[0].optional:
        raise PhraseError(written)
    return phrase


def taken(kept: str) -> Phrase:
    """Take apart a phrase that `normal` has written and `parse` has accepted.

    Of a compiled phrase, one part has `,` where others have `|`, and one before and after it.
    """
    return tuple(map(_taken, kept.split()))


@cache
def _taken(part: str) -> Element:
    if part[0] == ",":
        return _taken(part[1:-1].replace(",", "|"))
    if part[0] == "<":
        return Element("list", name=part[1:-1])
    if part[0] == "(":
        return _taken(part[1:-1])._replace(optional=True)
    if part.startswith(".."):
        most, _, name = part[2:].partition("!")
        return Element("gap", most=int(most or _GAP), name=name[1:-1])
    choices = part.split("|")
    exact = frozenset(choice for choice in choices if choice[-1] != "*")
    return Element("word", exact, tuple(choice[:-1] for choice in choices if choice[-1] == "*"))


Finder: TypeAlias = Callable[[str], Sequence[tuple[int, int]]]
"""Gives where the phrases of a list occur: first word, and the word after the last."""


def end_of(phrase: Phrase, tokens: Sequence[str], start: int, find: Finder) -> int | None:
    """Give the word after a phrase that starts at word `start`: the nearest; None if it does not.

    `find` gives where the phrases of another list occur. What was tried in vain is not tried again,
    so that many gaps and words that may be missing cost no more than their number times the words.
    """
    return _end(phrase, tokens, (0, start), find, set())


def _end(
    phrase: Phrase,
    tokens: Sequence[str],
    at: tuple[int, int],
    find: Finder,
    vain: set[tuple[int, int]],
) -> int | None:
    step, start = at
    while step < len(phrase):
        element = phrase[step]
        if element.kind == "word" and not element.optional:
            if start >= len(tokens) or not element.takes(tokens[start]):
                return None
            start += 1
            step += 1
            continue
        return None if (step, start) in vain else _branch(phrase, tokens, (step, start), find, vain)
    return start


def _branch(
    phrase: Phrase,
    tokens: Sequence[str],
    at: tuple[int, int],
    find: Finder,
    vain: set[tuple[int, int]],
) -> int | None:
    step, start = at
    for after in _after(phrase[step], tokens, start, find):
        end = _end(phrase, tokens, (step + 1, after), find, vain)
        if end is not None:
            return end
    vain.add(at)
    return None


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
