"""Do texts stand in every language that the buyer must publish in, or has begun to publish in?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple, cast

from rfplint import schema, tables
from rfplint.hooks import check
from rfplint.jurisdiction import fold
from rfplint.model import Fix, Pointer, Severity, Text
from rfplint.rfp import Hit, Node, Rfp

_BLOCKS: Final = ("planning", "tender")
_ADDRESSES: Final = ("http://", "https://")
_NO_LANGUAGES: Final[frozenset[str]] = frozenset()
_NAMED: Final = 5
"""How many texts a message names; all of them are places beside the first."""
_MOST_BESIDE: Final = 20
_LACKS_TOO: Final = Text("this text lacks it too", "ce texte ne l'a pas non plus")
_SAY_LANGUAGE: Final = Text(
    " If it is in that language, say so in `language`.",
    " S'il est dans cette langue, indiquez-le dans `language`.",
)


class _Said(NamedTuple):
    """A text: its block and key there, its name without suffix, and in which languages it stands.

    `variants` are the languages of suffixes; `languages` are those and that of the RFP.
    """

    home: Node
    key: str
    base: str
    languages: frozenset[str]
    variants: frozenset[str]

    @property
    def node(self) -> Node:
        """The text with its place."""
        return self.home[self.key]


@check("DOC004")
def translation_missing(rfp: Rfp) -> Iterator[Hit]:
    """Find texts that lack a language: one that binds the buyer, or one that others have."""
    told: set[tuple[Pointer, str]] = set()
    for language, at_most in _required(rfp).items():
        for said in _fields(rfp):
            if language not in said.languages:
                told.add((said.node.pointer, language))
                yield _lacking(said, language, at_most)
    yield from _partial(rfp, told)


def _required(rfp: Rfp) -> dict[str, Severity | None]:
    """Give the languages that bind the buyer; a list of buyers that is not verified makes notes."""
    found: dict[str, Severity | None] = {}
    selectors = cast("tuple[str, ...]", rfp.facts["selectors"])
    for row in tables.languages():
        binds = row.selector in selectors and row.validity.holds(rfp.as_of or "")
        if binds and (not row.buyers or _is_one_of(rfp, row.buyers)):
            unsure = bool(row.buyers) and not row.validity.verified
            at_most: Severity | None = "note" if unsure else None
            found.update(dict.fromkeys(row.languages, at_most))
    return found


def _is_one_of(rfp: Rfp, names: tuple[str, ...]) -> bool:
    said = [rfp["buyer"].get("name"), *(party.get("name") for party in rfp["parties"])]
    folded = [f" {fold(name)} " for name in said if isinstance(name, str)]
    return any(f" {fold(name)} " in whole for name in names for whole in folded)


def _fields(rfp: Rfp) -> Iterator[_Said]:
    """Give the texts that the setting names, where they are given."""
    for path in cast("list[object]", rfp.settings["fields"]):
        above, _, base = str(path).removeprefix("tender.").rpartition(".")
        for home in rfp.scopes(above) if above else (rfp.tender,):
            said = _said(home, base)
            if said is not None:
                yield said


def _said(home: Node, base: str) -> _Said | None:
    if not isinstance(home.value, dict):
        return None
    return _in_all_languages(home, base, _own_language(home.rfp))


def _in_all_languages(home: Node, base: str, own: frozenset[str]) -> _Said | None:
    """Give a text with its variants, if any of them says something."""
    keys = [key for key in cast("dict[str, object]", home.value) if _base(key) == base]
    given = [key for key in keys if isinstance(home.get(key), str) and home.gives(key)]
    if not given:
        return None
    variants = frozenset(_primary(key[len(base) + 1 :]) for key in given if key != base)
    return _Said(home, given[0], base, variants | own if base in given else variants, variants)


def _own_language(rfp: Rfp) -> frozenset[str]:
    """Give the language of texts without a suffix; none where the RFP does not say it."""
    own = rfp["language"]
    return frozenset((_primary(own.text),)) if own.text and own.given else frozenset()


@lru_cache(maxsize=4096)
def _base(key: str) -> str:
    """Give the name of a text without its language: `title` of `title_fr`."""
    base, _, language = key.partition("_")
    primary = language.partition("-")[0]
    return base if primary.isalpha() and primary.islower() and len(primary) in (2, 3) else key


def _primary(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()


def _lacking(said: _Said, language: str, at_most: Severity | None) -> Hit:
    unknown = not said.node.rfp["language"].given and not said.variants
    return said.node.hit(
        "required",
        on="key",
        at_most=at_most,
        language=_name(language),
        variant=f"{said.base}_{language}",
        hint=_SAY_LANGUAGE if unknown else Text("", ""),
        fix=_fix(said, language),
    )


def _fix(said: _Said, language: str) -> Fix:
    key, name = f"{said.base}_{language}", _name(language)
    title = Text(f"Add the text in {name.en}", f"Ajouter le texte en {name.fr}")
    return Fix(title, safe=False, proposal=f"{key}: TODO\n")


def _name(language: str) -> Text:
    label = schema.label("language", language)
    return Text(label.en, label.fr.lower()) if label else Text(language, language)


def _partial(rfp: Rfp, told: set[tuple[Pointer, str]]) -> Iterator[Hit]:
    """Find languages in which only a part of the texts stands."""
    texts = list(_texts(rfp))
    counts = Counter(language for said in texts for language in said.variants)
    for language, count in sorted(counts.items()):
        if count < cast("int", rfp.settings["partialFrom"]):
            continue
        without = [
            said
            for said in texts
            if language not in said.languages
            and not (told and (said.node.pointer, language) in told)
        ]
        if without:
            yield _incomplete(without, language, count)


def _texts(rfp: Rfp) -> Iterator[_Said]:
    names, own = schema.text_names(), _own_language(rfp)
    for at, block in rfp.blocks_with(names):
        if at and at[0] in _BLOCKS:
            keys = [key for key in block if key in names and _is_prose(key, at)]
            spoken = _with_variants if "_" in "".join(block) else _without_variants
            yield from spoken(Node(block, at, rfp), keys, own)


def _without_variants(home: Node, keys: list[str], own: frozenset[str]) -> Iterator[_Said]:
    """Give the texts of a block in which no key has a suffix: nearly every block is one."""
    is_given = home.rfp.is_given
    for key in keys:
        said = home.get(key)
        if isinstance(said, str) and is_given(said) and not said.startswith(_ADDRESSES):
            yield _Said(home, key, key, own, _NO_LANGUAGES)


def _with_variants(home: Node, keys: list[str], own: frozenset[str]) -> Iterator[_Said]:
    for key in keys:
        said = _in_all_languages(home, key, own)
        if said is not None and not said.node.text.startswith(_ADDRESSES):
            yield said


def _is_prose(key: str, home: Pointer) -> bool:
    """Names of organizations and units stay as they are; those of criteria are translated."""
    return key != "name" or "criteria" in home


def _incomplete(without: list[_Said], language: str, count: int) -> Hit:
    first, *others = without
    named = ", ".join(f"`{_field(said)}`" for said in without[:_NAMED])
    named += ", …" if len(without) > _NAMED else ""
    return first.node.hit(
        "partial",
        on="key",
        related=tuple(said.node.beside(_LACKS_TOO, on="key") for said in others[:_MOST_BESIDE]),
        language=_name(language),
        count=count,
        fields=Text(named, named),
        fix=_fix(first, language),
    )


def _field(said: _Said) -> str:
    steps = said.node.pointer[1:] if said.node.pointer[0] == "tender" else said.node.pointer
    written = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)
    return "".join(written).lstrip(".")
