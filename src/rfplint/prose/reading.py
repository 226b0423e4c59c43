"""Reads the clauses of a text: which of the kinds it says, where, and by which words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from rfplint.prose import attributes
from rfplint.prose.clause import Clause
from rfplint.prose.folding import span, tokens, words
from rfplint.prose.language import detect, is_english
from rfplint.prose.lexicon import Kind, Lexicon, Read, Way
from rfplint.prose.matching import Match, Named, Words, evidence
from rfplint.prose.sentences import units
from rfplint.prose.weighing import is_likely

GATES: Final = ("request", "past", "definition", "hypothetical", "lifted")
"""Lists of the lexicon: what keeps a clause from being a rule (clause-kinds 3.1, 3.2, 3.7)."""

_LONGEST: Final = 50_000
_COUNTED: Final = frozenset(("prior-contract-count", "local-experience", "incumbent-advantage"))


class _Passage(NamedTuple):
    """A clause of the value, or the whole value, and whether it asks a question."""

    words: Words
    is_question: bool


def read(
    text: str, lexicon: Lexicon, language: str | None, field: str | None
) -> tuple[Clause, ...]:
    """Give the clauses of a value, in the order of the text.

    Of a text that is longer than a book's chapter the beginning is read.
    """
    return _remembered(text[:_LONGEST], lexicon, language, field)


@lru_cache(4096)  # the sentences of templates come again and again
def _remembered(
    text: str, lexicon: Lexicon, language: str | None, field: str | None
) -> tuple[Clause, ...]:
    said = tokens(text)
    if language is None and is_english(said):
        language = "en"
    known = lexicon.known(language)
    triggers: set[int] = set()
    bits = lexicon.names
    for token in said:
        word = known[token]
        bits |= word.bits
        triggers |= word.triggers
    possible = lexicon.possible(triggers, bits) if triggers else None
    if not possible:
        return ()
    found = _Value(text, lexicon, language).clauses(possible)
    return tuple(sorted(found, key=lambda clause: _order(clause, lexicon, field)))


def _order(clause: Clause, lexicon: Lexicon, field: str | None) -> tuple[object, ...]:
    """By place; at one place the kinds that are at home in the field come first."""
    return clause.span, lexicon.kinds[clause.kind].home != field, clause.kind


class _Value:
    """One value that is being read."""

    def __init__(self, text: str, lexicon: Lexicon, language: str | None) -> None:
        self._text = text
        self._lexicon = lexicon
        self._likely: dict[str, bool] = {}
        self._passages = [
            _Passage(Words(unit.words, lexicon, language, text), unit.is_question)
            for unit in units(text)
        ]
        # Most values are one sentence: what was found in it need not be looked for again.
        is_one = len(self._passages) == 1
        whole = self._passages[0].words if is_one else Words(words(text), lexicon, language, text)
        self._whole = _Passage(whole, is_question=False)

    def clauses(self, possible: Iterable[Way]) -> tuple[Clause, ...]:
        """Give what the value says, less what gives way to something else that it says."""
        found: list[tuple[_Passage, Kind, Clause]] = []
        for way in possible:
            kind = way.kind
            for passage in (self._whole,) if way.read.whole else self._passages:
                if any(k is kind and p is passage for p, k, _ in found):
                    continue
                proof = self._proof(way, passage)
                if proof is not None and (way.read.own or self._is_likely(kind)):
                    found.append((passage, kind, self._clause(kind, way.read, passage, proof)))
        return tuple(clause for _, clause in self._settled(found))

    def _is_likely(self, kind: Kind) -> bool:
        """Say whether the words of some sentence speak for a kind; a pack's own reads need not."""
        found = self._likely.get(kind.name)
        if found is None:
            found = self._likely[kind.name] = any(
                is_likely(kind.name, passage.words.tokens, is_question=passage.is_question)
                for passage in self._passages
            )
        return found

    def _settled(
        self, found: Sequence[tuple[_Passage, Kind, Clause]]
    ) -> Iterable[tuple[Kind, Clause]]:
        in_value = {kind.name for _, kind, _ in found}
        in_clauses = {kind.name for passage, kind, _ in found if passage is not self._whole}
        seen: set[tuple[str, object]] = set()
        for passage, kind, clause in found:
            if passage is self._whole and kind.name in in_clauses:
                continue  # one of its clauses says it, nearer to the point
            beside = {k.name for p, k, _ in found if p is passage or self._whole in (p, passage)}
            if kind.yields_in_value & in_value or kind.yields_in_clause & beside:
                continue
            if (kind.name, clause.span) not in seen:
                seen.add((kind.name, clause.span))
                yield kind, clause

    def _proof(self, way: Way, passage: _Passage) -> tuple[Named, ...] | None:
        words_, read_ = passage.words, way.read
        if passage.is_question and "request" not in read_.despite:
            return None
        proof = evidence(way, words_)
        if proof is None:
            return None
        gates = [gate for gate in GATES if gate not in read_.despite]
        if words_.has((*gates, *read_.none)) or self._whole.words.has(read_.nowhere):
            return None
        return proof

    def _clause(
        self, kind: Kind, read_: Read, passage: _Passage, proof: tuple[Named, ...]
    ) -> Clause:
        found = passage.words
        first = min(match[0] for _, match in proof)
        last = max(match[1] for _, match in proof)
        where = span(found.words[first], found.words[last - 1])
        sets = read_.sets
        return Clause(
            kind=kind.name,
            span=where,
            language=detect(found.tokens),
            form=_text(sets.get("form")),
            count=attributes.count(found, (first, last)) if kind.name in _COUNTED else None,
            years=attributes.years(found),
            amount=attributes.amount(found),
            percent=attributes.percent(found),
            client=_text(sets.get("client")) or self._client(kind, found),
            when=_text(sets.get("when")) or self._when(found),
            has_alternative=bool(sets.get("hasAlternative")) or self._says("alternative"),
            basis=attributes.basis(self._sentence(found)),
            exclusion=bool(sets.get("exclusion")) or self._says("denial"),
            reason=bool(sets.get("reason")) or self._says("reason"),
            because=tuple((name, self._quoted(found, match)) for name, match in proof),
        )

    def _says(self, name: str) -> bool:
        return self._whole.words.has((name,))

    def _client(self, kind: Kind, found: Words) -> str | None:
        if kind.name not in _COUNTED:
            return None
        if found.has(("client-this-buyer",)):
            return "thisBuyer"
        return "publicBuyer" if found.has(("public-body",)) else "any"

    def _when(self, found: Words) -> str:
        for name, when in (("after-award", "afterAward"), ("at-award", "award"), ("at-bid", "bid")):
            if found.has((name,)):
                return when
        return "unknown"

    def _sentence(self, found: Words) -> str:
        return self._text[found.words[0].start : found.words[-1].end]

    def _quoted(self, found: Words, match: Match) -> str:
        where = span(found.words[match[0]], found.words[match[1] - 1])
        return self._text[where.start : where.end]


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
