"""Makes Policies from compiled policy data (the plain form that the cache keeps)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final, Literal, cast

from rfplint import tables
from rfplint.declarative import conditions, judge, paths, quiet, saying
from rfplint.declarative.operators import Scene
from rfplint.messages import pack as words
from rfplint.model import (
    CaseHead,
    Example,
    FaultClass,
    Fix,
    Head,
    Reference,
    Setting,
    Severity,
    Text,
)
from rfplint.policy import PROSE_ONLY, Adjustment, Case, Check, Later, Policy
from rfplint.rfp import Hit, Rfp

Data = Mapping[str, object]


def policy(data: Data, python: Check | None) -> Policy:
    """Make one Policy.

    Args:
        data: a policy file as plain data, checked, its terms put in.
        python: the check bound to this code, None where the file holds the condition.
    """
    parts = parts_of(data)
    cases = {cast("str | None", part.get("name")): _case(data, part) for part in parts}
    if any(case.satisfied_by for case in cases.values()):
        cases[PROSE_ONLY] = _PROSE_ONLY
    head = _head(data)._replace(cases=tuple(map(_case_head, cases.values())))
    check = _check(data, parts, python)
    gives_way_to = tuple(cast("list[str]", data.get("givesWayTo", [])))
    return Policy(
        head=head,
        cases=cases,
        check=check,
        block=cast("str | None", data.get("block")),
        lead=data.get("lead") is True,
        after=(*cast("list[str]", data.get("after", [])), *gives_way_to),
        trade=_trade(data.get("trade", False)),
        needs_personal=data.get("needs") == "personalInformation",
        jurisdictions=tuple(cast("list[str]", data.get("jurisdictions", []))),
        gives_way_to=gives_way_to,
    )


_PROSE_ONLY: Final = Case(
    name=PROSE_ONLY,
    message=words.PROSE_ONLY,
    severity="note",
    severity_in={},
    severity_when=(),
    fault_class="harm",  # a lead that holds back what is missing does not hold this back
    ocds="off",
    jurisdictions=(),
    fix=None,
)


def _check(data: Data, parts: list[Data], python: Check | None) -> Check:
    spoken = tuple(
        saying.plan(cast("str | None", part.get("name")), cast("Data", part.get("when", {})))
        for part in parts
        if part.get("for") == saying.CLAUSES
    )
    plans = tuple(_ready(data, part) for part in parts if part.get("for") != saying.CLAUSES)
    check = python if python is not None else partial(_run, plans)
    return saying.beside(check, spoken) if spoken else check


def _run(cases: tuple[tuple[quiet.Quiet, judge.Plan], ...], rfp: Rfp) -> Iterator[Hit]:
    for is_quiet, plan in cases:
        if not is_quiet(rfp):
            yield from judge.run(plan, rfp)


def _ready(data: Data, part: Data) -> tuple[quiet.Quiet, judge.Plan]:
    plan = plan_of(data, part)
    asked = (plan.subjects, plan.when, plan.must, plan.lot_blocks, plan.fault_class)
    return quiet.compiled(*asked), plan


def parts_of(data: Data) -> list[Data]:
    """A policy without cases is its own only case; else each inherits what stands above."""
    shared = {key: data[key] for key in ("for", "when", "must", "at", "fix") if key in data}
    cases = cast("list[Data]", data.get("cases", []))
    if not cases:
        said = {key: data[key] for key in ("message", "notice") if key in data}
        return [{**shared, **said}]
    return [{**shared, **case} for case in cases]


def plan_of(data: Data, part: Data) -> judge.Plan:
    """Work out one case of a policy, as `parts_of` gives it."""
    subjects = part.get("for", ".")
    listed = subjects if isinstance(subjects, list) else [subjects]
    at = part.get("at")
    said = [text(part[key]) for key in ("message", "notice") if key in part]
    must = conditions.compiled(cast("Data", part.get("must", {})))
    return judge.Plan(
        name=cast("str | None", part.get("name")),
        subjects=tuple(paths.parse(str(subject)) for subject in listed),
        when=conditions.compiled(cast("Data", part.get("when", {}))),
        must=must,
        at=None if at is None else paths.parse(str(at["key"] if isinstance(at, dict) else at)),
        on_key=isinstance(at, dict),
        fault_class=cast("FaultClass", part.get("class", data["class"])),
        fields=tuple(
            {name: None for both in said for one in both for name in judge.fields_of(one)}
        ),
        lot_blocks=judge.lot_blocks(must),
    )


def _case(data: Data, part: Data) -> Case:
    def own_or_shared(key: str, otherwise: object) -> object:
        return part.get(key, data.get(key, otherwise))

    # A case that states its own severity does not inherit what moves the policy's.
    above = {} if "severity" in part else data
    severity_in = part.get("severityIn", above.get("severityIn", {}))
    origin = cast("Data", own_or_shared("origin", {"ocds": "fall"}))
    when = part.get("severityWhen", above.get("severityWhen", []))
    since = part.get("severityFrom", above.get("severityFrom", {}))
    return Case(
        name=cast("str | None", part.get("name")),
        message=text(part["message"]),
        severity=cast("Severity", own_or_shared("severity", "warning")),
        severity_in=cast("Mapping[str, Severity]", severity_in),
        severity_when=tuple(map(_adjustment, cast("list[Data]", when))),
        fault_class=cast("FaultClass", own_or_shared("class", "form")),
        ocds=cast('Literal["fall", "off", "note", "keep"]', origin["ocds"]),
        jurisdictions=tuple(cast("list[str]", part.get("jurisdictions", []))),
        fix=_fix(part.get("fix")),
        notice=text(part["notice"]) if "notice" in part else None,
        severity_from=tuple(
            Later(selector, cast("Severity", entry["severity"]), str(entry["statute"]))
            for selector, entry in cast("Mapping[str, Data]", since).items()
        ),
        satisfied_by=tuple(cast("list[str]", own_or_shared("satisfiedBy", []))),
        excusable=own_or_shared("excusable", True) is True,
        preview=part.get("status") == "preview",
    )


def _case_head(case: Case) -> CaseHead:
    known = tuple(case.severity_in.items())
    dated = tuple((e.selector, e.severity, _first_day(e)) for e in case.severity_from)
    return CaseHead(case.name, case.severity, known, case.message, dated, case.preview)


def _first_day(entry: Later) -> str | None:
    statute = tables.statutes()[entry.statute]
    return statute.validity.first if statute.on else None


def _adjustment(entry: Data) -> Adjustment:
    when = conditions.compiled(cast("Data", entry["when"]))

    def holds(rfp: Rfp) -> bool:
        return conditions.all_hold(when, Scene(rfp, rfp.value, ()))

    severity = cast("Severity | None", entry.get("severity"))
    return Adjustment(holds, severity, cast("Severity | None", entry.get("atMost")))


def _trade(value: object) -> tuple[str, ...] | None:
    if isinstance(value, dict):
        return tuple(cast("list[str]", value["except"]))
    return () if value is True else None


def _head(data: Data) -> Head:
    settings = cast("Mapping[str, Data]", data.get("settings", {}))
    return Head(
        code=str(data["code"]),
        name=str(data["name"]),
        title=text(data["title"]),
        severity=cast("Severity", data["severity"]),
        fault_class=cast("FaultClass", data["class"]),
        status=cast('Literal["stable", "preview", "deprecated"]', data.get("status", "stable")),
        why=text(data["why"]),
        references=tuple(map(_reference, cast("list[Data]", data["references"]))),
        tags=tuple(cast("list[str]", data.get("tags", []))),
        settings=tuple(_setting(name, setting) for name, setting in settings.items()),
        examples=tuple(map(_example, cast("list[Data]", data["examples"]))),
        fix=_fix(data.get("fix")),
        exceptions=text(data["exceptions"]) if "exceptions" in data else None,
        pack=str(data.get("pack", "core")),
    )


def _reference(data: Data) -> Reference:
    return Reference(
        title=text(data["title"]),
        section=text(data["section"]) if "section" in data else None,
        year=cast("int | None", data.get("year")),
        url=cast("str | None", data.get("url")),
        checked=cast("str | None", data.get("checked")),
        verified=data["verified"] is True,
        jurisdictions=tuple(cast("list[str]", data.get("jurisdictions", []))),
    )


def _setting(name: str, data: Data) -> Setting:
    return Setting(
        name=name,
        default=data["default"],
        default_in=tuple(cast("Data", data.get("defaultIn", {})).items()),
        help=text(data["help"]),
        minimum=cast("float | None", data.get("minimum")),
        maximum=cast("float | None", data.get("maximum")),
        choices=tuple(cast("list[object]", data.get("choices", []))),
    )


def _example(data: Data) -> Example:
    at = data.get("at")
    return Example(
        kind="bad" if "bad" in data else "good",
        name=cast("str | None", data.get("name")),
        source=str(data["bad"] if "bad" in data else data["good"]),
        at=None if at is None else tuple(at) if isinstance(at, list) else (str(at),),
        case=cast("str | None", data.get("case")),
        settings=cast("Data", data.get("settings", {})),
    )


def _fix(data: object) -> Fix | None:
    if not isinstance(data, dict):
        return None
    return Fix(text(data["title"]), data["safe"] is True, cast("str | None", data.get("proposal")))


def text(data: object) -> Text:
    """Make a Text of `{en, fr}`."""
    both = cast("Mapping[str, str]", data)
    return Text(both["en"].strip(), both["fr"].strip())
