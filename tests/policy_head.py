"""The head of a policy that exists for a test alone."""

from __future__ import annotations

from collections.abc import Mapping

HEAD: Mapping[str, object] = {
    "code": "TST001",
    "name": "a-test",
    "title": {"en": "t", "fr": "t"},
    "severity": "warning",
    "class": "harm",
    "why": {"en": "w", "fr": "w"},
    "references": [],
    "examples": [],
    "message": {"en": "m", "fr": "m"},
}
