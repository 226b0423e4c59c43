"""Which files are looked at, how each is read, and what the report says of them."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from command_line import ERROR, RFP, WARNING, call, write
from rfplint import runner
from rfplint.messages import yaml
from rfplint.runner import Found, reading

RELEASE = {
    "ocid": "ocds-1",
    "tag": ["tender"],
    "tender": {"id": "T1", "title": "TODO", "description": "Lamps"},
}
PACKAGE = {"uri": "https://example.org", "releases": [RELEASE, {**RELEASE, "ocid": "ocds-2"}]}


def report(
    folder: Path, *words: str, select: str = "DOC002"
) -> Mapping[str, list[dict[str, object]]]:
    """Give the JSON report of a run in `folder`."""
    done = call("check", *words, "--format", "json", "--select", select, cwd=folder)
    assert done.err == ""
    data: Mapping[str, list[dict[str, object]]] = json.loads(done.out)
    return data


def found(folder: Path, *words: str) -> list[tuple[str, str, int]]:
    return [
        (str(f["path"]), str(f["code"]), int(str(f["document"])))
        for f in report(folder, *words)["findings"]
    ]


def ids(folder: Path, *words: str) -> list[tuple[object, object, object]]:
    return [(d["path"], d["index"], d["id"]) for d in report(folder, *words)["documents"]]


# Discovery -------------------------------------------------------------------------------------


def test_a_folder_gives_its_rfps_in_the_order_of_names(tmp_path: Path) -> None:
    names = ("z.rfp.json", "b/a.rfp.yml", "a.rfp.yaml", "b/a/c.rfp.yaml", "B.rfp.yaml")
    write(tmp_path, dict.fromkeys(names, "{}"))
    write(tmp_path, dict.fromkeys(("a.yaml", "rfp.yaml", "a.rfp.yaml.bak", "a.rfp.toml"), "x"))
    files = runner.discover([str(tmp_path)], lambda _: False).files
    assert [os.path.relpath(file.path, tmp_path) for file in files] == [
        "B.rfp.yaml",
        "a.rfp.yaml",
        "z.rfp.json",
        "b/a.rfp.yml",
        "b/a/c.rfp.yaml",
    ]


def test_a_folder_gives_other_json_as_unwanted(tmp_path: Path) -> None:
    write(tmp_path, {"a.json": "", "b.jsonl": "", "c.ndjson": "", "d.geojson": ""})
    folder = str(tmp_path)
    assert runner.discover([folder], lambda _: False).files == tuple(
        Found(str(tmp_path / name), False, folder) for name in ("a.json", "b.jsonl", "c.ndjson")
    )


def test_hidden_files_and_folders_are_left_out_of_a_folder(tmp_path: Path) -> None:
    write(tmp_path, {".git/a.rfp.yaml": RFP, ".b.rfp.yaml": RFP, "x/.venv/c.rfp.yaml": RFP})
    assert runner.discover([str(tmp_path)], lambda _: False) == ((), (str(tmp_path),))


def test_a_hidden_folder_that_is_named_is_looked_at(tmp_path: Path) -> None:
    write(tmp_path, {".drafts/a.rfp.yaml": RFP})
    assert found(tmp_path, ".drafts") == [(".drafts/a.rfp.yaml", "DOC002", 0)]


def test_linked_folders_are_not_followed(tmp_path: Path) -> None:
    write(tmp_path, {"real/a.rfp.yaml": RFP, "x/b.rfp.yaml": RFP})
    (tmp_path / "x" / "link").symlink_to(tmp_path / "real", target_is_directory=True)
    (tmp_path / "x" / "up").symlink_to(tmp_path, target_is_directory=True)
    assert found(tmp_path, "x") == [("x/b.rfp.yaml", "DOC002", 0)]


def test_a_linked_file_is_read_when_it_is_named_and_in_a_folder(tmp_path: Path) -> None:
    write(tmp_path, {"real.yaml": RFP})
    (tmp_path / "link.rfp.yaml").symlink_to("real.yaml")
    assert found(tmp_path, "link.rfp.yaml") == [("link.rfp.yaml", "DOC002", 0)]
    assert found(tmp_path, ".") == [("link.rfp.yaml", "DOC002", 0)]


@pytest.mark.parametrize(
    "words",
    [
        ["a.rfp.yaml", "a.rfp.yaml"],
        ["a.rfp.yaml", "./a.rfp.yaml"],
        ["a.rfp.yaml", "."],
        ["a.rfp.yaml", "x/../a.rfp.yaml"],
        ["a.rfp.yaml", "*.rfp.yaml", "**/*.yaml"],
    ],
)
def test_a_file_is_linted_once_though_named_twice(tmp_path: Path, words: list[str]) -> None:
    write(tmp_path, {"a.rfp.yaml": RFP, "x/note.txt": ""})
    assert found(tmp_path, *words) == [("a.rfp.yaml", "DOC002", 0)]


def test_two_spellings_that_are_two_files_are_both_linted(tmp_path: Path) -> None:
    write(tmp_path, {"a.rfp.yaml": RFP, "far/x/here": "", "far/a.rfp.yaml": RFP})
    (tmp_path / "x").symlink_to("far/x", target_is_directory=True)
    assert found(tmp_path, "a.rfp.yaml", "x/../a.rfp.yaml") == [
        ("a.rfp.yaml", "DOC002", 0),
        ("x/../a.rfp.yaml", "DOC002", 0),
    ]


def test_a_file_seen_in_a_folder_and_named_as_well_is_wanted(tmp_path: Path) -> None:
    write(tmp_path, {"a.json": '{"tender": {"title": "TODO"}}'})
    assert found(tmp_path, ".") == []
    assert found(tmp_path, ".", "a.json") == [("a.json", "DOC002", 0)]


@pytest.mark.parametrize("given", ["*.rfp.yaml", "**/*.rfp.yaml", "[ab].rfp.yaml", "{}/a.rfp.yaml"])
def test_paths_stand_in_the_report_as_they_were_given(tmp_path: Path, given: str) -> None:
    write(tmp_path, {"a.rfp.yaml": RFP})
    absolute = str(tmp_path)
    wanted = f"{absolute}/a.rfp.yaml" if given.startswith("{}") else "a.rfp.yaml"
    assert found(tmp_path, given.format(absolute)) == [(wanted, "DOC002", 0)]


def test_a_path_that_looks_like_a_glob_and_exists_is_itself(tmp_path: Path) -> None:
    write(tmp_path, {"[a].rfp.yaml": RFP, "a.rfp.yaml": RFP})
    assert found(tmp_path, "[a].rfp.yaml") == [("[a].rfp.yaml", "DOC002", 0)]


def test_the_order_is_that_of_the_command_line(tmp_path: Path) -> None:
    write(tmp_path, {"a.rfp.yaml": RFP, "b.rfp.yaml": RFP, "x/c.rfp.yaml": RFP})
    paths = [path for path, _, _ in found(tmp_path, "x", "b.rfp.yaml", ".")]
    assert paths == ["x/c.rfp.yaml", "b.rfp.yaml", "a.rfp.yaml"]


def refusing(list_folder: Callable[[str], object]) -> Callable[[str], object]:
    """Make a function of `os` refuse folders that are called `locked`."""

    def refuse(path: str) -> object:
        if os.path.basename(path) == "locked":
            raise PermissionError(13, "Permission denied", path)
        return list_folder(path)

    return refuse


def test_a_folder_that_may_not_be_walked_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"a.rfp.yaml": RFP, "locked/b.rfp.yaml": RFP})
    for name in ("scandir", "listdir"):
        monkeypatch.setattr(os, name, refusing(getattr(os, name)))
    done = call("check", "--select", "DOC002", "--format", "concise", cwd=tmp_path)
    assert done.out.startswith(
        f"a.rfp.yaml:{ERROR}\n"
        "locked:1:1: error YML009[unreadable-file] This file cannot be read: access is not "
        "permitted.\n"
    )


# What a folder scan takes ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        '{"name": "web", "version": "1.0.0"}',
        '{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {}}]}',
        '{"compilerOptions": {}, /* not even JSON */ }',
        '["ocid"]',
        '{"note": {"ocid": "deep inside"}}',
        "[]",
        "",
        '"ocid"',
        "\xff\xfe",
    ],
)
def test_json_that_is_not_ocds_is_passed_over_silently(tmp_path: Path, content: str) -> None:
    write(tmp_path, {"a.rfp.yaml": RFP, "x.json": content})
    data = report(tmp_path)
    assert [finding["path"] for finding in data["findings"]] == ["a.rfp.yaml"]
    assert [document["path"] for document in data["documents"]] == ["a.rfp.yaml"]
    assert data["problems"] == []


@pytest.mark.parametrize(
    ("name", "content", "documents"),
    [
        ("r.json", json.dumps(RELEASE), ["ocds-1"]),
        ("p.json", json.dumps(PACKAGE), ["ocds-1", "ocds-2"]),
        ("l.json", json.dumps([RELEASE]), ["ocds-1"]),
        ("r.jsonl", f"{json.dumps(RELEASE)}\n" * 2, ["ocds-1", "ocds-1"]),
        ("r.ndjson", f"\n{json.dumps(RELEASE)}\n\n", ["ocds-1"]),
    ],
)
def test_ocds_data_is_taken_from_a_folder(
    tmp_path: Path, name: str, content: str, documents: list[str]
) -> None:
    write(tmp_path, {f"data/{name}": content})
    assert ids(tmp_path) == [(f"data/{name}", index, one) for index, one in enumerate(documents)]


def test_ocds_data_that_is_cut_off_is_not_passed_over(tmp_path: Path) -> None:
    write(tmp_path, {"cut.json": json.dumps(RELEASE)[:-5]})
    assert found(tmp_path, ".") == [("cut.json", "YML002", 0)]


def test_a_file_that_is_named_is_taken_whatever_it_holds(tmp_path: Path) -> None:
    write(tmp_path, {"package.json": '{"name": "web"}'})
    assert found(tmp_path, "package.json") == [("package.json", "YML010", 0)]


# One file, several RFPs ------------------------------------------------------------------------


def test_each_line_of_json_lines_is_a_document_with_its_line(tmp_path: Path) -> None:
    line = json.dumps({"rfp": "1.0", "tender": {"title": "TODO"}})
    write(tmp_path, {"a.jsonl": f"{line}\nnot json\n\n{line}\n"})
    findings = report(tmp_path, "a.jsonl")["findings"]
    assert [(f["code"], f["location"]["line"]) for f in findings] == [  # type: ignore[index]
        ("DOC002", 1),
        ("YML002", 2),
        ("DOC002", 4),
    ]


def test_yaml_documents_are_rfps_of_their_own(tmp_path: Path) -> None:
    write(tmp_path, {"a.rfp.yaml": f"---\n{RFP}---\n# nothing\n---\n{RFP}...\n"})
    data = report(tmp_path)
    assert [(f["document"], f["location"]["line"]) for f in data["findings"]] == [  # type: ignore[index]
        (0, 4),
        (0, 9),  # the second document holds no RFP
        (1, 14),
    ]
    assert [document["index"] for document in data["documents"]] == [0, 1]


def test_the_releases_of_a_package_are_told_apart(tmp_path: Path) -> None:
    write(tmp_path, {"p.json": json.dumps(PACKAGE, indent=1)})
    data = report(tmp_path)
    documents = [(d["index"], d["id"], d["kind"]) for d in data["documents"]]
    assert documents == [(0, "ocds-1", "releasePackage"), (1, "ocds-2", "releasePackage")]
    places = [(f["document"], f["pointer"], f["location"]["line"]) for f in data["findings"]]  # type: ignore[index]
    assert places == [(0, "/tender/title", 11), (1, "/tender/title", 22)]
    assert len({str(f["fingerprint"]) for f in data["findings"]}) == 2


def test_what_is_no_release_in_a_package_is_told_and_the_rest_is_linted(tmp_path: Path) -> None:
    releases = [3, RELEASE, {"colour": "red"}]
    write(tmp_path, {"p.json": json.dumps({"releases": releases})})
    assert [(code, index) for _, code, index in found(tmp_path, "p.json")] == [
        ("YML010", 0),
        ("DOC002", 0),
        ("YML010", 0),
    ]


def test_a_hundred_refusals_of_a_kind_are_enough(tmp_path: Path) -> None:
    write(tmp_path, {"p.json": json.dumps({"releases": [3] * 5000})})
    findings = report(tmp_path, "p.json")["findings"]
    assert len(findings) == 100
    last = findings[-1]["message"]
    assert isinstance(last, dict)
    assert last["en"].endswith("There are more faults of this kind; they are not listed.")


def test_what_publishers_mistype_or_leave_out_is_no_trouble(tmp_path: Path) -> None:
    """A tag that is a text, no id, and Australia's `tederPeriod`."""
    tender = {"title": "Lamps", "tederPeriod": {"startDate": "2026-05-01"}}
    write(tmp_path, {"r.json": json.dumps({"ocid": "ocds-1", "tag": "compiled", "tender": tender})})
    data = report(tmp_path, select="DOC005")
    documents = [(d["id"], d["kind"]) for d in data["documents"]]
    assert documents == [("ocds-1", "compiledRelease")]
    told = [(f["code"], f["pointer"], f["message"]["en"]) for f in data["findings"]]  # type: ignore[index]
    assert [(code, pointer) for code, pointer, _ in told] == [("DOC005", "/tender/tederPeriod")]
    assert "Did you mean 'tenderPeriod'?" in told[0][2]


