"""The presets of packs that installed packages ship: what `pkg:<pack>/<preset>` may name."""

from __future__ import annotations

import os
from collections.abc import Mapping

from rfplint import config, document, plugins
from rfplint.config import Packs


def installed_presets(*, plugins_enabled: bool = True) -> Packs:
    """Give the presets of each installed pack, by the pack's name; nothing is ever fetched.

    A pack whose pack.yaml cannot be read has no name; `load` tells what is wrong with it.
    """
    if not plugins_enabled:
        return {}
    read = map(_pack, plugins.load(()).packs)
    return {str(pack["pack"]): config.presets_in(pack) for pack in read if "pack" in pack}


def _pack(folder: str) -> Mapping[str, object]:
    try:
        with open(os.path.join(folder, "pack.yaml"), "rb") as file:
            parsed = document.parse(file.read())
    except OSError:
        return {}
    data = parsed.documents[0].data if parsed.documents else None
    return data if isinstance(data, dict) else {}
