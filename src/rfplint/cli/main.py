"""Chooses the language and the command, and turns every failure into a message and a status."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping

from rfplint.cli import parser, status
from rfplint.messages import cli as words
from rfplint.model import Language, RfplintError, Text


def main(argv: list[str]) -> int:
    """Run one command.

    Args:
        argv: the words after `rfplint`.

    Returns:
        The exit status; nothing is raised.
    """
    _make_output_safe()
    language = language_of(argv, os.environ)
    try:
        arguments = parser.build(language).parse_args(argv)
        return _run(arguments, language)
    except SystemExit as stop:  # argparse stops so after --help and bad usage
        return stop.code if isinstance(stop.code, int) else status.USAGE
    except RfplintError as error:
        sys.stderr.write(f"rfplint: {error.text.to(language)}\n")
        return status.USAGE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return status.CLEAN
    except KeyboardInterrupt:
        sys.stderr.write(f"rfplint: {words.INTERRUPTED.to(language)}\n")
        return status.INTERRUPTED
    except Exception as error:  # noqa: BLE001 - whatever it is, a buyer sees no traceback
        sys.stderr.write(f"rfplint: {_internal(error).to(language)}\n")
        return status.INTERNAL


def _run(arguments: argparse.Namespace, language: Language) -> int:
    if arguments.command == "check":
        from rfplint.cli import check

        return check.run(arguments, language)
    from rfplint.cli import inform

    return inform.COMMANDS[arguments.command](arguments, language)


def language_of(argv: list[str], environment: Mapping[str, str]) -> Language:
    """Choose the language: `--lang`, else RFPLINT_LANG, else the locale, else English."""
    wanted = [environment.get(name, "") for name in ("RFPLINT_LANG",)]
    for index, word in enumerate(argv):
        if word.startswith("--lang="):
            wanted.insert(0, word.partition("=")[2])
        elif word == "--lang" and index + 1 < len(argv):
            wanted.insert(0, argv[index + 1])
    locale = next(
        (environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)),
        "",
    )
    chosen = next((one for one in wanted if one), locale)
    return "fr" if chosen.lower().startswith("fr") else "en"


def chosen_language(environment: Mapping[str, str], arguments: argparse.Namespace) -> bool:
    """Say whether the language was asked for, so that the configuration does not decide."""
    return bool(arguments.lang or environment.get("RFPLINT_LANG"))


def _make_output_safe() -> None:
    """Write UTF-8 whatever the terminal says; what cannot be written is shown escaped."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _internal(error: Exception) -> Text:
    trace = error.__traceback__
    where = "?"
    while trace is not None:
        where = f"{os.path.basename(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno}"
        trace = trace.tb_next
    return words.internal(f"{type(error).__name__}: {error}", where)
