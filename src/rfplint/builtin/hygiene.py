"""Whether the file itself is sound: leftovers, odd scalars, keys, references (policies DOC)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from rfplint import blank, schema
from rfplint.hooks import check
from rfplint.model import Fix, Pointer, Text
from rfplint.rfp import Hit, Node, Rfp

_KNOWN_MAJOR: Final = 1
_KNOWN_MINOR: Final = 0
_NONE_IS_AN_ANSWER: Final = frozenset(("depositsGuarantees", "securityClearance"))
_NONE: Final = frozenset(("none", "aucun", "aucune"))
_MAY_POINT_TO_CONTRACT: Final = frozenset(("performanceTerms", "otherTerms"))
_LONGEST_NUMBER: Final = 30
_MOST_LEFTOVERS: Final = 20
_FIRST: Final = Text("first used here", "utilisé ici d'abord")
_OTHER_COUNTRY: Final = Text("another buyer, another country", "autre acheteur, autre pays")

DOCUMENT_IDS: Final = (
    "intellectualProperty.clause.documentId",
    "dataGovernance.residency.transfer.documentId",
    "privacy.impactAssessment.documentId",
    "soleSource.marketScan.documentId",
    "soleSource.priorDisclosure.documentId",
)
"""Every place below the tender that refers to a document; the schema has no other."""


@check("DOC001")
def placeholder_text(rfp: Rfp) -> Iterator[Hit]:
    """Find texts that only look like an answer."""
    listed = _strings(rfp.settings["placeholders"])
    see = _strings(rfp.settings["seePhrases"])
    most = rfp.settings["maxWords"]
    assert isinstance(most, int)
    if not rfp.blank_texts:
        return
    documents = rfp.tender["documents"]
    contract = any(node.get("documentType") == "contractDraft" for node in documents)
    for node in _blank_texts(rfp):
        only_refers = not blank.placeholder(node.text, listed, (), 0)
        if (
            blank.placeholder(node.text, listed, see, most)
            and next(blank.leftovers(node.text), None) is None
            and not _is_name(node.pointer)
            and not _none_is_an_answer(node)
            and not (contract and only_refers and _may_point_to_contract(node.pointer))
        ):
            yield node.hit()


def _is_name(pointer: Pointer) -> bool:
    """Say whether a text is a name for machines: "NA" is Namibia there, not "not applicable"."""
    return _last_key(pointer) in schema.names_of_things() or schema.codelist(pointer) is not None


def _none_is_an_answer(node: Node) -> bool:
    asked = _last_key(node.pointer).partition("_")[0] in _NONE_IS_AN_ANSWER
    return (asked or "participationFees" in node.pointer) and (
        node.text.strip(" .").casefold() in _NONE
    )


def _may_point_to_contract(pointer: Pointer) -> bool:
    key = _last_key(pointer).partition("_")[0]
    in_terms = "contractTerms" in pointer and key in _MAY_POINT_TO_CONTRACT
    return in_terms or ("intellectualProperty" in pointer and "clause" in pointer)


def _last_key(pointer: Pointer) -> str:
    return next((step for step in reversed(pointer) if isinstance(step, str)), "")


@check("DOC002")
def template_leftover(rfp: Rfp) -> Iterator[Hit]:
    """Find what a template left behind: each marker, up to a number that makes the point."""
    for node in _blank_texts(rfp):
        for span in islice(blank.leftovers(node.text), _MOST_LEFTOVERS):
            yield node.hit(within=span, value=node.text[span.start : span.end])


def _blank_texts(rfp: Rfp) -> Iterator[Node]:
    """Give the texts that count as blank; of a publisher's notice, those that are judged."""
    if not rfp.blank_texts:
        return
    roots = [rfp] if rfp.facts["origin"] == "native" else [rfp.tender, rfp["planning"]]
    for root in roots:
        yield from _texts_in(root.value, root.pointer, rfp)


def _texts_in(value: object, at: Pointer, rfp: Rfp) -> Iterator[Node]:
    if isinstance(value, str):
        if value in rfp.blank_texts:
            yield Node(value, at, rfp)
    elif isinstance(value, dict):
        for key, below in value.items():
            yield from _texts_in(below, (*at, key), rfp)
    elif isinstance(value, list):
        for index, below in enumerate(value):
            yield from _texts_in(below, (*at, index), rfp)


def _strings(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list | tuple) else ()


@check("DOC003")
def ambiguous_scalar(rfp: Rfp) -> Iterator[Hit]:
    """Find scalars without quotes that YAML readers of the last version take for something else."""
    if rfp.document is None or rfp.facts["origin"] != "native":
        return
    odd_ones = [odd for odd in rfp.document.ambiguous() if odd.pointer != ("rfp",)]
    for odd in odd_ones:
        if odd.on == "key" or _takes_text(odd.pointer):
            values = {"value": odd.text, "reading": _older_reading(odd.text)}
            yield Hit(odd.pointer, odd.on, values=values, case="reading", fix=_quotes(odd.text))
        elif (number := _at(rfp, odd.pointer).number) is not None:
            yield _as_decimal(odd.pointer, odd.text, number)
    told = {odd.pointer for odd in odd_ones}
    for fault in _faults(rfp):
        node = _at(rfp, fault.pointer)
        if fault.keyword == "type" and node.pointer not in told and _is_number_for_text(node):
            written = rfp.document.raw(fault.pointer) or str(node.value)
            yield node.hit("number", value=written, fix=_quotes(written))


