"""Where the shipped folders `policies`, `schemas` and `templates` are.

They stand in the package, as in the wheel, or else in the checkout beside `src`.
"""

from __future__ import annotations

import os

from rfplint.model import RfplintError, Text

_HERE = os.path.dirname(os.path.abspath(__file__))


def root(kind: str) -> str:
    """Give the folder `kind` (`policies`, `schemas` or `templates`) as a path.

    Raises:
        RfplintError: the installation has no such folder.
    """
    shipped = os.path.join(_HERE, kind)
    if os.path.isdir(shipped):
        return shipped
    checkout = os.path.dirname(os.path.dirname(_HERE))
    beside = os.path.join(checkout, kind)
    if os.path.isfile(os.path.join(checkout, "pyproject.toml")) and os.path.isdir(beside):
        return beside
    raise RfplintError(
        Text(
            f"This installation of rfplint has no '{kind}' folder. Install it again.",
            f"Cette installation de rfplint n'a pas de dossier « {kind} ». Réinstallez-la.",
        )
    )


def read(kind: str, *names: str) -> str:
    """Give the text of a shipped file, for example `read("schemas", "rfp.schema.json")`."""
    with open(os.path.join(root(kind), *names), encoding="utf-8") as file:
        return file.read()
