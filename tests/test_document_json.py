"""What `parse` makes of JSON and JSON Lines."""

from __future__ import annotations

import time

import pytest

from rfplint.document import Limits, Place, parse
from rfplint.messages import yaml as words
from rfplint.model import Span, Text


def problems(text: str) -> list[tuple[str, int, int, Text]]:
    parsed = parse(text.encode(), syntax="json")
    return [
        (problem.code, place.line, place.column, problem.message)
        for problem in parsed.problems
        for place in [parsed.source.location(problem.span)]
    ]


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ('{"a": 1,\n "b": 2,\n}', 2, 8, words.JSON_COMMA_EXTRA),
        ("[1, 2, ]", 1, 6, words.JSON_COMMA_EXTRA),
        ("{'a': 1}", 1, 2, words.JSON_SINGLE_QUOTES),
        ("{\"a\": 'b'}", 1, 7, words.JSON_SINGLE_QUOTES),
        ('{"a": 1, // no\n "b": 2}', 1, 10, words.JSON_COMMENT),
        ('# no\n{"a": 1}', 1, 1, words.JSON_COMMENT),
        ('{"a": 1\n "b": 2}', 2, 2, words.JSON_COMMA_MISSING),
        ('["a" "b"]', 1, 6, words.JSON_COMMA_MISSING),
        ('{"a" 1}', 1, 6, words.JSON_COLON_MISSING),
        ("{a: 1}", 1, 2, words.JSON_KEY),
        ('{"a": }', 1, 7, words.JSON_VALUE),
        ('{"a": True}', 1, 7, words.JSON_VALUE),
        ("[1, , 2]", 1, 5, words.JSON_VALUE),
        ('{"a": [1, 2', 1, 7, words.bracket_open("[")),
        ('{"a": {"b": 1}, ', 1, 1, words.bracket_open("{")),
        ('{"a": 1}}', 1, 9, words.JSON_AFTER_END),
        ('{"a": 1}\n{"b": 2}', 2, 1, words.JSON_AFTER_END),
        ('{"a": "b}', 1, 7, words.QUOTE_OPEN),
        ('{"a": "b\nc"}', 1, 9, words.JSON_LINE_BREAK),
        ('{"a": "b\tc"}', 1, 9, words.JSON_TAB),
        ('{"a": "\\q"}', 1, 8, words.JSON_ESCAPE),
        ('{"a": "\\u12"}', 1, 8, words.JSON_ESCAPE),
        ("  \n", 1, 1, words.EMPTY),
    ],
)
def test_a_mistake_is_named_at_its_place(text: str, line: int, column: int, message: Text) -> None:
    assert problems(text) == [("YML002", line, column, message)]


def test_a_control_character_is_unreadable_text() -> None:
    assert problems('{"a": "b\0"}') == [("YML001", 1, 9, words.control_character(0))]
    assert problems('{"a": \0 1}') == [("YML001", 1, 7, words.control_character(0))]


def test_what_json_takes_and_yaml_does_not_is_kept() -> None:
    assert parse('{"a":\t"\x96\x7f"}'.encode(), syntax="json").documents[0].data == {
        "a": "\x96\x7f"
    }


def test_the_first_of_two_equal_keys_counts() -> None:
    text = '{"a": 1,\n "b": {"c": 1, "c": 2},\n "\\u0061": 3}'
    document = parse(text.encode(), syntax="json").documents[0]

    assert document.data == {"a": 1, "b": {"c": 1}}
    assert document.locate(("a",)) == Place(Span(6, 7))
    assert problems(text) == [
        ("YML003", 2, 16, words.duplicate_key("c", 2)),
        ("YML003", 3, 2, words.duplicate_key("a", 1)),
    ]


def test_a_number_that_json_cannot_hold_becomes_null() -> None:
    text = '[NaN, Infinity, -Infinity, 1e400, "NaN", 1.5]'

    assert parse(text.encode(), syntax="json").documents[0].data == [None] * 4 + ["NaN", 1.5]
    assert problems(text) == [
        ("YML008", 1, 2, words.not_json("NaN")),
        ("YML008", 1, 7, words.not_json("Infinity")),
        ("YML008", 1, 17, words.not_json("-Infinity")),
        ("YML008", 1, 28, words.not_json("1e400")),
    ]


