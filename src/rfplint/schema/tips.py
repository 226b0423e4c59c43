"""A value has the wrong type: what should the buyer have written?"""

from __future__ import annotations

import functools
import json
import re
from typing import NamedTuple

from rfplint.messages import schema as says
from rfplint.model import Fix, Text
from rfplint.schema import shape, wording

_NONE = Text("", "")
_BOOLEANS = {
    "true": "true",
    "yes": "true",
    "oui": "true",
    "false": "false",
    "no": "false",
    "non": "false",
}
_SPACER = "[ \u00a0\u202f,']"
_MULTIPLES = ("k", "m$", "m ", "million", "milliard", "md", "billion", "thousand", "mille")
_AMBIGUOUS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


class Tip(NamedTuple):
    """What to add to the sentence, and how to mend the value where that is plain."""

    words: Text
    fix: Fix | None


def for_type(schema: shape.Node, node: shape.Node, value: object, wanted: tuple[str, ...]) -> Tip:
    """Say how to turn `value` into one of the types `wanted`, where that can be told."""
    if "string" in wanted and isinstance(value, (bool, int, float)):
        return _quote(value)
    if isinstance(value, str) and {"number", "integer"} & set(wanted):
        return _number(value, whole="number" not in wanted)
    if isinstance(value, str) and "boolean" in wanted:
        return _boolean(value)
    if "array" in wanted and value is not None:
        return _list(value)
    if "object" in wanted and isinstance(value, (str, int, float)):
        return _group(shape.names(schema, node))
    return Tip(_NONE, None)


def write(text: str, *, safe: bool) -> Fix:
    """Propose `text` as the new value."""
    return Fix(wording.phrase(says.FIX_WRITE, value=text), safe, text)


def scalar(text: str) -> str:
    """Write a text as YAML that every version of YAML reads as that text."""
    simple = re.fullmatch(r"[A-Za-z][A-Za-z0-9./+_-]*", text) and text.lower() not in _AMBIGUOUS
    return text if simple else wording.writable(json.dumps(text, ensure_ascii=False))


def _quote(value: object) -> Tip:
    if isinstance(value, float):  # 1.10 was read as 1.1: the file knows better than we
        return Tip(says.TIP_QUOTE, None)
    return Tip(says.TIP_QUOTE, write(json.dumps(wording.plain(value)), safe=True))


def _number(text: str, *, whole: bool) -> Tip:
    number, rest = _read_number(text)
    if number is None or (whole and "." in number):
        return Tip(_NONE, None)
    if rest:
        return Tip(wording.phrase(says.TIP_UNIT, value=number), write(number, safe=False))
    if number == text:
        return Tip(says.TIP_UNQUOTE, write(number, safe=True))
    return Tip(wording.phrase(says.TIP_WRITE, value=number), write(number, safe=False))


def _read_number(text: str) -> tuple[str | None, str]:
    """Read `CAD 2,400,000`, `2 400 000 $`, `12,5 %` or `60 days`: the number and its unit."""
    match = _written_number().fullmatch(text.strip()) if len(text) <= wording.LONGEST else None
    if match is None or _multiplies(match["after"]):
        return None, ""
    digits = match["grouped"] or match["simple"]
    digits = re.sub(_SPACER, "", digits) if match["grouped"] else digits.replace(",", ".")
    digits = re.sub(r"\A(-?)0+(?=[0-9])", r"\1", digits)
    return digits, f"{match['before']}{match['after']}".strip()


def _multiplies(unit: str) -> bool:
    """Say whether a unit such as `M$` or `million` changes the number itself."""
    return f"{unit} ".lower().startswith(_MULTIPLES)


@functools.cache
def _written_number() -> re.Pattern[str]:
    grouped = rf"-?[0-9]{{1,3}}(?:{_SPACER}[0-9]{{3}})+(?:[.][0-9]+)?"
    simple = r"-?[0-9]+(?:[.][0-9]+|,[0-9]{1,2})?"
    return re.compile(
        rf"(?P<before>[^0-9-]{{0,4}}?)\s*(?:(?P<grouped>{grouped})|(?P<simple>{simple}))"
        r"\s*(?P<after>[^0-9]*)"
    )


def _boolean(text: str) -> Tip:
    meant = _BOOLEANS.get(text.strip().lower())
    if meant is None:
        return Tip(_NONE, None)
    if text == meant:
        return Tip(says.TIP_UNQUOTE, write(meant, safe=True))
    return Tip(wording.phrase(says.TIP_WRITE, value=meant), write(meant, safe=False))


def _list(value: object) -> Tip:
    if isinstance(value, dict):
        return Tip(says.TIP_DASH, None)
    text = scalar(value) if isinstance(value, str) else wording.plain(value)
    if len(text) > wording.LONGEST:
        return Tip(says.TIP_DASH, None)
    return Tip(wording.phrase(says.TIP_WRITE, value=f"[{text}]"), write(f"[{text}]", safe=False))


def _group(names: tuple[str, ...]) -> Tip:
    keys = [wording.same(f"{name}:") for name in names if name[0].isalpha()]
    if not keys:
        return Tip(_NONE, None)
    parts = wording.either(keys[:2], says.AND)
    return Tip(wording.phrase(says.TIP_PARTS, keys=parts), None)
