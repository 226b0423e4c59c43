"""Makes of the lexicon's files what a start can load at once.

Each phrase is looked for by its anchor, the rarest of its words, and each way of saying something
by the rarest of its lists: most texts have none of these words and are done with.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias, TypedDict, cast

from rfplint.prose.names import COMMON, NAMES
from rfplint.prose.phrases import FIGURES, Element, Phrase, PhraseError, normal, parse, spread

Data: TypeAlias = Mapping[str, object]
_LANGUAGES: Final = ("en", "fr")
_RARE: Final = 1.0
_OF_FIGURES: Final = 300.0
_ANYWHERE: Final = -1
FILE: Final = "file"
"""The member of a file's data that names it, for messages."""


class Index(TypedDict):
    """Numbers by word, by stem, and for every figure."""

    exact: dict[str, list[int]]
    stems: dict[str, list[int]]
    numeric: list[int]


class Compiled(TypedDict):
    """A lexicon as plain data.

    `phrases` are [list, language, phrase, place of the anchor]; the place is -1 where it varies.
    `anchors` tells which phrases a word may belong to, `triggers` which of the ways of saying
    something (the reads of `kinds`, counted through) it calls for. `rarity` says how often a list
    occurs in 10,000 words.
    """

    rarity: dict[str, float]
    phrases: list[tuple[str, str, str, int]]
    anchors: Index
    triggers: Index
    kinds: list[Data]


def compiled(files: Iterable[Data]) -> Compiled:
    """Compile the files of a lexicon; lists of the same name are joined.

    Raises:
        PhraseError: a phrase cannot be read or names a list that is not there.
    """
    files = list(files)
    lists: dict[str, list[_Written]] = {COMMON: []}
    for written in _written(files):
        lists.setdefault(written.list_name, []).append(written)
    _check_references(lists)
    for data in files:
        if "kind" in data:
            _check_kind(data, lists)
    anchors = _Anchors(lists, _frequencies(files))
    found = Compiled(
        rarity={name: anchors.rarity(name) for name in lists},
        phrases=[],
        anchors=_index(),
        triggers=_index(),
        kinds=[_without_phrases(data) for data in files if "kind" in data],
    )
    for written in (one for phrases in lists.values() for one in phrases):
        step, elements = anchors.of(written.phrase)
        place = _place(written.phrase, step)
        _note(found["anchors"], elements, len(found["phrases"]))
        found["phrases"].append((written.list_name, written.language, written.text, place))
    for number, read in enumerate(_reads(found["kinds"])):
        _note(found["triggers"], anchors.of_read(read), number)
    return found


class _Written(NamedTuple):
    list_name: str
    language: str
    text: str
    phrase: Phrase
    home: str
    """File and list, for who mends it."""


def _written(files: Iterable[Data]) -> Iterator[_Written]:
    seen: set[tuple[str, str]] = set()
    for data in files:
        for name, said in cast("Mapping[str, Data]", data.get("phrases") or {}).items():
            home = _home(data, name)
            for language in _LANGUAGES:
                listed = cast("Iterable[object]", said.get(language) or ())
                for phrase in (normal(one) for text in listed for one in spread(str(text))):
                    if (name, phrase) not in seen:
                        seen.add((name, phrase))
                        yield _Written(name, language, phrase, _parsed(phrase, home), home)


def _parsed(phrase: str, home: str) -> Phrase:
    try:
        return parse(phrase)
    except PhraseError:
        raise PhraseError(f"{home}: cannot read the phrase '{phrase}'") from None


def _home(data: Data, name: str) -> str:
    file = data.get(FILE)
    return f"{file}, {name}" if file else name


def _check_references(lists: Mapping[str, Sequence[_Written]]) -> None:
    """Refuse a phrase that calls for a list that is not there."""
    for written in (one for phrases in lists.values() for one in phrases):
        for name in (element.name for element in written.phrase if element.name):
            if not _is_known(name, lists):
                raise PhraseError(f"{written.home}: '{written.text}' names no list <{name}>")


def _check_kind(data: Data, lists: Mapping[str, object]) -> None:
    """Refuse a way of saying something that calls for no list, or for one that is not there."""
    home = _home(data, str(data["kind"]))
    if not all(read.get("all") or read.get("some") for read in _reads([data])):
        raise PhraseError(f"{home}: a way of saying it has neither 'all' nor 'some'")
    for name in (*_all_names(data, ("unless", "unlessAnywhere")), *_named(data)):
        if not _is_known(name, lists):
            raise PhraseError(f"{home}: there is no list <{name}>")


