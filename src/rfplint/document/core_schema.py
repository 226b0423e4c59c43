"""What an unquoted YAML scalar means: the YAML 1.2 core schema, and where YAML 1.1 differs."""

from __future__ import annotations

import math
import re
from functools import cache, lru_cache

DIGITS_MOST = 4_000
"""A longer integer stays text: Python refuses to write one of more than 4,300 digits."""

_BITS_MOST = 13_287  # of an integer of 4,000 digits

_AMBIGUOUS_WORDS = (
    *("y", "Y", "yes", "Yes", "YES", "n", "N", "no", "No", "NO"),
    *("on", "On", "ON", "off", "Off", "OFF", "=", "<<"),
)

WORDS: dict[str, object] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **{word: word for word in _AMBIGUOUS_WORDS},
}
"""Words that mean something else than their text, in YAML 1.2 or in YAML 1.1."""

NUMBER_STARTS = frozenset("+-.0123456789")

VALUE_STARTS = NUMBER_STARTS | {word[0] for word in WORDS if word}
"""With what a plain scalar starts that may mean something else than its text."""

_number = re.compile(
    r"(?P<decimal>[-+]?[0-9]++)|0o(?P<octal>[0-7]+)|0x(?P<hexadecimal>[0-9a-fA-F]+)"
    r"|(?P<real>[-+]?(?:\.[0-9]+|[0-9]++(?:\.[0-9]*+)?)(?:[eE][-+]?[0-9]+)?)"
    r"|(?P<no_number>[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))"
).fullmatch


def meaning(text: str) -> object:
    """Give what the plain scalar `text` means by the YAML 1.2 core schema (10.3.2).

    Infinities and NaN are floats here; the caller decides that an RFP cannot hold them.
    """
    if text in WORDS:
        return WORDS[text]
    if text[0] not in NUMBER_STARTS or (match := _number(text)) is None:
        return text
    kind = match.lastgroup
    if kind == "decimal":
        return text if len(text) > DIGITS_MOST else int(text)
    if kind == "octal":
        return _bounded(int(match["octal"], 8), text)
    if kind == "hexadecimal":
        return _bounded(int(match["hexadecimal"], 16), text)
    return float(text if kind == "real" else text.replace(".", "", 1))


def is_ambiguous(text: str) -> bool:
    """Say whether YAML 1.1 reads the plain scalar `text` otherwise than YAML 1.2 does.

    After the YAML 1.1 types bool, int, float, merge and value (yaml.org/type). Dates are left out.
    """
    if text in WORDS:
        return WORDS[text] == text
    return len(text) <= DIGITS_MOST and _yaml_1_1_number().fullmatch(text) is not None


def plain(text: str) -> tuple[object, bool]:
    """Give what the plain scalar `text` means, and whether something is odd about it.

    Odd is what YAML 1.1 reads differently and what JSON cannot hold.
    """
    return _remembered(text) if len(text) <= _REMEMBERED_LENGTH else _judged(text)


def _judged(text: str) -> tuple[object, bool]:
    meant = meaning(text)
    is_finite = not isinstance(meant, float) or math.isfinite(meant)
    return meant, is_ambiguous(text) or not is_finite


_REMEMBERED_LENGTH = 32
_remembered = lru_cache(2048)(_judged)  # an RFP's words and numbers come again and again


def _bounded(value: int, text: str) -> object:
    return text if value.bit_length() > _BITS_MOST else value


@cache
def _yaml_1_1_number() -> re.Pattern[str]:
    return re.compile(
        r"""[-+]?0[0-9_]+                                    # octal, or text: 0123, 08
        |   [-+]?0o[0-7]+                                    # text
        |   [-+]?0b[01_]+                                    # binary
        |   [-+]?0x[0-9a-fA-F]*_[0-9a-fA-F_]*
        |   [-+]?[0-9]+_[0-9_]*(?:\.[0-9_]*)?                # 1_000 is 1000
        |   [-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+               # 14:00 is 840
        |   [-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*""",
        re.VERBOSE,
    )
