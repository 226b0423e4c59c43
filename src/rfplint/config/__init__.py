"""Configuration files become values here, each with its place; faults become findings."""

from __future__ import annotations

from rfplint.config.faults import Place, fault
from rfplint.config.files import find, load
from rfplint.config.origins import Origin, origins
from rfplint.config.values import Config, is_date, is_jurisdiction

__all__ = [
    "Config",
    "Origin",
    "Place",
    "fault",
    "find",
    "is_date",
    "is_jurisdiction",
    "load",
    "origins",
]
