"""A capital inside a sentence makes a name, unless nearly all words have one."""

from __future__ import annotations

import pytest

from rfplint.prose import names
from rfplint.prose.folding import words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Benches by Steelhaven or the like are to be supplied.", ["Steelhaven"]),
        ("Steelhaven benches. Cisco switches. Nothing else.", []),
        ("The map runs on ArcGIS only.", ["ArcGIS"]),
        ("Selection Stage And Award Of Passenger Vehicles", []),
        ("ALL BENCHES ARE MADE BY STEELHAVEN", []),
    ],
)
def test_a_name_has_a_capital_inside_a_sentence(text: str, found: list[str]) -> None:
    cut = words(text)
    assert [text[cut[at].start : cut[at].end] for at in names.find("name", cut, text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [("type VX-400 benches", ["VX"]), ("form B 12", []), ("the T4 tablet", ["T"])],
)
def test_a_model_is_capitals_with_a_figure_at_once(text: str, found: list[str]) -> None:
    cut = words(text)
    assert [text[cut[at].start : cut[at].end] for at in names.find("model", cut, text)] == found
