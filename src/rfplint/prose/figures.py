"""Figures in prose: counts, years, money and percentages, in digits and in words, EN and FR."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Final

SIGNS: Final = frozenset("$\u20ac\u00a3")
_CURRENCIES: Final = frozenset(
    ("cad", "usd", "eur", "gbp", "aud", "nzd", "chf", "dollars", "dollar", "euros", "euro")
)
_YEARS: Final = ("year", "annee")
_PERCENT: Final = frozenset(("%", "percent"))
_UNITS: Final = {
    **dict.fromkeys(("million", "millions", "m"), 1_000_000),
    **dict.fromkeys(("thousand", "mille", "k"), 1_000),
    **dict.fromkeys(("billion", "billions", "milliard", "milliards"), 1_000_000_000),
}
_ENGLISH: Final = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
_FRENCH: Final = "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze"
_TENS: Final = {
    **dict.fromkeys(("twenty", "vingt", "vingts"), 20),
    **dict.fromkeys(("thirty", "trente"), 30),
    **dict.fromkeys(("forty", "quarante"), 40),
    **dict.fromkeys(("fifty", "cinquante"), 50),
    **dict.fromkeys(("sixty", "soixante"), 60),
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_HUNDREDS: Final = ("hundred", "cent", "cents")
NUMBER_WORDS: Final = {
    **{word: count for count, word in enumerate(_ENGLISH.split(), start=1)},
    **{word: count for count, word in enumerate(_FRENCH.split(), start=1)},
    **_TENS,
    "une": 1,
    "fifteen": 15,
    "quinze": 15,
    "sixteen": 16,
    "seize": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "hundred": 100,
    "cent": 100,
}
"""Numbers in words, folded."""

_AND: Final = ("and", "et")
_TEN: Final = 10
_TWENTY: Final = 20
_HUNDRED: Final = 100
_MEASURES: Final = (
    *("year", "an", "ans", "annee", "month", "mois", "day", "jour", "week", "semaine", "hour"),
    *("heure", "point", "mark", "km", "kilomet", "metre", "meter", "minute", "h", "p", "a", "page"),
    *("mm", "cm", "kg", "tonne", "litre", "hectare", "degree", "degre", "gb", "tb", "watt", "volt"),
)
"""What follows a number that counts nothing but time, room, measure or marks."""

_ARTICLES: Final = frozenset(("one", "un", "une"))
_PARTS: Final = frozenset(
    (
        *("section", "article", "annex", "annexe", "appendix", "form", "part", "art", "s", "no"),
        *("criterion", "critere", "lot", "iso", "phase", "stage", "table", "tableau", "item"),
        "volet",
    )
)
"""What stands before a number that names a part of a document, or a standard."""


def is_part(token: str) -> bool:
    """Say whether a word may be part of a figure: a number, a number in words, a currency."""
    return token[0].isdigit() or token in NUMBER_WORDS or token in SIGNS


def value(token: str) -> float | None:
    """Give the number that a word or a figure stands for; None for all else."""
    if token[0].isdigit():
        return _digits(token)
    return NUMBER_WORDS.get(token)


def _figure(tokens: Sequence[str], at: int) -> tuple[float, int] | None:
    """Give the number that starts at a word, and the word after it ("twenty-five" is one)."""
    number = value(tokens[at])
    if number is None or (tokens[at] == "cent" and tokens[at - 1 : at] in (["per"], ["pour"])):
        return None
    end = at + 1
    if not tokens[at][0].isdigit():
        while (longer := _longer(tokens, int(number), end)) is not None:
            number, end = longer
    return number, end


def _longer(tokens: Sequence[str], so_far: int, at: int) -> tuple[int, int] | None:
    """Give a spelt number with what the next word adds to it, None where that is another."""
    word = tokens[at] if at < len(tokens) else ""
    if word in _AND and at + 1 < len(tokens):
        added = NUMBER_WORDS.get(tokens[at + 1], _HUNDRED)
        is_one = added in (1, 11) if word == "et" else not so_far % _HUNDRED and added < _HUNDRED
        return (so_far + added, at + 2) if is_one and so_far >= _TWENTY else None
    if word in _HUNDREDS:
        return (so_far * _HUNDRED, at + 1) if so_far < _TEN else None
    if word in ("vingt", "vingts") and tokens[at - 1] == "quatre":
        return so_far + 4 * 20 - 4, at + 1
    added = NUMBER_WORDS.get(word, _HUNDRED)
    return (so_far + added, at + 1) if added < _room(so_far) else None


def _room(so_far: int) -> int:
    """Give what a spelt number has room for: twenty for nine more, soixante for nineteen."""
    below = so_far % _HUNDRED
    if not below:
        return _HUNDRED
    if below < _TWENTY or below % _TEN:
        return _TEN if below == _TEN and so_far >= _TEN else 0
    return _TWENTY if below in (60, 80) else _TEN


def _digits(token: str) -> float | None:
    """Read "2,500,000", "2 500 000", "1.5" and "1,5": three digits after a sign are thousands."""
    plain = token.replace(" ", "").replace("'", "")
    if "," in plain and "." in plain:  # "2,500,000.00", "2.500.000,00": the last is the decimal one
        plain = plain.replace("," if plain.rfind(",") < plain.rfind(".") else ".", "")
    for sign in ",.":
        head, found, tail = plain.partition(sign)
        if found and all(len(part) == 3 for part in tail.split(sign)) and head != "0":  # noqa: PLR2004
            plain = plain.replace(sign, "")
    try:
        number = float(plain.replace(",", "."))
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def find(name: str, tokens: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Give where figures of one sort stand: `number`, `count`, `money`, `percent` or `year`.

    A `count` is a number that counts things; "one" may be an article and is none.
    """
    if name == "count":
        return tuple(
            (start, end)
            for start, end, _ in read("number", tokens)
            if tokens[start] not in _ARTICLES and counts(tokens, start, end)
        )
    return tuple((start, end) for start, end, _ in read(name, tokens))


