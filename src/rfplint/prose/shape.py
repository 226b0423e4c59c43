"""Has a lexicon's file the shape that it must have?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from rfplint.prose.clause import KINDS
from rfplint.prose.passages import GATES

_HOMES: Final = (
    *("eligibility", "specification", "evaluation", "submission", "ip", "data", "privacy"),
    *("social", "approach", "contract", "general"),
)
_SETS: Final[Mapping[str, tuple[object, ...]]] = {
    "form": ("gate", "credit", "workforce"),
    "client": ("thisBuyer", "publicBuyer", "any"),
    "when": ("bid", "award", "afterAward", "unknown"),
    "hasAlternative": (True, False),
    "exclusion": (True, False),
    "reason": (True, False),
}


def wrong(data: object) -> str:
    """Say what is wrong first, "" if nothing is. A file that says nothing is right.

    Args:
        data: what the file holds.
    """
    if data is None:
        return ""
    if not isinstance(data, dict):
        return "write a mapping: phrases, and for a kind its reads"
    return next(_faults(data), "")


def _faults(data: Mapping[str, object]) -> Iterator[str]:
    yield from _members(data, _FILE, "")
    if "kind" not in data and "reads" in data:
        yield "reads: name the kind that they are of in 'kind'"
    reads = data.get("reads")
    for read in reads if isinstance(reads, list) else ():
        yield from _members(read, _READ, "reads: ")


def _members(data: Mapping[str, object], known: Mapping[str, _Check], before: str) -> Iterator[str]:
    for key, value in data.items():
        if key not in known:
            yield f"{before}unknown key '{key}'{_near(str(key), known)}"
        elif told := known[key](value):
            yield f"{before}{key}: {told}"


_Check = Callable[[object], str]


def _near(word: str, known: Iterable[str]) -> str:
    import difflib

    close = difflib.get_close_matches(word, list(known), 1)
    return f"; did you mean '{close[0]}'?" if close else ""


def _one_of(known: Iterable[str]) -> _Check:
    known = tuple(known)

    def check(value: object) -> str:
        return "" if value in known else f"'{value}' is not known{_near(str(value), known)}"

    return check


def _some_of(known: Iterable[str]) -> _Check:
    check = _one_of(known)

    def every(value: object) -> str:
        if not isinstance(value, list):
            return "write a list"
        return next(filter(None, map(check, value)), "")

    return every


def _phrases(value: object) -> str:
    if isinstance(value, dict) and all(map(_is_list_of_phrases, value.values())):
        return ""
    return "each list has 'en' and 'fr', each a list of texts"


def _is_list_of_phrases(said: object) -> bool:
    return isinstance(said, dict) and all(
        language in ("en", "fr") and (listed is None or _texts(listed) == "")
        for language, listed in said.items()
    )


def _texts(value: object) -> str:
    is_list = isinstance(value, list) and all(isinstance(one, str) for one in value)
    return "" if is_list else "write a list of texts"


def _groups(value: object) -> str:
    if isinstance(value, list) and value and all(isinstance(one, list) for one in value):
        return next(filter(None, map(_texts, value)), "")
    return _texts(value)


def _mappings(value: object) -> str:
    is_list = isinstance(value, list) and all(isinstance(one, dict) for one in value)
    return "" if is_list else "a list of mappings"


def _mapping(value: object) -> str:
    return "" if isinstance(value, dict) else "write a mapping"


def _flag(value: object) -> str:
    return "" if isinstance(value, bool) else "write true or false"


def _words(value: object) -> str:
    is_number = isinstance(value, int) and not isinstance(value, bool) and value >= 0
    return "" if is_number else "write a whole number of words"


def _attributes(value: object) -> str:
    if not isinstance(value, dict):
        return "write a mapping"
    for name, one in value.items():
        if name not in _SETS:
            return f"unknown attribute '{name}'{_near(str(name), _SETS)}"
        if one not in _SETS[name]:
            return f"'{name}' is one of {', '.join(map(str, _SETS[name]))}"
    return ""


_FILE: Final[Mapping[str, _Check]] = {
    "kind": _one_of(KINDS),
    "home": _one_of(_HOMES),
    "phrases": _phrases,
    "reads": _mappings,
    "unless": _texts,
    "unlessAnywhere": _texts,
    "excusedBy": _texts,
    "despite": _some_of(GATES),
    "yieldsInClause": _some_of(KINDS),
    "yieldsInValue": _some_of(KINDS),
    "frequencies": _mapping,
}
_READ: Final[Mapping[str, _Check]] = {
    "all": _texts,
    "some": _groups,
    "near": _words,
    "inOrder": _flag,
    "none": _texts,
    "nowhere": _texts,
    "excusedBy": _texts,
    "wholeValue": _flag,
    "despite": _some_of(GATES),
    "sets": _attributes,
}
