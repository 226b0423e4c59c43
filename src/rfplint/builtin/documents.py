"""Which document does an RFP mean when it names one by its id?"""

from __future__ import annotations

from collections.abc import Iterator

from rfplint.rfp import Node, Rfp


def listed(rfp: Rfp) -> Iterator[Node]:
    """Give every document of the planning and of the tender."""
    yield from rfp["planning"]["documents"]
    yield from rfp.tender["documents"]


def named(wanted: Node) -> Node | None:
    """Give the document that has this id, None where nothing or no document is named."""
    if not wanted.given:
        return None
    return next((each for each in listed(wanted.rfp) if each["id"] == wanted), None)
