"""What counts as blank although something is written there."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rfplint import blank, document
from rfplint.model import Span

POLICY = Path(__file__).parent.parent / "policies/core/document/placeholder-text.yaml"


def test_the_policys_settings_repeat_the_defaults() -> None:
    data = cast("dict[str, object]", document.parse(POLICY.read_bytes()).documents[0].data)
    said = cast("dict[str, dict[str, object]]", data["settings"])
    assert {name: setting["default"] for name, setting in said.items()} == {
        "placeholders": list(blank.PLACEHOLDERS),
        "seePhrases": list(blank.SEE_PHRASES),
        "maxWords": blank.MAX_WORDS,
    }


@pytest.mark.parametrize(
    "text",
    [
        "n/a",
        "N/A.",
        "NA",
        "  not   applicable ; ",
        "S.O.",
        "Voir pièce jointe",
        "voir piece jointe no 3",
        "See Appendix B, part 2",
        "Refer to one two three four five six",
    ],
)
def test_a_placeholder_is_known_whatever_its_case_accents_and_end(text: str) -> None:
    assert blank.placeholder(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "none",
        "National",
        "The supplier will refer to annex B",
        "Refer to one two three four five six seven",
        "Sans objet précis, tout est permis",
    ],
)
def test_an_answer_is_no_placeholder(text: str) -> None:
    assert not blank.placeholder(text)


def test_the_lists_can_be_replaced() -> None:
    assert blank.placeholder("-", ["-"], [], 0)
    assert blank.placeholder("Ask us now", [], ["ask us"], 3)
    assert not blank.placeholder("Ask us right now", [], ["ask us"], 3)
    assert not blank.placeholder("n/a", ["-"], ["ask us"])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("TODO", "TODO"),
        ("Bids close on TBD.", "TBD"),
        ("(TBC)", "TBC"),
        ("tel: TBA", "TBA"),
        ("FIXME: say more", "FIXME"),
        ("XXX", "XXX"),
        ("why????", "????"),
        ("Then LOREM ipsum dolor", "LOREM ipsum"),
        ("By [insert date] at noon", "[insert date]"),
        ("Le [Insérer la date]", "[Insérer la date]"),
        ("<INSERT portal>", "<INSERT portal>"),
        ("[Name of city] seeks", "[Name of city]"),
        ("La [nom de la ville]", "[nom de la ville]"),
        ("Dear {{ name }},", "{{ name }}"),
        ("Dear ${name},", "${name}"),
        ("CAD [●]", "[●]"),
        ("Signed ______", "______"),
        ("To be determined.", "To be determined"),
        (" à confirmer ", "à confirmer"),
        ("À VENIR", "À VENIR"),
    ],
)
def test_a_leftover_is_found_at_its_words(text: str, words: str) -> None:
    start = text.index(words)
    assert list(blank.leftovers(text)) == [Span(start, start + len(words))]
    assert blank.blank_texts([text]) == {text}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a todo list",
        "TODOS",
        "ATBD",
        "XXXL",
        "Is it so??",
        "[inserted later]",
        "[note]",
        "___",
        "{x}",
        "$5 {y}",
        "The date is to be confirmed",
        "a theorem",
    ],
)
def test_finished_text_is_no_leftover(text: str) -> None:
    assert list(blank.leftovers(text)) == []
    assert blank.blank_texts([text]) == frozenset()


def test_every_leftover_of_a_text_is_found() -> None:
    text = "Due on [insert date] at ____, see TODO."
    found = [text[span.start : span.end] for span in blank.leftovers(text)]
    assert found == ["[insert date]", "____", "TODO"]


def test_one_leftover_among_many_texts_is_told_apart() -> None:
    texts = ["Sensors", "n/a", "TODO", "to be confirmed", "a [note]", "à déterminer"]
    assert blank.blank_texts(texts) == {"n/a", "TODO", "to be confirmed", "à déterminer"}


def test_settings_of_the_wrong_type_are_left_out() -> None:
    wrong: dict[str, object] = {"placeholders": "n/a", "seePhrases": 7, "maxWords": "8"}
    assert blank.blank_texts(["n/a", "see annex 2", "-"], **wrong) == {"n/a", "see annex 2"}
    assert blank.blank_texts(["n/a", "-"], placeholders=["-", 5, ""]) == {"-"}


@given(st.text())
@settings(max_examples=200, deadline=None)
def test_any_text_is_blank_exactly_if_one_of_the_two_says_so(text: str) -> None:
    said = blank.placeholder(text) or list(blank.leftovers(text)) != []
    assert (text in blank.blank_texts([text])) == said


def test_wide_and_accented_letters_are_the_same_letters() -> None:
    assert blank.blank_texts(["ＮＡ", "Été", "n\u2044a"], placeholders=["na", "ete"]) == {
        "ＮＡ",
        "Été",
    }
