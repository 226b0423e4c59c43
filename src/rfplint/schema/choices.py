"""A value fits none of several forms: which form was meant?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol, TypeAlias, cast


class Broken(Protocol):
    """An error of `jsonschema`, as far as it is read here."""

    @property
    def validator(self) -> str: ...
    @property
    def validator_value(self) -> object: ...
    @property
    def instance(self) -> object: ...
    @property
    def schema(self) -> object: ...
    @property
    def absolute_path(self) -> Sequence[str | int]: ...
    @property
    def relative_path(self) -> Sequence[str | int]: ...
    @property
    def relative_schema_path(self) -> Sequence[str | int]: ...
    @property
    def context(self) -> Iterable[Broken] | None: ...


class Misfit(NamedTuple):
    """No form fits. `key` is the member that tells the forms apart, None for the value itself."""

    key: str | None
    types: tuple[str, ...]
    codes: tuple[object, ...]


_Forms: TypeAlias = dict[str | int, list[Broken]]


def settle(error: Broken) -> tuple[Broken, ...] | Misfit:
    """Give the errors of the form that was meant, or what all forms ask for.

    The form is found by the type of the value, then by the one member whose value tells the
    forms apart, then by the fewest errors; `()` if more than one form fits.
    """
    forms: _Forms = {}
    for reason in error.context or ():
        forms.setdefault(reason.relative_schema_path[0], []).append(reason)
    if not forms:
        return ()
    typed = {form: why for form, why in forms.items() if not any(map(_outer, why))}
    if not typed:
        return _misfit(None, [reason for why in forms.values() for reason in why if _outer(reason)])
    told_apart = _by_member(typed)
    return told_apart or _least(typed)


def _by_member(forms: _Forms) -> tuple[Broken, ...] | Misfit | None:
    """Settle by a member such as `kind: a`, if the forms have one."""
    refusals: dict[str, _Forms] = {}
    for form, why in forms.items():
        for reason in why:
            if len(reason.relative_path) == 1 and len(_allowed(reason)) == 1:
                refusals.setdefault(str(reason.relative_path[0]), {})[form] = [reason]
    for member, refused in refusals.items():
        left = {form: why for form, why in forms.items() if form not in refused}
        if left:
            return _least(left)
        return _misfit(member, [reason for why in refused.values() for reason in why])
    return None


def _misfit(key: str | None, reasons: list[Broken]) -> Misfit:
    types = [
        kind
        for reason in reasons
        if reason.validator == "type"
        for kind in _several(reason.validator_value)
    ]
    codes = [code for reason in reasons for code in _allowed(reason)]
    return Misfit(key, tuple(str(kind) for kind in dict.fromkeys(types)), tuple(codes))


def _outer(reason: Broken) -> bool:
    """Say whether the value as a whole is of the wrong sort for the form."""
    return not reason.relative_path and reason.validator in {"type", "enum", "const"}


def _allowed(reason: Broken) -> list[object]:
    if reason.validator == "const":
        return [reason.validator_value]
    return cast("list[object]", reason.validator_value) if reason.validator == "enum" else []


def _several(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _least(forms: _Forms) -> tuple[Broken, ...]:
    least = min(forms.values(), key=_weight)
    return tuple(least)


def _weight(why: Sequence[Broken]) -> tuple[int, int]:
    """Order forms: fewest errors first, then those that go deepest into the value."""
    return len(why), -max(len(reason.relative_path) for reason in why)
