"""`rfplint check`: exit statuses, options and what is read."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from command_line import BOTH, ERROR, RFP, ROOT, WARNING, Done, call, write
from rfplint import builtin, hooks
from rfplint.hooks import Check
from rfplint.rfp import Hit, Rfp

GOOD = str(ROOT / "examples" / "good" / "pilot.rfp.yaml")
SUM = "2 findings in 1 file: 1 error, 1 warning. 1 RFP checked.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path, {"a.rfp.yaml": RFP})


def crash(_rfp: Rfp) -> Iterator[Hit]:
    raise ZeroDivisionError("division by zero")


@pytest.fixture
def crashing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bind ELG006 to a check that raises."""
    others = [one for one in builtin.rfplint_checks() if hooks.code_of(one) != "ELG006"]

    def checks() -> list[Check]:
        return [*others, hooks.check("ELG006")(crash)]

    monkeypatch.setattr(builtin, "rfplint_checks", checks)


# Exit statuses ---------------------------------------------------------------------------------


def test_a_good_rfp_is_0() -> None:
    done = call("check", GOOD, "--format", "concise")
    assert done.status == 0
    assert done.err == ""


def test_findings_are_1(folder: Path) -> None:
    done = call("check", "a.rfp.yaml", *BOTH, cwd=folder)
    assert done == Done(1, f"a.rfp.yaml:{ERROR}\na.rfp.yaml:{WARNING}\n{SUM}", "")


@pytest.mark.parametrize(
    ("select", "fail_on", "status"),
    [
        ("DOC002", "error", 1),
        ("ELG006", "error", 0),
        ("ELG006", "warning", 1),
        ("ELG006", "note", 1),
        ("DOC002", "never", 0),
    ],
)
def test_fail_on_is_the_mildest_severity_that_fails(
    folder: Path, select: str, fail_on: str, status: int
) -> None:
    words = ("check", "a.rfp.yaml", "--select", select, "--fail-on", fail_on)
    assert call(*words, cwd=folder).status == status


def test_errors_alone_fail_unless_something_else_is_asked_for(folder: Path) -> None:
    assert call("check", "--select", "ELG006", cwd=folder).status == 0
    assert call("check", "--select", "DOC002", cwd=folder).status == 1


def test_min_severity_hides_findings_and_does_not_forgive_them(folder: Path) -> None:
    done = call("check", *BOTH, "--min-severity", "error", "--fail-on", "warning", cwd=folder)
    assert done.out == (
        f"a.rfp.yaml:{ERROR}\n1 finding in 1 file: 1 error; 1 milder finding not shown. "
        "1 RFP checked.\n"
    )
    done = call(
        "check", "--select", "ELG006", "--min-severity", "error", "--fail-on", "warning", cwd=folder
    )
    assert done.status == 1


def test_exit_zero_maps_1_alone(folder: Path) -> None:
    write(folder, {"bad/.rfplint.yaml": "selct: [ELG]\n", "bad/b.rfp.yaml": RFP})
    assert call("check", "a.rfp.yaml", "--exit-zero", cwd=folder).status == 0
    assert call("check", "bad", "--exit-zero", cwd=folder).status == 2
    assert call("check", "none.yaml", "--exit-zero", cwd=folder).status == 3


@pytest.mark.usefixtures("crashing")
def test_a_crashed_policy_is_4_even_with_exit_zero_and_the_others_still_run(folder: Path) -> None:
    done = call("check", *BOTH, "--exit-zero", cwd=folder)
    assert done.status == 4
    crashed, found, _ = done.out.splitlines()
    assert re.fullmatch(
        r"a\.rfp\.yaml:1:1: error PLG001\[policy-crashed\] .*ELG006\[years-in-business-minimum\]"
        r".*ZeroDivisionError: division by zero.*test_cli_check\.py:\d+.*",
        crashed,
    )
    assert found == f"a.rfp.yaml:{ERROR}"


