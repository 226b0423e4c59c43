"""One RFP and a Selection in, findings out. Pure: no files, no configuration, no clock."""

from __future__ import annotations

from rfplint.engine.building import bare
from rfplint.engine.prose import clauses_of
from rfplint.engine.running import Verdict, in_order, lint

__all__ = ["Verdict", "bare", "clauses_of", "in_order", "lint"]
