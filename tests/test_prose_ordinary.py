"""Ordinary wording is read, and as what it is."""

from __future__ import annotations

import pytest

from rfplint import prose


def _said(text: str) -> list[tuple[str, str | None]]:
    return [(clause.kind, clause.form) for clause in prose.read(text)]


@pytest.mark.parametrize(
    ("text", "kind", "form"),
    [
        ("Preference may be given to proponents with a local presence.", "geo", "credit"),
        ("A 5% price preference applies to Halven businesses.", "geo", "credit"),
        ("Only firms with a head office in Canada may bid to host the data.", "geo", "gate"),
        (
            "Seules les firmes ayant leur siège au Canada sont admises pour héberger les données.",
            "geo",
            "gate",
        ),
        (
            "As required by the Buy Ontario Act, only firms established in Ontario may bid.",
            "geo",
            "gate",
        ),
        ("Projects carried out in Ontario are required.", "local-experience", None),
        ("Quote Motorola APX 6000 radios only.", "brand-name", None),
        (
            "References from three municipal clients of similar size.",
            "prior-contract-count",
            None,
        ),
        (
            "Références de trois clients municipaux de taille semblable.",
            "prior-contract-count",
            None,
        ),
        (
            "Work is awarded to the incumbent because it knows the site.",
            "incumbent-advantage",
            None,
        ),
        (
            "Le contrat est attribué au titulaire actuel parce qu'il connaît le site.",
            "incumbent-advantage",
            None,
        ),
    ],
)
def test_an_ordinary_sentence_is_read_as_what_it_is(text: str, kind: str, form: str | None) -> None:
    assert _said(text) == [("geographic-restriction" if kind == "geo" else kind, form)]


@pytest.mark.parametrize(
    "text",
    [
        "All staff handling the data must be located in Canada.",
        "Tout le personnel qui traite les données doit se trouver au Canada.",
    ],
)
def test_where_staff_is_does_not_tell_where_data_is(text: str) -> None:
    assert "residency-stated" not in [kind for kind, _ in _said(text)]
