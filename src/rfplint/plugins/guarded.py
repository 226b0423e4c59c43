"""Runs a plugin's code so that nothing that it does ends the run."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple, TypeGuard, TypeVar

from rfplint import blame
from rfplint.blame import Blame

_T = TypeVar("_T")


class Failed(NamedTuple):
    """What a plugin's code came to: the error, and the line of the plugin that led to it."""

    what: str
    place: Blame | None


def attempt(do: Callable[[], _T]) -> _T | Failed:
    """Do something of a plugin's; an error, be it `sys.exit`, is told and not raised.

    Raises:
        KeyboardInterrupt: the person at the keyboard wants no more.
    """
    try:
        return do()
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 - a plugin may even call sys.exit
        return Failed(blame.told(error), blame.of_error(error))


def gathered(offered: Iterable[object]) -> tuple[list[object], Failed | None]:
    """Give what a hook offers, up to where it failed."""
    kept: list[object] = []
    failed = attempt(lambda: _keep(offered, kept))
    return kept, failed


def is_list(offered: object) -> TypeGuard[Iterable[object]]:
    """Say whether a hook gave a list, or what is as good as one; a text is none."""
    if isinstance(offered, str | bytes | os.PathLike | Mapping):
        return False
    return isinstance(offered, Iterable)


def _keep(offered: Iterable[object], kept: list[object]) -> None:
    for one in offered:
        kept.append(one)  # noqa: PERF402 - what came before an error stays
