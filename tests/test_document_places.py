"""Where `Document.locate` says that things stand."""

from __future__ import annotations

from typing import Literal

import pytest

from rfplint.document import Document, Place, parse
from rfplint.model import Location, Pointer, Span

RFP = """\
# A comment.
rfp: "1.0"
tender:
  title: Parking &amp; streets
  description: >-
    The unit must be a
    Cisco Catalyst
    9300, no   other.
  lots:
    - id: "1"
      items: [one, {id: two}, 'it''s three']
    - plain
    -
  empty:
"""


def read(text: str) -> Document:
    return parse(text.encode()).documents[0]


def at(
    text: str,
    *pointer: str | int,
    on: Literal["value", "key"] = "value",
    within: Span | None = None,
) -> str:
    """Give the text that stands at a place."""
    span = read(text).locate(pointer, on=on, within=within).span
    return text[span.start : span.end]


@pytest.mark.parametrize(
    ("pointer", "value", "key"),
    [
        (("rfp",), '"1.0"', "rfp"),
        (("tender", "title"), "Parking &amp; streets", "title"),
        (("tender", "lots", 0, "id"), '"1"', "id"),
        (("tender", "lots", 0, "items"), "[one, {id: two}, 'it''s three']", "items"),
        (("tender", "lots", 0, "items", 0), "one", "o"),
        (("tender", "lots", 0, "items", 1), "{id: two}", "{"),
        (("tender", "lots", 0, "items", 2), "'it''s three'", "'"),
        (("tender", "lots", 1), "plain", "p"),
        (("tender", "empty"), "empty", "empty"),
        (("tender", "lots", 2), "", ""),
    ],
)
def test_a_value_and_its_key_stand_where_they_are_written(
    pointer: Pointer, value: str, key: str
) -> None:
    assert at(RFP, *pointer) == value
    assert at(RFP, *pointer, on="key") == key


@pytest.mark.parametrize(
    ("pointer", "key"),
    [
        (("tender", "privacy"), "tender"),
        (("tender", "privacy", "statement"), "tender"),
        (("tender", "lots", 0, "value", "amount"), "i"),
        (("tender", "lots", 0, "items", 7), "items"),
        (("tender", "lots", 0, "items", "x"), "items"),
        (("tender", "lots", "0"), "lots"),
        (("tender", "title", "x"), "title"),
        (("tender", 0), "tender"),
        (("planning", "budget"), "r"),
        (("planning",), "r"),
    ],
)
def test_a_missing_thing_stands_at_the_key_of_its_nearest_ancestor(
    pointer: Pointer, key: str
) -> None:
    assert at(RFP, *pointer) == key
    assert at(RFP, *pointer, on="key") == key


def test_the_root_is_the_whole_and_its_key_the_first_character() -> None:
    assert at(RFP) == RFP[RFP.index("rfp") : -1]
    assert read(RFP).locate((), on="key") == Place(Span(13, 14))
    assert read("---\na: 1\n").locate(("b",)) == Place(Span(0, 1))
    assert read(" [1]").locate((3,)) == Place(Span(1, 2))
    assert parse(b"---").documents[0].locate(("a",)) == Place(Span(0, 1))


def test_the_second_document_has_its_own_start() -> None:
    text = "a: 1\n---\nb: 2\n"
    second = parse(text.encode()).documents[1]

    assert second.locate(("b",)) == Place(Span(12, 13))
    assert second.locate(("c",)) == Place(Span(5, 6))


def test_a_block_ends_with_its_last_member() -> None:
    text = "a:\n  b:\n    - 1\n    - two words\n\n# comment\nc: |\n  x\n\n\n# end\n"

    assert at(text, "a") == "b:\n    - 1\n    - two words"
    assert at(text, "c") == "|\n  x"


def test_tags_and_anchors_are_not_part_of_a_value() -> None:
    text = (
        "a: !!str &x one\nb: &y !!map\n  # comment\n  &k key: *x\nc: &z [1]\nd: !!str\n"
        "&l e: &m !!str 'q'\n"
    )

    assert [at(text, name) for name in "abce"] == ["one", "&k key: *x", "[1]", "'q'"]
    assert at(text, "e", on="key") == "e"
    assert at(text, "b", "key", on="key") == "key"
    assert at(text, "d") == "d"


def test_a_value_behind_an_alias_stands_at_its_anchor_and_names_the_alias() -> None:
    text = "a: &x {b: &y [1, 2]}\nc: *x\nd: [*y, 3]\n"
    document = read(text)
    alias_x, alias_y = Span(24, 26), Span(31, 33)

    assert document.locate(("c", "b", 1)) == Place(Span(17, 18), (alias_x,))
    assert document.locate(("c", "b"), on="key") == Place(Span(7, 8), (alias_x,))
    assert document.locate(("c",)) == Place(Span(6, 20), (alias_x,))
    assert document.locate(("c",), on="key") == Place(Span(21, 22))
    assert document.locate(("c", "missing")) == Place(Span(21, 22))
    assert document.locate(("d", 0, 1)) == Place(Span(17, 18), (alias_y,))
    assert document.locate(("d", 0, "missing")) == Place(Span(31, 32))


