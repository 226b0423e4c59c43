"""Which law a buyer is under: country, subdivision and government level, and how that is known.

The derivation is that of the project's jurisdiction tables, section 1.3.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Final, NamedTuple

from rfplint import resources
from rfplint.model import Severity, Text

EU: Final = frozenset(
    [
        "AT",
        "BE",
        "BG",
        "HR",
        "CY",
        "CZ",
        "DE",
        "DK",
        "EE",
        "ES",
        "FI",
        "FR",
        "GR",
        "HU",
        "IE",
        "IT",
        "LT",
        "LU",
        "LV",
        "MT",
        "NL",
        "PL",
        "PT",
        "RO",
        "SE",
        "SI",
        "SK",
    ]
)
"""The member states of the European Union."""

GROUPS: Final = ("EU", "EEA")
"""Groups of countries that may be named in place of one."""

_OTHER_CODES: Final = {"UK": "GB", "EL": "GR"}
_OTHER_NAMES: Final = {
    "can": "CA",
    "czech republic": "CZ",
    "eng": "GB",
    "etats unis d amerique": "US",
    "gbr": "GB",
    "grande bretagne": "GB",
    "great britain": "GB",
    "holland": "NL",
    "nir": "GB",
    "republic of ireland": "IE",
    "sct": "GB",
    "u k": "GB",
    "u s a": "US",
    "united states of america": "US",
    "usa": "US",
    "wls": "GB",
}
"""What publishers write for a country beside its ISO code and its name in Unicode CLDR, folded."""

GOVERNMENT_LEVELS: Final = (
    "federal",
    "provincial",
    "municipal",
    "broaderPublicSector",
    "crownCorporation",
    "indigenousGovernment",
    "other",
)
SELECTOR: Final = rf"[A-Z]{{2,3}}(-[A-Z0-9]{{1,3}})?(@({'|'.join(GOVERNMENT_LEVELS)}|central))?"
"""A country or region and, after `@`, a government level; `central` is `federal`."""

_LEVEL_WORDS: Final = {
    "municipal": (
        "city of|town of|township|village of|municipality|municipal|regional municipality|"
        "district of|county of|ville de|ville d|municipalite|mrc|arrondissement"
    ),
    "broaderPublicSector": (
        "school board|university|hospital|health authority|centre de services scolaire|universite|"
        "hopital|cisss|ciusss"
    ),
    "federal": (
        "government of canada|gouvernement du canada|canada revenue agency|"
        "public services and procurement canada|shared services canada|department of"
    ),
    "provincial": "ministry of|ministere",
    "indigenousGovernment": "first nation|premiere nation|band council",
}


class Buyer(NamedTuple):
    """What a document says of who buys: raw values, not yet understood."""

    names: tuple[str, ...] = ()
    country: str | None = None
    country_name: str | None = None
    region: str | None = None
    government_level: str | None = None
    legal_scheme: str | None = None
    other_countries: tuple[str, ...] = ()


class Jurisdiction(NamedTuple):
    """Where the buyer stands. `region` is a full ISO 3166-2 code, `sources` say what from."""

    country: str | None
    region: str | None
    government_level: str | None
    sources: tuple[tuple[str, Text], ...] = ()

    @property
    def code(self) -> str | None:
        """The region, else the country."""
        return self.region or self.country

    def selectors(self) -> tuple[str, ...]:
        """Every selector that holds, the most specific first (section 1.2)."""
        return tuple(self._selectors())

    def _selectors(self) -> Iterator[str]:
        at = f"@{self.government_level}" if self.government_level else None
        if self.country == "GB" and self.government_level == "federal":
            at = "@central"
        group = "EU" if self.country in EU else None
        # A federal buyer is under federal law wherever it sits (section 1.3, step 7).
        region = None if at == "@federal" and self.country == "CA" else self.region
        for places in ((region,), (self.country, group)):
            for suffix in (at, ""):
                for place in places:
                    if place is not None and suffix is not None:
                        yield place + suffix


CONFIGURATION: Final = Text("the configuration", "la configuration")
COMMAND_LINE: Final = Text("the command line", "la ligne de commande")
UNKNOWN: Final = Jurisdiction(None, None, None)


@lru_cache(maxsize=256)
def derive(buyer: Buyer) -> Jurisdiction:
    """Derive the jurisdiction from what the document says of its buyer."""
    sources: list[tuple[str, Text]] = []
    country = _country(buyer, sources)
    region = _region(buyer, country, sources)
    level = _level(buyer, country, region, sources)
    return Jurisdiction(country, region, level, tuple(sources))


def configured(selector: str, said: Text = CONFIGURATION) -> Jurisdiction:
    """Make the jurisdiction that somebody asks for.

    `selector` is like `CA-ON@municipal`, and `is_selector` holds of it; `said` tells where it
    was asked for.
    """
    place, _, level = selector.partition("@")
    country = place.partition("-")[0]
    sources = (("jurisdiction", said),)
    known = "federal" if level == "central" else level
    return Jurisdiction(country, place if "-" in place else None, known or None, sources)


def severity_for(
    selectors: tuple[str, ...], by_selector: Mapping[str, Severity]
) -> Severity | None:
    """Give the severity of the most specific selector that holds, None where none does."""
    return next((by_selector[s] for s in selectors if s in by_selector), None)


def applies(selectors: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """Say whether something limited to the `wanted` selectors applies; no limit always does."""
    return not wanted or any(selector in wanted for selector in selectors)


@cache
def countries() -> Mapping[str, Text]:
    """ISO 3166-1 alpha-2 codes and their names (Unicode CLDR)."""
    return _names("countries")


@cache
def subdivisions() -> Mapping[str, Text]:
    """ISO 3166-2 codes and their names (Unicode CLDR)."""
    return _names("subdivisions")


@cache
def _table() -> dict[str, dict[str, dict[str, str]]]:
    table: dict[str, dict[str, dict[str, str]]] = json.loads(
        resources.read("schemas", "codelists", "iso-3166.json")
    )
    return table


def _names(kind: str) -> dict[str, Text]:
    return {code: Text(name["en"], name["fr"]) for code, name in _table()[kind].items()}


# The codes that nearly every document uses, so that the table of all is rarely read.
_COMMON_COUNTRIES: Final = frozenset(("CA", "GB", "US", *EU))
_CANADA: Final = frozenset(
    ["AB", "BC", "MB", "NB", "NL", "NS", "NT", "NU", "ON", "PE", "QC", "SK", "YT"]
)


def is_country(code: str) -> bool:
    """Say whether a code is an ISO 3166-1 alpha-2 country."""
    return code in _COMMON_COUNTRIES or code in countries()


def is_subdivision(code: str) -> bool:
    """Say whether a code is an ISO 3166-2 subdivision."""
    country, _, part = code.partition("-")
    return (country == "CA" and part in _CANADA) or code in subdivisions()


def is_selector(text: str) -> bool:
    """Say whether a text is like `CA-ON@municipal` and its place is one that exists."""
    place = text.partition("@")[0]
    known = is_subdivision if "-" in place else is_country
    return re.fullmatch(SELECTOR, text) is not None and (place in GROUPS or known(place))


def near_selector(text: str) -> str | None:
    """Give the selector that was probably meant: `CA-ON` for `ON`, `CA-QC` for `CA-QU`."""
    import difflib

    place, _, level = text.strip().partition("@")
    whole = place.upper()
    named = [code for kind in _table() for code in _by_name(kind).get(fold(place), ())]
    start = whole[: whole.find("-") + 2]
    siblings = [code for code in subdivisions() if "-" in start and code.startswith(start)]
    alike = difflib.get_close_matches(whole, siblings)
    likely = (whole, _OTHER_CODES.get(whole, ""), f"CA-{whole}", *named, *alike)
    levels = difflib.get_close_matches(level, (*GOVERNMENT_LEVELS, "central"), 1)
    ending = f"@{levels[0]}" if levels else ""
    return next((code + ending for code in likely if is_selector(code)), None)


@cache
def _by_name(kind: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code, names in (countries() if kind == "countries" else subdivisions()).items():
        for name in {fold(names.en), fold(names.fr)}:
            found[name] = (*found.get(name, ()), code)
    return found


def fold(text: str) -> str:
    """Drop case, accents and punctuation, so that names compare by their words."""
    plain = text.casefold()
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", " ", plain).strip()


def _country(buyer: Buyer, sources: list[tuple[str, Text]]) -> str | None:
    code = (buyer.country or "").strip().upper()
    code = "GB" if code == "UK" else code
    known = code if code and is_country(code) else _country_named(buyer.country_name or "")
    if known:
        sources.append(("country", Text("the buyer's address", "l'adresse de l'acheteur")))
        return known
    scheme = (buyer.legal_scheme or "").partition("-")[0]
    if re.fullmatch(r"[A-Z]{2}", scheme) and is_country(scheme):
        sources.append(("country", Text("the legal basis", "le fondement juridique")))
        return scheme
    return None


def _country_named(said: str) -> str | None:
    """Understand a country's name, its code, or the name of a part of one country alone."""
    name, code = fold(said), said.strip().upper()
    if not name:
        return None
    if name in _by_name("countries"):
        return _by_name("countries")[name][0]
    code = _OTHER_NAMES.get(name) or _OTHER_CODES.get(code, code)
    if is_country(code):
        return code
    around = {part.partition("-")[0] for part in _by_name("subdivisions").get(name, ())}
    return around.pop() if len(around) == 1 else None


