"""Which sentences demand a brand, and which only speak of one."""

from __future__ import annotations

import pytest

from rfplint import catalogue
from rfplint.builtin.specifications import demanded

SETTINGS = catalogue.load(plugins_enabled=False).policies["TEC001"].head.settings
BRANDS = tuple(map(str, next(s.default for s in SETTINGS if s.name == "brands")))  # type: ignore[call-overload]


def found(text: str, *, open_way: bool = False) -> list[str]:
    return [text[s.start : s.end] for s in demanded(text, BRANDS, open_way=open_way)]


@pytest.mark.parametrize(
    ("text", "brand"),
    [
        ("Switches must be Cisco Catalyst 9300; no substitutes.", "Cisco"),
        ("The solution must be built on Microsoft SharePoint.", "Microsoft SharePoint"),
        ("The supplier shall use Azure to replace the existing data centre.", "Azure"),
        ("Only Siemens controllers may be offered.", "Siemens"),
        ("The existing phones must be replaced with Cisco 8841 phones.", "Cisco"),
        ("Cameras are to be Axis Communications Q6075 units.", "Axis Communications"),
        ("Azure hosting is mandatory.", "Azure"),
        ("Microsoft Azure exclusively.", "Microsoft Azure"),
        ("Laptops: Dell Latitude, no equivalents.", "Dell"),
        ("The City requires Esri ArcGIS.", "Esri"),
        ("Seuls les capteurs Bosch sont admis.", "Bosch"),
        ("Le système doit être hébergé sur Microsoft Azure.", "Microsoft Azure"),
        ("Une licence Oracle est exigée.", "Oracle"),
        ("Les tablettes devront être des iPad de dernière génération.", "iPad"),
        ("L'utilisation de Power BI est obligatoire.", "Power BI"),
        ("Des commutateurs Cisco seulement.", "Cisco"),
    ],
)
def test_a_demand_is_found_at_the_brand(text: str, brand: str) -> None:
    assert found(text)[0] == brand


@pytest.mark.parametrize(
    "text",
    [
        "Switches must be Cisco Catalyst 9300 or equivalent.",
        "Equipment must be Cisco or approved equal.",
        "Cisco switches are required. Equivalents are accepted.",
        "Les commutateurs doivent être des Cisco ou l'équivalent.",
        "Le logiciel doit être Esri ArcGIS ou un produit équivalent.",
    ],
)
def test_an_equivalent_opens_the_way(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The solution must integrate with the City's existing Esri ArcGIS.",
        "The solution must be compatible with Microsoft Exchange.",
        "It shall be possible to link the platform to SAP.",
        "Data must be migrated from Oracle.",
        "Must be able to export to Power BI.",
        "The City uses Microsoft 365.",
        "City staff use Microsoft 365, and the solution must let them sign in.",
        "La solution doit s'intégrer à ArcGIS.",
        "La solution doit remplacer le système SAP actuel.",
        "La solution doit être compatible avec Microsoft 365.",
        "La Ville utilise Microsoft 365; la solution doit s'y connecter.",
        "La solution doit permettre la connexion par Okta ou Azure.",
    ],
)
def test_a_product_that_is_there_may_be_named(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Proposals must be submitted in Microsoft Word format.",
        "Reports must be in Microsoft Excel format.",
        "Les fichiers doivent être au format Microsoft Excel.",
        "The app must run on iOS and Android, on Google and Samsung phones.",
        "The site must work in Google Chrome and other browsers.",
        "Bidders must register on SAP Ariba.",
        "The meeting shall be held on Microsoft Teams.",
        "Engineers must hold Cisco certification.",
        "The department requires one Oracle programmer.",
        "Le ministère exige un administrateur Oracle.",
        "A dashboard such as Power BI is required.",
    ],
)
def test_formats_phones_portals_and_examples_are_no_demand(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "No Microsoft product is required.",
        "The solution must not depend on Oracle.",
        "Aucun produit Microsoft n'est exigé.",
        "Cisco is a maker of switches.",
        "The pilot runs only in winter; buses carry Panasonic cameras.",
        "The Dellwood community centre must be renovated.",
        "The McIntel report must be read.",
    ],
)
def test_what_is_not_asked_for_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_refusal_stands_against_any_acceptance() -> None:
    text = "Switches must be Cisco or equivalent. Equivalents will not be accepted."
    assert found(text) == ["Cisco"]
    assert found("Switches must be Cisco. No substitutes.", open_way=True) == ["Cisco"]
    assert found("Switches must be Cisco.", open_way=True) == []


def test_each_brand_is_told_once_and_the_longest_name_wins() -> None:
    text = (
        "Hosting must be Microsoft Azure. Backups must be on Microsoft Azure. Oracle is required."
    )
    assert found(text) == ["Microsoft Azure", "Oracle"]


def test_a_demand_in_a_later_sentence_is_found_there() -> None:
    text = "The City owns Cisco phones. It is content. Switches must be Cisco switches."
    assert [(s.start, s.end) for s in demanded(text, BRANDS, open_way=False)] == [(60, 65)]
