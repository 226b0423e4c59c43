"""Runs the command line in this process, in a folder and with an environment of its own."""

from __future__ import annotations

import contextlib
import io
import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from rfplint import cli

ROOT = Path(__file__).parent.parent
SPEAKING = ("RFPLINT_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "RFPLINT_NO_PLUGINS")

RFP = """\
rfp: "1.0"
tender:
  title: TODO
  selectionCriteria:
    criteria:
      - subType: yearsInBusiness
        minimumValue: 8
"""
"""An RFP with one error (DOC002 at 3:10) and one warning (ELG006 at 7:23) of those policies."""
BOTH = ("--select", "DOC002,ELG006", "--format", "concise")

ERROR = (
    "3:10: error DOC002[template-leftover] 'TODO' was left from a template or a draft, so this "
    "part of the RFP is not written yet. Write what belongs here."
)
WARNING = (
    "7:23: warning ELG006[years-in-business-minimum] This condition asks a firm to have existed "
    "for 8 years. More than 2 shuts out startups, whatever their people and products can do."
)


class Done(NamedTuple):
    """What a command came to."""

    status: int
    out: str
    err: str


def call(
    *words: str,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    stdin: bytes = b"",
) -> Done:
    """Run `rfplint WORDS` in an English environment."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _ in range(2))
    kept = {key: value for key, value in os.environ.items() if key not in SPEAKING}
    with (
        contextlib.chdir(cwd or ROOT),
        mock.patch.dict(os.environ, {**kept, **(env or {})}, clear=True),
        mock.patch("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8")),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        status = cli.main([*words])
    return Done(status, _text(out), _text(err))


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    written = stream.buffer
    assert isinstance(written, io.BytesIO)
    return written.getvalue().decode()


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below `folder`, and give it."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder
