"""The command line's grammar, with help and complaints in the reader's language."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Final, NoReturn, Protocol, TypeAlias

from rfplint import __version__
from rfplint.cli import output, status
from rfplint.messages import cli as words
from rfplint.model import LANGUAGES, SEVERITIES, Language, Text

FORMATS: Final = ("text", "concise", "json")
PAGE_FORMATS: Final = ("text", "markdown", "json")
LIST_FORMATS: Final = ("text", "json")
FAIL_ON: Final = ("error", "warning", "note", "never")
APPROACHES: Final = ("traditional", "challenge", "pilot", "soleSource")

_HELP_COLUMN: Final = 28


class _Writes(Protocol):
    """What argparse asks of a file."""

    def write(self, s: str, /) -> object:
        """Write a text."""


class Parser(argparse.ArgumentParser):
    """An argparse parser that speaks English or French."""

    def __init__(self, language: Language = "en", **options: object) -> None:
        """Make a parser with the option for help; `options` are argparse's own."""
        super().__init__(
            add_help=False,
            allow_abbrev=False,
            formatter_class=partial(_Help, language=language),
            **options,  # type: ignore[arg-type] # whatever argparse hands to a sub-parser
        )
        self.language: Language = language
        self.arguments = self.add_argument_group(words.ARGUMENTS.to(language))
        self.options = self.add_argument_group(words.OPTIONS.to(language))
        self.switch("-h", "--help", text=words.HELP, action="help")

    def word(self, name: str, shown: Text, text: Text, **options: object) -> None:
        """Add an argument that is told by its place."""
        said, metavar = text.to(self.language), shown.to(self.language)
        self.arguments.add_argument(name, help=said, metavar=metavar, **options)  # type: ignore[arg-type]

    def value(
        self, name: str, shown: Text, text: Text, action: str = "store", *, required: bool = False
    ) -> None:
        """Add an option that takes a value."""
        said, metavar = text.to(self.language), shown.to(self.language)
        self.options.add_argument(
            name, help=said, metavar=metavar, action=action, required=required
        )

    def choice(
        self,
        name: str,
        choices: Sequence[str],
        text: Text,
        default: str | None = None,
        *,
        required: bool = False,
    ) -> None:
        """Add an option that takes one of some values."""
        said = text.to(self.language)
        self.options.add_argument(
            name, help=said, choices=choices, default=default, required=required
        )

    def switch(self, *names: str, text: Text, action: str = "store_true") -> None:
        """Add an option that takes no value."""
        self.options.add_argument(*names, help=text.to(self.language), action=action)

    def print_help(self, file: _Writes | None = None) -> None:
        """Write the help as all else is written, also into a pipe that closes."""
        if file is None:
            output.write(self.format_help())
        else:
            super().print_help(file)

    def _print_message(self, message: str, file: _Writes | None = None) -> None:
        """Write the version where all else is written; argparse names `sys.stdout`."""
        if file is sys.stdout:
            output.write(message)
        else:
            super()._print_message(message, file)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the words given, and exit with 2."""
        output.complain(translated(message), self.language)
        output.complain(words.see_help(self.prog), self.language)
        raise SystemExit(status.USAGE)


class _Help(argparse.HelpFormatter):
    """argparse's layout, with our word for `usage: `."""

    def __init__(self, prog: str, language: Language) -> None:
        super().__init__(prog, max_help_position=_HELP_COLUMN)
        self._usage_word = words.USAGE.to(language)

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Add the usage line; argparse asks for an empty prefix where it names sub-commands."""
        super().add_usage(usage, actions, groups, self._usage_word if prefix is None else prefix)

    def _split_lines(self, text: str, width: int) -> list[str]:
        import textwrap

        return textwrap.wrap(text, width, break_on_hyphens=False)  # `CA-ON` is one word

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        import textwrap

        return textwrap.fill(text, width, initial_indent=indent, break_on_hyphens=False)


def translated(message: str) -> Text:
    """Put one of argparse's own messages into our words."""
    for pattern, say in (
        (r"argument COMMANDE?: invalid choice: (.*) \(choose from (.*)\)$", _not_a_command),
        (r"argument (\S+): invalid choice: (.*) \(choose from (.*)\)$", _not_a_choice),
        (r"unrecognized arguments: (.*)$", words.unknown_arguments),
        (r"argument (\S+): expected (?:one|at least one) argument$", words.value_missing),
        (r"argument (\S+): ignored explicit argument ", words.no_value_taken),
        (r"the following arguments are required: (.*)$", words.needed),
    ):
        found = re.match(pattern, message, re.DOTALL)
        if found is not None:
            return say(*found.groups())
    return Text(message, message)


