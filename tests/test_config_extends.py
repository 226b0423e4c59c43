"""What a configuration takes from presets and other files, and who wins."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
import yaml

from command_line import call
from rfplint import config, resources, schema
from rfplint.catalogue import load as load_catalogue
from rfplint.catalogue import select
from rfplint.config import Config
from rfplint.config.extending import MOST
from rfplint.config.presets import presets
from rfplint.messages import config as words

NAMES = [
    "recommended",
    "strict",
    "study",
    "ca-federal",
    "ca-on-municipal",
    "ca-qc-municipal",
    "ca-bc-municipal",
    "ca-ns-municipal",
    "eu",
    "gb",
    "us-federal",
]


def write(folder: Path, files: dict[str, str]) -> str:
    """Write files, the first of which is given back."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return str(folder / next(iter(files)))


def load(folder: Path, own: str, files: dict[str, str] | None = None) -> Config:
    """Read a configuration that has no fault."""
    path = write(folder, {".rfplint.yaml": own, **(files or {})})
    read, faults = config.load(path, root=str(folder))
    assert faults == ()
    return read


def findings(folder: Path, own: str, files: dict[str, str] | None = None) -> list[str]:
    """Give what is wrong as `path:line:column code message`."""
    path = write(folder, {".rfplint.yaml": own, **(files or {})})
    return [
        f"{one.path}:{one.location.line}:{one.location.column} {one.code} {one.message.en}"
        for one in config.load(path, root=str(folder))[1]
    ]


def origins(read: Config) -> dict[str, str]:
    return {one.key: one.origin.en for one in config.origins(read, {})}


# Presets ---------------------------------------------------------------------------------------


def test_these_presets_are_shipped_with_titles_in_both_languages() -> None:
    pack = yaml.safe_load(resources.read("policies", "core", "pack.yaml"))
    assert list(presets()) == NAMES
    titles = [preset["title"] for preset in pack["presets"].values()]
    assert len({title["en"] for title in titles} | {title["fr"] for title in titles}) == 22


@pytest.mark.parametrize("name", NAMES)
def test_each_preset_names_only_what_there_is(tmp_path: Path, name: str) -> None:
    known = load_catalogue(plugins_enabled=False)
    written = yaml.safe_dump(dict(presets()[name]))

    as_preset = load(tmp_path, f"extends: ['rfplint:{name}']\n")
    as_file = load(tmp_path, written)

    chosen, faults, wrong = select(known, as_file)
    assert (faults, wrong) == ((), ())
    assert chosen.chosen == select(known, as_preset)[0].chosen
    assert as_preset.jurisdiction == as_file.jurisdiction
    assert any(one.shown for one in chosen.chosen)


def test_the_recommended_preset_is_the_default(tmp_path: Path) -> None:
    read = load(tmp_path, "extends: [rfplint:recommended]\n")
    plain = read._replace(extends=(), places={}, keys={}, layers={})
    assert plain == Config(read.path, read.root)


def test_the_strict_preset_asks_for_all_that_is_optional(tmp_path: Path) -> None:
    read = load(tmp_path, "extends: [rfplint:strict]\n")
    known = load_catalogue(plugins_enabled=False)
    help_texts = {
        code: setting.help.en
        for code, word in (("RES003", "scopes"), ("IP005", "members"))
        for setting in known.policies[code].head.settings
        if setting.name == word
    }
    named = {
        code: help_text.split("out of ")[1].rstrip(".").replace(" and ", ", ").split(", ")
        for code, help_text in help_texts.items()
    }
    assert read.settings == {
        "RES003": {"scopes": named["RES003"]},
        "IP005": {"members": named["IP005"]},
    }


@pytest.mark.parametrize(
    ("name", "jurisdiction"),
    [
        ("ca-federal", "CA@federal"),
        ("ca-on-municipal", "CA-ON@municipal"),
        ("ca-qc-municipal", "CA-QC@municipal"),
        ("ca-bc-municipal", "CA-BC@municipal"),
        ("ca-ns-municipal", "CA-NS@municipal"),
        ("eu", "EU"),
        ("gb", "GB"),
        ("us-federal", "US@federal"),
    ],
)
def test_a_preset_of_a_jurisdiction_selects_it(
    tmp_path: Path, name: str, jurisdiction: str
) -> None:
    assert load(tmp_path, f"extends: ['rfplint:{name}']\n").jurisdiction == jurisdiction
    assert config.is_jurisdiction(jurisdiction)


