"""A demand that is lifted is none; a gate reaches to the end of its sub-clause, and no further."""

from __future__ import annotations

from typing import Final

import pytest

from rfplint import prose

_DEMANDS_EN: Final = {
    "an office in Ontario": "have",
    "ISO 9001 certification": "hold",
    "a bid bond": "provide",
    "three similar projects": "have completed",
    "five years in business": "have",
    "annual revenue of $5 million": "have",
    "local experience": "have",
    "proof of insurance with the bid": "submit",
}
_LIFTED_EN: Final = (
    "Bidders are not required to {verb} {thing}.",
    "Bidders are not obliged to {verb} {thing}.",
    "Bidders do not have to {verb} {thing}.",
    "Bidders need not {verb} {thing}.",
    "Bidders are under no obligation to {verb} {thing}.",
    "The City does not require bidders to {verb} {thing}.",
    "There is no requirement for {thing}.",
    "It is not necessary to {verb} {thing}.",
    "Neither {thing} nor a local partner is required.",
    "No partner and no subcontractor, nor {thing}, is required.",
    "In this call, {thing} is neither required nor scored.",
    "No points are given for {thing}.",
    "Bids without {thing} will be accepted.",
    "Bidders without {thing} are welcome.",
    "Firms that do not {verb} {thing} may bid.",
    "A lack of {thing} is no ground for rejection.",
)
_DEMANDS_FR: Final = {
    "un bureau au Québec": "d'avoir",
    "la certification ISO 9001": "de détenir",
    "un cautionnement de soumission": "de fournir",
    "trois projets similaires": "d'avoir réalisé",
    "cinq années d'existence": "d'avoir",
    "un chiffre d'affaires de 5 M$": "d'avoir",
    "une expérience locale": "d'avoir",
    "une preuve d'assurance avec la soumission": "de joindre",
}
_LIFTED_FR: Final = (
    "Le soumissionnaire n'est pas tenu {verb} {thing}.",
    "Le soumissionnaire n'est pas obligé {verb} {thing}.",
    "Il n'est pas nécessaire {verb} {thing}.",
    "Nul besoin {verb} {thing}.",
    "Il n'y a aucune obligation {verb} {thing}.",
    "La Ville n'exige pas {thing}.",
    "Ni {thing} ni partenaire local ne sont exigés.",
    "Dans cet appel, {thing} n'est ni exigé ni évalué.",
    "Aucun point n'est accordé pour {thing}.",
    "Les soumissions sans {thing} seront acceptées.",
    "Les entreprises sans {thing} peuvent soumissionner.",
    "Le défaut d'avoir {thing} n'entraîne pas le rejet.",
)
LIFTED: Final = [
    template.format(verb=verb, thing=thing)
    for demands, templates in ((_DEMANDS_EN, _LIFTED_EN), (_DEMANDS_FR, _LIFTED_FR))
    for template in templates
    for thing, verb in demands.items()
]
WELCOMED: Final = [
    "Vendors with no local office remain eligible.",
    "Nobody will be excluded for lacking a bid bond.",
    "We waive the requirement for a bid bond.",
    "Firms may bid whether or not they have an office in Ontario.",
    "Une entreprise peut soumissionner même si elle n'a pas de bureau au Québec.",
    "Les firmes nouvelles, sans expérience locale, sont bienvenues.",
]
CONTRASTED: Final = [
    (
        "mandatory-attendance",
        "Bidders need not attend the information session but must attend the site visit.",
    ),
    (
        "min-revenue",
        "While a bid bond is not required, bidders must have annual revenue of $5 million.",
    ),
    (
        "prior-experience-years",
        "Bidders must have been in business for ten years, regardless of their size.",
    ),
    (
        "geographic-restriction",
        "Only firms with a head office in Ontario may bid, whether or not they hold a permit.",
    ),
    (
        "excessive-insurance-or-bond",
        "A site visit is not required, but every bid shall include a bid bond.",
    ),
    (
        "mandatory-certification",
        "Although a bid bond is not required, bidders must hold ISO 9001 certification.",
    ),
    (
        "prior-contract-count",
        "Bidders need not be located here, but must have completed three similar projects.",
    ),
    (
        "geographic-restriction",
        "La visite n'est pas obligatoire, mais le soumissionnaire doit avoir un bureau au Québec.",
    ),
    (
        "prior-experience-years",
        "Bien qu'aucune caution ne soit exigée, la firme doit compter dix années d'existence.",
    ),
    (
        "geographic-restriction",
        "Seules les entreprises ayant leur siège au Québec sont admises, sans égard à leur taille.",
    ),
    (
        "excessive-insurance-or-bond",
        "Aucune visite n'est exigée, mais un cautionnement de soumission est joint à l'offre.",
    ),
    (
        "document-fee",
        "Il en coûte 20 $ par lot pour concourir, peu importe le nombre de lots remportés.",
    ),
]
TWICE: Final = [
    ("local-experience", "No points are given for experience outside Ontario."),
    ("excessive-insurance-or-bond", "Bids without a bid bond will not be accepted."),
    ("geographic-restriction", "Firms without an office in Ontario may not bid."),
    ("geographic-restriction", "Firms without an office in Ontario may bid only with a partner."),
    (
        "excessive-insurance-or-bond",
        "Les soumissions sans cautionnement ne seront pas acceptées.",
    ),
    (
        "prior-contract-count",
        "Aucune offre n'est retenue si la firme n'a pas à son actif un déploiement chez un client.",
    ),
]
DENIED: Final = [
    "Neither party keeps its pre-existing intellectual property.",
    "Aucune partie ne conserve sa propriété intellectuelle antérieure.",
    "Ni l'une ni l'autre des parties ne conserve sa propriété intellectuelle préexistante.",
    "Privacy by design is not required.",
    "La protection de la vie privée dès la conception n'est pas exigée.",
    "Data does not have to be stored in Canada.",
    "The City does not require that data be stored in Canada.",
    "The supplier is free to store data outside Canada.",
    "Data may be stored in Canada or elsewhere.",
    "Data may be kept in any country.",
    "Les données n'ont pas à être conservées au Canada.",
    "Le fournisseur est libre de conserver les données hors du Canada.",
    "Les données peuvent être conservées au Canada ou ailleurs.",
    "Neither party owns the data collected.",
    "La Ville n'est pas propriétaire des données.",
    "De-identified data is not co-owned by the City and the supplier.",
    "Les données dépersonnalisées ne sont pas détenues en copropriété.",
    "Metadata is not covered by this contract.",
    "The supplier does not have to give the City access to audit its data practices.",
    "Bidders are not required to commit ten percent of hours to apprentices.",
    "Le fournisseur n'est pas tenu d'embaucher des apprentis.",
]
KEPT: Final = [
    ("residency-stated", "Data must be stored in Canada but need not be duplicated."),
    ("retains-background-ip", "You don't have to give up the algorithm you came in with."),
    (
        "retains-background-ip",
        "Vous n'avez pas à céder l'algorithme avec lequel vous êtes arrivés.",
    ),
    ("privacy-by-design-mandate", "Privacy by design is mandatory, while a seal is not required."),
    ("no-award-guarantee", "The pilot is unpaid and the City is under no obligation to buy."),
]
EXEMPT: Final = [
    "The incumbent is not required to complete the technical test.",
    "Celui qui ramasse déjà nos bacs n'a pas à fournir de cautionnement.",
]


