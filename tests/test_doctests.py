"""What the docstrings and the page of the plugin API show is true."""

from __future__ import annotations

import doctest
from pathlib import Path
from types import ModuleType

import pytest

from rfplint import hits, hooks, rfp

PAGE = Path(__file__).parent.parent / "docs" / "plugins.md"


@pytest.mark.parametrize("module", [rfp, hits, hooks], ids=lambda module: module.__name__)
def test_the_examples_of_a_module_hold(module: ModuleType) -> None:
    failed, tried = doctest.testmod(module)
    assert (failed, tried > 0) == (0, True)


def test_the_examples_of_the_page_hold() -> None:
    failed, tried = doctest.testfile(str(PAGE), module_relative=False)
    assert (failed, tried > 0) == (0, True)
