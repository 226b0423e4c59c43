"""A fault of a pack's lexicon is told at its file, line and column."""

from __future__ import annotations

from pathlib import Path

import pytest

from rfplint import catalogue
from rfplint.declarative import lexicon_fault

PACK = "pack: acme\nversion: '1.0'\ntitle: {en: Acme, fr: Acmé}\nlicence: MIT\n"


def folder(path: Path, **files: str) -> str:
    (path / "prose").mkdir(parents=True)
    (path / "pack.yaml").write_text(PACK, encoding="utf-8")
    for name, content in files.items():
        (path / "prose" / f"{name}.yaml").write_text(content, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("content", "place", "what"),
    [
        ("phrases:\n  nest: {en: [a, .. nest]}\n", (2, 18), "cannot read the phrase '.. nest'"),
        ("# own\nkind: brand-name\nreads: [{all: [nets]}]\n", (3, 16), "there is no list <nets>"),
        ("kind: brand-name\nreads: [{none: [a]}]\n", (1, 7), "has neither 'all' nor 'some'"),
        ("kind: brand-name\nphrase: {}\n", (2, 1), "unknown key 'phrase'"),
        ("kind: brand-name\nphrases: [a]\n", (2, 1), "each list has 'en' and 'fr'"),
        ("kind: brand-name\nreads: {a: b}\n", (2, 1), "reads: a list of mappings"),
        ("- a\n", (1, 1), "write a mapping"),
        ("phrases:\n  - [\n", (3, 1), ""),
    ],
)
def test_the_place_is_where_the_words_stand(
    tmp_path: Path, content: str, place: tuple[int, int], what: str
) -> None:
    path = folder(tmp_path, own=content)
    (fault,) = catalogue.load([path], plugins_enabled=False).pack_faults
    assert fault.path == str(tmp_path / "prose" / "own.yaml")
    assert (fault.line, fault.column) == place
    assert what in fault.message.en


def test_of_two_packs_with_a_file_of_that_name_the_faulty_one_is_told(tmp_path: Path) -> None:
    first = folder(tmp_path / "a", own="phrases:\n  nest: {en: [.. nest]}\n")
    second = folder(tmp_path / "b", own="phrases:\n  nest: {en: [nest]}\n")
    (fault,) = catalogue.load([first, second], plugins_enabled=False).pack_faults
    assert fault.path == str(tmp_path / "a" / "prose" / "own.yaml")


def test_what_names_no_file_is_told_at_the_folder(tmp_path: Path) -> None:
    assert lexicon_fault.find([str(tmp_path)], "no text") == (str(tmp_path), 1, 1, "no text")
    said = "gone.yaml: no text"
    assert lexicon_fault.find([str(tmp_path)], said) == (str(tmp_path), 1, 1, said)
