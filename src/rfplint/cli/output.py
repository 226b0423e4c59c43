"""How the command line writes: to a pipe that may close, a disk that may fill, or a terminal."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping

from rfplint.model import Language, Text
from rfplint.reporters.escape import visible


def make_safe() -> None:
    """Write UTF-8 whatever the terminal says; what cannot be written is shown escaped."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def write(text: str) -> None:
    """Write to standard output; a reader who has had enough (`| head`) is no fault.

    Raises:
        OSError: the output cannot be written for another reason.
    """
    if sys.stdout is None:
        return  # it was closed by whoever started rfplint: only the exit status is wanted
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _give_up()
    except OSError:
        _give_up()
        raise


def complain(text: Text, language: Language) -> None:
    """Write one line to standard error, with nothing in it that a terminal would obey."""
    if sys.stderr is not None:
        sys.stderr.write(f"rfplint: {visible(text.to(language))}\n")


def wants_color(arguments: argparse.Namespace, environment: Mapping[str, str]) -> bool:
    """Say whether to write in colour: on a terminal only (https://no-color.org)."""
    if arguments.no_color or environment.get("NO_COLOR") or environment.get("TERM") == "dumb":
        return False
    return sys.stdout is not None and sys.stdout.isatty()


def _give_up() -> None:
    """Send what is still to be written nowhere, so that Python does not try again at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
