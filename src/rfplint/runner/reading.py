"""The bytes of a file or of standard input, never more than the limits let in."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from rfplint.messages import runner as words
from rfplint.messages import yaml as text_words
from rfplint.model import Text

ReadStdin: TypeAlias = Callable[[int], bytes]
"""Gives at most so many bytes of standard input."""


class Unread(NamedTuple):
    """Why a file was not read: YML005 or YML009, and the words for it."""

    code: str
    message: Text


def read_file(path: str, most: int) -> bytes | Unread:
    """Read a file, or say why it cannot be read; one that is larger than `most` is not opened."""
    try:
        about = os.stat(path)
        if stat.S_ISDIR(about.st_mode):
            os.listdir(path)  # a folder comes here only if it could not be walked: this says why
        if not stat.S_ISREG(about.st_mode):
            return Unread("YML009", words.NOT_REGULAR)
        if about.st_size > most:
            return Unread("YML005", text_words.file_too_large(most))
        with open(path, "rb") as file:
            # Asking for all that is allowed would set aside megabytes for each small file.
            data = file.read(about.st_size + 1)
            grown = len(data) > about.st_size
            return data + file.read(most + 1 - len(data)) if grown else data
    except OSError as error:
        return Unread("YML009", words.unreadable(words.reason(error)))


def read_stdin(read: ReadStdin, most: int) -> bytes | Unread:
    """Read standard input likewise."""
    try:
        return read(most + 1)
    except OSError as error:
        return Unread("YML009", words.unreadable(words.reason(error)))
