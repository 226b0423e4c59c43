"""Writes a corpus of native RFPs of about 9 KB; same seed, same bytes.

Most have planted faults, two or three findings each on average; the others have none.

python bench/generate.py FOLDER [-n 1001] [--faulty 0.84] [--seed 7]
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

SUBJECTS = (
    ("Adaptive traffic signals", "Feux de circulation adaptatifs"),
    ("Snow-plough telematics", "Télématique des déneigeuses"),
    ("Water-leak detection", "Détection des fuites d'eau"),
    ("Parking guidance", "Guidage de stationnement"),
    ("Open-data portal", "Portail de données ouvertes"),
)
CITIES = ("Port Halven", "Lakemere", "Saint-Amont", "Cedar Flats", "Anse-aux-Pins")
VERBS = ("report", "record", "display", "export", "summarize", "archive", "transmit")
OBJECTS = (
    "every alarm within ten seconds",
    "the state of each device once a minute",
    "maintenance visits with their date and cause",
    "counts by hour and by direction",
    "the settings in force at any past moment",
    "service interruptions longer than five minutes",
)
QUALITIES = (
    "in an open, documented format",
    "without any manual step",
    "so that staff can act before the public notices",
    "in both official languages",
    "on the devices that staff already carry",
    "whatever the weather",
)
HEAD = """\
# RFP {number}: {title}
rfp: "1.0"
language: en
buyer: {{id: CA-MUN-1, name: City of {city}}}
parties:
  - id: CA-MUN-1
    name: City of {city}
    name_fr: Ville de {city}
    roles: [buyer, procuringEntity]
    address: {{locality: {city}, region: "ON", countryName: Canada, country: CA}}
    details: {{governmentLevel: municipal}}
planning:
  rationale: The present system dates from 2009 and its maker no longer supports it.
  budget: {{description: Capital programme, amount: {{amount: {value}, currency: CAD}}}}
tender:
  id: RFP-{number}
  title: {title}
  title_fr: {title_fr}
  description: >-
    The City of {city} seeks a service that helps its staff to act sooner and at
    less cost. It describes the outcome and leaves the means to the supplier.
  description_fr: >-
    La Ville de {city} cherche un service qui aide son personnel à agir plus tôt et à
    moindre coût. Elle décrit le résultat et laisse les moyens au fournisseur.
  status: active
  procurementMethod: open
  procurementMethodRationale: The market is broad and open to firms of any size.
  mainProcurementCategory: services
  coveredBy: [CFTA, CETA]
  value: {{amount: {value}, currency: CAD}}
  enquiryPeriod: {{startDate: "2026-04-01T09:00:00-04:00", endDate: "2026-05-01T17:00:00-04:00"}}
  tenderPeriod: {{startDate: "2026-04-01T09:00:00-04:00", endDate: "{closing}T14:00:00-04:00"}}
  awardPeriod: {{startDate: "2026-06-29T00:00:00-04:00", endDate: "2026-09-18T00:00:00-04:00"}}
  contractPeriod: {{startDate: "2027-02-01T00:00:00-05:00", endDate: "2030-01-31T00:00:00-05:00"}}
  submissionMethod: [electronicSubmission]
  approach: traditional
  eligibilityCriteria: Any legal entity or joint venture may bid.
  selectionCriteria:
    criteria:
      - id: sel-1
        type: technical
        subType: similarProjects
        description: One working deployment or funded prototype, in any country
        minimumValue: {projects}
        unit: project
        isMandatory: true
{reason}  eligibility:
    jointBidsAllowed: true
    equivalentsAccepted: true
    geographicRestriction: {{applies: {local}}}
  awardCriteria: ratedCriteria
  noLotsRationale: One system must answer for all of the city's roads.
  lots:
    - id: "1"
      title: {title}
      hasAccessibilityCriteria: true
      value: {{amount: {value}, currency: CAD}}
      awardCriteria:
        criteria:
          - type: quality
            name: Outcome
            numbers: [{{number: {outcome}, weight: percentageExact}}]
          - type: quality
            name: Social impact
            numbers: [{{number: 15, weight: percentageExact}}]
          - type: price
            name: Price
            numbers: [{{number: 30, weight: percentageExact}}]
"""
REASON = """\
        rationale: The service stands on roads that carry emergency vehicles.
        alternatives: [{id: sel-1a, description: A demonstration before award}]
