"""A report as a run makes it, for the tests of the reporters."""

from __future__ import annotations

from rfplint.model import (
    CaseHead,
    DocumentInfo,
    Example,
    Finding,
    Fix,
    Head,
    Line,
    Location,
    Reference,
    Related,
    Report,
    Setting,
    Severity,
    Text,
)
from rfplint.reporters import Style

TRAFFIC = """\
rfp: "1.0"
language: en
tender:
  id: PH-2026-017
  title: 交通信号 traffic signals
  description: >-
    The City seeks solutions that cut delay
    at 42 signalized intersections.
    Bidders shall keep an office in the City.
  approach: challenge
  selectionCriteria:
    criteria:
      - type: technical
        subType: geographicPresence
        description: Un bureau à Port Halven, en tout temps
        minimumValue: 5
      - {type: economic, description: "turnover", minimum: "2"}
"""
STUDY = Reference(
    Text(
        "ICTC, \"Procurement Office or 'Living Lab'?\"",
        "CTIC, « Procurement Office or 'Living Lab'? »",
    ),
    year=2021,
    verified=True,
    checked="2026-11-22",
)
AGREEMENT = Reference(
    Text("Agreement on Government Procurement", "Accord sur les marchés publics"),
    Text("art. IV:2", "art. IV:2"),
    2012,
    "https://www.wto.org/english/docs_e/legal_e/rev-gpr-94_01_e.htm",
    "2026-11-22",
    verified=True,
)
FREE_TRADE = Reference(
    Text("Canadian Free Trade Agreement", "Accord de libre-échange canadien"),
    Text("art. 503, further paragraphs", "art. 503, autres paragraphes"),
    2017,
)
GEOGRAPHY = Head(
    code="ELG001",
    name="geographic-ownership-requirement",
    title=Text(
        "Bidders must be located or owned in a given place.",
        "Les soumissionnaires doivent être établis dans un lieu donné ou appartenir à des gens de "
        "ce lieu.",
    ),
    severity="error",
    fault_class="harm",
    status="stable",
    why=Text(
        "A condition about where a firm is located shuts out firms that could do the work.\n\n"
        "It also:\n\n- raises the price, because fewer firms bid\n"
        "- breaks trade agreements that promise equal treatment to suppliers from elsewhere, "
        "whatever the size of the municipality",
        "Une condition sur l'emplacement d'une entreprise écarte des entreprises capables de faire "
        "le travail.\n\nDe plus :\n\n- elle fait monter le prix, car moins d'entreprises "
        "soumissionnent\n- elle enfreint les accords commerciaux qui promettent l'égalité de "
        "traitement aux fournisseurs d'ailleurs",
    ),
    references=(AGREEMENT, STUDY, FREE_TRADE),
    tags=("eligibility", "study"),
    settings=(
        Setting(
            "maxDistanceInKm",
            50,
            (("CA-QC@municipal", 80),),
            Text(
                "How far away an office may have to be.",
                "À quelle distance un bureau peut devoir se trouver.",
            ),
            0,
            1000,
        ),
        Setting("places", ["here"], (), Text("Words for here.", "Mots pour « ici ».")),
    ),
    examples=(
        Example(
            "bad",
            "an office in the city",
            "tender:\n  selectionCriteria:\n    criteria:\n      - subType: geographicPresence\n",
            ("/tender/selectionCriteria/criteria/0/subType",),
            None,
        ),
        Example("bad", None, "language: fr\ntender:\n  description: ```place```\n", None, "prose"),
        Example("good", None, "tender:\n  selectionCriteria: {criteria: []}\n", None, None),
    ),
    fix=Fix(
        Text("Ask for a response time instead of a place", "Exigez un délai au lieu d'un lieu"),
        safe=False,
        proposal="specifications:\n  - title: TODO\n    responseTimeInHours: 4\n",
    ),
    exceptions=Text(
        "A set-aside under a land-claims agreement.",
        "Un marché réservé en vertu d'un accord sur des revendications territoriales.",
    ),
    cases=(
        CaseHead(
            "office",
            "error",
            (("CA-ON@municipal", "warning"),),
            Text("The firm must be in {value}.", "L'entreprise doit être à {value}."),
            (("CA-NS", "error", "2027-04-01"), ("CA@federal", "error", None)),
        ),
    ),
)
PROJECTS = GEOGRAPHY._replace(
    code="ELG003", name="prior-project-count", references=(FREE_TRADE, STUDY), fix=None
)
SILENT = GEOGRAPHY._replace(code="TEC002", name="design-not-performance", references=(STUDY,))


def lines(text: str, first: int, last: int) -> tuple[Line, ...]:
    """Give lines `first` to `last` of `text`, at most three, as the engine does."""
    every = text.split("\n")
    return tuple(Line(n, every[n - 1]) for n in range(first, min(last, first + 2) + 1))


