"""Are the award criteria of every lot weighted, and do the weights add up?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from rfplint.hooks import check
from rfplint.model import Text
from rfplint.rfp import Hit, Node, Rfp

_KINDS: Final = {
    "percentageExact": "percentage",
    "percentageRangeMiddle": "percentage",
    "decimalExact": "decimal",
    "decimalRangeMiddle": "decimal",
    "pointsExact": "points",
    "pointsRangeMiddle": "points",
    "order": "order",
}
_TOTALS: Final = {"percentage": (100.0, 0.01), "decimal": (1.0, 0.0001)}
"""What the weights of a kind add up to, and how far off they may be."""
_BY_PRICE_ALONE: Final = frozenset(("priceOnly", "costOnly", "lowestCost"))
_NAMES: Final = {
    "percentage": Text("percentages", "pourcentages"),
    "decimal": Text("decimals", "fractions décimales"),
    "points": Text("points", "points"),
    "order": Text("ranks", "rangs"),
}


class Weight(NamedTuple):
    """What a criterion counts for: the node of the number, how it is expressed, how much."""

    node: Node
    code: str
    amount: float | None

    @property
    def kind(self) -> str:
        """Percentage, decimal, points or order."""
        return _KINDS[self.code]


@check("EVA001")
def weights_missing(rfp: Rfp) -> Iterator[Hit]:
    """Criteria without weights, in two units, or with weights that do not add up."""
    if rfp.facts["approach"] == "soleSource":
        return
    yield from _lots_without_criteria(rfp)
    for home in (*rfp.lots(), *rfp.tender["lotGroups"]):
        yield from _judge(home["awardCriteria"])


def _lots_without_criteria(rfp: Rfp) -> Iterator[Hit]:
    lots = list(rfp.lots())
    without = [lot for lot in lots if not _has_criteria(lot["awardCriteria"])]
    if len(without) < len(lots):
        for lot in without:
            yield lot["awardCriteria"].hit("none")
    elif rfp.tender["awardCriteria"].text not in _BY_PRICE_ALONE:
        yield rfp.tender["awardCriteria"].hit("none")


def _has_criteria(award: Node) -> bool:
    """Whether criteria are given; a block of the wrong type is DOC007's."""
    return award.gives("criteria") or (award.given and not isinstance(award.value, dict))


def _judge(award: Node) -> Iterator[Hit]:
    criteria = [row for row in award["criteria"] if isinstance(row.value, dict)]
    weighed = [list(weights(criterion)) for criterion in criteria]
    if len(criteria) == 1 and criteria[0].get("type") in ("price", "cost") and not weighed[0]:
        return  # alone, the price needs no weight (GPA X:7(c))
    for criterion, found in zip(criteria, weighed, strict=True):
        yield from _judge_criterion(criterion, found)
    first = [found[0] for found in weighed if found]
    kinds = tuple(dict.fromkeys(weight.kind for weight in first))
    if len(kinds) > 1:
        yield award.hit("mixed", on="key", kinds=tuple(_NAMES[kind] for kind in kinds))
    elif len(first) == len(criteria) > 0:
        yield from _judge_sum(award, first)


def _judge_criterion(criterion: Node, found: list[Weight]) -> Iterator[Hit]:
    if not found:
        yield criterion.hit("no-weight", name=_name(criterion))
        return
    code = found[0].node["weight"]
    if found[0].kind == "order":
        yield code.hit("ranked", name=_name(criterion))
    elif not found[0].code.endswith("Exact"):
        yield code.hit("range", name=_name(criterion))
    if len(found) > 1:
        yield found[1].node.hit("several", name=_name(criterion), first=found[0].amount)


def _judge_sum(award: Node, first: list[Weight]) -> Iterator[Hit]:
    amounts = [weight.amount for weight in first if weight.code.endswith("Exact")]
    known = [amount for amount in amounts if amount is not None]
    total, tolerance = _TOTALS.get(first[0].kind, (None, 0.0))
    if total is None or len(known) < len(first):
        return
    summed = round(sum(known), 6)
    if abs(summed - total) > tolerance + 1e-9:
        yield award.hit("sum", on="key", sum=summed, total=total)


def weights(criterion: Node) -> Iterator[Weight]:
    """Give the weights of a criterion; a threshold or a fixed amount is none.

    The amount is None where something is written that is no number (DOC007 reports it).
    """
    for number in criterion["numbers"]:
        code = number.get("weight")
        if isinstance(code, str) and code in _KINDS and number.gives("number"):
            yield Weight(number, code, number["number"].number)


def shares_of(home: Node, name: str) -> Iterator[float]:
    """Give the percentages that criteria of this name count for in a lot or group.

    Points are a share of all points of the lot; ranks give no share.
    """
    criteria = home["awardCriteria"]["criteria"]
    for criterion in criteria:
        if name.strip() not in _names(criterion):
            continue
        weight = next(weights(criterion), None)
        if weight is None or weight.amount is None:
            continue
        if weight.kind == "percentage":
            yield weight.amount
        elif weight.kind == "decimal":
            yield weight.amount * 100
        elif weight.kind == "points" and (points := _points(criteria)) > 0:
            yield weight.amount / points * 100


def _points(criteria: Node) -> float:
    first = (next(weights(criterion), None) for criterion in criteria)
    return sum(w.amount or 0.0 for w in first if w is not None and w.kind == "points")


def _names(criterion: Node) -> Iterator[str]:
    if isinstance(criterion.value, dict):
        for key, value in criterion.value.items():
            if isinstance(value, str) and str(key).partition("_")[0] == "name":
                yield value.strip()


def _name(criterion: Node) -> str:
    return next((name for name in _names(criterion) if name), f"#{criterion.pointer[-1]}")
