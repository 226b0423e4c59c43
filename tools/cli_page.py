"""The page on the command line, written from the program's own help."""

from __future__ import annotations

import os
from unittest import mock

from rfplint.cli import parser
from rfplint.model import LANGUAGES, Language, Text

_KINDS = ("rfp", "policy", "pack", "plugin")
_COMMANDS = (
    *("check", "explain", "policies", "read", "test", "schema", "config"),
    *("new", *(f"new {kind}" for kind in _KINDS), "plugins"),
)
_HEADINGS = {"en": "English", "fr": "Français"}
_INTRODUCTION = Text(
    "What `rfplint --help` and `rfplint COMMAND --help` say.",
    "Ce que disent `rfplint --help` et `rfplint COMMANDE --help`.",
)


def page() -> str:
    """Give the help of rfplint and of each command, in both languages."""
    parts = ["<!-- Written by tools/generate_docs.py: change the help texts instead. -->"]
    parts += ["# rfplint: the command line / la ligne de commande"]
    for language in LANGUAGES:
        parts += [f"## {_HEADINGS[language]}", _INTRODUCTION.to(language)]
        for command in ("", *_COMMANDS):
            title = " ".join(filter(None, ("rfplint", command)))
            parts += [f"### {title}", f"```text\n{_help(command, language)}```"]
    return "\n\n".join(parts) + "\n"


def _help(command: str, language: Language) -> str:
    said: list[str] = []
    words = [*command.split(), "--help"]
    with (
        mock.patch.dict(os.environ, {"COLUMNS": "80"}),
        mock.patch("rfplint.cli.output.write", said.append),
    ):
        try:
            parser.build(language).parse_args(words)
        except SystemExit:
            return "".join(said)
    raise AssertionError(words)