def test_half_a_character_is_replaced_and_reported() -> None:
    text = '{"k\\udc00": "\\ud83d\\ude00 \\ud83d x \\\\ud83d"}'

    document = parse(text.encode(), syntax="json").documents[0]

    assert document.data == {"k\ufffd": "😀 \ufffd x \\ud83d"}
    assert problems(text) == [
        ("YML001", 1, 4, words.lone_surrogate("\\udc00")),
        ("YML001", 1, 27, words.lone_surrogate("\\ud83d")),
    ]
    span = document.locate(("k\ufffd",), within=Span(4, 5)).span
    assert text[span.start : span.end] == "x"


def test_places_are_those_of_the_text() -> None:
    text = '\ufeff{"tender": {"lots": [{"id": "\\u00e9\\"x"}, 12, []], "n": null}}'
    document = parse(text.encode(), syntax="json").documents[0]
    body = text[1:]

    def at(*pointer: str | int, key: bool = False, within: Span | None = None) -> str:
        span = document.locate(pointer, on="key" if key else "value", within=within).span
        return body[span.start : span.end]

    assert at() == body
    assert at(key=True) == "{"
    assert at("tender", key=True) == '"tender"'
    assert at("tender", "lots") == '[{"id": "\\u00e9\\"x"}, 12, []]'
    assert at("tender", "lots", 1) == "12"
    assert at("tender", "lots", 0, "missing") == "{"
    assert at("tender", "missing", "more") == '"tender"'
    assert at("tender", "lots", 0, "id", within=Span(0, 2)) == '\\u00e9\\"'
    assert at("tender", "n") == "null"
    assert [document.raw(("tender", "lots", each)) for each in range(3)] == [None, "12", None]
    assert document.ambiguous() == ()


def test_every_line_of_json_lines_is_a_document_of_its_own() -> None:
    text = '{"a": 1}\r\n\r\n{"a": }\n  {"b": [2]}\n[1'
    parsed = parse(text.encode(), syntax="jsonl")

    assert [(each.index, each.data) for each in parsed.documents] == [
        (0, {"a": 1}),
        (2, {"b": [2]}),
    ]
    assert parsed.source.location(parsed.documents[1].locate(("b", 0)).span)[:2] == (4, 10)
    assert parsed.documents[1].locate(("c",)).span == Span(22, 23)
    assert [
        (problem.code, *parsed.source.location(problem.span)[:2], problem.message)
        for problem in parsed.problems
    ] == [
        ("YML002", 3, 7, words.JSON_VALUE),
        ("YML002", 5, 1, words.bracket_open("[")),
    ]


def test_a_file_of_bad_lines_is_not_read_to_its_end() -> None:
    parsed = parse(b"[\n" * 1_001 + b"[1]\n", syntax="jsonl")

    assert parsed.documents == ()
    assert [problem.code for problem in parsed.problems] == ["YML002"] * 100
    assert parse(b"[\n" * 1_000 + b"[1]\n", syntax="jsonl").documents[0].index == 1_000


def test_the_size_limit_holds_for_each_line_of_json_lines() -> None:
    parsed = parse(b"[1]\n[1,2,3]\n[2]\n", syntax="jsonl", limits=Limits(size=5))

    assert [(each.index, each.data) for each in parsed.documents] == [(0, [1]), (2, [2])]
    assert parsed.problems[0].code == "YML005"
    assert parsed.problems[0].span == Span(4, 5)
    whole = parse(b"[1]\n" * 251, syntax="jsonl", limits=Limits(size=5))
    assert [problem.message for problem in whole.problems] == [words.file_too_large(1000)]


def test_json_nodes_are_counted_like_yaml_nodes() -> None:
    text = b'{"a": [1, 2], "b": {}}'  # 1 + 2 keys + 2 values + 2 items

    assert parse(text, syntax="json", limits=Limits(nodes=7)).problems == ()
    assert [
        problem.message for problem in parse(text, syntax="json", limits=Limits(nodes=6)).problems
    ] == [words.too_many_values(6)]


@pytest.mark.parametrize(
    "text",
    [
        b"[" * 5_000_000,
        b'{"a":' * 800_000,
        b"[" + b"{}," * 1_600_000 + b"0]",
        b'"' + b"\\\\" * 2_400_000 + b'"',
        b"[" + b"NaN," * 190_000 + b"1]",
        b"{" + b'"a":1,' * 800_000 + b'"a":1}',
        b'["' + b"\\ud83d\\ude00" * 400_000 + b'"]',
        b"1" * 4_900_000 + b".5",
    ],
    ids=range(8),
)
def test_a_hostile_text_is_answered_at_once(text: bytes) -> None:
    start = time.process_time()
    parsed = parse(text, syntax="json")

    assert time.process_time() - start < 1.5
    assert len(parsed.problems) <= 100
