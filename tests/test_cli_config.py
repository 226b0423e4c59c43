"""Configuration from end to end: where it is found, what it changes, how its faults are told."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from command_line import BOTH, ERROR, RFP, WARNING, Done, call, write

PACK = """\
pack: acme
version: "1.0.0"
title: {en: Policies of Acme, fr: Politiques d'Acme}
licence: Apache-2.0
requires: ">=0.1"
"""
POLICY = """\
code: ACM001
name: title-too-plain
title: {en: A title that says more, fr: Un titre qui en dit plus}
severity: warning
class: form
tags: [acme]
why: {en: A title is read first., fr: Le titre se lit en premier.}
references: []
for: tender
must: {title: {words: {atLeast: 3}}}
message: {en: 'The title has too few words.', fr: 'Le titre a trop peu de mots.'}
examples:
  - bad: |
      tender:
        title: Lamps
  - bad: |
      language: fr
      tender:
        title: Lampes
  - good: |
      tender:
        title: Lamps for all streets
"""
ACME = {"acme/pack.yaml": PACK, "acme/form/title-too-plain.yaml": POLICY}


def check(folder: Path, *words: str) -> Done:
    return call("check", "--format", "concise", *words, cwd=folder)


def found(done: Done) -> list[str]:
    """Give `path severity code` of each finding."""
    pattern = r"^([^:\n]+):\d+:\d+: (\w+) ([A-Z]+[0-9]+)\["
    return [" ".join(one) for one in re.findall(pattern, done.out, re.MULTILINE)]


# Where it is found -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (".rfplint.yaml", "select: [ELG006]\n"),
        ("pyproject.toml", '[tool.rfplint]\nselect = ["ELG006"]\n'),
    ],
)
def test_the_configuration_in_the_folder_counts(tmp_path: Path, name: str, text: str) -> None:
    write(tmp_path, {name: text, "a.rfp.yaml": RFP, "sub/deep/b.rfp.yaml": RFP})
    assert found(check(tmp_path)) == [
        "a.rfp.yaml warning ELG006",
        "sub/deep/b.rfp.yaml warning ELG006",
    ]


def test_two_files_with_two_configurations_get_their_own(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "x/.rfplint.yaml": "select: [ELG006]\nseverity: {ELG006: note}\n",
            "x/a.rfp.yaml": RFP,
            "y/pyproject.toml": '[tool.rfplint]\nselect = ["DOC002"]\n',
            "y/b.rfp.yaml": RFP,
        },
    )
    assert found(check(tmp_path, "x/a.rfp.yaml", "y/b.rfp.yaml")) == [
        "x/a.rfp.yaml note ELG006",
        "y/b.rfp.yaml error DOC002",
    ]
    assert found(check(tmp_path, "y", "x")) == [
        "y/b.rfp.yaml error DOC002",
        "x/a.rfp.yaml note ELG006",
    ]


def test_each_file_fails_as_its_own_configuration_says(tmp_path: Path) -> None:
    mild, strict = "select: [DOC002]\nfailOn: never\n", "select: [ELG006]\nfailOn: warning\n"
    write(tmp_path, {"x/.rfplint.yaml": mild, "x/a.rfp.yaml": RFP})
    write(tmp_path, {"y/.rfplint.yaml": strict, "y/b.rfp.yaml": RFP})
    assert check(tmp_path, "x").status == 0
    assert check(tmp_path, "y").status == 1
    assert check(tmp_path, "x", "y").status == 1
    assert check(tmp_path, "x", "y", "--fail-on", "never").status == 0


def test_a_table_beside_a_rfplint_yaml_is_a_warning(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            ".rfplint.yaml": "select: [ELG006]\n",
            "pyproject.toml": '[project]\n\n[tool.rfplint]\nselect = ["DOC"]\n',
            "a.rfp.yaml": RFP,
        },
    )
    done = check(tmp_path)
    assert done.status == 0
    assert found(done) == ["pyproject.toml warning CFG004", "a.rfp.yaml warning ELG006"]
    assert done.out.startswith("pyproject.toml:3:1: warning CFG004[two-configurations]")


# What it changes -------------------------------------------------------------------------------


def test_exclude_leaves_out_folders_and_files_that_were_named(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            ".rfplint.yaml": "select: [DOC002]\nexclude: [old/, '*.draft.rfp.yaml']\n",
            "a.rfp.yaml": RFP,
            "b.draft.rfp.yaml": RFP,
            "old/c.rfp.yaml": RFP,
        },
    )
    assert found(check(tmp_path)) == ["a.rfp.yaml error DOC002"]
    done = check(tmp_path, "old/c.rfp.yaml", "b.draft.rfp.yaml")
    assert done == Done(0, "No findings. 0 RFPs in 0 files checked.\n", "")


def test_exclude_looks_only_below_its_own_folder(tmp_path: Path) -> None:
    root = tmp_path / "old" / "repository"
    write(root, {".rfplint.yaml": "select: [DOC002]\nexclude: [old/]\n", "a.rfp.yaml": RFP})
    assert found(check(root)) == ["a.rfp.yaml error DOC002"]
    assert found(check(tmp_path, "old/repository")) == ["old/repository/a.rfp.yaml error DOC002"]


@pytest.mark.parametrize("word", ["ELG006", "years-in-business-minimum", "ELG"])
@pytest.mark.parametrize(
    ("severity", "shown"), [("error", ["error"]), ("note", ["note"]), ("off", [])]
)
def test_a_severity_may_be_changed_or_off(
    tmp_path: Path, word: str, severity: str, shown: list[str]
) -> None:
    text = f"select: [ELG006]\nseverity: {{{word}: {severity}}}\n"
    write(tmp_path, {".rfplint.yaml": text, "a.rfp.yaml": RFP})
    assert found(check(tmp_path)) == [f"a.rfp.yaml {one} ELG006" for one in shown]


def test_a_setting_of_a_policy_may_be_changed(tmp_path: Path) -> None:
    settings = json.loads(call("explain", "ELG006", "--format", "json").out)[0]["settings"]
    name = next(setting["name"] for setting in settings if setting["default"] == 2)
    text = "select: [ELG006]\nsettings: {ELG006: {%s: 10}}\n"
    write(tmp_path, {".rfplint.yaml": text % name, "a.rfp.yaml": RFP})
    assert found(check(tmp_path)) == []


@pytest.mark.parametrize("number", ["inf", "nan"])
def test_a_number_without_an_end_is_no_setting(tmp_path: Path, number: str) -> None:
    text = f"[tool.rfplint.settings.ELG006]\nmaxYears = {number}\n"
    write(tmp_path, {"pyproject.toml": text, "a.rfp.yaml": RFP})
    assert check(tmp_path).out.startswith(
        "pyproject.toml:2:12: error CFG005[setting-fault] "
        "'maxYears' must be a number that has an end.\n"
    )


def test_the_most_exact_word_gives_a_setting(tmp_path: Path) -> None:
    text = "settings:\n  ELG006: {maxYears: 9}\n  ELG: {maxYears: 1}\n"
    write(tmp_path, {".rfplint.yaml": text, "a.rfp.yaml": RFP})
    assert found(check(tmp_path, "--select", "ELG006")) == []


def test_options_of_the_command_line_win_over_the_configuration(tmp_path: Path) -> None:
    text = "select: [ELG006]\nfailOn: warning\njurisdiction: CA-NS@municipal\n"
    write(tmp_path, {".rfplint.yaml": text, "a.rfp.yaml": RFP})
    assert check(tmp_path).status == 1
    assert check(tmp_path, "--fail-on", "error").status == 0
    assert found(check(tmp_path, "--select", "SOC005")) == ["a.rfp.yaml warning SOC005"]
    words = ("--select", "SOC005", "--jurisdiction", "CA-ON@municipal")
    assert found(check(tmp_path, *words)) == ["a.rfp.yaml error SOC005"]


def test_limits_may_be_lowered(tmp_path: Path) -> None:
    write(tmp_path, {".rfplint.yaml": "limits: {size: 50}\n", "a.rfp.yaml": RFP})
    assert found(check(tmp_path)) == ["a.rfp.yaml error YML005"]


# Packs -----------------------------------------------------------------------------------------


def test_a_pack_in_the_repository_works(tmp_path: Path) -> None:
    write(tmp_path, {**ACME, ".rfplint.yaml": "packs: [acme]\nselect: [ACM]\n", "a.rfp.yaml": RFP})
    done = check(tmp_path)
    assert done.out == (
        "a.rfp.yaml:3:10: warning ACM001[title-too-plain] The title has too few words.\n"
        "1 finding in 1 file: 1 warning. 1 RFP checked.\n"
    )
    assert found(check(tmp_path, "--select", "title-too-plain,DOC002")) == [
        "a.rfp.yaml warning ACM001",
        "a.rfp.yaml error DOC002",
    ]
    page = call("explain", "ACM001", "--lang", "fr", cwd=tmp_path).out
    assert "Un titre qui en dit plus" in page


def test_a_pack_counts_for_the_files_below_its_configuration_alone(tmp_path: Path) -> None:
    write(tmp_path / "x", {**ACME, ".rfplint.yaml": "packs: [acme]\nselect: [ACM]\n"})
    write(tmp_path, {"x/a.rfp.yaml": RFP, "b.rfp.yaml": RFP, ".rfplint.yaml": "select: [ELG]\n"})
    assert found(check(tmp_path, "b.rfp.yaml", "x/a.rfp.yaml")) == [
        "b.rfp.yaml warning ELG006",
        "x/a.rfp.yaml warning ACM001",
    ]


def test_a_faulty_pack_is_2_with_its_place_and_nothing_is_linted(tmp_path: Path) -> None:
    faulty = POLICY.replace("words: {atLeast", "wrods: {atLeast")
    files = {**ACME, "acme/form/title-too-plain.yaml": faulty}
    write(tmp_path, {**files, ".rfplint.yaml": "packs: [acme]\n", "a.rfp.yaml": RFP})
    done = check(tmp_path)
    assert done.status == 2
    assert [line.rsplit("/", 1)[1] for line in found(done)] == ["title-too-plain.yaml error PCK001"]
    assert re.search(r"title-too-plain\.yaml:10:\d+: error PCK001\[faulty-pack\] .*words", done.out)


def test_a_pack_that_is_not_there_is_2(tmp_path: Path) -> None:
    write(tmp_path, {".rfplint.yaml": "packs: [./nope]\n", "a.rfp.yaml": RFP})
    done = check(tmp_path)
    assert done.status == 2
    assert done.out.startswith(
        ".rfplint.yaml:1:9: error CFG006[configuration-value] "
        "The pack folder ./nope does not exist.\n"
    )


# Faults ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "select:\n  - DOC\n  - ELG06\n",
            ("3:5: error CFG003[unknown-policy] No policy, prefix or tag is called 'ELG06'. "
            "Did you mean 'ELG006'?"),
        ),
        (
            "severity:\n  ELG06: off\n",
            ("2:3: error CFG003[unknown-policy] No policy, prefix or tag is called 'ELG06'. "
            "Did you mean 'ELG006'?"),
        ),
        (
            "severity:\n  YML002: off\n",
            ("2:3: error CFG003[unknown-policy] YML002 is not a policy, so it cannot be selected, "
            "ignored or given a severity. Mend what it reports."),
        ),
        ("ignore: [CFG]\n", "1:10: error CFG003[unknown-policy] CFG is not a policy"),
        (
            "settings:\n  ELG005:\n    basis: anual\n",
            ("3:12: error CFG005[setting-fault] 'basis' must be total or annual. "
            "Did you mean 'annual'?"),
        ),
        (
            "settings:\n  ELG:\n    maxYeers: 3\n",
            ("3:5: error CFG005[setting-fault] No policy of 'ELG' has a setting 'maxYeers'. "
            "Did you mean 'maxYears'?"),
        ),
        ("jurisdiction: ON\n", "1:15: error CFG006[configuration-value] 'ON' is not"),
        ("selct: [ELG]\n", "1:1: error CFG002[configuration-fault] "),
        ("asOf: 2026-02-30\n", "1:7: error CFG006[configuration-value] "),
        ("select: [ELG\n", "1:9: error CFG001[unreadable-configuration] "),
        ("settings:\n  ELG006:\n    maxYeers: 3\n", "3:5: error CFG005[setting-fault] "),
        ("settings:\n  ELG006:\n    maxYears: -3\n", "3:15: error CFG005[setting-fault] "),
        ("settings:\n  ELG006:\n    maxYears: many\n", "3:15: error CFG005[setting-fault] "),
    ],
)  # fmt: skip
def test_a_fault_is_2_at_its_place_and_nothing_is_linted(
    tmp_path: Path, text: str, line: str
) -> None:
    write(tmp_path, {".rfplint.yaml": text, "a.rfp.yaml": RFP})
    done = check(tmp_path)
    assert done.status == 2
    assert done.out.startswith(f".rfplint.yaml:{line}")
    assert [one for one in found(done) if "CFG" not in one] == []


def test_a_fault_in_one_configuration_stops_the_whole_run(tmp_path: Path) -> None:
    write(tmp_path, {"a.rfp.yaml": RFP, "x/.rfplint.yaml": "selct: []\n", "x/b.rfp.yaml": RFP})
    assert found(check(tmp_path)) == ["x/.rfplint.yaml error CFG002"]


def test_a_fault_is_told_in_french(tmp_path: Path) -> None:
    write(tmp_path, {".rfplint.yaml": "language: fr\nignore: [ELG06]\n", "a.rfp.yaml": RFP})
    assert check(tmp_path).out.startswith(
        ".rfplint.yaml:2:10: erreur CFG003[unknown-policy] Aucune politique, aucun préfixe ni "
        "aucune étiquette ne s'appelle «\u00a0ELG06\u00a0». Vouliez-vous dire "
        "«\u00a0ELG006\u00a0»?\n"
    )


def test_a_fault_stands_in_the_text_report_with_its_excerpt(tmp_path: Path) -> None:
    write(tmp_path, {".rfplint.yaml": "ignore: [ELG06]\n", "a.rfp.yaml": RFP})
    out = call("check", cwd=tmp_path).out
    assert "1 | ignore: [ELG06]\n  |          ^^^^^" in out


@pytest.mark.parametrize("command", ["policies", "config", "explain"])
def test_the_commands_that_tell_name_faults_on_standard_error(tmp_path: Path, command: str) -> None:
    write(tmp_path, {".rfplint.yaml": "selct: [ELG]\n"})
    done = call(command, *(["ELG006"] if command == "explain" else []), cwd=tmp_path)
    assert done.status == 2
    assert done.err.startswith("rfplint: .rfplint.yaml:1:1: CFG002 ")
    assert done.out


# rfplint config --------------------------------------------------------------------------------


def test_config_shows_every_value_and_where_it_comes_from(tmp_path: Path) -> None:
    text = "select: [ELG, DOC]\nseverity: {ELG006: error}\nfailOn: warning\n"
    write(tmp_path, {".rfplint.yaml": text})
    words = ("config", "--show-origin", "--as-of", "2026-11-22")
    done = call(*words, cwd=tmp_path, env={"RFPLINT_LANG": "en"})
    assert done == Done(
        0,
        "extends: []  # default\n"
        'select: ["ELG", "DOC"]  # .rfplint.yaml:1:9\n'
        "ignore: []  # default\n"
        'severity.ELG006: "error"  # .rfplint.yaml:2:20\n'
        "exclude: []  # default\n"
        "packs: []  # default\n"
        "jurisdiction: null  # default\n"
        'asOf: "2026-11-22"  # command line\n'
        'language: "en"  # environment\n'
        'failOn: "warning"  # .rfplint.yaml:3:9\n'
        "limits.size: 5000000  # default\n"
        "limits.depth: 100  # default\n"
        "limits.nodes: 200000  # default\n",
        "",
    )


def test_config_says_in_french_where_values_come_from(tmp_path: Path) -> None:
    write(tmp_path, {".rfplint.yaml": "packs: []\n"})
    out = call("config", "--show-origin", "--lang", "fr", cwd=tmp_path).out
    assert 'language: "fr"  # ligne de commande\n' in out
    assert 'failOn: "error"  # valeur d\'office\n' in out
    assert "packs: []  # .rfplint.yaml:1:8\n" in out
    assert "default" not in out


def test_config_without_origins_is_plain(tmp_path: Path) -> None:
    out = call("config", cwd=tmp_path).out
    assert out.startswith("extends: []\nselect: []\nignore: []\n")
    assert "#" not in out


def test_config_of_nothing_is_3(tmp_path: Path) -> None:
    said = "rfplint: nofile: there is no such file or folder.\n"
    assert call("config", "nofile", cwd=tmp_path) == Done(3, "", said)


def test_config_is_that_of_the_file_named(tmp_path: Path) -> None:
    write(tmp_path, {"x/.rfplint.yaml": "failOn: never\n", "x/a.rfp.yaml": RFP})
    assert 'failOn: "never"\n' in call("config", "x/a.rfp.yaml", cwd=tmp_path).out
    assert 'failOn: "error"\n' in call("config", cwd=tmp_path).out


# Presets and other files -----------------------------------------------------------------------


def test_the_jurisdiction_of_a_preset_counts(tmp_path: Path) -> None:
    text = "select: [SOC005]\nextends: ['rfplint:%s']\n"
    write(tmp_path, {".rfplint.yaml": text % "ca-on-municipal", "a.rfp.yaml": RFP})
    assert found(check(tmp_path)) == ["a.rfp.yaml error SOC005"]
    write(tmp_path, {".rfplint.yaml": text % "ca-ns-municipal"})
    assert found(check(tmp_path)) == ["a.rfp.yaml warning SOC005"]
    assert found(check(tmp_path, "--jurisdiction", "CA-ON")) == ["a.rfp.yaml error SOC005"]


def test_a_pack_of_another_configuration_works(tmp_path: Path) -> None:
    files = {f"org/{name}": text for name, text in ACME.items()}
    files["org/base.yaml"] = "packs: [acme]\nselect: [ACM]\nexclude: [old/]\n"
    files["team/.rfplint.yaml"] = "extends: [../org/base.yaml]\n"
    write(tmp_path, {**files, "team/a.rfp.yaml": RFP, "team/old/b.rfp.yaml": RFP})
    assert found(check(tmp_path, "team")) == ["team/a.rfp.yaml warning ACM001"]


def test_config_names_the_preset_or_file_of_each_value(tmp_path: Path) -> None:
    files = {"org.yaml": "failOn: warning\nlanguage: en\n"}
    own = "extends: [rfplint:strict, ./org.yaml]\nfailOn: note\n"
    write(tmp_path, {".rfplint.yaml": own, **files})
    out = call("config", "--show-origin", cwd=tmp_path).out
    assert 'extends: ["rfplint:strict", "./org.yaml"]  # .rfplint.yaml:1:10\n' in out
    assert '"keyCustody"]  # rfplint:strict (.rfplint.yaml:1:11)\n' in out
    assert 'failOn: "note"  # .rfplint.yaml:2:9; replaces org.yaml:1:9\n' in out
    assert 'language: "en"  # org.yaml:2:11\n' in out


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("rfplint:strickt", "No preset is called 'strickt'. Did you mean 'rfplint:strict'?"),
        ("./nope.yaml", "There is no file ./nope.yaml. "),
    ],
)
def test_what_cannot_be_extended_is_2(tmp_path: Path, entry: str, said: str) -> None:
    write(tmp_path, {".rfplint.yaml": f"extends: ['{entry}']\n", "a.rfp.yaml": RFP})
    done = check(tmp_path)
    assert done.status == 2
    assert done.out.startswith(f".rfplint.yaml:1:11: error CFG006[configuration-value] {said}")


# Suppressions ----------------------------------------------------------------------------------


def allowed(comment: str) -> str:
    return RFP.replace("title: TODO", f"title: TODO  # {comment}")


STALE = ("--select", "DOC002,DOC011,ELG006")


def test_a_comment_with_a_reason_suppresses(tmp_path: Path) -> None:
    write(tmp_path, {"a.rfp.yaml": allowed("rfplint: allow DOC002 -- the name is not chosen yet")})
    done = check(tmp_path, *STALE)
    assert done.status == 0
    assert done.out == (
        f"a.rfp.yaml:{WARNING}\n1 finding in 1 file: 1 warning; 1 suppressed. 1 RFP checked.\n"
    )


def test_the_reason_stands_in_the_json_report(tmp_path: Path) -> None:
    write(tmp_path, {"a.rfp.yaml": allowed("rfplint: allow DOC002 -- the name is not chosen yet")})
    report = json.loads(call("check", "--format", "json", *STALE, cwd=tmp_path).out)
    assert [(f["code"], f["status"], f["reason"]) for f in report["findings"]] == [
        ("DOC002", "suppressed", "the name is not chosen yet"),
        ("ELG006", "open", None),
    ]


@pytest.mark.parametrize(
    ("comment", "stale"),
    [
        (
            "rfplint: allow DOC002",
            (
                "3:33: warning DOC011[stale-suppression] This comment allows nothing, because it "
                "gives no reason. Say why after two hyphens: `# rfplint: allow DOC002 -- reason`."
            ),
        ),
        (
            "rfplint: allow DOC-002 -- later",
            (
                "3:33: warning DOC011[stale-suppression] No policy is called 'DOC-002'. Did you "
                "mean 'DOC002'?"
            ),
        ),
        (
            "rfplint: ignore DOC002 -- later",
            (
                "3:16: warning DOC011[stale-suppression] This comment allows nothing: rfplint "
                "knows `allow` here, not `ignore`. Write `# rfplint: allow CODE -- reason`."
            ),
        ),
        (
            "RFPLINT: allow ELG006 -- later",
            (
                "3:33: note DOC011[stale-suppression] ELG006 finds no fault here, so allowing it "
                "serves no purpose. Remove it from this comment."
            ),
        ),
    ],
)
def test_a_comment_that_does_not_work_is_doc011(tmp_path: Path, comment: str, stale: str) -> None:
    write(tmp_path, {"a.rfp.yaml": allowed(comment)})
    assert check(tmp_path, *STALE).out.splitlines()[:-1] == sorted(
        (f"a.rfp.yaml:{line}" for line in (ERROR, stale, WARNING)),
        key=lambda line: [int(number) for number in line.split(":")[1:3]],
    )


def test_doc011_has_the_severity_that_the_configuration_gives(tmp_path: Path) -> None:
    text = "severity: {DOC011: error}\nselect: [DOC011]\n"
    write(tmp_path, {".rfplint.yaml": text, "a.rfp.yaml": allowed("rfplint: allow DOC002")})
    assert found(check(tmp_path)) == ["a.rfp.yaml error DOC011"]


def test_what_was_not_selected_is_not_allowed_in_vain(tmp_path: Path) -> None:
    write(tmp_path, {"a.rfp.yaml": allowed("rfplint: allow ELG001 -- later")})
    assert found(check(tmp_path, *STALE)) == [
        "a.rfp.yaml error DOC002",
        "a.rfp.yaml warning ELG006",
    ]


def test_doc011_names_the_document_that_the_comment_is_in(tmp_path: Path) -> None:
    text = f"---\n{RFP}---\n{allowed('rfplint: allow NOPE -- later')}"
    write(tmp_path, {"a.rfp.yaml": text})
    report = json.loads(call("check", "--format", "json", "--select", "DOC011", cwd=tmp_path).out)
    assert [(f["code"], f["document"]) for f in report["findings"]] == [("DOC011", 1)]


def test_json_has_no_comments(tmp_path: Path) -> None:
    data = {"rfp": "1.0", "tender": {"title": "TODO # rfplint: allow DOC002 -- no"}}
    write(tmp_path, {"a.rfp.json": json.dumps(data)})
    done = check(tmp_path, *STALE)
    assert found(done) == ["a.rfp.json error DOC002"]
    assert "suppressed" not in done.out


def test_a_comment_in_a_file_with_a_syntax_error_is_no_trouble(tmp_path: Path) -> None:
    write(tmp_path, {"a.rfp.yaml": allowed("rfplint: allow DOC002 -- later") + "  x: [\n"})
    assert found(check(tmp_path, *BOTH)) == ["a.rfp.yaml error YML002"]
