"""What is said of plugins that do not work (PLG002) and of policies that crash (PLG001)."""

from __future__ import annotations

from typing import Final

from rfplint.model import Text

OFF: Final = Text(
    "No plugin is loaded: --no-plugins or RFPLINT_NO_PLUGINS turns them off.",
    "Aucun module n'est chargé : --no-plugins ou RFPLINT_NO_PLUGINS les désactive.",
)
NONE: Final = Text("No plugin is installed.", "Aucun module n'est installé.")
POLICIES: Final = Text("policies", "politiques")
NO_POLICIES: Final = Text("none", "aucune")


def loaded_in(milliseconds: float) -> Text:
    """Say how long a plugin took to load."""
    written = f"{milliseconds:.1f}"
    french = written.replace(".", ",")
    return Text(f"loaded in {written} ms", f"chargé en {french}\u00a0ms")


def plugin(name: str, label: str) -> Text:
    """Name a plugin and the distribution that it comes from."""
    return Text(f"the plugin '{name}' of {label}", f"le module « {name} » de {label}")


def _fault(en: str, fr: str, where: object) -> Text:
    place = "" if where is None else f" ({where})"
    return Text(f"PLG002: {_upper(en)}{place}.", f"PLG002 : {_upper(fr)}{place}.")


def _upper(text: str) -> str:
    return text if text.startswith("rfplint") else text[0].upper() + text[1:]


def _of(who: Text) -> str:
    """Write « de » and who it is; « de le » is « du »."""
    return f"du{who.fr.removeprefix('le')}"


def _meant(near: str | None) -> Text:
    if near is None:
        return Text("", "")
    return Text(f" Did you mean {near}?", f" Vouliez-vous dire {near}?")


def _with(text: Text, more: Text) -> Text:
    return Text(f"{text.en} {more.en}".rstrip(), f"{text.fr} {more.fr}".rstrip())


def not_loaded(who: Text, error: str, where: object) -> Text:
    """Say that a plugin cannot be imported."""
    said = _fault(
        f"{who.en} could not be loaded: {error}",
        f"{who.fr} n'a pas pu être chargé : {error}",
        where,
    )
    return _with(said, Text("Mend it or uninstall it.", "Corrigez-le ou désinstallez-le."))


def unreadable(folder: str, error: str) -> Text:
    """Say that the metadata of a distribution cannot be read."""
    return Text(
        f"PLG002: The plugins of {folder} are not loaded: its metadata cannot be read: {error}. "
        "Install it again.",
        f"PLG002 : Les modules de {folder} ne sont pas chargés : ses métadonnées sont illisibles : "
        f"{error}. Réinstallez-le.",
    )


def in_repository(label: str, where: object) -> Text:
    """Say that a distribution is not loaded since it lies where rfplint lints."""
    return Text(
        f"PLG002: {label} declares a plugin in the folder that rfplint runs in ({where}). It is "
        "not loaded: what is linted never runs. Install it, or run rfplint elsewhere.",
        f"PLG002 : {label} déclare un module dans le dossier où rfplint est lancé ({where}). Il "
        "n'est pas chargé : ce qui est vérifié n'est jamais exécuté. Installez-le, ou lancez "
        "rfplint ailleurs.",
    )


def api_newer(who: Text, asked: str, offered: str, where: object) -> Text:
    """Say that a plugin asks for a newer plugin API."""
    said = _fault(
        f"{who.en} asks for version {asked} of the plugin API; this rfplint has {offered}",
        f"{who.fr} demande la version {asked} de l'interface des modules; ce rfplint a la "
        f"version {offered}",
        where,
    )
    return _with(said, Text("Upgrade rfplint.", "Mettez rfplint à niveau."))


