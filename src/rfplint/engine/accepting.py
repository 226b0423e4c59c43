"""Is what a plugin's check yields a Hit, whole and plain? What is not, is named at its line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, cast

from rfplint import blame
from rfplint.blame import Blame
from rfplint.messages import plugins as words
from rfplint.model import SEVERITIES, Fix, Text
from rfplint.policy import Check, Policy
from rfplint.rfp import Beside, Hit, Node, Rfp


class UnfitError(Exception):
    """What a check gave is of no use; `place` is the line that gave it."""

    def __init__(self, text: Text, place: Blame | None) -> None:
        """Keep what is wrong, in both languages, and where."""
        super().__init__(text.en)
        self.text = text
        self.place = place


def hits_of(check: Check, rfp: Rfp, policy: Policy) -> Iterable[Hit]:
    """Give the hits of a check; those of our own checks as they come, a plugin's looked at.

    Raises:
        UnfitError: while they are taken, at the first that is no fit Hit.
    """
    return _accepted(check, rfp, policy) if policy.distribution else check(rfp)


def _accepted(check: Check, rfp: Rfp, policy: Policy) -> Iterator[Hit]:
    offered = cast("object", check(rfp))
    if not isinstance(offered, Iterable) or isinstance(offered, str | Hit | Mapping):
        raise UnfitError(words.no_hits(blame.short(offered)), blame.of_function(check))
    for hit in offered:
        wrong = misfit(hit, policy)
        if wrong is not None:
            raise UnfitError(wrong, blame.of_pause(offered) or blame.of_function(check))
        yield hit


def misfit(hit: object, policy: Policy) -> Text | None:
    """Say what keeps an object from being a Hit of a policy; None where nothing does."""
    if not isinstance(hit, Hit):
        return words.not_a_hit(blame.short(hit))
    for field, fits, wanted in _FIELDS:
        value = getattr(hit, field)
        if not fits(value):
            return words.hit_misfit(field, blame.short(value), wanted)
    if hit.case not in policy.cases:
        known = sorted(name for name in policy.cases if name is not None)
        return words.not_a_case(hit.case, ", ".join(known))
    return None


def _is_pointer(value: object) -> bool:
    return type(value) is tuple and all(type(step) in (str, int) for step in value)


def _is_span(value: object) -> bool:
    if value is None:
        return True
    if not isinstance(value, tuple) or len(value) != len(("start", "end")):
        return False
    return all(type(end) is int for end in value) and 0 <= value[0] <= value[1]


def _is_text(value: object) -> bool:
    return isinstance(value, Text) and all(type(one) is str for one in value)


def _is_fix(value: object) -> bool:
    if value is None:
        return True
    if not isinstance(value, Fix) or not _is_text(value.title):
        return False
    return isinstance(value.safe, bool) and isinstance(value.proposal, str | None)


def _is_beside(value: object) -> bool:
    return (
        isinstance(value, Beside)
        and _is_pointer(value.pointer)
        and _is_text(value.message)
        and _is_on(value.on)
        and _is_span(value.within)
    )


def _is_on(value: object) -> bool:
    return value in ("value", "key") if isinstance(value, str) else False


def _are_values(value: object) -> bool:
    if not isinstance(value, Mapping):
        return False
    return all(type(key) is str and _is_plain(one) for key, one in value.items())


def _is_plain(value: object) -> bool:
    """Whatever else a plugin may give could fail when it is written."""
    if value is None or type(value) in (str, bool, int, float, Node, Text):
        return True
    if type(value) in (list, tuple):
        return all(map(_is_plain, cast("Iterable[object]", value)))
    return type(value) is dict and _are_values(value)


_Fits = Callable[[object], bool]
_FIELDS: Final[tuple[tuple[str, _Fits, Text], ...]] = (
    ("pointer", _is_pointer, Text("a node's pointer", "le pointeur d'un nœud")),
    ("on", _is_on, Text('"value" or "key"', "« value » ou « key »")),
    ("within", _is_span, Text("a Span or None", "un Span ou None")),
    (
        "values",
        _are_values,
        Text("names with plain data, Texts or Nodes", "des noms avec données, Text ou Node"),
    ),
    ("case", lambda case: case is None or type(case) is str, Text("a name", "un nom")),
    (
        "related",
        lambda places: type(places) is tuple and all(map(_is_beside, places)),
        Text("a tuple of node.beside(…)", "un tuple de node.beside(…)"),
    ),
    (
        "at_most",
        lambda severity: severity is None or severity in SEVERITIES,
        Text("a severity", "une gravité"),
    ),
    ("excused", lambda flag: isinstance(flag, bool), Text("a bool", "un bool")),
    ("fix", _is_fix, Text("a Fix whose title is a Text", "un Fix dont le titre est un Text")),
    ("basis", lambda basis: isinstance(basis, str), Text("a text", "un texte")),
)
