"""How a place, a value and a choice are named in a sentence, in both languages."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from rfplint.messages import schema as says
from rfplint.model import Pointer, Text
from rfplint.schema import shape

LONGEST = 60
# Blanks at the ends of a text that look like none: they must be seen.
_ENDS = "^[\xa0\u2000-\u200b\u202f\u3000]+|[\xa0\u2000-\u200b\u202f\u3000]+$"
MOST_CHOICES = 12


def fill(sentence: Text, **values: Text | str | int) -> Text:
    """Put the values into the sentence, each in its language: capital first, one full stop."""
    return Text(
        _sentence(sentence.en.format(**{k: _in(v, "en") for k, v in values.items()})),
        _sentence(sentence.fr.format(**{k: _in(v, "fr") for k, v in values.items()})),
    )


def phrase(words: Text, **values: Text | str | int) -> Text:
    """Put the values into a part of a sentence, each in its language."""
    return Text(
        words.en.format(**{k: _in(v, "en") for k, v in values.items()}),
        words.fr.format(**{k: _in(v, "fr") for k, v in values.items()}),
    )


def place(schema: shape.Node, pointer: Pointer) -> Text:
    """Name a place: its key with its title, or the item of a list."""
    if not pointer:
        return says.DOCUMENT
    *above, last = pointer
    if isinstance(last, int):
        while above and isinstance(above[-1], int):
            above.pop()
        return phrase(says.ITEM, number=last + 1, list=place(schema, tuple(above)))
    return key(schema, tuple(above), last)


def key(schema: shape.Node, above: Pointer, name: str) -> Text:
    """Name the key `name` of the mapping at `above`, with its title where that says more."""
    node = shape.at(schema, (*above, name))
    title = shape.words(schema, node, "title") if node is not None else Text("", "")
    return Text(_key(name, title).en, _key(name, title).fr)


def quoted(value: object) -> Text:
    """Show a value as it may stand in a sentence, cut if it is long."""
    if isinstance(value, str):
        return phrase(says.QUOTED, value=cut(value))
    return found(value)


def found(value: object) -> Text:
    """Say what a value is: `the text "60"`, `a list`."""
    if value is None:
        return says.IS_NOTHING
    if value is True:
        return says.IS_TRUE
    if value is False:
        return says.IS_FALSE
    if isinstance(value, str):
        return phrase(says.IS_TEXT, value=cut(value))
    if isinstance(value, (int, float)):
        return phrase(says.IS_NUMBER, value=plain(value))
    return says.IS_LIST if isinstance(value, list) else says.IS_GROUP


def plain(value: object) -> str:
    """Write a value as the file has it, cut if it is long."""
    try:
        return cut(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
    except (TypeError, ValueError):  # not JSON, or a number of thousands of digits
        return "…"


def cut(text: str) -> str:
    """Put a text on one line of at most 60 characters that any encoding can write."""
    shown = re.sub(_ENDS, _spelt, text) if len(text) <= LONGEST else text
    line = writable(" ".join(shown[: 4 * LONGEST].split()))
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"


def _spelt(blanks: re.Match[str]) -> str:
    return "".join(f"\\u{ord(blank):04x}" for blank in blanks[0])


def writable(text: str) -> str:
    """Spell out lone surrogates, which no encoding can write."""
    return text.encode("utf-8", "backslashreplace").decode()


def either(choices: Sequence[Text], last: Text = says.OR) -> Text:
    """Join choices: `a, b or c`; another word may stand before the last."""
    shown = list(dict.fromkeys(choices))[:MOST_CHOICES]
    if len(shown) < len(set(choices)):
        return Text(", ".join(c.en for c in shown) + ", …", ", ".join(c.fr for c in shown) + ", …")
    return Text(
        _join([choice.en for choice in shown], last.en),
        _join([choice.fr for choice in shown], last.fr),
    )


def same(text: str) -> Text:
    """Give a text that is the same in both languages, such as a code."""
    return Text(text, text)


def _join(words: list[str], last: str) -> str:
    *most, end = words
    return last.join([", ".join(most), end]) if most else end


def _key(name: str, title: Text) -> Text:
    titled = phrase(says.KEY_TITLED, name=cut(name), title=title)
    bare = phrase(says.KEY, name=cut(name))
    known = {"", name.casefold()}
    return Text(
        bare.en if title.en.casefold() in known else titled.en,
        bare.fr if title.fr.casefold() in known else titled.fr,
    )


def _in(value: Text | str | int, language: str) -> str | int:
    if isinstance(value, Text):
        return value.fr if language == "fr" else value.en
    return value


def _sentence(text: str) -> str:
    ended = text.removesuffix(".") if text.endswith("?.") else text
    return ended[:1].upper() + ended[1:]
