"""Counts how often words stand in the labelled sets: `python bench/prose/frequencies.py`.

Writes `policies/core/prose/frequencies.yaml`. The unseen set is no part of it.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from rfplint.prose.folding import tokens

ROOT = Path(__file__).resolve().parents[2]
SETS = ("first", "second", "third")
WRITTEN = ROOT / "policies" / "core" / "prose" / "frequencies.yaml"
_IN = 10_000
_LEAST = 1.5
_HEAD = """\
# How often a word stands in 10,000 words of tenders, English and French; one that is not listed is
# rare. It decides by which word of a phrase the phrase is looked for: it changes the speed of
# reading, not what is read. Written by bench/prose/frequencies.py.
frequencies:
"""


def main() -> None:
    """Write the words that are not rare, the commonest first."""
    counted: Counter[str] = Counter()
    for name in SETS:
        path = ROOT / "bench" / "prose" / "sets" / f"{name}.jsonl"
        for line in path.read_text("utf-8").splitlines():
            counted.update(tokens(json.loads(line)["text"]))
    whole = counted.total()
    shares = {word: round(_IN * count / whole, 1) for word, count in counted.items()}
    common = [(-share, word) for word, share in shares.items() if share >= _LEAST]
    lines = (f'  "{word}": {-share:g}\n' for share, word in sorted(common) if word.isalpha())
    WRITTEN.write_text(_HEAD + "".join(lines), "utf-8")


if __name__ == "__main__":
    main()
