"""The words by which clauses are read: lists of phrases, and what must stand together."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from functools import cache, cached_property, lru_cache
from typing import Final, NamedTuple, TypeAlias, TypedDict, cast

from rfplint.prose import figures, weighing
from rfplint.prose.names import NAMES
from rfplint.prose.phrases import FIGURES, Phrase, taken
from rfplint.prose.weighing import Lanes

Data: TypeAlias = Mapping[str, object]
Bits: TypeAlias = int
"""A set of lists: one bit each."""

LANGUAGES: Final = ("en", "fr")
FIGURE: Final = "#"
"""The anchor of a phrase that is looked for by a figure."""

FILE: Final = "file"
"""The member of a file's data that names it, for messages."""

LINE: Final = "~"
"""What parts the phrases of a compiled list: no sign that JSON must write in two characters."""

_OF_FIGURES: Final = frozenset(f"<{name}>" for name in FIGURES)
_LONGEST_STEM: Final = 30
_MOST_REMEMBERED: Final = 50_000


class Index(TypedDict):
    """Anchors, and for each, with `LINE` between, the numbers of the lists to which it may lead."""

    words: str
    lists: str


class Compiled(TypedDict):
    """A lexicon as plain data that loads fast; see `compiling`.

    `lists` has the phrases of each list in each language, with `LINE` between: for each how many
    words stand before its anchor (-1 where that varies), and itself with `,` instead of `|` in its
    anchor and on both sides of it. An anchor is a word, the start of one (`head*`), a figure, or
    another list (`<seat>`). `anchors` tells for each language to which lists they may lead.
    `kinds` has what the files say of each kind, as JSON; `own` are those for which a pack adds ways
    of saying them.
    """

    lists: dict[str, dict[str, str]]
    anchors: dict[str, Index]
    kinds: dict[str, list[str]]
    own: list[str]


class Read(NamedTuple):
    """One way in which a kind is said: lists of phrases that stand together in a clause.

    `every` must all occur, within `near` words if that is not 0, in their order if `in_order`;
    `some` are sets of which one must occur; `none` may not occur in the clause, `nowhere` not in
    the whole value, `excused_by` neither in the clause nor in a sentence on the whole value.
    `whole` looks at the whole value instead of one clause. `despite` are the gates that do not
    keep this way from counting. `sets` are attributes that it tells. `own` says that a pack added
    it. `rarest` is `every` in the order in which it is looked for.
    """

    every: tuple[str, ...]
    rarest: tuple[str, ...] = ()
    some: tuple[tuple[str, ...], ...] = ()
    near: int = 0
    in_order: bool = False
    none: tuple[str, ...] = ()
    nowhere: tuple[str, ...] = ()
    excused_by: tuple[str, ...] = ()
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

    @property
    def own(self) -> tuple[Read, ...]:
        """The ways that packs added."""
        return tuple(read for read in self.reads if read.own)


class Way(NamedTuple):
    """A way of saying a kind with the lists that it needs: all of some, one of each of others."""

    read: Read
    every: Bits
    some: tuple[Bits, ...]

    def may_hold(self, lists: Bits) -> bool:
        """Say whether words that lead to these lists may say it so."""
        return self.every & lists == self.every and all(group & lists for group in self.some)


class Asked(NamedTuple):
    """What of a kind is looked for, in each sentence and in the whole value.

    `key` tells one choice of ways from another; `lane` is where the weights judge the kind, 0 where
    they do not.
    """

    key: str
    kind: Kind
    in_sentence: tuple[Way, ...]
    in_value: tuple[Way, ...]
    lane: Lanes

    def may_be(self, likely: Lanes) -> bool:
        """Say whether the kind is among the likely ones of a sentence, or not judged by weights."""
        return not self.lane or bool(self.lane & likely)


class Entry(NamedTuple):
    """A phrase as it is written; `place` is how many words stand before its anchor, -1 if any."""

    place: int
    phrase: str


