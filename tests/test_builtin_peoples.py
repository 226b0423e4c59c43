"""Which texts speak of First Nations, Inuit or Métis?"""

from __future__ import annotations

import pytest

from rfplint.builtin.peoples import speaks_of_peoples


@pytest.mark.parametrize(
    "text",
    [
        "Not applicable to Indigenous firms because the goods are made abroad",
        "the First Nations of the coast",
        "une Première Nation du cours inférieur",
        "PREMIERES NATIONS",
        "stagiaires inuites",
        "entreprises métisses",
        "an owner who is Metis",
        "une étudiante autochtone",
    ],
)
def test_the_names_of_the_peoples_are_found(text: str) -> None:
    assert speaks_of_peoples(text)


@pytest.mark.parametrize("text", ["", "all nations", "premières années", "indigence", "innuit"])
def test_other_words_are_not_taken_for_them(text: str) -> None:
    assert not speaks_of_peoples(text)
