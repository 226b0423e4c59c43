"""What `check --timings` says on standard error: which policies are slow."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Final

from rfplint.messages import timings as words
from rfplint.model import Language, Text
from rfplint.reporters.escape import visible
from rfplint.runner import PROSE, Timing

_MOST: Final = 10


def tell(timings: tuple[Timing, ...], total: float, language: Language, *, every: bool) -> None:
    """Write the table: the ten slowest policies, or every one, and what else took the time."""
    if sys.stderr is not None:
        lines = table(timings, total, language, every=every)
        sys.stderr.write("".join(f"{visible(line)}\n" for line in lines))


def table(
    timings: tuple[Timing, ...], total: float, language: Language, *, every: bool
) -> Iterator[str]:
    """Give the lines: milliseconds, share of the whole, and what took them.

    Args:
        timings: the slowest first.
        total: the seconds of the whole run.
        language: of the reader.
        every: whether all policies have a line of their own.
    """
    policies = [timing for timing in timings if timing.code != PROSE]
    prose = sum(timing.seconds for timing in timings if timing.code == PROSE)
    shown = policies if every else policies[:_MOST]
    others = policies[len(shown) :]
    rest = total - sum(timing.seconds for timing in timings)
    yield words.HEADING.to(language)
    for timing in shown:
        yield _row(timing.seconds, total, _named(timing), language)
    if others:
        left = sum(timing.seconds for timing in others)
        yield _row(left, total, words.others(len(others)), language)
    yield _row(prose, total, words.PROSE, language)
    yield _row(rest, total, words.REST, language)
    yield _row(total, total, words.TOTAL, language)


def _named(timing: Timing) -> Text:
    source = f" ({timing.distribution})" if timing.distribution else ""
    named = f"{timing.code}[{timing.name}]{source}"
    return Text(named, named)


def _row(seconds: float, total: float, what: Text, language: Language) -> str:
    share = 100 * seconds / total if total else 0
    figures = f"{seconds * 1000:10.2f} ms {share:5.1f} %"
    return f"{figures.replace('.', ',') if language == 'fr' else figures}  {what.to(language)}"
