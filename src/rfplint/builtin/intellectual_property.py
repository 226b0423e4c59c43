"""Checks on intellectual property that data alone cannot say: terms that clash with SaaS."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rfplint.hooks import check
from rfplint.model import Text
from rfplint.rfp import Beside, Hit, Node, Rfp, quote

_TAKING: Final = ("forfeits-background-ip", "assigns-foreground-ip")
_SAAS_HERE: Final = Text(
    "software as a service is chosen here", "le logiciel-service est choisi à cet endroit"
)


@check("IP006")
def saas_ip_mismatch(rfp: Rfp) -> Iterator[Hit]:
    """Yield, for each block on a service, the first term that takes the supplier's product."""
    for block in rfp.scopes("intellectualProperty"):
        if block.get("deliveryModel") != "saas":
            continue
        clash = next(_clashes(block), None)
        if clash is not None:
            case, place = clash
            yield place.hit(case, related=(block["deliveryModel"].beside(_SAAS_HERE),), value=place)
    yield from _clashes_in_prose(rfp)


def _clashes_in_prose(rfp: Rfp) -> Iterator[Hit]:
    """Yield the clause that takes the product although the service is what is bought."""
    block = rfp.tender["intellectualProperty"]
    said = rfp.said("saas-licence")
    is_service = block.get("deliveryModel") == "saas"
    if not is_service and (block.gives("deliveryModel") or not said):
        return
    if next(_clashes(block), None) is not None and is_service:
        return
    kept = block.at("saas.supplierRetainsSoftware").value is True
    kinds = ("forfeits-background-ip",) if kept else _TAKING
    for taking in rfp.said(*kinds)[:1]:
        service = [Beside(one.pointer, _SAAS_HERE, within=one.clause.span) for one in said[:1]]
        field = block["deliveryModel"].beside(_SAAS_HERE)
        yield quote(taking, "in-prose")._replace(related=(field,) if is_service else tuple(service))


def _clashes(block: Node) -> Iterator[tuple[str, Node]]:
    keeps_software = block.at("saas.supplierRetainsSoftware")
    background = block["backgroundIP"]
    licence = background["licenceToBuyer"]
    created = block.at("foregroundIP.owner")
    if keeps_software.value is False:
        yield "software-taken", keeps_software
    if background["owner"].value in ("buyer", "joint"):
        yield "background-taken", background["owner"]
    if licence["exclusive"].value is True:
        yield "exclusive-licence", licence["exclusive"]
    if licence["sourceCodeAccess"] == "full":
        yield "source-code", licence["sourceCodeAccess"]
    if created == "buyer" and keeps_software.value is not True:
        yield "foreground-taken", created