@pytest.mark.usefixtures("crashing")
def test_4_comes_before_3_and_1(folder: Path) -> None:
    assert call("check", "a.rfp.yaml", "none.yaml", cwd=folder).status == 4


def test_2_comes_before_3_and_3_before_1(folder: Path) -> None:
    write(folder, {"bad/.rfplint.yaml": "selct: [ELG]\n", "bad/b.rfp.yaml": RFP})
    assert call("check", "bad", "none.yaml", cwd=folder).status == 2
    assert call("check", "a.rfp.yaml", "none.yaml", cwd=folder).status == 3


def test_a_fault_of_rfplint_itself_is_4_without_a_traceback(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> bytes:
        raise RuntimeError("\x1b[2J broken")

    monkeypatch.setattr("rfplint.runner.reading.read_file", broken)
    done = call("check", "a.rfp.yaml", cwd=folder)
    assert done.status == 4
    assert re.fullmatch(
        r"rfplint: internal error: RuntimeError: \\x1b\[2J broken \(test_cli_check\.py:\d+\)\. "
        r"This is a fault of rfplint, not of your RFP; please report it\.\n",
        done.err,
    )
    french = call("check", "a.rfp.yaml", "--lang", "fr", cwd=folder).err
    assert french.startswith("rfplint: erreur interne\u00a0: RuntimeError")


# Where there is nothing to check ---------------------------------------------------------------


def nothing_at(path: str) -> str:
    shown = path or "''"
    return (
        f"rfplint: {shown}: nothing to check there. Give a file, or a folder with "
        "*.rfp.yaml files.\n"
        "No findings. 0 RFPs in 0 files checked.\n"
    )


@pytest.mark.parametrize("path", ["none.rfp.yaml", "*.nope", "empty", ""])
def test_a_path_that_leads_nowhere_is_3(tmp_path: Path, path: str) -> None:
    (tmp_path / "empty").mkdir()
    done = call("check", path, "--format", "concise", cwd=tmp_path)
    assert done == Done(3, nothing_at(path), "")


def test_a_folder_with_no_rfp_in_its_json_is_3(tmp_path: Path) -> None:
    write(tmp_path, {"web/package.json": '{"name": "web"}', "web/x.json": '{"ocid": 1'})
    (tmp_path / "web" / "x.json").unlink()
    done = call("check", "web", "--format", "concise", cwd=tmp_path)
    assert done == Done(3, nothing_at("web"), "")


def test_a_path_that_leads_nowhere_is_named_in_french(tmp_path: Path) -> None:
    done = call("check", "none.yaml", "--lang", "fr", cwd=tmp_path)
    assert done.out.startswith("rfplint: none.yaml\u00a0: rien à vérifier à cet endroit.")


@pytest.mark.parametrize("files", [{}, {"package.json": "{}"}])
def test_no_path_and_nothing_here_is_0_with_a_hint(tmp_path: Path, files: dict[str, str]) -> None:
    done = call("check", "--format", "concise", cwd=write(tmp_path, files))
    assert done == Done(
        0,
        "rfplint: No RFPs here. A folder scan takes *.rfp.yaml, *.rfp.yml, *.rfp.json and OCDS "
        "data.\nNo findings. 0 RFPs in 0 files checked.\n",
        "",
    )


def test_no_path_means_this_folder(folder: Path) -> None:
    assert call("check", *BOTH, cwd=folder) == call("check", "a.rfp.yaml", *BOTH, cwd=folder)


def test_a_path_that_leads_nowhere_does_not_keep_the_others_from_being_checked(
    folder: Path,
) -> None:
    done = call("check", "none.yaml", "a.rfp.yaml", *BOTH, cwd=folder)
    assert done.status == 3
    assert f"a.rfp.yaml:{ERROR}\n" in done.out


# Files that cannot be read ---------------------------------------------------------------------


def unreadable(path: str, why: str) -> str:
    return f"{path}:1:1: error YML009[unreadable-file] {why}\n"


def test_a_fifo_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "f.rfp.yaml")
    why = "This is not a regular file, so rfplint does not read it."
    done = call("check", "f.rfp.yaml", "--format", "concise", cwd=tmp_path)
    assert done.status == 1
    assert done.out.startswith(unreadable("f.rfp.yaml", why))


