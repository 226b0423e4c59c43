"""The shipped words read plain sentences of every kind, and nothing in harmless ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import cast

import pytest

from rfplint import document, prose

_FILE = Path(__file__).with_suffix(".yaml")
SENTENCES = cast(
    "Mapping[str, Mapping[str, Sequence[str]]]",
    document.parse(_FILE.read_bytes()).documents[0].data,
)
SAID = [
    (kind, language, text)
    for kind in prose.KINDS
    for language in ("en", "fr")
    for text in SENTENCES[kind][language]
]
HARMLESS = [text for texts in SENTENCES["harmless"].values() for text in texts]


@pytest.mark.parametrize(("kind", "language", "text"), SAID)
def test_a_plain_sentence_is_of_its_kind(kind: str, language: str, text: str) -> None:
    found = [(clause.kind, clause.language) for clause in prose.read(text)]
    assert found == [(kind, language)]


@pytest.mark.parametrize("text", HARMLESS)
def test_a_harmless_sentence_is_nothing(text: str) -> None:
    assert prose.read(text) == ()


def test_every_kind_has_sentences_in_both_languages() -> None:
    assert [kind for kind in SENTENCES if kind != "harmless"] == [*prose.KINDS]
    assert {language for _, language, _ in SAID} == {"en", "fr"}
