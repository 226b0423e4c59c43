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
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], str]:
    """Give the reviewed text of `tests/snapshots/<name>`; `--update` writes the new one first."""
    update = bool(request.config.getoption("--update"))

    def reviewed(name: str, new: str) -> str:
        file = _SNAPSHOTS / name
        if update:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(new.encode())
        assert file.exists(), f"no golden file {name}: run pytest --update and review it"
        return file.read_bytes().decode()

    return reviewed
