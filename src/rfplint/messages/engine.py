"""What the engine itself says in findings."""

from __future__ import annotations

from typing import Final

from rfplint.messages.report import SEVERITY
from rfplint.model import Severity, Text

USED_HERE: Final = Text("used here through an alias", "repris ici par un alias")
"""Of the place of an alias whose anchored value a finding points at."""

_GIVE_DATE: Final = Text(
    "the RFP gives no date; add `tender.tenderPeriod.startDate`, or pass `--as-of`.",
    "l'appel d'offres ne donne pas de date; ajoutez `tender.tenderPeriod.startDate` ou précisez"
    " `--as-of`.",
)
COVERAGE_NEEDS_DATE: Final = Text(
    " A date would decide whether this is an error: the value reaches a trade agreement's threshold"
    f" of some years, and {_GIVE_DATE.en}",
    " Une date dirait si c'est une erreur\u00a0: la valeur atteint le seuil d'un accord"
    f" commercial certaines années, et {_GIVE_DATE.fr}",
)
"""Added where the thresholds of the year are not known; it follows a sentence."""


def severity_needs_date(title: Text, day: str, severity: Severity) -> Text:
    """Say that from a day on a finding is more severe, where the RFP has no date."""
    name = SEVERITY[severity]
    return Text(
        f" From {day} its severity is '{name.en}' under {title.en}. A date would decide, and"
        f" {_GIVE_DATE.en}",
        f" À compter du {day}, la gravité est «\u00a0{name.fr}\u00a0» selon {title.fr}. Une date"
        f" trancherait, et {_GIVE_DATE.fr}",
    )


def text_too_long(most: int) -> Text:
    """Say of a text that its end was not read for what it says."""
    return Text(
        f"This text is longer than {most:,} characters. From here on it was not read for what it"
        " says, so that policies may overlook a clause. Divide it into several values.",
        f"Ce texte dépasse {_fr(most)} caractères. À partir d'ici, son contenu n'a pas été lu, et"
        " des politiques peuvent passer à côté d'une clause. Divisez-le en plusieurs valeurs.",
    )


def texts_too_long(most: int) -> Text:
    """Say of the first text that was not read that none of the following were."""
    return Text(
        f"The texts of this RFP are longer than {most:,} characters together. This one and those"
        " that follow were not read for what they say, so that policies may overlook a clause."
        " Leave annexes in files of their own.",
        f"Ensemble, les textes de cet appel d'offres dépassent {_fr(most)} caractères. Le contenu"
        " de celui-ci et des suivants n'a pas été lu, et des politiques peuvent passer à côté"
        " d'une clause. Laissez les annexes dans des fichiers distincts.",
    )


def _fr(number: int) -> str:
    return f"{number:,}".replace(",", "\u00a0")
