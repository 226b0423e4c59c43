"""Puts the tests of packs and files together, runs them, and says what they leave unproved."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple, cast

from rfplint import catalogue
from rfplint.catalogue import Catalogue
from rfplint.declarative import build
from rfplint.messages import testing as words
from rfplint.model import Text
from rfplint.rfp import Rfp
from rfplint.testing import coverage
from rfplint.testing.bench import Bench
from rfplint.testing.coverage import Gap, Part, Seen
from rfplint.testing.discovery import PACK_FILE, Found, pack_of
from rfplint.testing.files import Files, Read, examples_of
from rfplint.testing.trial import Data, Failure, Fault, Trial


class Own(NamedTuple):
    """A policy of a pack that is tested: its file, and its data as the pack was compiled."""

    path: str
    data: Data


class Suite(NamedTuple):
    """All tests of a run, the policies that they prove, and what is wrong with the files.

    `own` are all policies of the packs, by code; `codes` those whose examples are tests.
    """

    known: Catalogue
    own: Mapping[str, Own]
    codes: tuple[str, ...]
    trials: tuple[Trial, ...]
    faults: tuple[Fault, ...]


class Outcome(NamedTuple):
    """How the tests went; `gaps` are empty where nobody asked for the coverage."""

    failures: tuple[Failure, ...]
    gaps: tuple[Gap, ...]
    crashed: bool


def own_policies(known: Catalogue, folders: Iterable[str]) -> Mapping[str, Own]:
    """Give the policies of packs, by code, with their files."""
    own: dict[str, Own] = {}
    for folder in folders:
        if not os.path.isfile(os.path.join(folder, PACK_FILE)):
            continue
        compiled = catalogue.compiled(folder, known.checks)
        for data in cast("list[Data]", compiled["policies"]):
            path = os.path.join(folder, *str(data["file"]).split("/"))
            own.setdefault(str(data["code"]), Own(path, data))
    return own


def gather(
    known: Catalogue, found: Found, files: Files, only: Collection[str] | None = None
) -> Suite:
    """Read the tests that paths led to.

    Args:
        known: all policies, those of the packs of `found` among them.
        found: where the tests are.
        files: reads them.
        only: the codes of the policies to test; None for all.
    """
    around = {path: pack_of(path) for path in found.policies}
    packs = dict.fromkeys([*found.packs, *filter(None, around.values())])
    own = own_policies(known, packs)
    policies = {c: build.policy(one.data, known.checks.get(c)) for c, one in own.items()}
    known = known._replace(policies={**known.policies, **policies})
    codes = tuple(code for code in own if _is_asked(own[code], found) and _is_in(code, only))
    read = [files.trials(path) for path in found.trials]
    by_word = known.codes()
    in_files = [t for one in read for t in _of_known(one, by_word) if _is_in(t.policy, only)]
    nameless = () if known.pack_faults else _nameless(read, known, by_word, files)
    shown = (trial for code in codes for trial in examples_of(policies[code].head, own[code].path))
    strange = (Fault(path, 1, 1, words.NOT_A_TEST) for path in found.strange)
    in_read = (fault for one in read for fault in one.faults)
    faults = (*known.pack_faults, *strange, *in_read, *nameless)
    return Suite(known, own, codes, (*shown, *in_files), faults)


def _is_asked(own: Own, found: Found) -> bool:
    """Say whether a policy's pack was named, or its file."""
    named = {os.path.realpath(path) for path in found.policies}
    packs = [os.path.realpath(folder) + os.sep for folder in found.packs]
    path = os.path.realpath(own.path)
    return path in named or any(path.startswith(pack) for pack in packs)


def _is_in(code: str, only: Collection[str] | None) -> bool:
    return only is None or code in only


def _of_known(read: Read, codes: Mapping[str, str]) -> Iterator[Trial]:
    """Give the trials of a file with the code of their policy; none where it is unknown."""
    for trial in read.trials:
        code = _code(trial.policy, codes)
        if code is not None:
            yield trial._replace(policy=code)


def _code(word: str, codes: Mapping[str, str]) -> str | None:
    return codes.get(word) or codes.get(word.upper())


def _nameless(
    read: Iterable[Read], known: Catalogue, codes: Mapping[str, str], files: Files
) -> Iterator[Fault]:
    """Give the files whose policy is unknown."""
    for first in (one.trials[0] for one in read if one.trials):
        if _code(first.policy, codes) is None:
            place = files.place(first.path, ("policy",))
            yield Fault(first.path, place.line, place.column, known.unknown(first.policy))


def run(suite: Suite, files: Files, *, with_coverage: bool = False) -> Outcome:
    """Run every test; where asked, note which operators and cases the tests reach."""
    bench = Bench(suite.known, files)
    ledger = _Ledger(suite)
    failures = [
        failure
        for trial in suite.trials
        if (failure := bench.run(trial, ledger.watch(trial) if with_coverage else None)) is not None
    ]
    explained = tuple(_explained(failure, bench, suite) for failure in failures)
    gaps = tuple(sorted(ledger.gaps(bench, files), key=_by_place)) if with_coverage else ()
    return Outcome(explained, gaps, any(failure.crashed for failure in failures))


def _by_place(gap: Gap) -> tuple[str, int, int]:
    return gap.path, gap.location.line, gap.location.column


def _explained(failure: Failure, bench: Bench, suite: Suite) -> Failure:
    """Add why the policy was silent where it should have spoken."""
    if failure.got or not failure.expected:
        return failure
    ledger = _Ledger(suite)
    bench.run(failure.trial, ledger.watch(failure.trial))
    return failure._replace(why=tuple(ledger.silence(failure)))


class _Ledger:
    """What the tests of a run were seen to reach."""

    def __init__(self, suite: Suite) -> None:
        self._suite = suite
        self._parts: dict[str, tuple[Part, ...]] = {}
        self._seen: dict[str, Seen] = {}

    def watch(self, trial: Trial) -> coverage.Watch:
        """Give what notes the operators that a test reaches."""
        code = trial.policy

        def note(rfp: Rfp) -> None:
            self._seen.setdefault(code, set()).update(coverage.observe(self._all_of(code), rfp))

        return note

    def _of(self, code: str) -> tuple[Part, ...]:
        if code not in self._parts:
            own = self._suite.own.get(code)
            self._parts[code] = coverage.parts(own.data) if own is not None else ()
        return self._parts[code]

    def _all_of(self, code: str) -> tuple[Part, ...]:
        own = self._suite.own.get(code)
        return (*self._of(code), *(coverage.moves(own.data) if own is not None else ()))

    def silence(self, failure: Failure) -> Iterator[Text]:
        """Say why a policy found nothing."""
        if failure.code not in self._seen:
            yield words.DID_NOT_RUN
        else:
            seen = self._seen[failure.code]
            yield from coverage.silence(self._of(failure.code), seen, failure.trial.case)

    def gaps(self, bench: Bench, files: Files) -> Iterator[Gap]:
        """Give what the tests leave unproved, policy by policy."""
        for code in self._suite.codes:
            path, data = self._suite.own[code]
            found = {case for policy, case in bench.found if policy == code}
            for pointer, message in coverage.unfound(
                self._suite.known.policies[code].cases, data, found
            ):
                yield Gap(code, path, files.place(path, pointer), message)
            seen = self._seen.get(code, set())
            for operator, message in coverage.unproved(self._all_of(code), seen):
                place = files.place(path, operator.pointer, on_key=operator.on_key)
                yield Gap(code, path, place, message)
