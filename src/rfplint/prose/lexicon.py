"""The words by which clauses are read: lists of phrases, and what must stand together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Final, NamedTuple, TypeAlias, cast

from rfplint.prose.compiling import Compiled
from rfplint.prose.figures import NUMBER_WORDS, SIGNS
from rfplint.prose.names import NAMES
from rfplint.prose.phrases import FIGURES, Phrase, PhraseError, parse

Data: TypeAlias = Mapping[str, object]
_MOST_REMEMBERED: Final = 50_000


class Read(NamedTuple):
    """One way in which a kind is said: lists of phrases that stand together in a clause.

    `every` must all occur, within `near` words if that is not 0, in their order if `in_order`;
    `some` are sets of which one must occur; `none` may not occur in the clause, `nowhere` not in
    the whole value. `whole` looks at the whole value instead of one clause. `despite` are the
    gates that do not keep this way from counting. `sets` are attributes that it tells.
    """

    every: tuple[str, ...]
    some: tuple[tuple[str, ...], ...] = ()
    near: int = 0
    in_order: bool = False
    none: tuple[str, ...] = ()
    nowhere: tuple[str, ...] = ()
    whole: bool = False
    despite: frozenset[str] = frozenset()
    sets: Mapping[str, object] = {}


class Kind(NamedTuple):
    """A kind of clause: the ways in which it is said, and the kinds that it gives way to."""

    name: str
    home: str
    reads: tuple[Read, ...]
    yields_in_clause: frozenset[str]
    yields_in_value: frozenset[str]


class Entry(NamedTuple):
    """A phrase and the list that it belongs to; `number` tells it from all others."""

    number: int
    list_name: str
    language: str


class Lexicon:
    """All lists and kinds, with the phrases by the word that they start with.

    Phrases are parsed when a text first has such a word.
    """

    def __init__(self, compiled: Compiled) -> None:
        """Take what `compiling.compiled` made of the lexicon's files."""
        self._compiled = compiled
        self._names = frozenset(compiled["lists"])
        self._phrases: dict[int, Phrase] = {}
        self._bits: dict[str, int] = {}
        self._remembered: dict[str, tuple[int, tuple[Entry, ...]]] = {}
        self.names = self._any_of(NAMES)

    @cached_property
    def kinds(self) -> Mapping[str, Kind]:
        """Every kind by its name."""
        found: dict[str, Kind] = {}
        for data in self._compiled["kinds"]:
            kind = _kind(data, found.get(str(data["kind"])))
            found[kind.name] = kind
        return found

    @cached_property
    def _needs(self) -> list[tuple[Kind, Read, int, tuple[int, ...]]]:
        return [
            (kind, read, self._any_of(read.every), tuple(map(self._any_of, read.some)))
            for kind in self.kinds.values()
            for read in kind.reads
        ]

    def possible(self, bits: int) -> list[tuple[Kind, Read]]:
        """Give the ways of saying something whose lists may all occur among words of these bits."""
        return [
            (kind, read)
            for kind, read, every, some in self._needs
            if every & bits == every and all(group & bits for group in some)
        ]

    def bit(self, name: str) -> int:
        """Give the bit that stands for a list."""
        return self._bits.setdefault(name, 1 << len(self._bits))

    def phrase(self, entry: Entry) -> Phrase:
        """Give the phrase of an entry."""
        found = self._phrases.get(entry.number)
        if found is None:
            written = self._compiled["phrases"][entry.number][2]
            found = self._phrases[entry.number] = parse(written)
        return found

    def starts(self, word: str) -> tuple[int, tuple[Entry, ...]]:
        """Give the phrases that may start with a folded word, and the bits of their lists."""
        found = self._remembered.get(word)
        if found is None:
            if len(self._remembered) > _MOST_REMEMBERED:
                self._remembered.clear()
            found = self._remembered[word] = self._look_up(word)
        return found

    def _look_up(self, word: str) -> tuple[int, tuple[Entry, ...]]:
        exact, stems = self._compiled["exact"], self._compiled["stems"]
        numbers = list(exact.get(word, ()))
        for length in range(1, len(word) + 1):
            numbers += stems.get(word[:length], ())
        bits = 0
        if word[0].isdigit() or word in NUMBER_WORDS or word in SIGNS:
            numbers += self._compiled["numeric"]
            for figure in FIGURES:
                bits |= self.bit(figure)
        entries = tuple(
            Entry(number, *self._compiled["phrases"][number][:2])
            for number in dict.fromkeys(numbers)
        )
        for entry in entries:
            bits |= self.bit(entry.list_name)
        return bits, entries

    def _any_of(self, names: Iterable[str]) -> int:
        bits = 0
        for name in names:
            if name not in self._names and name not in FIGURES and name not in NAMES:
                raise PhraseError(f"<{name}>")
            bits |= self.bit(name)
        return bits


def _kind(data: Data, before: Kind | None) -> Kind:
    """Make a kind of a file's data; what an earlier file said of it stays."""
    own = Kind(
        name=str(data["kind"]),
        home=str(data.get("home") or (before.home if before else "general")),
        reads=tuple(_read(each, data) for each in cast("list[Data]", data.get("reads") or [])),
        yields_in_clause=frozenset(_words(data.get("yieldsInClause"))),
        yields_in_value=frozenset(_words(data.get("yieldsInValue"))),
    )
    if before is None:
        return own
    return own._replace(
        reads=(*before.reads, *own.reads),
        yields_in_clause=before.yields_in_clause | own.yields_in_clause,
        yields_in_value=before.yields_in_value | own.yields_in_value,
    )


def _read(data: Data, kind: Data) -> Read:
    return Read(
        every=_words(data.get("all")),
        some=_groups(data.get("some")),
        near=cast("int", data.get("near") or 0),
        in_order=bool(data.get("inOrder")),
        none=(*_words(data.get("none")), *_words(kind.get("unless"))),
        nowhere=(*_words(data.get("nowhere")), *_words(kind.get("unlessAnywhere"))),
        whole=bool(data.get("wholeValue")),
        despite=frozenset((*_words(kind.get("despite")), *_words(data.get("despite")))),
        sets=cast("Data", data.get("sets") or {}),
    )


def _groups(value: object) -> tuple[tuple[str, ...], ...]:
    if not isinstance(value, list) or not value:
        return ()
    return tuple(map(_words, value)) if isinstance(value[0], list) else (_words(value),)


def _words(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()