def _named(data: Data) -> Iterator[str]:
    for read in _reads([data]):
        yield from _all_names(read, ("all", "some", "none", "nowhere"))


def _all_names(data: Data, keys: Iterable[str]) -> Iterator[str]:
    for key in keys:
        for one in cast("list[object]", data.get(key) or []):
            yield from _names(one) if isinstance(one, list) else [str(one)]


def _is_known(name: str, lists: Mapping[str, object]) -> bool:
    return name in lists or name in FIGURES or name in NAMES


def _without_phrases(data: Data) -> Data:
    return {key: value for key, value in data.items() if key not in ("phrases", FILE)}


def _frequencies(files: Iterable[Data]) -> dict[str, float]:
    found: dict[str, float] = {}
    for data in files:
        found.update(cast("Mapping[str, float]", data.get("frequencies") or {}))
    return found


def _reads(kinds: Iterable[Data]) -> Iterator[Data]:
    for data in kinds:
        yield from cast("list[Data]", data.get("reads") or [])


class _Anchors:
    """Which words tell that a phrase, a list or a way of saying something may be there."""

    def __init__(
        self, lists: Mapping[str, Sequence[_Written]], frequencies: Mapping[str, float]
    ) -> None:
        self._lists = lists
        self._frequencies = frequencies
        self._often: dict[str, float] = {}  # of all words with the same start
        for word, count in frequencies.items():
            for length in range(1, len(word) + 1):
                start = word[:length]
                self._often[start] = self._often.get(start, 0.0) + count
        self._rarity: dict[str, float] = {}

    def rarity(self, name: str) -> float:
        """Say how often a list occurs in 10,000 words."""
        if name in NAMES:
            return float("inf")
        if name in FIGURES:
            return _OF_FIGURES
        if name not in self._rarity:
            self._rarity[name] = float("inf")  # a list that stands in itself is no anchor of it
            phrases = self._lists[name]
            self._rarity[name] = sum(min(map(self._cost, one.phrase)) for one in phrases)
        return self._rarity[name]

    def of(self, phrase: Phrase) -> tuple[int, tuple[Element, ...]]:
        """Give the step of the rarest element of a phrase, and the words that it starts with."""
        step = min(range(len(phrase)), key=lambda at: self._cost(phrase[at]))
        return step, tuple(self._words(phrase[step]))

    def of_read(self, read: Data) -> tuple[Element, ...]:
        """Give the words of the rarest lists that a way of saying something needs."""
        groups = [[name] for name in _names(read.get("all"))]
        some = cast("list[object]", read.get("some") or [])
        groups += [_names(one) for one in some] if some and isinstance(some[0], list) else []
        groups += [_names(some)] if some and not isinstance(some[0], list) else []
        rarest = min(groups, key=lambda names: sum(map(self.rarity, names)))
        return tuple(word for name in rarest for word in self._words(Element("list", name=name)))

    def _cost(self, element: Element) -> float:
        if element.optional or element.kind == "gap":
            return float("inf")
        if element.kind == "list":
            return self.rarity(element.name)
        often = sum(self._often.get(stem, 0.0) for stem in element.stems)
        often += sum(self._frequencies.get(word, 0.0) for word in element.exact)
        return often + _RARE * (len(element.exact) + len(element.stems))

    def _words(self, element: Element) -> Iterator[Element]:
        if element.kind == "word" or element.name in FIGURES:
            yield element
        else:
            for one in self._lists.get(element.name, ()):
                yield from self.of(one.phrase)[1]


def _place(phrase: Phrase, step: int) -> int:
    """Give how many words stand before the anchor, -1 where that varies."""
    before = phrase[:step]
    fixed = all(element.kind == "word" and not element.optional for element in before)
    return step if fixed and phrase[step].kind == "word" else _ANYWHERE


def _names(value: object) -> list[str]:
    return list(map(str, value)) if isinstance(value, list) else []


def _index() -> Index:
    return Index(exact={}, stems={}, numeric=[])


def _note(index: Index, elements: Iterable[Element], number: int) -> None:
    for element in elements:
        homes = [index["numeric"]] if element.kind == "list" else []
        homes += [index["exact"].setdefault(word, []) for word in element.exact]
        homes += [index["stems"].setdefault(stem, []) for stem in element.stems]
        for home in homes:
            if number not in home[-1:]:
                home.append(number)
