"""What holds for any text."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rfplint.document import Document, Limits, Parsed, parse, yaml_loader
from rfplint.model import Pointer, Span

usual = settings(max_examples=150, deadline=None)

# Raw control characters may stand nowhere in YAML, and libyaml folds U+0085, U+2028 and U+2029
# like line breaks where JSON keeps them.
printable = st.characters(
    exclude_categories=["Cs", "Cc", "Cn"], exclude_characters="\x7f\x85\u2028\u2029\ufeff"
)
numbers = st.integers(-(10**60), 10**60) | st.floats(allow_nan=False, allow_infinity=False)


def values(characters: st.SearchStrategy[str]) -> st.SearchStrategy[object]:
    """JSON values; keys are short because libyaml takes none of over 1,024 characters."""
    texts = st.text(characters, max_size=30)
    return st.recursive(
        st.none() | st.booleans() | numbers | texts,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
        max_leaves=15,
    )


json_values = values(st.characters(exclude_categories=["Cs"]))
# YAML has no surrogate pairs: an escaped character must be of the basic plane.
basic_values = values(st.characters(exclude_categories=["Cs"], max_codepoint=0xFFFF))
printable_values = values(printable)
words = st.sampled_from(["ON", "é", "😀", "it's", '"x"', "a: b", "#c", "1_0", "- d", "", "\\", "%"])
prose = st.lists(words | st.text(printable, max_size=8), max_size=12).map(" ".join)
rfps = st.recursive(
    prose | numbers | st.booleans() | st.none(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(printable, min_size=1, max_size=9), inner, max_size=4)
    ),
    max_leaves=12,
)
SCRAPS = [
    *("a: ", "- ", "[", "]", "{", "}", ",", "\n", "\n  ", "\n\t", "'", '"', "|\n", ">-\n", "# c"),
    *("&x ", "*x ", "<<: ", "!t ", "!!str ", "? ", ": ", "---\n", "...\n", "%YAML 1.2\n", "@", "`"),
    *("1", "NO", ".inf", "1e999", "\\ud800", "\\", "\u2028", "\x85", "\r\n", "\r", "é", "😀", "\0"),
    *("<<<<<<< x\n", "=======\n", "\ufeff", "~", "true: ", "0x", "word ", "%TAG ! x\n", "%x\n"),
]
scraps = st.lists(st.sampled_from(SCRAPS), max_size=25).map("".join)


def styled(data: object, style: str | None, *, flow: bool, width: int) -> bytes:
    text: str = yaml.safe_dump(
        data, default_style=style, default_flow_style=flow, width=width, allow_unicode=True
    )
    return text.encode()


styles = st.sampled_from([None, "'", '"', "|", ">"])
yaml_texts = st.builds(styled, rfps, styles, flow=st.booleans(), width=st.sampled_from([20, 80]))


def scalars(data: object, pointer: Pointer = ()) -> Iterator[tuple[Pointer, object]]:
    """Give every scalar of plain data with its pointer."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from scalars(value, (*pointer, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from scalars(value, (*pointer, index))
    else:
        yield pointer, data


def everything(document: Document) -> list[object]:
    """Ask a document all that can be asked."""
    places: list[object] = [document.ambiguous()]
    for pointer, value in scalars(document.data):
        for each in (pointer, (*pointer, "missing"), pointer[:-1]):
            places += [document.locate(each), document.locate(each, on="key"), document.raw(each)]
        places.append(document.is_plain(pointer))
        if isinstance(value, str):
            places += [
                document.locate(pointer, within=Span(at, at + 2)) for at in range(len(value))
            ]
    return places


def sound(parsed: Parsed) -> None:
    """Say that whatever was found has a place in the text."""
    spans = [problem.span for problem in parsed.problems] + list(parsed.comments())
    for document in parsed.documents:
        everything(document)
        for pointer, _ in scalars(document.data):
            spans += [document.locate(pointer).span, document.locate(pointer, on="key").span]
    for span in spans:
        assert 0 <= span.start <= span.end <= len(parsed.source.text)
        assert parsed.source.location(span).line >= 1
        assert len(parsed.source.excerpt(span)) >= 1


