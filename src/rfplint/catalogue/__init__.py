"""Which policies a run uses, and why: packs and plugins, as the configuration selects them."""

from __future__ import annotations

from rfplint.catalogue.checking import misfit
from rfplint.catalogue.installed import installed_presets
from rfplint.catalogue.known import Catalogue, PackFault
from rfplint.catalogue.loading import compiled, load, pack_folders
from rfplint.catalogue.notes import notes, told
from rfplint.catalogue.selecting import NO_CHOICE, Choice, explained, needed, select

__all__ = [
    "NO_CHOICE",
    "Catalogue",
    "Choice",
    "PackFault",
    "compiled",
    "explained",
    "installed_presets",
    "load",
    "misfit",
    "needed",
    "notes",
    "pack_folders",
    "select",
    "told",
]
