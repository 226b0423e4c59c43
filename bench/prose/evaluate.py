"""How well are clauses read? Precision and recall of each kind on labelled sets.

    python bench/prose/evaluate.py [--kind KIND ...] [--errors] SET.jsonl ...

A set has one JSON object a line: `id`, `language`, `text`, `clauses` (each with its `kind`). A
kind is right where the set names it for that text.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, cast

from rfplint import prose
from rfplint.prose import compiling, store


def load(paths: Iterable[str]) -> list[Any]:
    """Read labelled sets."""
    lines = (line for path in paths for line in Path(path).read_text("utf-8").splitlines())
    return [json.loads(line) for line in lines if line.strip()]


def share(part: int, whole: int) -> str:
    """Give a share as text; a dash where there is nothing to share."""
    return f"{part / whole:.3f}" if whole else "    -"


def only(kinds: Iterable[str]) -> prose.Lexicon:
    """Give the shipped lexicon less all kinds but some and those that they give way to."""
    wanted = set(kinds)
    files = store.read(store.shipped_folder())
    for data in files:
        if data.get("kind") in wanted:
            for key in ("yieldsInClause", "yieldsInValue"):
                wanted |= set(cast("list[str]", data.get(key) or []))
    return prose.Lexicon(
        compiling.compiled(
            {key: value for key, value in data.items() if key != "reads"}
            if "kind" in data and data["kind"] not in wanted
            else data
            for data in files
        )
    )


class Tally(NamedTuple):
    """What was read rightly, read wrongly and missed, kind by kind; and the clean texts."""

    right: Counter[str]
    false: Counter[str]
    missed: Counter[str]
    clean: Counter[bool]


def measure(
    items: Iterable[Any], lexicon: prose.Lexicon, kinds: frozenset[str], *, show: bool
) -> Tally:
    """Read every text and compare; `show` prints each that is read wrongly."""
    tally = Tally(Counter(), Counter(), Counter(), Counter())
    for item in items:
        clauses = prose.read(item["text"], lexicon=lexicon)
        named = {clause["kind"] for clause in item["clauses"]}
        wanted, found = named & kinds, {clause.kind for clause in clauses} & kinds
        if not named:
            tally.clean[bool(found)] += 1
        tally.right.update(wanted & found)
        tally.false.update(found - wanted)
        tally.missed.update(wanted - found)
        if show:
            _show("FALSE", found - wanted, item, clauses)
            _show("MISSED", wanted - found, item, clauses)
    return tally


def _show(
    sign: str, kinds: set[str], item: Mapping[str, Any], clauses: Iterable[prose.Clause]
) -> None:
    for kind in sorted(kinds):
        why = [clause.because for clause in clauses if clause.kind == kind]
        said = [clause["words"] for clause in item["clauses"] if clause["kind"] == kind]
        print(f"{sign} {kind} {item['id']}: {item['text']}")
        print(f"    {why or said} {item.get('note', '')}")


def table(tally: Tally) -> None:
    """Print a line for each kind, one for all, and the share of clean texts that are flagged."""
    heads = f"{'texts':>6}{'right':>6}{'false':>6}{'missed':>7}{'precision':>10}{'recall':>8}"
    print(f"{'kind':<30}{heads}")
    right, false, missed, clean = tally
    known = sorted({*right, *false, *missed})
    for kind in known:
        _row(kind, right[kind], false[kind], missed[kind])
    _row("all", right.total(), false.total(), missed.total())
    flagged = share(clean[True], clean.total())
    print(f"texts without a clause: {clean.total()}, of them flagged: {clean[True]} ({flagged})")


def _row(name: str, right: int, false: int, missed: int) -> None:
    shares = f"{share(right, right + false):>10}{share(right, right + missed):>8}"
    print(f"{name:<30}{right + missed:>6}{right:>6}{false:>6}{missed:>7}{shares}")


def main() -> None:
    """Print the table and, if asked for, every text that is read wrongly."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="+")
    parser.add_argument("--kind", action="append")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--language")
    arguments = parser.parse_args()
    lexicon = only(arguments.kind) if arguments.kind else prose.shipped()
    kinds = frozenset(arguments.kind or prose.KINDS)
    asked = arguments.language
    items = [item for item in load(arguments.sets) if not asked or item["language"] == asked]
    table(measure(items, lexicon, kinds, show=arguments.errors))


if __name__ == "__main__":
    main()