def _region(buyer: Buyer, country: str | None, sources: list[tuple[str, Text]]) -> str | None:
    stated = (buyer.region or "").strip()
    code = _region_code(stated, country) if stated else None
    if code is not None:
        sources.append(("region", Text("the buyer's address", "l'adresse de l'acheteur")))
        return code
    scheme = buyer.legal_scheme or ""
    ours = "-" in scheme and scheme.partition("-")[0] == country
    if stated or not ours or not is_subdivision(scheme):
        return None
    sources.append(("region", Text("the legal basis", "le fondement juridique")))
    return scheme


def _region_code(stated: str, country: str | None) -> str | None:
    """Understand `CA-ON`, `ON` or `Ontario`; a region of another country is dropped."""
    whole = stated.upper()
    if country is None:
        return None
    if "-" in whole and is_subdivision(whole):
        return whole if whole.startswith(f"{country}-") else None
    if re.fullmatch(r"[A-Z0-9]{1,3}", whole) and is_subdivision(f"{country}-{whole}"):
        return f"{country}-{whole}"
    named = _by_name("subdivisions").get(fold(stated), ())
    return next((code for code in named if code.startswith(f"{country}-")), None)


def _level(
    buyer: Buyer, country: str | None, region: str | None, sources: list[tuple[str, Text]]
) -> str | None:
    if buyer.government_level in GOVERNMENT_LEVELS:
        sources.append(("governmentLevel", Text("the buyer's party", "la fiche de l'acheteur")))
        return buyer.government_level
    for name in map(fold, buyer.names):
        for level, pattern in _LEVEL_WORDS.items():
            if re.search(rf"\b(?:{pattern})\b", name) and _fits(level, name, country, region):
                sources.append(
                    ("governmentLevel", Text("the buyer's name", "le nom de l'acheteur"))
                )
                return level
    return None


def _fits(level: str, name: str, country: str | None, region: str | None) -> bool:
    """`department of` is federal only in Canada without a region, a ministry only with one."""
    if level == "federal":
        named = re.search(r"canada", name) is not None
        return named or (country == "CA" and region is None)
    return level != "provincial" or region is not None
