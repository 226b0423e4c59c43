"""The lexicon is data: a folder adds words to it, and compiled it can be stored."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from rfplint import prose
from rfplint.prose import Clause, Lexicon, PhraseError, compiling, store
from rfplint.prose.lexicon import Kind
from rfplint.prose.names import NAMES
from rfplint.prose.passages import GATES
from rfplint.prose.phrases import FIGURES

TEXT = "Only firms with a quokka nest may bid. Only firms with a head office in the city may bid."
OWN = """\
phrases:
  nest: {en: [quokka nest]}
kind: geographic-restriction
reads:
  - all: [nest]
    sets: {form: gate}
"""


READS = "kind: brand-name\nreads: "


def spans(clauses: tuple[Clause, ...]) -> list[tuple[str, str]]:
    return [(clause.kind, TEXT[clause.span.start : clause.span.end]) for clause in clauses]


def test_a_folder_adds_words_and_ways_to_a_kind(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(OWN)
    shipped = spans(prose.read(TEXT))
    more = spans(prose.read(TEXT, lexicon=prose.lexicon_of(str(tmp_path))))
    assert more == [("geographic-restriction", "quokka nest"), *shipped]


def test_lists_of_the_same_name_are_joined(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text("phrases:\n  firm: {en: [quokka*]}\n")
    text = "Only quokkas with a head office in the city may bid."
    assert [
        clause.kind for clause in prose.read(text, lexicon=prose.lexicon_of(str(tmp_path)))
    ] == ["geographic-restriction"]
    words = prose.lexicon_of(str(tmp_path))
    assert prose.read(TEXT, lexicon=words) == prose.read(TEXT)


@pytest.mark.parametrize("content", ["", "# nothing yet\n"])
def test_a_file_may_be_empty(tmp_path: Path, content: str) -> None:
    (tmp_path / "own.yaml").write_text(content)
    assert prose.read(TEXT, lexicon=prose.lexicon_of(str(tmp_path))) == prose.read(TEXT)


def test_a_folder_may_be_empty(tmp_path: Path) -> None:
    assert prose.read(TEXT, lexicon=prose.lexicon_of(str(tmp_path))) == prose.read(TEXT)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("phrases:\n  nest: {en: [.. nest]}\n", "own.yaml, nest: cannot read the phrase '.. nest'"),
        ("kind: brand-name\nreads: [{all: [a]}]\n", "own.yaml, brand-name: there is no list <a>"),
    ],
)  # fmt: skip
def test_a_fault_of_a_folder_is_told_with_its_file(tmp_path: Path, content: str, told: str) -> None:
    (tmp_path / "own.yaml").write_text(content)
    with pytest.raises(PhraseError) as error:
        prose.lexicon_of(str(tmp_path))
    assert str(error.value) == told


def test_a_file_that_is_no_yaml_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text("phrases:\n  - [\n")
    with pytest.raises(ValueError, match=r"^own\.yaml:[23]: "):
        prose.lexicon_of(str(tmp_path))


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="none"):
        prose.lexicon_of(str(tmp_path / "none"))


def test_compiled_words_survive_json() -> None:
    compiled = store.shipped()
    again = json.loads(json.dumps(compiled))
    assert json.dumps(again) == json.dumps(compiled)
    assert prose.read(TEXT, lexicon=Lexicon(again)) == prose.read(TEXT)


def test_compiling_gives_the_same_each_time() -> None:
    files = store.read(store.shipped_folder())
    assert json.dumps(compiling.compiled(files)) == json.dumps(compiling.compiled(files))


def test_the_names_of_files_are_not_compiled() -> None:
    assert ".yaml" not in json.dumps(store.shipped())


def named(kind: Kind) -> Iterator[str]:
    for read in kind.reads:
        yield from (*read.every, *read.none, *read.nowhere)
        for group in read.some:
            yield from group


@pytest.mark.parametrize("kind", prose.KINDS)
def test_every_kind_has_reads_and_the_lists_that_they_name(kind: str) -> None:
    lists = {*store.shipped()["lists"], *FIGURES, *NAMES}
    found = prose.shipped().kinds[kind]
    assert found.reads
    assert {*named(found)} - lists == set()


def test_no_other_kind_is_shipped() -> None:
    assert {*prose.shipped().kinds} == {*prose.KINDS}


@pytest.mark.parametrize("gate", GATES)
def test_every_gate_has_words_in_both_languages(gate: str) -> None:
    assert all(store.shipped()["lists"][gate].values())


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("- a\n", "x.yaml: write a mapping: phrases, and for a kind its reads"),
        ("phrase: {}\n", "x.yaml: unknown key 'phrase'"),
        ("phrases: [a]\n", "x.yaml: phrases: each list has 'en' and 'fr', each a list of texts"),
        (
            "phrases: {a: {en: 5}}\n",
            "x.yaml: phrases: each list has 'en' and 'fr', each a list of texts",
        ),
        ("kind: brand-name\nreads: {a: b}\n", "x.yaml: reads: a list of mappings"),
        ("phrases: {a: {en: [1]}}\n", "x.yaml: phrases: each list has 'en' and 'fr', each a list"),
        ("kind: brand-nam\n", "x.yaml: kind: 'brand-nam' is not known; did you mean 'brand-name'?"),
        ("kind: brand-name\nhome: ipp\n", "x.yaml: home: 'ipp' is not known; did you mean 'ip'?"),
        ("reads: []\n", "x.yaml: reads: name the kind that they are of in 'kind'"),
        (f"{READS}[{{al: [a]}}]\n", "x.yaml: reads: unknown key 'al'; did you mean 'all'?"),
        (f"{READS}[{{all: a}}]\n", "x.yaml: reads: all: write a list of texts"),
        (f"{READS}[{{near: ten}}]\n", "x.yaml: reads: near: write a whole number of words"),
        (f"{READS}[{{inOrder: 7}}]\n", "x.yaml: reads: inOrder: write true or false"),
        (
            f"{READS}[{{despite: [pas]}}]\n",
            "reads: despite: 'pas' is not known; did you mean 'past'?",
        ),
        (f"{READS}[{{sets: {{fom: a}}}}]\n", "sets: unknown attribute 'fom'; did you mean 'form'?"),
        (f"{READS}[{{sets: {{form: a}}}}]\n", "sets: 'form' is one of gate, credit, workforce"),
    ],
)
def test_a_file_that_is_no_lexicon_is_told_by_its_name(
    tmp_path: Path, written: str, told: str
) -> None:
    (tmp_path / "x.yaml").write_text(written, encoding="utf-8")
    with pytest.raises(ValueError, match=re.escape(told)):
        prose.lexicon_of(str(tmp_path))
