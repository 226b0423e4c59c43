"""Why does a document break its schema? One sentence for each fault, at the right place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Literal, NamedTuple, cast

from rfplint.messages import schema as says
from rfplint.model import Fix, Pointer, Text
from rfplint.schema import choices, codelists, shape, spelling, tips, wording
from rfplint.schema.verdict import Fault

_RANKS = {"type": 0, "enum": 1, "const": 1}
_MANY_CODES = 30


class Case(NamedTuple):
    """One keyword of `part` of a schema that one value breaks."""

    schema: shape.Node
    part: shape.Node
    keyword: str
    asked: object
    value: object
    pointer: Pointer

    @property
    def place(self) -> Text:
        """Name the place of the value."""
        return wording.place(self.schema, self.pointer)

    @property
    def node(self) -> shape.Node:
        """Give all that the schema says of the place, not only the part that is broken."""
        return shape.at(self.schema, self.pointer) or self.part


def explain(schema: shape.Node, data: object, prefix: Pointer) -> tuple[Fault, ...]:
    """Give the faults of `data`, one at each place; `prefix` is put before every pointer."""
    try:
        found = [fault for error in _errors(schema, data) for fault in _faults(schema, error)]
    except RecursionError:
        found = [Fault((), "value", "depth", says.TOO_DEEP, None)]
    except (TypeError, ValueError):  # a key that is no text, a number of thousands of digits
        found = [_other(schema)]
    return tuple(fault._replace(pointer=(*prefix, *fault.pointer)) for fault in _once(found))


def _errors(schema: shape.Node, data: object) -> Iterable[choices.Broken]:
    from jsonschema import Draft202012Validator
    from referencing import Registry

    # An empty registry: the default one would fetch what it does not know.
    validator = Draft202012Validator(schema, registry=Registry())
    return cast("Iterable[choices.Broken]", validator.iter_errors(data))


def _once(faults: list[Fault]) -> list[Fault]:
    """Keep one fault at each value, the plainest, and each missing or unknown key."""
    kept: dict[tuple[Pointer, str, Text | None], Fault] = {}
    for fault in faults:
        place = (fault.pointer, fault.on, fault.message if fault.on == "key" else None)
        before = kept.get(place)
        if before is None or _rank(fault) < _rank(before):
            kept[place] = fault
    return list(kept.values())


def _rank(fault: Fault) -> int:
    return _RANKS.get(fault.keyword, 2)


def _faults(schema: shape.Node, error: choices.Broken) -> Iterator[Fault]:
    if "propertyNames" in list(error.relative_schema_path)[-2:-1]:
        yield _key_name(schema, error)
        return
    case = Case(
        schema=schema,
        part=cast("shape.Node", error.schema if isinstance(error.schema, dict) else {}),
        keyword=error.validator or "false",
        asked=error.validator_value,
        value=error.instance,
        pointer=tuple(error.absolute_path),
    )
    if case.keyword in {"anyOf", "oneOf"}:
        yield from _forms(case, error)
        return
    yield from _SENTENCES.get(case.keyword, _no_form)(case)


def _forms(case: Case, error: choices.Broken) -> Iterator[Fault]:
    settled = choices.settle(error)
    if isinstance(settled, choices.Misfit):
        yield _misfit(case, settled)
    elif settled:
        for reason in settled:
            yield from _faults(case.schema, reason)
    else:
        yield _fault(case, says.TOO_MANY_FORMS)


def _misfit(case: Case, misfit: choices.Misfit) -> Fault:
    if misfit.key is not None:
        value = cast("dict[str, object]", case.value)[misfit.key]
        inner = case._replace(value=value, pointer=(*case.pointer, misfit.key))
        return _not_a_code(inner, misfit.codes)
    kinds = [says.KINDS[kind] for kind in misfit.types if kind != "null"]
    codes = [wording.same(wording.plain(code)) for code in misfit.codes if code is not None]
    near, fix = _near_code(case, misfit.codes)
    if fix is None:
        near, fix = tips.for_type(case.schema, case.node, case.value, misfit.types)
    return _fault(
        case,
        says.NO_FORM,
        fix=fix,
        wanted=wording.either([*codes, *kinds]),
        found=wording.found(case.value),
        near=near,
    )


def _type(case: Case) -> Iterator[Fault]:
    asked = case.asked if isinstance(case.asked, list) else [case.asked]
    wanted = tuple(str(kind) for kind in asked if kind != "null") or ("null",)
    kinds = wording.either([says.KINDS[kind] for kind in wanted])
    if case.value is None:
        is_item = bool(case.pointer) and isinstance(case.pointer[-1], int)
        yield _fault(case, says.EMPTY_ITEM if is_item else says.EMPTY_VALUE, wanted=kinds)
        return
    tip = tips.for_type(case.schema, case.node, case.value, wanted)
    yield _fault(
        case,
        says.TYPE,
        fix=tip.fix,
        wanted=kinds,
        found=wording.found(case.value),
        tip=tip.words,
    )


def _required(case: Case) -> Iterator[Fault]:
    value = cast("dict[str, object]", case.value)
    known = shape.names(case.schema, case.node)
    strange = {key: spelling.nearest(key, known) for key in value if _is_strange(key, known)}
    for name in cast("list[str]", case.asked):
        if name in value:
            continue
        key = wording.key(case.schema, case.pointer, name)
        meant = next((other for other, near in strange.items() if near == name), None)
        if meant is None:
            yield _fault(case, says.REQUIRED, on="key", key=key)
        else:
            yield _fault(
                case._replace(pointer=(*case.pointer, meant)),
                says.REQUIRED_NEAR,
                on="key",
                fix=_rename(meant, name, value),
                place=case.place,
                found=wording.phrase(says.KEY, name=wording.cut(meant)),
                key=key,
            )


def _dependent(case: Case) -> Iterator[Fault]:
    value = cast("dict[str, object]", case.value)
    for other, needed in cast("dict[str, list[str]]", case.asked).items():
        for name in needed if other in value else ():
            if name not in value:
                key = wording.key(case.schema, case.pointer, name)
                because = wording.key(case.schema, case.pointer, other)
                yield _fault(case, says.REQUIRED_WITH, on="key", key=key, other=because)


def _unknown(case: Case) -> Iterator[Fault]:
    value = cast("dict[str, object]", case.value)
    known = shape.names(case.schema, case.node)
    patterns = shape.part(case.part, "patternProperties")
    required = cast("list[str]", case.part.get("required", []))
    for name in value:
        if not _is_strange(name, known) or any(re.search(each, name) for each in patterns):
            continue
        near = spelling.nearest(name, known)
        if near in required and near not in value:
            continue  # the sentence about the required key says it
        yield _fault(
            case._replace(pointer=(*case.pointer, name)),
            says.UNKNOWN,
            on="key",
            fix=_rename(name, near, value),
            place=case.place,
            key=wording.phrase(says.KEY, name=wording.cut(name)),
            near=_near_key(near, known),
        )


def _is_strange(key: object, known: tuple[str, ...]) -> bool:
    return isinstance(key, str) and key not in known


def _near_key(near: str | None, known: tuple[str, ...]) -> Text:
    if near is not None:
        return wording.phrase(says.NEAR, choice=wording.phrase(says.KEY, name=near))
    if not known:
        return Text("", "")
    keys = ", ".join(known[: wording.MOST_CHOICES])
    more = ", …" if len(known) > wording.MOST_CHOICES else ""
    return wording.phrase(says.UNKNOWN_KNOWN, keys=keys + more)


def _rename(name: str, near: str | None, value: dict[str, object]) -> Fix | None:
    if near is None or near in value:
        return None
    alike = spelling.folded(name) == spelling.folded(near)
    return Fix(wording.phrase(says.FIX_RENAME, key=near), alike, near)


def _key_name(schema: shape.Node, error: choices.Broken) -> Fault:
    pointer = tuple(error.absolute_path)
    name = str(error.instance)
    part = cast("shape.Node", error.schema if isinstance(error.schema, dict) else {})
    hint = _hint(part)
    near, _ = (
        _near(name, cast("list[object]", error.validator_value))
        if error.validator == "enum"
        else (Text("", ""), None)
    )
    message = wording.fill(
        says.KEY_NAME,
        place=wording.place(schema, pointer),
        value=wording.phrase(says.KEY, name=wording.cut(name)),
        hint=wording.phrase(says.KEY_NAME_HINT, hint=hint) if hint else near,
    )
    return Fault((*pointer, name), "key", "propertyNames", message, None)


def _enum(case: Case) -> Iterator[Fault]:
    yield _not_a_code(case, tuple(cast("list[object]", case.asked)))


def _const(case: Case) -> Iterator[Fault]:
    near, fix = _near_code(case, (case.asked,))
    del near
    wanted = wording.quoted(case.asked)
    yield _fault(case, says.CONST, fix=fix, wanted=wanted, value=wording.quoted(case.value))


def _not_a_code(case: Case, codes: tuple[object, ...]) -> Fault:
    allowed = [code for code in codes if code is not None]
    near, fix = _near_code(case, codes)
    value = wording.quoted(case.value)
    if len(allowed) > _MANY_CODES:
        return _fault(case, says.ENUM_LONG, fix=fix, value=value, count=len(allowed), near=near)
    listed = wording.either([wording.same(wording.plain(code)) for code in allowed])
    return _fault(case, says.ENUM, fix=fix, value=value, choices=listed, near=near)


def _near_code(case: Case, codes: tuple[object, ...]) -> tuple[Text, Fix | None]:
    codelist = case.node.get("x-codelist")
    return _near(case.value, codes, codelist if isinstance(codelist, str) else None)


def _near(
    value: object, codes: Iterable[object], codelist: str | None = None
) -> tuple[Text, Fix | None]:
    """Find the code that was meant: by spelling, or by its label in either language."""
    if not isinstance(value, str):
        return Text("", ""), None
    allowed = [code for code in codes if isinstance(code, str)]
    code = _labelled(value, allowed, codelist) or spelling.nearest(value, allowed)
    if code is None:
        return Text("", ""), None
    safe = code.casefold() == value.strip().casefold()
    label = codelists.label(codelist, code) if codelist else None
    shown = wording.phrase(says.QUOTED, value=code)
    if label is not None and spelling.folded(label.en) != spelling.folded(code):
        shown = wording.phrase(says.CODE_LABELLED, code=shown, label=label)
    return wording.phrase(says.NEAR, choice=shown), tips.write(tips.scalar(code), safe=safe)


def _labelled(value: str, codes: list[str], codelist: str | None) -> str | None:
    if codelist is None:
        return None
    plain = spelling.folded(value)
    for code in codes:
        label = codelists.label(codelist, code)
        if label is not None and plain in {spelling.folded(label.en), spelling.folded(label.fr)}:
            return code
    return None


def _bound(sentence: Text) -> Callable[[Case], Iterator[Fault]]:
    def tell(case: Case) -> Iterator[Fault]:
        value, bound = wording.plain(case.value), wording.plain(case.asked)
        yield _fault(case, sentence, value=value, bound=bound)

    return tell


def _size(few: Text, empty: Text | None = None) -> Callable[[Case], Iterator[Fault]]:
    def tell(case: Case) -> Iterator[Fault]:
        count = len(cast("list[object]", case.value))
        sentence = few if count or empty is None else empty
        yield _fault(case, sentence, count=count, bound=wording.plain(case.asked))

    return tell


def _pattern(case: Case) -> Iterator[Fault]:
    hint = _hint(case.part) or _hint(case.node) or says.PATTERN_HINT
    yield _fault(case, says.PATTERN, value=wording.quoted(case.value), hint=hint)


def _hint(node: shape.Node) -> Text | None:
    hint = shape.part(node, "x-pattern-hint")
    return Text(str(hint["en"]), str(hint["fr"])) if hint else None


def _twice(case: Case) -> Iterator[Fault]:
    items = cast("list[object]", case.value)
    for index, item in enumerate(items):
        if item in items[:index]:
            at_item = case._replace(pointer=(*case.pointer, index))
            shown = wording.quoted(item)
            yield _fault(at_item, says.TWICE, place=case.place, value=shown)
            return


def _says(sentence: Text) -> Callable[[Case], Iterator[Fault]]:
    def tell(case: Case) -> Iterator[Fault]:
        yield _fault(case, sentence, value=wording.quoted(case.value))

    return tell


def _no_form(case: Case) -> Iterator[Fault]:
    yield _fault(case, says.OTHER)


def _fault(
    case: Case,
    sentence: Text,
    *,
    on: Literal["value", "key"] = "value",
    fix: Fix | None = None,
    **values: Text | str | int,
) -> Fault:
    message = wording.fill(sentence, **{"place": case.place, **values})
    return Fault(case.pointer, on, case.keyword, message, fix)


def _other(schema: shape.Node) -> Fault:
    message = wording.fill(says.OTHER, place=wording.place(schema, ()))
    return Fault((), "value", "other", message, None)


_SENTENCES: dict[str, Callable[[Case], Iterator[Fault]]] = {
    "type": _type,
    "required": _required,
    "dependentRequired": _dependent,
    "additionalProperties": _unknown,
    "unevaluatedProperties": _unknown,
    "enum": _enum,
    "const": _const,
    "minimum": _bound(says.MINIMUM),
    "maximum": _bound(says.MAXIMUM),
    "exclusiveMinimum": _bound(says.ABOVE),
    "exclusiveMaximum": _bound(says.BELOW),
    "multipleOf": _bound(says.MULTIPLE),
    "minItems": _size(says.FEW_ITEMS, says.EMPTY_LIST),
    "maxItems": _size(says.MANY_ITEMS),
    "minLength": _size(says.SHORT_TEXT, says.EMPTY),
    "maxLength": _size(says.LONG_TEXT),
    "minProperties": _size(says.FEW_ITEMS, says.EMPTY),
    "maxProperties": _size(says.MANY_ITEMS),
    "pattern": _pattern,
    "uniqueItems": _twice,
    "contains": _says(says.CONTAINS),
    "minContains": _says(says.CONTAINS),
    "not": _says(says.NOT_ALLOWED),
}