def test_a_compressed_file_is_told_so(tmp_path: Path) -> None:
    write(tmp_path, {"a.rfp.json": b"\x1f\x8b\x08\x00"})
    done = call("check", "a.rfp.json", "--format", "concise", cwd=tmp_path)
    assert done.out.startswith(
        "a.rfp.json:1:1: error YML001[unreadable-text] "
        "This file is compressed (gzip). Unpack it first.\n"
    )


def test_the_ending_of_a_name_may_be_in_capitals(tmp_path: Path) -> None:
    write(tmp_path, {"A.RFP.YAML": RFP})
    assert "A.RFP.YAML:3:10: " in call("check", *BOTH, cwd=tmp_path).out


def test_a_link_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    (tmp_path / "d.rfp.yaml").symlink_to("gone.rfp.yaml")
    done = call("check", "--format", "concise", cwd=tmp_path)
    assert done.status == 1
    assert done.out.startswith(
        unreadable("d.rfp.yaml", "This file cannot be read: it is not there.")
    )
    french = call("check", "--format", "concise", "--lang", "fr", cwd=tmp_path).out
    assert french.startswith(
        "d.rfp.yaml:1:1: erreur YML009[unreadable-file] Ce fichier ne peut pas être lu\u00a0: "
        "il n'existe pas.\n"
    )


def test_a_link_in_a_circle_is_told(tmp_path: Path) -> None:
    (tmp_path / "l.rfp.yaml").symlink_to("l.rfp.yaml")
    done = call("check", "--format", "concise", cwd=tmp_path)
    why = "This file cannot be read: its symbolic links lead in a circle."
    assert done.out.startswith(unreadable("l.rfp.yaml", why))


# Standard input --------------------------------------------------------------------------------


def test_a_dash_reads_standard_input(tmp_path: Path) -> None:
    done = call("check", "-", *BOTH, cwd=tmp_path, stdin=RFP.encode())
    assert done == Done(1, f"<stdin>:{ERROR}\n<stdin>:{WARNING}\n{SUM}", "")


def test_standard_input_goes_by_the_name_given(tmp_path: Path) -> None:
    words = ("check", "-", "--stdin-filename", "x/lamps.rfp.yaml", *BOTH)
    done = call(*words, cwd=tmp_path, stdin=RFP.encode())
    assert done.out.startswith(f"x/lamps.rfp.yaml:{ERROR}\n")


def test_the_name_tells_json_from_yaml(tmp_path: Path) -> None:
    text = b"rfp: '1.0'\ntender: {title: TODO}\n"
    words = ("check", "-", "--select", "DOC002", "--format", "concise", "--stdin-filename")
    assert "error DOC002" in call(*words, "x.yaml", cwd=tmp_path, stdin=text).out
    assert "x.json:1:1: error YML002" in call(*words, "x.json", cwd=tmp_path, stdin=text).out


def test_configuration_is_looked_for_from_the_name(tmp_path: Path) -> None:
    write(tmp_path, {"x/.rfplint.yaml": "severity: {ELG006: note}\nselect: [ELG006]\n"})
    words = ("check", "-", "--format", "concise")
    done = call(*words, "--stdin-filename", "x/a.rfp.yaml", cwd=tmp_path, stdin=RFP.encode())
    assert done.out.startswith("x/a.rfp.yaml:7:23: note ELG006")
    assert "note ELG006" not in call(*words, cwd=tmp_path, stdin=RFP.encode()).out