def api_older(who: Text, asked: str, offered: str, where: object) -> Text:
    """Say that a plugin was written for an API that is no more."""
    said = _fault(
        f"{who.en} asks for version {asked} of the plugin API; this rfplint has {offered}, which "
        "does not promise the same",
        f"{who.fr} demande la version {asked} de l'interface des modules; ce rfplint a la "
        f"version {offered}, qui ne promet pas la même chose",
        where,
    )
    more = Text(
        f"Upgrade {who.en}, or install an rfplint that has version {asked}.",
        f"Mettez à niveau {who.fr}, ou installez un rfplint qui a la version {asked}.",
    )
    return _with(said, more)


def api_malformed(who: Text, asked: str, where: object) -> Text:
    """Say that the API version that a plugin asks for is none."""
    said = _fault(
        f'{who.en} asks for "{asked}", which is not a version of the plugin API',
        f"{who.fr} demande « {asked} », qui n'est pas une version de l'interface des modules",
        where,
    )
    more = Text(
        'Write two numbers: RFPLINT_API = "1.0".', 'Écrivez deux nombres : RFPLINT_API = "1.0".'
    )
    return _with(said, more)


def unknown_hook(
    who: Text, hook: str, known: tuple[str, ...], near: str | None, where: object
) -> Text:
    """Say that a plugin implements a hook that does not exist."""
    said = _fault(
        f"{who.en} has the hook '{hook}', which rfplint does not call",
        f"{who.fr} a le point d'ancrage « {hook} », que rfplint n'appelle pas",
        where,
    )
    if near is not None:
        return _with(said, _meant(near))._replace(
            en=f"{said.en}{_meant(near).en}", fr=f"{said.fr}{_meant(near).fr}"
        )
    more = Text(
        f"The hooks are {' and '.join(known)}.", f"Les points d'ancrage sont {' et '.join(known)}."
    )
    return _with(said, more)


def unmarked_hook(who: Text, hook: str, where: object) -> Text:
    """Say that a function has the name of a hook and lacks the mark."""
    said = _fault(
        f"{who.en} has a function '{hook}' without @hookimpl, so that rfplint does not call it",
        f"{who.fr} a une fonction « {hook} » sans @hookimpl; rfplint ne l'appelle donc pas",
        where,
    )
    more = Text(
        "Write @hookimpl above it, from rfplint.hooks.",
        "Écrivez @hookimpl au-dessus, de rfplint.hooks.",
    )
    return _with(said, more)


def no_hook(who: Text, known: tuple[str, ...], where: object) -> Text:
    """Say that a plugin implements no hook at all."""
    return _with(
        _fault(f"{who.en} has no hook", f"{who.fr} n'a aucun point d'ancrage", where),
        Text(
            f"Write {' or '.join(known)} with @hookimpl above it.",
            f"Écrivez {' ou '.join(known)} avec @hookimpl au-dessus.",
        ),
    )


def hook_takes(who: Text, hook: str, where: object) -> Text:
    """Say that a hook has parameters, or is marked in a way, that rfplint does not know."""
    return _with(
        _fault(
            f"{who.en} has a '{hook}' that rfplint cannot call",
            f"{who.fr} a un « {hook} » que rfplint ne peut appeler",
            where,
        ),
        Text(
            f"Write `def {hook}():`, without parameters.",
            f"Écrivez `def {hook}():`, sans paramètres.",
        ),
    )


def hook_failed(who: Text, hook: str, error: str, where: object) -> Text:
    """Say that a hook of a plugin raised."""
    said = _fault(
        f"'{hook}' of {who.en} failed: {error}", f"« {hook} » {_of(who)} a échoué : {error}", where
    )
    return _with(said, Text("What it gave before counts.", "Ce qu'il a donné avant compte."))


def not_a_list(who: Text, hook: str, what: str, where: object) -> Text:
    """Say that a hook gave something that is no list."""
    return _with(
        _fault(
            f"'{hook}' of {who.en} returned {what}, which is not a list",
            f"« {hook} » {_of(who)} a rendu {what}, qui n'est pas une liste",
            where,
        ),
        Text("Write `return […]`.", "Écrivez `return […]`."),
    )


