"""What the loader says of characters that word processors and Web pages leave in a text."""

from __future__ import annotations

from rfplint.model import Text

_NEEDED = {
    " ": Text("a plain space", "d'une espace ordinaire"),
    ":": Text("a plain colon", "d'un deux-points ordinaire"),
    '"': Text("a straight quote", "d'un guillemet droit"),
}
_STRANGERS = {
    0x85: Text("A next-line character", "Un caractère de saut de ligne"),
    0xA0: Text("A non-breaking space", "Une espace insécable"),
    0xAD: Text("A soft hyphen", "Un trait d'union conditionnel"),
    0x200B: Text("A zero-width space", "Une espace sans chasse"),
    0x2028: Text("A line separator", "Un séparateur de lignes"),
    0x2029: Text("A paragraph separator", "Un séparateur de paragraphes"),
    0x202F: Text("A narrow non-breaking space", "Une espace fine insécable"),
    0xFF1A: Text("A full-width colon", "Un deux-points pleine chasse"),
    **dict.fromkeys(range(0x2018, 0x2020), Text("A curly quote", "Un guillemet typographique")),
}


def stranger(code: int, needs: str) -> Text:
    """A character of a word processor where YAML needs a plain one: a space, `:` or `"`."""
    needed = _NEEDED[needs]
    name = _STRANGERS.get(code, Text("A special character", "Un caractère spécial"))
    return Text(
        f"{name.en} (U+{code:04X}) stands where {needed.en} is needed. Replace it; such "
        "characters often come with text pasted from Word or a Web page.",
        f"{name.fr} (U+{code:04X}) occupe la place {needed.fr}. Remplacez ce caractère; il vient "
        "souvent d'un texte collé depuis Word ou une page Web.",
    )


def strange_break(code: int) -> Text:
    """A character that ends a line for YAML and for few editors."""
    name = _STRANGERS[code]
    return Text(
        f"{name.en} (U+{code:04X}) stands here, and YAML takes it for the end of the line. "
        "Remove it; such characters often come with text pasted from Word or a Web page.",
        f"{name.fr} (U+{code:04X}) se trouve ici, et YAML y voit la fin de la ligne. Supprimez ce "
        "caractère; il vient souvent d'un texte collé depuis Word ou une page Web.",
    )
