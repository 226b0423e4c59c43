"""What `extends` may name: shipped presets, `rfplint:<name>`, and installed `pkg:<pack>/<name>`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Final, NamedTuple, TypeAlias, cast

from rfplint import document, resources
from rfplint.messages import config as words
from rfplint.model import Text

PREFIX: Final = "rfplint:"
INSTALLED: Final = "pkg:"

Preset: TypeAlias = Mapping[str, object]
"""What a preset says, as a configuration would."""
Packs: TypeAlias = Mapping[str, Mapping[str, Preset]]
"""The presets of packs by name."""


@cache
def presets() -> Mapping[str, Preset]:
    """Give the shipped presets by name, each as a configuration would say it, in data."""
    parsed = document.parse(resources.read("policies", "core", "pack.yaml").encode())
    return presets_in(parsed.documents[0].data)


def presets_in(pack: object) -> Mapping[str, Preset]:
    """Give the presets of a pack's data by name; what is malformed there is none."""
    given = pack.get("presets") if isinstance(pack, dict) else None
    return {
        name: {key: value for key, value in preset.items() if key != "title"}
        for name, preset in cast("dict[str, object]", given or {}).items()
        if isinstance(preset, dict)
    }


class Presets(NamedTuple):
    """The presets that there are; `installed` gives those of packages, and is asked if need be."""

    installed: Callable[[], Packs] = dict

    def find(self, entry: str) -> Preset | Text:
        """Give what an entry of `extends` names, or what is wrong with it."""
        if entry.startswith(PREFIX):
            name = entry.removeprefix(PREFIX)
            known = presets()
            if name in known:
                return known[name]
            return words.unknown_preset(name, near(name, known), (*known,))
        pack, slash, name = entry.removeprefix(INSTALLED).partition("/")
        if not (pack and slash and name):
            return words.not_a_pack_preset(entry)
        packs = self.installed()
        if pack not in packs:
            return words.unknown_pack(pack, near(pack, packs), tuple(sorted(packs)))
        offered = packs[pack]
        if name in offered:
            return offered[name]
        return words.unknown_pack_preset(pack, name, near(name, offered), tuple(offered))

    def beside(self, entry: str, name: str) -> str:
        """Give how a preset of the same pack as `entry` is named in full."""
        if entry.startswith(PREFIX):
            return f"{PREFIX}{name}"
        return f"{entry.rpartition('/')[0]}/{name}"


def near(word: str, known: Iterable[str]) -> str | None:
    """Give what `word` begins or, wherever it is misspelt, resembles."""
    import difflib

    names = sorted(known)
    longer = [name for name in names if word and name.startswith(word)]
    found = longer or difflib.get_close_matches(word, names, 1, 0.6)
    return found[0] if found else None
