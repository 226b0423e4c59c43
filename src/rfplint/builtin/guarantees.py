"""What bidders must pay or prove about money: securities, insurance, accounts (policy ELG007)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from rfplint.builtin import criteria
from rfplint.clauses import thing_of
from rfplint.hooks import check
from rfplint.jurisdiction import fold
from rfplint.model import Fix, Severity, Span, Text
from rfplint.rfp import Hit, Node, Rfp, quote
from rfplint.telling import join

_FROM_THE_WINNER: Final = frozenset(("contractSignature", "goLive"))
_BEFORE_AWARD: Final = frozenset(("bidSubmission", "award"))
_PERCENT: Final = frozenset(
    ("percent", "percentage", "per cent", "pour cent", "pourcent", "pourcentage")
)
_LIMITS: Final = {
    "bid-security": "maxBidSecurityPercent",
    "performance-security": "maxPerformanceSecurityPercent",
}
_OF_THE_PRICE: Final = {
    "bid-security": Text("the bid price", "du prix soumis"),
    "performance-security": Text("the contract price", "du prix du marché"),
}
_OF_THE_VALUE: Final = Text("the contract value", "de la valeur du marché")
_LOWER: Final = Text(
    "Lower it to what the value of the contract justifies",
    "Ramener ce montant à ce que justifie la valeur du marché",
)


@check("ELG007")
def security_or_insurance_disproportionate(rfp: Rfp) -> Iterator[Hit]:
    """Find securities and insurance that cost too much or are due too early, and audited books."""
    yield from join(_in_fields(rfp), _in_prose(rfp))


def _in_prose(rfp: Rfp) -> Iterator[Hit]:
    """Find the words that ask it of every bidder, where no field settles when or how much."""
    for said in rfp.said("excessive-insurance-or-bond"):
        thing = rfp.at_pointer(thing_of(said.pointer) or ())
        if thing["dueBefore"].text in _FROM_THE_WINNER or thing.gives("alternatives"):
            continue
        if not _is_measured(thing):
            category = rfp.tender["mainProcurementCategory"]
            yield quote(said, "works-in-prose" if category == "works" else "in-prose")


def _is_measured(criterion: Node) -> bool:
    """Whether how much a condition asks for stands in its fields and can be judged there."""
    if criterion.get("subType") not in ("bonding", "insurance"):
        return False
    if criteria.amount(criterion) is None:
        return False
    worth = _comparable(criterion, criteria.contract_value(criterion))
    return _is_percentage(criterion) or worth is not None


def _in_fields(rfp: Rfp) -> Iterator[Hit]:
    for criterion in criteria.binding(rfp, "bonding"):
        yield from _security(criterion)
    for criterion in criteria.binding(rfp, "insurance"):
        yield from _insurance(criterion)
    for criterion in criteria.binding(rfp, "bonding", "insurance"):
        yield from _early(criterion)
    yield from _deposits(rfp)
    for criterion in criteria.binding(rfp, "turnover", "other"):
        yield from _audited(criterion)


def _security(criterion: Node) -> Iterator[Hit]:
    """Compare a security with the price it is a share of, or with the contract value."""
    asked = criteria.amount(criterion)
    case = "bid-security" if _is_bid_security(criterion) else "performance-security"
    limit = _setting(criterion.rfp, _LIMITS[case])
    value = criteria.contract_value(criterion)
    share, measure, least = asked, _OF_THE_PRICE[case], limit
    if not _is_percentage(criterion):
        worth = _comparable(criterion, value)
        share = None if asked is None or not worth else round(asked / worth * 100, 2)
        measure, least = _OF_THE_VALUE, (worth or 0) * limit / 100
    if share is not None and criteria.exceeds(share, limit):
        yield criteria.first_given(criterion, "minimumValue", "minimum").hit(
            case, at_most=_in_works(criterion), share=share, measure=measure, fix=_lower(least)
        )


def _is_bid_security(criterion: Node) -> bool:
    due = criterion["dueBefore"]
    if due.given:
        return due == "bidSubmission"
    words = " ".join(fold(text.text) for text in _texts(criterion, "description"))
    return re.search(r"\b(?:performance|execution)\b", words) is None


def _is_percentage(criterion: Node) -> bool:
    unit = criterion["unit"].text
    if unit:
        return "%" in unit or fold(unit) in _PERCENT
    text = criterion["minimum"].text
    return "%" in text or re.search(r"\b(?:percent|per cent|pour cent)\b", fold(text)) is not None


def _insurance(criterion: Node) -> Iterator[Hit]:
    asked = criteria.amount(criterion)
    value = criteria.contract_value(criterion)
    worth = _comparable(criterion, value)
    if asked is None or not worth or _is_percentage(criterion):
        return
    limit = worth * _setting(criterion.rfp, "maxInsuranceRatio")
    if criteria.exceeds(asked, limit):
        yield criteria.first_given(criterion, "minimumValue", "minimum").hit(
            "insurance",
            value=criteria.money(asked, value),
            contract=criteria.money(worth, value),
            limit=criteria.money(limit, value),
            fix=_lower(limit),
        )


def _comparable(criterion: Node, value: Node) -> float | None:
    """Give the contract value where the condition can be compared with it."""
    return value["amount"].number if criteria.same_currency(criterion, value) else None


def _lower(limit: float) -> Fix:
    return Fix(_LOWER, safe=False, proposal=f"minimumValue: {round(limit, 2):.15g}\n")


def _early(criterion: Node) -> Iterator[Hit]:
    due = criterion["dueBefore"]
    if due.text in _BEFORE_AWARD and not criterion["alternatives"].given:
        bond = criterion["subType"] == "bonding"
        yield due.hit("early", at_most=_in_works(criterion) if bond else None, value=due)


def _deposits(rfp: Rfp) -> Iterator[Hit]:
    for fee in rfp.tender["participationFees"]:
        paid = fee["value"]["amount"].number
        if paid is not None and paid > 0 and any(kind == "deposit" for kind in fee["type"]):
            worth = criteria.money(paid, fee["value"])
            yield fee["type"].hit("deposit", at_most=_in_works(fee), value=worth)


def _in_works(node: Node) -> Severity | None:
    """Statutory bonds are usual in construction."""
    own = criteria.home(node)["mainProcurementCategory"]
    category = own if own.given else node.rfp.tender["mainProcurementCategory"]
    return "note" if category == "works" else None


def _audited(criterion: Node) -> Iterator[Hit]:
    """Find the words that ask for audited accounts; of a text in two languages, the first."""
    if criterion["alternatives"].given:
        return
    about_money = criterion["subType"] == "turnover"
    for text in _texts(criterion, "description"):
        span = demand_of_audit(text.text, about_money=about_money)
        if span is not None:
            yield text.hit("audited", within=span)
            return


def demand_of_audit(text: str, *, about_money: bool) -> Span | None:
    """Give the word that asks for audited accounts, None where none does or it is taken back.

    Args:
        text: a description, in English or French.
        about_money: whether accounts are spoken of anyhow, so that the text need not name them.
    """
    found = _audit_words().search(text)
    if found is None or _not_demanded().search(text):
        return None
    spoken_of = about_money or _account_words().search(text) is not None
    return Span(*found.span()) if spoken_of else None


def _texts(node: Node, name: str) -> Iterator[Node]:
    """Give a text and its variants in other languages."""
    if isinstance(node.value, dict):
        for key, said in node.value.items():
            if isinstance(said, str) and (key == name or key.startswith(f"{name}_")):
                yield node[key]


@cache
def _audit_words() -> re.Pattern[str]:
    return re.compile(r"\b(?:audited|audité(?:e|s|es)?|vérifié(?:e|s|es)?)\b", re.IGNORECASE)


@cache
def _account_words() -> re.Pattern[str]:
    """What is audited: « références vérifiées » are no accounts."""
    return re.compile(
        r"\b(?:accounts?|financials?|(?:financial|income)\s+statements?|balance\s+sheets?|"
        r"états?\s+financiers?|comptes?|bilans?)\b",
        re.IGNORECASE,
    )


@cache
def _not_demanded() -> re.Pattern[str]:
    """What takes the demand back: "not required", « ou non », « ne sont pas exigés »."""
    return re.compile(
        r"\b(?:not|no|need\s+not|or\s+unaudited|unaudited|non[- ](?:audit|vérifi)\w*|ou\s+non|"
        r"aucune?|pas|sans|si\s+disponibles?|if\s+available|or\s+reviewed)\b",
        re.IGNORECASE,
    )


def _setting(rfp: Rfp, name: str) -> float:
    value = rfp.settings[name]
    assert isinstance(value, int | float), name
    return value
