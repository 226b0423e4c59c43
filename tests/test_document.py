"""What `parse` makes of a text: data, documents, problems and comments."""

from __future__ import annotations

import time

import pytest

from rfplint.document import Ambiguous, Limits, Parsed, parse, syntax_of, yaml_loader
from rfplint.model import Line, Span

EMPTY = (
    'There is no RFP here. An RFP starts with the line rfp: "1.0", followed by language, buyer '
    "and tender."
)


def told(parsed: Parsed) -> list[tuple[str, str, int, int, str]]:
    """Give each problem as code, severity, line, column and English message."""
    return [
        (problem.code, problem.severity, place.line, place.column, problem.message.en)
        for problem in parsed.problems
        for place in [parsed.source.location(problem.span)]
    ]


def data(parsed: Parsed) -> list[object]:
    return [document.data for document in parsed.documents]


def comments(text: str) -> list[str]:
    return [text[span.start : span.end] for span in parse(text.encode()).comments()]


# --- data


@pytest.mark.parametrize(
    ("path", "syntax"),
    [
        ("a/b.rfp.yaml", "yaml"),
        ("b.json", "json"),
        ("B.JSON", "json"),
        ("c.jsonl", "jsonl"),
        ("c.ndjson", "jsonl"),
        ("json", "yaml"),
        ("-", "yaml"),
    ],
)
def test_the_suffix_decides_the_syntax(path: str, syntax: str) -> None:
    assert syntax_of(path) == syntax


@pytest.mark.parametrize(
    ("written", "value"),
    [
        *(("ON", "ON"), ("NO", "NO"), ("yes", "yes"), ("2026-11-22", "2026-11-22")),
        *(("12:30:45", "12:30:45"), ("1_000", "1_000"), ("=", "="), ("<<", "<<")),
        *(("true", True), ("FALSE", False), ("~", None), ("Null", None), ("", None)),
        *(("0123", 123), ("0o17", 15), ("0x1F", 31), ("-7", -7), ("+7", 7)),
        *(("1e3", 1000.0), ("1.10", 1.1), (".5", 0.5), ("1.", 1.0), ("0b101", "0b101")),
        *(("'1'", "1"), ('"true"', "true"), ("!!str 12", "12"), ('!!int "5"', 5), ("! 5", "5")),
        *(("|\n  a\n  b\n", "a\nb\n"), (">-\n  a\n  b\n", "a b"), ("a\n  b", "a b")),
    ],
)
def test_scalars_are_read_by_the_yaml_1_2_core_schema(written: str, value: object) -> None:
    parsed = parse(f"key: {written}".encode())

    assert data(parsed) == [{"key": value}]
    assert type(parsed.documents[0].data["key"]) is type(value)  # type: ignore[index]
    assert parsed.problems == ()


def test_an_integer_of_more_than_4000_digits_stays_text() -> None:
    longest, longer = "9" * 4000, "9" * 4001

    assert data(parse(f"[{longest}, {longer}, 0x{longest}]".encode())) == [
        [int(longest), longer, f"0x{longest}"]
    ]
    assert data(parse(f"[{longest}, {longer}]".encode(), syntax="json")) == [[int(longest), longer]]


def test_every_yaml_document_of_a_text_is_a_document() -> None:
    parsed = parse(b"a: 1\n---\nb: 2\n...\n---\n- c\n")

    assert [(each.index, each.data) for each in parsed.documents] == [
        (0, {"a": 1}),
        (1, {"b": 2}),
        (2, ["c"]),
    ]


def test_an_alias_repeats_the_value_of_its_anchor() -> None:
    assert data(parse(b"a: &x {k: [1]}\nb: *x\n*x2 : no\n".replace(b"*x2 : no\n", b""))) == [
        {"a": {"k": [1]}, "b": {"k": [1]}}
    ]


def test_an_alias_may_be_a_key() -> None:
    assert data(parse(b"a: &x name\n*x : 1\n")) == [{"a": "name", "name": 1}]


