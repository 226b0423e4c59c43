"""What a person is told of a text that is not YAML."""

from __future__ import annotations

import pytest

from rfplint.document import parse, yaml_loader
from rfplint.messages import strangers
from rfplint.messages import yaml as words
from rfplint.model import Text

FAULTS = [
    ("a: 1\n\tb: 2\n", 2, 1, words.TAB),
    ("a:\n  b: 1\n\t\tc: 2\n", 3, 1, words.TAB),
    ("a: |\n\tx\n", 2, 1, words.TAB),
    ("a: @x\n", 1, 4, words.cannot_start("@")),
    ("a: `x`\n", 1, 4, words.cannot_start("`")),
    ("a: %x\n", 1, 4, words.cannot_start("%")),
    ("a: *bold*\n", 1, 4, words.cannot_start("*")),
    ("a: &\n", 1, 4, words.cannot_start("&")),
    ("a: ,x\n", 1, 4, words.cannot_start(",")),
    ("title: Parking: phase 2\n", 1, 15, words.COLON_IN_VALUE),
    ("a: 1\nb 2\nc: 3\n", 2, 1, words.COLON_MISSING),
    ("a:\n  b 2\n  c: 3\n", 2, 3, words.COLON_MISSING),
    ("weight:40\nb: 1\n", 1, 7, words.space_missing("weight")),
    ("a:\n  b: 1\n  weight:40\n  c: 1\n", 3, 9, words.space_missing("weight")),
    ('a: "x\nb: 1\n', 1, 4, words.QUOTE_OPEN),
    ('a: "x\nb: "y"\nc: 1\n', 1, 4, words.QUOTE_OPEN),
    ("a: 'l'école'\n", 1, 7, words.AFTER_QUOTE),
    ('a: "x" y\n', 1, 8, words.AFTER_QUOTE),
    ("a: {x: 1\nb: 1\n", 1, 4, words.bracket_open("{")),
    ("a: [x, y\nb: 1\n", 1, 4, words.bracket_open("[")),
    ("a: [x, y]]\n", 1, 10, words.bracket_unopened("]")),
    ("a:\n  b: 1\n c: 2\n", 3, 2, words.INDENTATION),
    ("- a\nb: 1\n", 2, 1, words.INDENTATION),
    ("# c\n  a: 1\nb: 2\n", 3, 1, words.INDENTATION),
    ("a: 1\n  b: 2\n", 2, 3, words.INDENTED_TOO_FAR),
    ("a: - x\n", 1, 4, words.LIST_ON_KEY_LINE),
    ("a: > text\n", 1, 4, words.BLOCK_HEADER),
    ("a: >= 5\n", 1, 4, words.BLOCK_HEADER),
    ('a: "\\q"\n', 1, 5, words.ESCAPE),
    ('a: "x\\Uffffffff"\n', 1, 6, words.ESCAPE),
    ("%YAML 1.3\n---\na: 1\n", 1, 1, words.VERSION),
    ("a: 1\n%x\n", 2, 1, words.DIRECTIVE),
    ("a: !a!b c\n", 1, 4, words.TAG),
    ("a: 1\n...\nb: 1\n", 3, 1, words.AFTER_END),
    ("<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> b\n", 1, 1, words.CONFLICT),
    ("a: {b: 1} c\n", 1, 11, words.UNREADABLE),
    ("a:\n  b:\xa0x\n  c: 1\n", 2, 5, strangers.stranger(0xA0, " ")),
    ("a:\n\xa0\xa0b: x\n  c: 1\n", 2, 1, strangers.stranger(0xA0, " ")),
    ("a:\n  - x\n  -\xa0y\nb: 1\n", 3, 4, strangers.stranger(0xA0, " ")),
    ("a: 1\n\xa0\nb: 1\n", 2, 1, strangers.stranger(0xA0, " ")),
    ("a:\n  b:\u200bx\n  c: 1\n", 2, 5, strangers.stranger(0x200B, " ")),
    ("a:\xad 1\nb: 2\n", 1, 3, strangers.stranger(0xAD, " ")),
    ("a:\n  b\uff1a x\n  c: 1\n", 2, 4, strangers.stranger(0xFF1A, ":")),
    ("a: \u201cx: y\u201d\nb: 1\n", 1, 4, strangers.stranger(0x201C, '"')),
    ('a: "x\u201d\nb: 1\n', 1, 6, strangers.stranger(0x201D, '"')),
    ("a: x\u2028y\nb: 1\n", 1, 5, strangers.strange_break(0x2028)),
    ("a:\n  b: x\u2029y\n", 2, 7, strangers.strange_break(0x2029)),
    ("a:\n  b: x\x85y\n  c: 1\n", 2, 7, strangers.strange_break(0x85)),
    ("a: |\n  x\u2028y\n  z\nb: 1\n", 2, 4, strangers.strange_break(0x2028)),
]


