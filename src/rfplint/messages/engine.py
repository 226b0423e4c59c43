"""What the engine itself says in findings."""

from __future__ import annotations

from rfplint.model import Text

USED_HERE = Text("used here through an alias", "repris ici par un alias")
"""Of the place of an alias whose anchored value a finding points at."""
