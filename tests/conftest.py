"""What all tests share: golden files, rewritten by `pytest --update`."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

_SNAPSHOTS = Path(__file__).parent / "snapshots"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite the golden files")


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep compiled packs of tests apart from those of the person who runs them."""
    if "RFPLINT_CACHE_DIR" in os.environ:
        yield
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RFPLINT_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def snapshot(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the golden file `tests/snapshots/<name>`, byte for byte."""
    update = bool(request.config.getoption("--update"))

    def compare(name: str, text: str) -> None:
        golden = _SNAPSHOTS / name
        if update:
            golden.parent.mkdir(parents=True, exist_ok=True)
            golden.write_bytes(text.encode())
        assert golden.exists(), f"no golden file {name}: run pytest --update and review it"
        assert text == golden.read_bytes().decode()

    return compare