def test_merge_keys_are_honoured_and_given_keys_prevail() -> None:
    text = b"one: &one {x: 1, y: 1}\ntwo: &two {y: 2, z: 2}\nall:\n  <<: [*one, *two]\n  x: 0\n"

    merged = parse(text).documents[0].data["all"]  # type: ignore[index]

    assert merged == {"x": 0, "y": 1, "z": 2}


def test_a_merge_key_takes_an_alias_to_a_list_of_mappings() -> None:
    text = b"a: &a {x: 1}\nb: &b [*a, {y: 2}]\nc: {<<: *b}\n"

    assert parse(text).documents[0].data["c"] == {"x": 1, "y": 2}  # type: ignore[index]


def test_a_merge_key_in_quotes_is_an_ordinary_key() -> None:
    assert data(parse(b'"<<": {a: 1}')) == [{"<<": {"a": 1}}]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_not_part_of_the_text(encoding: str) -> None:
    parsed = parse("clé: été".encode(encoding))

    assert (parsed.source.text, parsed.source.bom) == ("clé: été", True)
    assert data(parsed) == [{"clé": "été"}]


def test_further_byte_order_marks_are_not_part_of_the_text_either() -> None:
    parsed = parse("\ufeff\ufeffclé: été".encode())
    assert (parsed.source.text, parsed.problems) == ("clé: été", ())


# --- problems


def test_an_empty_text_is_one_problem() -> None:
    for text in (b"", b"\n\n", b"# only a comment\n"):
        assert told(parse(text)) == [("YML002", "error", 1, 1, EMPTY)]
        assert data(parse(text)) == []


def test_null_documents_are_reported_once() -> None:
    parsed = parse(b"---\n---\n---\n")

    assert data(parsed) == [None, None, None]
    assert told(parsed) == [("YML002", "error", 1, 1, EMPTY)]


def test_a_byte_that_is_not_utf_8_is_pointed_at() -> None:
    parsed = parse(b"rfp: '1.0'\ntitle: caf\xe9\n")

    assert told(parsed) == [
        (
            "YML001",
            "error",
            2,
            11,
            (
                "This file is not UTF-8 text: byte 0xe9 at offset 21, line 2, cannot be read. "
                "Save the file as UTF-8."
            ),
        )
    ]
    assert parsed.source.excerpt(parsed.problems[0].span) == (Line(2, "title: caf\ufffd"),)


def test_utf_16_without_a_mark_and_utf_32_are_named() -> None:
    looks = "This file looks like UTF-16 without a byte order mark. Save it as UTF-8."
    refused = "This file is in UTF-32, which rfplint does not read. Save it as UTF-8."

    assert told(parse("rfp: 1".encode("utf-16-le"))) == [("YML001", "error", 1, 1, looks)]
    assert told(parse("rfp: 1".encode("utf-16-be"))) == [("YML001", "error", 1, 1, looks)]
    assert told(parse("rfp: 1".encode("utf-32"))) == [("YML001", "error", 1, 1, refused)]


@pytest.mark.parametrize("code", [0x00, 0x07, 0x7F, 0x96, 0xFFFE])
def test_a_control_character_is_pointed_at(code: int) -> None:
    parsed = parse(f"a: 1\nb: x{chr(code)}y\n".encode())

    assert told(parsed) == [
        (
            "YML001",
            "error",
            2,
            5,
            (
                f"U+{code:04X} is an invisible control character that YAML does not allow. "
                "Delete it; such characters often come with text pasted from another program."
            ),
        )
    ]
    assert data(parsed) == []


def test_the_first_of_two_equal_keys_counts() -> None:
    parsed = parse(b"title: one\nvalue: 2\ntitle: three\n")

    assert data(parsed) == [{"title": "one", "value": 2}]
    assert told(parsed) == [
        (
            "YML003",
            "error",
            3,
            1,
            (
                "The key 'title' is already given on line 1. Only the first one counts; remove or "
                "rename one of them."
            ),
        )
    ]


