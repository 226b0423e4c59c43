"""Scaffolds: which names they take, what their templates hold, and that they are written whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from rfplint import document, resources, scaffold
from rfplint.model import LANGUAGES, RfplintError
from rfplint.scaffold import File, Taken, names

TODAY = dt.date(2026, 11, 23)
TAKEN = Taken(("EVA001", "DOC001"), ("weights-missing",), ("YML",))
APPROACHES = ("traditional", "challenge", "pilot", "soleSource")


@pytest.mark.parametrize(
    "name",
    [
        *("deadline", "Bid-Address", "bid_address", "bid--address", "-bid", "bid-", "", "../a-b"),
        *("adresse-manquée", "bid-address\n", "1-bid", "bid address"),
    ],
)
def test_a_policy_is_called_by_two_or_more_words_joined_by_hyphens(name: str) -> None:
    with pytest.raises(RfplintError) as raised:
        names.of_policy(name, TAKEN)
    assert raised.value.text.en == (
        f"A policy cannot be called '{name}'. Name the fault in two or more words of lower-case "
        "letters (a-z) and digits joined by hyphens, such as bid-address-missing."
    )
    assert raised.value.text.fr.startswith(f"Une politique ne peut pas s'appeler « {name} ».")


def test_a_policy_has_a_name_of_its_own() -> None:
    with pytest.raises(RfplintError, match="There is a policy 'weights-missing' already"):
        names.of_policy("weights-missing", TAKEN)
    assert names.of_policy("weights-missing-2", TAKEN) == "weights-missing-2"


@pytest.mark.parametrize("name", ["Acme", "acme_policies", "", "politiques-de-québec", "3m"])
def test_a_folder_that_gives_a_name_is_called_by_words_joined_by_hyphens(name: str) -> None:
    with pytest.raises(RfplintError, match=f"The folder gives its name, which cannot be '{name}'"):
        names.of_folder(name)


@pytest.mark.parametrize("name", ["class", "json", "rfplint", "pytest"])
def test_a_plugin_is_not_called_as_what_python_imports_otherwise(name: str) -> None:
    with pytest.raises(RfplintError, match=f"A plugin cannot be called '{name}'"):
        names.of_module(name)
    assert names.of_module(f"{name}-policies") == f"{name}_policies"


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("acme-policies", "ACME"),
        ("winnipeg", "WINNIP"),
        ("a-b", "AB"),
        ("x2-lamps", "XLAMPS"),
        ("eva-rules", "EVARUL"),
        ("yml-rules", "YMLRUL"),
    ],
)
def test_codes_start_with_letters_of_the_name_that_nobody_has(name: str, letters: str) -> None:
    assert names.prefix(name, TAKEN) == letters


@pytest.mark.parametrize("name", ["x", "x1", "doc", "yml"])
def test_a_name_without_free_letters_is_refused(name: str) -> None:
    with pytest.raises(RfplintError, match=f"No code can be made from '{name}'"):
        names.prefix(name, TAKEN)


@pytest.mark.parametrize(
    ("own", "code"),
    [(["ACME001"], "ACME002"), (["ACME001", "ACME041"], "ACME042"), (["DOC000"], "DOC002")],
)
def test_the_next_code_is_free_everywhere(own: list[str], code: str) -> None:
    assert names.next_code(own, TAKEN) == code


def test_the_last_code_has_no_next_one() -> None:
    with pytest.raises(RfplintError, match="ACME999 is the last code with these letters"):
        names.next_code(["ACME999"], TAKEN)


# Templates ---------------------------------------------------------------------------------------


def shape(value: object, at: str = "") -> Iterator[str]:
    """Give the place of every value of an RFP; what a buyer calls its records is its own."""
    if isinstance(value, dict):
        for key, below in value.items():
            yield from shape(below, f"{at}/{'records' if key == 'dossiers' else key}")
    elif isinstance(value, list):
        for index, below in enumerate(value):
            yield from shape(below, f"{at}/{index}")
    else:
        yield f"{at} TODO" if value == "TODO" else at


def data_of(text: str) -> Mapping[str, object]:
    parsed = document.parse(text.encode())
    assert parsed.problems == ()
    data = parsed.documents[0].data
    assert isinstance(data, dict)
    return data


@pytest.mark.parametrize("approach", APPROACHES)
def test_both_languages_of_an_rfp_have_the_same_fields(approach: str) -> None:
    english, french = (
        data_of(scaffold.rfp("a.rfp.yaml", approach, language, TODAY)[0].text)
        for language in LANGUAGES
    )
    assert list(shape(english)) == list(shape(french))


@pytest.mark.parametrize("approach", APPROACHES)
def test_an_rfp_has_every_block_of_the_field_guide_and_its_own(approach: str) -> None:
    data = data_of(scaffold.rfp("a.rfp.yaml", approach, "en", TODAY)[0].text)
    tender = data["tender"]
    assert isinstance(tender, dict)
    assert {"buyer", "parties", "planning", "tender"} <= set(data)
    assert {
        *("value", "tenderPeriod", "enquiryPeriod", "awardPeriod", "contractPeriod"),
        *("eligibility", "selectionCriteria", "specifications", "lots", "awardCriteria"),
        *("intellectualProperty", "dataGovernance", "privacy", "socialImpact", "sustainability"),
        *("contractTerms", "submissionTerms", "documents"),
    } <= set(tender)
    assert {"challenge", "pilot", "soleSource"} & set(tender) == {approach} - {"traditional"}


def test_the_day_on_which_a_pilot_is_judged_is_a_year_from_today() -> None:
    (file,) = scaffold.rfp("a.rfp.yaml", "pilot", "en", TODAY)
    assert 'dueDate: "2027-11-23T09:00:00-05:00"' in file.text


@pytest.mark.parametrize("path", ["lamps.yaml", "lamps", ".rfp.yaml", "lamps.rfp.json"])
def test_the_name_of_an_rfp_is_one_that_a_folder_scan_takes(path: str) -> None:
    with pytest.raises(RfplintError, match="An RFP cannot be called"):
        scaffold.rfp(path, "pilot", "en", TODAY)


def test_every_template_is_filled_in_each_language() -> None:
    home = Path(resources.root("templates"))
    templates = {file.name for file in home.rglob("*") if file.is_file()}
    assert {name for name in templates if not name.endswith(".j2")} == set()
    one_language = {name.replace(".en.", ".fr.") for name in templates if ".en." in name}
    assert one_language == {name for name in templates if ".fr." in name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_of_a_plugin_are_those_of_a_distribution(language: str) -> None:
    chosen = next(known for known in LANGUAGES if known == language)
    files = scaffold.plugin("north-policies", chosen, Taken(), {"pack": "{}", "policy": "{}"})
    pack = "north-policies/src/north_policies/pack"
    assert sorted(file.path for file in files) == [
        "north-policies/.github/workflows/tests.yml",
        "north-policies/.gitignore",
        "north-policies/README.md",
        "north-policies/pyproject.toml",
        "north-policies/src/north_policies/__init__.py",
        "north-policies/src/north_policies/checks.py",
        f"{pack}/.schemas/pack.schema.json",
        f"{pack}/.schemas/policy.schema.json",
        f"{pack}/pack.yaml",
        f"{pack}/policies/bid-address-missing.yaml",
        f"{pack}/policies/too-many-conditions.yaml",
        "north-policies/tests/test_policies.py",
    ]
    assert not any("{{ say" in file.text or "MODULE" in file.text for file in files)


# Writing -----------------------------------------------------------------------------------------


def test_files_are_written_with_the_folders_that_they_need(tmp_path: Path) -> None:
    scaffold.write([File(str(tmp_path / "a" / "b" / "c.yaml"), "é\n")])
    assert (tmp_path / "a" / "b" / "c.yaml").read_bytes() == "é\n".encode()


def test_where_one_file_exists_none_is_written(tmp_path: Path) -> None:
    there = tmp_path / "b.yaml"
    there.write_text("mine")
    with pytest.raises(RfplintError) as raised:
        scaffold.write([File(str(tmp_path / "a.yaml"), "new"), File(str(there), "new")])
    assert raised.value.text.en == (
        f"{there} is there already, and rfplint overwrites nothing; nothing was written. "
        "Choose another name or folder, or move that file away."
    )
    assert {file.name: file.read_text() for file in tmp_path.iterdir()} == {"b.yaml": "mine"}


def test_a_link_that_leads_nowhere_is_not_overwritten(tmp_path: Path) -> None:
    link = tmp_path / "a.yaml"
    link.symlink_to(tmp_path / "elsewhere.yaml")
    with pytest.raises(RfplintError, match="is there already"):
        scaffold.write([File(str(link), "new")])
    assert not (tmp_path / "elsewhere.yaml").exists()


def test_a_file_that_appears_meanwhile_is_kept_and_the_others_are_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "sub" / "b.yaml"
    there.parent.mkdir()
    there.write_text("mine")
    monkeypatch.setattr("rfplint.scaffold.writing._check", lambda _path: None)
    with pytest.raises(RfplintError, match="is there already"):
        scaffold.write([File(str(tmp_path / "new" / "a.yaml"), "new"), File(str(there), "new")])
    assert sorted(file.name for file in tmp_path.rglob("*")) == ["b.yaml", "sub"]
    assert there.read_text() == "mine"


def test_where_a_file_stands_in_place_of_a_folder_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "acme").write_text("mine")
    with pytest.raises(RfplintError) as raised:
        scaffold.write([File(str(tmp_path / "acme" / "sub" / "a.yaml"), "new")])
    assert raised.value.text.en.startswith(
        f"{tmp_path / 'acme'} is a file, and a folder is needed there; nothing was written."
    )


def test_when_the_system_refuses_one_file_none_stays(tmp_path: Path) -> None:
    too_long = "x" * 300
    with pytest.raises(OSError, match="too long"):
        scaffold.write([File(str(tmp_path / "a" / "a"), ""), File(str(tmp_path / too_long), "")])
    assert list(tmp_path.iterdir()) == []