def test_an_excluded_name_is_excluded_on_standard_input_too(tmp_path: Path) -> None:
    write(tmp_path, {".rfplint.yaml": "exclude: [old/]\n"})
    words = ("check", "-", "--stdin-filename", "old/a.rfp.yaml", "--format", "concise")
    done = call(*words, cwd=tmp_path, stdin=RFP.encode())
    assert done == Done(0, "No findings. 0 RFPs in 0 files checked.\n", "")


def test_standard_input_is_read_once_and_beside_files(folder: Path) -> None:
    done = call("check", "-", "a.rfp.yaml", "-", *BOTH, cwd=folder, stdin=RFP.encode())
    assert re.findall(r"^(\S+?):", done.out, re.MULTILINE) == ["<stdin>"] * 2 + ["a.rfp.yaml"] * 2


def test_empty_standard_input_is_a_finding(tmp_path: Path) -> None:
    done = call("check", "-", "--format", "concise", cwd=tmp_path)
    assert done.out.startswith("<stdin>:1:1: error YML002[syntax-error] ")


# Formats, colours, languages -------------------------------------------------------------------


def test_the_default_format_is_text_with_excerpts(folder: Path) -> None:
    out = call("check", "--select", "DOC002", cwd=folder).out
    assert "\n3 |   title: TODO\n  |          ^^^^\n" in out
    assert out == call("check", "--select", "DOC002", "--format", "text", cwd=folder).out


def test_json_is_one_object_on_standard_output_and_nothing_else(folder: Path) -> None:
    done = call(
        "check", "a.rfp.yaml", "none.yaml", "--format", "json", "--select", "ELG006", cwd=folder
    )
    report = json.loads(done.out)
    assert report["format"] == "rfplint-report"
    assert [(f["code"], f["path"], f["document"]) for f in report["findings"]] == [
        ("ELG006", "a.rfp.yaml", 0)
    ]
    assert [problem["en"][:10] for problem in report["problems"]] == ["none.yaml:"]
    assert [document["path"] for document in report["documents"]] == ["a.rfp.yaml"]
    assert done.err == ""


def test_json_is_the_same_in_every_language(folder: Path) -> None:
    words = ("check", "--format", "json")
    assert call(*words, cwd=folder) == call(*words, "--lang", "fr", cwd=folder)


def test_the_report_speaks_french_when_asked(folder: Path) -> None:
    out = call("check", *BOTH, "--lang", "fr", cwd=folder).out
    assert "a.rfp.yaml:3:10: erreur DOC002[template-leftover]" in out
    assert "a.rfp.yaml:7:23: avertissement ELG006[years-in-business-minimum]" in out
    assert out.endswith("2 constats dans 1 fichier\u00a0: 1 erreur, 1 avertissement. "
                        "1 appel d'offres vérifié.\n")  # fmt: skip


@pytest.mark.parametrize(
    ("words", "env", "french"),
    [
        ([], {}, True),
        ([], {"LANG": "en_CA.UTF-8"}, True),
        ([], {"RFPLINT_LANG": "en"}, False),
        (["--lang", "en"], {}, False),
    ],
)
def test_the_configured_language_comes_after_option_and_variable_and_before_the_locale(
    folder: Path,
    words: list[str],
    env: dict[str, str],
    french: bool,  # noqa: FBT001 - a column of the table
) -> None:
    write(folder, {".rfplint.yaml": "language: fr\n"})
    out = call("check", *BOTH, *words, cwd=folder, env=env).out
    assert ("erreur DOC002" in out) is french
    complaint = call("check", "--select", "NOPE", *words, cwd=folder, env=env).err
    assert complaint.startswith("rfplint: Aucune" if french else "rfplint: No policy")