def test_the_study_preset_selects_what_the_study_says_and_nothing_else(tmp_path: Path) -> None:
    known = load_catalogue(plugins_enabled=False)
    chosen = select(known, load(tmp_path, "extends: [rfplint:study]\n"))[0].chosen
    says = {
        code: {tag for tag in policy.head.tags if re.fullmatch("s[0-9]{2}[a-z]?", tag)}
        for code, policy in known.policies.items()
    }  # `s18` is statement S18 of the study
    assert {one.policy.code for one in chosen if one.shown} == {
        code for code, statements in says.items() if statements
    }
    assert says["ELG001"]
    assert not says["DOC001"]


@pytest.mark.parametrize("name", NAMES)
def test_each_preset_runs_and_says_where_its_values_come_from(tmp_path: Path, name: str) -> None:
    own = f"extends: ['rfplint:{name}']\n"
    write(tmp_path, {".rfplint.yaml": own, "a.rfp.yaml": 'rfp: "1.0"\nlanguage: en\n'})
    assert call("check", cwd=tmp_path).status == 1
    out = call("config", "--show-origin", "a.rfp.yaml", cwd=tmp_path).out
    assert out.count(f"# rfplint:{name} (.rfplint.yaml:1:11)") == sum(
        len(value) if key == "settings" else 1
        for key, value in presets()[name].items()
        if isinstance(value, dict | list | str)
    )


def test_a_preset_has_no_keys_but_those_of_the_schema() -> None:
    pack = yaml.safe_load(resources.read("policies", "core", "pack.yaml"))
    pack["presets"] = {"Strict": {"title": {"en": "a", "fr": "b"}, "failOn": "note", "select": "X"}}
    said = [fault.pointer for fault in schema.faults("pack", pack)]
    assert {("presets", "Strict", "select"), ("presets", "Strict", "failOn")} <= set(said)


# Who wins --------------------------------------------------------------------------------------


def test_later_entries_win_over_earlier_ones_and_the_file_over_all(tmp_path: Path) -> None:
    read = load(
        tmp_path,
        "extends: [rfplint:study, rfplint:gb, ./a.yaml, ./b.yaml]\nfailOn: note\n"
        "severity: {IP: error}\nlimits: {depth: 9}\n",
        {
            "a.yaml": "select: [ELG, IP]\nlanguage: en\nfailOn: error\n"
            "severity: {IP: note, ELG: note, TIM: off}\nlimits: {depth: 7, size: 8}\n",
            "b.yaml": "language: fr\nseverity: {ELG: error}\n",
        },
    )
    assert (read.select, read.language, read.fail_on, read.jurisdiction) == (
        ("ELG", "IP"),
        "fr",
        "note",
        "GB",
    )
    assert list(read.severity.items()) == [("TIM", "off"), ("ELG", "error"), ("IP", "error")]
    assert read.limits[:2] == (8, 9)
    assert origins(read) == {
        "extends": ".rfplint.yaml:1:10",
        "select": "a.yaml:1:9; replaces rfplint:study (.rfplint.yaml:1:11)",
        "ignore": "default",
        "severity.TIM": "a.yaml:4:38",
        "severity.ELG": "b.yaml:2:17; replaces a.yaml:4:27",
        "severity.IP": ".rfplint.yaml:3:16; replaces a.yaml:4:16",
        "exclude": "default",
        "packs": "default",
        "jurisdiction": "rfplint:gb (.rfplint.yaml:1:26)",
        "asOf": "default",
        "language": "b.yaml:1:11; replaces a.yaml:2:11",
        "failOn": ".rfplint.yaml:2:9; replaces a.yaml:3:9",
        "limits.size": "a.yaml:5:26",
        "limits.depth": ".rfplint.yaml:4:17; replaces a.yaml:5:17",
        "limits.nodes": "default",
    }