def test_an_unknown_tag_is_reported_and_its_value_still_read() -> None:
    parsed = parse(b"a: &x !include b.yaml\nc: !!set {d: 1}\ne: !<tag:x,1:y> 5\n")

    def message(tag: str) -> str:
        return (
            f"The tag '{tag}' is not allowed in an RFP. Remove it; if it is part of the text, put "
            "the text in quotes."
        )

    assert data(parsed) == [{"a": "b.yaml", "c": {"d": 1}, "e": 5}]
    assert told(parsed) == [
        ("YML004", "error", 1, 7, message("!include")),
        ("YML004", "error", 2, 4, message("!!set")),
        ("YML004", "error", 3, 4, message("!<tag:x,1:y>")),
    ]


def test_a_key_that_is_not_text_becomes_text_with_a_warning() -> None:
    parsed = parse(b"1: a\nnull: b\ntrue: c\n")

    assert data(parsed) == [{"1": "a", "null": "b", "true": "c"}]
    assert told(parsed) == [
        (
            "YML007",
            "warning",
            line,
            1,
            f"The key '{key}' is not text for every YAML tool. Put it in quotes.",
        )
        for line, key in ((1, "1"), (2, "null"), (3, "true"))
    ]


def test_a_collection_as_a_key_is_an_error_and_its_entry_is_dropped() -> None:
    parsed = parse(b"? [a, b]\n: 1\nc: 2\n? {d: &e f}\n: 3\ng: *e\n")

    message = (
        "A list or a mapping cannot be a key. Use a short text as the key; this entry is not read."
    )
    assert data(parsed) == [{"c": 2, "g": "f"}]
    assert told(parsed) == [
        ("YML007", "error", 1, 3, message),
        ("YML007", "error", 4, 3, message),
    ]


@pytest.mark.parametrize("written", [".inf", "-.INF", ".nan", "1e400"])
def test_a_number_that_json_cannot_hold_becomes_null(written: str) -> None:
    parsed = parse(f"a: {written}".encode())

    assert data(parsed) == [{"a": None}]
    assert told(parsed) == [
        (
            "YML008",
            "error",
            1,
            4,
            f"{written} is not a number that can be exchanged as JSON. Write an ordinary number.",
        )
    ]


def test_an_alias_inside_its_own_anchor_is_a_cycle() -> None:
    parsed = parse(b"a: &x\n  b: [1, *x]\nc: &y {<<: *y, d: 1}\n")

    def message(name: str) -> str:
        return (
            f"*{name} stands for the value that contains it, so it never ends. Write the value out."
        )

    assert data(parsed) == [{"a": {"b": [1, None]}, "c": {"d": 1}}]
    assert told(parsed) == [
        ("YML006", "error", 2, 10, message("x")),
        ("YML006", "error", 3, 12, message("y")),
    ]


def test_an_alias_without_an_anchor_drops_its_document_only() -> None:
    parsed = parse(b"a: &x 1\n---\nb: *x\n---\nc: 3\n")

    assert [(each.index, each.data) for each in parsed.documents] == [(0, {"a": 1}), (2, {"c": 3})]
    assert told(parsed) == [
        (
            "YML002",
            "error",
            3,
            4,
            (
                "*x refers to nothing: no &x stands before it. If the text starts with an "
                "asterisk, put it in quotes."
            ),
        )
    ]


def test_a_merge_of_something_else_than_a_mapping_drops_its_document() -> None:
    parsed = parse(b"a: &a 1\nb:\n  <<: *a\n")

    assert data(parsed) == []
    assert told(parsed) == [
        (
            "YML002",
            "error",
            3,
            7,
            "The key << takes an alias to a mapping, such as *base, or a list of them.",
        )
    ]


# --- limits


def test_a_text_may_be_as_large_as_the_limit_and_not_larger() -> None:
    assert told(parse(b"a: 1", limits=Limits(size=4))) == []
    assert told(parse(b"a: 12", limits=Limits(size=4))) == [
        (
            "YML005",
            "error",
            1,
            1,
            (
                "This file is larger than 4 bytes. Split it, "
                "or raise `limits.size` in the configuration."
            ),
        )
    ]


