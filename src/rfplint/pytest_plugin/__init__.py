"""Lets pytest run the examples and trials of policies, and test Python policies (`pytest11`).

Every pytest of an environment imports this module, so the rest of rfplint is imported only where
there is a pack or a file of trials, or where a test asks for the fixture. `-p no:rfplint` turns
it off.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

_OURS: Final = re.compile(rb"^(?:code|examples|pack|policy|trials):", re.MULTILINE)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.File | None:
    """Collect pack.yaml, the policy files of packs, and files of trials."""
    if file_path.suffix not in (".yaml", ".yml") or not _may_be_ours(file_path):
        return None
    from rfplint.pytest_plugin import items

    return items.file_of(file_path, parent)


def _may_be_ours(path: Path) -> bool:
    if not path.is_file():
        return False
    return "trials" in path.parts or _OURS.search(path.read_bytes()) is not None


@pytest.fixture
def rfplint_findings(request: pytest.FixtureRequest) -> object:
    """Give a function that gives what one policy finds in an RFP (`testing.FindingsOf`).

    `rfplint_findings(policy, rfp, jurisdiction=…, as_of=…, settings={…})`: `rfp` is YAML text;
    the policy is known from an installed plugin, or from a pack of the configuration.
    """
    from rfplint.pytest_plugin import items

    return items.findings_of(request.config, request.path.parent)
