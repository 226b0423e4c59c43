"""What taking part costs a firm beside its bid: visits, fees, paper, certificates, one big lot."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from rfplint.builtin import criteria, in_words, timeline
from rfplint.clauses import Said
from rfplint.hooks import check
from rfplint.jurisdiction import fold
from rfplint.model import Text
from rfplint.rfp import Hit, Node, Rfp, quote
from rfplint.telling import join

_ELECTRONIC: Final = frozenset(("electronicsubmission", "electronicauction"))
_CHARGED_TO_BIDDERS: Final = frozenset(("document", "submission"))
_ONE_SUPPLIER: Final = frozenset(("soleSource", "pilot"))
_GOVERNMENT_LEVELS: Final = frozenset(("cpcsc", "fedramp", "itsg 33", "pbmm"))
"""Security levels that a government sets itself: an equivalent of them does not exist."""
_OPENS: Final = Text("the call opens here", "l'appel s'ouvre à cette date")
_NOT_ELECTRONIC: Final = Text("said here too", "dit ici aussi")
_UNNAMED: Final = Text("a standard", "une norme")


@check("ELG009")
def mandatory_site_visit(rfp: Rfp) -> Iterator[Hit]:
    """Find events that bidders must attend on one date in person, or almost at once."""
    for event in rfp.tender["milestones"]:
        if event.get("attendance") != "mandatory":
            continue
        if event["remoteOption"].value is not True and not event["alternativeDates"].given:
            yield event["attendance"].hit("no-choice")
        if _comes_too_soon(event):
            opens = rfp.tender["tenderPeriod"]["startDate"]
            yield event["dueDate"].hit("short", related=(opens.beside(_OPENS),))


def _comes_too_soon(event: Node) -> bool:
    """Whether the date, and each date that may replace it, is too near to the opening."""
    opens = timeline.read(event.rfp.tender["tenderPeriod"]["startDate"].text)
    held = timeline.read(event["dueDate"].text)
    least = event.rfp.settings["minNoticeDays"]
    if opens is None or held is None or not isinstance(least, int | float):
        return False
    others = (timeline.read(date.text) for date in event["alternativeDates"])
    dates = (held, *(date for date in others if date is not None))
    return all((date.day - opens.day).days < least for date in dates)


@check("ELG010")
def document_access_barrier(rfp: Rfp) -> Iterator[Hit]:
    """Find fees, bids on paper alone, and documents that are not where firms look."""
    for fee in rfp.tender["participationFees"]:
        yield from _fee(fee)
    yield from _paper(rfp)
    yield from _portal(rfp)


def _fee(fee: Node) -> Iterator[Hit]:
    charged = any(kind.text in _CHARGED_TO_BIDDERS for kind in fee["type"])
    if not charged or _is_for_paper_alone(fee):
        return
    amount = fee["value"]["amount"]
    if not amount.given:
        yield amount.hit("fee-unknown")
    elif amount.number is not None and amount.number > 0:
        yield amount.hit("fee", value=criteria.money(amount.number, fee["value"]))


def _is_for_paper_alone(fee: Node) -> bool:
    """Whether the fee is for a printed copy of what is free to download."""
    folded = [fold(text) for text in in_words.texts(fee, "description")]
    return any(_printed().search(text) and _free().search(text) for text in folded)


@cache
def _printed() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?:print|printed|paper|hard) cop(?:y|ies)"
        r"|(?:copies?|versions?|exemplaires?) (?:\w+ )?(?:papier|imprimee?s?))\b"
    )


@cache
def _free() -> re.Pattern[str]:
    return re.compile(r"\b(?:free|no (?:charge|cost|fee)|without charge|gratuit\w*|sans frais)\b")


def _paper(rfp: Rfp) -> Iterator[Hit]:
    methods, own = rfp.tender["submissionMethod"], rfp.tender["submissionTerms"]
    refused = [terms for terms in rfp.scopes("submissionTerms") if _refuses_electronic(terms)]
    on_paper = methods.given and isinstance(methods.value, list) and not _is_electronic(methods)
    on_paper = on_paper and not in_words.takes_electronic_bids(rfp.tender)
    if on_paper and not own.given_text("nonElectronicSubmissionRationale"):
        related = tuple(_policy_of(terms).beside(_NOT_ELECTRONIC) for terms in refused)
        yield methods.hit("paper", related=related)
        return
    for terms in refused:
        yield _policy_of(terms).hit("paper")


def _is_electronic(methods: Node) -> bool:
    return any(method.text.casefold() in _ELECTRONIC for method in methods)


def _refuses_electronic(terms: Node) -> bool:
    explained = terms.given_text("nonElectronicSubmissionRationale")
    return _policy_of(terms) == "notAllowed" and not explained


def _policy_of(terms: Node) -> Node:
    return terms["electronicSubmissionPolicy"]


def _portal(rfp: Rfp) -> Iterator[Hit]:
    listed = rfp.settings["centralPortals"]
    portals = [str(each) for each in listed] if isinstance(listed, list | tuple) else []
    hosts = tuple(dict.fromkeys(map(_host, portals)))
    if hosts and not any(_is_on(hosts, text) for text in _addresses(rfp)):
        yield rfp.tender["documents"].hit("portal", on="key", portals=hosts)


def _addresses(rfp: Rfp) -> Iterator[str]:
    yield from (document["url"].text for document in rfp.tender["documents"])
    yield from in_words.texts(rfp.tender, "submissionMethodDetails")


def _is_on(hosts: tuple[str, ...], text: str) -> bool:
    found = {name.casefold() for name in re.findall(r"[\w-]+(?:\.[\w-]+)+", text)}
    return any(name == host or name.endswith(f".{host}") for name in found for host in hosts)


def _host(portal: str) -> str:
    """Give the host of a portal that is named by its host or its address."""
    host = portal.casefold().partition("://")[2] or portal.casefold()
    return host.partition("/")[0].partition(":")[0].removeprefix("www.")


@check("ELG011")
def no_lots_without_reason(rfp: Rfp) -> Iterator[Hit]:
    """Find large contracts that are not divided and do not say why."""
    tender = rfp.tender
    lots, value = tender["lots"], tender["value"]
    if rfp.facts["approach"] in _ONE_SUPPLIER or tender.given_text("noLotsRationale"):
        return
    divided = len(rfp.lots()) > 1 or (lots.given and not isinstance(lots.value, list))
    if not divided and _is_large(value) and not in_words.speaks_of_lots(tender):
        yield lots.hit(on="key", value=criteria.money(value["amount"].number, value))


def _is_large(value: Node) -> bool:
    least = value.rfp.settings["minValue"]
    limit = least.get(value["currency"].text) if isinstance(least, dict) else None
    amount = value["amount"].number
    return isinstance(limit, int | float) and amount is not None and amount >= limit


@check("ELG013")
def certification_without_equivalent(rfp: Rfp) -> Iterator[Hit]:
    """Find certificates and standards for which no equivalent will do, or perhaps none."""
    yield from join(_certificates_in_fields(rfp), _certificates_in_prose(rfp))


def _certificates_in_prose(rfp: Rfp) -> Iterator[Hit]:
    for said in rfp.said("mandatory-certification"):
        taken = said.clause.has_alternative or criteria.equivalents_accepted(
            rfp.at_pointer(said.pointer)
        )
        if said.clause.exclusion or not (taken or _is_of_a_level(said)):
            yield quote(said, "in-prose")


def _is_of_a_level(said: Said) -> bool:
    """Whether the sentence asks for a government's own level, and for no other certificate."""
    span = said.clause.span
    before = re.split(r"[.;\n]\s", said.text[: span.start])[-1]
    after = re.split(r"[.;\n](?:\s|$)", said.text[span.end :])[0]
    words = fold(before + said.words + after)
    return _levels().search(words) is not None and _schemes().search(words) is None


@cache
def _levels() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(_GOVERNMENT_LEVELS))}|protected b|protege b)\b")


@cache
def _schemes() -> re.Pattern[str]:
    return re.compile(r"\b(?:iso|soc|csa|nist|pci|hitrust|cobit|itil)\b")


def _certificates_in_fields(rfp: Rfp) -> Iterator[Hit]:
    for criterion in criteria.binding(rfp, "certification"):
        if criteria.no_way_round(criterion):
            yield criterion["subType"].hit("certificate")
    for path in ("dataGovernance.security.standards[*]", "specifications[*].standards[*]"):
        for standard in rfp.scopes(path):
            yield from _standard(standard)


def _standard(standard: Node) -> Iterator[Hit]:
    accepted, named = standard["equivalentAccepted"], standard["id"]
    if not standard.given or criteria.equivalents_accepted(standard) or _is_level(standard):
        return
    if accepted.value is False:
        yield accepted.hit("standard", value=named if named.given else _UNNAMED)
    elif not accepted.given and named.given:
        yield accepted.hit("standard-unstated", value=named)


def _is_level(standard: Node) -> bool:
    return fold(standard["id"].text) in _GOVERNMENT_LEVELS