def on_a_terminal(words: list[str], env: dict[str, str], cwd: Path) -> str:
    """Run rfplint with a terminal as standard output."""
    ours, theirs = pty.openpty()
    program = [sys.executable, "-m", "rfplint", *words]
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    whole = {**kept, "PYTHONPATH": str(ROOT / "src"), "TERM": "xterm", **env}
    with subprocess.Popen(program, stdout=theirs, stderr=theirs, env=whole, cwd=cwd):
        os.close(theirs)
        chunks: list[bytes] = []
        while True:
            try:
                chunk = os.read(ours, 65536)
            except OSError:  # Linux says so when the other end is closed
                break
            if not chunk:
                break
            chunks.append(chunk)
    os.close(ours)
    return b"".join(chunks).decode()


@pytest.mark.parametrize(
    ("words", "env", "colour"),
    [
        ([], {}, True),
        ([], {"NO_COLOR": ""}, True),
        ([], {"NO_COLOR": "1"}, False),
        ([], {"TERM": "dumb"}, False),
        (["--no-color"], {}, False),
    ],
)
def test_a_terminal_gets_colours_unless_it_says_no(
    folder: Path,
    words: list[str],
    env: dict[str, str],
    colour: bool,  # noqa: FBT001 - a column of the table
) -> None:
    out = on_a_terminal(["check", "a.rfp.yaml", "--select", "DOC002", *words], env, folder)
    assert "DOC002" in out
    assert ("\x1b[1;31m" in out) is colour
    assert colour or "\x1b" not in out


def test_a_pipe_gets_no_colours(folder: Path) -> None:
    assert "\x1b" not in call("check", cwd=folder).out


def test_verbose_shows_what_was_derived_from_what(folder: Path) -> None:
    words = ("check", "a.rfp.yaml", "--select", "ELG006", "--jurisdiction", "CA-ON@municipal")
    assert "jurisdiction: " not in call(*words, cwd=folder).out
    out = call(*words, "--verbose", cwd=folder).out
    assert re.search(r"= kind: RFP\n", out)
    assert re.search(r"= jurisdiction: CA-ON \(from the command line\)\n", out)
    assert re.search(r"= government level: municipal\n", out)


# Options that change what is found -------------------------------------------------------------


@pytest.mark.parametrize("word", ["2026-02-30", "yesterday", "2026-1-1", "20260101", ""])
def test_a_date_that_is_none_is_2(folder: Path, word: str) -> None:
    done = call("check", f"--as-of={word}", cwd=folder)
    assert done == Done(2, "", f"rfplint: '{word}' is not a date such as 2026-11-22.\n")


def test_the_date_is_printed_in_the_report(folder: Path) -> None:
    out = call("check", "--as-of", "2026-11-22", "--format", "json", cwd=folder).out
    assert json.loads(out)["asOf"] == "2026-11-22"


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("Canada", "CA"),
        ("ca-on", "CA-ON"),
        ("ON", "CA-ON"),
        ("CA-QU", "CA-QC"),
        ("CA-QU@municpal", "CA-QC@municipal"),
        ("UK", "GB"),
        ("Québec", "CA-QC"),
    ],
)
def test_a_jurisdiction_that_is_none_is_2_with_the_one_meant(
    folder: Path, word: str, near: str
) -> None:
    done = call("check", f"--jurisdiction={word}", cwd=folder)
    said = f"rfplint: '{word}' is not a jurisdiction. Did you mean '{near}'?\n"
    assert done == Done(2, "", said)


@pytest.mark.parametrize("word", ["ZZ", "CA-ZZ", "@", ""])
def test_a_jurisdiction_like_no_other_is_2(folder: Path, word: str) -> None:
    done = call("check", f"--jurisdiction={word}", cwd=folder)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"rfplint: '{word}' is not a jurisdiction. Write the code of")


@pytest.mark.parametrize("word", ["EU", "EEA", "EU@central", "CA-ON"])
def test_groups_of_countries_are_jurisdictions(folder: Path, word: str) -> None:
    assert call("check", f"--jurisdiction={word}", "--exit-zero", cwd=folder).status == 0