def _takes_text(pointer: Pointer) -> bool:
    """Whether quotes would be right here; a text where none belongs is told by DOC007."""
    field = schema.field(pointer)
    return field is None or not field.types or "string" in field.types


def _as_decimal(pointer: Pointer, written: str, number: float) -> Hit:
    title = Text(f"Write {number}", f"Écrire {number}")
    values = {"value": written, "reading": _older_reading(written), "decimal": str(number)}
    fix = Fix(title, safe=True, proposal=f"{number}\n")
    return Hit(pointer, values=values, case="decimal", fix=fix)


def _is_number_for_text(node: Node) -> bool:
    field = schema.field(node.pointer)
    return (
        node.number is not None
        and node.pointer != ("rfp",)
        and field is not None
        and "string" in field.types
        and node.rfp.document is not None
        and node.rfp.document.is_plain(node.pointer)
    )


def _at(rfp: Rfp, pointer: Pointer) -> Node:
    node: Node = rfp
    for step in pointer:
        node = node[step]
    return node


def _quotes(written: str) -> Fix:
    quoted = f'"{written}"'
    title = Text(f"Write {quoted}, in double quotes", f"Écrire {quoted}, entre guillemets droits")
    return Fix(title, safe=True, proposal=f"{quoted}\n")


def _older_reading(text: str) -> Text:
    """Say what YAML 1.1 makes of a scalar that YAML 1.2 reads otherwise."""
    plain = text.lower().replace("_", "")
    if plain in ("y", "yes", "on"):
        return Text("true", "« vrai » (true)")
    if plain in ("n", "no", "off"):
        return Text("false", "« faux » (false)")
    if text in ("=", "<<"):
        return Text("a sign of YAML itself", "un signe propre à YAML")
    if "." in plain or len(plain) > _LONGEST_NUMBER:
        return Text("another number", "un autre nombre")
    number = _older_number(plain)
    if number is None:
        return Text("text and not a number", "un texte et non un nombre")
    return Text(f"the number {number}", f"le nombre {number}")


def _older_number(plain: str) -> int | None:
    digits = plain.lstrip("+-")
    sign = -1 if plain.startswith("-") else 1
    if re.fullmatch(r"[0-9]+(?::[0-9]+)+", digits):
        total = 0
        for part in digits.split(":"):
            total = total * 60 + int(part)
        return sign * total
    for pattern, base in (
        (r"0b[01]+", 2),
        (r"0[0-7]+", 8),
        (r"0x[0-9a-f]+", 16),
        (r"[1-9][0-9]*", 10),
    ):
        if re.fullmatch(pattern, digits):
            return sign * int(digits, base)
    return None


@check("DOC005")
def unknown_key(rfp: Rfp) -> Iterator[Hit]:
    """Find keys that the format does not know."""
    native = rfp.facts["origin"] == "native"
    unknown = schema.unknown_keys(rfp.value, native=native)
    if not unknown:
        return
    told = _pointers(rfp, "DOC001", "DOC002")
    needed = {
        fault.pointer for fault in _faults(rfp) if fault.keyword == "required" and fault.on == "key"
    }
    for key in unknown:
        if key.pointer in told or not (native or rfp.at_pointer(key.pointer).given):
            continue  # in a notice, what says nothing loses nothing by not being read
        case = "required" if key.pointer in needed else "near" if key.near else "unknown"
        intended = (*key.pointer[:-1], key.near) if key.near else None
        yield Hit(
            key.pointer,
            "key",
            values={"key": key.key, "near": key.near, "intended": intended},
            case=case,
            fix=_rename(key) if key.near else None,
        )


def _rename(key: schema.UnknownKey) -> Fix:
    title = Text(f"Rename the key to '{key.near}'", f"Renommer la clé en « {key.near} »")
    return Fix(title, safe=key.certain, proposal=f"{key.near}:\n")


@check("DOC006")
def jurisdiction_unknown(rfp: Rfp) -> Iterator[Hit]:
    """Find RFPs that do not say which law their buyer is under."""
    buyer = rfp["buyer"]
    countries = list(_buyer_countries(rfp))
    other = next((node for node in countries if node != countries[0].value), None)
    if rfp.facts["country"] is None:
        yield buyer.hit("country", on="key")
    elif other is not None:
        yield buyer.hit(
            "several",
            on="key",
            related=(other.beside(_OTHER_COUNTRY),),
            value=[node.value for node in (countries[0], other)],
        )
    elif rfp.facts["jurisdiction"] == "CA" and rfp.facts["governmentLevel"] != "federal":
        yield buyer.hit("region", on="key")


