"""What is said about choosing policies."""

from __future__ import annotations

from rfplint.model import Text

BY_DEFAULT = Text("on by default", "active par défaut")
SELECTED = Text("selected by the configuration", "choisie par la configuration")
SELECTED_BY_OPTION = Text("selected by --select", "choisie par --select")
NOT_SELECTED = Text("not among the selected", "absente de la sélection")
IGNORED = Text("ignored by the configuration", "écartée par la configuration")
IGNORED_BY_OPTION = Text("ignored by --ignore", "écartée par --ignore")
OFF = Text("its severity is off in the configuration", "gravité « off » dans la configuration")
PREVIEW = Text(
    "preview: on only when its code or name is selected",
    "à l'essai : active seulement si son code ou son nom est choisi",
)


def unknown_policy(word: str, near: str | None) -> Text:
    """Say that a word is no code, name, prefix or tag."""
    hint_en = f" Did you mean '{near}'?" if near else " 'rfplint policies' lists them."
    hint_fr = f" Vouliez-vous dire « {near} »?" if near else " « rfplint policies » les énumère."
    return Text(
        f"'{word}' is no code, name, prefix or tag of a policy.{hint_en}",
        f"« {word} » n'est ni le code, ni le nom, ni le préfixe, ni l'étiquette d'une "
        f"politique.{hint_fr}",
    )


def unknown_setting(code: str, name: str, near: str | None) -> Text:
    """Say that a policy has no such setting."""
    hint_en = f" Did you mean '{near}'?" if near else f" 'rfplint explain {code}' lists them."
    hint_fr = (
        f" Vouliez-vous dire « {near} »?" if near else f" « rfplint explain {code} » les énumère."
    )
    return Text(
        f"{code} has no setting '{name}'.{hint_en}",
        f"{code} n'a pas de réglage « {name} ».{hint_fr}",
    )


def wrong_type(name: str, default: object) -> Text:
    """Say that a setting takes another kind of value."""
    return Text(
        f"'{name}' takes a value like {default!r}.",
        f"« {name} » prend une valeur comme {default!r}.",
    )


def out_of_range(name: str, least: float | None, most: float | None) -> Text:
    """Say that a number is outside what a setting allows."""
    if most is None:
        return Text(f"'{name}' is at least {least:g}.", f"« {name} » vaut au moins {least:g}.")
    if least is None:
        return Text(f"'{name}' is at most {most:g}.", f"« {name} » vaut au plus {most:g}.")
    return Text(
        f"'{name}' is between {least:g} and {most:g}.",
        f"« {name} » est compris entre {least:g} et {most:g}.",
    )


def no_such_folder(path: str) -> Text:
    """Say that the folder of a pack is not there."""
    return Text(
        f"The pack folder {path} does not exist.",
        f"Le dossier d'ensemble {path} n'existe pas.",
    )


def unbound(code: str) -> Text:
    """Say that a Python check names a code that no pack has."""
    return Text(
        f"PLG002: a check is bound to {code}, but no pack has a policy with that code.",
        f"PLG002 : un contrôle est lié à {code}, mais aucun ensemble n'a de politique de ce code.",
    )
