"""Which names and codes a new policy, pack or plugin may have."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Final, NamedTuple

from rfplint.messages import scaffold as words
from rfplint.model import RfplintError

_WORD: Final = "[a-z][a-z0-9]*"
_WORDS: Final = rf"{_WORD}(-[a-z0-9]+)*"
_TWO_WORDS: Final = rf"{_WORD}(-[a-z0-9]+)+"
_LONGEST_PREFIX: Final = 6
_MOST: Final = 999


class Taken(NamedTuple):
    """What exists already: codes and names of policies, and first letters that are not codes'."""

    codes: Collection[str] = ()
    names: Collection[str] = ()
    letters: Collection[str] = ()


def is_code(value: object) -> bool:
    """Say whether a value is the code of a policy."""
    return isinstance(value, str) and re.fullmatch("[A-Z]{2,6}[0-9]{3}", value) is not None


def of_policy(name: str, taken: Taken) -> str:
    """Give the name of a new policy.

    Raises:
        RfplintError: it is not two or more words joined by hyphens, or another policy has it.
    """
    if re.fullmatch(_TWO_WORDS, name) is None:
        raise RfplintError(words.bad_policy_name(name))
    if name in taken.names:
        raise RfplintError(words.name_taken(name))
    return name


def free(name: str, owner: str, taken: Taken) -> str:
    """Give a name that no policy has: `name`, or that after the name of its pack."""
    return f"{owner}-{name}" if name in taken.names else name


def of_folder(name: str) -> str:
    """Give the name of a new pack or plugin, which is that of its folder.

    Raises:
        RfplintError: it is not words joined by hyphens.
    """
    if re.fullmatch(_WORDS, name) is None:
        raise RfplintError(words.bad_folder_name(name))
    return name


def of_module(name: str) -> str:
    """Give the name under which Python imports a plugin.

    Raises:
        RfplintError: Python has another use for that name.
    """
    import keyword
    import sys

    module = name.replace("-", "_")
    if keyword.iskeyword(module) or module in (*sys.stdlib_module_names, "rfplint", "pytest"):
        raise RfplintError(words.module_taken(name))
    return module


def prefix(name: str, taken: Taken) -> str:
    """Make the first letters of codes from a name: `acme-policies` has `ACME`.

    Raises:
        RfplintError: no two to six letters of the name are free.
    """
    used = {code.rstrip("0123456789") for code in taken.codes} | set(taken.letters)
    first, whole = name.partition("-")[0], name.replace("-", "")
    for letters in (first, whole):
        found = re.sub("[^A-Z]", "", letters.upper())[:_LONGEST_PREFIX]
        if len(found) > 1 and found not in used:
            return found
    raise RfplintError(words.no_letters(name))


def next_code(own: Iterable[str], taken: Taken) -> str:
    """Give the code that follows the codes of a pack, with the letters of the last of them.

    Raises:
        RfplintError: the numbers are used up.
    """
    last = max(own)
    letters = last.rstrip("0123456789")
    codes = {*own, *taken.codes}
    free = (f"{letters}{number:03}" for number in range(int(last[len(letters) :]) + 1, _MOST + 1))
    for code in free:
        if code not in codes:
            return code
    raise RfplintError(words.codes_used_up(letters))
