"""What is told of the words that name policies: old ones, and policies on their way out."""

from __future__ import annotations

from collections.abc import Iterator

from rfplint import config
from rfplint.catalogue.checking import place_of, words_of
from rfplint.catalogue.configured import mandates
from rfplint.catalogue.known import Catalogue
from rfplint.catalogue.selecting import NO_CHOICE, Choice
from rfplint.config import Config
from rfplint.messages import catalogue as words
from rfplint.model import Finding, Text


def notes(
    known: Catalogue, settled: Config, choice: Choice = NO_CHOICE
) -> tuple[tuple[Finding, ...], tuple[Text, ...]]:
    """Give what is told of the words of a configuration, and of those of the command line."""
    return tuple(_written(known, settled)), tuple(_asked(known, settled, choice))


def _written(known: Catalogue, settled: Config) -> Iterator[Finding]:
    for at, word in words_of(settled):
        place = place_of(settled, at)
        if place is not None:
            for code, said in told(known, word):
                yield config.fault(code, said, place, "note")


def _asked(known: Catalogue, settled: Config, choice: Choice) -> Iterator[Text]:
    given = (*(choice.select or ()), *choice.ignore)
    for word in given:
        for _, said in told(known, word):
            yield said
    kept = mandates(known, settled) if given else {}
    spared = {code for word in choice.ignore for code in known.find(word)}
    if choice.select is not None:
        chosen = {code for word in choice.select for code in known.find(word)}
        spared |= kept.keys() - chosen
    for code in sorted(spared & kept.keys()):
        yield words.mandatory_stays(code, kept[code].place)


def told(known: Catalogue, word: str) -> Iterator[tuple[str, Text]]:
    """Say that a word is an old name (CFG008), or names what is on its way out (CFG009)."""
    code = known.exact(word)
    new = known.renamed(word)
    if new is not None:
        yield "CFG008", words.renamed(word, new, known.policies[new].head.name)
    if code is not None and known.policies[code].head.status == "deprecated":
        yield "CFG009", words.deprecated(code)