def _not_a_command(word: str, commands: str) -> Text:
    import difflib

    known = commands.replace("'", "").split(", ")
    near = difflib.get_close_matches(_bare(word), known, 1)
    return words.not_a_command(_bare(word), ", ".join(known), near[0] if near else None)


def _not_a_choice(option: str, word: str, choices: str) -> Text:
    return words.not_a_choice(option, _bare(word), choices.replace("'", ""))


def _bare(quoted: str) -> str:
    """Take off the quotes that `repr` put around a word."""
    return quoted[1:-1]


def build(language: Language, argv: Sequence[str] | None = None) -> Parser:
    """Make the parser; where `argv` is given, with the options of its command alone."""
    top = Parser(
        language,
        prog="rfplint",
        description=words.DESCRIPTION.to(language),
        epilog=f"{words.EXIT_STATUSES.to(language)} {words.NOT_LEGAL_ADVICE.to(language)}",
    )
    version = f"rfplint {__version__}"
    said = words.VERSION.to(language)
    top.options.add_argument("-V", "--version", action="version", version=version, help=said)
    top.choice("--lang", LANGUAGES, words.LANG)
    shown, title = words.COMMAND_WORD, words.COMMANDS
    _below(top, _COMMANDS, argv, dest="command", shown=shown, title=title)
    return top


def _below(
    parent: Parser,
    rows: Iterable[_Row],
    argv: Sequence[str] | None,
    *,
    dest: str,
    shown: Text,
    title: Text,
) -> None:
    """Add commands, or the kinds of one; where `argv` is given, only its own get options."""
    language = parent.language
    commands = parent.add_subparsers(
        dest=dest,
        required=True,
        metavar=shown.to(language),
        title=title.to(language),
        parser_class=Parser,
        prog=parent.prog,  # else argparse lays out a usage line to find it
    )
    for name, short, long, fill in rows:
        parser = commands.add_parser(
            name, help=short.to(language), description=long.to(language), language=language
        )
        parser.choice("--lang", LANGUAGES, words.LANG, default=argparse.SUPPRESS)
        if argv is None or name in argv:
            fill(parser)


def _check(parser: Parser) -> None:
    parser.epilog = words.EXIT_STATUSES.to(parser.language)
    parser.word("paths", words.PATH_WORD, words.PATHS, nargs="*")
    parser.choice("--format", FORMATS, words.FORMAT, default="text")
    _selection(parser)
    parser.choice("--fail-on", FAIL_ON, words.FAIL_ON)
    parser.choice("--min-severity", SEVERITIES, words.MIN_SEVERITY, default="note")
    _circumstances(parser)
    parser.value("--stdin-filename", words.NAME_WORD, words.STDIN_FILENAME)
    parser.switch("--no-color", text=words.NO_COLOR)
    parser.switch("--exit-zero", text=words.EXIT_ZERO)
    parser.switch("--verbose", text=words.VERBOSE)
    parser.switch("--timings", text=words.TIMINGS)


def _explain(parser: Parser) -> None:
    parser.word("policies", words.POLICY_WORD, words.POLICY, nargs="*")
    parser.switch("--all", text=words.ALL)
    parser.choice("--format", PAGE_FORMATS, words.FORMAT, default="text")
    parser.switch("--no-color", text=words.NO_COLOR)
    parser.switch("--no-plugins", text=words.NO_PLUGINS)


def _policies(parser: Parser) -> None:
    parser.choice("--format", LIST_FORMATS, words.FORMAT, default="text")
    _selection(parser)


def _schema(parser: Parser) -> None:
    parser.word("name", words.NAME_WORD, words.SCHEMA_NAME)