def test_the_places_of_a_list_that_was_replaced_are_gone(tmp_path: Path) -> None:
    read = load(
        tmp_path, "extends: [./a.yaml]\nignore: [TIM]\n", {"a.yaml": "ignore: [ELG, IP, SOC]\n"}
    )
    assert [at for at in read.places if at[0] == "ignore"] == [("ignore",), ("ignore", 0)]
    assert {place.path for place in read.places.values()} == {".rfplint.yaml"}


def test_a_files_own_word_wins_over_a_more_exact_one_that_it_extends(tmp_path: Path) -> None:
    read = load(
        tmp_path,
        "extends: [rfplint:strict, ./a.yaml]\nseverity: {ELG: error}\n"
        "settings: {RES: {scopes: [storage]}, ELG003: {maxProjects: 4}}\n",
        {"a.yaml": "severity: {ELG003: note, TIM: note}\nsettings: {ELG006: {maxYears: 1}}\n"},
    )
    known = load_catalogue(plugins_enabled=False)
    chosen = {one.policy.head.code: one for one in select(known, read)[0].chosen}
    assert (chosen["ELG003"].severity, chosen["TIM001"].severity) == ("error", "note")
    assert [chosen[code].settings for code in ("RES003", "ELG003", "ELG006")] == [
        {"scopes": ["storage"]},
        {"maxProjects": 4},
        {"maxYears": 1},
    ]


def test_a_file_may_extend_another_from_its_own_folder(tmp_path: Path) -> None:
    read = load(
        tmp_path,
        "extends: [./org/team.yaml]\npacks: [mine]\n",
        {
            "org/team.yaml": "extends: [../base.yaml]\nlanguage: fr\n",
            "base.yaml": "language: en\nfailOn: never\nextends: ['rfplint:eu']\n",
        },
    )
    assert (read.language, read.fail_on, read.jurisdiction) == ("fr", "never", "EU")
    assert read.extends == ("./org/team.yaml",)
    assert origins(read)["jurisdiction"] == "rfplint:eu (base.yaml:3:11)"
    assert origins(read)["language"] == "org/team.yaml:2:11; replaces base.yaml:1:11"


def test_packs_start_from_the_file_that_names_them(tmp_path: Path) -> None:
    away = os.path.abspath(os.sep)
    files = {"org/team.yaml": f"packs: [policies, ../shared, '{away}']\n"}
    read = load(tmp_path, "extends: [./org/team.yaml]\n", files)
    assert read.packs == ("org/policies", "shared", away)


def test_a_pyproject_may_extend(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        {
            "pyproject.toml": '[tool.rfplint]\nextends = ["rfplint:gb", "./a.yaml"]\n',
            "a.yaml": "language: fr\n",
        },
    )
    read, faults = config.load(path, root=str(tmp_path))
    assert (faults, read.jurisdiction, read.language) == ((), "GB", "fr")
    assert origins(read)["jurisdiction"] == "rfplint:gb (pyproject.toml:2:12)"


def test_the_same_file_twice_is_no_circle(tmp_path: Path) -> None:
    files = {"a.yaml": "extends: [./c.yaml]\n", "b.yaml": "extends: [./c.yaml]\n"}
    read = load(tmp_path, "extends: [./a.yaml, ./b.yaml]\n", {**files, "c.yaml": "language: fr\n"})
    assert read.language == "fr"


