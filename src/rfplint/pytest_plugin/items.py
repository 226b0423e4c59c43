"""The files and tests of policies as pytest sees them; imported only where there are some."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import pytest

from rfplint import testing
from rfplint.model import Finding, Language
from rfplint.testing import Fault, Session, Trial

_SESSIONS: Final = pytest.StashKey[dict[str | None, Session]]()


def file_of(path: Path, parent: pytest.Collector) -> pytest.File | None:
    """Give the collector of a file; None for one that is neither of a pack nor of trials."""
    if testing.find([str(path)]).strange:
        return None
    return PolicyFile.from_parent(parent, path=path)


def findings_of(config: pytest.Config, folder: Path) -> testing.FindingsOf:
    """Give what the fixture gives."""
    session = _session(config, None, folder)

    def findings(
        policy: str,
        rfp: str,
        *,
        jurisdiction: str | None = None,
        as_of: str | None = None,
        settings: Mapping[str, object] | None = None,
    ) -> tuple[Finding, ...]:
        given = {"jurisdiction": jurisdiction, "asOf": as_of, "settings": settings}
        options = {key: value for key, value in given.items() if value is not None}
        found, trouble = session.findings(policy, rfp, options)
        if trouble is not None:
            pytest.fail(trouble.to(_language()), pytrace=False)
        return found

    return findings


class TrialError(Exception):
    """A test that does not hold; its text says all."""


class PolicyFile(pytest.File):
    """A file of a pack, or a file of trials."""

    def collect(self) -> Iterator[pytest.Item]:
        """Give an item for the static check, and one for each example or trial."""
        session = _session(self.config, testing.pack_of(str(self.path)), self.path.parent)
        trials, faults = session.tests_in(str(self.path))
        yield StaticCheck.of(self, faults)
        for trial in trials:
            yield TrialItem.of(self, trial, session)


class _Item(pytest.Item):
    line = 1

    def runtest(self) -> None:
        """Fail where there is something to say.

        Raises:
            TrialError: there is.
        """
        said = "\n".join(self.failure())
        if said:
            raise TrialError(said)

    def failure(self) -> Iterator[str]:
        """Say what does not hold, line by line."""
        raise NotImplementedError

    def repr_failure(
        self,
        excinfo: pytest.ExceptionInfo[BaseException],
        style: object = None,
    ) -> str:
        """Show what does not hold as `rfplint test` does; all else with its traceback."""
        del style
        if isinstance(excinfo.value, TrialError):
            return str(excinfo.value)
        return str(super().repr_failure(excinfo))

    def reportinfo(self) -> tuple[Path, int, str]:
        """Say where the test stands: the file, its line from 0, and its name."""
        return self.path, self.line - 1, self.name


class StaticCheck(_Item):
    """The static check of one file."""

    faults: tuple[Fault, ...] = ()

    @classmethod
    def of(cls, parent: pytest.File, faults: tuple[Fault, ...]) -> StaticCheck:
        """Make the item of a file, which stands at the first fault."""
        item: StaticCheck = cls.from_parent(parent, name="static check")
        item.faults = faults
        item.line = faults[0].line if faults else 1
        return item

    def failure(self) -> Iterator[str]:
        """Say what is wrong with the file."""
        return (testing.fault_line(fault, _language()) for fault in self.faults)


class TrialItem(_Item):
    """One example or trial."""

    trial: Trial
    session_of_pack: Session

    @classmethod
    def of(cls, parent: pytest.File, trial: Trial, session: Session) -> TrialItem:
        """Make the item of a test."""
        item: TrialItem = cls.from_parent(parent, name=trial.name.en)
        item.trial = trial
        item.session_of_pack = session
        item.line = session.files.place(trial.path, trial.pointer).line
        return item

    def failure(self) -> Iterator[str]:
        """Run the test; say what does not hold."""
        return self.session_of_pack.failure(self.trial, _language())


def _session(config: pytest.Config, pack: str | None, folder: Path) -> Session:
    """Give what knows the policies of a pack, or of what lies outside packs; each made once."""
    sessions = config.stash.setdefault(_SESSIONS, {})
    key = pack or testing.configuration_of(str(folder))
    if key not in sessions:
        enabled = not os.environ.get("RFPLINT_NO_PLUGINS")
        sessions[key] = Session(pack, str(folder), plugins_enabled=enabled)
    return sessions[key]


def _language() -> Language:
    return "fr" if os.environ.get("RFPLINT_LANG", "").lower().startswith("fr") else "en"
