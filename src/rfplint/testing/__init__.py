"""Runs what proves a policy: its static check, the examples in its file, and files of trials.

A trial is an RFP and the whole list of findings that one policy must have in it. `rfplint test`,
the pytest plugin and this public room run the same trials.
"""

from __future__ import annotations

from rfplint.testing.bench import Bench, examples, findings
from rfplint.testing.coverage import Gap
from rfplint.testing.discovery import Found, find, pack_of
from rfplint.testing.files import Files, Read
from rfplint.testing.session import FindingsOf, Session, configuration_of
from rfplint.testing.suite import Outcome, Suite, gather, own_policies, run
from rfplint.testing.telling import failure_lines, fault_line, gap_line, shown_path
from rfplint.testing.trial import Failure, Fault, Trial

__all__ = [
    "Bench",
    "Failure",
    "Fault",
    "Files",
    "FindingsOf",
    "Found",
    "Gap",
    "Outcome",
    "Read",
    "Session",
    "Suite",
    "Trial",
    "configuration_of",
    "examples",
    "failure_lines",
    "fault_line",
    "find",
    "findings",
    "gap_line",
    "gather",
    "own_policies",
    "pack_of",
    "run",
    "shown_path",
]
