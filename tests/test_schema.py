"""What the format says of a place, and that its files are whole."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

import jsonschema
import pytest
from referencing import Registry

from rfplint import schema
from rfplint.model import Text

Node: TypeAlias = dict[str, Any]

SCHEMAS = Path(__file__).resolve().parent.parent / "schemas"
WHOLE: Node = json.loads((SCHEMAS / "rfp.schema.json").read_text(encoding="utf-8"))


def properties() -> Iterator[tuple[str, Node]]:
    """Give every field of the format with its place in the file."""
    blocks = {
        "": WHOLE,
        **{name: node for name, node in WHOLE["$defs"].items() if name != "Native"},
    }
    for block, node in blocks.items():
        for name, field in node["properties"].items():
            yield f"{block}.{name}", field


def nodes(node: object) -> Iterator[Node]:
    """Give every mapping within `node`."""
    below = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    if isinstance(node, dict):
        yield node
    for value in below:
        yield from nodes(value)


def codelists() -> list[str]:
    return sorted(path.stem for path in (SCHEMAS / "codelists").glob("*.csv"))


def test_the_schema_is_a_json_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(WHOLE)


def test_every_field_is_described_in_both_languages_with_an_example() -> None:
    bare = [
        place
        for place, field in properties()
        for said in (field, field.get("x-fr", {}))
        if not said.get("title") or not said.get("description") or not field.get("examples")
    ]
    assert bare == []


def test_every_description_is_a_sentence() -> None:
    odd = [
        text
        for _, field in properties()
        for text in (field["description"], field["x-fr"]["description"])
        if not text[0].isupper() or not text.endswith(".")
    ]
    assert odd == []


def test_french_puts_no_breaking_space_around_its_marks() -> None:
    loose = [
        text
        for _, field in properties()
        for text in field["x-fr"].values()
        if re.search(r"« | »| :|[^\s] [;!?]", text)
    ]
    assert loose == []


def test_every_example_is_valid() -> None:
    wrong = [
        (place, error.message)
        for place, field in properties()
        for example in field["examples"]
        for error in jsonschema.Draft202012Validator(
            {**field, "$defs": WHOLE["$defs"]}, registry=Registry()
        ).iter_errors(example)
    ]
    assert wrong == []


def test_no_keyword_is_used_that_validators_read_differently() -> None:
    text = (SCHEMAS / "rfp.schema.json").read_text(encoding="utf-8")
    assert [node for node in nodes(WHOLE) if isinstance(node.get("format"), str)] == []
    assert [word for word in ("multipleOf", "uniqueItems", "\\\\d") if word in text] == []


def test_every_pattern_has_a_hint_in_both_languages() -> None:
    patterns = [node for node in nodes(WHOLE) if isinstance(node.get("pattern"), str)]
    assert [node for node in patterns if set(node.get("x-pattern-hint", {})) != {"en", "fr"}] == []


def test_every_field_may_be_null() -> None:
    strict = [
        place
        for place, field in properties()
        if "null" not in field.get("type", []) and {"type": "null"} not in field.get("anyOf", [])
    ]
    assert strict == []


def test_every_closed_list_has_the_codes_of_its_codelist() -> None:
    lists = [(node["x-codelist"], node["enum"]) for node in nodes(WHOLE) if "enum" in node]
    for name, codes in lists:
        assert [code for code in codes if code is not None] == list(schema.codes(name)), name


def test_every_codelist_that_is_named_exists() -> None:
    named = {node["x-codelist"] for node in nodes(WHOLE) if "x-codelist" in node}
    assert sorted(named - set(codelists())) == []


@pytest.mark.parametrize("name", codelists())
def test_every_code_has_a_label_in_both_languages(name: str) -> None:
    with (SCHEMAS / "codelists" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len({row["Code"] for row in rows}) == len(rows) > 0
    assert [
        row["Code"] for row in rows if not row["Title"].strip() or not row["Title_fr"].strip()
    ] == []


def test_places_have_names_in_both_languages() -> None:
    places = json.loads((SCHEMAS / "codelists/iso-3166.json").read_text(encoding="utf-8"))
    assert len(places["countries"]) == 249
    assert places["countries"]["CA"] == {"en": "Canada", "fr": "Canada"}
    assert places["subdivisions"]["CA-NS"] == {"en": "Nova Scotia", "fr": "Nouvelle-Écosse"}
    assert [code for code in places["subdivisions"] if code[:2] not in places["countries"]] == []
    names = [*places["countries"].values(), *places["subdivisions"].values()]
    assert [name for name in names if not name["en"] or not name["fr"]] == []


def test_a_field_tells_its_type_its_words_and_its_codes() -> None:
    assert schema.field(("tender", "procurementMethod")) == schema.Field(
        types=("string",),
        codes=("open", "selective", "limited", "direct"),
        title=Text("Procurement method", "Mode de passation"),
        description=Text(
            "Who may bid: everyone (open), qualified firms that are invited (selective), chosen "
            "firms (limited) or one firm (direct).",
            "Qui peut soumissionner\u00a0: tous (open), des entreprises qualifiées et invitées "
            "(selective), des entreprises choisies (limited) ou une seule (direct).",
        ),
        is_text=False,
        codelist="method",
    )


@pytest.mark.parametrize(
    ("steps", "types"),
    [
        ((), ("object",)),
        (("tender", "lots"), ("array",)),
        (("tender", "lots", "*"), ("object",)),
        (("tender", "lots", 3, "value", "amount"), ("number",)),
        (("tender", "lots", "*", "intellectualProperty", "foregroundIP", "owner"), ("string",)),
        (("tender", "title_fr"), ("string",)),
        (("tender", "pilot", "cityContribution_fr"), ("array",)),
        (("tender", "dataGovernance", "retention", "video", "durationInDays"), ("integer",)),
        (("tender", "dataGovernance", "retention", "disposal"), ("string",)),
        (("tender", "documents", "*", "id"), ("string", "integer")),
        (("parties", "*", "details", "anything"), ()),
        (
            ("tender", "intellectualProperty", "foregroundIP", "licenceToBuyer", "duration"),
            ("string", "object"),
        ),
    ],
)
def test_a_path_leads_to_its_field(steps: tuple[str | int, ...], types: tuple[str, ...]) -> None:
    found = schema.field(steps)
    assert found is not None
    assert found.types == types


@pytest.mark.parametrize(
    "steps",
    [
        ("tendr",),
        ("tender", "title", "more"),
        ("tender", "url_fr"),
        ("tender", "lots", "title"),
        ("tender", "title", "*"),
        ("tender", "x-own"),
    ],
)
def test_a_path_that_leads_nowhere_has_no_field(steps: tuple[str | int, ...]) -> None:
    assert schema.field(steps) is None


def test_an_open_list_has_no_closing_codes_but_names_its_codelist() -> None:
    found = schema.field(("tender", "coveredBy", "*"))
    assert found is not None
    assert (found.codes, found.codelist) == (None, "coveredBy")
    assert schema.codelist(("tender", "coveredBy", "*")) == "coveredBy"


def test_a_field_without_codes_has_no_codelist() -> None:
    assert schema.codelist(("tender", "title")) is None
    assert schema.codelist(("tender", "nowhere")) is None


def test_the_first_step_that_does_not_exist_is_explained() -> None:
    assert (
        schema.near_field(("tender", "intellectualProperty", "forgroundIP", "owner"))
        == "foregroundIP"
    )
    assert schema.near_field(("tender", "colour")) is None
    assert schema.near_field(("tender", "title")) is None


@pytest.mark.parametrize(
    ("steps", "wanted"),
    [
        (("tender", "lots", 0, "id"), True),
        (("tender", "title_fr"), True),
        (("tender", "coveredBy", 0), True),
        (("tender", "id"), False),
        (("rfp",), False),
        (("tender", "value", "amount"), False),
        (("tender", "nowhere"), False),
    ],
)
def test_a_text_is_wanted_only_where_no_number_is_taken(
    steps: tuple[str | int, ...],
    wanted: bool,  # noqa: FBT001 - pytest passes the parameters by name
) -> None:
    assert schema.wants_text(steps) is wanted


def test_prose_is_told_from_names_and_codes() -> None:
    names = schema.text_names()
    assert {"description", "problemStatement", "cityContribution", "protocol"} <= names
    assert names.isdisjoint({"id", "url", "legalName", "countryName", "currency", "unit"})


def test_a_code_has_a_label_in_both_languages() -> None:
    assert schema.label("approach", "soleSource") == Text("Sole source", "Fournisseur unique")
    assert schema.label("approach", "magic") is None
    assert schema.label("no-such-list", "magic") is None
    assert schema.codes("no-such-list") == ()


def test_a_code_is_known_by_its_aliases_and_its_labels() -> None:
    aliases = schema.aliases("socialTopic")
    names = ("PME", "carbon", "Accessibility", "Égalité des genres")
    assert [aliases[name] for name in names] == [
        "social.smeInclusion",
        "environmental.carbonEmissionsReduction",
        "social.accessibility",
        "social.genderEquality",
    ]
    assert schema.aliases("no-such-list") == {}
