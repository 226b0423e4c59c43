"""The tests of the policy format, one plain function each.

A test takes the value, its argument and the Scene, and gives a Failure or None. A value of a
type that the test does not speak of is UNFIT: `must` lets it pass, since DOC007 reports the
type; in `when` it makes the test false.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import Final, Literal, NamedTuple, TypeAlias, cast

from rfplint.declarative import paths, phrases
from rfplint.declarative.paths import MISSING, Path
from rfplint.model import Pointer, Span
from rfplint.rfp import Rfp

TOLERANCE: Final = 1e-9


class Failure(NamedTuple):
    """Why a test fails: values for the message, and the words that prove it."""

    values: Mapping[str, object] = {}
    within: Span | None = None


class Scene(NamedTuple):
    """Where a test is judged: the RFP, the thing that it is about and that thing's place."""

    rfp: Rfp
    subject: object
    at: Pointer
    lot: int | None = None


Unfit: TypeAlias = Literal["unfit"]
UNFIT: Final[Unfit] = "unfit"
Outcome: TypeAlias = Failure | Unfit | None
Operator: TypeAlias = Callable[[object, object, Scene], Outcome]
Where: TypeAlias = Callable[[object, Scene], bool]
FAILED: Final = Failure()


def _same(one: object, other: object) -> bool:
    return one == other and isinstance(one, bool) == isinstance(other, bool)