def faults(text: str) -> list[tuple[str, int, int, Text]]:
    parsed = parse(text.encode())
    return [
        (problem.code, place.line, place.column, problem.message)
        for problem in parsed.problems
        for place in [parsed.source.location(problem.span)]
    ]


@pytest.mark.parametrize(("text", "line", "column", "message"), FAULTS)
def test_a_mistake_is_named_at_its_place(text: str, line: int, column: int, message: Text) -> None:
    assert faults(text) == [("YML002", line, column, message)]


@pytest.mark.parametrize(("text", "line", "column", "message"), FAULTS)
def test_the_pure_python_loader_leads_to_the_same_words(
    text: str, line: int, column: int, message: Text, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_loader, "loader", yaml_loader.PureLoader)

    assert faults(text) == [("YML002", line, column, message)]


@pytest.mark.parametrize("loader", [yaml_loader.loader, yaml_loader.PureLoader])
def test_half_a_character_is_unreadable_text(loader: type, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_loader, "loader", loader)

    assert faults('a: "x \\ud83d y"\n') == [("YML001", 1, 7, words.lone_surrogate("\\ud83d"))]


BASE = """\
title: Smart parking
owner: city
weight: 40
dates:
  closes: 2026-05-01
  opens: 2026-04-01
text: "all fine"
licence: {kind: none}
criteria:
    - id: c1
    - id: c2
"""
BREAKAGES = {
    "colon": ("Smart parking", "Smart parking: phase 2"),
    "at": ("owner: city", "owner: @city"),
    "space": ("weight: 40", "weight:40"),
    "missing colon": ("  closes: 2026", "  closes 2026"),
    "bracket": ("kind: none}", "kind: none"),
    "tab": ("    - id: c2", "\t\t- id: c2"),
}


@pytest.mark.parametrize("names", [tuple(BREAKAGES)[at : at + 3] for at in range(4)])
def test_three_mistakes_are_reported_at_once(names: tuple[str, ...]) -> None:
    text = BASE
    for name in names:
        text = text.replace(*BREAKAGES[name], 1)
    wrong = {text[: text.index(BREAKAGES[name][1])].count("\n") + 1 for name in names}

    assert {line for _, line, _, _ in faults(text)} == wrong


def test_no_more_than_three_mistakes_are_reported() -> None:
    assert [line for _, line, _, _ in faults("a: @\nb: @\nc: @\nd: @\n")] == [1, 2, 3]


def test_only_documents_that_ended_before_the_mistake_are_kept() -> None:
    parsed = parse(b"a: 1\n---\nb: @\n---\nc: 1\n")

    assert [document.data for document in parsed.documents] == [{"a": 1}]


def test_a_strange_character_is_named_in_both_languages() -> None:
    assert strangers.stranger(0xA0, " ") == Text(
        "A non-breaking space (U+00A0) stands where a plain space is needed. Replace it; such "
        "characters often come with text pasted from Word or a Web page.",
        "Une espace insécable (U+00A0) occupe la place d'une espace ordinaire. Remplacez ce "
        "caractère; il vient souvent d'un texte collé depuis Word ou une page Web.",
    )


def test_every_message_is_written_in_both_languages() -> None:
    texts = [value for value in vars(words).values() if isinstance(value, Text)]

    assert len(texts) > 30
    for text in texts:
        assert text.en.endswith(".")
        assert text.fr.endswith(".")
        assert text.en != text.fr
        assert " :" not in text.fr.replace("\u00a0:", "")
        assert all(mark not in text.fr for mark in ("« ", " »", " ;", " ?", " !"))
