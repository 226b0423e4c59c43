"""How the command line writes: to a pipe that may close, a disk that may fill, or a terminal."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping
from typing import Final, TextIO

from rfplint.model import Language, Text
from rfplint.reporters.escape import visible

_ERRORS: Final = "backslashreplace"
_reserved: list[TextIO] = []


def reserve() -> None:
    """Keep standard output for what rfplint writes; what else is printed goes to standard error.

    A plugin may print, and so may a library or program that it calls: none of it may stand in the
    middle of a report. This holds until the process ends; `__main__` asks for it.
    """
    stdout = sys.__stdout__
    if stdout is None or sys.stdout is not stdout:
        return  # it is closed, or somebody else's already
    try:
        own = os.dup(stdout.fileno())
        elsewhere = os.open(os.devnull, os.O_WRONLY) if sys.stderr is None else sys.stderr.fileno()
        os.dup2(elsewhere, stdout.fileno())
    except (OSError, ValueError):
        return
    kept = open(own, "w", encoding="utf-8", errors=_ERRORS)  # noqa: SIM115 - until the end
    _reserved.append(kept)
    if sys.stderr is not None:
        sys.stdout = sys.stderr


def _stdout() -> TextIO | None:
    return _reserved[0] if _reserved else sys.stdout


def make_safe() -> None:
    """Write UTF-8 whatever the terminal says; what cannot be written is shown escaped."""
    for stream in (_stdout(), sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors=_ERRORS)


def write(text: str) -> None:
    """Write to standard output; a reader who has had enough (`| head`) is no fault.

    Raises:
        OSError: the output cannot be written for another reason.
    """
    stdout = _stdout()
    if stdout is None:
        return  # it was closed by whoever started rfplint: only the exit status is wanted
    try:
        stdout.write(text)
        stdout.flush()
    except BrokenPipeError:
        _give_up(stdout)
    except OSError:
        _give_up(stdout)
        raise


def complain(text: Text, language: Language) -> None:
    """Write one line to standard error, with nothing in it that a terminal would obey."""
    if sys.stderr is not None:
        sys.stderr.write(f"rfplint: {visible(text.to(language))}\n")


def wants_color(arguments: argparse.Namespace, environment: Mapping[str, str]) -> bool:
    """Say whether to write in colour: on a terminal only (https://no-color.org)."""
    if arguments.no_color or environment.get("NO_COLOR") or environment.get("TERM") == "dumb":
        return False
    stdout = _stdout()
    return stdout is not None and stdout.isatty()


def _give_up(stdout: TextIO) -> None:
    """Send what is still to be written nowhere, so that Python does not try again at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stdout.fileno())
