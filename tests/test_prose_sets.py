"""Reading does not get worse unseen: floors on the labelled sets of bench/prose.

The figures are those of bench/prose/README.md with room for a few texts; a change that falls below
them has broken a part of the lexicon or of the grammar.
"""

from __future__ import annotations

import importlib.util
from collections import Counter
from hashlib import sha256
from pathlib import Path
from types import ModuleType

import pytest

from rfplint import prose

BENCH = Path(__file__).parent.parent / "bench" / "prose"
PRECISION, RECALL, FLAGGED = 0.88, 0.80, 0.08
RECALL_OF_A_KIND = 0.5


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("evaluate", BENCH / "evaluate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def tally(
    bench: ModuleType, name: str
) -> tuple[Counter[str], Counter[str], Counter[str], Counter[bool]]:
    items = bench.load([str(BENCH / "sets" / name)])
    right, false, missed, clean = bench.measure(
        items, prose.shipped(), frozenset(prose.KINDS), show=False
    )
    return right, false, missed, clean


def test_every_plain_sentence_is_read(bench: ModuleType) -> None:
    _, false, missed, _ = tally(bench, "plain.jsonl")
    assert (false, missed) == (Counter(), Counter())


def test_texts_that_the_lexicon_was_not_written_with_are_read(bench: ModuleType) -> None:
    right, false, missed, clean = tally(bench, "unseen.jsonl")
    found, wanted = right.total() + false.total(), right.total() + missed.total()
    assert right.total() / found >= PRECISION
    assert right.total() / wanted >= RECALL
    assert clean[True] / clean.total() <= FLAGGED
    poor = [kind for kind in prose.KINDS if right[kind] < RECALL_OF_A_KIND * missed[kind]]
    assert poor == []


def test_the_examination_is_the_one_whose_sums_were_written_down_before() -> None:
    lines = (BENCH / "unseen.sha256").read_text("utf-8").splitlines()
    sums = {name: total for total, _, name in (line.partition("  ") for line in lines)}
    for name in ("exam-en.jsonl", "exam-fr.jsonl"):
        assert sha256((BENCH / "sets" / name).read_bytes()).hexdigest() == sums[name]
