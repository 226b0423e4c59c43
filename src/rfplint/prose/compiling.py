"""Makes of the lexicon's files what a start can load at once.

Each phrase is looked for by its anchor, the rarest of its words. Lists and kinds are kept as texts,
which are taken apart when a sentence asks for them: most sentences ask for few.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple, cast

from rfplint.prose.lexicon import FIGURE, FILE, LANGUAGES, LINE, Compiled, Data, Index
from rfplint.prose.names import COMMON, NAMES
from rfplint.prose.phrases import FIGURES, Element, Phrase, PhraseError, normal, parse, spread

_RARE: Final = 1.0
_OF_FIGURES: Final = 300.0
_ANYWHERE: Final = -1


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
    kinds: dict[str, list[str]] = {}
    anchors = _Anchors(lists, _frequencies(files))
    for data in files:
        if "kind" in data:
            _check_kind(data, lists)
            kinds.setdefault(str(data["kind"]), []).append(json.dumps(_kind(data, anchors)))
    return Compiled(
        lists={name: _texts(phrases, anchors) for name, phrases in lists.items()},
        anchors=_index(lists, anchors),
        kinds=kinds,
        own=[str(data["kind"]) for data in files if data.get("own") and data.get("reads")],
    )


def _texts(phrases: Sequence[_Written], anchors: _Anchors) -> dict[str, str]:
    return {
        language: _text([one for one in phrases if one.language == language], anchors)
        for language in LANGUAGES
    }


def _text(phrases: Sequence[_Written], anchors: _Anchors) -> str:
    lines: list[str] = []
    for written in phrases:
        step, _ = anchors.of(written.phrase)
        parts = written.text.split()
        parts[step] = f",{parts[step].replace('|', ',')},"
        lines.append(f"{_place(written.phrase, step)} {' '.join(parts)}")
    return LINE.join(lines)


def _index(lists: Mapping[str, Sequence[_Written]], anchors: _Anchors) -> dict[str, Index]:
    """Give for each language which lists (by number) an anchor may be a part of."""
    found: dict[str, dict[str, list[str]]] = {language: {} for language in LANGUAGES}
    for number, phrases in enumerate(lists.values()):
        for language, key in _reached(phrases, lists, anchors):
            found[language].setdefault(key, []).append(str(number))
    return {
        language: Index(words=" ".join(keys), lists=LINE.join(map(" ".join, keys.values())))
        for language, keys in found.items()
    }


def _reached(
    phrases: Sequence[_Written], lists: Mapping[str, Sequence[_Written]], anchors: _Anchors
) -> Iterable[tuple[str, str]]:
    """Give the words that are anchors of phrases, of lists that are anchors too, and so on."""
    found: dict[tuple[str, str], None] = {}
    seen: set[str] = set()
    left = list(phrases)
    while left:
        written = left.pop()
        for key in anchors.of(written.phrase)[1]:
            if key[0] != "<" or key[1:-1] in NAMES:
                found[written.language, key] = None
            elif key not in seen:
                seen.add(key)
                left += lists.get(key[1:-1], ())
    return found


def _kind(data: Data, anchors: _Anchors) -> Data:
    """Give what a file says of a kind, and by which list each way of saying it is tried first."""
    kept = {key: value for key, value in data.items() if key not in ("phrases", FILE)}
    rarest = [sorted(_names(read.get("all")), key=anchors.rarity) for read in _reads([data])]
    reads = zip(_reads([data]), rarest, strict=True)
    return {**kept, "reads": [{**read, "rarest": names} for read, names in reads]}


class _Written(NamedTuple):
    list_name: str
    language: str
    text: str
    phrase: Phrase
    home: str
    """File and list, for who mends it."""


def _written(files: Iterable[Data]) -> Iterator[_Written]:
    seen: set[tuple[str, str, str]] = set()
    for data in files:
        for name, said in cast("Mapping[str, Data]", data.get("phrases") or {}).items():
            home = _home(data, name)
            for language in LANGUAGES:
                listed = cast("Iterable[object]", said.get(language) or ())
                for text in (each for one in listed for each in spread(str(one))):
                    phrase, parsed = _parsed(text, home)
                    if (name, language, phrase) not in seen:
                        seen.add((name, language, phrase))
                        yield _Written(name, language, phrase, parsed, home)


def _parsed(text: str, home: str) -> tuple[str, Phrase]:
    try:
        return normal(text), parse(text)
    except PhraseError:
        raise PhraseError(f"{home}: cannot read the phrase '{text}'") from None


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
        yield from _all_names(read, ("all", "some", "none", "nowhere", "excusedBy"))


def _all_names(data: Data, keys: Iterable[str]) -> Iterator[str]:
    for key in keys:
        for one in cast("list[object]", data.get(key) or []):
            yield from _names(one) if isinstance(one, list) else [str(one)]


def _is_known(name: str, lists: Mapping[str, object]) -> bool:
    return name in lists or name in FIGURES or name in NAMES


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

    def of(self, phrase: Phrase) -> tuple[int, tuple[str, ...]]:
        """Give the step of the rarest element of a phrase, and the anchors that stand for it."""
        step = min(range(len(phrase)), key=lambda at: self._cost(phrase[at]))
        return step, tuple(_keys(phrase[step]))

    def _cost(self, element: Element) -> float:
        if element.optional or element.kind == "gap":
            return float("inf")
        if element.kind == "list":
            return self.rarity(element.name)
        often = sum(self._often.get(stem, 0.0) for stem in element.stems)
        often += sum(self._frequencies.get(word, 0.0) for word in element.exact)
        return often + _RARE * (len(element.exact) + len(element.stems))


def _keys(element: Element) -> Iterator[str]:
    if element.kind == "list":
        yield FIGURE if element.name in FIGURES else f"<{element.name}>"
    yield from sorted(element.exact)
    yield from (f"{stem}*" for stem in element.stems)


def _place(phrase: Phrase, step: int) -> int:
    """Give how many words stand before the anchor, -1 where that varies."""
    before = phrase[:step]
    fixed = all(element.kind == "word" and not element.optional for element in before)
    return step if fixed and phrase[step].kind == "word" else _ANYWHERE


def _names(value: object) -> list[str]:
    return list(map(str, value)) if isinstance(value, list) else []