class Ready(NamedTuple):
    """A phrase, and what must stand in a clause that it may occur in: lists and words."""

    phrase: Phrase
    lists: tuple[str, ...]
    words: tuple[frozenset[str], ...]


@cache
def ready(phrase: str) -> Ready:
    """Take a phrase of a compiled lexicon apart."""
    elements = taken(phrase)
    must = [element for element in elements if not element.optional]
    words = (element for element in must if element.kind == "word" and not element.stems)
    return Ready(
        phrase=elements,
        lists=tuple(element.name for element in must if element.kind == "list"),
        words=tuple(element.exact for element in words),
    )


class Listed:
    """The phrases of a list in one language, by their anchors."""

    def __init__(self, text: str) -> None:
        """Take the text of `Compiled`."""
        self._text = text
        anchors = frozenset(",".join(_anchored().findall(text)).split(","))
        figures = anchors & _OF_FIGURES
        named = sorted(key for key in anchors if key[0] == "<") if ",<" in text else ()
        self._figures = tuple(f",{figure}," for figure in sorted(figures))
        self.lists = tuple(key[1:-1] for key in named if key not in figures)
        """Other lists that are anchors."""
        self.anchors = anchors | {FIGURE} if figures else anchors
        """All anchors of its phrases."""
        self._called: dict[str, tuple[Entry, ...]] = {}

    def called(self, anchor: str) -> tuple[Entry, ...]:
        """Give the phrases that an anchor calls for; another list is named `<seat>`."""
        found = self._called.get(anchor)
        if found is None:
            marks = self._figures if anchor == FIGURE else (f",{anchor},",)
            lines = self._text.split(LINE)
            parted = (line.partition(" ") for mark in marks for line in lines if mark in line)
            found = tuple(Entry(int(place), phrase) for place, _, phrase in parted)
            self._called[anchor] = found
        return found


@cache
def _anchored() -> re.Pattern[str]:
    return re.compile(r" ,(\S+),")


def _looked_up(index: Index) -> Mapping[str, str]:
    words, lists = index["words"].split(), index["lists"].split(LINE)
    return dict(zip(words, lists, strict=True)) if words else {}


@lru_cache(50_000)
def keys(token: str) -> tuple[str, ...]:
    """Give the anchors that a folded word may be: itself, its starts, a figure."""
    longest = min(len(token), _LONGEST_STEM)
    starts = [f"{token[:length]}*" for length in range(1, longest + 1)]
    return (token, *starts, FIGURE) if figures.is_part(token) else (token, *starts)


class Leads(dict[str, Bits]):
    """To which lists a word leads, worked out when a text first has it."""

    def __init__(self, indexes: Iterable[Mapping[str, str]], bits: Mapping[str, Bits]) -> None:
        """Take for each language to which lists, by number, an anchor leads; and their bits."""
        self._indexes = tuple(indexes)
        self._of_figures = bits[FIGURES[0]]
        for name in FIGURES:
            self._of_figures |= bits[name]
        self.names = self._of_key(f"<{NAMES[0]}>") | self._of_key(f"<{NAMES[1]}>")
        """The lists to which no word leads, but capitals or digits."""
        for name in NAMES:
            self.names |= bits[name]

    def __missing__(self, token: str) -> Bits:
        if len(self) > _MOST_REMEMBERED:
            self.clear()
        found = 0
        for key in keys(token):
            found |= self._of_key(key)
        self[token] = found
        return found

    def _of_key(self, key: str) -> Bits:
        found = self._of_figures if key == FIGURE else 0
        for index in self._indexes:
            for number in index.get(key, "").split():
                found |= 1 << int(number)
        return found