def _kinds(text: str) -> list[str]:
    return [clause.kind for clause in prose.read(text)]


@pytest.mark.parametrize("text", LIFTED + WELCOMED)
def test_a_demand_that_is_lifted_is_none(text: str) -> None:
    assert _kinds(text) == []


@pytest.mark.parametrize(("kind", "text"), CONTRASTED)
def test_what_lifts_one_demand_leaves_the_demand_beside_it(kind: str, text: str) -> None:
    assert _kinds(text) == [kind]


@pytest.mark.parametrize(("kind", "text"), TWICE)
def test_two_negations_make_a_demand(kind: str, text: str) -> None:
    assert kind in _kinds(text)


@pytest.mark.parametrize("text", DENIED)
def test_a_protection_that_is_denied_is_none(text: str) -> None:
    assert _kinds(text) == []


@pytest.mark.parametrize(("kind", "text"), KEPT)
def test_a_protection_stands_that_frees_someone_of_something_else(kind: str, text: str) -> None:
    assert kind in _kinds(text)


@pytest.mark.parametrize("text", EXEMPT)
def test_to_free_the_incumbent_of_a_demand_is_an_advantage(text: str) -> None:
    assert "incumbent-advantage" in _kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Local experience is preferred but is not required.",
        "L'expérience locale est souhaitée, mais elle n'est pas exigée.",
    ],
)
def test_an_afterthought_lifts_the_demand_before_it(text: str) -> None:
    assert _kinds(text) == []