def _read(parser: Parser) -> None:
    parser.word("file", words.FILE_WORD, words.READ_FILE)
    parser.choice("--format", LIST_FORMATS, words.FORMAT, default="text")
    parser.switch("--no-plugins", text=words.NO_PLUGINS)


def _plugins(parser: Parser) -> None:
    parser.choice("--format", LIST_FORMATS, words.FORMAT, default="text")
    parser.switch("--no-plugins", text=words.NO_PLUGINS)


def _test(parser: Parser) -> None:
    parser.epilog = words.TEST_STATUSES.to(parser.language)
    parser.word("paths", words.PATH_WORD, words.TEST_PATHS, nargs="*")
    parser.switch("--coverage", text=words.COVERAGE)
    parser.choice("--format", LIST_FORMATS, words.FORMAT, default="text")
    parser.value("--select", words.POLICY_WORD, words.SELECT, action="append")
    parser.switch("--no-plugins", text=words.NO_PLUGINS)


def _config(parser: Parser) -> None:
    parser.word("file", words.FILE_WORD, words.FILE, nargs="?", default=".")
    parser.switch("--show-origin", text=words.SHOW_ORIGIN)
    parser.choice("--fail-on", FAIL_ON, words.FAIL_ON)
    _circumstances(parser)
    parser.switch("--no-plugins", text=words.NO_PLUGINS)


def _new(parser: Parser) -> None:
    _below(parser, _KINDS, None, dest="kind", shown=words.KIND_WORD, title=words.KINDS)


def _new_rfp(parser: Parser) -> None:
    parser.word("target", words.FILE_WORD, words.NEW_FILE, nargs="?")
    parser.choice("--approach", APPROACHES, words.APPROACH, required=True)


def _new_policy(parser: Parser) -> None:
    parser.word("name", words.NAME_WORD, words.NEW_NAME)
    parser.value("--pack", words.FOLDER_WORD, words.PACK_FOLDER, required=True)
    parser.switch("--no-plugins", text=words.NO_PLUGINS)


def _new_folder(parser: Parser) -> None:
    parser.word("folder", words.FOLDER_WORD, words.NEW_FOLDER)
    parser.switch("--no-plugins", text=words.NO_PLUGINS)


def _selection(parser: Parser) -> None:
    parser.value("--select", words.POLICY_WORD, words.SELECT, action="append")
    parser.value("--ignore", words.POLICY_WORD, words.IGNORE, action="append")
    parser.switch("--no-plugins", text=words.NO_PLUGINS)


def _circumstances(parser: Parser) -> None:
    parser.value("--as-of", words.DATE_WORD, words.AS_OF)
    parser.value("--jurisdiction", words.CODE_WORD, words.JURISDICTION)


_Fill: TypeAlias = Callable[[Parser], None]
_Row: TypeAlias = tuple[str, Text, Text, _Fill]
_KINDS: Final[tuple[_Row, ...]] = (
    ("rfp", words.NEW_RFP, words.NEW_RFP_AT_LENGTH, _new_rfp),
    ("policy", words.NEW_POLICY, words.NEW_POLICY_AT_LENGTH, _new_policy),
    ("pack", words.NEW_PACK, words.NEW_PACK_AT_LENGTH, _new_folder),
    ("plugin", words.NEW_PLUGIN, words.NEW_PLUGIN_AT_LENGTH, _new_folder),
)
_COMMANDS: Final[tuple[_Row, ...]] = (
    ("check", words.CHECK, words.CHECK_AT_LENGTH, _check),
    ("explain", words.EXPLAIN, words.EXPLAIN_AT_LENGTH, _explain),
    ("policies", words.POLICIES, words.POLICIES_AT_LENGTH, _policies),
    ("read", words.READ, words.READ_AT_LENGTH, _read),
    ("test", words.TEST, words.TEST_AT_LENGTH, _test),
    ("schema", words.SCHEMA, words.SCHEMA_AT_LENGTH, _schema),
    ("config", words.CONFIG, words.CONFIG_AT_LENGTH, _config),
    ("new", words.NEW, words.NEW_AT_LENGTH, _new),
    ("plugins", words.PLUGINS, words.PLUGINS_AT_LENGTH, _plugins),
)
