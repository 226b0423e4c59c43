"""Which agreements know a ground for buying without competition?"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from rfplint.jurisdiction import fold
from rfplint.model import Text
from rfplint.rfp import Node, Rfp

_EVERYWHERE: Final = ("GPA", "CPTPP", "CETA", "CFTA", "GB-PA2023", "EU-DIR-2014-24")
_TREATIES: Final = ("GPA", "CPTPP", "CETA", "CFTA")
_KNOWN_TO: Final = {
    "noBids": _EVERYWHERE,
    "nonConformingBids": _EVERYWHERE,
    "noQualifiedSuppliers": (*_TREATIES, "EU-DIR-2014-24"),
    "collusion": _TREATIES,
    "artWork": _EVERYWHERE,
    "exclusiveRights": _EVERYWHERE,
    "uniqueIntellectualProperty": _EVERYWHERE,
    "technicalMonopoly": _EVERYWHERE,
    "statutoryMonopoly": ("CFTA", "EU-DIR-2014-24"),
    "compatibility": ("CFTA",),
    "warrantyWork": ("CFTA",),
    "lessorWork": ("CFTA",),
    "subscription": ("CFTA",),
    "additionalDeliveries": _EVERYWHERE,
    "urgency": _EVERYWHERE,
    "commodityMarket": _EVERYWHERE,
    "prototype": _EVERYWHERE,
    "exceptionalBargain": _EVERYWHERE,
    "designContestWinner": (*_TREATIES, "EU-DIR-2014-24"),
    "additionalConstruction": ("CPTPP", "EU-DIR-2014-24"),
    "confidential": ("CFTA",),
    "pilotFollowOn": (),
    "lowValue": (),
    "other": (),
}
"""Which agreements know a ground for limited tendering."""
_AGREEMENTS: Final = {
    "GPA": Text("the GPA", "l'AMP"),
    "CPTPP": Text("the CPTPP", "le PTPGP"),
    "CETA": Text("CETA", "l'AECG"),
    "CFTA": Text("the CFTA", "l'ALEC"),
    "GB-PA2023": Text("the Procurement Act 2023", "le Procurement Act 2023"),
    "EU-DIR-2014-24": Text("Directive 2014/24/EU", "la directive 2014/24/UE"),
}
_ANY_AGREEMENT: Final = Text("the trade agreements", "les accords commerciaux")


def refused_by(rfp: Rfp, ground: Node) -> tuple[Text, ...]:
    """Give the agreements that cover the procurement if none of them knows the ground."""
    known_to = _KNOWN_TO.get(ground.text)
    if known_to is None or known_to == _EVERYWHERE:
        return ()
    covering = _covering(rfp)
    if ground == "pilotFollowOn":
        classified = rfp.tender["procurementMethodRationaleClassifications"].given
        return () if classified else (_ANY_AGREEMENT,)
    if any(code in known_to or code not in _AGREEMENTS for code in covering):
        return ()
    return tuple(_AGREEMENTS[code] for code in covering)


def is_available(ground: Node) -> bool:
    """Say whether a ground stands by itself; `other` does where the facts are given."""
    rfp = ground.rfp
    if ground == "other":
        return rfp.tender.given_text("procurementMethodRationale")
    return ground.text in _KNOWN_TO and not refused_by(rfp, ground)


def _covering(rfp: Rfp) -> tuple[str, ...]:
    if rfp.facts["coverage"] != "covered":
        return ()
    declared = [str(node.value) for node in rfp.tender["coveredBy"] if node != "EU-CVD"]
    derived = rfp.facts["agreements"]
    return tuple(declared) or (derived if isinstance(derived, tuple) else ())


@cache
def _no_alternative() -> re.Pattern[str]:
    """What folded sentences say: "no reasonable alternative", « aucune solution de rechange »."""
    return re.compile(
        r"\b(?:no|without|nor|not any) (?:\w+ ){0,3}?(?:alternatives?|substitutes?|equivalents?)\b"
        r"|\b(?:aucune?|pas de?|sans|nulle?) (?:\w+ ){0,3}?"
        r"(?:rechange|remplacement|substituts?|alternatives?|equivalents?)\b"
    )


def says_no_alternative(rfp: Rfp) -> bool:
    """Say whether a sentence of the rationale says that no alternative or substitute exists."""
    members = rfp.tender.value if isinstance(rfp.tender.value, dict) else {}
    said = (
        text
        for key, text in members.items()
        if isinstance(text, str) and str(key).partition("_")[0] == "procurementMethodRationale"
    )
    sentences = (sentence for text in said for sentence in re.split(r"[.;!?]", text))
    return any(
        _no_alternative().search(re.sub(r"\bd (?=\w)", "de ", fold(sentence)))
        for sentence in sentences
    )
