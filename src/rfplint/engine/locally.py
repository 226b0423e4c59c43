"""Hits of a policy that is used otherwise at some places of a document than everywhere else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rfplint.model import Pointer
from rfplint.policy import Check, Chosen, Local
from rfplint.rfp import Hit, Rfp

_ANY: Final = "*"


def hits(
    chosen: Chosen, check: Check, rfp: Rfp, selectors: tuple[str, ...]
) -> Iterator[tuple[Chosen, Hit]]:
    """Give each hit with how the policy is used where it points; `rfp.settings` go along.

    Args:
        chosen: how the policy is used everywhere else.
        check: its check.
        rfp: the RFP, with the settings that hold everywhere else.
        selectors: those of the buyer.
    """
    whole = rfp.settings
    for hit in check(rfp):
        local = _deciding(chosen, hit, rfp)
        if local is None:
            yield chosen, hit
        elif local.chosen.settings == chosen.settings:
            yield local.chosen, hit
    for local in chosen.local:
        if local.chosen.settings != chosen.settings:
            rfp.settings = local.chosen.settings_for(selectors)
            for hit in check(rfp):
                if _deciding(chosen, hit, rfp) is local:
                    yield local.chosen, hit
    rfp.settings = whole


def _deciding(chosen: Chosen, hit: Hit, rfp: Rfp) -> Local | None:
    """Give the last one that holds the place of a hit."""
    holding = (
        local
        for local in reversed(chosen.local)
        if any(_is_at(hit.pointer, place, rfp.value) for place in local.places)
    )
    return next(holding, None)


def _is_at(pointer: Pointer, place: tuple[str, ...], value: object) -> bool:
    """Say whether a pointer leads to a place, or below it."""
    if len(place) > len(pointer):
        return False
    for wanted, step in zip(place, pointer, strict=False):
        value = _below(value, step)
        if wanted not in (_ANY, str(step)) and not _is_called(value, step, wanted):
            return False
    return True


def _below(value: object, step: str | int) -> object:
    if isinstance(value, dict):
        return value.get(step)
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return None


def _is_called(value: object, step: str | int, wanted: str) -> bool:
    """Say whether an item of a list has this `id` or `name`."""
    if not isinstance(step, int) or not isinstance(value, dict):
        return False
    return wanted in (value.get("id"), value.get("name"))
