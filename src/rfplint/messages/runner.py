"""What is said of files: the loader's codes by name, and files that cannot be read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from rfplint.model import Text

NAMES: Final[Mapping[str, str]] = {
    "YML001": "unreadable-text",
    "YML002": "syntax-error",
    "YML003": "duplicate-key",
    "YML004": "tag-not-allowed",
    "YML005": "too-large",
    "YML006": "alias-cycle",
    "YML007": "key-not-text",
    "YML008": "not-json",
    "YML009": "unreadable-file",
    "YML010": "unknown-shape",
}
"""Codes that are not policies, and their names."""

NOT_REGULAR: Final = Text(
    "This is not a regular file, so rfplint does not read it.",
    "Ce n'est pas un fichier ordinaire; rfplint ne le lit pas.",
)


def unreadable(reason: str) -> Text:
    """Say that the system refuses to open a file."""
    return Text(
        f"This file cannot be read: {reason}.", f"Ce fichier ne peut pas être lu : {reason}."
    )


def matched_nothing(path: str) -> Text:
    """Say that a path or glob on the command line leads to no input."""
    return Text(
        f"{path}: nothing to check there. Give a file, or a folder with *.rfp.yaml files.",
        f"{path} : rien à vérifier ici. Indiquez un fichier, ou un dossier contenant des "
        "fichiers *.rfp.yaml.",
    )
