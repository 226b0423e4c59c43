"""The words by which clauses are read: lists of phrases, and what must stand together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Final, NamedTuple, TypeAlias, cast

from rfplint.prose.compiling import Compiled, Index
from rfplint.prose.figures import NUMBER_WORDS, SIGNS
from rfplint.prose.names import NAMES
from rfplint.prose.phrases import FIGURES, Phrase, parse

Data: TypeAlias = Mapping[str, object]
_MOST_REMEMBERED: Final = 50_000
_LONGEST_STEM: Final = 30


class Read(NamedTuple):
    """One way in which a kind is said: lists of phrases that stand together in a clause.

    `every` must all occur, within `near` words if that is not 0, in their order if `in_order`;
    `some` are sets of which one must occur; `none` may not occur in the clause, `nowhere` not in
    the whole value. `whole` looks at the whole value instead of one clause. `despite` are the
    gates that do not keep this way from counting. `sets` are attributes that it tells. `own` says
    that a pack added it.
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
    own: bool = False


class Kind(NamedTuple):
    """A kind of clause: the ways in which it is said, and the kinds that it gives way to."""

    name: str
    home: str
    reads: tuple[Read, ...]
    yields_in_clause: frozenset[str]
    yields_in_value: frozenset[str]


class Entry(NamedTuple):
    """A phrase and the list that it belongs to; `number` tells it from all others.

    `place` is how many words stand before its anchor, -1 where that varies.
    """

    number: int
    list_name: str
    language: str
    place: int


class Ready(NamedTuple):
    """A phrase, and what must stand in a clause that it may occur in: lists and words."""

    phrase: Phrase
    lists: int
    words: tuple[frozenset[str], ...]


class Known(NamedTuple):
    """What a word calls for: the bits of lists, their phrases, and the ways of saying something."""

    bits: int
    entries: Mapping[str, tuple[Entry, ...]]
    triggers: frozenset[int]


_UNKNOWN: Final = Known(0, {}, frozenset())


class Way(NamedTuple):
    """A way of saying a kind, with the bits of the lists that it needs, the rarest first."""

    kind: Kind
    read: Read
    every: int
    some: tuple[int, ...]
    rarest: tuple[str, ...]


class Lexicon:
    """All lists and kinds. What a word calls for is worked out when a text first has it."""

    def __init__(self, compiled: Compiled) -> None:
        """Take what `compiling.compiled` made of the lexicon's files."""
        self._compiled = compiled
        self._phrases: dict[int, Ready] = {}
        self._bits: dict[str, int] = {}
        self._known: dict[str | None, dict[str, Known]] = {}
        self.names = self._all_of(NAMES)

    @cached_property
    def kinds(self) -> Mapping[str, Kind]:
        """Every kind by its name."""
        found: dict[str, Kind] = {}
        for data in self._compiled["kinds"]:
            kind = _kind(data, found.get(str(data["kind"])))
            found[kind.name] = kind
        return found

    @cached_property
    def _ways(self) -> list[Way]:
        return [
            self._way(self.kinds[str(data["kind"])], _read(each, data))
            for data in self._compiled["kinds"]
            for each in cast("list[Data]", data.get("reads") or [])
        ]

    def _way(self, kind: Kind, read: Read) -> Way:
        rarity = self._compiled["rarity"]
        rarest = sorted(read.every, key=lambda name: rarity.get(name, 0.0))
        some = tuple(map(self._all_of, read.some))
        return Way(kind, read, self._all_of(read.every), some, tuple(rarest))

    def possible(self, triggers: Iterable[int], bits: int) -> list[Way]:
        """Give the ways, of those that words call for, whose lists may all occur."""
        ways = (self._ways[number] for number in sorted(triggers))
        return [
            way
            for way in ways
            if way.every & bits == way.every and all(group & bits for group in way.some)
        ]

    def bit(self, name: str) -> int:
        """Give the bit that stands for a list."""
        return self._bits.setdefault(name, 1 << len(self._bits))

    def phrase(self, entry: Entry) -> Ready:
        """Give the phrase of an entry."""
        found = self._phrases.get(entry.number)
        if found is None:
            phrase = parse(self._compiled["phrases"][entry.number][2])
            found = self._phrases[entry.number] = self._ready(phrase)
        return found

    def _ready(self, phrase: Phrase) -> Ready:
        must = [element for element in phrase if not element.optional]
        lists = (element.name for element in must if element.kind == "list")
        words = (element for element in must if element.kind == "word" and not element.stems)
        return Ready(phrase, self._all_of(lists), tuple(element.exact for element in words))

    def known(self, language: str | None) -> Mapping[str, Known]:
        """Give what each folded word calls for, as a mapping that knows every word.

        Args:
            language: where only phrases of that language shall count; of both if None.
        """
        found = self._known.get(language)
        if found is None:
            found = self._known[language] = _Dictionary(lambda word: self._look_up(word, language))
        return found

    def _look_up(self, word: str, language: str | None) -> Known:
        is_figure = word[0].isdigit() or word in NUMBER_WORDS or word in SIGNS
        entries: dict[str, list[Entry]] = {}
        bits = self._all_of(FIGURES) if is_figure else 0
        for number in _numbers(self._compiled["anchors"], word, is_figure=is_figure):
            name, own, _, place = self._compiled["phrases"][number]
            if language in (None, own):
                entries.setdefault(name, []).append(Entry(number, name, own, place))
                bits |= self.bit(name)
        triggers = _numbers(self._compiled["triggers"], word, is_figure=is_figure)
        if not bits and not triggers:
            return _UNKNOWN
        calls = {name: tuple(listed) for name, listed in entries.items()}
        return Known(bits, calls, frozenset(triggers))

    def _all_of(self, names: Iterable[str]) -> int:
        bits = 0
        for name in names:
            bits |= self.bit(name)
        return bits


class _Dictionary(dict[str, Known]):
    """Looks a word up when it is first asked for."""

    def __init__(self, look_up: Callable[[str], Known]) -> None:
        super().__init__()
        self._look_up = look_up

    def __missing__(self, word: str) -> Known:
        if len(self) > _MOST_REMEMBERED:
            self.clear()
        found = self[word] = self._look_up(word)
        return found


def _numbers(index: Index, word: str, *, is_figure: bool) -> Sequence[int]:
    numbers = list(index["exact"].get(word, ()))
    for length in range(1, min(len(word), _LONGEST_STEM) + 1):
        numbers += index["stems"].get(word[:length], ())
    if is_figure:
        numbers += index["numeric"]
    return tuple(dict.fromkeys(numbers))


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
        own=kind.get("own") is True,
    )


def _groups(value: object) -> tuple[tuple[str, ...], ...]:
    if not isinstance(value, list) or not value:
        return ()
    return tuple(map(_words, value)) if isinstance(value[0], list) else (_words(value),)


def _words(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()
