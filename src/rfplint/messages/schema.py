"""What the schema room says: where a document breaks the format, and how to mend it."""

from __future__ import annotations

from rfplint.model import Text

# Places ------------------------------------------------------------------------------------
# `{name}` is the key as written in the file, `{title}` its title in the reader's language.

DOCUMENT = Text("the document", "le document")
KEY = Text("'{name}'", "« {name} »")
KEY_TITLED = Text("'{name}' ({title})", "« {name} » ({title})")
ITEM = Text("item {number} of {list}", "l'élément {number} de {list}")

# Kinds of value ----------------------------------------------------------------------------

KINDS: dict[str, Text] = {
    "object": Text('a group of "key: value" lines', "un groupe de lignes « clé : valeur »"),
    "array": Text(
        'a list (lines that start with "- ")', "une liste (lignes qui commencent par « - »)"
    ),
    "string": Text("a text", "un texte"),
    "number": Text("a number", "un nombre"),
    "integer": Text("a whole number", "un nombre entier"),
    "boolean": Text("true or false", "true (vrai) ou false (faux)"),
    "null": Text("empty", "vide"),
}
IS_NOTHING = Text("nothing", "rien")
IS_TRUE = Text("true", "true (vrai)")
IS_FALSE = Text("false", "false (faux)")
IS_NUMBER = Text("the number {value}", "le nombre {value}")
IS_TEXT = Text('the text "{value}"', "le texte « {value} »")
IS_LIST = Text("a list", "une liste")
IS_GROUP = Text("a group of fields", "un groupe de champs")

AND = Text(" and ", " et ")
OR = Text(" or ", " ou ")
QUOTED = Text('"{value}"', "« {value} »")

# Sentences ---------------------------------------------------------------------------------

TYPE = Text(
    "{place} must be {wanted}, not {found}{tip}.",
    "{place} doit être {wanted}, et non {found}{tip}.",
)
EMPTY_ITEM = Text(
    "{place} is empty; write something after the dash or remove the line.",
    "{place} est vide; écrivez quelque chose après le tiret ou supprimez la ligne.",
)
EMPTY_VALUE = Text("{place} is empty; write {wanted}.", "{place} est vide; écrivez {wanted}.")
REQUIRED = Text("{place} needs {key}.", "{place} doit comporter {key}.")
REQUIRED_NEAR = Text(
    "{place} has {found} where {key} is needed.",
    "{place} comporte {found} là où il faut {key}.",
)
REQUIRED_WITH = Text(
    "{place} needs {key} because it has {other}.",
    "{place} doit comporter {key} puisqu'il y a {other}.",
)
UNKNOWN = Text("{place} has no {key}{near}.", "{place} n'a pas de champ {key}{near}.")
UNKNOWN_KNOWN = Text(" (it has: {keys})", " (champs possibles : {keys})")
ENUM = Text(
    "{place} is {value}; it can be {choices}{near}.",
    "{place} vaut {value}; valeurs possibles : {choices}{near}.",
)
ENUM_LONG = Text(
    "{place} is {value}, which is not one of the {count} codes allowed{near}.",
    "{place} vaut {value}, qui n'est pas l'un des {count} codes permis{near}.",
)
NEAR = Text("; did you mean {choice}?", "; vouliez-vous dire {choice}?")
CODE_LABELLED = Text("{code} ({label})", "{code} ({label})")
CONST = Text(
    "{place} must be {wanted}, not {value}.", "{place} doit valoir {wanted}, et non {value}."
)
MINIMUM = Text(
    "{place} is {value}; it cannot be less than {bound}.",
    "{place} vaut {value}; le minimum est {bound}.",
)
MAXIMUM = Text(
    "{place} is {value}; it cannot be more than {bound}.",
    "{place} vaut {value}; le maximum est {bound}.",
)
ABOVE = Text(
    "{place} is {value}; it must be more than {bound}.",
    "{place} vaut {value}; il faut plus de {bound}.",
)
BELOW = Text(
    "{place} is {value}; it must be less than {bound}.",
    "{place} vaut {value}; il faut moins de {bound}.",
)
MULTIPLE = Text(
    "{place} is {value}; it must be a multiple of {bound}.",
    "{place} vaut {value}; il faut un multiple de {bound}.",
)
EMPTY = Text("{place} is empty.", "{place} est vide.")
EMPTY_LIST = Text(
    "{place} is empty; it needs at least {bound}.", "{place} est vide; il en faut au moins {bound}."
)
FEW_ITEMS = Text(
    "{place} has {count}; it needs at least {bound}.",
    "{place} en compte {count}; il en faut au moins {bound}.",
)
MANY_ITEMS = Text(
    "{place} has {count}; it can have at most {bound}.",
    "{place} en compte {count}; le maximum est {bound}.",
)
SHORT_TEXT = Text(
    "{place} is too short; it needs at least {bound} characters.",
    "{place} est trop court; il faut au moins {bound} caractères.",
)
LONG_TEXT = Text(
    "{place} is too long; it can have at most {bound} characters.",
    "{place} est trop long; le maximum est de {bound} caractères.",
)
PATTERN = Text("{place} is {value}; {hint}.", "{place} vaut {value}; {hint}.")
PATTERN_HINT = Text("it does not have the form that is expected", "ce n'est pas la forme attendue")
TWICE = Text("{place} has {value} twice.", "{place} comporte {value} deux fois.")
KEY_NAME = Text(
    "{place} cannot have the key {value}{hint}.", "{place} ne peut pas avoir la clé {value}{hint}."
)
KEY_NAME_HINT = Text("; {hint}", "; {hint}")
CONTAINS = Text(
    "{place} lacks an item of the kind that is needed.",
    "Il manque à {place} un élément du genre voulu.",
)
TOO_MANY_FORMS = Text(
    "{place} fits more than one of the forms allowed; keep only one of them.",
    "{place} correspond à plus d'une des formes permises; n'en gardez qu'une.",
)
NO_FORM = Text(
    "{place} must be {wanted}, not {found}{near}.",
    "{place} doit être {wanted}, et non {found}{near}.",
)
NOT_ALLOWED = Text("{place} cannot be {value} here.", "{place} ne peut pas valoir {value} ici.")
OTHER = Text(
    "{place} does not have the form that is expected.", "{place} n'a pas la forme attendue."
)
TOO_DEEP = Text(
    "The document is nested too deeply to be checked against its format.",
    "Le document comporte trop de niveaux imbriqués pour que son format soit vérifié.",
)

# Tips, after the kind of value -----------------------------------------------------------------

TIP_QUOTE = Text("; put it in quotes", "; mettez-le entre guillemets")
TIP_UNQUOTE = Text("; remove the quotes", "; enlevez les guillemets")
TIP_WRITE = Text("; write {value}", "; écrivez {value}")
TIP_UNIT = Text("; write {value} without the unit", "; écrivez {value} sans l'unité")
TIP_DASH = Text('; put "- " before its first line', "; mettez « - » devant sa première ligne")
TIP_PARTS = Text(
    "; write its parts below it, such as {keys}",
    "; écrivez ses parties au-dessous, par exemple {keys}",
)

# Fixes -----------------------------------------------------------------------------------------

FIX_WRITE = Text("Write {value}", "Écrire {value}")
FIX_RENAME = Text("Rename it to '{key}'", "Renommer en « {key} »")
