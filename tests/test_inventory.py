"""What stock is taken of an RFP before any policy runs."""

from __future__ import annotations

from rfplint import inventory, schema


def prose(data: object) -> list[str]:
    return inventory.take(data, schema.names_of_things()).prose


def test_titles_and_descriptions_are_prose() -> None:
    tender = {"title": "Pumps", "lots": [{"description_fr": "Pompes"}], "notes": ["Old", "new"]}
    assert prose({"tender": tender}) == ["Pumps", "Old", "new", "Pompes"]


def test_ids_codes_addresses_and_places_are_none() -> None:
    data = {
        "ocid": "o-1",
        "language": "en",
        "parties": [{"id": "p", "roles": ["buyer"], "address": {"country": "NA", "region": "AI"}}],
        "tender": {
            "documents": [{"documentId": "d", "url": "https://example.org", "format": "a/b"}]
        },
    }
    assert prose(data) == []


def test_names_of_organizations_people_and_files_are_none() -> None:
    data = {
        "buyer": {"name": "City", "name_fr": "Ville"},
        "parties": [{"name": "City", "contactPoint": {"name": "Ann"}}],
        "tender": {"documents": [{"title": "plan.docx"}, {"title": "plan.pdf"}]},
    }
    assert prose(data) == []


def test_names_of_other_things_and_titles_of_documents_are_prose() -> None:
    criteria = [{"name": "Quality"}]
    documents = [{"title": "Plan. Part 2"}, {"title": "Draft contract."}]
    tender = {"awardCriteria": {"criteria": criteria}, "documents": documents}
    assert prose({"tender": tender}) == ["Plan. Part 2", "Draft contract.", "Quality"]


def test_the_names_of_codes_are_none() -> None:
    codes = [{"id": "JX2310", "description": "JX2310: Passenger Motor Vehicles - Repair"}]
    item = {"description": "Pumps", "classification": codes[0], "additionalClassifications": codes}
    basis = {"id": "2014/24/EU", "description": "Article 32"}
    assert prose({"tender": {"items": [item], "legalBasis": basis}}) == ["Article 32", "Pumps"]


def test_every_text_is_kept_prose_or_not() -> None:
    data = {"id": "x", "tender": {"title": "Pumps"}}
    assert inventory.take(data, schema.names_of_things()).texts == ["x", "Pumps"]
