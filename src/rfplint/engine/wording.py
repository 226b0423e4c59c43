"""Turns a message with placeholders into sentences: numbers, money, lists and codes by language."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import chain
from typing import Final

from rfplint import schema
from rfplint.model import Language, Text
from rfplint.rfp import Node

_PLACEHOLDER: Final = re.compile(r"\{(\.?[A-Za-z][\w.\[\]*-]*)\}")
_LONGEST: Final = 60
_CURRENCIES_FR: Final = {"CAD": "$ CA", "USD": "$ US", "EUR": "€", "GBP": "£"}
_NBSP: Final = "\u00a0"


def fill(message: Text, values: Mapping[str, object]) -> Text:
    """Put the values where the message says `{name}`; what nothing fills stays as it is."""
    return Text(_fill(message.en, values, "en"), _fill(message.fr, values, "fr"))


def _fill(template: str, values: Mapping[str, object], language: Language) -> str:
    parts = _parts(template)
    if len(parts) == 1:
        return template
    names = parts[1::2]
    shown = (show(values[n], language) if n in values else f"{{{n}}}" for n in names)
    return "".join(chain.from_iterable(zip(parts[::2], (*shown, ""), strict=True)))


@lru_cache(maxsize=1024)
def _parts(template: str) -> tuple[str, ...]:
    """Take a message apart at its placeholders: text, name, text, name, … text."""
    return tuple(_PLACEHOLDER.split(template))


def show(value: object, language: Language) -> str:  # noqa: PLR0911 - one return a type
    """Write a value as a person of that language would."""
    if type(value) is str:
        return cut(" ".join(value.split()))
    match value:
        case Node():
            return _node(value, language)
        case Text():
            return value.to(language)
        case bool() | None:
            return json.dumps(value)
        case int() | float():
            return number(value, language)
        case list() | tuple():
            return _list([show(item, language) for item in value], language)
        case dict():
            return _mapping(value, language)
    return cut(" ".join(str(value).split()))


def cut(text: str) -> str:
    """Shorten a text to what a sentence can hold."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"


def number(value: float, language: Language) -> str:
    """Write 1234.5 as `1,234.5` or `1 234,5`."""
    if isinstance(value, float) and not value.is_integer():
        text = f"{value:,.9f}".rstrip("0").rstrip(".")
    else:
        text = f"{int(value):,}"
    if language == "fr":
        return text.replace(",", _NBSP).replace(".", ",")
    return text


def money(amount: float, currency: str, language: Language) -> str:
    """Write an amount with its currency: `CAD 2,400,000`, `2 400 000 $ CA`."""
    written = number(amount, language)
    if language == "fr":
        return f"{written}{_NBSP}{_CURRENCIES_FR.get(currency, currency)}"
    return f"{currency}{_NBSP}{written}"


def _node(node: Node, language: Language) -> str:
    """Show a value; a code of a known list carries its label."""
    if isinstance(node.value, str):
        field = schema.field(node.pointer)
        label = schema.label(field.codelist, node.value) if field and field.codelist else None
        if label is not None and label.to(language).casefold() != node.value.casefold():
            return f"{node.value} ({_inside_a_sentence(label.to(language))})"
    if isinstance(node.value, list):
        return show(
            [Node(v, (*node.pointer, i), node.rfp) for i, v in enumerate(node.value)], language
        )
    return show(node.value, language)


def _inside_a_sentence(label: str) -> str:
    """Drop the capital of a label's first word; an acronym keeps its capitals."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def _list(items: list[str], language: Language) -> str:
    if not items:
        return "une liste vide" if language == "fr" else "an empty list"
    if len(items) == 1:
        return items[0]
    last = " et " if language == "fr" else " and "
    return ", ".join(items[:-1]) + last + items[-1]


def _mapping(value: dict[str, object], language: Language) -> str:
    amount, currency = value.get("amount"), value.get("currency")
    if isinstance(amount, int | float) and not isinstance(amount, bool):
        return money(amount, currency if isinstance(currency, str) else "", language).strip()
    return cut(json.dumps(value, ensure_ascii=False, default=str))
