"""Are the award criteria weighted, do the weights add up, and does the price weigh too much?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final, NamedTuple, cast

from rfplint.builtin import in_words
from rfplint.hooks import check
from rfplint.model import Fix, Text
from rfplint.rfp import Hit, Node, Rfp
from rfplint.schema.spelling import nearest

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
_TOLERANCE: Final = 0.01 + 1e-9
"""How many percentage points a repeated weight may differ."""
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
    elif not _is_by_price_alone(rfp.tender):
        yield rfp.tender["awardCriteria"].hit("none")


def _is_by_price_alone(tender: Node) -> bool:
    code = tender["awardCriteria"]
    return code.text in _BY_PRICE_ALONE or (not code.given and in_words.by_price_alone(tender))


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
        if name.strip() in _names(criterion):
            share = _share(criterion, criteria)
            if share is not None:
                yield share


def _share(criterion: Node, criteria: Node) -> float | None:
    """Give the percentage that a criterion counts for; None where its weight gives none."""
    weight = next(weights(criterion), None)
    if weight is None or weight.amount is None:
        return None
    if weight.kind == "percentage":
        return weight.amount
    if weight.kind == "decimal":
        return weight.amount * 100
    points = _points(criteria) if weight.kind == "points" else 0
    return weight.amount / points * 100 if points > 0 else None


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


@check("EVA002")
def award_criterion_unmatched(rfp: Rfp) -> Iterator[Hit]:
    """Find social-impact statements whose award criterion does not exist or weighs otherwise."""
    for evaluation in rfp.scopes("socialImpact.evaluation"):
        named = evaluation["awardCriterion"]
        if named.given and named.text:
            yield from _judge_match(evaluation, named, _homes(evaluation))


def _homes(evaluation: Node) -> tuple[Node, ...]:
    """Give the lots that a statement speaks of, and the groups that they are in."""
    rfp, pointer = evaluation.rfp, evaluation.pointer
    groups = tuple(rfp.tender["lotGroups"])
    if pointer[:2] != ("tender", "lots"):
        return (*rfp.lots(), *groups)
    lot = rfp.tender["lots"][pointer[2]]
    return (lot, *(group for group in groups if lot.get("id") in _related(group)))


def _related(group: Node) -> list[object]:
    lots = group.get("relatedLots")
    return [lot for lot in lots if lot is not None] if isinstance(lots, list) else []


def _judge_match(evaluation: Node, named: Node, homes: tuple[Node, ...]) -> Iterator[Hit]:
    criteria = [row for home in homes for row in home["awardCriteria"]["criteria"]]
    same = [row for row in criteria if named.text.strip() in _names(row)]
    if not same:
        near = nearest(named.text.strip(), (name for row in criteria for name in _names(row)))
        yield named.hit("unmatched", fix=_named(near) if near else None)
        return
    weight = evaluation["weight"]
    for criterion in same if weight.number is not None else ():
        share = _share(criterion, _siblings(criterion))
        if share is not None and abs(share - (weight.number or 0)) > _TOLERANCE:
            yield _other_weight(weight, criterion, round(share, 2))
            return


def _siblings(criterion: Node) -> Node:
    """Give the list that a criterion stands in."""
    node: Node = criterion.rfp
    for step in criterion.pointer[:-1]:
        node = node[step]
    return node


def _named(name: str) -> Fix:
    title = Text("Write '{name}'", "Écrire «\u00a0{name}\u00a0»").fill(name=name)
    return Fix(
        title, safe=False, proposal=f"awardCriterion: {json.dumps(name, ensure_ascii=False)}\n"
    )


def _other_weight(weight: Node, criterion: Node, share: float) -> Hit:
    said = Text("the criterion weighs this much", "le poids du critère")
    title = Text("Write the weight of the criterion", "Écrire le poids du critère")
    return weight.hit(
        "weight",
        related=(criterion.beside(said),),
        name=_name(criterion),
        share=share,
        fix=Fix(title, safe=False, proposal=f"weight: {share:g}\n"),
    )


@check("EVA003")
def price_weight_extreme(rfp: Rfp) -> Iterator[Hit]:
    """Find lots in which the price decides nearly all, or nearly nothing."""
    faulty = [hit.pointer for hit, _ in rfp.hits("EVA001") if hit.case != "range"]
    for home in (*rfp.lots(), *rfp.tender["lotGroups"]):
        award = home["awardCriteria"]
        if not any(pointer[: len(award.pointer)] == award.pointer for pointer in faulty):
            yield from _judge_price(award["criteria"])


def _judge_price(criteria: Node) -> Iterator[Hit]:
    rows = [row for row in criteria if isinstance(row.value, dict)]
    priced = [row for row in rows if row.get("type") in ("price", "cost")]
    shares = [_share(row, criteria) for row in priced]
    if not 0 < len(priced) < len(rows) or None in shares:
        return
    share = round(sum(share or 0 for share in shares), 2)
    settings = criteria.rfp.settings
    least, most = cast("float", settings["minPrice"]), cast("float", settings["maxPrice"])
    if not least <= share <= most:
        number = next(weights(priced[0])).node["number"]
        said = Text("this counts as price too", "ceci compte aussi comme prix")
        yield number.hit(
            "light" if share < least else "heavy",
            related=tuple(row.beside(said) for row in priced[1:]),
            share=share,
        )
