"""Where something is missing when it may stand on the tender or on lots (policies.md 1.1)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rfplint.rfp import Node, Rfp


def lacking(rfp: Rfp, path: str, has: Callable[[Node], bool]) -> Iterator[Node]:
    """Give the places to report: none, the tender's, or those of the lots that lack it.

    Args:
        rfp: the RFP.
        path: names joined by dots, below the tender or a lot.
        has: whether the node at that path has what is asked.
    """
    on_tender = rfp.tender.at(path)
    if has(on_tender):
        return
    on_lots = [lot.at(path) for lot in rfp.lots()]
    without = [node for node in on_lots if not has(node)]
    if on_lots and not without:
        return
    if len(without) < len(on_lots):
        yield from without
    else:
        yield on_tender


def home_of(node: Node) -> Node:
    """Give the lot that a node stands on, else the tender."""
    tender = node.rfp.tender
    on_lot = node.pointer[:2] == ("tender", "lots")
    return tender["lots"][node.pointer[2]] if on_lot else tender
