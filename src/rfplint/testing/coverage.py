"""Which cases and operators of a policy do its examples and trials reach, and which way?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, Literal, NamedTuple, TypeAlias, cast

from rfplint.declarative import build, conditions, judge, operators, saying
from rfplint.declarative.conditions import Condition, Conditions
from rfplint.declarative.operators import Scene
from rfplint.declarative.paths import MISSING
from rfplint.messages import testing as words
from rfplint.model import Location, Pointer, Text
from rfplint.policy import PROSE_ONLY
from rfplint.rfp import Rfp
from rfplint.testing.trial import Data

Watch: TypeAlias = Callable[[Rfp], None]
"""Is shown each RFP as a policy's check sees it."""

Seen: TypeAlias = set[tuple[Pointer, bool]]
"""Which operators (by their places in the policy file) were seen to hold, and to fail."""

_JUDGE_WHAT_IS_MISSING: Final = ("present", "absent", "has", "covers")


class Operator(NamedTuple):
    """One operator of a policy file, judged apart from those that stand beside it."""

    name: str
    path: str
    section: Literal["when", "must"]
    pointer: Pointer
    on_key: bool
    condition: Condition
    alternative: bool


class Part(NamedTuple):
    """One case: where it looks, when it speaks, and all its operators."""

    name: str | None
    subject: str
    home: Pointer
    scenes: Callable[[Rfp], Iterator[Scene]]
    when: Conditions
    operators: tuple[Operator, ...]


class Gap(NamedTuple):
    """A case or operator that the tests of a policy do not prove."""

    code: str
    path: str
    location: Location
    message: Text


def parts(data: Data) -> tuple[Part, ...]:
    """Take a policy's data apart: one part for each case that is not bound to Python."""
    listed = enumerate(build.parts_of(data))
    return tuple(_part(data, part, index) for index, part in listed if _is_declared(part))


def _is_declared(part: Data) -> bool:
    return "must" in part or part.get("for") == saying.CLAUSES


def _part(data: Data, part: Data, index: int) -> Part:
    cases = cast("list[Data]", data.get("cases", []))
    own: Pointer = ("cases", index) if cases else ()
    homes = {key: own if cases and key in cases[index] else () for key in ("for", "when", "must")}
    sections: tuple[Literal["when", "must"], ...] = ("when", "must")
    found = [
        operator
        for section in sections
        for operator in _operators(part, section, (*homes[section], section))
    ]
    return Part(
        name=cast("str | None", part.get("name")),
        subject=str(part.get("for", ".")),
        home=homes["for"],
        scenes=_scenes(data, part),
        when=conditions.compiled(cast("Data", part.get("when", {}))),
        operators=tuple(found),
    )


def _scenes(data: Data, part: Data) -> Callable[[Rfp], Iterator[Scene]]:
    if part.get("for") == saying.CLAUSES:
        return lambda rfp: (saying.scene_of(said, rfp) for said in rfp.clauses)
    plan = build.plan_of(data, part)
    return lambda rfp: judge.scenes(plan, rfp)


def _operators(
    part: Data, section: Literal["when", "must"], at: Pointer, *, alternative: bool = False
) -> Iterator[Operator]:
    for path, test in cast("Data", part.get(section, {})).items():
        if path == "any":
            for index, choice in enumerate(cast("list[Data]", test)):
                below = (*at, path, index)
                yield from _operators({section: choice}, section, below, alternative=True)
            continue
        by_name = cast("Data", {str(test): None} if isinstance(test, str) else test)
        for name, argument in by_name.items():
            short = isinstance(test, str)
            condition = conditions.compiled({path: test if short else {name: argument}})[0]
            pointer = (*at, path) if short else (*at, path, name)
            plain = cast("Condition", condition)
            yield Operator(name, path, section, pointer, not short, plain, alternative)


