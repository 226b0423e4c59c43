"""The words by which clauses are read: lists of phrases, and what must stand together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple, TypeAlias, cast

from rfplint.prose.names import COMMON, NAMES
from rfplint.prose.phrases import FIGURES, Element, Phrase, PhraseError, parse, spread

Data: TypeAlias = Mapping[str, object]
_LANGUAGES: Final = ("en", "fr")
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
    """A phrase, the list that it belongs to and the language that it is in."""

    list_name: str
    phrase: Phrase
    language: str


class Lexicon:
    """All lists and kinds, with an index of the phrases by the word that they start with."""

    def __init__(self, files: Iterable[Data]) -> None:
        """Take the lexicon's files as plain data; a later file adds to what an earlier one says.

        Raises:
            PhraseError: a phrase cannot be read.
        """
        self.kinds: dict[str, Kind] = {}
        self._bits: dict[str, int] = {}
        self._exact: dict[str, list[Entry]] = {}
        self._stems: dict[str, list[Entry]] = {}
        self._numeric: list[Entry] = []
        self._remembered: dict[str, tuple[int, tuple[Entry, ...]]] = {}
        lists: dict[str, list[tuple[str, Phrase]]] = {COMMON: []}
        for data in files:
            _gather(data, lists, self.kinds)
        self._lists = lists
        self.names = self._all_of(NAMES)
        for name, phrases in lists.items():
            for language, phrase in phrases:
                entry = Entry(name, phrase, language)
                for first in self._firsts(phrase[0], frozenset((name,))):
                    self._index(first, entry)
        self._needs = [
            (kind, read, self._all_of(read.every), tuple(map(self._any_of, read.some)))
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

    def knows(self, name: str) -> bool:
        """Say whether there is such a list."""
        return name in self._lists or name in FIGURES or name in NAMES

    def starts(self, word: str) -> tuple[int, tuple[Entry, ...]]:
        """Give the phrases that may start with a folded word, and the bits of their lists."""
        found = self._remembered.get(word)
        if found is None:
            if len(self._remembered) > _MOST_REMEMBERED:
                self._remembered.clear()
            found = self._remembered[word] = self._look_up(word)
        return found

    def _look_up(self, word: str) -> tuple[int, tuple[Entry, ...]]:
        entries = list(self._exact.get(word, ()))
        for length in range(1, len(word) + 1):
            entries += self._stems.get(word[:length], ())
        bits = 0
        if word[0].isdigit() or word in _NUMBER_WORDS or word in "$\u20ac\u00a3":
            entries += self._numeric
            for figure in FIGURES:
                bits |= self.bit(figure)
        for entry in entries:
            bits |= self.bit(entry.list_name)
        return bits, tuple(dict.fromkeys(entries))

    def _firsts(self, element: Element, seen: frozenset[str]) -> Iterator[Element]:
        """Give the words with which an element may start, lists followed."""
        if element.kind == "word":
            yield element
        elif element.name in FIGURES:
            yield element
        elif element.name not in self._lists:
            raise PhraseError(f"<{element.name}>")
        elif element.name not in seen:
            for _, phrase in self._lists[element.name]:
                yield from self._firsts(phrase[0], seen | {element.name})

    def _index(self, first: Element, entry: Entry) -> None:
        if first.kind == "list":
            self._numeric.append(entry)
        for word in first.exact:
            self._exact.setdefault(word, []).append(entry)
        for stem in first.stems:
            self._stems.setdefault(stem, []).append(entry)

    def _all_of(self, names: Iterable[str]) -> int:
        bits = 0
        for name in names:
            bits |= self.bit(self._known(name))
        return bits

    _any_of = _all_of

    def _known(self, name: str) -> str:
        if not self.knows(name):
            raise PhraseError(f"<{name}>")
        return name


_NUMBER_WORDS: Final = frozenset(
    "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty "
    "fifty hundred thousand million un une deux trois quatre cinq sept huit neuf dix onze douze "
    "quinze vingt trente quarante cinquante cent mille half moitie quarter".split()  # noqa: SIM905
)


def _gather(
    data: Data, lists: dict[str, list[tuple[str, Phrase]]], kinds: dict[str, Kind]
) -> None:
    for name, by_language in cast("Mapping[str, Data]", data.get("phrases") or {}).items():
        home = lists.setdefault(name, [])
        for language in _LANGUAGES:
            for written in cast("Iterable[str]", by_language.get(language) or ()):
                home += [(language, parse(plain)) for plain in spread(str(written))]
    if "kind" not in data:
        return
    name = str(data["kind"])
    before = kinds.get(name)
    despite = frozenset(_names(data.get("despite")))
    reads = tuple(_read(each, despite, data) for each in cast("list[Data]", data.get("reads") or []))
    kinds[name] = Kind(
        name,
        str(data.get("home") or (before.home if before else "general")),
        (*(before.reads if before else ()), *reads),
        frozenset(_names(data.get("yieldsInClause")))
        | (before.yields_in_clause if before else frozenset()),
        frozenset(_names(data.get("yieldsInValue")))
        | (before.yields_in_value if before else frozenset()),
    )


def _read(data: Data, despite: frozenset[str], kind: Data) -> Read:
    some = cast("list[object]", data.get("some") or [])
    groups = tuple(_names(group) for group in some) if some and isinstance(some[0], list) else (
        (_names(some),) if some else ()
    )
    return Read(
        every=_names(data.get("all")),
        some=groups,
        near=cast("int", data.get("near") or 0),
        in_order=bool(data.get("inOrder")),
        none=(*_names(data.get("none")), *_names(kind.get("unless"))),
        nowhere=(*_names(data.get("nowhere")), *_names(kind.get("unlessAnywhere"))),
        whole=bool(data.get("wholeValue")),
        despite=despite | frozenset(_names(data.get("despite"))),
        sets=cast("Data", data.get("sets") or {}),
    )


def _names(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list | tuple) else ()
