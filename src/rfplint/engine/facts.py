"""The facts of policies.md 1.6: what is known of an RFP before any policy runs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final, NamedTuple

from rfplint import jurisdiction
from rfplint.engine import coverage
from rfplint.engine.coverage import Coverage
from rfplint.jurisdiction import Buyer, Jurisdiction
from rfplint.model import Text
from rfplint.rfp import Node, Rfp

_DATA_STEMS: Final = re.compile(
    r"\b(?:data(?! ?(?:cable|link|plate|sheet))|donnee|sensor(?!i|y)|capteur|software|logiciel|"
    r"digital platform|plateforme numerique|mobile app|web app|application mobile|application web|"
    r"camera|analytic(?!al)|algorithm|cloud|infonuagique|telemetr|dashboard|tableau de bord)"
)
_UNCALLED: Final = re.compile(
    r"\bwithout (?:a |any )?(?:prior publication|prior call|call for competition|competition)\b|"
    r"^(?:other )?(?:sole|single) (?:source|sourcing|tender)|^(?:other )?direct award\b|"
    r"\bsans (?:publication prealable|mise en concurrence|appel (?:d offres|a la concurrence))\b|"
    r"^(?:autre )?(?:gre a gre|fournisseur unique|source unique)"
)
"""Ways to buy without a call for bids, folded."""
_AI_WORDS: Final = (
    "artificial intelligence",
    "intelligence artificielle",
    "machine learning",
    "apprentissage automatique",
    "neural",
    "neuronal",
    "computer vision",
    "vision par ordinateur",
    "predictive model",
    "modèle prédictif",
    "modele predictif",
)
_AI_LETTERS: Final = re.compile(r"(?<!\w)(?:AI|IA)(?!\w)")
_DELIVERS_DATA: Final = frozenset(("saas", "onPremises", "customDevelopment", "hybrid"))
_DAY: Final = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])(?![0-9])")
_PERSONAL: Final = frozenset(("none", "incidental", "collected", "sensitive"))


class Known(NamedTuple):
    """The facts, and what was derived from what."""

    facts: Mapping[str, object]
    jurisdiction: Jurisdiction
    coverage: Coverage
    sources: tuple[tuple[str, Text], ...]


class _Facts(Mapping[str, object]):
    """The facts by name; those that take a search are found when first asked for."""

    def __init__(self, known: dict[str, object], rfp: Rfp, *, native: bool) -> None:
        self._known = known
        self._searches: dict[str, Callable[[], object]] = {
            "dataInScope": lambda: _data_in_scope(rfp, native=native),
            "personal": lambda: _personal(rfp),
            "aiInScope": lambda: _ai_in_scope(rfp),
            "publicFacing": lambda: _public_facing(rfp),
            "said": lambda: tuple(dict.fromkeys(one.clause.kind for one in rfp.clauses)),
        }

    def __getitem__(self, name: str) -> object:
        if name not in self._known:
            self._known[name] = self._searches[name]()
        return self._known[name]

    def __iter__(self) -> Iterator[str]:
        return iter({**self._known, **self._searches})

    def __len__(self) -> int:
        return len({**self._known, **self._searches})


def find(rfp: Rfp, *, native: bool, as_of: str | None, configured: Jurisdiction | None) -> Known:
    """Compute all facts of one RFP.

    Args:
        rfp: the RFP; its own facts are not read.
        native: whether a buyer wrote it (else it is a publisher's notice).
        as_of: the date of the command line or configuration, for where the RFP has none.
        configured: the jurisdiction that the configuration asks for.
    """
    where = configured or jurisdiction.derive(buyer(rfp))
    day = _day(rfp.tender["tenderPeriod"]["startDate"]) or as_of
    covered = coverage.find(rfp, where, day)
    approach, inferred = _approach(rfp, native=native)
    known: dict[str, object] = {
        "origin": "native" if native else "ocds",
        "approach": approach,
        "approachInferred": inferred,
        "jurisdiction": where.code,
        "country": where.country,
        "governmentLevel": where.government_level or "unknown",
        "selectors": where.selectors(),
        "coverage": covered.verdict,
        "agreements": covered.agreements,
        "coverageNeedsDate": covered.needs_date,
        "asOf": day,
        "language": rfp["language"].text or None,
    }
    facts = _Facts(known, rfp, native=native)
    source = () if covered.source is None else (("coverage", covered.source),)
    return Known(facts, where, covered, (*where.sources, *source))


def _day(date: Node) -> str | None:
    """Give the day of a date; what cannot be read is none (TIM003 reports it)."""
    return date.text[:10] if _DAY.match(date.text) else None


def buyer(rfp: Rfp) -> Buyer:
    """Find the buyer's party and give what the document says of it (section 1.3, step 2)."""
    parties = list(rfp["parties"])
    party = _buyer_party(rfp, parties)
    address = party["address"]
    buyers = [p["address"] for p in parties if "buyer" in _list(p.get("roles"))]
    others = {str(at.get("country")) for at in buyers if at.gives("country")}
    names = (_text(party, "name"), _text(rfp["buyer"], "name"))
    return Buyer(
        names=tuple(name for name in names if name),
        country=_text(address, "country"),
        country_name=_text(address, "countryName"),
        region=_text(address, "region"),
        government_level=_text(party["details"], "governmentLevel"),
        legal_scheme=_text(rfp.tender["legalBasis"], "scheme"),
        other_countries=tuple(sorted(others)) if len(others) > 1 else (),
    )


def _text(block: Node, name: str) -> str | None:
    said = block.get(name)
    return said if isinstance(said, str) and said else None


def _buyer_party(rfp: Rfp, parties: list[Node]) -> Node:
    wanted = rfp["buyer"]["id"]
    choices: list[Node] = []
    if wanted.given:
        choices += [p for p in parties if p["id"] == wanted]
    for role in ("buyer", "procuringEntity"):
        choices += [p for p in parties if role in _list(p.get("roles"))]
    if not choices and len(parties) == 1:
        choices = parties
    return choices[0] if choices else rfp["parties"][0]["none"]


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _homes(rfp: Rfp) -> Iterator[Node]:
    yield rfp.tender
    yield from rfp.lots()


def _first_given(rfp: Rfp, path: str) -> Node:
    places = [home.at(path) for home in _homes(rfp)]
    return next((node for node in places if node.given), places[0])


def _data_in_scope(rfp: Rfp, *, native: bool) -> bool:
    tender = rfp.tender
    if any(home.gives("dataGovernance") or home.gives("privacy") for home in _homes(rfp)):
        return True
    if any(
        home.at("intellectualProperty.deliveryModel").text in _DELIVERS_DATA for home in _homes(rfp)
    ):
        return True
    if tender["approach"].text in ("challenge", "pilot"):
        return True
    category = tender["mainProcurementCategory"]
    if native and (not category.given or category == "services"):
        return True
    return any(_DATA_STEMS.search(jurisdiction.fold(text)) for text in _headline_texts(rfp))


def _headline_texts(rfp: Rfp) -> Iterator[str]:
    """Titles, descriptions and rationales: where the thing bought is named."""
    for home in _homes(rfp):
        yield from _texts(home, ("title", "description", "procurementMethodRationale"))
    yield from _texts(rfp["planning"], ("rationale",))
    for item in rfp.tender["items"]:
        yield from _texts(item, ("description",))


def _texts(node: Node, names: tuple[str, ...]) -> Iterator[str]:
    if isinstance(node.value, dict):
        for key, value in node.value.items():
            if isinstance(value, str) and str(key).partition("_")[0] in names:
                yield value


def _personal(rfp: Rfp) -> str:
    said = _first_given(rfp, "privacy.personalInformation").value
    return said if isinstance(said, str) and said in _PERSONAL else "unknown"


def _ai_in_scope(rfp: Rfp) -> str:
    for home in _homes(rfp):
        if (
            home.at("dataGovernance.usesMachineLearning") == True  # noqa: E712 - a Node compares
            or home.at("privacy.automatedDecisions.used") == True  # noqa: E712 - likewise
        ):
            return "declared"
    for row in rfp.scopes("dataGovernance.ownership[*]"):
        if row.get("category") in ("trainingData", "models"):
            return "inferred"
    return "inferred" if _speaks_of_ai(rfp.prose) else "no"


def _speaks_of_ai(prose: str) -> bool:
    """Look for the words by plain search: it is ten times faster than one pattern for all."""
    lower = prose.lower()
    if any(word in lower for word in _AI_WORDS):
        return True
    return ("AI" in prose or "IA" in prose) and _AI_LETTERS.search(prose) is not None


def _public_facing(rfp: Rfp) -> object:
    said = _first_given(rfp, "privacy.publicFacing").value
    return said if isinstance(said, bool) else "unknown"


def _approach(rfp: Rfp, *, native: bool) -> tuple[str | None, bool]:
    said = rfp.tender["approach"]
    if native or said.given:
        return (said.text or None), False
    method = rfp.tender["procurementMethod"]
    if method == "direct" or (not method.given and _is_without_competition(rfp.tender)):
        return "soleSource", True
    if rfp.tender["secondStage"].given:
        return "challenge", True
    return None, True


def _is_without_competition(tender: Node) -> bool:
    """Whether `procurementMethodDetails` names a way to buy without a call for bids."""
    said = map(jurisdiction.fold, _texts(tender, ("procurementMethodDetails",)))
    return any(_UNCALLED.search(text) for text in said)
