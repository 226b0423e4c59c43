"""Chooses the language and the command, and turns every failure into a message and a status."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Mapping
from itertools import pairwise

from rfplint.cli import output, parser, status
from rfplint.messages import cli as words
from rfplint.messages import runner as file_words
from rfplint.model import Language, RfplintError, Text


def main(argv: list[str]) -> int:
    """Run one command.

    Args:
        argv: the words after `rfplint`.

    Returns:
        The exit status; nothing is raised.
    """
    output.make_safe()
    language = language_of(argv, os.environ)
    try:
        arguments = _arguments(language, argv)
        if isinstance(arguments, int):
            return arguments
        from rfplint.cli.setting_up import Setup

        setup = Setup(arguments, os.environ)
        language = setup.language or language
        setup.check_words()
        return _command(arguments.command)(arguments, setup, language)
    except RfplintError as error:
        output.complain(error.text, language)
        return status.USAGE
    except KeyboardInterrupt:
        output.complain(words.INTERRUPTED, language)
        return status.INTERRUPTED
    except OSError as error:
        output.complain(words.refused_by_system(file_words.reason(error)), language)
        return status.INTERNAL
    except (Exception, SystemExit) as error:  # noqa: BLE001 - a buyer sees no traceback
        output.complain(_internal(error), language)
        return status.INTERNAL


def _arguments(language: Language, argv: list[str]) -> argparse.Namespace | int:
    """Read the words; give the exit status where --help or bad usage ends it all."""
    try:
        return parser.build(language, argv).parse_args(argv or ["--help"])
    except SystemExit as stop:
        return stop.code if argv and isinstance(stop.code, int) else status.USAGE


def _command(name: str) -> Callable[..., int]:
    if name == "check":
        from rfplint.cli import check

        return check.run
    if name == "read":
        from rfplint.cli import read

        return read.run
    if name == "new":
        from rfplint.cli import new

        return new.run
    if name == "test":
        from rfplint.cli import test

        return test.run
    if name == "plugins":
        from rfplint.cli import plugins

        return plugins.run
    from rfplint.cli import inform

    return inform.COMMANDS[name]


def language_of(argv: list[str], environment: Mapping[str, str]) -> Language:
    """Choose the language: `--lang`, else RFPLINT_LANG, else the locale, else English.

    This is done before the words are parsed, since the help must be in that language, too.
    """
    asked = [environment.get("RFPLINT_LANG", "")]
    for word, following in pairwise([*argv, ""]):
        if word.startswith("--lang="):
            asked.insert(0, word.partition("=")[2])
        elif word == "--lang":
            asked.insert(0, following)
    locale = (environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    chosen = next((word for word in (*asked, *locale) if word), "")
    return "fr" if chosen.lower().startswith("fr") else "en"


def _internal(error: BaseException) -> Text:
    trace = error.__traceback__
    where = "?"
    while trace is not None:
        where = f"{os.path.basename(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno}"
        trace = trace.tb_next
    return words.internal(f"{type(error).__name__}: {error}", where)
