"""Weighs the words of the labelled sets: which speak for a kind, and which against it.

    pip install scikit-learn && python bench/prose/weigh.py

Writes `policies/core/prose/weights.json`, which the reader looks at when the lexicon has found a
clause. The unseen set is no part of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from rfplint import prose
from rfplint.prose.sentences import Unit, units
from rfplint.prose.weighing import features

ROOT = Path(__file__).resolve().parents[2]
SETS = ("first", "second", "own", "plain")
WRITTEN = ROOT / "policies" / "core" / "prose" / "weights.json"
LEAST = 0.03
"""A clause whose words make it less likely than this is none."""

_SMALL = 0.2
_COUNTS = {"first": 1.0, "second": 2.0, "own": 1.0, "plain": 4.0}


def sentences() -> Iterator[tuple[Unit, set[str], float]]:
    """Give each sentence of the sets with its kinds and how much it counts."""
    for name in SETS:
        path = ROOT / "bench" / "prose" / "sets" / f"{name}.jsonl"
        for line in path.read_text("utf-8").splitlines():
            item = json.loads(line)
            for unit in units(item["text"]):
                yield unit, set(_kinds(item, unit)), _COUNTS[name]


def _kinds(item: Any, unit: Unit) -> Iterator[str]:  # noqa: ANN401 - a line of JSON
    start, end = unit.words[unit.own].start, unit.words[-1].end
    for clause in item["clauses"]:
        at = item["text"].find(clause["words"])
        if at < end and at + len(clause["words"]) > start:
            yield clause["kind"]


def main() -> None:
    """Fit one logistic regression for each kind and keep the weights that matter."""
    found = list(sentences())
    vectorizer = DictVectorizer()
    rows = csr_matrix(
        vectorizer.fit_transform(
            [
                dict.fromkeys(features([w.text for w in unit.words], unit.is_question), 1.0)
                for unit, _, _ in found
            ]
        )
    )
    rows.indices, rows.indptr = rows.indices.astype("int32"), rows.indptr.astype("int32")
    names = vectorizer.get_feature_names_out()
    kinds = {}
    for kind in prose.KINDS:
        model = LogisticRegression(C=1.0, solver="liblinear", random_state=0)
        model.fit(rows, [kind in said for _, said, _ in found], [count for *_, count in found])
        weights = zip(names, model.coef_[0], strict=True)
        words = {name: round(float(w), 2) for name, w in weights if abs(w) >= _SMALL}
        kinds[kind] = {"start": round(float(model.intercept_[0]), 2), "words": words}
    data = {"least": LEAST, "kinds": kinds}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    WRITTEN.write_text(text.replace('},"', '},\n"') + "\n", "utf-8")


if __name__ == "__main__":
    main()
