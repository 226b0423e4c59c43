"""One RFP and a Selection in, findings out. Pure: no files, no configuration, no clock."""

from __future__ import annotations

from rfplint.engine.building import bare
from rfplint.engine.running import Verdict, in_order, lint

__all__ = ["Verdict", "bare", "in_order", "lint"]