def read(name: str, tokens: Sequence[str]) -> Iterator[tuple[int, int, float]]:
    """Give the figures of one sort with what they amount to.

    A figure repeated in brackets ("three (3)") is one.
    """
    after = 0
    for at in range(len(tokens)):
        figure = _figure(tokens, at) if at >= after else None
        if figure is None:
            continue
        amount, after = figure
        if after < len(tokens) and (_figure(tokens, after) or (None,))[0] == amount:
            continue  # "three (3)": the digits tell it
        start, end, factor = at, *_scaled(tokens, at, after)
        after = end
        sort = _sort(tokens, start, end)
        if sort == "money":
            end += tokens[end : end + 1] == ["de"]  # "5 millions de dollars"
            end += _is_currency(tokens, end) + _is_currency(tokens, end + 1)
            start -= _is_currency(tokens, start - 1)
        elif sort == "percent":
            end += 1 if tokens[end] in _PERCENT else 2
        if sort == "number" and _is_year(tokens[at], amount):
            sort = "year"
        if sort == name:
            yield start, end, amount * factor


def _scaled(tokens: Sequence[str], start: int, end: int) -> tuple[int, int]:
    """Give the word after "million" if it follows a number, and what the number is times."""
    unit = tokens[end] if end < len(tokens) else ""
    is_letter = len(unit) == 1  # "10 M$" is money, "10 m" is a distance and "4K" a sort of camera
    if unit not in _UNITS or (is_letter and _sort(tokens, start, end + 1) != "money"):
        return end, 1
    return end + 1, _UNITS[unit]


def counts(tokens: Sequence[str], start: int, end: int) -> bool:
    """Say whether a number counts things: not years, points, kilometres or 1.8, nor "section 4"."""
    before = tokens[start - 1] if start else ""
    amount = value(tokens[start])
    whole = amount is not None and amount == int(amount)
    return whole and before not in _PARTS and not next_is(tokens, end, _MEASURES)


def next_is(tokens: Sequence[str], at: int, stems: tuple[str, ...]) -> bool:
    """Say whether one of these words follows a number ("five full years" too)."""
    following = tokens[at : at + 2]
    return any(
        token == stem or (len(stem) > 2 and token.startswith(stem))  # noqa: PLR2004
        for token in [*following[:1], *(t for t in following[1:] if t.startswith(_YEARS))]
        for stem in stems
    )


def _sort(tokens: Sequence[str], start: int, end: int) -> str:
    if end < len(tokens) and tokens[end] in _PERCENT:
        return "percent"
    if tokens[end : end + 2] in (["per", "cent"], ["pour", "cent"]):
        return "percent"
    if end < len(tokens) and tokens[end] == "de" and _is_currency(tokens, end + 1):
        return "money"
    return "money" if _is_currency(tokens, end) or _is_currency(tokens, start - 1) else "number"


def _is_currency(tokens: Sequence[str], at: int) -> bool:
    return 0 <= at < len(tokens) and (tokens[at] in SIGNS or tokens[at] in _CURRENCIES)


def _is_year(token: str, amount: float) -> bool:
    return len(token) == 4 and token.isdigit() and 1900 <= amount < 2100  # noqa: PLR2004