def place(text: str, words: str) -> tuple[Location, tuple[Line, ...]]:
    """Find `words` in `text`: where they are, and the lines that they stand on."""
    start = text.index(words)
    (line, column), (end_line, end_column) = (
        _position(text, start),
        _position(text, start + len(words)),
    )
    location = Location(line, column, end_line, end_column, column, end_column)
    return location, lines(text, line, end_line)


def _position(text: str, offset: int) -> tuple[int, int]:
    before = text[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1


def finding(head: Head, words: str, message: Text, severity: Severity = "error") -> Finding:
    """Make an open finding about `words` of TRAFFIC."""
    location, excerpt = place(TRAFFIC, words)
    return Finding(
        code=head.code,
        name=head.name,
        case=None,
        severity=severity,
        status="open",
        message=message,
        path="examples/bad/traffic.rfp.yaml",
        document=0,
        pointer="/tender",
        location=location,
        excerpt=excerpt,
        related=(),
        fix=None,
        fingerprint="0123456789abcdef0123456789abcdef",
    )


def related(words: str, message: Text) -> Related:
    """Make a related place about `words` of TRAFFIC."""
    location, excerpt = place(TRAFFIC, words)
    return Related(message, "/tender/approach", location, excerpt)


OFFICE = finding(
    GEOGRAPHY,
    "geographicPresence",
    Text(
        "Bidders must have an office in a given place.",
        "Les soumissionnaires doivent avoir un bureau dans un lieu donné.",
    ),
)._replace(fix=GEOGRAPHY.fix)
COUNT = finding(
    PROJECTS,
    "5",
    Text(
        "5 earlier projects are asked for, but a challenge that wants new solutions should ask for "
        "at most 2, or accept another proof of ability.",
        "5 projets antérieurs sont exigés, mais un défi qui cherche des solutions nouvelles ne "
        "devrait pas en exiger plus de 2, ou devrait accepter une autre preuve de capacité.",
    ),
    "warning",
)._replace(
    related=(
        related(
            "challenge", Text("The approach is declared here.", "L'approche est déclarée ici.")
        ),
    ),
    fix=Fix(Text("Ask for one project", "Exigez un seul projet"), safe=True),
)
PARAGRAPH = finding(
    SILENT,
    "The City seeks solutions that cut delay\n    at 42 signalized intersections.",
    Text("This says how, not what for.", "Ceci dit comment, et non pourquoi."),
    "note",
)
BEYOND = finding(
    SILENT,
    TRAFFIC[TRAFFIC.index(">-") : TRAFFIC.index("  approach")],
    Text("This paragraph names no outcome.", "Ce paragraphe ne nomme aucun résultat."),
    "warning",
)
UNREADABLE = finding(
    GEOGRAPHY._replace(code="YML009", name="unreadable-file"),
    "rfp",
    Text("This file has vanished.", "Ce fichier a disparu."),
)._replace(path="examples/bad/gone.rfp.yaml", location=Location(1, 1, 1, 1, 1, 1), excerpt=())
WIDE = finding(SILENT, "traffic signals", Text("Name the outcome.", "Nommez le résultat."), "note")
SETTLED = (
    finding(GEOGRAPHY, "technical", OFFICE.message)._replace(
        status="suppressed", reason="Agreed by council"
    ),
    finding(GEOGRAPHY, "economic", OFFICE.message)._replace(status="waived"),
)
DOCUMENTS = (
    DocumentInfo(
        "examples/bad/traffic.rfp.yaml",
        0,
        "PH-2026-017",
        "native",
        "CA-ON",
        "municipal",
        "covered",
        (
            ("country", Text("the buyer's address", "l'adresse de l'acheteur")),
            ("region", Text("the buyer's address", "l'adresse de l'acheteur")),
            ("governmentLevel", Text("the buyer's name", "le nom de l'acheteur")),
            ("coverage", Text("the value of the contract", "la valeur du marché")),
        ),
        agreements=("CFTA", "CETA"),
    ),
    DocumentInfo("examples/bad/traffic.rfp.yaml", 1, None, "release", None, None, "unknown"),
)
REPORT = Report(
    version="0.1.0",
    as_of="2026-11-22",
    documents=DOCUMENTS,
    heads=(GEOGRAPHY, PROJECTS, SILENT),
    findings=(WIDE, PARAGRAPH, BEYOND, UNREADABLE, OFFICE, COUNT, *SETTLED),
    problems=(Text("The plugin acme was not loaded.", "Le plugiciel acme n'a pas été chargé."),),
    files=2,
)
CLEAN = REPORT._replace(
    findings=(), problems=(), files=3, documents=tuple(DOCUMENTS[0] for _ in range(3))
)
ENGLISH = Style("en", color=False, verbose=False, min_severity="note", fail_on="error")
FRENCH = ENGLISH._replace(language="fr")
