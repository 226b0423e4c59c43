"""What `rfplint test` and the pytest plugin say of trials, examples and their coverage."""

from __future__ import annotations

from typing import Final

from rfplint.model import Text

GOOD_BUT_FOUND: Final = Text(
    "This example is called good, but the policy finds something in it.",
    "Cet exemple est donné pour bon, mais la politique y relève quelque chose.",
)
BAD_BUT_SILENT: Final = Text(
    "This example is called bad, but the policy finds nothing in it.",
    "Cet exemple est donné pour mauvais, mais la politique n'y relève rien.",
)
ELSEWHERE: Final = Text(
    "The policy finds something, but not where the example's 'at' says.",
    "La politique relève quelque chose, mais pas là où le dit « at » dans l'exemple.",
)
DIFFERENT: Final = Text(
    "The policy does not find what the trial says under 'finds'.",
    "La politique ne relève pas ce que l'essai dit sous « finds ».",
)
NO_RFP: Final = Text(
    "No RFP can be read here, so this checks nothing.",
    "Aucun appel d'offres ne peut être lu ici; ceci ne vérifie donc rien.",
)
NO_TESTS_HERE: Final = Text(
    "No policies or trials here. A pack is a folder with pack.yaml; name one, or list it under "
    "'packs' in .rfplint.yaml.",
    "Aucune politique ni aucun essai ici. Un ensemble est un dossier qui contient pack.yaml; "
    "nommez-en un ou inscrivez-le sous « packs » dans .rfplint.yaml.",
)
NOT_A_TEST: Final = Text(
    "This is neither a policy of a pack nor a file of trials. A policy has 'code' and stands in "
    "<pack>/<family>/<name>.yaml beside a pack.yaml; a file of trials has 'policy' and 'trials'.",
    "Ce n'est ni une politique d'un ensemble ni un fichier d'essais. Une politique a « code » et "
    "se trouve dans <ensemble>/<famille>/<nom>.yaml, à côté d'un pack.yaml; un fichier d'essais a "
    "« policy » et « trials ».",
)


def nothing_at(path: str) -> Text:
    """Say that a path on the command line leads to nothing that could be tested."""
    shown = path or "''"
    return Text(
        f"{shown}: nothing to test there. Give a pack (a folder with pack.yaml), a policy file or "
        "a file of trials.",
        f"{shown} : rien à mettre à l'épreuve à cet endroit. Indiquez un ensemble (un dossier qui "
        "contient pack.yaml), un fichier de politique ou un fichier d'essais.",
    )


EMPTY_TRIALS: Final = Text(
    "This file of trials is empty, so it checks nothing. Write 'policy' and 'trials', or remove "
    "the file.",
    "Ce fichier d'essais est vide et ne vérifie donc rien. Écrivez « policy » et « trials », ou "
    "retirez le fichier.",
)

# The words of the report -----------------------------------------------------------------------

EXPECTED: Final = Text("expected", "attendu")
GOT: Final = Text("got", "obtenu")
WHY: Final = Text("why", "cause")
NOTHING_TESTED: Final = Text("Nothing was tested.", "Rien n'a été mis à l'épreuve.")
NOTHING: Final = Text("nothing", "rien")
A_FINDING: Final = Text("a finding", "un constat")
COVERAGE: Final = Text("Coverage:", "Couverture :")
ALL_COVERED: Final = Text(
    "Coverage: examples and trials reach every case and operator.",
    "Couverture : les exemples et les essais atteignent chaque cas et chaque opérateur.",
)


def failed(name: Text, message: Text) -> Text:
    """Say which test fails, and why."""
    return Text(f"{name.en}: {message.en}", f"{name.fr} : {message.fr}")


def example_name(kind: str, number: int) -> Text:
    """Name an example that its author gave no name."""
    french = "mauvais exemple" if kind == "bad" else "bon exemple"
    return Text(f"{kind} example {number}", f"{french} {number}")


def unreadable_at(line: int, message: Text) -> Text:
    """Say what keeps an RFP in a trial from being read."""
    return Text(
        f"{NO_RFP.en} Its line {line}: {message.en}",
        f"{NO_RFP.fr} Sa ligne {line} : {message.fr}",
    )