@pytest.mark.parametrize("syntax", ["yaml", "json"])
def test_a_text_may_be_as_deep_as_the_limit_and_not_deeper(syntax: str) -> None:
    message = "This is nested more than 3 levels deep. Flatten it; an RFP needs about ten."

    fits = parse(b'{"a": [[1]]}', syntax=syntax, limits=Limits(depth=3))  # type: ignore[arg-type]
    passes = parse(b'{"a": [[[1]]]}', syntax=syntax, limits=Limits(depth=3))  # type: ignore[arg-type]

    assert (data(fits), told(fits)) == ([{"a": [[1]]}], [])
    assert (data(passes), told(passes)) == ([], [("YML005", "error", 1, 9, message)])


def test_nodes_are_counted_with_their_aliases_expanded() -> None:
    text = b"a: &x [1, 2]\nb: [*x, *x]\n"  # 1 + (1 + 3) + (1 + 1 + 3 + 3) and 10 for the document
    message = (
        "This file holds more than 22 values, counting what its aliases repeat. Split it, or write "
        "fewer aliases."
    )

    assert told(parse(text, limits=Limits(nodes=23))) == []
    assert told(parse(text, limits=Limits(nodes=22))) == [("YML005", "error", 2, 9, message)]


HOSTILE = {
    "brackets": b"[" * 1_000_000,
    "dashes": b"- " * 2_500_000,
    "quotes": b'"' * 5_000_000,
    "braces": b"{" * 5_000_000,
    "question marks": b"? " * 2_500_000,
    "tags": b"!" * 5_000_000,
    "anchors": b"&a " * 1_600_000,
    "nested keys": b"a: " * 1_600_000,
    "one line": b"a: " + b"word " * 999_000,
    "bomb": b"a: &a [1,1,1,1,1,1,1,1,1]\n"
    + b"".join(
        b"%c: &%c [%s]\n" % (name, name, b",".join([b"*%c" % (name - 1)] * 9))
        for name in range(ord("b"), ord("m"))
    ),
    "merges": b"a: &a {x: 1}\n"
    + b"".join(b"k%d: &a {<<: [*a, *a], y%d: 1}\n" % (each, each) for each in range(5000)),
    "deep block": b"".join(b" " * depth + b"a:\n" for depth in range(3000)),
    "directives": b"".join(b"%%TAG !a%d! x\n" % each for each in range(250_000)),
    "digits": b"a: " + b"9" * 4_000_000,
    "almost a number": b"a: " + b"9" * 4_000_000 + b"x",
    "tabs": b"\t" * 5_000_000,
    "colons": b"a:b\n" * 70_000 + b"x: y: z",
    "conflicts": b"<<<<<<< x\n" * 500_000 + b"'",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_answered_at_once(name: str) -> None:
    start = time.process_time()
    parsed = parse(HOSTILE[name])

    assert time.process_time() - start < 1.5  # seconds; each takes a tenth of that on a desk
    assert len(parsed.problems) <= 100


def test_many_problems_of_a_kind_are_cut_and_the_last_one_says_so() -> None:
    parsed = parse(b"a: 1\n" * 500)

    assert [problem.code for problem in parsed.problems] == ["YML003"] * 100
    assert parsed.problems[-1].message.en == (
        "The key 'a' is already given on line 1. Only the first one counts; remove or rename one "
        "of them. There are more faults of this kind; they are not listed."
    )


# --- comments


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# one\na: 1 # two\n", ["# one", "# two"]),
        ("a: b#c\nd: '# e'\nf: \"g # h\"  # i\n", ["# i"]),
        ("a: | # header\n  # text\n  more # text\n# after\n", ["# header", "# after"]),
        ("a: >-\n\n  # text\nb: 1\n", []),
        ("a: word\n  # comment\nb: [1, # two\n  3] #four\n", ["# comment", "# two", "#four"]),
        ("a: url#x y\r\n# end\r\n", ["# end"]),
        ("? [k, v] # key\n: 1 # value\n", ["# key", "# value"]),
        ("%YAML 1.2 # yes\n---\na: 1\n", ["# yes"]),
        ("a: 1 # one\n---\nb: 2 # two\n", ["# one", "# two"]),
        ("a: 1 # kept\n---\nb: @ # not told apart\n", ["# kept"]),
        ("# only", ["# only"]),
        ("a: 1", []),
    ],
)
def test_comments_are_found_outside_scalars_only(text: str, expected: list[str]) -> None:
    assert comments(text) == expected