def test_aliases_are_named_outermost_first() -> None:
    text = "a: &a [1]\nb: &b {a: *a}\nc: *b\n"

    assert read(text).locate(("c", "a", 0)) == Place(Span(7, 8), (Span(27, 29), Span(20, 22)))


def test_a_merged_entry_stands_where_it_was_written() -> None:
    text = "base: &b {weight: 1, id: 2}\nlot:\n  <<: *b\n  id: 3\n"
    document = read(text)
    alias = Span(39, 41)

    assert document.locate(("lot", "weight")) == Place(Span(18, 19), (alias,))
    assert document.locate(("lot", "weight"), on="key") == Place(Span(10, 16), (alias,))
    assert document.locate(("lot", "id")) == Place(Span(48, 49))


def test_the_first_of_two_equal_keys_is_the_one_that_is_located() -> None:
    assert at("a: 1\nb: 2\na: 3\n", "a") == "1"


@pytest.mark.parametrize(
    ("text", "word", "source"),
    [
        ("k: >-\n  The unit is a\n  Cisco Catalyst\n  9300, no   other.\n", "Cisco", "Cisco"),
        (RFP, "Cisco Catalyst 9300", "Cisco Catalyst\n    9300"),
        ('k: "Caf\\u00e9 \\"X\\" is\n  not \\\n  ok 😀 Cisco"\n', "Cisco", "Cisco"),
        ('k: "Caf\\u00e9 \\"X\\" is"\n', 'Café "X"', 'Caf\\u00e9 \\"X\\"'),
        ("k: 'it''s l''école'\n", "it's l'é", "it''s l''é"),
        ("k: 'it''s l''école'\n", "école", "école"),
        ("k: 'C:\\new it''s\n  \\u0041 there'\n", "\\u0041 there", "\\u0041 there"),
        ("k: 'C:\\new it''s\n  \\u0041 there'\n", "it's", "it''s"),
        ("k: |2-  # a Cisco\n    Cisco\n   b\n", "Cisco", "Cisco"),
        ("k: plain words\n  go on\n", "words go", "words\n  go"),
        ("k: &x !!str Cisco\n", "isc", "isc"),
        ("k: |\r\n  one\r\n  two\r\n", "one\ntwo", "one\r\n  two"),
    ],
)
def test_a_passage_of_a_text_is_found_in_its_source(text: str, word: str, source: str) -> None:
    pointer = ("tender", "description") if text == RFP else ("k",)
    value = read(text).data
    for step in pointer:
        value = value[step]  # type: ignore[index]
    start = str(value).index(word)

    assert at(text, *pointer, within=Span(start, start + len(word))) == source


def test_a_passage_that_is_blank_or_beyond_the_text_is_the_whole_scalar() -> None:
    text = 'k: "a\\tb"\n'

    assert at(text, "k", within=Span(1, 2)) == '"a\\tb"'
    assert at(text, "k", within=Span(7, 9)) == '"a\\tb"'
    assert at("k: [a]\n", "k", within=Span(0, 1)) == "[a]"


def test_raw_is_the_scalar_as_it_is_written() -> None:
    text = "a: 'it''s'\nb: 1_0\nc: [1]\nd:\ne: &x !!str 1\nf: *x\ng: >-\n  folded\n  text\n"
    document = read(text)

    written = {name: document.raw((name,)) for name in "abcdefgh"}

    assert written == {
        "a": "'it''s'",
        "b": "1_0",
        "c": None,
        "d": "",
        "e": "1",
        "f": "1",
        "g": ">-\n  folded\n  text",
        "h": None,
    }


def test_only_an_unquoted_scalar_is_plain() -> None:
    document = read("a: 1\nb: '1'\nc: |\n  1\nd: [1]\ne:\n")

    assert [name for name in "abcdef" if document.is_plain((name,))] == ["a", "e"]
    assert not parse(b"[1, true]", syntax="json").documents[0].is_plain((0,))


def test_columns_count_code_points_and_utf_16_units() -> None:
    parsed = parse("a: 😀é\u2028\r\nb: [😀, '😀 x']\r\n".encode())
    span = parsed.documents[0].locate(("b", 1), within=Span(2, 3)).span

    assert parsed.source.location(span) == Location(2, 11, 2, 12, 13, 14)
    assert parsed.source.location(Span(3, 4)) == Location(1, 4, 1, 5, 4, 6)


def test_a_span_may_end_on_a_later_line() -> None:
    parsed = parse(b"a:\n  - 1\n  - 22\n")
    span = parsed.documents[0].locate(("a",)).span

    assert parsed.source.location(span) == Location(2, 3, 3, 7, 3, 7)
