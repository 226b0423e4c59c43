"""Weighs the words of the labelled sets: which speak for a kind, and which against it.

    pip install scikit-learn && python bench/prose/weigh.py

Writes `policies/core/prose/weights.json`, which the reader looks at when the lexicon has found a
clause. The unseen set is no part of it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from rfplint import prose
from rfplint.prose.folding import tokens
from rfplint.prose.sentences import Cut, cuts
from rfplint.prose.weighing import Weights, features

ROOT = Path(__file__).resolve().parents[2]
SETS = ("first", "second", "own", "plain")
WRITTEN = ROOT / "policies" / "core" / "prose" / "weights.json"
LEAST = 0.03
"""A clause whose words make it less likely than this is none."""

_SMALL = 0.2
_COUNTS = {"first": 1.0, "second": 2.0, "own": 1.0, "plain": 4.0}


class Sentence(NamedTuple):
    """What is weighed of a sentence, its kinds, and how many times it counts."""

    features: tuple[str, ...]
    kinds: frozenset[str]
    times: float


def sentences() -> Iterator[Sentence]:
    """Give each sentence of the sets."""
    for name in SETS:
        path = ROOT / "bench" / "prose" / "sets" / f"{name}.jsonl"
        for line in path.read_text("utf-8").splitlines():
            item = json.loads(line)
            text = item["text"]
            for cut in cuts(text):
                said = (*tokens(text[slice(*cut.introduction)]), *tokens(text[cut.start : cut.end]))
                weighed = tuple(features(said, cut.is_question))
                yield Sentence(weighed, frozenset(_kinds(item, cut)), _COUNTS[name])


def _kinds(item: Any, cut: Cut) -> Iterator[str]:  # noqa: ANN401 - a line of JSON
    for clause in item["clauses"]:
        at = item["text"].find(clause["words"])
        if at < cut.end and at + len(clause["words"]) > cut.start:
            yield clause["kind"]


def weights(found: Sequence[Sentence]) -> Weights:
    """Fit one logistic regression for each kind and keep the weights that matter."""
    vectorizer = DictVectorizer()
    rows = csr_matrix(vectorizer.fit_transform([dict.fromkeys(one.features, 1.0) for one in found]))
    rows.indices, rows.indptr = rows.indices.astype("int32"), rows.indptr.astype("int32")
    words: defaultdict[str, list[int]] = defaultdict(list)
    start: list[int] = []
    for number, kind in enumerate(prose.KINDS):
        model = LogisticRegression(C=1.0, solver="liblinear", random_state=0)
        model.fit(rows, [kind in one.kinds for one in found], [one.times for one in found])
        start.append(round(100 * float(model.intercept_[0])))
        for word, weight in zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True):
            if abs(weight) >= _SMALL:
                words[word] += [number, round(100 * float(weight))]
    written = {word: " ".join(map(str, figures)) for word, figures in sorted(words.items())}
    return Weights(least=LEAST, kinds=list(prose.KINDS), start=start, words=written)


def main() -> None:
    """Write the weights, a word a line."""
    text = json.dumps(weights(list(sentences())), ensure_ascii=False, separators=(",", ":"))
    WRITTEN.write_text(text.replace('",', '",\n').replace("{", "{\n") + "\n", "utf-8")


if __name__ == "__main__":
    main()
