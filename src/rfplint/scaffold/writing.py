"""Writes new files, all or none, and never over one that is there."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence

from rfplint.messages import scaffold as words
from rfplint.model import RfplintError
from rfplint.scaffold.rendering import File


def write(files: Sequence[File]) -> None:
    """Write files that do not exist; when one cannot be written, none stays.

    Raises:
        RfplintError: one of them exists, or a file stands where a folder is needed.
        OSError: the system refuses.
    """
    for file in files:
        _check(file.path)
    made: list[str] = []
    try:
        for file in files:
            _make_folders(os.path.dirname(file.path), made)
            with open(file.path, "x", encoding="utf-8", newline="\n") as stream:
                made.append(file.path)
                stream.write(file.text)
    except BaseException as error:
        _unmake(made)
        if isinstance(error, FileExistsError):
            raise RfplintError(words.exists(str(error.filename))) from error
        raise


def _check(path: str) -> None:
    if os.path.lexists(path):
        raise RfplintError(words.exists(path))
    folder = os.path.dirname(path)
    while folder and not os.path.lexists(folder):
        folder = os.path.dirname(folder)
    if folder and not os.path.isdir(folder):
        raise RfplintError(words.not_a_folder(folder))


def _make_folders(folder: str, made: list[str]) -> None:
    """Make a folder and those above it, and note each one made."""
    if folder and not os.path.isdir(folder):
        _make_folders(os.path.dirname(folder), made)
        os.mkdir(folder)
        made.append(folder)


def _unmake(made: list[str]) -> None:
    for path in reversed(made):
        with contextlib.suppress(OSError):
            os.rmdir(path) if os.path.isdir(path) else os.remove(path)
