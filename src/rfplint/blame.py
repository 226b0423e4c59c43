"""Where in somebody's code did it go wrong? A file and a line, told as short as they can be."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

_LIBRARY: Final = os.path.dirname(os.__file__)
_PACKAGES: Final = ("site-packages", "dist-packages")
_LONGEST: Final = 60
_OURS: Final = os.path.dirname(os.path.abspath(__file__))


class Blame(NamedTuple):
    """A line of a file; `str()` is how a message names it."""

    file: str
    line: int

    def __str__(self) -> str:
        """Give `acme/checks.py:12`: the file as seen from the folder that it is imported from."""
        homes = [home for home in sys.path if home and self.file.startswith(home + os.sep)]
        if not homes:
            return f"{os.path.basename(self.file)}:{self.line}"
        return f"{self.file[len(max(homes, key=len)) + 1 :].replace(os.sep, '/')}:{self.line}"


def of_error(error: BaseException) -> Blame | None:
    """Give the innermost line of the author's own code on the way to an error.

    The libraries that the author calls are not to blame, nor are Python and rfplint.
    """
    if isinstance(error, SyntaxError) and error.filename:
        return Blame(error.filename, error.lineno or 1)
    theirs = [place for place in _way(error) if _is_an_authors(place.file)]
    if not theirs:
        return None
    home = os.path.dirname(theirs[0].file)
    own = home + os.sep if home not in sys.path else theirs[0].file
    return [place for place in theirs if place.file.startswith(own)][-1]


def innermost(error: BaseException) -> Blame | None:
    """Give the line that raised an error, whoever wrote it."""
    return next(reversed([*_way(error)]), None)


def of_function(function: object) -> Blame | None:
    """Give where a function is written; None for what has no code of its own."""
    while hasattr(function, "__wrapped__"):
        function = function.__wrapped__
    code = getattr(function, "__code__", None)
    return None if code is None else Blame(str(code.co_filename), int(code.co_firstlineno))


def of_pause(generator: object) -> Blame | None:
    """Give the line at which a generator has yielded last."""
    frame = getattr(generator, "gi_frame", None)
    return None if frame is None else Blame(frame.f_code.co_filename, int(frame.f_lineno))


def told(error: BaseException) -> str:
    """Name an error; one whose own text fails is named by its type."""
    said = _safely(str, error)
    return f"{type(error).__name__}: {said}" if said else type(error).__name__


def short(value: object) -> str:
    """Show a value that should not be there, whatever its own code does."""
    text = _safely(repr, value) or f"a {type(value).__name__}"
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _safely(write: Callable[[object], str], value: object) -> str:
    try:
        return write(value)
    except KeyboardInterrupt:
        raise
    except BaseException:  # noqa: BLE001 - the text of an object is its author's code
        return ""


def _way(error: BaseException) -> Iterator[Blame]:
    trace = error.__traceback__
    while trace is not None:
        yield Blame(trace.tb_frame.f_code.co_filename, trace.tb_lineno)
        trace = trace.tb_next


def _is_an_authors(file: str) -> bool:
    if file.startswith(("<", _OURS + os.sep)):
        return False
    inside = file.removeprefix(_LIBRARY + os.sep)
    return inside == file or inside.startswith(_PACKAGES)
