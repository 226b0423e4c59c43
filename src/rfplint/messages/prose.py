"""What is said of clauses: each kind in words, and the lines of `rfplint read`."""

from __future__ import annotations

from typing import Final

from rfplint.model import Text

KINDS: Final = {
    "geographic-restriction": Text(
        "the place of a firm decides who may bid or win",
        "le lieu de l'entreprise décide qui peut soumissionner ou gagner",
    ),
    "prior-contract-count": Text(
        "earlier contracts are counted", "des contrats antérieurs sont comptés"
    ),
    "prior-experience-years": Text(
        "years in business are asked for or scored",
        "des années d'existence sont exigées ou notées",
    ),
    "min-revenue": Text("a minimum turnover is asked for", "un chiffre d'affaires est exigé"),
    "excessive-insurance-or-bond": Text(
        "every bidder must give security or prove insurance",
        "chaque soumissionnaire doit fournir une garantie ou prouver une assurance",
    ),
    "brand-name": Text(
        "a product is named and no equivalent taken", "un produit est nommé, sans équivalent admis"
    ),
    "local-experience": Text(
        "only experience gained in one place counts",
        "seule l'expérience acquise à un endroit compte",
    ),
    "mandatory-certification": Text(
        "a certificate or title is demanded, without equivalent",
        "un certificat ou un titre est exigé, sans équivalent",
    ),
    "mandatory-attendance": Text("bidders must be there in person", "la présence est obligatoire"),
    "document-fee": Text("taking part costs money", "participer coûte de l'argent"),
    "incumbent-advantage": Text(
        "a supplier of this buyer is favoured", "un fournisseur de l'acheteur est favorisé"
    ),
    "forfeits-background-ip": Text(
        "the supplier gives up what it had before",
        "le fournisseur abandonne ce qu'il possédait déjà",
    ),
    "assigns-foreground-ip": Text(
        "the buyer owns what is created", "l'acheteur est propriétaire de ce qui est créé"
    ),
    "retains-background-ip": Text(
        "each party keeps what it had before", "chaque partie garde ce qu'elle possédait déjà"
    ),
    "supplier-keeps-foreground-ip": Text(
        "the supplier owns what is created", "le fournisseur est propriétaire de ce qui est créé"
    ),
    "saas-licence": Text(
        "access to a service takes the place of ownership",
        "l'accès à un service tient lieu de propriété",
    ),
    "data-question-only": Text(
        "bidders are asked how data would be governed",
        "on demande aux soumissionnaires comment les données seraient gouvernées",
    ),
    "residency-stated": Text("the place of data is named", "le lieu des données est nommé"),
    "residency-vague": Text("a wish about the place of data", "un souhait sur le lieu des données"),
    "data-owner-stated": Text("who owns or controls data", "à qui sont les données"),
    "training-data-addressed": Text(
        "whether data may train models", "si les données peuvent entraîner des modèles"
    ),
    "metadata-addressed": Text(
        "a rule for metadata, logs or derived data",
        "une règle sur les métadonnées, journaux ou données dérivées",
    ),
    "deidentified-coownership": Text(
        "both sides may use de-identified data",
        "les deux parties peuvent exploiter des données dépersonnalisées",
    ),
    "privacy-by-design-mandate": Text(
        "privacy by design is a duty",
        "la protection de la vie privée dès la conception est une obligation",
    ),
    "privacy-boilerplate": Text(
        "nothing but obeying privacy law", "rien que le respect des lois sur la vie privée"
    ),
    "audit-right": Text("the buyer may audit", "l'acheteur peut vérifier"),
    "social-actionable": Text(
        "a social aim with a measure, weight or test",
        "un but social avec mesure, poids ou essai",
    ),
    "social-high-level": Text(
        "social values with nothing to do or measure",
        "des valeurs sociales sans rien à faire ni à mesurer",
    ),
    "no-award-guarantee": Text(
        "a pilot without pay or contract", "un projet pilote sans paiement ni contrat"
    ),
    "paid-pilot": Text("a pilot is paid", "un projet pilote est payé"),
}
"""What a clause of each kind does."""

READ_BY: Final = Text("read by", "lu par")
NOTHING: Final = Text(
    "No clause of the kinds that rfplint knows was read.",
    "Aucune clause des sortes que rfplint connaît n'a été lue.",
)
