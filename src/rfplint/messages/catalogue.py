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


def wrong_type(name: str, default: object) -> Text:
    """Say that a setting takes another kind of value."""
    return Text(
        f"'{name}' takes a value like {default!r}.",
        f"« {name} » prend une valeur comme {default!r}.",
    )


def no_such_folder(path: str) -> Text:
    """Say that the folder of a pack is not there."""
    return Text(
        f"The pack folder {path} does not exist.",
        f"Le dossier d'ensemble {path} n'existe pas.",
    )


def malformed_lexicon(what: str) -> Text:
    """Say that the words that a pack adds to the lexicon cannot be read."""
    return Text(
        f"This list of phrases cannot be read: {what}. See docs/prose.en.md.",
        f"Cette liste de locutions ne peut être lue\u00a0: {what}. Voyez docs/prose.fr.md.",
    )
