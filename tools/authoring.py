"""Runs the guide for policy authors: writes its files, and puts the real output of its commands."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from rfplint import cli

ROOT = Path(__file__).resolve().parent.parent
ROWS = ROOT / "docs" / "authoring-rows.yaml"
_STEP = re.compile(
    r"<!-- write (?P<file>\S+) -->\n```yaml\n(?P<text>.*?)```"
    r"|<!-- run -->\n```console\n\$ (?P<command>[^\n]*)\n.*?```\n<!-- end -->"
    r"|<!-- (?P<rows>rows) -->\n.*?<!-- end -->",
    re.DOTALL,
)
_HEADS = {"en": ("I want to say …", "write …"), "fr": ("Je veux dire …", "écrire …")}


def page(name: str, language: str) -> str:
    """Give the guide with the output of its commands, run one after another in a new folder."""
    text = (ROOT / name).read_text(encoding="utf-8")
    before = {key: os.environ.get(key) for key in ("RFPLINT_LANG", "NO_COLOR")}
    here = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        os.environ.update({"RFPLINT_LANG": language, "NO_COLOR": "1"})
        try:
            return _STEP.sub(lambda step: _done(step, language), text)
        finally:
            os.chdir(here)
            for key, value in before.items():
                os.environ.pop(key, None)
                os.environ.update({key: value} if value is not None else {})


def _done(step: re.Match[str], language: str) -> str:
    if step["file"]:
        path = Path(step["file"])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(step["text"], encoding="utf-8")
        return step[0]
    if step["rows"]:
        return "\n".join(("<!-- rows -->", *_table(language), "<!-- end -->"))
    shown = f"```console\n$ {step['command']}\n{_output(step['command'])}```"
    return f"<!-- run -->\n{shown}\n<!-- end -->"


def _output(command: str) -> str:
    program, *words = shlex.split(command)
    if program != "rfplint":
        raise ValueError(f"the guide runs rfplint alone, not {program}")
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        cli.main(words)
    return said.getvalue()


def rows() -> list[dict[str, Any]]:
    """Give the rows of the table: `en`, `fr`, `write`, and a `bad` and a `good` tender."""
    read: list[dict[str, Any]] = yaml.safe_load(ROWS.read_text(encoding="utf-8"))
    return read


def _table(language: str) -> Iterator[str]:
    yield f"| {_HEADS[language][0]} | {_HEADS[language][1]} |"
    yield "|---|---|"
    for row in rows():
        written = yaml.safe_dump(
            row["write"], default_flow_style=True, sort_keys=False, width=1000, allow_unicode=True
        )
        yield f"| {row[language]} | `{written.strip()[1:-1]}` |"
