"""What a plugin may offer: `@check` binds a function to a policy, `hookimpl` marks a hook.

A plugin is an installed distribution with an entry point in the group `rfplint.plugins`. See
`docs/plugins.md`, also for what the version of this API promises.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeAlias, TypeVar

from rfplint.rfp import Hit, Rfp

Check: TypeAlias = Callable[[Rfp], Iterator[Hit]]
_Function = TypeVar("_Function", bound=Callable[..., object])

PROJECT: Final = "rfplint"
GROUP: Final = "rfplint.plugins"
API: Final = "1.0"
"""The version of what `docs/plugins.md` describes. A plugin asks for one as `RFPLINT_API`."""
API_NAME: Final = "RFPLINT_API"
_BOUND: Final = "rfplint_code"


def check(code: str) -> Callable[[Check], Check]:
    """Bind a check to the policy whose YAML head has this code.

    The check yields Hits, and may yield none.

    >>> @check("ACME001")
    ... def title_too_short(rfp: Rfp) -> Iterator[Hit]:
    ...     if len(rfp.tender["title"].text.split()) < rfp.settings["minWords"]:
    ...         yield rfp.tender["title"].hit()
    >>> rfp = Rfp({"tender": {"title": "Lamps"}}, {}, settings={"minWords": 3})
    >>> [hit.pointer for hit in title_too_short(rfp)]
    [('tender', 'title')]
    """

    def bind(function: Check) -> Check:
        setattr(function, _BOUND, code)
        return function

    return bind


def code_of(function: object) -> str | None:
    """Give the code that a check is bound to; None where it is bound to none.

    >>> code_of(check("ACME001")(lambda rfp: iter(())))
    'ACME001'
    """
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
def rfplint_packs() -> Iterable[str | os.PathLike[str]]:
    """Give the folders of the packs that the plugin ships.

    Called once a run, after the plugin was imported and before its checks are asked for.

    Returns:
        Absolute paths of folders that hold a `pack.yaml` each: a list, or what a generator
        yields. A folder that is not there, and a fault in a pack, is told and ends with 2.
    """
    return ()


@hookspec
def rfplint_checks() -> Iterable[Check]:
    """Give the functions made with `@check`.

    Called once a run, after `rfplint_packs` of the same plugin.

    Returns:
        The functions: a list, or what a generator yields. Each code must be that of a policy in
        a pack whose file holds no condition, and no other check may be bound to it.
    """
    return ()