@pytest.mark.parametrize(
    ("selector", "severity"), [("CA-ON@municipal", "error"), ("CA-NS@municipal", "warning")]
)
def test_the_jurisdiction_changes_severities(folder: Path, selector: str, severity: str) -> None:
    words = ("check", "--select", "SOC005", "--format", "concise", "--jurisdiction", selector)
    assert f" {severity} SOC005[" in call(*words, cwd=folder).out


def codes(done: Done) -> list[str]:
    return re.findall(r" ([A-Z]{3}[0-9]{3})\[", done.out)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["--select", "ELG006"], ["ELG006"]),
        (["--select", "years-in-business-minimum"], ["ELG006"]),
        (["--select", "ELG"], ["ELG006"]),
        (["--select", "elg006"], ["ELG006"]),
        (["--select", "elg"], ["ELG006"]),
        (["--select", "doc002,elg", "--ignore", "Elg"], ["DOC002"]),
        (["--select", "DOC002,ELG006"], ["DOC002", "ELG006"]),
        (["--select", " DOC002 , ELG006 ,"], ["DOC002", "ELG006"]),
        (["--select", "DOC002", "--select", "ELG"], ["DOC002", "ELG006"]),
        (["--select", "ELG,DOC002", "--ignore", "template-leftover"], ["ELG006"]),
        (["--select", "ELG,DOC002", "--ignore", "ELG", "--ignore", "EVA"], ["DOC002"]),
    ],
)
def test_policies_are_selected_by_code_name_and_prefix(
    folder: Path, words: list[str], found: list[str]
) -> None:
    assert codes(call("check", "--format", "concise", *words, cwd=folder)) == found


def test_policies_are_selected_by_tag(folder: Path) -> None:
    entries = json.loads(call("policies", "--format", "json").out)
    tag = next(entry["tags"][0] for entry in entries if entry["code"] == "ELG006")
    tagged = {entry["code"] for entry in entries if tag in entry["tags"]}
    found = codes(call("check", "--format", "concise", "--select", tag, cwd=folder))
    assert "ELG006" in found
    assert set(found) <= tagged
    assert "ELG006" not in codes(call("check", "--format", "concise", "--ignore", tag, cwd=folder))


@pytest.mark.parametrize("option", ["--select", "--ignore"])
@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("ELG06", "ELG006"),
        ("years-in-busines-minimum", "years-in-business-minimum"),
    ],
)
def test_an_unknown_policy_is_2_with_the_one_meant(
    folder: Path, option: str, word: str, near: str
) -> None:
    said = f"No policy, prefix or tag is called '{word}'. Did you mean '{near}'?"
    assert call("check", option, word, cwd=folder) == Done(2, "", f"rfplint: {said}\n")
    french = call("check", option, word, "--lang", "fr", cwd=folder).err
    assert french.endswith(f"Vouliez-vous dire «\u00a0{near}\u00a0»?\n")


def test_a_selection_that_leaves_no_policy_is_2(folder: Path) -> None:
    assert call("check", "--select", "ELG", "--ignore", "ELG", cwd=folder) == Done(
        2,
        "",
        "rfplint: No policy is left to run: what is selected is also ignored or off. "
        "`rfplint policies` says of each policy why.\n",
    )


def test_every_unknown_policy_is_named_once(folder: Path) -> None:
    err = call("check", "--select", "ELG06,ELG06", "--ignore", "RES04", cwd=folder).err
    assert re.findall(r"called '(\w+)'", err) == ["ELG06", "RES04"]


def test_an_unknown_policy_is_told_even_where_there_is_nothing_to_check(tmp_path: Path) -> None:
    assert call("check", "--select", "ELG06", cwd=tmp_path).status == 2


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_list_without_a_policy_is_2(folder: Path, option: str) -> None:
    done = call("check", option, " ,", cwd=folder)
    assert done == Done(2, "", f"rfplint: {option} names no policy.\n")
