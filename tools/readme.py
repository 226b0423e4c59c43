"""Puts the tool's real output on the first screen of the README pages."""

from __future__ import annotations

import contextlib
import io
import os
import re
from pathlib import Path

from rfplint import cli

ROOT = Path(__file__).resolve().parent.parent
_FILE = "docs/demo.rfp.yaml"
_POLICIES = "IP002,ELG001"
_BLOCK = re.compile(r"<!-- demo -->.*?<!-- end -->", re.DOTALL)


def page(name: str, language: str) -> str:
    """Give a README with the output of one command in it."""
    text = (ROOT / name).read_text(encoding="utf-8")
    words = ["check", _FILE, "--select", _POLICIES, *(["--lang", "fr"] if language == "fr" else [])]
    shown = f"```console\n$ rfplint {' '.join(words)}\n{_output([*words, '--lang', language])}```"
    return _BLOCK.sub(lambda _: f"<!-- demo -->\n{shown}\n<!-- end -->", text, count=1)


def _output(words: list[str]) -> str:
    """Run the command line from the root, as a reader would, without colours."""
    here = Path.cwd()
    said = io.StringIO()
    os.chdir(ROOT)
    try:
        with contextlib.redirect_stdout(said):
            cli.main([*words, "--no-color"])
    finally:
        os.chdir(here)
    return said.getvalue()