def _buyer_countries(rfp: Rfp) -> Iterator[Node]:
    for party in rfp["parties"]:
        roles = party["roles"].value
        country = party.at("address.country")
        if isinstance(roles, list) and "buyer" in roles and country.given:
            yield country


@check("DOC007")
def schema_violation(rfp: Rfp) -> Iterator[Hit]:
    """Find values that the format does not allow, each told in its own words."""
    faults = _faults(rfp)
    if not faults:
        return
    told = _pointers(rfp, "DOC001", "DOC002", "DOC003", "DOC005")
    for fault in faults:
        if fault.pointer not in told and fault.pointer != ("rfp",):
            yield Hit(fault.pointer, fault.on, values={"fault": fault.message}, fix=fault.fix)


def _faults(rfp: Rfp) -> tuple[schema.Fault, ...]:
    native = rfp.facts["origin"] == "native"
    return rfp.once("schema faults", lambda: schema.rfp_faults(rfp.value, native=native))


def _pointers(rfp: Rfp, *codes: str) -> frozenset[Pointer]:
    return frozenset(hit.pointer for code in codes for hit, _ in rfp.hits(code, shown_only=True))


@check("DOC008")
def dangling_reference(rfp: Rfp) -> Iterator[Hit]:
    """Find references to what is not there, and identifiers used twice."""
    planning = rfp["planning"]
    references = [node for path in DOCUMENT_IDS for node in rfp.scopes(path)]
    if references:
        documents = [*rfp.tender["documents"], *planning["documents"]]
        yield from _dangling(references, documents, "document")
    organizations = [rfp.at("buyer.id")]
    organizations += [f.at("financingParty.id") for f in planning.at("budget.finance")]
    yield from _dangling(organizations, rfp["parties"], "party")
    for things in _numbered(rfp):
        if _may_repeat(things.value):
            yield from _duplicates(things)


def _dangling(references: Iterable[Node], things: Iterable[Node], case: str) -> Iterator[Hit]:
    known = {_identifier(thing.get("id"), thing.rfp) for thing in things}
    for reference in references:
        identifier = _identifier(reference.value, reference.rfp)
        if identifier and identifier not in known:
            yield reference.hit(case)


def _may_repeat(things: object) -> bool:
    """Say whether two things may have the same id: nearly never, so this must be quick."""
    if type(things) is not list:
        return False
    written = [str(thing["id"]) for thing in things if type(thing) is dict and "id" in thing]
    return len(set(written)) < len(written)


def _duplicates(things: Iterable[Node]) -> Iterator[Hit]:
    first: dict[str, Node] = {}
    for thing in things:
        identifier = _identifier(thing.get("id"), thing.rfp)
        if identifier in first:
            yield thing["id"].hit("duplicate", related=(first[identifier].beside(_FIRST),))
        elif identifier:
            first[identifier] = thing["id"]


def _numbered(rfp: Rfp) -> Iterator[Node]:
    tender, planning = rfp.tender, rfp["planning"]
    yield tender["documents"]
    yield planning["documents"]
    yield tender["lots"]
    yield tender["milestones"]
    yield planning["milestones"]
    yield tender["lotGroups"]
    for home in (*rfp.lots(), *tender["lotGroups"]):
        yield home.at("awardCriteria.criteria")
    yield from rfp.scopes("selectionCriteria.criteria")
    yield from rfp.scopes("specifications")


def _identifier(value: object, rfp: Rfp) -> str:
    """Give an id as text: OCDS allows numbers; what is blank or of another type is none."""
    if isinstance(value, str):
        return value if rfp.is_given(value) else ""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


@check("DOC010")
def format_version_missing(rfp: Rfp) -> Iterator[Hit]:
    """Find RFPs that do not say, or say oddly, which version of the format they follow."""
    version = rfp["rfp"]
    if rfp.facts["origin"] != "native" or version.text in rfp.blank_texts:
        return
    if version.value is None:
        yield version.hit("missing")
    elif version.number is not None:
        written = rfp.document.raw(("rfp",)) if rfp.document is not None else None
        yield _unquoted(version, written or str(version.value))
    elif not re.fullmatch(r"[0-9]{1,9}\.[0-9]{1,9}", version.text):
        yield version.hit("malformed")
    else:
        yield from _unknown_version(version, version.text)


def _unquoted(version: Node, written: str) -> Hit:
    whole = written if "." in written else f"{written}.0"
    unknown = next(_unknown_version(version, whole), None)
    if unknown is not None and unknown.case == "unsupported":
        return unknown
    return version.hit("unquoted", value=written, fix=_quotes(whole))


def _unknown_version(version: Node, written: str) -> Iterator[Hit]:
    major, _, minor = written.partition(".")
    if not major.isdecimal() or int(major) != _KNOWN_MAJOR:
        yield version.hit("unsupported", value=written)
    elif minor.isdecimal() and int(minor) > _KNOWN_MINOR:
        yield version.hit("newer", value=written)


@check("DOC011")
def stale_suppression(_rfp: Rfp) -> Iterator[Hit]:
    """Find nothing: comments are judged when all policies have run, by whoever runs them."""
    yield from ()
