"""Real publishers' files are read without a crash, and the loader finds fault only where there is.

The files are not ours to ship: `RFPLINT_OCDS_CORPUS` names the folder that holds them.
"""

from __future__ import annotations

import gzip
import json
import os
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from command_line import call, write

CORPUS = os.environ.get("RFPLINT_OCDS_CORPUS")
pytestmark = pytest.mark.skipif(CORPUS is None, reason="RFPLINT_OCDS_CORPUS is not set")

LARGE = "limits: {size: 20000000, nodes: 2000000}\nselect: [DOC]\n"

Entry = Mapping[str, object]
"""One entry of the report."""


class Corpus(NamedTuple):
    """The files by their paths, as the standard library reads them, and rfplint's report."""

    files: Mapping[str, object]
    report: Mapping[str, list[Entry]]
    status: int


def read(path: Path) -> object:
    """Read JSON as rfplint does: of two keys that are the same the first counts."""
    return json.loads(
        path.read_text("utf-8-sig"), object_pairs_hook=lambda pairs: dict(reversed(pairs))
    )


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    folder = Path(CORPUS or "")
    files = {str(path.relative_to(folder)): read(path) for path in folder.rglob("*.json")}
    done = call("check", ".", "--format", "json", cwd=folder)
    assert done.err == ""
    return Corpus(files, json.loads(done.out), done.status)


def test_the_corpus_has_its_57_files(corpus: Corpus) -> None:
    assert len(corpus.files) == 57


def test_every_file_is_read_and_no_policy_crashes(corpus: Corpus) -> None:
    assert {str(one["path"]) for one in corpus.report["documents"]} == set(corpus.files)
    assert corpus.report["problems"] == []
    assert corpus.status in {0, 1}
    codes = {str(finding["code"]) for finding in corpus.report["findings"]}
    assert not {code for code in codes if code.startswith("PLG")}


def test_the_loader_finds_fault_only_with_keys_that_are_there_twice(corpus: Corpus) -> None:
    told = {
        (str(finding["path"]), str(finding["code"]))
        for finding in corpus.report["findings"]
        if str(finding["code"]).startswith("YML")
    }
    folder = Path(CORPUS or "")
    twice = {name for name in corpus.files if has_a_key_twice(folder / name)}
    assert told == {(name, "YML003") for name in twice}


def has_a_key_twice(path: Path) -> bool:
    """Say so by counting: independent of how rfplint does it."""
    found: list[str] = []

    def count(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found.extend(key for key, times in Counter(key for key, _ in pairs).items() if times > 1)
        return dict(pairs)

    json.loads(path.read_text("utf-8-sig"), object_pairs_hook=count)
    return bool(found)


def test_there_are_as_many_rfps_as_releases(corpus: Corpus) -> None:
    told = Counter(str(one["path"]) for one in corpus.report["documents"])
    assert told == {name: releases(data) for name, data in corpus.files.items()}


def releases(data: object) -> int:
    """Count the releases, records and results of a file by its outermost keys."""
    assert isinstance(data, dict)
    for key in ("records", "releases", "results"):
        if isinstance(data.get(key), list) and "ocid" not in data:
            return len(data[key])
    return 1


def test_the_rfps_of_a_file_are_numbered_and_named(corpus: Corpus) -> None:
    by_path: dict[str, list[object]] = {}
    for one in corpus.report["documents"]:
        by_path.setdefault(str(one["path"]), []).append(one["index"])
        assert one["id"], one
    assert all(numbers == list(range(len(numbers))) for numbers in by_path.values())


def test_every_finding_stands_on_a_line_that_its_file_has(corpus: Corpus) -> None:
    folder = Path(CORPUS or "")
    for name in corpus.files:
        lines = len(re.split(r"\r\n|\n|\r", (folder / name).read_text("utf-8-sig")))
        for finding in corpus.report["findings"]:
            if finding["path"] == name:
                place = finding["location"]
                assert isinstance(place, dict)
                assert 1 <= place["line"] <= place["endLine"] <= lines


def test_months_of_a_publisher_are_read_where_the_limits_allow_it(tmp_path: Path) -> None:
    packed = Path(CORPUS or "") / "canada-buyandsell-tenders-2014.json.gz"
    with gzip.open(packed) as file:
        year = json.load(file)
    months = json.dumps({**year, "releases": year["releases"][:2000]}, indent=2)
    write(tmp_path, {"2014.json": months})
    assert too_large(json.loads(call("check", ".", "--format", "json", cwd=tmp_path).out))
    write(tmp_path, {".rfplint.yaml": LARGE})
    report = json.loads(call("check", ".", "--format", "json", cwd=tmp_path).out)
    assert len(report["documents"]) == 2000
    assert not [f for f in report["findings"] if f["code"].startswith(("YML", "PLG"))]


def too_large(report: Mapping[str, list[Entry]]) -> bool:
    return [finding["code"] for finding in report["findings"]] == ["YML005"]
