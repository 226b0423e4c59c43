"""What the conditions for taking part say: whom they bind, how much they ask, the ways round."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from rfplint.rfp import Node, Rfp

_TAKES_EQUIVALENTS: Final = frozenset(("certification", "productBrand"))
_CURRENCIES: Final = frozenset(("AUD", "CAD", "CHF", "EUR", "GBP", "JPY", "MXN", "USD"))


def selection(rfp: Rfp) -> tuple[Node, ...]:
    """Give every condition for taking part, of the tender and of each lot."""
    return rfp.scopes("selectionCriteria.criteria[*]")


def binds(criterion: Node) -> bool:
    """Say whether a condition shuts bidders out, or is used to shorten the list of them."""
    return criterion.get("isMandatory") is not False or criterion.get("forReduction") is True


def binding(rfp: Rfp, *sub_types: str) -> Iterator[Node]:
    """Give the conditions of these subtypes that bind."""
    for criterion in selection(rfp):
        if criterion.get("subType") in sub_types and binds(criterion):
            yield criterion


def first_given(criterion: Node, *names: str) -> Node:
    """Give the first member that says something, else the last named; "" is the whole."""
    for name in names:
        if name and criterion[name].given:
            return criterion[name]
    return criterion[names[-1]] if names[-1] else criterion


def exceeds(number: float, limit: float) -> bool:
    """Say whether a number is above a limit by more than rounding."""
    return number > limit + 1e-9


def money(number: float | None, value: Node) -> dict[str, object]:
    """Give an amount in the currency of the contract, as messages show it."""
    return {
        "amount": None if number is None else round(number, 2),
        "currency": value["currency"].text,
    }


def amount(criterion: Node) -> float | None:
    """Give how much a condition asks for: `minimumValue`, else the only number in `minimum`."""
    number = criterion["minimumValue"].number
    return number if number is not None else only_number(criterion["minimum"].text)


def only_number(text: str) -> float | None:
    """Read the number in a text such as "CAD 2,000,000" or "2,5 M$"; None unless it is alone."""
    found = list(_number().finditer(text))
    if len(found) != 1:
        return None
    digits = re.sub(r"[ \u00a0\u202f'’]", "", found[0]["digits"])
    digits = re.sub(r",(?=[0-9]{3})", "", digits).replace(",", ".")
    return float(digits) * _factor(found[0]["unit"] or "")


def _factor(unit: str) -> float:
    if unit in ("k", "K"):
        return 1_000
    return 1_000_000 if unit else 1


@cache
def _number() -> re.Pattern[str]:
    """A comma before one or two last digits is a decimal one, any other parts thousands."""
    thousands = r"[0-9]{1,3}(?:[ \u00a0\u202f,'’][0-9]{3})+"
    decimals = r"(?:\.[0-9]+|,[0-9]{1,2})?"
    return re.compile(
        rf"(?<![0-9.,])(?P<digits>(?:{thousands}|[0-9]+){decimals})(?![.,]?[0-9])"
        r"(?:[ \u00a0\u202f]?(?P<unit>M|k|K|(?i:millions?))(?![^\W\d_]))?"
    )


def currency(criterion: Node) -> str | None:
    """Give the currency of the amount, None where the condition names none.

    A unit that is no currency ("year", "percent") is given as it is: it equals none.
    """
    unit = criterion["unit"].text
    if unit:
        return unit
    words = re.findall(r"[A-Z]{3}", criterion["minimum"].text)
    return next((word for word in words if word in _CURRENCIES), None)


def home(criterion: Node) -> Node:
    """Give the tender or the lot that a condition or requirement belongs to."""
    on_lot = criterion.pointer[:2] == ("tender", "lots")
    index = criterion.pointer[2] if on_lot else None
    return criterion.rfp.tender if index is None else criterion.rfp.tender["lots"][index]


def contract_value(criterion: Node) -> Node:
    """Give the value that a condition must be in proportion to: the lot's, else the tender's."""
    own = home(criterion)["value"]
    return own if own["amount"].number is not None else criterion.rfp.tender["value"]


def same_currency(criterion: Node, value: Node) -> bool:
    """Say whether a condition's amount compares with a value; an unstated currency does."""
    asked = currency(criterion)
    return asked is None or not value["currency"].given or value["currency"] == asked


def equivalents_accepted(node: Node) -> bool:
    """Say whether the RFP takes equivalents of whatever it names; the lot's word comes first."""
    own = home(node).at("eligibility.equivalentsAccepted")
    said = own if own.given else node.rfp.tender.at("eligibility.equivalentsAccepted")
    return said.value is True


def no_way_round(criterion: Node) -> bool:
    """Say whether only what the condition names will do."""
    if criterion["alternatives"].given:
        return False
    named = criterion["subType"].text in _TAKES_EQUIVALENTS
    return not (named and equivalents_accepted(criterion))


def has_accepted_basis(restriction: Node) -> bool:
    """Say whether a restriction names the law that it rests on, and where in it."""
    basis = restriction["legalBasis"]
    return basis["id"].given and (basis["description"].given or basis["uri"].given)
