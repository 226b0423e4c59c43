"""The presets that are shipped: what `extends: [rfplint:<name>]` stands for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final, cast

from rfplint import document, resources

PREFIX: Final = "rfplint:"


@cache
def presets() -> Mapping[str, Mapping[str, object]]:
    """Give the shipped presets by name, each as a configuration would say it, in data."""
    parsed = document.parse(resources.read("policies", "core", "pack.yaml").encode())
    pack = cast("dict[str, dict[str, dict[str, object]]]", parsed.documents[0].data)
    return {
        name: {key: value for key, value in preset.items() if key != "title"}
        for name, preset in pack["presets"].items()
    }
