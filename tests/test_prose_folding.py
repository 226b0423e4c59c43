"""Texts are folded for matching, and every word knows where it stands in the original."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rfplint.prose import folding

ODD = "\u00e9\u00c9\u0153\u00ad\ufb01\u2026\u2019\u00a0\u202f\u0301\u0130\u00df\0<>&;$%?"
texts = st.text() | st.text(st.sampled_from("abc123 .,'\n" + ODD)) | st.text(st.characters())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Head OFFICE", ["head", "office"]),
        ("Siège à Montréal", ["siege", "a", "montreal"]),
        ("Sie\u0301ge", ["siege"]),
        ("l\u2019offre l'offre", ["l", "offre", "l", "offre"]),
        ("sur\u00a0place\u202fici", ["sur", "place", "ici"]),
        ("inter\u00addit", ["interdit"]),
        ("\u0152uvre, c\u0153ur, \u00e6on", ["oeuvre", "coeur", "aeon"]),
        ("de\ufb01ne the \ufb02oor, o\ufb03ce", ["define", "the", "floor", "office"]),
        ("3 contrats\u00b2 de 40 m\u00b2", ["3", "contrats", "de", "40", "m"]),
        ("bid\u2026now", ["bid", "now"]),
        ("pre-existing pre\u2011existing", ["pre", "existing", "pre", "existing"]),
        ("(the) \u00abbid\u00bb, \u201cnow\u201d", ["the", "bid", "now"]),
        ("Why? Yes; so: 5 %", ["why", "?", "yes", ";", "so", ":", "5", "%"]),
        ("10\u00a0$, 5\u20ac, \u00a33", ["10", "$", "5", "\u20ac", "\u00a3", "3"]),
        ("2\u00a0500\u00a0000 1,250.50 12,5", ["2 500 000", "1,250.50", "12,5"]),
        ("the <b>bid</b>&nbsp;bond", ["the", "bid", "bond"]),
        ("if a < b and b > c", ["if", "a", "b", "and", "b", "c"]),
        ("VX-400", ["vx", "400"]),
        ("", []),
        ("\u6771\u4eac \u2014", []),
    ],
)
def test_a_text_is_cut_into_folded_words(text: str, words: list[str]) -> None:
    assert [word.text for word in folding.words(text)] == words
    assert folding.tokens(text) == words


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Siège à Québec", ["Siège", "à", "Québec"]),
        ("Sie\u0301ge ici", ["Sie\u0301ge", "ici"]),
        ("c\u0153ur inter\u00addit ici", ["c\u0153ur", "inter\u00addit", "ici"]),
        ("de\ufb01ne\u2026 <i>this</i>", ["de\ufb01ne", "this"]),
        ("2\u00a0500\u00a0$", ["2\u00a0500", "$"]),
    ],
)
def test_a_word_stands_where_the_original_has_it(text: str, pieces: list[str]) -> None:
    assert [text[word.start : word.end] for word in folding.words(text)] == pieces


@pytest.mark.parametrize("phrase", ["SIÈGE", "sie\u0301ge", "siège"])
def test_a_phrase_is_folded_as_texts_are(phrase: str) -> None:
    assert folding.fold(phrase) == "siege"


@given(texts)
def test_words_of_any_text_stand_in_order_and_inside_it(text: str) -> None:
    found = folding.words(text)
    bounds = [bound for word in found for bound in (word.start, word.end)]
    assert bounds == sorted(bounds)
    assert all(0 <= word.start < word.end <= len(text) for word in found)


@given(texts)
def test_the_original_of_a_word_folds_to_the_word(text: str) -> None:
    for word in folding.words(text):
        assert word.text in (folding.tokens(text[word.start : word.end]) or [""])


@given(texts)
def test_words_and_tokens_of_any_text_agree(text: str) -> None:
    assert folding.tokens(text) == [word.text for word in folding.words(text)]