def test_json_has_no_comments() -> None:
    assert parse(b'{"a": "# no"}', syntax="json").comments() == ()


# --- what YAML 1.1 reads differently


@pytest.mark.parametrize(
    "written",
    [
        *("y", "Y", "n", "N", "yes", "Yes", "YES", "no", "No", "NO"),
        *("on", "On", "ON", "off", "Off", "OFF", "=", "<<"),
        *("14:00", "1:30:15", "190:20:30.15", "-1:30", "0123", "08", "-012", "0o17", "0b101"),
        *("1_000", "1_000.5", "0x1_F"),
    ],
)
def test_a_scalar_that_yaml_1_1_reads_differently_is_ambiguous(written: str) -> None:
    document = parse(f"a: [x, {written}]".encode()).documents[0]

    assert document.ambiguous() == (Ambiguous(("a", 1), "value", written),)


@pytest.mark.parametrize(
    "written",
    [
        *("true", "null", "~", "12", "1.5", "-3", "0", "0.5", "0x1F", "2026-04-01", "09:00"),
        *("yEs", "nO", "oN", "yes please", "1:75", "'ON'", '"14:00"', "!!str ON", "1e3", "+"),
        "2026-04-01T09:00:00Z",
    ],
)
def test_a_scalar_that_all_read_alike_is_not_ambiguous(written: str) -> None:
    assert parse(f"a: [x, {written}]".encode()).documents[0].ambiguous() == ()


def test_an_ambiguous_key_is_told_from_its_value_and_the_order_is_that_of_the_text() -> None:
    document = parse(b"on: {NO: &x OFF}\nlist:\n- 010\n- *x\n<<: {y: 1}\n").documents[0]

    assert document.ambiguous() == (
        Ambiguous(("on",), "key", "on"),
        Ambiguous(("on", "NO"), "key", "NO"),
        Ambiguous(("on", "NO"), "value", "OFF"),
        Ambiguous(("list", 0), "value", "010"),
    )


# --- the source


def test_lines_end_where_editors_end_them() -> None:
    source = parse("a\u2028b: 1\r\nc: 2\rd: 3\ne: 4".encode()).source

    assert [source.excerpt(Span(at, at)) for at in (0, 8, 13, 18)] == [
        (Line(1, "a\u2028b: 1"),),
        (Line(2, "c: 2"),),
        (Line(3, "d: 3"),),
        (Line(4, "e: 4"),),
    ]


def test_an_excerpt_is_the_first_lines_that_a_span_touches() -> None:
    source = parse(b"one\ntwo\nthree\nfour\n").source

    assert source.excerpt(Span(4, 8)) == (Line(2, "two"),)
    assert source.excerpt(Span(0, 19)) == (Line(1, "one"), Line(2, "two"), Line(3, "three"))
    assert source.excerpt(Span(0, 19), most=1) == (Line(1, "one"),)


def test_the_pure_python_loader_stands_in_for_libyaml(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_loader, "loader", yaml_loader.PureLoader)

    parsed = parse(b"a: [1, NO]\nb: 2\nb: 3\n")

    assert data(parsed) == [{"a": [1, "NO"], "b": 2}]
    assert [problem[:3] for problem in told(parsed)] == [("YML003", "error", 3)]
    assert parsed.documents[0].ambiguous() == (Ambiguous(("a", 1), "value", "NO"),)