# Reading ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["big.rfp.yaml", "big.json", "big.jsonl"])
def test_a_file_beyond_the_limits_is_not_read(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (tmp_path / name).open("wb") as file:
        file.truncate(10_000_000_000)  # sparse: it takes no room on the disk
    opened: list[object] = []
    monkeypatch.setattr("builtins.open", lambda *words, **_: opened.append(words[0]))
    assert reading.read_file(str(tmp_path / name), 5_000_000) == (
        "YML005",
        yaml.file_too_large(5_000_000),
    )
    assert opened == []


def test_a_sparse_file_of_ten_gigabytes_is_yml005(tmp_path: Path) -> None:
    with (tmp_path / "big.rfp.yaml").open("wb") as file:
        file.truncate(10_000_000_000)
    assert found(tmp_path, ".") == [("big.rfp.yaml", "YML005", 0)]


def test_standard_input_is_read_up_to_the_limit(tmp_path: Path) -> None:
    asked: list[int] = []

    def endless(most: int) -> bytes:
        asked.append(most)
        return b"a" * most

    write(tmp_path, {".rfplint.yaml": "limits: {size: 1000}\n"})
    done = call("check", "-", "--format", "concise", cwd=tmp_path, stdin=b"a" * 100_000)
    assert "<stdin>:1:1: error YML005[too-large]" in done.out
    assert reading.read_stdin(endless, 1000) == b"a" * 1001
    assert asked == [1001]


def test_a_file_that_vanishes_before_it_is_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"a.rfp.yaml": RFP, "b.rfp.yaml": RFP})
    discover = runner.discover

    def then_remove(*words: object) -> runner.Discovery:
        listed = discover(*words)  # type: ignore[arg-type]
        (tmp_path / "a.rfp.yaml").unlink()
        return listed

    monkeypatch.setattr(runner, "discover", then_remove)
    done = call("check", "--select", "ELG006", "--format", "concise", cwd=tmp_path)
    assert done.status == 1
    assert done.out.splitlines()[:2] == [
        "a.rfp.yaml:1:1: error YML009[unreadable-file] This file cannot be read: it is not there.",
        f"b.rfp.yaml:{WARNING}",
    ]


def test_a_file_that_grew_after_it_was_looked_at_is_still_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"a.rfp.yaml": b"a" * 5000})
    size = os.stat(tmp_path / "a.rfp.yaml")
    shrunk = os.stat_result([*size[:6], 10, *size[7:10]])
    monkeypatch.setattr(os, "stat", lambda _: shrunk)
    assert reading.read_file(str(tmp_path / "a.rfp.yaml"), 1000) == b"a" * 1001
