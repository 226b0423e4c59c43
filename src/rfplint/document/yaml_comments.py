"""Where the comments of a YAML text stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

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
    while match := hash_sign.search(text, at, end):
        index = bisect_right(starts, match.start()) - 1
        scalar_end = ends_at(known[index]) if index >= 0 else 0
        if scalar_end <= match.start() or (
            known[index].style in ("|", ">") and _on_one_line(text, starts[index], match.start())
        ):
            found.append(Span(*match.span()))
            at = match.end()
        else:
            at = scalar_end
    return tuple(found)


def _on_one_line(text: str, start: int, end: int) -> bool:
    return not any(character in _BREAKS for character in text[start:end])
