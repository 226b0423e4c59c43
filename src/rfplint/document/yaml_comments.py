"""Where the comments of a YAML text stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from yaml.events import ScalarEvent

from rfplint.document.yaml_tree import YamlTree, ends_at, scalars, starts_at
from rfplint.model import Span

_BREAKS = "\r\n\x85\u2028\u2029"  # libyaml's, which decides where a comment ends


def comments(text: str, trees: Sequence[YamlTree], end: int) -> tuple[Span, ...]:
    """Give the comments before `end`, from their `#`.

    A `#` is a comment at the start of a line or after a blank, outside every scalar or in the
    header line of a block scalar.
    """
    if "#" not in text:
        return ()
    known = [scalar for tree in trees for scalar in scalars(tree.document)]
    starts = [starts_at(scalar) for scalar in known]
    hash_sign = re.compile(rf"(?:(?<=[ \t{_BREAKS}])|\A)#[^{_BREAKS}]*")
    found: list[Span] = []
    at = 0
    while at <= end:
        for match in hash_sign.finditer(text, at, end):
            index = bisect_right(starts, match.start()) - 1
            at = ends_at(known[index]) if index >= 0 else 0
            if at > match.start() and not _in_header(text, known[index], match.start()):
                break
            found.append(Span(*match.span()))
        else:
            break
    return tuple(found)


def _in_header(text: str, scalar: ScalarEvent, at: int) -> bool:
    start = starts_at(scalar)
    return scalar.style in ("|", ">") and not any(mark in _BREAKS for mark in text[start:at])