def not_a_folder(who: Text, what: str, where: object) -> Text:
    """Say that what a plugin gave for a pack's folder is no absolute path."""
    return _with(
        _fault(
            f"'rfplint_packs' of {who.en} gives {what}, which is not the absolute path of a folder",
            f"« rfplint_packs » {_of(who)} donne {what}, qui n'est pas le chemin "
            "absolu d'un dossier",
            where,
        ),
        Text(
            'Write os.path.join(os.path.dirname(__file__), "pack").',
            'Écrivez os.path.join(os.path.dirname(__file__), "pack").',
        ),
    )


def not_a_check(who: Text, what: str, where: object) -> Text:
    """Say that a plugin offered something that was not made with `@check`."""
    return _with(
        _fault(
            f"'rfplint_checks' of {who.en} gives {what}, which is not a function made with @check",
            f"« rfplint_checks » {_of(who)} donne {what}, qui n'est pas une fonction faite avec "
            "@check",
            where,
        ),
        Text(
            'Write @check("CODE") above the function.',
            'Écrivez @check("CODE") au-dessus de la fonction.',
        ),
    )


def already_bound(who: Text, code: str, where: object) -> Text:
    """Say that a check claims a code that has its condition already."""
    return _with(
        _fault(
            f"{who.en} binds a check to {code}, which has its condition already",
            f"{who.fr} lie un contrôle à {code}, qui a déjà sa condition",
            where,
        ),
        Text(
            "Give your policy a code of its own.",
            "Donnez à votre politique un code qui lui soit propre.",
        ),
    )


def unbound(who: Text, code: str, near: str | None, where: object) -> Text:
    """Say that a check names a code that no pack has."""
    said = _fault(
        f"{who.en} binds a check to {code}, but no pack has a policy with that code",
        f"{who.fr} lie un contrôle à {code}, mais aucun ensemble n'a de politique de ce code",
        where,
    )
    return Text(said.en + _meant(near).en, said.fr + _meant(near).fr)


# What is said where a policy crashed -----------------------------------------------------------


def crashed(policy: str, label: str, error: Text, where: object) -> Text:
    """Say that a policy's check failed (PLG001)."""
    place = "" if where is None else f" ({where})"
    return Text(
        f"Policy {policy}{label and f' of {label}'} crashed here and may have missed faults: "
        f"{error.en}{place}. Report it to its author; the other policies ran.",
        f"La politique {policy}{label and f' de {label}'} a planté ici et a pu manquer des "
        f"défauts : {error.fr}{place}. Signalez-le à son auteur; les autres politiques ont été "
        "appliquées.",
    )


def no_hits(what: str) -> Text:
    """Say that a check returned nothing that Hits can be taken from."""
    return Text(
        f"it returned {what} instead of yielding Hits; write `yield node.hit()`",
        f"elle a rendu {what} au lieu de donner des Hits; écrivez `yield node.hit()`",
    )


def not_a_hit(what: str) -> Text:
    """Say that a check yielded something else than a Hit."""
    return Text(
        f"it yielded {what}, which is not a Hit; write `yield node.hit()`",
        f"elle a donné {what}, qui n'est pas un Hit; écrivez `yield node.hit()`",
    )


def not_a_case(name: str | None, known: str) -> Text:
    """Say that a Hit names a case that its policy does not have, or none where it must."""
    if name is None:
        return Text(
            f"its Hit names no case; the policy has {known}",
            f"son Hit ne nomme aucun cas; la politique a {known}",
        )
    return Text(
        f"its Hit names the case '{name}'; the policy has {known or 'no cases'}",
        f"son Hit nomme le cas « {name} »; la politique a {known or 'zéro cas'}",
    )


def hit_misfit(field: str, what: str, wanted: Text) -> Text:
    """Say that a field of a Hit is of the wrong type."""
    return Text(
        f"the `{field}` of its Hit is {what}; it must be {wanted.en}",
        f"le champ `{field}` de son Hit est {what}; il doit être {wanted.fr}",
    )
