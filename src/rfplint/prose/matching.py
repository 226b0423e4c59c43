"""Where the phrases of a lexicon occur among the words of a clause, found when asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property
from itertools import pairwise
from typing import Final, TypeAlias

from rfplint.prose import figures, names
from rfplint.prose.folding import Word
from rfplint.prose.lexicon import Bits, Entry, Lexicon, Listed, Read, Ready, keys, ready
from rfplint.prose.phrases import FIGURES, Phrase, end_of

Match: TypeAlias = tuple[int, int]
"""First word, and the word after the last."""

_MOST_MATCHES: Final = 100
"""Of a list that occurs again and again in one clause, so many places are compared with others."""


class Words:
    """The words of a clause (or of a whole value) with what is found in them."""

    def __init__(
        self, words: Sequence[Word], lexicon: Lexicon, languages: tuple[str, ...], text: str
    ) -> None:
        """Look up to which lists the words lead.

        Args:
            words: in the order of the text.
            lexicon: the lists that may be asked for.
            languages: those whose phrases count.
            text: the value that the words are of.
        """
        self.words = words
        self._text = text
        self.tokens = [word.text for word in words]
        self._lexicon = lexicon
        self._languages = languages
        self.lists = leads_to(self.tokens, lexicon, languages)
        self._found: dict[str, tuple[Match, ...]] = {}

    def __call__(self, name: str) -> tuple[Match, ...]:
        """Give where the phrases of a list occur, in order."""
        found = self._found.get(name)
        if found is None:
            self._found[name] = ()  # a list that stands in itself finds nothing there
            found = self._found[name] = self._find(name) if self.may(name) else ()
        return found

    def has(self, names: Iterable[str]) -> bool:
        """Say whether a phrase of any of these lists occurs."""
        return any(map(self, names))

    def may(self, name: str) -> bool:
        """Say whether a phrase of a list may occur: whether the words have an anchor of one."""
        return bool(self.lists & self._lexicon.bits((name,)))

    @cached_property
    def commas(self) -> tuple[int, ...]:
        """Before which words a comma stands."""
        return tuple(at for at, between in self._between() if "," in between)

    @cached_property
    def sentences(self) -> tuple[int, ...]:
        """Which words begin another sentence than the first."""
        return tuple(at for at, between in self._between() if _ends_sentence()(between))

    def _between(self) -> Iterator[tuple[int, str]]:
        """Give what stands in the text before each word, with the first sign of that word."""
        for at, (before, after) in enumerate(pairwise(self.words), 1):
            yield at, self._text[before.end : after.start + 1]

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """At which words each anchor stands."""
        places: dict[str, list[int]] = {}
        for at, token in enumerate(self.tokens):
            for key in keys(token):
                places.setdefault(key, []).append(at)
        return places

    @cached_property
    def _keys(self) -> frozenset[str]:
        return frozenset(self._places)

    def _find(self, name: str) -> tuple[Match, ...]:
        if name in FIGURES:
            return figures.find(name, self.tokens)
        if name in names.NAMES:
            return self._names(name)
        found: set[Match] = set()
        for listed in self._lexicon.lists(name, self._languages):
            for entry, anchors in self._called(listed).items():
                found.update(self._matches(entry, anchors))
        return tuple(sorted(found))

    def _called(self, listed: Listed) -> dict[Entry, list[int]]:
        """Give the phrases whose anchors stand here, with the places of these."""
        called: dict[Entry, list[int]] = {}
        for key in self._keys & listed.anchors:
            for entry in listed.called(key):
                called.setdefault(entry, []).extend(self._places[key])
        for name in filter(self.may, listed.lists):
            for entry in listed.called(f"<{name}>"):
                called.setdefault(entry, [])
        return called

    def _matches(self, entry: Entry, anchors: Sequence[int]) -> Iterator[Match]:
        said = ready(entry.phrase)
        if entry.place < 0 and not self._may_hold(said):
            return
        for start in self._starts(said.phrase, entry, anchors):
            end = end_of(said.phrase, self.tokens, start, self)
            if end is not None:
                yield start, end

    def _may_hold(self, said: Ready) -> bool:
        """Say whether all that a phrase needs stands here somewhere."""
        if any(words.isdisjoint(self._keys) for words in said.words):
            return False
        return all(map(self.may, said.lists))

    def _starts(self, phrase: Phrase, entry: Entry, anchors: Sequence[int]) -> Iterable[int]:
        """Give at which words a phrase may start, from the places of its anchor if they tell."""
        if entry.place >= 0:
            return [at - entry.place for at in anchors if at >= entry.place]
        first = phrase[0]
        if first.kind == "list":
            return sorted({start for start, _ in self(first.name)})
        return [at for at, token in enumerate(self.tokens) if first.takes(token)]

    def _names(self, sort: str) -> tuple[Match, ...]:
        common = {at for start, end in self(names.COMMON) for at in range(start, end)}
        found = names.find(sort, self.words, self._text)
        return tuple((at, at + 1) for at in found if at not in common)


@cache
def _ends_sentence() -> Callable[[str], object]:
    return re.compile(r"[^.!?]*[.!?][^\w.!?]*\s[^a-z]*").fullmatch


def leads_to(tokens: Iterable[str], lexicon: Lexicon, languages: tuple[str, ...]) -> Bits:
    """Give the lists of which folded words have an anchor."""
    leads = lexicon.leads(languages)
    found = leads.names
    for token in tokens:
        found |= leads[token]
    return found


def evidence(read: Read, words: Words, closed: Sequence[Match] = ()) -> tuple[Named, ...] | None:
    """Give the phrases that say it, nearest together; None where one of them is lacking.

    What stands in a part of the passage that is `closed` does not count.
    """
    if not all(map(words, read.rarest)):
        return None
    groups = [_group(words, (name,)) for name in read.every]
    groups += [_group(words, names) for names in read.some]
    if closed:
        groups = [[named for named in group if is_apart(named[1], closed)] for group in groups]
    if not groups or not all(groups):
        return None
    return _ordered(groups, read.near) if read.in_order else _nearest(groups, read.near)


def is_apart(match: Match, others: Iterable[Match]) -> bool:
    """Say whether a run of words has none in common with others."""
    return all(match[1] <= start or end <= match[0] for start, end in others)


Named: TypeAlias = tuple[str, Match]


def _group(words: Words, names: Iterable[str]) -> list[Named]:
    found = [(name, match) for name in names for match in words(name)]
    return found[:_MOST_MATCHES]


def _nearest(groups: list[list[Named]], near: int) -> tuple[Named, ...] | None:
    """Choose one of each group so that the run from the first to the last is shortest."""
    best: tuple[int, tuple[Named, ...]] | None = None
    for anchor in groups[0]:
        chosen = [anchor, *(_closest(anchor[1], group) for group in groups[1:])]
        first = min(match[0] for _, match in chosen)
        last = max(match[1] for _, match in chosen)
        if best is None or last - first < best[0]:
            best = last - first, tuple(chosen)
    return best[1] if best is not None and (not near or best[0] <= near) else None


def _closest(match: Match, group: list[Named]) -> Named:
    return min(group, key=lambda named: _apart(match, named[1]))


def _apart(one: Match, other: Match) -> int:
    return max(one[1], other[1]) - min(one[0], other[0])


def _ordered(groups: list[list[Named]], near: int) -> tuple[Named, ...] | None:
    for first in groups[0]:
        chosen = [first]
        for group in groups[1:]:
            after = [named for named in group if named[1][0] >= chosen[-1][1][1]]
            if not after:
                break
            chosen.append(min(after, key=lambda named: named[1]))
        else:
            if not near or chosen[-1][1][1] - first[1][0] <= near:
                return tuple(chosen)
    return None