def unknown_case(name: str, near: str | None) -> Text:
    """Say that the policy has no such case."""
    said = Text(
        f"The policy has no case '{name}', so this checks nothing.",
        f"La politique n'a pas de cas « {name} »; ceci ne vérifie donc rien.",
    )
    if near is None:
        return said
    return Text(f"{said.en} Did you mean '{near}'?", f"{said.fr} Vouliez-vous dire « {near} »?")


def summary(policies: int, examples: int, trials: int, failures: int, faults: int) -> Text:
    """Say how much was tested, and how it went."""
    counted = Text(
        f"{_many(policies, 'policy', 'policies')}, {_many(examples, 'example', 'examples')}, "
        f"{_many(trials, 'trial', 'trials')}",
        f"{_plusieurs(policies, 'politique', 'politiques')}, "
        f"{_plusieurs(examples, 'exemple', 'exemples')}, {_plusieurs(trials, 'essai', 'essais')}",
    )
    if not failures and not faults:
        return Text(f"{counted.en}: all hold.", f"{counted.fr} : tout est conforme.")
    return Text(
        f"{counted.en}: {_many(failures, 'fails', 'fail')}, "
        f"{_many(faults, 'fault', 'faults')} in files.",
        f"{counted.fr} : {_plusieurs(failures, 'échec', 'échecs')}, "
        f"{_plusieurs(faults, 'défaut', 'défauts')} dans les fichiers.",
    )


def _many(number: int, one: str, more: str) -> str:
    return f"{number:,} {one if number == 1 else more}"


def _plusieurs(number: int, one: str, more: str) -> str:
    return f"{number:,} {one if number < 2 else more}".replace(",", "\u00a0")  # noqa: PLR2004 - French


# What no example and no trial reaches, and why a policy is silent --------------------------------

NO_FINDING: Final = Text(
    "no example and no trial has a finding of this policy.",
    "aucun exemple ni aucun essai n'a de constat de cette politique.",
)


def case_unreached(name: str) -> Text:
    """Say that a case is proved by nothing."""
    return Text(
        f"no example and no trial has a finding of the case '{name}'.",
        f"aucun exemple ni aucun essai n'a de constat du cas « {name} ».",
    )


def never_tried(operator: str) -> Text:
    """Say that an operator is judged in no example and no trial."""
    return Text(
        f"no example and no trial reaches '{operator}'.",
        f"aucun exemple ni aucun essai n'atteint « {operator} ».",
    )


def never_holds(operator: str) -> Text:
    """Say that an operator is judged and fails everywhere."""
    return Text(
        f"'{operator}' holds in no example and no trial.",
        f"« {operator} » n'est rempli dans aucun exemple ni essai.",
    )


def never_fails(operator: str) -> Text:
    """Say that an operator is judged and holds everywhere."""
    return Text(
        f"'{operator}' fails in no example and no trial.",
        f"« {operator} » n'est en défaut dans aucun exemple ni essai.",
    )


DID_NOT_RUN: Final = Text(
    "The policy did not run on this RFP: see its 'jurisdictions', 'needs' and 'givesWayTo'.",
    "La politique n'a pas été appliquée à cet appel d'offres : voyez « jurisdictions », « needs » "
    "et « givesWayTo ».",
)


def reaches_nothing(subject: str) -> Text:
    """Say that the RFP has nothing at `for`."""
    return Text(
        f"This RFP has nothing at 'for: {subject}'.",
        f"Cet appel d'offres n'a rien à « for: {subject} ».",
    )


def does_not_hold(path: str, operator: str) -> Text:
    """Say which condition of `when` keeps a policy silent."""
    return Text(
        f"In 'when', '{operator}' of '{path}' does not hold.",
        f"Dans « when », « {operator} » de « {path} » n'est pas rempli.",
    )


MUST_HOLDS: Final = Text(
    "Everything under 'must' holds.", "Tout ce qui est sous « must » est rempli."
)


def in_case(name: str, why: Text) -> Text:
    """Say of which case a reason speaks."""
    return Text(f"Case '{name}': {why.en}", f"Cas « {name} » : {why.fr}")