"""
TERMS = """\
  dataGovernance:
    statement: The City owns the data that its streets produce.
    ownership:
      - {category: inputData, owner: buyer, supplierUse: contractOnly}
      - {category: generatedData, owner: buyer, supplierUse: contractOnly}
      - {category: metadata, owner: buyer, supplierUse: contractOnly}
      - {category: trainingData, owner: buyer, supplierUse: contractOnly}
      - {category: deidentifiedData, owner: buyer, supplierUse: none}
      - {category: models, owner: supplier, supplierUse: anyLawful}
    residency:
      storage: {countries: [CA]}
      processing: {countries: [CA]}
      backup: {countries: [CA]}
      remoteAccess: {countries: [CA]}
      rationale: Council data policy 2024-06.
    security:
      standards: [{scheme: ISO, id: ISO/IEC 27001, equivalentAccepted: true}]
    retention: {positions: {durationInDays: 400}, disposal: certified}
    exit:
      portability: true
      formats: [CSV]
      period: {durationInDays: 90}
      deliverWithinDays: 15
      deletionCertificate: true
      cost: included
    indigenousData: {involved: false}
  privacy:
    personalInformation: incidental
    privacyByDesign:
      required: true
      statement: Counts are computed at the roadside; no image leaves the cabinet.
      standard: ISO 31700-1
    impactAssessment: {required: true, responsible: buyer, dueBefore: contractSignature}
    audit: {buyerMayAudit: true, frequencyInMonths: 12}
    breachNotification: {required: true, withinHours: 24, to: buyer}
    subprocessorPolicy: withApproval
  hasSustainability: true
  sustainability:
    - {goal: social.accessibility, strategies: [awardCriteria], description: Audible signals}
    - {goal: social.indigenousInclusion, strategies: [awardCriteria], description: Apprentices}
  socialImpact:
    statementRequired: true
    statement: Proponents describe measurable effects on accessibility and emissions.
    evaluation: {awardCriterion: Social impact, weight: 15}
    metrics:
      - topic: social.accessibility
        metric: Crossings with audible signals
        target: 42
        unit: intersection
        verification: City inspection
    reporting: {frequencyInMonths: 6, public: true}
"""
IP = """\
  intellectualProperty:
    statement: Each party keeps what it brings; the supplier owns what it creates.
    backgroundIP: {owner: eachParty}
    foregroundIP:
      owner: supplier
      licenceToBuyer:
        scope: useAndModify
        duration: perpetual
        territory: [CA]
        sublicensable: true
        exclusive: false
        royaltyFree: true
    deliveryModel: saas
    saas: {supplierRetainsSoftware: true, configurationOwner: buyer}
"""
SIZE = 9_000
FAULTS = ("no-ip", "local", "projects", "weights", "closing", "brand")


def sentence(rng: random.Random) -> str:
    """Give one sentence of the kind that specifications are made of."""
    words = (rng.choice(VERBS), rng.choice(OBJECTS), rng.choice(QUALITIES))
    return "The service must {} {} {}.".format(*words)


def rfp(seed: int, number: int, faulty: float) -> str:
    """Give the text of one RFP; it depends on nothing but the arguments."""
    rng = random.Random(f"{seed}/{number}")  # noqa: S311 - a corpus, not a secret
    faults = set(rng.sample(FAULTS, rng.randint(1, 4))) if rng.random() < faulty else set()
    title, title_fr = rng.choice(SUBJECTS)
    text = HEAD.format(
        number=f"2026-{number:05d}",
        title=title,
        title_fr=title_fr,
        city=rng.choice(CITIES),
        value=rng.randrange(200, 3000) * 1000,
        closing="2026-03-20" if "closing" in faults else "2026-05-22",
        projects=5 if "projects" in faults else 1,
        reason="" if "projects" in faults else REASON,
        local="true" if "local" in faults else "false",
        outcome=50 if "weights" in faults else 55,
    )
    text += TERMS + ("" if "no-ip" in faults else IP) + "  specifications:\n"
    if "brand" in faults:
        text += (
            "    - {id: brand, kind: design, brand: Nordalux K-77, equivalentsAccepted: false}\n"
        )
    count = 0
    while len(text) < SIZE:
        count += 1
        said = "\n        ".join(sentence(rng) for _ in range(rng.randint(1, 3)))
        text += f"    - id: R{count:03d}\n      kind: performance\n      isMandatory: true\n"
        text += f"      description: >-\n        {said}\n"
    return text


def main() -> None:
    """Write the corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("-n", type=int, default=1001)
    parser.add_argument("--faulty", type=float, default=0.84)
    parser.add_argument("--seed", type=int, default=7)
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    for number in range(arguments.n):
        path = arguments.folder / f"{number:05d}.rfp.yaml"
        path.write_text(rfp(arguments.seed, number, arguments.faulty), "utf-8")


if __name__ == "__main__":
    main()
