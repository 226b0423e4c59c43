"""What `check --timings` says around the figures."""

from __future__ import annotations

from typing import Final

from rfplint.model import Text

HEADING: Final = Text(
    "Time by policy, the slowest first:", "Durée par politique, la plus lente d'abord :"
)
PROSE: Final = Text(
    "reading the prose, for all policies", "lecture du texte, pour toutes les politiques"
)
REST: Final = Text(
    "the rest: files, YAML, schema, places, suppressions",
    "le reste : fichiers, YAML, schéma, endroits, mentions d'exception",
)
TOTAL: Final = Text("in all", "en tout")


def others(count: int) -> Text:
    """Name the policies that have no line of their own."""
    return Text(
        f"{count} other policies (all of them: --verbose)",
        f"{count} autres politiques (toutes : --verbose)",
    )
