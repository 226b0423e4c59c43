"""Which words ask for audited accounts, and which take that back?"""

from __future__ import annotations

import pytest

from rfplint.builtin import guarantees


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Three years of audited financial statements", "audited"),
        ("Les états financiers vérifiés des trois derniers exercices", "vérifiés"),
        ("Des comptes audités", "audités"),
        ("Financial statements; they need not be audited", None),
        ("Audited or reviewed financial statements", None),
        ("États financiers, audités ou non", None),
        ("Unaudited accounts will do", None),
        ("Des références vérifiées par téléphone", None),
        ("Accounts of the last year", None),
    ],
)
def test_audited_accounts_are_asked_for(text: str, words: str | None) -> None:
    span = guarantees.demand_of_audit(text, about_money=False)
    assert (text[span.start : span.end] if span else None) == words


def test_of_a_turnover_everybody_knows_what_is_audited() -> None:
    assert guarantees.demand_of_audit("Audited, for three years", about_money=True) == (0, 7)
