"""Reads the clauses of a text: which of the kinds it says, where, and by which words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

from rfplint.prose import attributes, scope
from rfplint.prose.clause import LONGEST, Clause
from rfplint.prose.language import detect, is_english
from rfplint.prose.lexicon import LANGUAGES, Asked, Kind, Lexicon, Way
from rfplint.prose.matching import Match, Words
from rfplint.prose.passages import Passage, Proof, Sentence, proofs, sentence
from rfplint.prose.sentences import WHOLE, Cut, cuts

_COUNTED: Final = frozenset(("prior-contract-count", "local-experience", "incumbent-advantage"))


def read(
    text: str, lexicon: Lexicon, language: str | None, field: str | None
) -> tuple[Clause, ...]:
    """Give the clauses of a value, in the order of the text.

    Of a text that is longer than a book's chapter the beginning is read.
    """
    return remembered(text[:LONGEST], lexicon, language, field)


@lru_cache(4096)  # the values of templates come again and again
def remembered(
    text: str, lexicon: Lexicon, language: str | None, field: str | None
) -> tuple[Clause, ...]:
    parts = [(_sentence(text, cut, lexicon), cut) for cut in cuts(text)]
    likely = 0
    for said, _ in parts:
        likely |= said.likely
    possible = lexicon.possible(likely) if parts else ()
    if not possible:
        return ()
    languages = (language,) if language else _languages(said for said, _ in parts)
    passages = [Passage(said, cut, lexicon, languages) for said, cut in parts]
    found = _Value(text, passages, lexicon, languages).clauses(possible)
    return tuple(sorted(found, key=lambda clause: _order(clause, lexicon, field)))


def _sentence(text: str, cut: Cut, lexicon: Lexicon) -> Sentence:
    before, after = cut.introduction
    own = text[cut.start : cut.end]
    return sentence(text[before:after], own, lexicon, is_question=cut.is_question)


def _languages(sentences: Iterable[Sentence]) -> tuple[str, ...]:
    """Give the languages whose phrases may be in a text."""
    leanings = [said.leaning for said in sentences]
    english, french = (sum(counts) for counts in zip(*leanings, strict=True))
    return ("en",) if is_english(english, french) else LANGUAGES


def _order(clause: Clause, lexicon: Lexicon, field: str | None) -> tuple[object, ...]:
    """By place; at one place the kinds that are at home in the field come first."""
    return clause.span, lexicon.kind(clause.kind).home != field, clause.kind


class _Found(NamedTuple):
    """A clause and where it was read: in a sentence, or in the whole value."""

    passage: Passage
    kind: Kind
    clause: Clause
    is_whole: bool


class _Value:
    """One value that is being read."""

    def __init__(
        self,
        text: str,
        passages: Sequence[Passage],
        lexicon: Lexicon,
        languages: tuple[str, ...],
    ) -> None:
        self._text = text
        self._passages = passages
        self._known = frozenset(passages)
        self._lexicon = lexicon
        self._languages = languages

    @cached_property
    def _whole(self) -> Passage:
        # Most values are one sentence: what was found in it need not be looked for again.
        if len(self._passages) == 1:
            return self._passages[0]
        whole = Sentence("", self._text, is_question=False)
        return Passage(whole, WHOLE, self._lexicon, self._languages)

    def clauses(self, possible: Iterable[Asked]) -> tuple[Clause, ...]:
        """Give what the value says, less what gives way to something else that it says."""
        found = [one for asked in possible for one in self._of_kind(asked)]
        return tuple(self._settled(found))

    def _of_kind(self, asked: Asked) -> Iterator[_Found]:
        is_said = False
        for passage in self._passages:
            if not asked.may_be(passage.sentence.likely):
                continue
            for one in self._first(asked, passage, passage.sentence.proofs(asked, passage)):
                is_said = True
                yield one
        is_settled = is_said and len(self._passages) == 1
        if asked.in_value and not is_settled:
            ways = self._ways_of_the_whole(asked)
            said = proofs(ways, self._whole, is_question=False) if ways else ()
            yield from self._first(asked, self._whole, said)

    def _ways_of_the_whole(self, asked: Asked) -> list[Way]:
        """Give the ways whose lists are all in some sentence: there is no phrase of two sentences.

        It spares most values from being read a second time, whole.
        """
        lists = 0
        for passage in self._passages:
            lists |= passage.lists
        return [
            way
            for way in asked.in_value
            if way.may_hold(lists)
            and all(map(self._has, way.read.every))
            and all(any(map(self._has, group)) for group in way.read.some)
        ]

    def _has(self, name: str) -> bool:
        return any(passage.sentence.has(name, passage) for passage in self._passages)

    def _first(self, asked: Asked, passage: Passage, said: Iterable[Proof]) -> Iterator[_Found]:
        for proof in said:
            read = proof.read
            against = read.nowhere and self._whole.words.has(read.nowhere)
            if not (against or any(self._takes(name, passage) for name in read.excused_by)):
                clause = self._clause(asked.kind, passage, proof)
                yield _Found(passage, asked.kind, clause, passage not in self._known)
                return

    def _settled(self, found: Sequence[_Found]) -> Iterator[Clause]:
        in_value = {one.kind.name for one in found}
        in_clauses = {one.kind.name for one in found if not one.is_whole}
        of_whole = {one.kind.name for one in found if one.is_whole}
        beside: dict[Passage, set[str]] = {}
        for one in found:
            beside.setdefault(one.passage, set(of_whole)).add(one.kind.name)
        seen: set[tuple[str, object]] = set()
        for one in found:
            if one.is_whole and one.kind.name in in_clauses:
                continue  # one of its clauses says it, nearer to the point
            near = in_value if one.is_whole else beside[one.passage]
            if one.kind.yields_in_value & in_value or one.kind.yields_in_clause & near:
                continue
            if (one.kind.name, one.clause.span) not in seen:
                seen.add((one.kind.name, one.clause.span))
                yield one.clause

    def _clause(self, kind: Kind, passage: Passage, proof: Proof) -> Clause:
        words, sets = passage.words, proof.read.sets
        first = min(match[0] for _, match in proof.phrases)
        last = max(match[1] for _, match in proof.phrases)
        everything = (0, len(words.words))
        return Clause(
            kind=kind.name,
            span=passage.span((self._own_start(passage, first, last), last)),
            language=detect(words.tokens),
            form=_text(sets.get("form")),
            count=attributes.count(words, (first, last)) if kind.name in _COUNTED else None,
            years=attributes.years(words),
            amount=attributes.amount(words),
            percent=attributes.percent(words),
            client=_text(sets.get("client")) or _client(kind, words, (first, last)),
            when=_text(sets.get("when")) or _when(words),
            has_alternative=bool(sets.get("hasAlternative")) or self._has_way_out(passage),
            basis=attributes.basis(passage.quoted(everything)),
            exclusion=bool(sets.get("exclusion")) or self._whole.words.has(("denial",)),
            reason=bool(sets.get("reason")) or self._gives_reason(passage),
            because=tuple((name, passage.quoted(match)) for name, match in proof.phrases),
        )

    def _own_start(self, passage: Passage, first: int, last: int) -> int:
        """Give the first word of a proof in the list item itself, if others stand before the item.

        The items between it and what introduces it prove nothing.
        """
        written, before = passage.words.words, len(passage.sentence.introduction)
        own = next((at for at in range(first, last) if written[at].start >= before), first)
        if own == first:
            return first
        between = self._text[passage.span((own - 1, own)).end : passage.span((own, own + 1)).start]
        return own if any(map(str.isalnum, between)) else first

    def _has_way_out(self, passage: Passage) -> bool:
        return self._says("alternative", passage, scope.opens_or_is_at_large)

    def _gives_reason(self, passage: Passage) -> bool:
        return self._says("reason", passage, scope.opens_or_is_at_large)

    def _takes(self, name: str, passage: Passage) -> bool:
        return self._says(name, passage, scope.is_no_choice)

    def _says(self, name: str, passage: Passage, counts: scope.Test) -> bool:
        """Say whether a list occurs in a sentence, or in another that speaks of the whole value."""
        if passage.words.has((name,)):
            return True
        others = (other.words for other in self._passages if other is not passage)
        return any(counts(words, match) for words in others for match in words(name))


def _client(kind: Kind, words: Words, proof: Match) -> str | None:
    if kind.name not in _COUNTED:
        return None
    if scope.nearby(words, "client-this-buyer", proof):
        return "thisBuyer"
    return "publicBuyer" if scope.nearby(words, "public-body", proof) else "any"


def _when(words: Words) -> str:
    for name, when in (("after-award", "afterAward"), ("at-award", "award"), ("at-bid", "bid")):
        if words.has((name,)):
            return when
    return "unknown"


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