def is_number(value: object) -> bool:
    """Say whether a value is a number; true and false are none."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def equals(value: object, argument: object, _scene: Scene) -> Outcome:
    """The value is the argument."""
    return None if _same(value, argument) else FAILED


def differs(value: object, argument: object, _scene: Scene) -> Outcome:
    """The value is not the argument."""
    return FAILED if _same(value, argument) else None


def is_in(value: object, argument: object, _scene: Scene) -> Outcome:
    """The value is one of the list."""
    return None if any(_same(value, one) for one in _listed(argument)) else FAILED


def is_not_in(value: object, argument: object, _scene: Scene) -> Outcome:
    """The value is none of the list."""
    return FAILED if any(_same(value, one) for one in _listed(argument)) else None


def at_least(value: object, argument: object, _scene: Scene) -> Outcome:
    """The number is the argument or more."""
    return _compare(value, argument, lambda v, a: v >= a - TOLERANCE)


def at_most(value: object, argument: object, _scene: Scene) -> Outcome:
    """The number is the argument or less."""
    return _compare(value, argument, lambda v, a: v <= a + TOLERANCE)


def more_than(value: object, argument: object, _scene: Scene) -> Outcome:
    """The number is more than the argument."""
    return _compare(value, argument, lambda v, a: v > a + TOLERANCE)


def less_than(value: object, argument: object, _scene: Scene) -> Outcome:
    """The number is less than the argument."""
    return _compare(value, argument, lambda v, a: v < a - TOLERANCE)


def same(value: object, argument: object, scene: Scene) -> Outcome:
    """The value stands at the other path too; with `[*]`, at one of its places."""
    others = (other for _, other in resolve(scene, paths.parse(str(argument))))
    return None if any(other is not MISSING and _same(value, other) for other in others) else FAILED


def count(value: object, argument: object, scene: Scene) -> Outcome:
    """So many items (of those that `where` names) are in the list."""
    bounds = cast("Mapping[str, object]", argument)
    if not isinstance(value, list):
        return UNFIT
    number = len(list(_where(value, bounds, scene)))
    return _within(number, bounds, scene, "count")


def total(value: object, argument: object, scene: Scene) -> Outcome:
    """The numbers at `of` in the items (of those that `where` names) add up so."""
    bounds = cast("Mapping[str, object]", argument)
    if not isinstance(value, list):
        return UNFIT
    steps = paths.parse(str(bounds["of"])).steps
    found = (v for item in _where(value, bounds, scene) for _, v in paths.matches(item, steps))
    number = round(sum(cast("float", v) for v in found if is_number(v)), 9)
    return _within(number, bounds, scene, "sum")


def days(value: object, argument: object, scene: Scene) -> Outcome:
    """So many calendar days lie between the date at `after` and this one."""
    bounds = cast("Mapping[str, object]", argument)
    after = paths.parse(str(bounds["after"]))
    start = next((v for _, v in resolve(scene, after)), MISSING)
    first, last = day(start), day(value)
    if first is None or last is None:
        return UNFIT
    return _within((last - first).days, bounds, scene, "days")


def word_count(value: object, argument: object, scene: Scene) -> Outcome:
    """The text has so many words."""
    if not isinstance(value, str):
        return UNFIT
    bounds = cast("Mapping[str, object]", argument)
    return _within(len(phrases.words(value)), bounds, scene, "words")


def mentions(value: object, argument: object, _scene: Scene) -> Outcome:
    """The text says one of the phrases."""
    if not isinstance(value, str):
        return UNFIT
    found = next(phrases.find(phrases.words(value), _phrases(argument)), None)
    return FAILED if found is None else None


def does_not_mention(value: object, argument: object, _scene: Scene) -> Outcome:
    """The text says none of the phrases, unless an excusing phrase stands beside it."""
    if not isinstance(value, str):
        return UNFIT
    asked = argument if isinstance(argument, dict) else {"phrases": argument}
    whole = asked.get("within") == "text"
    unless = _phrases(asked.get("unless", ()))
    span = phrases.unexcused(value, _phrases(asked["phrases"]), unless, whole=whole)
    return None if span is None else Failure({"phrase": value[span.start : span.end]}, span)


def has(value: object, argument: object, scene: Scene) -> Outcome:
    """The block gives every member of the list."""
    if value is not MISSING and scene.rfp.is_given(value) and not isinstance(value, dict):
        return UNFIT
    block = value if isinstance(value, dict) else {}
    missing = [name for name in _listed(argument) if not scene.rfp.is_given(block.get(name))]
    return Failure({"missing": missing}) if missing else None


def covers(value: object, argument: object, scene: Scene) -> Outcome:
    """The rows (of those that `where` names) have every one of the values in the member `of`."""
    asked = cast("Mapping[str, object]", argument)
    steps = paths.parse(str(asked["of"])).steps
    if value is not MISSING and scene.rfp.is_given(value) and not isinstance(value, list):
        return UNFIT
    rows = _where(value, asked, scene) if isinstance(value, list) else ()
    said = [paths.look_up(row, steps) for row in rows]
    missing = [one for one in _listed(asked["values"]) if not any(_same(one, s) for s in said)]
    return Failure({"missing": missing}) if missing else None


OPERATORS: Mapping[str, Operator] = {
    "equals": equals,
    "not": differs,
    "in": is_in,
    "notIn": is_not_in,
    "atLeast": at_least,
    "atMost": at_most,
    "moreThan": more_than,
    "lessThan": less_than,
    "same": same,
    "count": count,
    "sum": total,
    "days": days,
    "words": word_count,
    "mentions": mentions,
    "doesNotMention": does_not_mention,
    "has": has,
    "covers": covers,
}
NEGATIVE: Final = frozenset(("not", "notIn", "doesNotMention"))
"""Tests that a missing value satisfies in `when`: nothing equals what is not there."""
ASK_FOR_MEMBERS: Final = frozenset(("has", "covers"))
"""Tests that fail in `must` where the whole block or list is missing: its members are, too."""


def resolve(scene: Scene, path: Path) -> Iterator[tuple[Pointer, object]]:
    """Give the places that a path reaches from the scene, and what stands there.

    On a lot, what the lot does not say the tender says (OCDS lots extension).
    """
    if path.fact is not None:
        fact = scene.rfp.facts.get(path.fact, MISSING)
        values = fact if isinstance(fact, tuple) else (fact,)
        yield from (((), value) for value in values)
    elif not (path.rooted or scene.at == ()):
        yield from paths.matches(scene.subject, path.steps, scene.at)
    elif scene.lot is not None and path.on_lots:
        yield from _on_lot(scene, path.steps, scene.lot)
    else:
        yield from paths.matches(scene.rfp.value, path.steps)


def _on_lot(scene: Scene, steps: Pointer, lot: int) -> Iterator[tuple[Pointer, object]]:
    own = list(paths.matches(scene.rfp.value, paths.on_lot(steps, lot)))
    if any(value is not MISSING for _, value in own):
        yield from own
        return
    shared = [hit for hit in paths.matches(scene.rfp.value, steps) if hit[1] is not MISSING]
    yield from shared or own


def day(value: object) -> dt.date | None:
    """Read the day of an ISO 8601 date or date-time; None for all else."""
    if not isinstance(value, str) or not value[:4].isdigit():
        return None
    try:
        return dt.date.fromisoformat(value[:10])
    except ValueError:
        return None


def _listed(argument: object) -> list[object]:
    return argument if isinstance(argument, list) else [argument]


def _phrases(argument: object) -> tuple[str, ...]:
    return tuple(map(str, argument)) if isinstance(argument, list | tuple) else (str(argument),)


def _compare(value: object, argument: object, test: Callable[[float, float], bool]) -> Outcome:
    if not is_number(value) or not is_number(argument):
        return UNFIT
    return None if test(cast("float", value), cast("float", argument)) else FAILED


def _within(number: float, bounds: Mapping[str, object], scene: Scene, name: str) -> Outcome:
    checks = {"equals": equals, "atLeast": at_least, "atMost": at_most}
    for bound, check in checks.items():
        if bound not in bounds:
            continue
        argument = bounds[bound]
        if bound == "equals" and is_number(argument):
            holds = abs(number - cast("float", argument)) <= TOLERANCE
        else:
            holds = check(number, argument, scene) is None
        if not holds:
            return Failure({name: number})
    return None


def _where(items: object, asked: Mapping[str, object], scene: Scene) -> Iterator[object]:
    """Give the items for which `where` holds; it was compiled with the rest of the policy."""
    where = asked.get("where")
    for item in cast("list[object]", items):
        if where is None or cast("Where", where)(item, scene):
            yield item
