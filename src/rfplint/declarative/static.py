"""The check of a policy file before it runs: each fault with its place and what to write."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple, cast

from rfplint import prose, schema, tables
from rfplint.declarative import paths, saying
from rfplint.messages import pack as words
from rfplint.model import Pointer, Text
from rfplint.suppression import NOT_POLICIES

Data = Mapping[str, object]

FACTS = (
    "agreements",
    "aiInScope",
    "approach",
    "asOf",
    "country",
    "coverage",
    "dataInScope",
    "governmentLevel",
    "jurisdiction",
    "language",
    "origin",
    "personal",
    "publicFacing",
    "said",
    "selectors",
)
"""The facts that a policy may read as `facts.<name>` (policies.md 1.6)."""

PLACEHOLDERS = frozenset(
    (
        *("value", "sum", "count", "days", "words", "phrase", "missing"),
        *("clause", "years", "amount", "percent"),
    )
)
_TERM = re.compile(r"\$([A-Za-z][A-Za-z0-9-]*)")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


class PackFault(NamedTuple):
    """A fault of a policy file: where in its data, and what to do."""

    pointer: Pointer
    message: Text
    on: Literal["value", "key"] = "value"


def faults(policy: Data, terms: Iterable[str], *, bound: bool) -> Iterator[PackFault]:
    """Give what is wrong with one policy file that fits the policy schema.

    Args:
        policy: the file's data.
        terms: the names of the pack's terms.
        bound: whether a Python check is bound to the policy's code.
    """
    settings = cast("Data", policy.get("settings", {}))
    names = {*terms, *settings}
    prefix = str(policy["code"]).rstrip("0123456789")
    if prefix in NOT_POLICIES:
        yield PackFault(("code",), words.reserved(prefix))
    yield from _condition(policy, bound=bound)
    yield from _examples(policy)
    for base, part in _parts(policy):
        yield from _terms(part, base, names)
        yield from _paths(policy, part, base)
        yield from _message(part, base, settings, bound=bound)
        yield from _statutes(part, base)


def _parts(policy: Data) -> Iterator[tuple[Pointer, Data]]:
    yield (), policy
    for index, case in enumerate(cast("list[Data]", policy.get("cases", []))):
        yield ("cases", index), case


def _condition(policy: Data, *, bound: bool) -> Iterator[PackFault]:
    cases = cast("list[Data]", policy.get("cases", []))
    has_must = "must" in policy or any("must" in case for case in cases)
    is_spoken = policy.get("for") == saying.CLAUSES
    if bound and has_must:
        yield PackFault(("must",), words.BOUND_AND_MUST)
    if not bound and not cases and not has_must and not is_spoken:
        yield PackFault(("code",), words.NO_CONDITION)
    if not bound and cases and "must" not in policy:
        for index, case in enumerate(cases):
            if "must" not in case and case.get("for") != saying.CLAUSES:
                yield PackFault(("cases", index, "name"), words.NO_CONDITION)
    if not cases and "message" not in policy:
        yield PackFault(("code",), words.NO_MESSAGE)


def _examples(policy: Data) -> Iterator[PackFault]:
    examples = cast("list[Data]", policy["examples"])
    for kind, message in (("bad", words.NO_BAD_EXAMPLE), ("good", words.NO_GOOD_EXAMPLE)):
        if not any(kind in example for example in examples):
            yield PackFault(("examples",), message)
    if not any(_is_french(example.get("bad", example.get("good"))) for example in examples):
        yield PackFault(("examples",), words.NO_FRENCH_EXAMPLE)


def _is_french(example: object) -> bool:
    if isinstance(example, dict):
        return example.get("language") == "fr"
    return re.search(r"^language:\s*fr\b", str(example), re.MULTILINE) is not None


def _terms(part: Data, base: Pointer, names: set[str]) -> Iterator[PackFault]:
    for section in ("when", "must", "severityWhen"):
        for pointer, text in _strings(part.get(section, {}), (*base, section)):
            found = _TERM.fullmatch(text)
            if found is not None and found[1] not in names:
                yield PackFault(pointer, words.unknown_term(found[1], _near(found[1], names)))


def _strings(value: object, at: Pointer) -> Iterator[tuple[Pointer, str]]:
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, dict):
        for key, below in value.items():
            yield from _strings(below, (*at, key))
    elif isinstance(value, list):
        for index, below in enumerate(value):
            yield from _strings(below, (*at, index))


def _clauses(part: Data, base: Pointer) -> Iterator[PackFault]:
    """Check a case for clauses: attributes that they have, and a kind that there is."""
    when = cast("Data", part.get("when", {}))
    kinds = list(_strings(when.get("kind", {}), (*base, "when", "kind")))
    if not kinds:
        yield PackFault((*base, "for"), words.CLAUSES_WITHOUT_KIND)
    yield from _kinds(kinds)
    choices = cast("list[Data]", when.get("any", []))
    for place, tests in (((), when), *((("any", i), tests) for i, tests in enumerate(choices))):
        at = (*base, "when", *place)
        rooted = {p: t for p, t in tests.items() if p.startswith(("/", "facts."))}
        yield from _tests(rooted, (), at)
        for name in tests.keys() - rooted.keys() - {"any", *saying.ATTRIBUTES}:
            near = _near(name, saying.ATTRIBUTES)
            yield PackFault((*at, name), words.unknown_attribute(name, near), "key")


def _kinds(named: Iterable[tuple[Pointer, str]]) -> Iterator[PackFault]:
    for pointer, kind in named:
        if kind not in prose.KINDS:
            yield PackFault(pointer, words.unknown_kind(kind, _near(kind, prose.KINDS)))


def _paths(policy: Data, part: Data, base: Pointer) -> Iterator[PackFault]:
    yield from _kinds(_strings(part.get("satisfiedBy", []), (*base, "satisfiedBy")))
    if part.get("for") == saying.CLAUSES:
        yield from _clauses(part, base)
        return
    subjects = part.get("for", policy.get("for", "."))
    for subject in subjects if isinstance(subjects, list) else [subjects]:
        root = paths.parse(str(subject)).steps
        if "for" in part:
            yield from _path(str(subject), (), (*base, "for"))
        for section in ("when", "must"):
            tests = cast("Data", part.get(section, {}))
            yield from _tests(tests, root, (*base, section))
        at = part.get("at")
        if at is not None:
            path = at["key"] if isinstance(at, dict) else at
            yield from _path(str(path), root, (*base, "at"))
    for index, entry in enumerate(cast("list[Data]", part.get("severityWhen", []))):
        tests = cast("Data", entry["when"])
        yield from _tests(tests, (), (*base, "severityWhen", index, "when"))


def _statutes(part: Data, base: Pointer) -> Iterator[PackFault]:
    """A statute that no table knows has no day from which it would count."""
    for selector, entry in cast("Mapping[str, Data]", part.get("severityFrom", {})).items():
        code, known = str(entry["statute"]), tables.statutes()
        if code not in known:
            at = (*base, "severityFrom", selector, "statute")
            yield PackFault(at, words.unknown_statute(code, _near(code, known)))


def _tests(tests: Data, root: Pointer, at: Pointer) -> Iterator[PackFault]:
    for path, test in tests.items():
        if path == "any":
            for index, choice in enumerate(cast("list[Data]", test)):
                yield from _tests(choice, root, (*at, "any", index))
            continue
        found = [fault._replace(on="key") for fault in _path(path, root, (*at, path))]
        yield from found
        if not found and isinstance(test, dict):
            yield from _never(path, root, test, (*at, path))


def _path(path: str, root: Pointer, at: Pointer) -> Iterator[PackFault]:
    parsed = paths.parse(path)
    if parsed.fact is not None:
        if parsed.fact not in FACTS:
            yield PackFault(at, words.unknown_fact(parsed.fact, _near(parsed.fact, FACTS)))
        return
    steps = parsed.steps if parsed.rooted else (*root, *parsed.steps)
    if steps and schema.field(steps) is None:
        yield PackFault(at, words.unknown_path(path, schema.near_field(steps)))


def _never(path: str, root: Pointer, test: Data, at: Pointer) -> Iterator[PackFault]:
    parsed = paths.parse(path)
    if parsed.fact is not None:
        return
    steps = parsed.steps if parsed.rooted else (*root, *parsed.steps)
    field = schema.field(steps) if steps else None
    if field is None or field.codes is None:
        return
    for operator in ("equals", "not", "in", "notIn"):
        for pointer, value in _strings(test.get(operator, []), (*at, operator)):
            if not value.startswith("$") and value not in field.codes:
                yield PackFault(pointer, words.never(path, value, _near(value, field.codes)))


def _message(part: Data, base: Pointer, settings: Data, *, bound: bool) -> Iterator[PackFault]:
    for key in ("message", "notice"):
        if key in part:
            said = cast("Mapping[str, str]", part[key])
            yield from _placeholders(said, (*base, key), settings, bound=bound)


def _placeholders(
    said: Mapping[str, str], at: Pointer, settings: Data, *, bound: bool
) -> Iterator[PackFault]:
    used = {language: set(_PLACEHOLDER.findall(said[language])) for language in ("en", "fr")}
    if used["en"] != used["fr"]:
        odd = min(used["en"] ^ used["fr"])
        yield PackFault(at, words.placeholders_differ(odd))
    if bound:
        return  # a Python check fills in names of its own
    for language, names in used.items():
        for name in sorted(names):
            if not (name.startswith(".") or name in PLACEHOLDERS or name in settings):
                near = _near(name, {*PLACEHOLDERS, *settings})
                yield PackFault((*at, language), words.unknown_placeholder(name, near))


def _near(name: str, names: Iterable[str]) -> str | None:
    found = difflib.get_close_matches(name, sorted(names), 1, 0.6)
    return found[0] if found else None
