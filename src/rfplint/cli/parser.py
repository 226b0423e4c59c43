"""The command line's grammar, with help in the reader's language."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from typing import Final, NoReturn

from rfplint import __version__
from rfplint.cli import status
from rfplint.messages import cli as words
from rfplint.model import SEVERITIES, Language, Text

FORMATS: Final = ("text", "concise", "json")
FAIL_ON: Final = ("error", "warning", "note", "never")


class Parser(argparse.ArgumentParser):
    """An argparse parser that speaks English or French."""

    language: Language = "en"

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the words given, and exit with 2."""
        said = translated(message).to(self.language)
        sys.stderr.write(f"{self.format_usage()}rfplint: {said}\n")
        raise SystemExit(status.USAGE)

    def format_help(self) -> str:
        """Give the help with argparse's own headings in our language."""
        usage = words.USAGE.to(self.language)
        return super().format_help().replace("usage: ", usage, 1)

    def format_usage(self) -> str:
        """Give the usage line likewise."""
        return super().format_usage().replace("usage: ", words.USAGE.to(self.language), 1)


_ERRORS: Final = (
    (re.compile(r"invalid choice: '(.*?)' \(choose from (.*)\)"), words.not_a_choice),
    (re.compile(r"unrecognized arguments: (.*)"), words.unknown_arguments),
    (re.compile(r"argument ([^ :]*)[^:]*: expected (?:one|at least one) argument"), words.value_missing),
    (re.compile(r"argument ([^ :]*)[^:]*: ignored explicit argument"), words.no_value_taken),
    (re.compile(r"the following arguments are required: (.*)"), words.needed),
)


def translated(message: str) -> Text:
    """Put one of argparse's own messages into our words."""
    for pattern, say in _ERRORS:
        match = pattern.search(message)
        if match is not None:
            return say(*match.groups())
    return Text(message, message)


def build(language: Language) -> Parser:
    """Make the parser."""
    top = _parser(language, prog="rfplint", description=words.DESCRIPTION.to(language))
    top.epilog = f"{words.EXIT_STATUSES.to(language)} {words.NOT_LEGAL_ADVICE.to(language)}"
    top.add_argument(
        "-V",
        "--version",
        action="version",
        version=f"rfplint {__version__}",
        help=words.VERSION.to(language),
    )
    commands = top.add_subparsers(
        dest="command",
        required=True,
        metavar="COMMAND" if language == "en" else "COMMANDE",
        title=words.COMMANDS.to(language),
        parser_class=Parser,
    )
    _check(commands, language)
    _explain(commands, language)
    _policies(commands, language)
    _schema(commands, language)
    _config(commands, language)
    return top


def _parser(language: Language, **options: object) -> Parser:
    parser = Parser(add_help=False, allow_abbrev=False, **options)  # type: ignore[arg-type]
    _dress(parser, language)
    return parser


def _dress(parser: Parser, language: Language) -> None:
    parser.language = language
    parser._positionals.title = words.POSITIONALS.to(language)
    parser._optionals.title = words.OPTIONS.to(language)
    parser.add_argument("-h", "--help", action="help", help=words.HELP.to(language))


def _command(
    commands: argparse._SubParsersAction[Parser], name: str, text: Text, language: Language
) -> Parser:
    said = text.to(language)
    parser = commands.add_parser(
        name, help=said, description=said, add_help=False, allow_abbrev=False
    )
    _dress(parser, language)
    parser.add_argument(
        "--lang", choices=("en", "fr"), default=None, help=words.LANG.to(language)
    )
    return parser


def _choice(parser: Parser, name: str, choices: Iterable[str], text: Text, default: str | None) -> None:
    parser.add_argument(
        name, choices=tuple(choices), default=default, help=text.to(parser.language)
    )


def _selection(parser: Parser) -> None:
    for name, text in (("--select", words.SELECT), ("--ignore", words.IGNORE)):
        parser.add_argument(
            name, action="append", default=None, metavar="POLICY", help=text.to(parser.language)
        )
    parser.add_argument(
        "--no-plugins", action="store_true", help=words.NO_PLUGINS.to(parser.language)
    )


def _check(commands: argparse._SubParsersAction[Parser], language: Language) -> None:
    parser = _command(commands, "check", words.CHECK, language)
    parser.epilog = words.EXIT_STATUSES.to(language)
    parser.add_argument("paths", nargs="*", metavar="PATH", help=words.PATHS.to(language))
    _choice(parser, "--format", FORMATS, words.FORMAT, "text")
    _selection(parser)
    _choice(parser, "--fail-on", FAIL_ON, words.FAIL_ON, None)
    _choice(parser, "--min-severity", SEVERITIES, words.MIN_SEVERITY, "note")
    parser.add_argument("--as-of", metavar="DATE", help=words.AS_OF.to(language))
    parser.add_argument("--jurisdiction", metavar="CODE", help=words.JURISDICTION.to(language))
    parser.add_argument("--stdin-filename", metavar="NAME", help=words.STDIN_FILENAME.to(language))
    for name, text in (
        ("--no-color", words.NO_COLOR),
        ("--exit-zero", words.EXIT_ZERO),
        ("--verbose", words.VERBOSE),
    ):
        parser.add_argument(name, action="store_true", help=text.to(language))


def _explain(commands: argparse._SubParsersAction[Parser], language: Language) -> None:
    parser = _command(commands, "explain", words.EXPLAIN, language)
    parser.add_argument("policies", nargs="*", metavar="POLICY", help=words.POLICY.to(language))
    parser.add_argument("--all", action="store_true", help=words.ALL.to(language))
    _choice(parser, "--format", ("text", "markdown", "json"), words.FORMAT, "text")
    parser.add_argument("--no-color", action="store_true", help=words.NO_COLOR.to(language))
    parser.add_argument(
        "--no-plugins", action="store_true", help=words.NO_PLUGINS.to(language)
    )


def _policies(commands: argparse._SubParsersAction[Parser], language: Language) -> None:
    parser = _command(commands, "policies", words.POLICIES, language)
    _choice(parser, "--format", ("text", "json"), words.FORMAT, "text")
    _selection(parser)


def _schema(commands: argparse._SubParsersAction[Parser], language: Language) -> None:
    parser = _command(commands, "schema", words.SCHEMA, language)
    parser.add_argument("name", metavar="NAME", help=words.NAME.to(language))


def _config(commands: argparse._SubParsersAction[Parser], language: Language) -> None:
    parser = _command(commands, "config", words.CONFIG, language)
    parser.add_argument("file", nargs="?", default=".", metavar="FILE", help=words.FILE.to(language))
    parser.add_argument(
        "--show-origin", action="store_true", help=words.SHOW_ORIGIN.to(language)
    )
    parser.add_argument("--as-of", metavar="DATE", help=words.AS_OF.to(language))
    parser.add_argument("--jurisdiction", metavar="CODE", help=words.JURISDICTION.to(language))
    _choice(parser, "--fail-on", FAIL_ON, words.FAIL_ON, None)
