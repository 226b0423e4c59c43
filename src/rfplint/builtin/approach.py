"""Does the RFP name its approach, and does it do what that approach asks for?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rfplint.builtin.sole_source import refused_by, says_no_alternative
from rfplint.hooks import check
from rfplint.model import Fix, Pointer, Text
from rfplint.rfp import Beside, Hit, Node, Rfp, quote
from rfplint.telling import join

_BLOCKS: Final = ("challenge", "pilot", "soleSource")
_APPROACHES: Final = ("traditional", *_BLOCKS)
_METHODS: Final = {
    "traditional": ("open", "selective", "limited"),
    "challenge": ("open", "selective", "limited"),
    "pilot": ("open", "selective", "limited", "direct"),
    "soleSource": ("direct", "limited"),
}
_LIMITED_NEEDS_A_REASON: Final = ("challenge", "soleSource")
_LEGACY: Final = ("ELG002", "ELG003", "ELG005", "ELG006")
"""Conditions of experience and size, which shut out those whom a challenge is for."""


@check("APR001")
def approach_undeclared(rfp: Rfp) -> Iterator[Hit]:
    """The approach is not said, is no known code, or is said without its reason."""
    approach = rfp.tender["approach"]
    if approach.given:
        if approach.text and approach.text not in _APPROACHES:
            yield approach.hit("unlisted", value=approach)
        if not _has_rationale(rfp) and not rfp["planning"].given_text("rationale"):
            yield approach.hit("rationale", on="key")
    elif rfp.facts["approachInferred"] and rfp.facts["approach"]:
        inferred = Node(rfp.facts["approach"], approach.pointer, rfp)
        yield approach.hit("inferred", approach=inferred)
    else:
        yield approach.hit("unknown" if rfp.facts["approachInferred"] else "undeclared")


@check("APR003")
def challenge_prescribes_solution(rfp: Rfp) -> Iterator[Hit]:
    """A challenge that names its answer, or states no problem, or no measure of success."""
    if rfp.facts["approach"] != "challenge":
        return
    found = (node.hit("prescribes", value=node) for node in _prescriptions(rfp))
    spoken = (quote(said, "prescribes") for said in rfp.said("brand-name"))
    yield from join(found, spoken)
    challenge = rfp.tender["challenge"]
    if not _may_ask(rfp, challenge):
        return
    if not challenge.given_text("problemStatement"):
        yield challenge["problemStatement"].hit("no-problem")
    if not rfp.tender["targets"].given and not any(
        metrics.given for metrics in rfp.scopes("socialImpact.metrics")
    ):
        yield challenge.hit("no-measure", on="key")


def _prescriptions(rfp: Rfp) -> Iterator[Node]:
    neutral = rfp.tender.at("challenge.solutionNeutral")
    if neutral.value is False:
        yield neutral
    for criterion in rfp.scopes("selectionCriteria.criteria[*]"):
        if criterion["subType"] == "productBrand":
            yield criterion["subType"]
    for requirement in rfp.scopes("specifications[*]"):
        if requirement["brand"].given:
            yield requirement["brand"]
        elif requirement["kind"] == "design" and requirement["isMandatory"].value is not False:
            yield requirement["kind"]


@check("APR004")
def challenge_with_legacy_barriers(rfp: Rfp) -> Iterator[Hit]:
    """A challenge or pilot that keeps the entry conditions of a traditional call."""
    if rfp.facts["approach"] not in ("challenge", "pilot"):
        return
    places: dict[Pointer, Beside] = {}
    for code in _LEGACY:
        for hit, severity in rfp.hits(code):
            if severity != "note" and not _has_way_round(rfp, hit.pointer):
                said = Text(f"this condition, see {code}", f"cette condition, voir {code}")
                places.setdefault(hit.pointer, Beside(hit.pointer, said, hit.on, hit.within))
    if places:
        approach = rfp.tender["approach"]
        yield approach.hit(related=tuple(places.values()), value=approach)


def _has_way_round(rfp: Rfp, pointer: Pointer) -> bool:
    node: Node = rfp
    for step in pointer:
        node = node[step]
        if node["alternatives"].given:
            return True
    return False


_PERIOD: Final = Text("how long it lasts", "sa durée")
_TARGETS: Final = Text("what is measured", "ce qui est mesuré")
_DECISION: Final = Text("when the result is judged", "la date à laquelle le résultat est jugé")


@check("APR006")
def pilot_success_criteria_missing(rfp: Rfp) -> Iterator[Hit]:
    """A pilot that nobody can say has succeeded: no end, no measure, no day of decision."""
    if rfp.facts["approach"] != "pilot":
        return
    pilot, tender = rfp.tender["pilot"], rfp.tender
    has_measure = any(
        observation["measure"].given
        for target in tender["targets"]
        for observation in target["observations"]
    )
    has_decision = any(
        milestone["type"] == "assessment" and milestone["dueDate"].given
        for milestone in tender["milestones"]
    )
    found = (
        (_PERIOD, _is_bounded(pilot["period"])),
        (_TARGETS, has_measure),
        (_DECISION, has_decision),
    )
    missing = tuple(name for name, there in found if not there)
    if missing and _may_ask(rfp, pilot):
        yield pilot.hit(on="key", missing=missing)


def _is_bounded(period: Node) -> bool:
    both = period["startDate"].given and period["endDate"].given
    return both or period["durationInDays"].given


_PAY: Final = {"pilot": "compensation", "challenge": "participantCompensation"}


@check("APR007")
def pilot_without_return(rfp: Rfp) -> Iterator[Hit]:
    """Participants give their time, and neither pay nor a contract is promised."""
    approach = rfp.facts["approach"]
    if approach not in ("challenge", "pilot"):
        return
    block = rfp.tender[str(approach)]
    amount = block[_PAY[str(approach)]]["amount"]
    if block.at("followOn.guaranteed").value is True or (amount.number or 0) > 0:
        return
    if rfp.said("paid-pilot"):
        return
    if amount.number == 0:
        short = approach == "pilot" and _is_short_and_shared(rfp, block)
        yield amount.hit("unpaid", at_most="note" if short else None, fix=_pay(str(approach)))
    elif not amount.given and rfp.said("no-award-guarantee"):
        yield quote(rfp.said("no-award-guarantee")[0], "unpaid")._replace(fix=_pay(str(approach)))
    elif not amount.given and _may_ask(rfp, block):
        funded = any(entry.given for entry in rfp["planning"]["budget"]["finance"])
        yield block.hit("funding-only" if funded else "unstated", on="key", fix=_pay(str(approach)))


def _pay(approach: str) -> Fix:
    return Fix(
        Text("State what participants are paid", "Indiquer ce que les participants reçoivent"),
        safe=False,
        proposal=f"tender:\n  {approach}:\n    {_PAY[approach]}:\n"
        "      amount: TODO\n      currency: CAD\n",
    )


def _is_short_and_shared(rfp: Rfp, pilot: Node) -> bool:
    """An honest zero: the risk is spoken of, and the test is short."""
    days = pilot.at("period.durationInDays").number
    longest = rfp.settings["maxUnpaidDays"]
    return (
        pilot.given_text("supplierRisk")
        and days is not None
        and isinstance(longest, int | float)
        and days <= longest
    )


_NEED_NO_ALTERNATIVE: Final = ("exclusiveRights", "uniqueIntellectualProperty", "technicalMonopoly")

_GROUND: Final = Text("the ground", "le motif")
_FACTS: Final = Text("the facts that justify it", "les faits qui le justifient")
_ALTERNATIVES: Final = Text(
    "why no reasonable alternative exists",
    "pourquoi il n'existe aucune solution de rechange raisonnable",
)
_OTHER: Final = Text(
    "what the ground 'other' stands for", "ce que recouvre le motif «\u00a0other\u00a0»"
)


@check("APR008")
def sole_source_ground_missing(rfp: Rfp) -> Iterator[Hit]:
    """Competition is limited without a ground, the facts, or a ground that the agreements know."""
    tender = rfp.tender
    method = tender["procurementMethod"].text
    without_competition = rfp.facts["approach"] == "soleSource" or method == "direct"
    if not without_competition and method != "limited":
        return
    yield from _merged(rfp, list(_gaps(rfp, without_competition=without_competition)))
    ground = tender["soleSource"]["ground"]
    if without_competition and (covering := refused_by(rfp, ground)):
        yield ground.hit("not-available", value=ground, agreements=covering)


def _gaps(rfp: Rfp, *, without_competition: bool) -> Iterator[tuple[str, Node, Text]]:
    tender, block = rfp.tender, rfp.tender["soleSource"]
    ground, rationale = block["ground"], tender["procurementMethodRationale"]
    classified = tender["procurementMethodRationaleClassifications"].given
    wrong_type = block.given and not isinstance(block.value, dict)
    if without_competition and not (ground.given or classified or wrong_type):
        yield "ground", ground, _GROUND
    if without_competition and ground == "other" and not _has_rationale(rfp):
        yield "other", rationale, _OTHER
    if not _has_rationale(rfp):
        yield "facts", rationale, _FACTS
    if without_competition and _owes_alternatives(rfp):
        yield "alternatives", block["alternativesConsidered"], _ALTERNATIVES


def _owes_alternatives(rfp: Rfp) -> bool:
    block = rfp.tender["soleSource"]
    said = block.given_text("alternativesConsidered") or says_no_alternative(rfp)
    return block["ground"].text in _NEED_NO_ALTERNATIVE and not said


def _merged(rfp: Rfp, gaps: list[tuple[str, Node, Text]]) -> Iterator[Hit]:
    """Make one hit for each place, which lists all that is missing there."""
    places = dict.fromkeys(_nearest(rfp, node.pointer) for _, node, _ in gaps)
    for place in places:
        here = [gap for gap in gaps if _nearest(rfp, gap[1].pointer) == place]
        case, node, _ = here[0]
        yield node.hit(case, missing=tuple(said for _, _, said in here))


def _nearest(rfp: Rfp, pointer: Pointer) -> Pointer:
    node: Node = rfp
    for depth, step in enumerate(pointer):
        node = node[step]
        if not node.exists:
            return pointer[:depth]
    return pointer


@check("APR011")
def approach_method_mismatch(rfp: Rfp) -> Iterator[Hit]:
    """An approach that the method does not allow, or a limited call without its reason."""
    approach, method = rfp.tender["approach"], rfp.tender["procurementMethod"]
    allowed = _METHODS.get(approach.text)
    if allowed is None or not any(method == code for codes in _METHODS.values() for code in codes):
        return
    beside = (approach.beside(Text("the approach", "l'approche")),)
    if method.text not in allowed:
        methods = tuple(Node(code, method.pointer, rfp) for code in allowed)
        yield method.hit(
            "mismatch",
            related=beside,
            fix=_DIRECT if approach == "soleSource" else None,
            value=method,
            approach=approach,
            allowed=methods,
        )
    elif method == "limited" and _owes_a_reason(rfp):
        yield method.hit("limited-without-reason", related=beside, approach=approach)


def _owes_a_reason(rfp: Rfp) -> bool:
    approach = rfp.tender["approach"].text
    return approach in _LIMITED_NEEDS_A_REASON and not _has_rationale(rfp)


_DIRECT: Final = Fix(
    Text(
        "Declare the method `direct`, if one supplier is really chosen without competition",
        "Déclarer la méthode `direct`, si un fournisseur est bien choisi sans concurrence",
    ),
    safe=False,
    proposal="tender:\n  procurementMethod: direct\n",
)


@check("APR012")
def approach_block_mismatch(rfp: Rfp) -> Iterator[Hit]:
    """The block of another approach stands there, or the one of this approach does not."""
    approach = rfp.tender["approach"]
    if approach.text not in _APPROACHES:
        return
    beside = (approach.beside(Text("the approach", "l'approche")),)
    for name in _BLOCKS:
        block = rfp.tender[name]
        if name == approach.text:
            if not block.given:
                yield approach.hit("own-block", on="key", value=approach, fix=_skeleton(name))
        elif block.value is not None:
            yield block.hit("foreign", on="key", related=beside, block=name, approach=approach)


_SKELETONS: Final = {
    "challenge": """\
problemStatement: TODO
solutionNeutral: true
participantCompensation:
  amount: TODO
  currency: CAD
cityContribution: [TODO]
followOn:
  guaranteed: false
  method: open
""",
    "pilot": """\
period:
  durationInDays: TODO
compensation:
  amount: TODO
  currency: CAD
cityContribution: [TODO]
buyerInvolvement: TODO
supplierRisk: TODO
followOn:
  guaranteed: false
  method: open
""",
    "soleSource": """\
ground: TODO
alternativesConsidered: TODO
""",
}


def _skeleton(name: str) -> Fix:
    lines = "".join(f"    {line}\n" for line in _SKELETONS[name].splitlines())
    return Fix(
        Text(f"Add the block `{name}`", f"Ajouter le bloc `{name}`"),
        safe=False,
        proposal=f"tender:\n  {name}:\n{lines}",
    )


def _has_rationale(rfp: Rfp) -> bool:
    return rfp.tender.given_text("procurementMethodRationale")


def _may_ask(rfp: Rfp, block: Node) -> bool:
    """Not where the approach of a notice is only guessed, nor where the block has a wrong type."""
    if not block.given:
        return rfp.facts["approachInferred"] is not True
    return isinstance(block.value, dict)