class Lexicon:
    """All lists and kinds, taken apart when a text first asks for them."""

    def __init__(self, compiled: Compiled) -> None:
        """Take what `compiling.compiled` made of the lexicon's files."""
        self._compiled = compiled
        self._kinds: dict[str, Kind] = {}
        self._lists: dict[tuple[str, tuple[str, ...]], tuple[Listed, ...]] = {}
        self._possible: dict[Lanes, tuple[Asked, ...]] = {}
        self._leads: dict[tuple[str, ...], Leads] = {}
        every = (*compiled["lists"], *FIGURES, *NAMES)
        self._bits = {name: 1 << number for number, name in enumerate(every)}

    def bits(self, names: Iterable[str]) -> Bits:
        """Give the bits of lists; one that a lexicon lacks has none."""
        found = 0
        for name in names:
            found |= self._bits.get(name, 0)
        return found

    def leads(self, languages: tuple[str, ...]) -> Leads:
        """Give to which lists folded words lead, as a mapping that knows every word."""
        found = self._leads.get(languages)
        if found is None:
            indexes = (self._compiled["anchors"][each] for each in languages)
            found = self._leads[languages] = Leads(map(_looked_up, indexes), self._bits)
        return found

    @property
    def names(self) -> AbstractSet[str]:
        """The names of all kinds."""
        return self._compiled["kinds"].keys()

    @cached_property
    def kinds(self) -> Mapping[str, Kind]:
        """Every kind by its name."""
        return {name: self.kind(name) for name in self.names}

    def kind(self, name: str) -> Kind:
        """Give a kind, joined of what the files say of it.

        Raises:
            KeyError: there is no such kind.
        """
        found = self._kinds.get(name)
        if found is None:
            for text in self._compiled["kinds"][name]:
                found = _kind(json.loads(text), found)
            self._kinds[name] = found = cast("Kind", found)
        return found

    def lists(self, name: str, languages: tuple[str, ...]) -> tuple[Listed, ...]:
        """Give the phrases of a list in languages; () where it has none."""
        found = self._lists.get((name, languages))
        if found is None:
            texts = self._compiled["lists"].get(name, {})
            found = tuple(Listed(texts[each]) for each in languages if texts.get(each))
            self._lists[name, languages] = found
        return found

    def possible(self, likely: Lanes) -> tuple[Asked, ...]:
        """Give what is to be looked for: the kinds that are likely, and what no weights judge."""
        found = self._possible.get(likely)
        if found is None:
            names = weighing.of_kinds(likely) & self.names
            kinds = (
                self._asked(kind, kind.reads, weighing.lane(kind.name))
                for kind in map(self.kind, sorted(names))
            )
            also = (asked for asked in self._always if asked.kind.name not in names)
            found = self._possible[likely] = (*kinds, *also)
        return found

    @cached_property
    def _always(self) -> tuple[Asked, ...]:
        """The ways that packs added, and the kinds that have no weights."""
        unweighed = self.names - weighing.weighed()
        own = {*self._compiled["own"]} - unweighed
        return (
            *(self._asked(kind, kind.reads, 0) for kind in map(self.kind, sorted(unweighed))),
            *(self._asked(kind, kind.own, 0) for kind in map(self.kind, sorted(own))),
        )

    def _asked(self, kind: Kind, reads: tuple[Read, ...], lane: Lanes) -> Asked:
        ways = [
            Way(read, self.bits(read.every), tuple(map(self.bits, read.some))) for read in reads
        ]
        return Asked(
            key=f"{kind.name} {len(reads)}",
            kind=kind,
            in_sentence=tuple(way for way in ways if not way.read.whole),
            in_value=tuple(way for way in ways if way.read.whole),
            lane=lane,
        )


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
        rarest=_words(data.get("rarest")),
        some=_groups(data.get("some")),
        near=cast("int", data.get("near") or 0),
        in_order=bool(data.get("inOrder")),
        none=(*_words(data.get("none")), *_words(kind.get("unless"))),
        nowhere=(*_words(data.get("nowhere")), *_words(kind.get("unlessAnywhere"))),
        excused_by=_words(data.get("excusedBy")),
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
