"""Figures are read in digits and in words, English and French."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rfplint.prose import figures
from rfplint.prose.folding import tokens

SORTS = ("number", "count", "money", "percent", "year")

ENGLISH: list[str] = re.findall(
    r"\S+",
    "- one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen",
)
ENGLISH_TENS: list[str] = re.findall(
    r"\S+", "- ten twenty thirty forty fifty sixty seventy eighty ninety"
)
FRENCH: list[str] = re.findall(
    r"\S+",
    "- un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize "
    "dix-sept dix-huit dix-neuf",
)
FRENCH_TENS: list[str] = re.findall(r"\S+", "- dix vingt trente quarante cinquante soixante")


def english(number: int) -> str:
    tens, ones = divmod(number, 10)
    if number < len(ENGLISH):
        return ENGLISH[number]
    if number < 100:
        return f"{ENGLISH_TENS[tens]}-{ENGLISH[ones]}" if ones else ENGLISH_TENS[tens]
    rest = f" and {english(number % 100)}" if number % 100 else ""
    return f"{ENGLISH[number // 100]} hundred{rest}"


def french(number: int) -> str:
    if number < len(FRENCH):
        return FRENCH[number]
    if number >= 100:
        times = f"{french(number // 100)} " if number >= 200 else ""
        rest = f" {french(number % 100)}" if number % 100 else "s" if times else ""
        return f"{times}cent{rest}"
    if number >= 80:
        return f"quatre-vingt-{french(number - 80)}" if number > 80 else "quatre-vingts"
    tens = min(number // 10, 6)
    joint = " et " if number % 10 == 1 else "-"
    rest = f"{joint}{french(number - 10 * tens)}" if number > 10 * tens else ""
    return FRENCH_TENS[tens] + rest


def found(sort: str, text: str) -> list[float]:
    return [amount for _, _, amount in figures.read(sort, tokens(text))]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("3 projects", [3]),
        ("three projects", [3]),
        ("trois projets et cinq mandats", [3, 5]),
        ("three (3) projects", [3]),
        ("trois (3) projets", [3]),
        ("3 (three) projects", [3]),
        ("twenty-five (25) projects", [25]),
        ("twenty five", [25]),
        ("vingt-cinq, trente", [25, 30]),
        ("vingt et une unités", [21]),
        ("two and three", [2, 3]),
        ("deux et trois", [2, 3]),
        ("vingt et trois", [20, 3]),
        ("one two three", [1, 2, 3]),
        ("a hundred", [100]),
        ("two thousand, deux mille", [2000, 2000]),
        ("deux cent cinquante mille", [250_000]),
        ("1,250 then 1 250 then 1.5 then 1,5", [1250, 1250, 1.5, 1.5]),
        ("10 m of pipe and a 4K screen", [10, 4]),
        ("in 2019", []),
        ("2019 units", []),
        ("ten per cent, dix pour cent, 5 %", []),
        ("$40 and 40 $", []),
        ("none", []),
    ],
)
def test_numbers_are_read(text: str, numbers: list[float]) -> None:
    assert found("number", text) == numbers


@pytest.mark.parametrize("number", range(1, 1000, 3))
def test_a_spelt_number_is_one_figure(number: int) -> None:
    assert found("number", english(number)) == [number]
    assert found("number", french(number)) == [number]


@pytest.mark.parametrize("number", [21, 25, 31, 70, 71, 77, 80, 81, 90, 99, 101, 180, 200, 999])
def test_a_spelt_number_is_one_place(number: int) -> None:
    for words in (tokens(english(number)), tokens(french(number))):
        assert figures.find("number", words) == ((0, len(words)),)


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("10 M$", [10e6]),
        ("$10 million", [10e6]),
        ("2 500 000 $", [2.5e6]),
        ("2\u00a0500\u00a0000\u00a0$", [2.5e6]),
        ("2\u202f500\u202f000\u00a0$", [2.5e6]),
        ("$2,500,000.00", [2.5e6]),
        ("CAD 2.5 million", [2.5e6]),
        ("2,5 millions de dollars", [2.5e6]),
        ("2 millions $", [2e6]),
        ("250 k$ or 250 000 $ CAD", [250e3, 250e3]),
        ("5 million dollars", [5e6]),
        ("five million dollars ($5,000,000)", [5e6, 5e6]),
        ("vingt-cinq mille dollars", [25e3]),
        ("1 milliard d'euros, 3 billion euros", [3e9]),
        ("40 dollars, 40 euros, \u20ac40, \u00a340", [40, 40, 40, 40]),
        ("40 %, 40 projects", []),
    ],
)
def test_money_is_read(text: str, amounts: list[float]) -> None:
    assert found("money", text) == amounts


def test_money_stands_with_its_currency() -> None:
    words = tokens("pay CAD 5 millions de dollars now")
    assert figures.find("money", words) == ((1, 6),)


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("10 %, 10%, 12,5 %, 12.5 percent", [10, 10, 12.5, 12.5]),
        ("ten per cent, dix pour cent", [10, 10]),
        ("vingt-cinq pour cent", [25]),
        ("ten percent (10 %)", [10, 10]),
        ("per cent of ten", []),
    ],
)
def test_percentages_are_read(text: str, shares: list[float]) -> None:
    assert found("percent", text) == shares


@pytest.mark.parametrize(
    ("text", "years"),
    [("since 2015 or 1999", [2015, 1999]), ("1850 and 2100", []), ("2 015", []), ("$2015", [])],
)
def test_years_are_read(text: str, years: list[float]) -> None:
    assert found("year", text) == years


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("three projects", ((0, 1),)),
        ("at least 12 trucks", ((2, 3),)),
        ("one project, un projet", ()),
        ("five years, cinq ans, 5 full years", ()),
        ("10 points, 4 km, 30 days, 6 mois", ()),
        ("section 4, article 7, ISO 9001", ()),
        ("twenty-five trucks", ((0, 2),)),
    ],
)
def test_a_count_is_of_things(text: str, places: tuple[tuple[int, int], ...]) -> None:
    assert figures.find("count", tokens(text)) == places


@given(st.text(st.sampled_from("0123456789 .,'$%km")) | st.lists(
    st.sampled_from([*figures.NUMBER_WORDS, "et", "and", "m", "$", "%", "per", "de", "mille"])
).map(" ".join))  # fmt: skip
def test_figures_of_any_text_stand_in_it(text: str) -> None:
    words = tokens(text)
    places = [place for sort in SORTS for place in figures.find(sort, words)]
    assert all(0 <= start < end <= len(words) for start, end in places)
