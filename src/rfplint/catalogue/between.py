"""What is wrong with packs that shows only beside others: codes taken, words for no policy."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Literal, cast

from rfplint import document
from rfplint.catalogue.known import Catalogue, PackFault
from rfplint.messages import catalogue as words
from rfplint.messages import config as config_words
from rfplint.model import Pointer, Text
from rfplint.policy import Policy

Data = Mapping[str, object]
On = Literal["value", "key"]


def taken(folder: str, data: Data, policies: Mapping[str, Policy]) -> PackFault | None:
    """Say that another pack has the code or name of a policy; None where none has.

    A pack may be installed and stand here, too, where its authors work on it: the last counts.
    """
    code, name = str(data["code"]), str(data["name"])
    others = {known: one for known, one in policies.items() if one.head.pack != data.get("pack")}
    if code in others:
        return _in_policy(folder, name, "code", words.taken(code, policies[code].head.pack))
    same = next((one.head for one in others.values() if one.head.name == name), None)
    return _in_policy(folder, name, "name", words.taken(name, same.pack)) if same else None


def _in_policy(folder: str, name: str, key: str, message: Text) -> PackFault:
    for here, _, files in os.walk(folder):
        if f"{name}.yaml" in files and here != folder:
            return _fault(os.path.join(here, f"{name}.yaml"), (key,), "value", message)
    return PackFault(folder, 1, 1, message)


def strange_words(folder: str, pack: Data, known: Catalogue) -> Iterator[PackFault]:
    """Give the aliases and the words of presets that stand for no policy of any pack."""
    path = os.path.join(folder, "pack.yaml")
    now = {policy.head.name for policy in known.policies.values()} | known.policies.keys()
    for old, new in cast("Mapping[str, str]", pack.get("aliases", {})).items():
        if new not in now:
            message = config_words.unknown_policy(new, known.near(new))
            yield _fault(path, ("aliases", old), "value", message)
        elif old in now:
            yield _fault(path, ("aliases", old), "key", words.alias_in_use(old))
    for at, word, on in _words(cast("Mapping[str, Data]", pack.get("presets", {}))):
        if not known.find(word):
            yield _fault(path, at, on, known.unknown(word))


def _words(presets: Mapping[str, Data]) -> Iterator[tuple[Pointer, str, On]]:
    for name, preset in presets.items():
        for key in ("select", "ignore", "mandatory"):
            for index, word in enumerate(cast("list[str]", preset.get(key, []))):
                yield ("presets", name, key, index), word, "value"
        for key in ("severity", "settings"):
            for word in cast("Data", preset.get(key, {})):
                yield ("presets", name, key, word), word, "key"


def _fault(path: str, at: Pointer, on: On, message: Text) -> PackFault:
    with open(path, "rb") as file:
        parsed = document.parse(file.read())
    place = parsed.source.location(parsed.documents[0].locate(at, on=on).span)
    return PackFault(path, place.line, place.column, message)
