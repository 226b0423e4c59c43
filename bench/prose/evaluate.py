"""How well are clauses read? Precision and recall of each kind on labelled sets.

    python bench/prose/evaluate.py [--kind KIND ...] [--errors] SET.jsonl ...

A set has one JSON object a line: `id`, `language`, `text`, `clauses` (each with its `kind`). A
kind is right where the set names it for that text.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast

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


def main() -> None:
    """Print the table and, if asked for, every text that is read wrongly."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="+")
    parser.add_argument("--kind", action="append")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--language")
    arguments = parser.parse_args()
    lexicon = only(arguments.kind) if arguments.kind else prose.shipped()
    right: Counter[str] = Counter()
    false: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    clean = flagged = 0
    for item in load(arguments.sets):
        if arguments.language and item["language"] != arguments.language:
            continue
        wanted = {clause["kind"] for clause in item["clauses"]}
        is_clean = not wanted
        clauses = prose.read(item["text"], lexicon=lexicon)
        found = {clause.kind for clause in clauses}
        if arguments.kind:
            wanted &= set(arguments.kind)
            found &= set(arguments.kind)
        if is_clean:
            clean += 1
            flagged += bool(found)
        right.update(wanted & found)
        false.update(found - wanted)
        missed.update(wanted - found)
        if arguments.errors:
            for sign, kinds in (("FALSE", found - wanted), ("MISSED", wanted - found)):
                for kind in sorted(kinds):
                    if arguments.kind and kind not in arguments.kind:
                        continue
                    why = [(c.because) for c in clauses if c.kind == kind]
                    said = [c["words"] for c in item["clauses"] if c["kind"] == kind]
                    print(f"{sign} {kind} {item['id']}: {item['text']}")
                    print(f"    {why or said} {item.get('note', '')}")
    heads = f"{'texts':>6}{'right':>6}{'false':>6}{'missed':>7}{'precision':>10}{'recall':>8}"
    print(f"{'kind':<30}{heads}")
    known = sorted({*right, *false, *missed})
    for kind in known:
        if arguments.kind and kind not in arguments.kind:
            continue
        r, f, m = right[kind], false[kind], missed[kind]
        print(f"{kind:<30}{r + m:>6}{r:>6}{f:>6}{m:>7}{share(r, r + f):>10}{share(r, r + m):>8}")
    r, f, m = (sum(counter[k] for k in known) for counter in (right, false, missed))
    print(f"{'all':<30}{r + m:>6}{r:>6}{f:>6}{m:>7}{share(r, r + f):>10}{share(r, r + m):>8}")
    print(f"texts without a clause: {clean}, of them flagged: {flagged} ({share(flagged, clean)})")


if __name__ == "__main__":
    main()
