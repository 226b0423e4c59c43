"""What kind of input a document is, and which RFPs are in it."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple, TypeAlias, cast

from rfplint.model import Pointer, Text

Kind: TypeAlias = Literal[
    "native", "release", "releasePackage", "record", "recordPackage", "compiledRelease", "apiPage"
]

_VERSIONED: Final = Text(
    "This is a versioned release: every value is a list of its past values. "
    "Give rfplint the compiled release.",
    "C'est une publication versionnée : chaque valeur est la liste de ses valeurs passées. "
    "Donnez à rfplint la publication compilée.",
)
_NOT_A_MAPPING: Final = Text(
    "This is neither an RFP nor OCDS data: the document is not made of 'key: value' lines. "
    'An RFP starts with rfp: "1.0".',
    "Ce n'est ni un appel d'offres ni des données OCDS : le document n'est pas fait de lignes "
    "« clé : valeur ». Un appel d'offres commence par rfp: \"1.0\".",
)
_NO_RELEASES: Final = Text(
    "This OCDS package holds no release or record to check.",
    "Ce paquet OCDS ne contient aucune publication ni aucun dossier à vérifier.",
)
_SHOWN_KEYS: Final = 6


class Subject(NamedTuple):
    """One RFP inside a document: where it stands there and what it is.

    `native` says that a buyer wrote it; else it is a publisher's notice.
    """

    base: Pointer
    data: object
    kind: Kind
    native: bool
    id: str | None


class Refusal(NamedTuple):
    """Why a document holds nothing to check (YML010), and where."""

    pointer: Pointer
    message: Text


def is_ocds(data: object) -> bool:
    """Say whether data that nobody named looks like OCDS, so that a folder scan takes it."""
    first = data[0] if isinstance(data, list) and data else data
    if not isinstance(first, dict):
        return False
    if "ocid" in first:
        return True
    return any(_holds_releases(first.get(key)) for key in ("releases", "records", "results"))


def subjects(data: object) -> tuple[tuple[Subject, ...], tuple[Refusal, ...]]:
    """Find the RFPs in a document, by its keys (the order is that of ocdskit, extended).

    Returns:
        The RFPs in the order in which they stand, and what was refused.
    """
    if isinstance(data, list):
        return _each(data, (), "release")
    if not isinstance(data, dict):
        return (), (Refusal((), _NOT_A_MAPPING),)
    if "rfp" in data:
        return (_subject(data, (), "native"),), ()
    if isinstance(data.get("records"), list):
        return _each(data["records"], ("records",), "recordPackage")
    if isinstance(data.get("releases"), list) and "ocid" not in data:
        return _each(data["releases"], ("releases",), "releasePackage")
    if isinstance(data.get("results"), list):
        return _each(data["results"], ("results",), "apiPage")
    return _single(data, ())


def _single(data: dict[str, object], base: Pointer) -> tuple[tuple[Subject, ...], tuple[Refusal, ...]]:
    if "compiledRelease" in data or ("releases" in data and "ocid" in data):
        return _record(data, base, "record")
    if "ocid" in data:
        if _is_versioned(data):
            return (), (Refusal((*base, "tender") if "tender" in data else base, _VERSIONED),)
        compiled = "compiled" in _as_list(data.get("tag"))
        return (_subject(data, base, "compiledRelease" if compiled else "release"),), ()
    if "tender" in data:
        return (_subject(data, base, "native"),), ()
    return (), (Refusal(base, _unknown(data)),)


def _each(items: list[object], base: Pointer, kind: Kind) -> tuple[tuple[Subject, ...], tuple[Refusal, ...]]:
    found: list[Subject] = []
    refused: list[Refusal] = []
    for index, item in enumerate(items):
        at = (*base, index)
        if not isinstance(item, dict):
            refused.append(Refusal(at, _NOT_A_MAPPING))
            continue
        some, none = _single(item, at)
        found += [subject._replace(kind=kind) if not subject.native else subject for subject in some]
        refused += none
    if not items:
        refused.append(Refusal(base, _NO_RELEASES))
    return tuple(found), tuple(refused)


def _record(data: dict[str, object], base: Pointer, kind: Kind) -> tuple[tuple[Subject, ...], tuple[Refusal, ...]]:
    compiled = data.get("compiledRelease")
    if isinstance(compiled, dict):
        return (_subject(compiled, (*base, "compiledRelease"), kind),), ()
    releases = data.get("releases")
    dated = [
        (str(release.get("date", "")), index)
        for index, release in enumerate(releases if isinstance(releases, list) else [])
        if isinstance(release, dict) and not _is_versioned(release)
    ]
    if not dated:
        return (), (Refusal(base, _NO_RELEASES),)
    latest = max(dated)[1]
    release = cast("list[object]", releases)[latest]
    return (_subject(release, (*base, "releases", latest), kind),), ()


def _subject(data: object, base: Pointer, kind: Kind) -> Subject:
    block = cast("dict[str, object]", data)
    tender = block.get("tender")
    own = tender.get("id") if isinstance(tender, dict) else None
    known = block.get("ocid") or own
    named = str(known) if isinstance(known, str | int) and known != "" else None
    return Subject(base, data, kind, kind == "native", named)


def _is_versioned(release: dict[str, object]) -> bool:
    tender = release.get("tender")
    if not isinstance(tender, dict):
        return False
    return any(
        isinstance(value, list)
        and bool(value)
        and all(isinstance(entry, dict) and "releaseID" in entry for entry in value)
        for value in tender.values()
    )


def _holds_releases(items: object) -> bool:
    return isinstance(items, list) and any(isinstance(i, dict) and "ocid" in i for i in items[:3])


def _as_list(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _unknown(data: dict[str, object]) -> Text:
    found = ", ".join(f"'{key}'" for key in list(data)[:_SHOWN_KEYS]) or "nothing"
    trouves = ", ".join(f"« {key} »" for key in list(data)[:_SHOWN_KEYS]) or "rien"
    return Text(
        f"This is neither an RFP nor OCDS data: it has {found}. "
        "An RFP has 'rfp', 'buyer' and 'tender'; an OCDS release has 'ocid'.",
        f"Ce n'est ni un appel d'offres ni des données OCDS : on y trouve {trouves}. "
        "Un appel d'offres a « rfp », « buyer » et « tender »; une publication OCDS a « ocid ».",
    )
