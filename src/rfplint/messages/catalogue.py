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


def mandatory(place: str) -> Text:
    """Say who made a policy mandatory."""
    return Text(f"mandatory ({place})", f"obligatoire ({place})")


def mandatory_ignored(code: str, place: str) -> Text:
    """Say that --ignore cannot leave out a mandatory policy."""
    return Text(
        f"{code} is mandatory ({place}), so --ignore cannot leave it out. Remove it from --ignore.",
        f"{code} est obligatoire ({place}) : --ignore ne peut l'écarter. Retirez-le de --ignore.",
    )


def mandatory_stays(code: str, place: str) -> Text:
    """Say that a choice of the command line leaves a mandatory policy on."""
    return Text(
        f"{code} is mandatory ({place}): it is checked all the same.",
        f"{code} est obligatoire ({place}) : elle est vérifiée malgré tout.",
    )


def renamed(old: str, code: str, name: str) -> Text:
    """Say that a policy has another code or name now."""
    return Text(
        f"'{old}' is an old name. Write {code} or {name}.",
        f"« {old} » est un ancien nom. Écrivez {code} ou {name}.",
    )


def deprecated(code: str) -> Text:
    """Say that a policy is on its way out."""
    return Text(
        f"{code} is deprecated: a later version will not have it. `rfplint explain {code}` says "
        "more.",
        f"{code} est désuète : une version future ne l'aura plus. `rfplint explain {code}` en "
        "dit davantage.",
    )


def taken(what: str, pack: str) -> Text:
    """Say that another pack's policy has this code or name."""
    return Text(
        f"'{what}' is already a policy of the pack {pack}. Choose another.",
        f"« {what} » est déjà une politique de l'ensemble {pack}. Choisissez autre chose.",
    )


def alias_in_use(old: str) -> Text:
    """Say that an alias is what a policy is called now."""
    return Text(
        f"'{old}' is what a policy is called now, so it cannot be an old name. Remove this alias.",
        f"« {old} » est le nom actuel d'une politique : ce ne peut être un ancien nom. Retirez cet "
        "alias.",
    )
