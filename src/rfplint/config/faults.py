"""What is wrong with a configuration, as findings with the codes CFG."""

from __future__ import annotations

from typing import Final, NamedTuple

from rfplint.model import Finding, Line, Location, Pointer, Severity, Text, rfc6901

_NAMES: Final = {
    "CFG001": "unreadable-configuration",
    "CFG002": "configuration-fault",
    "CFG003": "unknown-policy",
    "CFG004": "two-configurations",
    "CFG005": "setting-fault",
    "CFG006": "configuration-value",
    "CFG007": "mandatory-policy",
    "CFG008": "renamed-policy",
    "CFG009": "deprecated-policy",
}


class Place(NamedTuple):
    """Where something stands in a configuration file.

    What a preset says stands where the file names the preset.
    """

    path: str
    location: Location
    excerpt: tuple[Line, ...]
    pointer: Pointer = ()
    preset: str | None = None


def written_at(place: Place) -> str:
    """Write a place as readers find it: `org.yaml:3:5`, or `rfplint:gb (.rfplint.yaml:1:11)`."""
    where = f"{place.path}:{place.location.line}:{place.location.column}"
    return f"{place.preset} ({where})" if place.preset else where


def name_of(code: str) -> str:
    """Give the name of a code such as CFG007."""
    return _NAMES[code]


def fault(code: str, message: Text, place: Place, severity: Severity = "error") -> Finding:
    """Make the finding for one fault of a configuration; `code` is one of CFG001 to CFG009."""
    return Finding(
        code=code,
        name=_NAMES[code],
        case=None,
        severity=severity,
        status="open",
        message=message,
        path=place.path,
        document=0,
        pointer=rfc6901(place.pointer),
        location=place.location,
        excerpt=place.excerpt,
        related=(),
        fix=None,
        fingerprint=_fingerprint(code, place),
    )


def _fingerprint(code: str, place: Place) -> str:
    """Tell the faults of one run apart; unlike those of policies they are never baselined."""
    import hashlib
    import json

    identity = [code, place.path, rfc6901(place.pointer), *place.location[:2]]
    return hashlib.sha256(json.dumps(identity).encode()).hexdigest()[:32]
