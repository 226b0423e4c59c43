"""The commands that only tell: explain, policies, schema."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from command_line import ROOT, Done, call, write


def test_explain_shows_the_page_of_a_policy_by_code_and_by_name() -> None:
    by_code = call("explain", "ELG006")
    assert by_code.status == 0
    assert by_code.out.startswith("ELG006")
    assert by_code == call("explain", "years-in-business-minimum") == call("explain", "elg006")
    assert "\x1b" not in by_code.out


def test_explain_takes_several_and_shows_each_once() -> None:
    data = json.loads(call("explain", "ELG006", "IP", "ELG006", "--format", "json").out)
    codes = [page["code"] for page in data]
    assert codes[0] == "ELG006"
    assert codes[1:] == sorted(codes[1:])
    assert {code[:2] for code in codes[1:]} == {"IP"}


def test_explain_all_shows_every_policy() -> None:
    listed = json.loads(call("policies", "--format", "json").out)
    pages = json.loads(call("explain", "--all", "--format", "json").out)
    assert [page["code"] for page in pages] == [entry["code"] for entry in listed]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("style", ["text", "markdown"])
def test_every_page_says_that_it_is_no_legal_advice(style: str, language: str) -> None:
    pages = call("explain", "ELG006", "--format", style, "--lang", language).out
    notice = {"en": "official texts prevail", "fr": "les textes officiels font foi"}[language]
    assert notice in " ".join(pages.split())


def test_explain_without_a_policy_says_what_to_write() -> None:
    said = "rfplint: Name a policy, such as ELG001, or write --all.\n"
    assert call("explain") == Done(2, "", said)
    french = "rfplint: Nommez une politique, par exemple ELG001, ou écrivez --all.\n"
    assert call("explain", "--lang", "fr") == Done(2, "", french)


def test_explain_suggests_the_policy_meant() -> None:
    said = "rfplint: No policy, prefix or tag is called 'ELG06'. Did you mean 'ELG006'?\n"
    assert call("explain", "ELG06") == Done(2, "", said)


def test_policies_lists_each_on_a_line() -> None:
    lines = call("policies").out.splitlines()
    line = next(line for line in lines if "ELG006" in line)
    assert line.split()[:3] == ["ELG006", "warning", "years-in-business-minimum"]
    assert lines == sorted(lines, key=lambda line: line[2:])


def test_policies_says_what_is_off_and_why() -> None:
    out = call("policies", "--select", "ELG", "--ignore", "ELG006").out
    rows = {line[2:8]: line for line in out.splitlines()}
    assert rows["ELG006"].startswith("- ")
    assert rows["ELG006"].endswith("(ignored by --ignore)")
    assert rows["ELG001"].startswith("  ")
    assert rows["ELG001"].endswith("(selected by --select)")
    assert rows["DOC002"].startswith("- ")
    assert rows["DOC002"].endswith("(not among the selected)")


def test_policies_speaks_french() -> None:
    out = call("policies", "--lang", "fr", "--ignore", "ELG006").out
    row = next(line for line in out.splitlines() if "ELG006" in line)
    assert row.split()[:3] == ["-", "ELG006", "avertissement"]
    assert row.endswith("(écartée par --ignore)")


def test_policies_as_json_shows_the_configured_severity(tmp_path: Path) -> None:
    write(tmp_path, {".rfplint.yaml": "severity: {ELG006: error, DOC002: off}\n"})
    entries = json.loads(call("policies", "--format", "json", cwd=tmp_path).out)
    by_code = {entry["code"]: entry for entry in entries}
    assert by_code["ELG006"]["severity"] == "error"
    assert by_code["ELG006"]["enabled"] is True
    assert by_code["DOC002"]["enabled"] is False
    assert by_code["DOC002"]["why"]["en"] == "its severity is off in the configuration"


def test_policies_with_an_unknown_one_is_2() -> None:
    done = call("policies", "--select", "NOPE")
    assert done.status == 2
    assert done.out == ""


@pytest.mark.parametrize(
    "name", sorted(path.name.split(".")[0] for path in (ROOT / "schemas").glob("*.schema.json"))
)
def test_schema_prints_the_shipped_schema(name: str) -> None:
    done = call("schema", name)
    if name != "policy":  # which is given with all that an editor may offer
        assert done == Done(0, (ROOT / "schemas" / f"{name}.schema.json").read_text("utf-8"), "")
    assert (done.status, done.err) == (0, "")
    assert json.loads(done.out)["$id"].startswith(f"urn:rfplint:schema:{name}:")


@pytest.mark.parametrize("name", ["nope", "../pyproject", "", "rfp.bare"])
def test_an_unknown_schema_is_2_and_the_known_ones_are_named(name: str) -> None:
    done = call("schema", name)
    assert done.status == 2
    assert done.err.startswith(f"rfplint: There is no schema '{name}'. There are: config, ")


def test_a_schema_is_printed_even_where_the_configuration_is_faulty(tmp_path: Path) -> None:
    write(tmp_path, {".rfplint.yaml": "nope: 1\n"})
    assert call("schema", "rfp", cwd=tmp_path).status == 0