def moves(data: Data) -> tuple[Part, ...]:
    """Give what moves the severity of a policy and its cases (`severityWhen`) as parts, too."""
    cases = cast("list[Data]", data.get("cases", []))
    homes: list[tuple[Pointer, Data]] = [((), data)]
    homes += [(("cases", index), case) for index, case in enumerate(cases)]
    return tuple(
        _move(entry, (*home, "severityWhen", number))
        for home, written in homes
        for number, entry in enumerate(cast("list[Data]", written.get("severityWhen", [])))
    )


def _move(entry: Data, at: Pointer) -> Part:
    tests = tuple(_operators(entry, "when", (*at, "when")))
    return Part(None, ".", at, lambda rfp: iter((Scene(rfp, rfp.value, ()),)), (), tests)


def observe(of: Iterable[Part], rfp: Rfp) -> Seen:
    """Judge every operator wherever its case looks, and note which way it went."""
    seen: Seen = set()
    for part in of:
        for scene in part.scenes(rfp):
            seen.add(((*part.home, "for"), True))
            speaks = conditions.all_hold(part.when, scene)
            for operator in part.operators:
                if operator.section == "must" and not speaks:
                    continue
                verdict = _verdict(operator, scene)
                if verdict is not None:
                    seen.add((operator.pointer, verdict))
    return seen


def _verdict(operator: Operator, scene: Scene) -> bool | None:
    condition = operator.condition
    if operator.section == "when" or operator.alternative:
        return conditions.holds(condition, scene)
    if next(conditions.failures(condition, scene), None) is not None:
        return False
    values = operators.resolve(scene, condition.path)
    given = any(value is not MISSING for _, value in values)
    return True if given or operator.name in _JUDGE_WHAT_IS_MISSING else None


def unproved(of: Iterable[Part], seen: Seen) -> Iterator[tuple[Operator, Text]]:
    """Give the operators that were not seen both to hold and to fail, each once."""
    told: set[Pointer] = set()
    for operator in (operator for part in of for operator in part.operators):
        ways = {way for pointer, way in seen if pointer == operator.pointer}
        if operator.pointer in told or len(ways) > 1:
            continue
        told.add(operator.pointer)
        say = words.never_tried
        if ways:
            say = words.never_fails if True in ways else words.never_holds
        yield operator, say(operator.name)


def unfound(
    cases: Iterable[str | None], data: Data, found: set[str | None]
) -> Iterator[tuple[Pointer, Text]]:
    """Give the cases of which no test had a finding."""
    written = cast("list[Data]", data.get("cases", []))
    names = [case["name"] for case in written]
    spoken = next((i for i, case in enumerate(written) if "satisfiedBy" in case), None)
    for case in cases:
        if case in found:
            continue
        if case is None:
            yield ("code",), words.NO_FINDING
        elif case in names:
            yield ("cases", names.index(case), "name"), words.case_unreached(case)
        elif case == PROSE_ONLY:
            home: Pointer = () if spoken is None else ("cases", spoken)
            yield (*home, "satisfiedBy"), words.case_unreached(case)


def silence(of: Iterable[Part], seen: Seen, case: str | None) -> Iterator[Text]:
    """Say of each case (or the one that is asked for) why it found nothing in an RFP."""
    ways: Mapping[Pointer, set[bool]] = _ways(seen)
    for part in of:
        if case in (None, part.name):
            why = _why_silent(part, ways)
            yield why if part.name is None else words.in_case(part.name, why)


def _ways(seen: Seen) -> Mapping[Pointer, set[bool]]:
    ways: dict[Pointer, set[bool]] = {}
    for pointer, way in seen:
        ways.setdefault(pointer, set()).add(way)
    return ways


def _why_silent(part: Part, ways: Mapping[Pointer, set[bool]]) -> Text:
    if (*part.home, "for") not in ways:
        return words.reaches_nothing(part.subject)
    for operator in part.operators:
        plain = operator.section == "when" and not operator.alternative
        if plain and ways.get(operator.pointer) == {False}:
            return words.does_not_hold(operator.path, operator.name)
    return words.MUST_HOLDS
