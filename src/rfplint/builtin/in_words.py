"""What a tender says in words where it leaves a field blank: lots, electronic bids, price alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from rfplint.jurisdiction import fold
from rfplint.rfp import Node

_NO_LESS: Final = r"(?<!\bnot )(?<!\bno )(?<!\bpas )(?<!\bnon )"
"""Before a number: it is not denied."""


def texts(block: Node, *names: str) -> Iterator[str]:
    """Give what members of these names say, in any language."""
    members = block.value if isinstance(block.value, dict) else {}
    for key, said in members.items():
        if isinstance(said, str) and str(key).partition("_")[0] in names:
            yield said


def speaks_of_lots(tender: Node) -> bool:
    """Whether the words of a tender tell of lots that its fields do not have."""
    said = texts(tender, "title", "description", "procurementMethodDetails")
    return any(_tells_of_lots(fold(text)) for text in said)


def _tells_of_lots(folded: str) -> bool:
    if "lot" not in folded:
        return False
    numbered = {found[1] for found in _numbered_lot().finditer(folded)}
    return len(numbered) > 1 or _several_lots().search(folded) is not None


@cache
def _numbered_lot() -> re.Pattern[str]:
    """A lot with its number, and no piece of land: `lot 12 concession 4`, `lot 5 983 124`."""
    return re.compile(
        r"(?<!parking )\blot ?(?:no |n |number |numero )?([0-9]{1,2})\b"
        r"(?! (?:[0-9]{3}\b|con\b|concession|plan|rang|block|bloc))"
    )


@cache
def _several_lots() -> re.Pattern[str]:
    number = (
        r"(?:[0-9]{1,2}|two|three|four|five|six|seven|eight|nine|ten|several|multiple|"
        r"deux|trois|quatre|cinq|six|sept|huit|neuf|dix|plusieurs)"
    )
    return re.compile(
        rf"\bmulti ?lots?\b|\blots [1-9]\b|{_NO_LESS}\b{number} "
        r"(?:separate |distinct |individual |geographic(?:al)? )?lots\b(?! de terrain)"
    )


def takes_electronic_bids(tender: Node) -> bool:
    """Whether `submissionMethodDetails` says how bids are submitted electronically."""
    for text in texts(tender, "submissionMethodDetails"):
        for sentence in map(fold, _ends().split(text)):
            ways = _by_wire().search(sentence) and _of_bids().search(sentence)
            if ways and not _of_else().search(sentence):
                return True
    return False


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(
        r"[.;!?](?=\s|<|$)|\n\s*\n|</?(?:p|div|li|ul|ol|h[1-6]|br|tr|td)\b[^<>]{0,200}>"
    )


@cache
def _by_wire() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:electroni\w*|on ?line|e (?:tender|bid|procurement|mail)\w*|e?tendering|email\w*|"
        r"portal|upload\w*|en ligne|courriel|portail|televers\w*|seao)\b"
    )


@cache
def _of_bids() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:lodg\w*|submi\w+|bids?|tenders?|proposals?|responses?|offers?|quotations?|"
        r"soumission\w*|soumettre|soumis\w*|offres?|depots?|depos\w+|propositions?|plis?)\b"
    )


@cache
def _of_else() -> re.Pattern[str]:
    """What is refused, and what is about questions or about the documents."""
    return re.compile(
        r"\b(?:not|no|nor|never|neither|without|refus\w*|reject\w*|ne|n|pas|aucune?s?|sans|ni|"
        r"questions?|enquir\w*|inquir\w*|renseignements?|obtain\w*|obten\w*|download\w*|telecharg\w*|"
        r"available|published|disponibles?|accessibles?|publies?)\b"
    )


def by_price_alone(tender: Node) -> bool:
    """Whether `awardCriteriaDetails` says that the lowest price decides, and names nothing else."""
    said = [fold(text) for text in texts(tender, "awardCriteriaDetails")]
    return any(_lowest().search(text) and not _more_than_price().search(text) for text in said)


@cache
def _lowest() -> re.Pattern[str]:
    price = r"(?:price|cost|bid|tender|offer|quotation|quote|bidder|tenderer)s?"
    prix = r"(?:prix|cout|offre|soumission|soumissionnaire)s?"
    return re.compile(
        rf"\b(?:lowest|lower) (?:\w+ ){{0,3}}{price}\b|\b{price} (?:alone|only)\b"
        rf"|\bplus bas(?:se)?s? (?:\w+ ){{0,2}}{prix}\b|\b{prix} (?:\w+ ){{0,3}}(?:le|la) plus bas"
        r"|\bprix seul(?:ement)?\b|\bmoins disant\b"
    )


@cache
def _more_than_price() -> re.Pattern[str]:
    """What says that more counts, or that the lowest need not win."""
    return re.compile(
        r"[0-9]|\b(?:not|no|any|nor|ne|ni|aucune?|pas|quality|qualite|technical|technique|points?|"
        r"weigh\w*|ponder\w*|criteria|criteres|merit\w*|value|valeur|experience|notes?|score\w*)\b"
    )
