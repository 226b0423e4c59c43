"""How long does each policy take? Only `--timings` asks: its checks are wrapped, no others."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeVar

from rfplint.policy import Check, Chosen, Selection
from rfplint.rfp import Hit, Rfp

_T = TypeVar("_T")
PROSE = ""
"""The code under which the reading of prose is counted, which all policies share."""


class Timing(NamedTuple):
    """The seconds that a policy took; `code` is PROSE for the reading of sentences."""

    code: str
    name: str
    distribution: str
    seconds: float


class Stopwatch:
    """Counts the time of each policy over all files of a run."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        """Start with nothing counted."""
        self._clock = clock
        self._spent: dict[str, float] = {}
        self._about: dict[str, tuple[str, str]] = {PROSE: ("", "")}
        self._timed: dict[int, tuple[Selection, Selection]] = {}
        self._rfp: Rfp | None = None

    def timed(self, selection: Selection) -> Selection:
        """Give a selection whose checks are timed; the same one each time."""
        known = self._timed.get(id(selection))
        if known is None:
            chosen = tuple(map(self._watched, selection.chosen))
            known = selection, selection._replace(chosen=chosen)
            self._timed[id(selection)] = known
        return known[1]

    def timings(self) -> tuple[Timing, ...]:
        """Give what each policy took, the slowest first."""
        slowest = sorted(self._spent.items(), key=lambda entry: (-entry[1], entry[0]))
        return tuple(Timing(code, *self._about[code], seconds) for code, seconds in slowest)

    def _watched(self, chosen: Chosen) -> Chosen:
        policy = chosen.policy
        self._about[policy.code] = policy.head.name, policy.distribution
        check = self._check(policy.code, policy.check)
        return chosen._replace(policy=policy._replace(check=check))

    def _check(self, code: str, check: Check) -> Check:
        def run(rfp: Rfp) -> Iterator[Hit]:
            if rfp is not self._rfp:  # else the first policy that asks would be the slow one
                self._rfp = rfp
                self.count(PROSE, lambda: rfp.clauses)
            offered = self.count(code, lambda: check(rfp))
            return _Timed(self, code, offered) if isinstance(offered, Iterator) else offered

        run.__wrapped__ = check  # type: ignore[attr-defined] # where a crash is looked for
        return run

    def count(self, code: str, do: Callable[[], _T]) -> _T:
        """Do something of a policy's, and count the time."""
        start = self._clock()
        try:
            return do()
        finally:
            self._spent[code] = self._spent.get(code, 0.0) + self._clock() - start


class _Timed(Iterator[Hit]):
    """The hits of a check, each counted when it is asked for."""

    def __init__(self, watch: Stopwatch, code: str, hits: Iterator[Hit]) -> None:
        self._watch = watch
        self._code = code
        self._hits = hits

    def __next__(self) -> Hit:
        return self._watch.count(self._code, self._hits.__next__)

    @property
    def gi_frame(self) -> object:
        """Where the check stands, as its generator says it."""
        return getattr(self._hits, "gi_frame", None)
