"""Makes texts from outside harmless: what a terminal or a build log would obey is spelt out."""

from __future__ import annotations

import re
from collections.abc import Sequence

# GitHub, Azure and TeamCity obey `##[…]` and the like wherever on a line it stands.
_BRACKET = r"(?<=##)\[|(?<=##vso)\[|(?<=##teamcity)\["
# Control characters, what cannot be seen or turns the direction of writing, lone surrogates.
_UNSAFE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    r"\ud800-\udfff\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
    r"|" + _BRACKET
)
# GitHub obeys `::command::` at the start of a line, white space aside.
_COMMAND = re.compile(r"^((?:\x1b\[[0-9;]*m|[^\S\n])*):(?=:)", re.MULTILINE)
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
_TAB = "    "


def visible(text: str) -> str:
    r"""Give `text` on one line, with every character that could forge output spelt out.

    A line break becomes `\n`, an escape character `\x1b`, a right-to-left override `\u202e`.
    """
    return text if _is_safe(text) else _UNSAFE.sub(_spell, text)


def pieces(text: str) -> Sequence[str]:
    """Give what is shown for each character of `text`: as `visible`, and a tab is four spaces."""
    if _is_safe(text):
        return text
    shown = list(text)
    for found in _UNSAFE.finditer(text):
        shown[found.start()] = _TAB if found[0] == "\t" else _spell(found)
    return shown


def without_commands(output: str) -> str:
    """Break every line of `output` that a build service would read as a `::command`."""
    return _COMMAND.sub(r"\1\\x3a", output) if "::" in output else output


def harmless_json(json_text: str) -> str:
    """Write what build logs obey, and lone surrogates (UTF-8 has none), as JSON escapes."""
    if "##" in json_text:
        json_text = re.sub(_BRACKET, r"\\u005b", json_text)
    return json_text.encode("utf-8", "backslashreplace").decode("utf-8")


def _is_safe(text: str) -> bool:
    """Say whether nothing is to be spelt out; no unsafe character is printable, so few are read."""
    return (text.isprintable() and "##" not in text) or _UNSAFE.search(text) is None


def _spell(found: re.Match[str]) -> str:
    character = found[0]
    if character in _SHORT:
        return _SHORT[character]
    code = ord(character)
    if code > 0xFFFF:  # noqa: PLR2004 - the last of the four-digit ones
        return f"\\U{code:08x}"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"  # noqa: PLR2004 - two digits
