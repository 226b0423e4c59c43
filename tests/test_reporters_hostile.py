"""Whatever a file is called or says, it can forge nothing in a report."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reporters_samples import ENGLISH, FRENCH, GEOGRAPHY, OFFICE, REPORT
from rfplint.model import (
    SEVERITIES,
    DocumentInfo,
    Example,
    Finding,
    Fix,
    Line,
    Location,
    Related,
    Report,
    Text,
)
from rfplint.reporters import Style, page, render
from rfplint.reporters.escape import pieces, visible

FEW = settings(max_examples=40, deadline=None)
FORBIDDEN = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
    r"|##\[|##vso\[|^\s*::",
    re.MULTILINE,
)
COLOURS = re.compile(r"\x1b\[[0-9;]*m")
SPITE = st.sampled_from(
    [
        "\n::error file=a::forged",
        "::warning::forged",
        "\u3000::error::forged",
        "\r",
        "\r\n",
        "##[error]forged",
        "##",
        "[",
        "##vso[task.complete]",
        "\x1b[2J",
        "\x1b[31m",
        "\x1b]8;;https://example.org\x07",
        "\x9b2J",
        "\x85",
        "\u2028",
        "\u2029",
        "\u202e",
        "\u2066",
        "\u200b",
        "\ud800",
        "字",
        "e\u0301",
        "\t",
        "office",
        "1 finding in 1 file: 1 error.",
    ]
)
CHARACTERS = st.text(st.characters(codec=None, exclude_categories=()))
TEXTS = st.lists(st.one_of(SPITE, CHARACTERS), max_size=5).map("".join)
BOTH = st.builds(Text, TEXTS, TEXTS)
NUMBERS = st.integers(1, 300)
LOCATIONS = st.builds(Location, NUMBERS, NUMBERS, NUMBERS, NUMBERS, NUMBERS, NUMBERS)


@st.composite
def excerpts(draw: st.DrawFn, location: Location) -> tuple[Line, ...]:
    return tuple(
        Line(number, draw(TEXTS))
        for number in range(location.line, location.line + draw(st.integers(0, 3)))
    )


@st.composite
def findings(draw: st.DrawFn) -> Finding:
    location = draw(LOCATIONS)
    excerpt = draw(excerpts(location))
    return OFFICE._replace(
        name=draw(TEXTS),
        severity=draw(st.sampled_from(SEVERITIES)),
        path=draw(TEXTS),
        message=draw(BOTH),
        location=location,
        excerpt=excerpt,
        related=(Related(draw(BOTH), draw(TEXTS), location, excerpt),),
        fix=Fix(draw(BOTH), safe=True, proposal=draw(TEXTS)),
        reason=draw(TEXTS),
    )


@st.composite
def reports(draw: st.DrawFn) -> Report:
    info = st.builds(
        DocumentInfo, TEXTS, st.integers(0, 3), TEXTS, TEXTS, TEXTS, TEXTS, TEXTS, st.just(())
    )
    reference = GEOGRAPHY.references[0]._replace(
        title=draw(BOTH), section=draw(BOTH), url=draw(TEXTS)
    )
    return REPORT._replace(
        as_of=draw(TEXTS),
        documents=tuple(draw(st.lists(info, max_size=2))),
        heads=(GEOGRAPHY._replace(references=(reference,)),),
        findings=tuple(draw(st.lists(findings(), max_size=3))),
        problems=tuple(draw(st.lists(BOTH, max_size=2))),
    )


STYLES = st.builds(
    Style,
    language=st.sampled_from(["en", "fr"]),
    color=st.booleans(),
    verbose=st.booleans(),
    min_severity=st.just("note"),
    fail_on=st.just("error"),
)


@FEW
@given(reports(), STYLES)
def test_a_concise_report_has_one_line_for_each_finding_and_the_summary(
    report: Report, style: Style
) -> None:
    shown = render(report, "concise", style)
    assert len(shown.splitlines()) == len(report.problems) + len(report.findings) + 1


@FEW
@given(reports(), STYLES, st.sampled_from(["text", "concise"]))
def test_nothing_that_a_terminal_or_log_obeys_comes_through(
    report: Report, style: Style, format_: str
) -> None:
    shown = render(report, format_, style)
    bare = COLOURS.sub("", shown) if style.color else shown
    assert FORBIDDEN.search(bare) is None
    assert shown.encode().endswith(b"\n")


@FEW
@given(reports(), STYLES)
def test_colours_change_nothing_but_colours(report: Report, style: Style) -> None:
    plain = render(report, "text", style._replace(color=False))
    coloured = COLOURS.sub("", render(report, "text", style._replace(color=True)))
    assert stripped(coloured) == stripped(plain)


def stripped(text: str) -> list[str]:
    return [line.rstrip() for line in text.splitlines()]


@given(BOTH, TEXTS, st.sampled_from(["text", "markdown", "json"]))
def test_a_page_obeys_nothing_either(texts: Text, source: str, format_: str) -> None:
    head = GEOGRAPHY._replace(
        title=texts,
        why=texts,
        exceptions=texts,
        examples=(Example("bad", source, source, (), None),),
    )
    shown = page(head, format_, ENGLISH)  # type: ignore[arg-type]  # drawn from the three
    assert shown.encode().endswith(b"\n")
    if format_ != "json":
        assert FORBIDDEN.search(shown) is None


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("a\n::error ::x", "a\\n::error ::x"),
        ("::error ::x", "\\x3a:error ::x"),
        ("\u00a0::error ::x", "\u00a0\\x3a:error ::x"),
        ("##[error]x", "##\\x5berror]x"),
        ("\x1b[2J", "\\x1b[2J"),
        ("\u202etxt", "\\u202etxt"),
        ("\udc80", "\\udc80"),
        ("\U000e0041", "\\U000e0041"),
        ("a\tb", "a\\tb"),
    ],
)
def test_a_hostile_path_is_spelt_out(path: str, shown: str) -> None:
    report = REPORT._replace(findings=(OFFICE._replace(path=path),), problems=())
    headline = f"{shown}:14:18: erreur ELG001[geographic-ownership-requirement]"
    message = "Les soumissionnaires doivent avoir un bureau dans un lieu donné."
    assert render(report, "concise", FRENCH).splitlines()[0] == f"{headline} {message}"
    assert render(report, "text", FRENCH).splitlines()[0] == headline


def test_an_excerpt_spells_out_what_a_log_obeys_behind_the_margin_too() -> None:
    line = "  a: ##[error]x"
    location = Location(1, 6, 1, 8, 6, 8)
    finding = OFFICE._replace(location=location, excerpt=(Line(1, line),), fix=None)
    report = REPORT._replace(findings=(finding,), problems=())
    assert render(report, "text", ENGLISH).splitlines()[2:4] == [
        "1 |   a: ##\\x5berror]x",
        "  |      ^^ Bidders must have an office in a given place.",
    ]


@given(CHARACTERS)
def test_each_character_has_its_piece(text: str) -> None:
    shown = pieces(text)
    assert len(shown) == len(text)
    assert "".join(shown).replace("    ", "\\t") == visible(text).replace("    ", "\\t")


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E)))
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert visible(text.replace("##", "")) == text.replace("##", "")
