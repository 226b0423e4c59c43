"""What is said of faulty `# rfplint: allow` comments (policy DOC011)."""

from __future__ import annotations

from rfplint.model import Text

NO_COLON = Text(
    "This comment allows nothing: a colon is missing after `rfplint`. "
    "Write `# rfplint: allow CODE -- reason`.",
    "Ce commentaire n'autorise rien : il manque un deux-points après `rfplint`. "
    "Écrivez `# rfplint: allow CODE -- motif`.",
)
NO_CODE = Text(
    "This comment allows nothing: it names no policy. Write `# rfplint: allow CODE -- reason`.",
    "Ce commentaire n'autorise rien : il ne nomme aucune politique. "
    "Écrivez `# rfplint: allow CODE -- motif`.",
)
NOT_A_LIST = Text(
    "This comment allows nothing: commas go between policies, and `--` before the reason. "
    "Write `# rfplint: allow CODE, CODE -- reason`.",
    "Ce commentaire n'autorise rien : une virgule sépare les politiques et `--` précède le motif. "
    "Écrivez `# rfplint: allow CODE, CODE -- motif`.",
)


def unknown_word(word: str) -> Text:
    """Say that the word after `rfplint:` is not `allow`."""
    return Text(
        f"This comment allows nothing: rfplint knows `allow` here, not `{word}`. "
        "Write `# rfplint: allow CODE -- reason`.",
        f"Ce commentaire n'autorise rien : rfplint attend ici `allow`, et non `{word}`. "
        "Écrivez `# rfplint: allow CODE -- motif`.",
    )


def no_reason(codes: str) -> Text:
    """Say that a comment does not tell why it allows what it allows."""
    return Text(
        "This comment allows nothing, because it gives no reason. "
        f"Say why after two hyphens: `# rfplint: allow {codes} -- reason`.",
        "Ce commentaire n'autorise rien, car il ne donne aucun motif. "
        f"Dites pourquoi après deux traits d'union : `# rfplint: allow {codes} -- motif`.",
    )


def unknown_policy(written: str, near: str | None) -> Text:
    """Say that no policy has this code or name, and which one may be meant."""
    if near is None:
        return Text(
            f"No policy is called '{written}'. The command `rfplint policies` lists them all.",
            f"Aucune politique ne s'appelle « {written} ». "
            "La commande `rfplint policies` les énumère toutes.",
        )
    return Text(
        f"No policy is called '{written}'. Did you mean '{near}'?",
        f"Aucune politique ne s'appelle « {written} ». Vouliez-vous dire « {near} »?",
    )


def write(near: str) -> Text:
    """Propose the right spelling of a code or name."""
    return Text(f"Write '{near}'", f"Écrire « {near} »")


def not_a_policy(written: str) -> Text:
    """Say that a code stands for a fault that nobody may accept."""
    return Text(
        f"{written} is not a policy, so no comment can allow it. Mend what it reports.",
        f"{written} n'est pas une politique : aucun commentaire ne peut l'autoriser. "
        "Corrigez ce qui est signalé.",
    )


def unused(written: str) -> Text:
    """Say that a policy finds nothing where a comment allows it."""
    return Text(
        f"{written} finds no fault here, so allowing it serves no purpose. "
        "Remove it from this comment.",
        f"{written} ne trouve aucun défaut ici : l'autoriser ne sert à rien. "
        "Retirez ce code du commentaire.",
    )
