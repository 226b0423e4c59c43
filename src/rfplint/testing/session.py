"""The tests of one pack, or of one configuration, as a longer session asks for them: pytest's."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Protocol

from rfplint import catalogue, config
from rfplint.messages import testing as words
from rfplint.model import Finding, Language, Text
from rfplint.testing import suite
from rfplint.testing.bench import Bench
from rfplint.testing.discovery import PACK_FILE, Found, find
from rfplint.testing.files import Files
from rfplint.testing.telling import failure_lines
from rfplint.testing.trial import Data, Fault, Trial


class FindingsOf(Protocol):
    """What pytest's fixture `rfplint_findings` gives."""

    def __call__(
        self,
        policy: str,
        rfp: str,
        *,
        jurisdiction: str | None = None,
        as_of: str | None = None,
        settings: Mapping[str, object] | None = None,
    ) -> tuple[Finding, ...]:
        """Give what the policy (a code or name) finds in an RFP, which is YAML text.

        The test that asks fails with a message where the policy is unknown or crashes, an option
        makes no sense, or no RFP can be read.
        """


def configuration_of(folder: str) -> str | None:
    """Give the configuration nearest to a folder."""
    return config.find(os.path.abspath(folder))


class Session:
    """Loads the policies of a pack, of the configuration and of plugins once."""

    def __init__(self, pack: str | None, folder: str, *, plugins_enabled: bool) -> None:
        """Load what the tests of `pack` need, or of a folder outside packs."""
        settled, faults = config.load(configuration_of(folder), root=folder)
        packs, absent = catalogue.pack_folders(settled)
        named = packs if pack is None else (*packs, pack)
        known = catalogue.load(named, plugins_enabled=plugins_enabled)
        self.files = Files()
        found = Found(packs=() if pack is None else (pack,))
        self._suite = suite.gather(known, found, self.files)
        self._config_faults = tuple(
            Fault(fault.path, fault.location.line, fault.location.column, fault.message)
            for fault in (*faults, *absent)
        )

    def tests_in(self, path: str) -> tuple[tuple[Trial, ...], tuple[Fault, ...]]:
        """Give the examples or trials of a file, and what is wrong with it."""
        here, known = os.path.realpath(path), self._suite.known
        found = find([path])
        if found.trials:
            read = suite.gather(known, found, self.files)
            return read.trials, tuple(fault for fault in read.faults if fault.path == path)
        faults = [fault for fault in known.pack_faults if _is_told_at(fault, path)]
        if os.path.basename(path) == PACK_FILE:
            plugins = (Fault(path, 1, 1, text) for text in known.plugin_faults)
            faults += [*self._config_faults, *plugins]
        own = (one for one in self._suite.trials if os.path.realpath(one.path) == here)
        return tuple(own), tuple(faults)

    def failure(self, trial: Trial, language: Language) -> Iterator[str]:
        """Run a test; say what does not hold, line by line."""
        one = self._suite._replace(trials=(trial,))
        for failure in suite.run(one, self.files).failures:
            yield from failure_lines(failure, self._suite.known, language)

    def findings(
        self, policy: str, rfp: str, options: Data
    ) -> tuple[tuple[Finding, ...], Text | None]:
        """Give what a policy finds in an RFP; or what keeps it from being looked for."""
        known = self._suite.known
        code = known.exact(policy)
        if code is None:
            return (), known.unknown(policy)
        bench = Bench(known, self.files)
        asked = Trial(code, Text(policy, policy), "trial", rfp, "", (), options=options)
        failure = bench.run(asked)
        if failure is not None and failure.message != words.DIFFERENT:
            return (), failure.message
        found = bench.findings(code, rfp, options)
        return tuple(finding for finding in found if finding.status == "open"), None


def _is_told_at(fault: Fault, path: str) -> bool:
    """A fault is told at its file; at pack.yaml, where its file is none that holds tests."""
    own = os.path.realpath(fault.path) == os.path.realpath(path)
    if own or os.path.basename(path) != PACK_FILE:
        return own
    return os.path.isdir(fault.path) or bool(find([fault.path]).strange)
