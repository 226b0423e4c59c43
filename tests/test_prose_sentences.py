"""A value is cut into sentences, and list items with the sentence that introduces them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rfplint.prose.folding import tokens
from rfplint.prose.sentences import cuts

texts = st.text() | st.text(st.sampled_from("ab C1.?!;:\n-*()\u2022\u00e9 \t\"'\u00bb\u00a0"))


def said(text: str) -> list[str]:
    return [
        " ".join((*tokens(text[slice(*cut.introduction)]), *tokens(text[cut.start : cut.end])))
        for cut in cuts(text)
    ]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("", []),
        ("One clause", ["one clause"]),
        ("Bids close. Late ones go! Why? So.", ["bids close", "late ones go", "why ?", "so"]),
        ("Bids close; late ones go back.", ["bids close ;", "late ones go back"]),
        ("He said (so.) Then left.", ["he said so", "then left"]),
        ("« Non. » Puis oui.", ["non", "puis oui"]),
        ("version 2.0 of it", ["version 2.0 of it"]),
    ],
)  # fmt: skip
def test_a_value_is_cut_where_sentences_end(text: str, clauses: list[str]) -> None:
    assert said(text) == clauses


@pytest.mark.parametrize(
    "text",
    [
        "See art. 12 and s. 4 of No. 7.",
        "Acme Inc. Canada and Bell Ltd. Montreal bid.",
        "Proof, e.g. A licence, i.e. The paper, etc. Is due.",
        "La lettre de M. Roy et de Mme. Lee.",
        "John A. Smith signs at 2 p.m. Monday.",
        "Le 3 janv. 2026 et le 4 sept. 2026.",
        "It costs 5 ft. and weighs less.",
    ],
)
def test_an_abbreviation_ends_no_sentence(text: str) -> None:
    assert len(said(text)) == 1


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("Firms must:\n- bid\n- sign", ["firms must : bid", "firms must : sign"]),
        ("Firms must:\n\n* bid\n\n* sign", ["firms must : bid", "firms must : sign"]),
        ("Elles ont :\na) un;\nb) deux.", ["elles ont : a un ;", "elles ont : b deux"]),
        ("They must:\n(1) bid.", ["they must : 1 bid"]),
        ("Firms must:\n\u2022 bid. Then sign.", ["firms must : bid", "firms must : then sign"]),
        ("Firms must:\n- bid\n\nNow sign.", ["firms must : bid", "now sign"]),
    ],
)
def test_an_item_is_read_with_its_introduction(text: str, clauses: list[str]) -> None:
    introduction, *items = said(text)
    assert introduction == clauses[0].partition(":")[0] + ":"
    assert items == clauses


def test_an_item_without_introduction_stands_alone() -> None:
    assert said("Firms bid.\n- sign") == ["firms bid", "sign"]


def test_an_item_knows_where_its_introduction_stands() -> None:
    places = [cut.introduction for cut in cuts("Bid.\nFirms must:\n- bid\n- sign")]
    assert places == [(0, 0), (0, 0), (5, 16), (5, 16)]


def test_a_line_break_inside_a_sentence_is_none() -> None:
    text = "Firms without an office\nin this county\nneed not apply."
    assert said(text) == ["firms without an office in this county need not apply"]


def test_a_blank_line_ends_a_clause() -> None:
    assert said("A title\n\nThe text") == ["a title", "the text"]
    assert said("A title\r\n  \r\nThe text") == ["a title", "the text"]


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("Where is it? Here.", [True, False]),
        ("Où est-ce ?", [True]),
        ("« Où ? » Ici.", [True, False]),
        ('"Where?"', [True]),
        ("Where? (really?)", [True, True]),
    ],
)
def test_a_question_is_known(text: str, questions: list[bool]) -> None:
    assert [cut.is_question for cut in cuts(text)] == questions


@given(texts)
def test_the_words_of_any_text_stand_once_in_its_clauses(text: str) -> None:
    found = list(cuts(text))
    bounds = [bound for cut in found for bound in (cut.start, cut.end)]
    assert bounds == sorted(bounds)
    assert [token for cut in found for token in tokens(text[cut.start : cut.end])] == tokens(text)
