"""Compiled packs are kept by a stamp; a cache that cannot be used is none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from rfplint import cache


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RFPLINT_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "one.yaml").write_text("a: 1\n")
    return tmp_path / "pack"


def test_what_was_stored_is_given_back(folder: Path) -> None:
    cache.store(str(folder), "stamp", {"a": ["é"]})
    assert cache.load(str(folder), "stamp") == {"a": ["é"]}


def test_another_stamp_gives_nothing(folder: Path) -> None:
    cache.store(str(folder), "stamp", 1)
    assert cache.load(str(folder), "other") is None


def test_a_changed_file_changes_the_stamp(folder: Path) -> None:
    before = cache.stamp(str(folder))
    os.utime(folder / "one.yaml", ns=(1, 1))
    assert cache.stamp(str(folder)) != before


def test_a_changed_file_has_another_state(folder: Path) -> None:
    file = str(folder / "one.yaml")
    before = [*cache.state_of([file])]
    os.utime(file, ns=(1, 1))
    assert before != [*cache.state_of([file])] == ["5 1"]


def test_a_new_file_changes_the_stamp(folder: Path) -> None:
    before = cache.stamp(str(folder))
    (folder / "family").mkdir()
    (folder / "family" / "two.yaml").write_text("b: 2\n")
    assert cache.stamp(str(folder)) != before


def test_what_else_it_depends_on_is_in_the_stamp(folder: Path) -> None:
    assert cache.stamp(str(folder), ("0.1",)) != cache.stamp(str(folder), ("0.2",))


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"stamp": "stamp"', b'{"stamp": "stamp"}', b"\xff"]
)
def test_a_broken_cache_file_is_none(folder: Path, content: bytes) -> None:
    cache.store(str(folder), "stamp", 1)
    (stored,) = Path(os.environ["RFPLINT_CACHE_DIR"]).iterdir()
    stored.write_bytes(content)
    assert cache.load(str(folder), "stamp") is None


def test_a_cache_that_cannot_be_written_is_passed_over(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RFPLINT_CACHE_DIR", str(folder / "one.yaml" / "below-a-file"))
    cache.store(str(folder), "stamp", 1)
    assert cache.load(str(folder), "stamp") is None


def test_the_folder_is_the_users_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("RFPLINT_CACHE_DIR")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    cache.store(str(tmp_path / "pack"), "stamp", 1)
    assert [path.name[:9] for path in (tmp_path / "xdg" / "rfplint").iterdir()] == ["pack-pack"]
