"""One sentence as it is read: by itself, so that what is found in it holds wherever it comes again.

The sentences of templates come again and again: of a sentence it is kept which kinds its words may
be of, and by which phrases it says them. Of most sentences that is nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

from rfplint.model import Span
from rfplint.prose import folding, gating, weighing
from rfplint.prose.language import leaning
from rfplint.prose.lexicon import Asked, Bits, Lexicon, Read, Way
from rfplint.prose.matching import Match, Named, Words, evidence, is_apart, leads_to
from rfplint.prose.sentences import Cut
from rfplint.prose.weighing import Lanes

GATES: Final = ("request", "past", "definition", "hypothetical", "lifted", gating.FREED)
"""Lists of the lexicon: what keeps a sub-clause from being a rule (clause-kinds 3.1, 3.2, 3.7)."""


class Proof(NamedTuple):
    """A way of saying a kind, and the phrases by which a passage does."""

    read: Read
    phrases: tuple[Named, ...]


class Sentence:
    """A sentence (a list item after what introduces it, on a line before) and what is in it."""

    def __init__(self, introduction: str, own: str, *, is_question: bool) -> None:
        """Take the text; what is in it is worked out when asked for."""
        self.introduction = f"{introduction}\n" if introduction else ""
        self.text = f"{self.introduction}{own}"
        self.is_question = is_question
        self._proofs: dict[tuple[str, tuple[str, ...]], tuple[Proof, ...]] = {}
        self._lists: dict[tuple[str, ...], Bits] = {}
        self._has: dict[tuple[str, tuple[str, ...]], bool] = {}

    @cached_property
    def leaning(self) -> tuple[int, int]:
        """How many of its small words are English, how many French."""
        return leaning(folding.tokens(self.text))

    @cached_property
    def likely(self) -> Lanes:
        """The kinds that its words may well be of."""
        return weighing.likely(folding.tokens(self.text), is_question=self.is_question)

    def proofs(self, asked: Asked, passage: Passage) -> tuple[Proof, ...]:
        """Give the ways in which the sentence says a kind; `passage` is one of its places."""
        key = asked.key, passage.languages
        found = self._proofs.get(key)
        if found is None:
            found = tuple(proofs(asked.in_sentence, passage, is_question=self.is_question))
            self._proofs[key] = found
        return found

    def has(self, name: str, passage: Passage) -> bool:
        """Say whether a phrase of a list occurs in the sentence; `passage` is one of its places."""
        key = name, passage.languages
        found = self._has.get(key)
        if found is None:
            found = self._has[key] = passage.words.has((name,))
        return found

    def lists(self, lexicon: Lexicon, languages: tuple[str, ...]) -> Bits:
        """Give the lists of which the sentence has an anchor."""
        found = self._lists.get(languages)
        if found is None:
            tokens = folding.tokens(self.text)
            found = self._lists[languages] = leads_to(tokens, lexicon, languages)
        return found


def proofs(ways: Iterable[Way], passage: Passage, *, is_question: bool) -> Iterator[Proof]:
    """Give the ways of saying a kind of which a passage has the phrases, and nothing against it."""
    lists = passage.lists
    for way in ways:
        read = way.read
        if (is_question and "request" not in read.despite) or not way.may_hold(lists):
            continue
        phrases = _open(read, passage.words)
        if phrases and not _is_excepted(read, passage.words, phrases):
            yield Proof(read, phrases)


def _open(read: Read, words: Words) -> tuple[Named, ...] | None:
    """Give the phrases that say it in sub-clauses in which no gate stands."""
    phrases = evidence(read, words)
    closed = gating.closed(words, (gate for gate in GATES if gate not in read.despite))
    return evidence(read, words, closed) if phrases and closed else phrases


def _is_excepted(read: Read, words: Words, phrases: Iterable[Named]) -> bool:
    """Say whether a phrase stands against it, but in a sub-clause that states no rule."""
    against = [match for name in read.none for match in words(name)]
    said = [match for _, match in phrases]
    idle = [part for part in gating.closed(words, GATES) if is_apart(part, said)] if against else []
    return any(is_apart(match, idle) for match in against)


@lru_cache(8_192)
def sentence(introduction: str, own: str, lexicon: Lexicon, *, is_question: bool) -> Sentence:  # noqa: ARG001 - what is found depends on the lexicon
    """Give a sentence with what a lexicon has found in it before."""
    return Sentence(introduction, own, is_question=is_question)


@lru_cache(512)  # they take much room: only those of the last documents are kept
def words_of(text: str, lexicon: Lexicon, languages: tuple[str, ...]) -> Words:
    return Words(folding.words(text), lexicon, languages, text)


class Passage:
    """A sentence where it stands in a value, or the whole value as if it were one."""

    def __init__(
        self, sentence: Sentence, cut: Cut, lexicon: Lexicon, languages: tuple[str, ...]
    ) -> None:
        """Take a sentence, where it is cut from, and the phrases that count."""
        self.sentence = sentence
        self.languages = languages
        self._lexicon = lexicon
        self._before = cut.introduction[0]
        self._moved = cut.start - len(sentence.introduction)

    @property
    def lists(self) -> Bits:
        """The lists of which the sentence has an anchor."""
        return self.sentence.lists(self._lexicon, self.languages)

    @cached_property
    def words(self) -> Words:
        """The words of the sentence, as they stand in its text."""
        return words_of(self.sentence.text, self._lexicon, self.languages)

    def span(self, match: Match) -> Span:
        """Give where a run of words stands in the value."""
        first, last = self.words.words[match[0]], self.words.words[match[1] - 1]
        return Span(self._place(first.start), self._place(last.end - 1) + 1)

    def quoted(self, match: Match) -> str:
        """Give a run of words as they are written."""
        first, last = self.words.words[match[0]], self.words.words[match[1] - 1]
        return self.sentence.text[first.start : last.end]

    def _place(self, at: int) -> int:
        is_before = at < len(self.sentence.introduction)
        return at + (self._before if is_before else self._moved)
