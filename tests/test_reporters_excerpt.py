"""Carets stand under the exact words, however wide the characters are."""

from __future__ import annotations

import pytest

from reporters_samples import place
from rfplint.model import Line, Location
from rfplint.reporters.escape import pieces
from rfplint.reporters.excerpt import WIDEST, Strip, is_cut_short, strips
from rfplint.reporters.measure import columns, wrap


def strip(text: str, words: str) -> Strip:
    (only,) = strips(*place(text, words))
    return only


def at(line: int, column: int, end_line: int, end_column: int) -> Location:
    return Location(line, column, end_line, end_column, column, end_column)


@pytest.mark.parametrize(
    ("text", "words", "start", "end"),
    [
        ("name: office", "office", 6, 12),
        ("nom: bureau à Québec", "Québec", 14, 20),
        ("名前: 事務所", "事務所", 6, 12),
        ("e\u0301cole: bureau", "bureau", 7, 13),
        ("nom: e\u0301cole", "e\u0301cole", 5, 10),
        ("👍 bureau", "bureau", 3, 9),
        ("a\tb: office", "office", 8, 14),
        ("\t\toffice", "office", 8, 14),
        ("\u202eab office", "office", 9, 15),
        ("a \x1b[2J", "\x1b", 2, 6),
    ],
)
def test_columns_are_those_of_the_terminal(text: str, words: str, start: int, end: int) -> None:
    shown = strip(text, words)
    assert (shown.start, shown.end) == (start, end)
    assert columns(shown.text) >= end


def test_an_empty_place_gets_one_caret() -> None:
    (shown,) = strips(at(1, 5, 1, 5), (Line(1, "key:"),))
    assert shown == Strip(1, "key:", 4, 5)


def test_a_place_past_the_end_of_its_line_stays_beside_it() -> None:
    (shown,) = strips(at(1, 50, 1, 60), (Line(1, "key:"),))
    assert shown == Strip(1, "key:", 4, 5)


def test_a_combining_character_alone_gets_one_caret() -> None:
    assert strip("ae\u0301", "\u0301") == Strip(1, "ae\u0301", 2, 3)


def test_the_last_line_is_underlined_from_its_indentation() -> None:
    text = "a: >-\n    one\n    two three\n"
    assert strips(*place(text, ">-\n    one\n    two")) == (
        Strip(1, "a: >-", 3, 5),
        Strip(3, "    two three", 4, 7),
    )


def test_a_place_that_ends_with_a_line_break_does_not_touch_the_next_line() -> None:
    one = strips(*place("a: b\nc: d\n", "b\n"))
    assert one == (Strip(1, "a: b", 3, 4),)
    assert not is_cut_short(at(1, 4, 2, 1), one)
    two = strips(*place("a: |\n  b\n  c\nd: e\n", "|\n  b\n  c\n"))
    assert two == (Strip(1, "a: |", 3, 4), Strip(3, "  c", 2, 3))


def test_a_place_longer_than_its_excerpt_is_cut_short() -> None:
    location, excerpt = place("a: |\n b\n c\n d\n e", "|\n b\n c\n d\n e")
    drawn = strips(location, excerpt)
    assert drawn == (Strip(1, "a: |", 3, 4),)
    assert is_cut_short(location, drawn)


def test_without_an_excerpt_nothing_is_drawn() -> None:
    assert strips(at(1, 1, 1, 1), ()) == ()


@pytest.mark.parametrize("filler", ["x", "é", "字", "\t", "\x00"])
@pytest.mark.parametrize("before", [0, 1, 119, 5000])
@pytest.mark.parametrize("after", [0, 1, 119, 5000])
def test_a_long_line_is_cut_around_its_words(filler: str, before: int, after: int) -> None:
    line = filler * before + "OFFICE" + filler * after
    shown = strip(line, "OFFICE")
    whole, kept = "".join(pieces(line)), shown.text.strip("…")
    assert columns(shown.text) <= WIDEST
    assert underlined(shown) == "OFFICE"
    assert kept in whole
    assert shown.text.startswith("…") is not whole.startswith(kept)
    assert shown.text.endswith("…") is not whole.endswith(kept)


def underlined(shown: Strip) -> str:
    """The characters over the carets."""
    edges = [columns(shown.text[:n]) for n in range(len(shown.text) + 1)]
    return shown.text[edges.index(shown.start) : edges.index(shown.end)]


def test_words_longer_than_the_window_are_underlined_as_far_as_they_are_shown() -> None:
    shown = strip("a: " + "x" * 1000, "x" * 1000)
    assert shown == Strip(1, "…" + "x" * 118 + "…", 1, 119)


def test_a_line_of_the_widest_width_is_whole() -> None:
    assert strip("x" * 120, "x" * 120) == Strip(1, "x" * 120, 0, 120)


def test_text_breaks_at_spaces_only() -> None:
    assert wrap("un mot «\u00a0deux mots\u00a0» et https://example.org/a-long-address fin", 12) == (
        "un mot",
        "«\u00a0deux",
        "mots\u00a0» et",
        "https://example.org/a-long-address",
        "fin",
    )


def test_no_text_is_no_line() -> None:
    assert wrap("", 10) == ()
    assert wrap("   ", 1) == ()