@usual
@given(st.binary(max_size=200) | scraps.map(str.encode), st.sampled_from(["yaml", "json", "jsonl"]))
@example(b"\xff\xfea", "yaml")
@example(b"\xff\xfe\x00\xd8", "yaml")
@example(b"a: &x [*x]\n<<: *x", "yaml")
@example(b"? {a: &x 1}\n: *x", "yaml")
@example(b'{"a": "\\ud800"}', "json")
def test_no_text_raises(data: bytes, syntax: str) -> None:
    sound(parse(data, syntax=syntax))  # type: ignore[arg-type]


def test_deep_json_does_not_raise_when_the_limit_is_raised() -> None:
    for depth in (400, 900, 5_000, 200_000):
        text = b"[" * depth + b'"\\ud800"' + b"]" * depth
        parsed = parse(text, syntax="json", limits=Limits(depth=1_000_000))

        assert {problem.code for problem in parsed.problems} <= {"YML001", "YML005"}


@usual
@given(scraps)
def test_no_text_raises_in_pure_python(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_loader, "loader", yaml_loader.PureLoader)
        sound(parse(text.encode()))


@usual
@given(scraps, st.integers(0, 4), st.integers(1, 12))
def test_no_limit_is_passed(text: str, depth: int, nodes: int) -> None:
    for document in parse(text.encode(), limits=Limits(depth=depth, nodes=nodes)).documents:
        assert len(list(scalars(document.data))) <= nodes
        assert all(len(pointer) <= depth for pointer, _ in scalars(document.data))


@usual
@given(json_values)
def test_json_is_read_as_the_standard_library_reads_it(value: object) -> None:
    for text in (json.dumps(value), json.dumps(value, ensure_ascii=False, indent=1)):
        parsed = parse(text.encode(), syntax="json")

        assert [document.data for document in parsed.documents] == [json.loads(text)]
        assert parsed.problems == ()


@usual
@given(basic_values, printable_values)
def test_yaml_reads_json_as_the_standard_library_reads_it(basic: object, given: object) -> None:
    for text in (json.dumps(basic), json.dumps(given, ensure_ascii=False, indent=2)):
        assert [document.data for document in parse(text.encode()).documents] == [json.loads(text)]


@usual
@given(json_values)
def test_the_place_of_a_json_scalar_reads_as_the_scalar(value: object) -> None:
    document = parse(json.dumps(value, indent=1).encode(), syntax="json").documents[0]

    for pointer, scalar in scalars(document.data):
        raw = document.raw(pointer)
        assert raw is not None
        assert json.loads(raw) == scalar


@usual
@given(yaml_texts)
def test_the_place_of_a_yaml_scalar_reads_as_the_scalar(text: bytes) -> None:
    document = parse(text).documents[0]

    for pointer, scalar in scalars(document.data):
        raw = document.raw(pointer)
        assert raw is not None
        if not raw:
            continue
        span = document.locate(pointer).span
        assert document.source.text[span.start : span.end] == raw
        is_block = raw.startswith(("|", ">"))  # which has its indentation from what is around it
        is_tagged = not isinstance(scalar, str) and not document.is_plain(pointer)
        if not is_block and not is_tagged:
            assert parse(raw.encode()).documents[0].data == scalar


@usual
@given(yaml_texts)
def test_each_character_of_a_text_is_found_in_its_source(text: bytes) -> None:
    document = parse(text).documents[0]

    for pointer, scalar in scalars(document.data):
        if not isinstance(scalar, str):
            continue
        raw = document.raw(pointer) or ""
        quote = raw[:1] if raw[:1] in ("'", '"') else ""
        last = document.locate(pointer).span.start
        for at, character in enumerate(scalar):
            if character.isspace() or character == "\ufeff":
                continue
            span = document.locate(pointer, within=Span(at, at + 1)).span
            written = document.source.text[span.start : span.end]
            assert span.start >= last
            last = span.end
            assert written == character or (
                quote and parse(f"{quote}{written}{quote}".encode()).documents[0].data == character
            )


@settings(max_examples=60, deadline=None)
@given(yaml_texts | scraps.map(str.encode))
def test_the_pure_python_loader_gives_the_same_documents_and_places(text: bytes) -> None:
    fast = parse(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_loader, "loader", yaml_loader.PureLoader)
        slow = parse(text)

    if not any(problem.code in ("YML001", "YML002") for problem in fast.problems + slow.problems):
        assert slow.problems == fast.problems
        assert slow.comments() == fast.comments()
        assert [each.data for each in slow.documents] == [each.data for each in fast.documents]
        assert [everything(each) for each in slow.documents] == [
            everything(each) for each in fast.documents
        ]
