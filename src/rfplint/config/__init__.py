"""Configuration files become values here, each with its place; faults become findings."""

from __future__ import annotations

from rfplint.config.faults import Place, fault, name_of, written_at
from rfplint.config.files import find, load
from rfplint.config.origins import Origin, origins
from rfplint.config.presets import Packs, presets_in
from rfplint.config.values import Config, Override, is_date, is_jurisdiction

__all__ = [
    "Config",
    "Origin",
    "Override",
    "Packs",
    "Place",
    "fault",
    "find",
    "is_date",
    "is_jurisdiction",
    "load",
    "name_of",
    "origins",
    "presets_in",
    "written_at",
]
