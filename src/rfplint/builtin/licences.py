"""Reads the licences that an RFP names: SPDX expressions, old identifiers and everyday names.

The identifiers are those of the library `license_expression`, which is loaded only for a name
that is not among the usual ones. The grammar is read here: the library stumbles over some texts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final, Literal, NamedTuple

from rfplint.jurisdiction import fold
from rfplint.model import Fix, Text

_USUAL: Final = frozenset(
    [
        "AGPL-3.0-or-later",
        "Apache-2.0",
        "BSD-3-Clause",
        "CC-BY-4.0",
        "CC0-1.0",
        "CDLA-Permissive-2.0",
        "EUPL-1.2",
        "GPL-3.0-or-later",
        "LGPL-3.0-or-later",
        "LiLiQ-P-1.1",
        "LiLiQ-R-1.1",
        "LiLiQ-Rplus-1.1",
        "MIT",
        "MPL-2.0",
        "ODC-By-1.0",
        "ODbL-1.0",
        "OGL-Canada-2.0",
        "OGL-UK-3.0",
        "PDDL-1.0",
        "etalab-2.0",
    ]
)
_OF_ONES_OWN: Final = re.compile(
    r"(?:DocumentRef-[A-Za-z0-9.-]+:)?(?:LicenseRef|AdditionRef)-[A-Za-z0-9.-]+"
)
_OPERATORS: Final = ("and", "or", "with")
_NOT_SPDX: Final = frozenset(("GPL", "BSD-2"))
"""Names that the library knows and SPDX does not; they do not say which version is meant."""
_OLD: Final = (
    "eCos-2.0",
    "GPL-2.0-with-autoconf-exception",
    "GPL-2.0-with-bison-exception",
    "GPL-2.0-with-classpath-exception",
    "GPL-2.0-with-font-exception",
    "GPL-2.0-with-GCC-exception",
    "GPL-3.0-with-autoconf-exception",
    "GPL-3.0-with-GCC-exception",
)
"""Deprecated identifiers that the library does not know."""
_EMPTY_WORDS: Final = frozenset(
    ["de", "du", "international", "la", "le", "licence", "license", "the", "version"]
)
_NAMES: Final[Mapping[str, str]] = {
    "2 clause bsd": "BSD-2-Clause",
    "3 clause bsd": "BSD-3-Clause",
    "apache 2": "Apache-2.0",
    "apache software 2 0": "Apache-2.0",
    "cc zero 1 0": "CC0-1.0",
    "cc0": "CC0-1.0",
    "creative commons attribution 4 0": "CC-BY-4.0",
    "creative commons by 4 0": "CC-BY-4.0",
    "creative commons zero 1 0": "CC0-1.0",
    "european union public 1 2": "EUPL-1.2",
    "gnu affero general public 3 0 or later": "AGPL-3.0-or-later",
    "gnu general public 3 0 or later": "GPL-3.0-or-later",
    "gnu gpl 3 0 or later": "GPL-3.0-or-later",
    "gnu lesser general public 3 0 or later": "LGPL-3.0-or-later",
    "gouvernement ouvert canada 2 0": "OGL-Canada-2.0",
    "libre quebec permissive 1 1": "LiLiQ-P-1.1",
    "libre quebec reciprocite 1 1": "LiLiQ-R-1.1",
    "libre quebec reciprocite forte 1 1": "LiLiQ-Rplus-1.1",
    "liliq r plus 1 1": "LiLiQ-Rplus-1.1",
    "mozilla public 2 0": "MPL-2.0",
    "new bsd": "BSD-3-Clause",
    "open data commons open database 1 0": "ODbL-1.0",
    "open database 1 0": "ODbL-1.0",
    "open government canada 2 0": "OGL-Canada-2.0",
    "open government uk 3 0": "OGL-UK-3.0",
    "ouverte 2 0": "etalab-2.0",
    "ouverte open 2 0": "etalab-2.0",
    "publique mozilla 2 0": "MPL-2.0",
    "publique union europeenne 1 2": "EUPL-1.2",
    "simplified bsd": "BSD-2-Clause",
}
"""Everyday names without the words that say nothing, and what SPDX calls them."""
_REPLACE: Final = Text("Replace '{old}' with '{new}'", "Remplacer « {old} » par « {new} »")
_CHOOSE: Final = Text("Choose '{only}' or '{later}'", "Choisir « {only} » ou « {later} »")

Kind = Literal["valid", "deprecated", "unknown"]


class Reading(NamedTuple):
    """What a licence text is.

    `old` is the deprecated identifier in it; `fix` corrects it where the right one is known.
    """

    kind: Kind
    old: str | None = None
    fix: Fix | None = None


class _Known(NamedTuple):
    """Identifiers by their folded case: licences, exceptions, and what replaces old ones."""

    licences: Mapping[str, str]
    exceptions: Mapping[str, str]
    old: Mapping[str, str]


class _Named(NamedTuple):
    """An identifier in an expression; an exception stands after WITH."""

    id: str
    is_exception: bool


_VALID: Final = Reading("valid")


def read(text: str) -> Reading:
    """Say whether a text is an SPDX licence expression, and what it should be if it is none."""
    named = _named(text)
    kinds = [] if named is None else [(each, _kind(each)) for each in named]
    if named is None or any(kind == "unknown" for _, kind in kinds):
        return Reading("unknown", fix=_replace(text, _meant(text)))
    old = next((each.id for each, kind in kinds if kind == "deprecated"), None)
    return Reading("deprecated", old, _renewed(text, old)) if old else _VALID


def _named(text: str) -> list[_Named] | None:
    """Give the identifiers of an expression; None where the text is no expression."""
    named: list[_Named] = []
    depth, before = 0, "("
    for said in re.findall(r"[()]|[^\s()]+", text):
        word = said.lower() if said in "()" or said.lower() in _OPERATORS else "id"
        if not _may_follow(word, before, named):
            return None
        depth += (word == "(") - (word == ")")
        if depth < 0:
            return None
        if word == "id":
            named.append(_Named(said, is_exception=before == "with"))
        before = word
    return named if depth == 0 and before in ("id", ")") else None


def _may_follow(word: str, before: str, named: list[_Named]) -> bool:
    if before in ("(", "and", "or"):
        return word in ("id", "(")
    if before == "with":
        return word == "id"
    if word == "with":
        return before == "id" and not named[-1].is_exception
    return word in ("and", "or", ")")


def _kind(each: _Named) -> Kind:
    if _OF_ONES_OWN.fullmatch(each.id) or (each.id in _USUAL and not each.is_exception):
        return "valid"
    known, said = _known(), each.id.casefold()
    if each.is_exception:
        return "valid" if said in known.exceptions else "unknown"
    if said in known.old:
        return "deprecated"
    return "valid" if said in known.licences or _or_later(said, known) else "unknown"


def _or_later(said: str, known: _Known) -> bool:
    return said.endswith("+") and said[:-1] in known.licences


@cache
def _known() -> _Known:
    """Load the list of SPDX, as the library has it."""
    from license_expression import get_spdx_licensing

    licences: dict[str, str] = {}
    exceptions: dict[str, str] = {}
    old = {each.casefold(): "" for each in _OLD}
    for key, symbol in get_spdx_licensing().known_symbols.items():
        own = key.startswith("LicenseRef-")
        if not own:
            (exceptions if symbol.is_exception else licences)[key.casefold()] = key
        for alias in symbol.aliases:
            if " " not in alias and not alias.startswith("LicenseRef-") and alias not in _NOT_SPDX:
                old[alias.casefold()] = "" if own or symbol.is_exception else key
    return _Known(licences, exceptions, old)


def _meant(text: str) -> str | None:
    """Give the identifier of an everyday name; None where it may be more than one."""
    plain = _plain(text)
    return _NAMES.get(plain) or _by_plain_name().get(plain) if plain else None


@cache
def _by_plain_name() -> Mapping[str, str]:
    found: dict[str, list[str]] = {}
    for key in _known().licences.values():
        found.setdefault(_plain(key), []).append(key)
    return {plain: keys[0] for plain, keys in found.items() if len(keys) == 1}


def _plain(name: str) -> str:
    words = fold(re.sub(r"\bv\.?\s*(?=\d)", " ", name.casefold()).replace("+", " plus "))
    return " ".join(word for word in words.split() if word not in _EMPTY_WORDS)


def _renewed(text: str, old: str) -> Fix | None:
    """Propose what replaces an old identifier; of a GNU licence, the buyer has to choose."""
    new = _known().old[old.casefold()]
    if new.endswith("-only"):
        later = f"{new.removesuffix('-only')}-or-later"
        return Fix(_CHOOSE.fill(only=new, later=later), safe=False)
    if not new:
        return None
    return Fix(_REPLACE.fill(old=old, new=new), safe=False, proposal=text.replace(old, new))


def _replace(old: str, new: str | None) -> Fix | None:
    return Fix(_REPLACE.fill(old=old, new=new), safe=True, proposal=new) if new else None
