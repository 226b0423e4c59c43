"""What a clause says for certain, written into the skeleton that a prose-only note proposes.

What it leaves open, or two clauses say differently, stays TODO: only the buyer can decide that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final, TypeAlias

from rfplint import jurisdiction
from rfplint.clauses import Said
from rfplint.model import Fix

Path: TypeAlias = tuple[str, ...]
"""The end of the way to a value: keys, and for an item of a list its category."""

KINDS: Final = (
    "assigns-foreground-ip",
    "supplier-keeps-foreground-ip",
    "forfeits-background-ip",
    "data-owner-stated",
    "metadata-addressed",
    "residency-stated",
)
_TODO: Final = "TODO"
_BACKGROUND: Final = ("backgroundIP", "owner")
_OF_IP: Final = {
    "assigns-foreground-ip": (("foregroundIP", "owner"), "buyer"),
    "supplier-keeps-foreground-ip": (("foregroundIP", "owner"), "supplier"),
    "forfeits-background-ip": (_BACKGROUND, _TODO),
}
_BUYER: Final = (
    r"(?:buyer|purchaser|city|town|township|municipality|village|county|region|province|crown"
    r"|authority|department|ministry|acheteur|ville|municipalit[ée]|r[ée]gion|r[ée]gie|mrc"
    r"|couronne|minist[èe]re|organisme public)\b"
)
_SUPPLIER: Final = (
    r"(?:supplier|contractor|vendor|provider|proponent|fournisseur|prestataire|adjudicataire"
    r"|entrepreneur|contractant)\b"
)
_UNSURE: Final = re.compile(
    r"\b(?:except|unless|until|jointly|joint|subject to|other than|either|depending|sauf|hormis"
    r"|[àa] moins|jusqu|conjoint\w*|sous r[ée]serve|selon|soit|préférence|preferably|may be)\b",
    re.IGNORECASE,
)
_SHARED: Final = re.compile(
    rf"{_BUYER}[^.;,]{{0,40}}\b(?:and|or|et|ou)\b[^.;]{{0,20}}{_SUPPLIER}"
    rf"|{_SUPPLIER}[^.;,]{{0,40}}\b(?:and|or|et|ou)\b[^.;]{{0,20}}{_BUYER}",
    re.IGNORECASE,
)
_DENIED: Final = re.compile(
    r"\b(?:not|never|nor)\b[^.;]{0,30}\b(?:belong|property|own)"
    r"|\bn(?:e |['\u2019])[^.;]{0,12}(?:appartien|est|sont|demeur|rest|devien)",
    re.IGNORECASE,
)
_ALL: Final = re.compile(
    r"\b(?:all|any) (?:of )?(?:the |such |project )?data\b|\btoutes les données\b"
    r"|\b(?:l['\u2019]ensemble|la totalité) des données\b",
    re.IGNORECASE,
)
_MADE: Final = re.compile(
    r"\bdata (?:that (?:is|are) )?(?:collected|generated|produced|captured)\b"
    r"|\bdonnées (?:recueillies|collectées|générées|produites|captées)\b",
    re.IGNORECASE,
)
_METADATA: Final = re.compile(r"\b(?:meta-?data|métadonnées)\b", re.IGNORECASE)
_USES: Final = {
    "storage": r"\b(?:stor|kept|keep|host|resid|held|remain|stay|conserv|stock|héberg|entrepos)",
    "processing": r"\b(?:process|trait)",
    "backup": r"\b(?:back-?up|copies|sauvegard)",
    "remoteAccess": r"\b(?:access|viewed|accès|accéd|consult)",
}
_OUTSIDE_FR: Final = r"(?:hors|[àa] l['\u2019]extérieur) d(?:e la |u |e |['\u2019])"
_ENDS: Final = ".;!?\n"
_REACH: Final = 1_000


def fill(fix: Fix | None, said: Iterable[Said]) -> Fix | None:
    """Write what the clauses say for certain into the proposal of a fix."""
    if fix is None or fix.proposal is None:
        return fix
    known: dict[Path, str] = {}
    for path, value in (pair for one in said for pair in _told(one)):
        known[path] = value if known.get(path, value) == value else _TODO
    return fix._replace(proposal=_written(fix.proposal, known)) if known else fix


def _told(said: Said) -> Iterator[tuple[Path, str]]:
    kind = said.clause.kind
    start, sentence = _sentence(said)
    if said.clause.has_alternative or _UNSURE.search(sentence):
        return
    if kind in _OF_IP:
        yield _OF_IP[kind]
    elif kind == "residency-stated":
        yield from _places(sentence, start)
    else:
        yield from _owned(sentence, kind)


def _sentence(said: Said) -> tuple[int, str]:
    """Give where a clause starts in its sentence, and that; "" where it spans several."""
    start, end = said.clause.span
    text = said.text[max(0, start - _REACH) : end + _REACH]
    start, end = min(start, _REACH), min(start, _REACH) + end - start
    if any(mark in text[start:end] for mark in _ENDS):
        return 0, ""
    first = max(text.rfind(mark, 0, start) for mark in _ENDS) + 1
    last = min((at for mark in _ENDS if (at := text.find(mark, end)) >= 0), default=len(text))
    return start - first, text[first:last]


def _owned(sentence: str, kind: str) -> Iterator[tuple[Path, str]]:
    """Give the owner of each category; what the supplier may do with it is another question."""
    owner = _owner(sentence)
    for category in _categories(sentence, kind) if owner is not None else ():
        yield ("ownership", category, "owner"), owner or _TODO
        yield ("ownership", category, "supplierUse"), _TODO


def _owner(sentence: str) -> str | None:
    """Give the only party that the sentence calls the owner."""
    parties = (("buyer", _BUYER), ("supplier", _SUPPLIER))
    owners = [who for who, party in parties if _owns(party).search(sentence)]
    doubtful = len(owners) != 1 or _SHARED.search(sentence) or _DENIED.search(sentence)
    return None if doubtful else owners[0]


@cache
def _owns(party: str) -> re.Pattern[str]:
    the = r"(?:the |la |le |l['\u2019])"
    of = r"(?:of the |de la |du |de l['\u2019])"
    to = r"(?:to the |à la |au |à l['\u2019])"
    only = r"(?:sole |exclusive |unique |seule? )*"
    return re.compile(
        rf"(?i)\bbelongs? (?:solely |exclusively )?{to}{party}"
        rf"|\bappartien\w+ (?:exclusivement )?{to}{party}"
        rf"|\b(?:is|are|be|remains?|become) (?:the )?{only}property {of}{party}"
        rf"|\b(?:est|sont|demeure\w*|reste\w*|devien\w+) la propriété (?:exclusive )?{of}{party}"
        rf"|{the}{party}(?: shall| will)? (?:solely |exclusively )?(?:owns?|retains? ownership)\b"
        rf"|{the}{party} (?:est|demeure|reste) (?:l['\u2019]|la |le )?{only}propriétaire\b"
    )


def _categories(sentence: str, kind: str) -> tuple[str, ...]:
    if kind == "metadata-addressed":
        return ("metadata",) if _METADATA.search(sentence) else ()
    if _ALL.search(sentence):
        return ("inputData", "generatedData")
    return ("generatedData",) if _MADE.search(sentence) else ()


def _places(sentence: str, start: int) -> Iterator[tuple[Path, str]]:
    """Give the country and province for each use of the data that the sentence names."""
    reached = (each for each in _place().finditer(sentence) if each.end() > start)
    found = next(reached, None) or _barred().search(sentence)
    named = {each.casefold() for each in _name().findall(sentence)}
    if found is None or len(named) != 1:
        return
    code = _canada()[found["place"].casefold()]
    for use, words in _USES.items():
        if re.search(words, sentence, re.IGNORECASE):
            yield (use, "countries"), "[CA]"
            yield (use, "subdivisions"), f"[{code}]" if code != "CA" else ""


@cache
def _canada() -> dict[str, str]:
    named = {"CA": jurisdiction.countries()["CA"]}
    named |= {c: n for c, n in jurisdiction.subdivisions().items() if c.startswith("CA-")}
    return {name.casefold(): code for code, text in named.items() for name in text}


@cache
def _names() -> str:
    return "|".join(sorted(map(re.escape, _canada()), key=len, reverse=True))


@cache
def _name() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{_names()})\b")


@cache
def _place() -> re.Pattern[str]:
    """Match the place in which something must be, or may not be outside of, and no "or" after."""
    ends = r"(?=\s*(?:$|,|only\b|exclusively\b|at all times\b|seulement\b|exclusivement\b|en tout))"
    outside = (
        r"\b(?:not|never)\b[^,]{0,60}\boutside (?:of )?"
        rf"|\bne\b[^,]{{0,60}}\b(?:pas|jamais)\b[^,]{{0,60}}\b{_OUTSIDE_FR}"
    )
    inside = r"\b(?:in|within|inside|au|en|à|dans) (?:the province of |la province de )?"
    return re.compile(rf"(?i)(?:{outside}|{inside})(?P<place>{_names()}){ends}")


@cache
def _barred() -> re.Pattern[str]:
    """Match `outside Canada is prohibited`."""
    never = r"(?:est|sont|is|are) (?:strictement |strictly )?(?:interdit|prohibited|forbidden)"
    return re.compile(rf"(?i)\b(?:outside (?:of )?|{_OUTSIDE_FR})(?P<place>{_names()}) {never}")


def _written(proposal: str, known: dict[Path, str]) -> str:
    """Replace values of the skeleton by the end of the way to them."""
    above: list[tuple[int, str]] = []
    lines: list[str] = []
    for line in proposal.splitlines():
        key = re.fullmatch(r"(?P<indent> *(?:- )?)(?P<key>[\w-]+):(?: (?P<value>.*))?", line)
        if key is None:
            lines.append(line)
            continue
        depth = len(key["indent"])
        item = "- " in key["indent"]
        above = [entry for entry in above if entry[0] < depth - (2 if item else 0)]
        if item:
            above.append((depth - 1, key["value"] or ""))
        way = (*(name for _, name in above), key["key"])
        above.append((depth, key["key"]))
        lines += _line(line, key, way, known)
    return "".join(f"{line}\n" for line in lines)


def _line(line: str, key: re.Match[str], way: Path, known: dict[Path, str]) -> list[str]:
    new = next((value for path, value in known.items() if way[-len(path) :] == path), None)
    if new is None or (_TODO not in (key["value"] or "") and new != _TODO):
        return [line]
    lines = [f"{key['indent']}{key['key']}: {new}"]
    beside = known.get((*way[-2:-1], "subdivisions")) if key["key"] == "countries" else None
    listed = "[TODO]" if beside == _TODO else beside
    return [*lines, f"{key['indent']}subdivisions: {listed}"] if listed else lines
