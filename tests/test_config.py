"""Configuration files: which one counts, what it says, and what is said when it is wrong."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rfplint import config
from rfplint.config import Config, Origin
from rfplint.document import Limits
from rfplint.messages import config as words
from rfplint.model import Finding, Line, Location, Text

FULL_YAML = """\
select: [ELG, data-residency-missing]
ignore:
  - ELG003
severity:
  ELG: error
  TIM: off
settings:
  ELG003: {maxProjects: 2}
exclude: [archive/]
packs: [policies/city]
jurisdiction: CA-ON@municipal
asOf: 2026-05-01
language: fr
failOn: warning
limits: {size: 20000000}
"""
FULL_TOML = """\
[project]
name = "city"

[tool.rfplint]
select = ["ELG", "data-residency-missing"]
ignore = [
  "ELG003",
]
exclude = ["archive/"]
packs = ["policies/city"]
jurisdiction = "CA-ON@municipal"
asOf = 2026-05-01
language = "fr"
failOn = 'warning'
settings.ELG003.maxProjects = 2
limits = { size = 20_000_000 }

[tool.rfplint.severity]
ELG = "error"
"TIM" = "off"
"""


def write(folder: Path, name: str, text: str | bytes) -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(path)


def load(folder: Path, text: str | bytes, name: str = ".rfplint.yaml") -> Config:
    return config.load(write(folder, name, text), root=str(folder))[0]


def findings(folder: Path, text: str | bytes, name: str = ".rfplint.yaml") -> list[str]:
    """Give what is wrong with a file as `line:column severity code message`."""
    found = config.load(write(folder, name, text), root=str(folder))[1]
    return [told(finding) for finding in found]


def told(finding: Finding) -> str:
    at = finding.location
    return f"{at.line}:{at.column} {finding.severity} {finding.code} {finding.message.en}"


def underlined(text: str, place: config.Place) -> str:
    at = place.location
    assert at.line == at.end_line
    return text.splitlines()[at.line - 1][at.column - 1 : at.end_column - 1]


def test_without_a_file_every_value_is_the_default() -> None:
    assert config.load(None, root="/rfps") == (
        Config(
            path=None,
            root="/rfps",
            extends=(),
            select=(),
            ignore=(),
            severity={},
            settings={},
            exclude=(),
            packs=(),
            jurisdiction=None,
            as_of=None,
            language=None,
            fail_on=None,
            limits=Limits(5_000_000, 100, 200_000),
            places={},
            keys={},
            layers={},
        ),
        (),
    )


@pytest.mark.parametrize(
    ("name", "text"), [(".rfplint.yaml", FULL_YAML), ("pyproject.toml", FULL_TOML)]
)
def test_each_key_is_read_from_either_file(tmp_path: Path, name: str, text: str) -> None:
    path = write(tmp_path, name, text)

    read, faults = config.load(path, root="/elsewhere")

    assert faults == ()
    assert read._replace(places={}, keys={}) == Config(
        path=path,
        root=str(tmp_path),
        select=("ELG", "data-residency-missing"),
        ignore=("ELG003",),
        severity={"ELG": "error", "TIM": "off"},
        settings={"ELG003": {"maxProjects": 2}},
        exclude=("archive/",),
        packs=("policies/city",),
        jurisdiction="CA-ON@municipal",
        as_of="2026-05-01",
        language="fr",
        fail_on="warning",
        limits=Limits(20_000_000, 100, 200_000),
    )


@pytest.mark.parametrize(
    ("name", "text", "quoted"),
    [
        (".rfplint.yaml", FULL_YAML, "{}"),
        ("pyproject.toml", FULL_TOML, '"{}"'),
        ("pyproject.toml", FULL_TOML.replace("\n", "\r\n"), '"{}"'),
    ],
)
def test_every_value_and_key_has_its_place(
    tmp_path: Path, name: str, text: str, quoted: str
) -> None:
    read = load(tmp_path, text, name)

    assert underlined(text, read.places["select", 1]) == quoted.format("data-residency-missing")
    assert underlined(text, read.places["ignore", 0]) == quoted.format("ELG003")
    assert underlined(text, read.places["severity", "ELG"]) == quoted.format("error")
    assert underlined(text, read.keys["severity", "ELG"]) == "ELG"
    assert underlined(text, read.keys["severity", "TIM"]).strip('"') == "TIM"
    assert underlined(text, read.places["settings", "ELG003", "maxProjects"]) == "2"
    assert underlined(text, read.keys["settings", "ELG003"]) == "ELG003"
    assert underlined(text, read.places["asOf",]) == "2026-05-01"
    assert underlined(text, read.keys["failOn",]) == "failOn"


def test_a_place_says_file_pointer_position_and_line(tmp_path: Path) -> None:
    folder = tmp_path / "é"
    path = write(folder, ".rfplint.yaml", "language: fr\n")

    read, _ = config.load(path, root=str(tmp_path))

    assert read.places["language",] == config.Place(
        path="é/.rfplint.yaml",
        location=Location(1, 11, 1, 13, 11, 13),
        excerpt=(Line(1, "language: fr"),),
        pointer=("language",),
    )


def test_the_nearest_file_upward_counts(tmp_path: Path) -> None:
    outer = write(tmp_path, ".rfplint.yaml", "language: fr\n")
    inner = write(tmp_path, "a/pyproject.toml", "[tool.rfplint]\nlanguage = 'en'\n")
    write(tmp_path, "a/b/pyproject.toml", "[tool.other]\nrfplint = 1\n")
    (tmp_path / "a/b/c").mkdir()
    (tmp_path / "d").mkdir()

    assert config.find(str(tmp_path / "a/b/c")) == inner
    assert config.find(str(tmp_path / "d")) == outer
    assert config.find(str(tmp_path)) == outer


@pytest.mark.parametrize(
    "header", ["[tool.rfplint]", "  [ tool . rfplint ] # ours", "[tool.rfplint.severity]"]
)
def test_a_pyproject_counts_if_it_has_our_table(tmp_path: Path, header: str) -> None:
    path = write(tmp_path, "pyproject.toml", f"[project]\n{header}\n")

    assert config.find(str(tmp_path)) == path


@pytest.mark.parametrize(
    "text",
    [
        "[tool]\nrfplint = {asOf = 'May'}\n",
        "tool.rfplint.asOf = 'May'\n",
        "[tool]\nrfplint.asOf = 'May'\n",
        "tool = {rfplint = {asOf = 'May'}}\n",
        "['tool'.rfplint]\nasOf = 'May'\n",
    ],
)
def test_a_table_written_otherwise_counts(tmp_path: Path, text: str) -> None:
    path = write(tmp_path, "pyproject.toml", text)

    assert config.find(str(tmp_path)) == path
    _, (found,) = config.load(path, root=str(tmp_path))
    assert found.message == words.not_a_date("May")
    assert found.location[:2] == (text.count("\n"), len(text.splitlines()[-1].split("'May")[0]) + 1)


def test_a_table_that_does_not_close_is_told(tmp_path: Path) -> None:
    path = write(tmp_path, "pyproject.toml", "[tool.rfplint\nlanguage = 'fr'\n")

    assert config.find(str(tmp_path)) == path
    assert findings(tmp_path, "[tool.rfplint\nlanguage = 'fr'\n", "pyproject.toml")[0].startswith(
        "1:14 error CFG001 This is not valid TOML: "
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFOs here")
@pytest.mark.parametrize("kind", ["folder", "link", "fifo"])
def test_a_configuration_that_is_no_file_is_told(tmp_path: Path, kind: str) -> None:
    path = str(tmp_path / ".rfplint.yaml")
    {"folder": os.mkdir, "fifo": os.mkfifo, "link": lambda at: os.symlink("gone", at)}[kind](path)

    assert config.find(str(tmp_path)) == path
    _, (found,) = config.load(path, root=str(tmp_path))
    assert told(found).startswith("1:1 error CFG001 This configuration ")


@pytest.mark.parametrize("text", ["# [tool.rfplint]\n", "[tool.rfplinter]\n", "[rfplint]\n"])
def test_a_pyproject_without_our_table_does_not_count(tmp_path: Path, text: str) -> None:
    write(tmp_path, "pyproject.toml", text)
    outer = write(tmp_path.parent, ".rfplint.yaml", "")

    assert config.find(str(tmp_path)) == outer


def test_where_both_files_stand_the_yaml_wins_and_the_table_is_warned_of(tmp_path: Path) -> None:
    write(tmp_path, "pyproject.toml", "[project]\n[tool.rfplint]\nlanguage = 'en'\n")
    path = write(tmp_path, ".rfplint.yaml", "language: fr\n")

    assert config.find(str(tmp_path)) == path
    read, (found,) = config.load(path, root=str(tmp_path))
    assert read.language == "fr"
    assert found == Finding(
        code="CFG004",
        name="two-configurations",
        case=None,
        severity="warning",
        status="open",
        message=words.TWO_FILES,
        path="pyproject.toml",
        document=0,
        pointer="",
        location=Location(2, 1, 2, 15, 1, 15),
        excerpt=(Line(2, "[tool.rfplint]"),),
        related=(),
        fix=None,
        fingerprint=found.fingerprint,
    )


@pytest.mark.parametrize("text", ["", "\n", "# nothing yet\n", "---\n", "{}\n", "null", "\ufeff"])
def test_an_empty_file_asks_for_nothing(tmp_path: Path, text: str) -> None:
    path = write(tmp_path, ".rfplint.yaml", text)

    assert config.load(path, root=str(tmp_path)) == (Config(path, str(tmp_path)), ())


def test_yaml_that_cannot_be_read_is_told_in_the_words_of_the_loader(tmp_path: Path) -> None:
    read, (found,) = config.load(
        write(tmp_path, ".rfplint.yaml", "language: fr\nlanguage: en\n"), root=str(tmp_path)
    )

    assert (found.code, found.name, found.location[:2]) == (
        "CFG001",
        "unreadable-configuration",
        (2, 1),
    )
    assert "language" in found.message.en
    assert read.language == "fr"


def test_broken_yaml_leaves_the_defaults(tmp_path: Path) -> None:
    path = write(tmp_path, ".rfplint.yaml", "language: fr\nselect: [ELG\n")

    read, faults = config.load(path, root=str(tmp_path))

    assert read == Config(path, str(tmp_path))
    assert {finding.code for finding in faults} == {"CFG001"}


def test_a_second_document_is_pointed_at(tmp_path: Path) -> None:
    assert findings(tmp_path, "language: fr\n---\nlanguage: en\n") == [
        f"2:1 error CFG001 {words.SECOND_DOCUMENT.en}"
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[tool.rfplint]\nselect = [1,,]\n", "2:13 error CFG001 This is not valid TOML: "),
        ("[tool.rfplint]\r\n\r\n\tlanguage fr\r\n", "3:11 error CFG001 This is not valid TOML: "),
        ('[tool.rfplint]\nselect = ["ELG"\n', "2:16 error CFG001 This is not valid TOML: "),
        (b"[tool.rfplint]\nlanguage = '\xe9'\n", f"2:13 error CFG001 {words.NOT_TEXT.en}"),
        ("[tool.rfplint]\na = " + "[" * 5000, "1:1 error CFG001 This is not valid TOML: "),
        ("[tool.rfplint]\na = " + "9" * 5000, "1:1 error CFG001 This is not valid TOML: "),
    ],
)
def test_broken_toml_is_pointed_at(tmp_path: Path, text: str | bytes, told: str) -> None:
    (found,) = findings(tmp_path, text, "pyproject.toml")

    assert found.startswith(told)


def test_a_file_that_is_gone_is_a_finding(tmp_path: Path) -> None:
    read, (found,) = config.load(str(tmp_path / ".rfplint.yaml"), root=str(tmp_path))

    assert read == Config(str(tmp_path / ".rfplint.yaml"), str(tmp_path))
    assert told(found) == (
        "1:1 error CFG001 This configuration cannot be read: No such file or directory."
    )


@pytest.mark.parametrize("name", [".rfplint.yaml", "pyproject.toml"])
def test_a_file_too_large_to_be_a_configuration_is_refused(tmp_path: Path, name: str) -> None:
    assert findings(tmp_path, "#" * 200_001, name) == [f"1:1 error CFG001 {words.TOO_LARGE.en}"]


def test_a_table_with_too_many_values_is_refused(tmp_path: Path) -> None:
    text = "[tool.rfplint]\nselect = [" + '"A",' * 2_001 + "]\n"

    assert findings(tmp_path, text, "pyproject.toml") == [f"1:1 error CFG001 {words.TOO_LARGE.en}"]


def test_what_does_not_fit_the_schema_is_told_and_the_rest_counts(tmp_path: Path) -> None:
    text = (
        "slect: [ELG]\n"
        "select: ELG\n"
        "ignore: [1, ELG003]\n"
        "severity: {ELG: info, TIM: off}\n"
        "settings: {ELG003: 3, TIM001: {days: 5}}\n"
        "language: FR\n"
        "limits: {size: 0, depth: 201, nodes: 7}\n"
    )

    assert "\n".join(findings(tmp_path, text)) == (
        "1:1 error CFG002 The document has no 'slect'; did you mean 'select'?\n"
        "2:9 error CFG002 'select' (Policies to apply) must be a list "
        '(lines that start with "- "), not the text "ELG"; write [ELG].\n'
        "3:10 error CFG002 Item 1 of 'ignore' (Policies to leave out) must be a text, "
        "not the number 1; put it in quotes.\n"
        "4:17 error CFG002 'ELG' (Severity) is \"info\"; it can be off, note, warning or error.\n"
        "5:20 error CFG002 'ELG003' (Settings of one policy) must be a group of "
        '"key: value" lines, not the number 3.\n'
        '6:11 error CFG002 \'language\' is "FR"; it can be en or fr; did you mean "fr"?\n'
        "7:16 error CFG002 'size' is 0; it cannot be less than 1.\n"
        "7:26 error CFG002 'depth' is 201; it cannot be more than 200."
    )
    assert load(tmp_path, text)._replace(places={}, keys={}) == Config(
        path=str(tmp_path / ".rfplint.yaml"),
        root=str(tmp_path),
        ignore=("ELG003",),
        severity={"TIM": "off"},
        settings={"TIM001": {"days": 5}},
        limits=Limits(nodes=7),
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("slect = []", "2:1 error CFG002 The document has no 'slect'; did you mean 'select'?"),
        (
            "failOn = 'never'\nseverity = { TIM = 'off', ELG = '' }",
            "3:33 error CFG002 'ELG' (Severity) is \"\"; it can be off, note, warning or error.",
        ),
        (
            "ignore = [\n  'ELG001',\n  '',\n]",
            "4:3 error CFG002 Item 2 of 'ignore' (Policies to leave out) is empty.",
        ),
        (
            "packs = [[2]]",
            "2:10 error CFG002 Item 1 of 'packs' (Policy packs) must be a text, not a list.",
        ),
        (
            "[tool.rfplint.limits]\ndepth = 0",
            "3:9 error CFG002 'depth' is 0; it cannot be less than 1.",
        ),
        (
            "asOf = 2026-05-01T00:00:00",
            f"2:8 error CFG006 {words.not_a_date('2026-05-01 00:00:00').en}",
        ),
    ],
)
def test_a_fault_in_toml_is_found_by_searching_the_text(
    tmp_path: Path, text: str, told: str
) -> None:
    assert findings(tmp_path, f"[tool.rfplint]\n{text}\n", "pyproject.toml")[0] == told


def test_a_configuration_that_is_no_mapping_is_told_so(tmp_path: Path) -> None:
    assert findings(tmp_path, "- ELG\n") == [
        '1:1 error CFG002 The document must be a group of "key: value" lines, not a list.'
    ]
    assert findings(tmp_path, "tool.rfplint = []\n", "pyproject.toml") == [
        '1:16 error CFG002 The document must be a group of "key: value" lines, not a list.'
    ]


@pytest.mark.parametrize("day", ["2026-13-01", "2026-02-30", "20260501", "2026-W18-5", "1 May"])
def test_as_of_must_be_a_day_of_the_calendar(tmp_path: Path, day: str) -> None:
    text = f"language: fr\nasOf: '{day}'\n"

    assert findings(tmp_path, text) == [f"2:7 error CFG006 {words.not_a_date(day).en}"]
    assert load(tmp_path, text).as_of is None
    assert load(tmp_path, text).language == "fr"


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("Ontario", "CA-ON"),
        ("ca-on", "CA-ON"),
        ("CA-ONTA", "CA-ON"),
        ("CA@", "CA"),
        ("CA-ON@muni cipal", "CA-ON@municipal"),
        ("C", None),
        ("ZZ", None),
        ("CA-QU", "CA-QC"),
    ],
)
def test_a_jurisdiction_must_be_a_selector(tmp_path: Path, written: str, near: str | None) -> None:
    text = f"jurisdiction: {written}\nasOf: 2026-05-01\n"

    said = words.not_a_jurisdiction(written, near).en
    assert findings(tmp_path, text) == [f"1:15 error CFG006 {said}"]
    assert load(tmp_path, text).jurisdiction is None
    assert load(tmp_path, text).as_of == "2026-05-01"


@pytest.mark.parametrize("written", ["CA", "CA-ON", "GB-ENG", "CA-ON@municipal", "US@federal"])
def test_selectors_are_jurisdictions(written: str) -> None:
    assert config.is_jurisdiction(written)


def test_the_faults_are_worded_in_both_languages() -> None:
    assert words.not_a_date("mai") == Text(
        "'mai' is not a date. Write year, month and day, for example 2026-05-01.",
        "«\u00a0mai\u00a0» n'est pas une date. Écrivez l'année, le mois et le jour, "
        "par exemple 2026-05-01.",
    )
    assert words.unknown_policy("ELG999", "ELG009") == Text(
        "No policy, prefix or tag is called 'ELG999'. Did you mean 'ELG009'?",
        "Aucune politique, aucun préfixe ni aucune étiquette ne s'appelle "
        "«\u00a0ELG999\u00a0». Vouliez-vous dire «\u00a0ELG009\u00a0»?",
    )


def test_a_fault_of_the_catalogue_stands_at_its_place(tmp_path: Path) -> None:
    read = load(tmp_path, "severity:\n  ELG999: off\n")

    found = config.fault("CFG003", Text("a", "b"), read.keys["severity", "ELG999"])

    assert (found.name, found.pointer, found.location[:4]) == (
        "unknown-policy",
        "/severity/ELG999",
        (2, 3, 2, 9),
    )
    other = config.fault("CFG005", Text("a", "b"), read.keys["severity", "ELG999"])
    assert len({found.fingerprint, other.fingerprint}) == 2
    assert len(found.fingerprint) == 32


def test_each_value_says_where_it_comes_from(tmp_path: Path) -> None:
    read = load(
        tmp_path,
        "failOn: error\nseverity: {ELG: note}\nsettings:\n  ELG003: {maxProjects: 2}\n"
        "limits: {depth: 50}\nlanguage: fr\n",
    )

    found = config.origins(read, {"language": "en"}, {"language": "fr", "asOf": "2026-05-01"})

    assert [(o.key, o.value, o.origin.en) for o in found] == [
        ("extends", (), "default"),
        ("select", (), "default"),
        ("ignore", (), "default"),
        ("severity.ELG", "note", ".rfplint.yaml:2:17"),
        ("settings.ELG003.maxProjects", 2, ".rfplint.yaml:4:25"),
        ("exclude", (), "default"),
        ("packs", (), "default"),
        ("jurisdiction", None, "default"),
        ("asOf", "2026-05-01", "environment"),
        ("language", "en", "command line"),
        ("failOn", "error", ".rfplint.yaml:1:9"),
        ("limits.size", 5_000_000, "default"),
        ("limits.depth", 50, ".rfplint.yaml:5:17"),
        ("limits.nodes", 200_000, "default"),
    ]


def test_a_faulty_value_does_not_count_as_an_origin(tmp_path: Path) -> None:
    read = load(tmp_path, "asOf: soon\n")

    assert Origin("asOf", None, words.DEFAULT) in config.origins(read, {})


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    content=st.one_of(
        st.binary(max_size=60),
        st.text(max_size=60).map(lambda text: text.encode("utf-8", "surrogatepass")),
        st.lists(
            st.sampled_from(
                (
                    *("select", "ignore", "severity", "settings", "limits", "asOf", "failOn"),
                    *(
                        "extends",
                        "rfplint:strict",
                        "rfplint:x",
                        "./.rfplint.yaml",
                        "./pyproject.toml",
                    ),
                    *(": ", " = ", "[", "]", "{", "}", '"', "ELG", "off", "1", "-1", "null"),
                    *("\n", "\n  ", ".", "[tool.rfplint]\n", "2026-05-01", "true", ", "),
                )
            )
        ).map(lambda parts: "".join(parts).encode()),
    ),
    name=st.sampled_from((".rfplint.yaml", "pyproject.toml")),
)
def test_no_content_makes_it_fail(tmp_path: Path, content: bytes, name: str) -> None:
    path = write(tmp_path, f"{name}-folder/{name}", content)

    read, faults = config.load(path, root=str(tmp_path))

    assert (read.path, read.root) == (path, str(tmp_path / f"{name}-folder"))
    assert all(fault.path == f"{name}-folder/{name}" for fault in faults)
