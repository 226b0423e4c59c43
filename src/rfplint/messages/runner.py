"""What is said of files and of what they hold: unreadable ones, unknown shapes, empty paths."""

from __future__ import annotations

import errno
from collections.abc import Iterable, Mapping
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

COMPRESSED: Final = Text(
    "This file is compressed (gzip). Unpack it first.",
    "Ce fichier est compressé (gzip). Décompressez-le d'abord.",
)

# Shapes ----------------------------------------------------------------------------------------

VERSIONED: Final = Text(
    "This is a versioned release: every value is a list of its past values. "
    "Give rfplint the compiled release.",
    "C'est une publication versionnée : chaque valeur est la liste de ses valeurs passées. "
    "Donnez à rfplint la publication compilée.",
)
NOT_A_MAPPING: Final = Text(
    "This is neither an RFP nor OCDS data: the document is not made of 'key: value' lines. "
    'An RFP starts with rfp: "1.0".',
    "Ce n'est ni un appel d'offres ni des données OCDS : le document n'est pas fait de lignes "
    '« clé : valeur ». Un appel d\'offres commence par rfp: "1.0".',
)
NO_RELEASES: Final = Text(
    "This OCDS package holds no release or record to check.",
    "Ce paquet OCDS ne contient aucune publication ni aucun dossier à vérifier.",
)

# Reasons of the system -------------------------------------------------------------------------

_REASONS: Final[Mapping[int, Text]] = {
    errno.ENOENT: Text("it is not there", "il n'existe pas"),
    errno.EACCES: Text("access is not permitted", "l'accès n'est pas permis"),
    errno.EPERM: Text("access is not permitted", "l'accès n'est pas permis"),
    errno.ELOOP: Text(
        "its symbolic links lead in a circle", "ses liens symboliques tournent en rond"
    ),
    errno.ENAMETOOLONG: Text("its name is too long", "son nom est trop long"),
    errno.EIO: Text("the disk does not answer", "le disque ne répond pas"),
    errno.ENOSPC: Text("the disk is full", "le disque est plein"),
}


def reason(error: OSError) -> Text:
    """Put what the system says into words; what is rare stays in the system's own English."""
    said = error.strerror or type(error).__name__
    return _REASONS.get(error.errno or 0, Text(said, f"{said} (message du système)"))


def unreadable(why: Text) -> Text:
    """Say that the system refuses to open a file."""
    return Text(
        f"This file cannot be read: {why.en}.", f"Ce fichier ne peut pas être lu : {why.fr}."
    )


def matched_nothing(path: str) -> Text:
    """Say that a path or glob on the command line leads to no input."""
    shown = path or "''"
    return Text(
        f"{shown}: nothing to check there. Give a file, or a folder with *.rfp.yaml files.",
        f"{shown} : rien à vérifier à cet endroit. Indiquez un fichier, ou un dossier contenant "
        "des fichiers *.rfp.yaml.",
    )


def unknown_shape(keys: Iterable[str]) -> Text:
    """Say that a mapping is no RFP; `keys` are some that it has."""
    shown = tuple(keys)
    found = ", ".join(f"'{key}'" for key in shown) or "nothing"
    trouves = ", ".join(f"« {key} »" for key in shown) or "rien"
    return Text(
        f"This is neither an RFP nor OCDS data: it has {found}. "
        "An RFP has 'rfp', 'buyer' and 'tender'; an OCDS release has 'ocid'.",
        f"Ce n'est ni un appel d'offres ni des données OCDS : on y trouve {trouves}. "
        "Un appel d'offres a « rfp », « buyer » et « tender »; une publication OCDS a « ocid ».",
    )