# Faults ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("rfplint:strickt", "No preset is called 'strickt'. Did you mean 'rfplint:strict'?"),
        ("rfplint:ca-on", "No preset is called 'ca-on'. Did you mean 'rfplint:ca-on-municipal'?"),
        ("rfplint:zzz", f"No preset is called 'zzz'. There are {', '.join(NAMES[:-1])} and us-fed"),
        ("strict", ("'strict' is neither a preset nor the path of a file from here. "
         "Did you mean 'rfplint:strict'?")),
        ("org.yaml", ("'org.yaml' is neither a preset nor the path of a file from here. "
         "Did you mean './org.yaml'?")),
        ("https://a.example/b.yaml", ("'https://a.example/b.yaml' is neither a preset nor the path "
         "of a file from here. Write for example rfplint:strict or ./org.yaml.")),
        ("./orgg.yaml", "There is no file ./orgg.yaml. Did you mean './org.yaml'?"),
        ("./no/where.yaml", ("There is no file ./no/where.yaml. Paths start from the folder "
         "of this configuration.")),
        ("./folder", "There is no file ./folder."),
        ("./.rfplint.yaml", "./.rfplint.yaml extends this configuration, or is it: a circle."),
        (r"./a\0b", "There is no file ./a"),
    ],
)  # fmt: skip
def test_an_entry_that_leads_nowhere_is_told_at_its_place(
    tmp_path: Path, entry: str, said: str
) -> None:
    (tmp_path / "folder").mkdir()
    own = f'language: fr\nextends:\n  - rfplint:gb\n  - "{entry}"\n'
    found = findings(tmp_path, own, {"org.yaml": ""})
    assert [one[: len(f".rfplint.yaml:4:5 CFG006 {said}")] for one in found] == [
        f".rfplint.yaml:4:5 CFG006 {said}"
    ]


def test_a_circle_is_told_where_it_closes(tmp_path: Path) -> None:
    files = {"x/a.yaml": "extends: [../b.yaml]\n", "b.yaml": "\nextends: [./x/../x/a.yaml]\n"}
    assert findings(tmp_path, "extends: [./x/a.yaml]\n", files) == [
        f"b.yaml:2:11 CFG006 {words.circle('./x/../x/a.yaml').en}"
    ]


def test_what_is_taken_in_has_a_bound(tmp_path: Path) -> None:
    files = {f"{n}.yaml": f"extends: [./{n + 1}.yaml, ./{n + 1}.yaml]\n" for n in range(MOST + 5)}
    found = findings(tmp_path, "extends: [./0.yaml]\n", files)
    assert found == sorted(
        f"{n}.yaml:1:{column} CFG006 {words.TOO_MANY.en}"
        for n, column in ((MOST - 1, 11), *((n, 20 + len(str(n + 1))) for n in range(MOST - 1)))
    )


def test_as_many_as_may_be_are_taken_in(tmp_path: Path) -> None:
    chain = {f"{n}.yaml": f"extends: [./{n + 1}.yaml]\n" for n in range(MOST - 1)}
    files = {**chain, f"{MOST - 1}.yaml": "language: fr\n"}
    assert load(tmp_path, "extends: [./0.yaml]\n", files).language == "fr"


def test_a_fault_in_a_file_that_was_taken_in_stands_there(tmp_path: Path) -> None:
    files = {"org/a.yaml": "asOf: soon\nlanguge: fr\nfailOn: never\n", "b.yaml": "a: [\n"}
    found = findings(tmp_path, "extends: [./org/a.yaml, ./b.yaml]\nasOf: 2026-05-01\n", files)
    assert [one.split(" ", 2)[:2] for one in found] == [
        ["b.yaml:2:1", "CFG001"],
        ["org/a.yaml:1:7", "CFG006"],
        ["org/a.yaml:2:1", "CFG002"],
    ]


def test_entries_of_the_wrong_type_are_the_schemas_to_tell(tmp_path: Path) -> None:
    found = findings(tmp_path, "extends: [1, rfplint:gb, '']\n")
    assert [one.split(" ", 2)[:2] for one in found] == [
        [".rfplint.yaml:1:11", "CFG002"],
        [".rfplint.yaml:1:26", "CFG002"],
    ]
    assert findings(tmp_path, "extends: strict\n")[0].startswith(".rfplint.yaml:1:10 CFG002 ")


def test_the_faults_are_told_in_french_too() -> None:
    told = [
        words.unknown_preset("x", None, ("a", "b", "c")),
        words.unknown_preset("strickt", "strict", ()),
        words.not_an_extension("x", None),
        words.not_an_extension("strict", "rfplint:strict"),
        words.no_such_configuration("./x", None),
        words.no_such_configuration("./x", "./y"),
        words.circle("./x"),
        words.TOO_MANY,
    ]
    assert told[1].fr == (
        "Aucun préréglage ne s'appelle «\u00a0strickt\u00a0». Vouliez-vous dire "
        "«\u00a0rfplint:strict\u00a0»?"
    )
    assert all(text.en != text.fr and text.fr.strip() for text in told)
