"""What a plugin may offer: `@check` binds a function to a policy, `hookimpl` marks a hook.

A plugin is an installed distribution with an entry point in the group `rfplint.plugins`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeAlias, TypeVar

from rfplint.rfp import Hit, Rfp

Check: TypeAlias = Callable[[Rfp], Iterator[Hit]]
_Function = TypeVar("_Function", bound=Callable[..., object])

PROJECT: Final = "rfplint"
GROUP: Final = "rfplint.plugins"
_BOUND: Final = "rfplint_code"


def check(code: str) -> Callable[[Check], Check]:
    """Bind a check to the policy whose YAML head has this code."""

    def bind(function: Check) -> Check:
        setattr(function, _BOUND, code)
        return function

    return bind


def code_of(function: object) -> str | None:
    """Give the code that a check is bound to; None where it is bound to none."""
    code = getattr(function, _BOUND, None)
    return code if isinstance(code, str) else None


def _mark(kind: str, **options: object) -> Callable[[_Function], _Function]:
    """Set the mark that pluggy looks for, without importing pluggy: the built-in checks bear it."""

    def mark(function: _Function) -> _Function:
        setattr(function, f"{PROJECT}_{kind}", options)
        return function

    return mark


hookspec = _mark(
    "spec", firstresult=False, historic=False, warn_on_impl=None, warn_on_impl_args=None
)
hookimpl = _mark(
    "impl",
    wrapper=False,
    hookwrapper=False,
    optionalhook=False,
    tryfirst=False,
    trylast=False,
    specname=None,
)


@hookspec
def rfplint_packs() -> Iterable[str]:
    """Give the folders of the packs that the plugin ships. Called once, before any check."""
    return ()


@hookspec
def rfplint_checks() -> Iterable[Check]:
    """Give the functions made with `@check`. Called once, after the packs are known."""
    return ()
