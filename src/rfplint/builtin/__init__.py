"""The checks of the shipped policies whose conditions need Python, as a plugin like any other."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from types import ModuleType
from typing import Final

from rfplint import hooks
from rfplint.hooks import Check

_MODULES: Final = (
    "approach",
    "approach_proof",
    "bid_period",
    "contradictions",
    "cross_border",
    "data_ownership",
    "data_residency",
    "data_terms",
    "eligibility",
    "evaluation",
    "guarantees",
    "hygiene",
    "indigenous_data",
    "intellectual_property",
    "participation",
    "privacy",
    "social_impact",
    "social_topics",
    "specifications",
    "timeline",
    "translation",
)


@hooks.hookimpl
def rfplint_checks() -> Iterator[Check]:
    """Give every check of this package."""
    for name in _MODULES:
        yield from _checks(import_module(f"rfplint.builtin.{name}"))


def _checks(module: ModuleType) -> Iterator[Check]:
    for function in vars(module).values():
        if hooks.code_of(function) is not None and function.__module__ == module.__name__:
            yield function
