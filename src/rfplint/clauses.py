"""What the prose of an RFP says: its clauses, each with the place of the text that it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from rfplint import prose
from rfplint.inventory import Place, pointer_of
from rfplint.model import Pointer
from rfplint.prose import Clause, Lexicon
from rfplint.prose.clause import LONGEST

MOST_CHARACTERS: Final = 1_000_000
MOST_OF_A_VALUE: Final = LONGEST
"""What `prose.read` reads of one text."""
_HOMES: Final = {
    "intellectualProperty": "ip",
    "dataGovernance": "data",
    "privacy": "privacy",
    "socialImpact": "social",
    "sustainability": "social",
    "challenge": "approach",
    "pilot": "approach",
    "soleSource": "approach",
    "contractTerms": "contract",
    "options": "contract",
    "renewal": "contract",
    "subcontractingTerms": "contract",
    "specifications": "specification",
    "items": "specification",
    "awardCriteriaDetails": "evaluation",
    "awardCriteria": "evaluation",
    "lotGroups": "evaluation",
    "submissionMethodDetails": "submission",
    "submissionTerms": "submission",
    "participationFees": "submission",
    "milestones": "submission",
    "bidOpening": "submission",
    "eligibilityCriteria": "eligibility",
    "selectionCriteria": "eligibility",
    "exclusionGrounds": "eligibility",
    "otherRequirements": "eligibility",
    "eligibility": "eligibility",
}
"""Members of the tender (or of a lot) and the group of fields that they belong to."""
_THINGS: Final = (("selectionCriteria", "criteria"), ("milestones",), ("specifications",))
"""Lists of what has terms of its own, such as `alternatives`, beside the words that describe it."""
_LOT: Final = 3


class Said(NamedTuple):
    """A clause, the place of its text, the group of that field, and the text itself."""

    clause: Clause
    pointer: Pointer
    field: str
    text: str

    @property
    def words(self) -> str:
        """The words that prove it."""
        return self.text[self.clause.span.start : self.clause.span.end]


def read(texts: Iterable[tuple[str, Place]], lexicon: Lexicon | None = None) -> tuple[Said, ...]:
    """Read the clauses of texts, in their order; what two languages say counts once.

    It stops after a million characters, the prose of five hundred pages.

    Args:
        texts: each text of prose with its place.
        lexicon: the words to read by, those that are shipped if None.
    """
    found: list[Said] = []
    left = MOST_CHARACTERS
    for text, place in texts:
        if " " not in text:
            continue
        left -= min(len(text), MOST_OF_A_VALUE)
        if left < 0:
            break
        clauses = prose.read(text, lexicon=lexicon)
        if clauses:
            pointer = pointer_of(place)
            home = field(pointer)
            found += [Said(clause, pointer, home, text) for clause in clauses]
    return tuple(_once(found))


def unread(texts: Iterable[tuple[str, Place]]) -> Iterator[tuple[Pointer, int]]:
    """Give the places of texts that `read` leaves, and from which character on it does."""
    left = MOST_CHARACTERS
    for text, place in texts:
        if " " in text:
            left -= min(len(text), MOST_OF_A_VALUE)
            if left < 0:
                yield pointer_of(place), 0
            elif len(text) > MOST_OF_A_VALUE:
                yield pointer_of(place), MOST_OF_A_VALUE


def field(pointer: Pointer) -> str:
    """Give the group of fields that a place belongs to (clause-kinds 2)."""
    steps = [step for step in pointer if isinstance(step, str)]
    below = steps[1:] if steps[:1] == ["tender"] else []
    if below[:1] == ["lots"]:
        below = below[1:]
    key = below[0].partition("_")[0] if below else ""
    return _HOMES.get(key, "general")


def thing_of(pointer: Pointer) -> Pointer | None:
    """Give the condition, event or requirement that a place is in, None where it is in none."""
    home = _LOT if pointer[:2] == ("tender", "lots") else 1
    for path in _THINGS:
        end = home + len(path)
        if pointer[home:end] == path and len(pointer) > end:
            return pointer[: end + 1]
    return None


def _once(found: Sequence[Said]) -> Iterator[Said]:
    """Leave out what `title_fr` says if `title` says it."""
    said = {(one.pointer, one.clause.kind) for one in found}
    for one in found:
        last = one.pointer[-1] if one.pointer else ""
        base, mark, _ = last.rpartition("_") if isinstance(last, str) else ("", "", "")
        if not (mark and ((*one.pointer[:-1], base), one.clause.kind) in said):
            yield one
