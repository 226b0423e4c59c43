"""What is said of plugins that do not work (PLG002)."""

from __future__ import annotations

from rfplint.model import Text


def not_loaded(name: str, error: str) -> Text:
    """Say that a plugin cannot be imported or registered."""
    return Text(
        f"PLG002: the plugin '{name}' could not be loaded: {error}. Mend it or uninstall it.",
        f"PLG002 : le module « {name} » n'a pas pu être chargé : {error}. "
        "Corrigez-le ou désinstallez-le.",
    )


def unknown_hook(name: str, hook: str) -> Text:
    """Say that a plugin implements a hook that does not exist."""
    return Text(
        f"PLG002: the plugin '{name}' has the hook '{hook}', which rfplint does not call. "
        "The hooks are rfplint_packs and rfplint_checks.",
        f"PLG002 : le module « {name} » a le point d'ancrage « {hook} », que rfplint n'appelle "
        "pas. Les points d'ancrage sont rfplint_packs et rfplint_checks.",
    )


def hook_failed(name: str, hook: str, error: str) -> Text:
    """Say that a hook of a plugin raised."""
    return Text(
        f"PLG002: '{hook}' of the plugin '{name}' failed: {error}.",
        f"PLG002 : « {hook} » du module « {name} » a échoué : {error}.",
    )


def not_a_check(name: str, what: str) -> Text:
    """Say that a plugin offered something that was not made with `@check`."""
    return Text(
        f"PLG002: the plugin '{name}' offers {what}, which is not a function made with @check.",
        f"PLG002 : le module « {name} » offre {what}, qui n'est pas une fonction faite avec "
        "@check.",
    )


def already_bound(name: str, code: str) -> Text:
    """Say that two checks claim one code."""
    return Text(
        f"PLG002: the plugin '{name}' binds a check to {code}, which has one already.",
        f"PLG002 : le module « {name} » lie un contrôle à {code}, qui en a déjà un.",
    )
