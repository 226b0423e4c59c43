"""Where the phrases of a lexicon occur among the words of a clause, found when asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from rfplint.prose import figures, names
from rfplint.prose.folding import Word
from rfplint.prose.lexicon import Entry, Lexicon, Ready, Way
from rfplint.prose.phrases import FIGURES, Phrase, end_of

Match: TypeAlias = tuple[int, int]
"""First word, and the word after the last."""


class Words:
    """The words of a clause (or of a whole value) with what is found in them."""

    def __init__(
        self, words: Sequence[Word], lexicon: Lexicon, language: str | None, text: str
    ) -> None:
        """Look each word up once. `text` is where the words stand."""
        self.words = words
        self._text = text
        self.tokens = [word.text for word in words]
        self._set = frozenset(self.tokens)
        self._lexicon = lexicon
        known = lexicon.known(language)
        self._known = [known[token] for token in self.tokens]
        self._found: dict[str, tuple[Match, ...]] = {}
        self._called: dict[str, list[tuple[int, tuple[Entry, ...]]]] | None = None
        bits = lexicon.names
        for each in self._known:
            bits |= each.bits
        self.bits = bits

    def __call__(self, name: str) -> tuple[Match, ...]:
        """Give where the phrases of a list occur, in order."""
        found = self._found.get(name)
        if found is None and not self.bits & self._lexicon.bit(name):
            return ()
        if found is None:
            self._found[name] = ()  # a list that stands in itself finds nothing there
            found = self._found[name] = self._find(name)
        return found

    def has(self, names: Sequence[str]) -> bool:
        """Say whether a phrase of any of these lists occurs."""
        return any(self.bits & self._lexicon.bit(name) and self(name) for name in names)

    def _find(self, name: str) -> tuple[Match, ...]:
        if name in FIGURES:
            return figures.find(name, self.tokens)
        if name in names.NAMES:
            return self._names(name)
        called: dict[Entry, list[int]] = {}
        for at, entries in self._calls().get(name, ()):
            for entry in entries:
                called.setdefault(entry, []).append(at)
        found: set[Match] = set()
        for entry, anchors in called.items():
            ready = self._lexicon.phrase(entry)
            if entry.place < 0 and not self._may_hold(ready):
                continue
            for start in self._starts(ready.phrase, entry, anchors):
                end = end_of(ready.phrase, self.tokens, start, self)
                if end is not None:
                    found.add((start, end))
        return tuple(sorted(found))

    def _calls(self) -> dict[str, list[tuple[int, tuple[Entry, ...]]]]:
        """Give for each list at which words the anchors of its phrases stand."""
        if self._called is None:
            self._called = {}
            for at, known in enumerate(self._known):
                for name, entries in known.entries.items():
                    self._called.setdefault(name, []).append((at, entries))
        return self._called

    def _may_hold(self, ready: Ready) -> bool:
        """Say whether all that a phrase needs stands here somewhere."""
        if ready.lists & self.bits != ready.lists:
            return False
        tokens = self._set
        return not any(words.isdisjoint(tokens) for words in ready.words)

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


def evidence(way: Way, words: Words) -> tuple[Named, ...] | None:
    """Give the phrases that say it, nearest together; None where one of them is lacking."""
    read, bits = way.read, words.bits
    if way.every & bits != way.every or not all(group & bits for group in way.some):
        return None
    if not all(map(words, way.rarest)):
        return None
    groups = [[(name, match) for match in words(name)] for name in read.every]
    groups += [[(name, match) for name in names for match in words(name)] for names in read.some]
    if not groups or not all(groups):
        return None
    return _ordered(groups, read.near) if read.in_order else _nearest(groups, read.near)


Named: TypeAlias = tuple[str, Match]


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
