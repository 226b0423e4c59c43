"""Makes of the lexicon's files what a start can load at once: phrases by their first word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeAlias, TypedDict, cast

from rfplint.prose.names import COMMON
from rfplint.prose.phrases import FIGURES, Element, Phrase, PhraseError, parse, spread

Data: TypeAlias = Mapping[str, object]
_LANGUAGES: Final = ("en", "fr")


class Compiled(TypedDict):
    """A lexicon as plain data.

    `phrases` are [list, language, phrase]; `exact`, `stems` and `numeric` give the numbers of the
    phrases that may start with a word, with a stem and with a figure.
    """

    lists: list[str]
    phrases: list[list[str]]
    exact: dict[str, list[int]]
    stems: dict[str, list[int]]
    numeric: list[int]
    kinds: list[Data]


def compiled(files: Iterable[Data]) -> Compiled:
    """Compile the files of a lexicon; lists of the same name are joined.

    Raises:
        PhraseError: a phrase cannot be read or names a list that is not there.
    """
    files = list(files)
    written = list(_written(files))
    lists: dict[str, list[Phrase]] = {COMMON: []}
    for data in files:
        lists.update((name, []) for name in cast("Data", data.get("phrases") or {}))
    parsed = [parse(phrase) for _, _, phrase in written]
    for (name, _, _), phrase in zip(written, parsed, strict=True):
        lists[name].append(phrase)
    found = Compiled(lists=list(lists), phrases=written, exact={}, stems={}, numeric=[], kinds=[])
    for number, phrase in enumerate(parsed):
        for first in _firsts(phrase[0], lists, frozenset((written[number][0],))):
            _index(found, first, number)
    found["kinds"] = [
        {key: value for key, value in data.items() if key != "phrases"}
        for data in files
        if "kind" in data
    ]
    return found


def _written(files: Iterable[Data]) -> Iterator[list[str]]:
    seen: set[tuple[str, str]] = set()
    for data in files:
        for name, said in cast("Mapping[str, Data]", data.get("phrases") or {}).items():
            for language in _LANGUAGES:
                listed = cast("Iterable[object]", said.get(language) or ())
                for phrase in (plain for written in listed for plain in spread(str(written))):
                    if (name, phrase) not in seen:
                        seen.add((name, phrase))
                        yield [name, language, phrase]


def _firsts(
    element: Element, lists: Mapping[str, list[Phrase]], seen: frozenset[str]
) -> Iterator[Element]:
    """Give the words with which an element may start, lists followed."""
    if element.kind == "word" or element.name in FIGURES:
        yield element
    elif element.name not in lists:
        raise PhraseError(f"<{element.name}>")
    elif element.name not in seen:
        for phrase in lists[element.name]:
            yield from _firsts(phrase[0], lists, seen | {element.name})


def _index(found: Compiled, first: Element, number: int) -> None:
    if first.kind == "list":
        homes = [found["numeric"]]
    else:
        homes = [found["exact"].setdefault(word, []) for word in first.exact]
        homes += [found["stems"].setdefault(stem, []) for stem in first.stems]
    for home in homes:
        if number not in home[-1:]:
            home.append(number)
