"""Checks on data of Indigenous peoples: is it settled whose rules it follows?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from rfplint import schema
from rfplint.hooks import check
from rfplint.jurisdiction import fold
from rfplint.model import Span
from rfplint.rfp import Hit, Node, Rfp

_BLOCK: Final = "dataGovernance.indigenousData"
_LIKELY: Final = ("first nation", "inuit", "tis", "indigenous", "res nation", "re nation", "autoch")
_SAYS: Final = ("description", "rationale")


@check("OWN008")
def indigenous_data_terms_missing(rfp: Rfp) -> Iterator[Hit]:
    """Yield data of Indigenous peoples without a protocol, and sentences that speak of some."""
    shared = rfp.tender.at(_BLOCK).given_text("protocol")
    blocks = rfp.scopes(_BLOCK)
    for block in blocks:
        if block.get("involved") is True and not (shared or block.given_text("protocol")):
            yield block["protocol"].hit("no-protocol", on="key")
    if not any(block.gives("involved") for block in blocks) and _is_likely(rfp.prose):
        yield from (hit for hit in [next(_spoken_of(rfp), None)] if hit is not None)


def _is_likely(prose: str) -> bool:
    """Look by plain search whether a people may be named at all: in most RFPs none is."""
    lower = prose.lower()
    return any(word in lower for word in _LIKELY)


def _spoken_of(rfp: Rfp) -> Iterator[Hit]:
    for home in (rfp["planning"], rfp.tender):
        for text in _texts(home, read=False):
            for sentence in _sentences().finditer(text.text):
                people = _peoples().search(sentence[0])
                if people and _data().search(fold(sentence[0])):
                    start = sentence.start() + people.start()
                    within = Span(start, start + len(people[0]))
                    yield text.hit("possible", within=within, value=people[0])


def _texts(node: Node, *, read: bool) -> Iterator[Node]:
    """Give the descriptions and rationales, and of the terms on data every text that is prose."""
    if isinstance(node.value, str) and read:
        yield node
    for item in node:
        yield from _texts(item, read=read)
    if isinstance(node.value, dict):
        for key in node.value:
            on_data = key == "dataGovernance" or (read and key not in schema.names_of_things())
            yield from _texts(node[key], read=on_data or str(key).partition("_")[0] in _SAYS)


@cache
def _sentences() -> re.Pattern[str]:
    return re.compile(r"[^\s.!?;\n](?:[^.!?;\n]|[.!?;](?!\s)|\n(?!\s*\n))*")


@cache
def _peoples() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:First Nations?|Inuit|M[eé]tis|Indigenous|Premi[eè]res? Nations?|autochtones?)\b",
        re.IGNORECASE,
    )


@cache
def _data() -> re.Pattern[str]:
    """Words for data and for what makes it (policies.md 1.6), folded."""
    return re.compile(
        r"\b(?:data(?! ?(?:cable|link|plate|sheet))|donnee|sensor(?!i|y)|capteur|software|logiciel|"
        r"digital platform|plateforme numerique|mobile app|web app|application mobile|"
        r"application web|camera|analytic(?!al)|algorithm|cloud|infonuagique|telemetr|dashboard|"
        r"tableau de bord)"
    )
