"""What the loader says of a text that it cannot read, or cannot read as it stands."""

from __future__ import annotations

from rfplint.model import Text

_CUT = 60

UTF_32 = Text(
    "This file is in UTF-32, which rfplint does not read. Save it as UTF-8.",
    "Ce fichier est en UTF-32, que rfplint ne lit pas. Enregistrez-le en UTF-8.",
)
UTF_16_WITHOUT_MARK = Text(
    "This file looks like UTF-16 without a byte order mark. Save it as UTF-8.",
    "Ce fichier semble être en UTF-16 sans indicateur d'ordre des octets. Enregistrez-le en UTF-8.",
)
EMPTY = Text(
    'There is no RFP here. An RFP starts with the line rfp: "1.0", followed by language, buyer '
    "and tender.",
    "Il n'y a pas d'appel d'offres ici. Un appel d'offres commence par la ligne rfp: \"1.0\", "
    "suivie de language, buyer et tender.",
)


def unreadable_byte(encoding: str, byte: int, offset: int, line: int) -> Text:
    """A byte that is not text in the file's encoding; `offset` counts bytes from 0."""
    return Text(
        f"This file is not {encoding} text: byte 0x{byte:02x} at offset {offset}, line {line}, "
        "cannot be read. Save the file as UTF-8.",
        f"Ce fichier n'est pas du texte {encoding}\u00a0: l'octet 0x{byte:02x} à la position "
        f"{offset}, ligne {line}, est illisible. Enregistrez le fichier en UTF-8.",
    )


def control_character(code: int) -> Text:
    """A character that YAML does not allow anywhere."""
    return Text(
        f"U+{code:04X} is an invisible control character that YAML does not allow. Delete it; "
        "such characters often come with text pasted from another program.",
        f"U+{code:04X} est un caractère de commande invisible que YAML n'admet pas. Supprimez-le; "
        "il vient souvent d'un texte collé depuis un autre logiciel.",
    )


def lone_surrogate(escape: str) -> Text:
    """An escape that is half of a character."""
    return Text(
        f"{escape} is only half of a character. Write the character itself instead.",
        f"{escape} n'est que la moitié d'un caractère. Écrivez plutôt le caractère lui-même.",
    )


def file_too_large(most: int) -> Text:
    """More bytes than the limit."""
    return Text(
        f"This file is larger than {_en(most)} bytes. Split it, or raise `limits.size` in the "
        "configuration.",
        f"Ce fichier dépasse {_fr(most)} octets. Divisez-le, ou relevez `limits.size` dans la "
        "configuration.",
    )


def too_deep(most: int) -> Text:
    """More levels of nesting than the limit."""
    return Text(
        f"This is nested more than {_en(most)} levels deep. Flatten it; an RFP needs about ten.",
        f"Ceci est imbriqué sur plus de {_fr(most)} niveaux. Simplifiez; une dizaine suffit à un "
        "appel d'offres.",
    )


def too_many_values(most: int) -> Text:
    """More values, with aliases expanded, than the limit."""
    return Text(
        f"This file holds more than {_en(most)} values, counting what its aliases repeat. Split "
        "it, or write fewer aliases.",
        f"Ce fichier contient plus de {_fr(most)} valeurs, en comptant ce que répètent ses alias. "
        "Divisez-le, ou employez moins d'alias.",
    )


def too_many_directives(most: int) -> Text:
    """More %TAG lines than any reader should follow."""
    return Text(
        f"This file has more than {_en(most)} %TAG lines. An RFP needs none; delete them.",
        f"Ce fichier contient plus de {_fr(most)} lignes %TAG. Un appel d'offres n'en a pas "
        "besoin; supprimez-les.",
    )


def duplicate_key(key: str, line: int) -> Text:
    """A key that its mapping already has; the first one counts."""
    return Text(
        f"The key {quoted(key)} is already given on line {line}. Only the first one counts; "
        "remove or rename one of them.",
        f"La clé {guillemets(key)} figure déjà à la ligne {line}. Seule la première compte; "
        "supprimez ou renommez l'une des deux.",
    )


def tag_not_allowed(tag: str) -> Text:
    """A tag that is not of the YAML core schema."""
    return Text(
        f"The tag {quoted(tag)} is not allowed in an RFP. Remove it; if it is part of the text, "
        "put the text in quotes.",
        f"L'étiquette {guillemets(tag)} n'est pas admise dans un appel d'offres. Retirez-la; si "
        "elle fait partie du texte, mettez le texte entre guillemets.",
    )


def alias_cycle(name: str) -> Text:
    """An alias inside the value that it stands for."""
    return Text(
        f"*{_short(name)} stands for the value that contains it, so it never ends. Write the "
        "value out.",
        f"*{_short(name)} désigne la valeur qui le contient, ce qui n'a pas de fin. Écrivez la "
        "valeur au long.",
    )


def key_not_text(key: str) -> Text:
    """A key that other YAML tools read as a number, true, false or null."""
    return Text(
        f"The key {quoted(key)} is not text for every YAML tool. Put it in quotes.",
        f"La clé {guillemets(key)} n'est pas du texte pour tous les outils YAML. Mettez-la entre "
        "guillemets.",
    )


KEY_IS_COLLECTION = Text(
    "A list or a mapping cannot be a key. Use a short text as the key; this entry is not read.",
    "Une liste ou un objet ne peut pas servir de clé. Employez un texte court; cette entrée n'est "
    "pas lue.",
)


def not_json(written: str) -> Text:
    """A number that JSON cannot hold."""
    return Text(
        f"{_short(written)} is not a number that can be exchanged as JSON. Write an ordinary "
        "number.",
        f"{_short(written)} n'est pas un nombre échangeable en JSON. Écrivez un nombre ordinaire.",
    )


def unknown_alias(name: str) -> Text:
    """An alias that no anchor stands before."""
    return Text(
        f"*{_short(name)} refers to nothing: no &{_short(name)} stands before it. If the text "
        "starts with an asterisk, put it in quotes.",
        f"*{_short(name)} ne renvoie à rien\u00a0: aucun &{_short(name)} ne le précède. Si le "
        "texte commence par un astérisque, mettez-le entre guillemets.",
    )


BAD_MERGE = Text(
    "The key << takes an alias to a mapping, such as *base, or a list of them.",
    "La clé << attend un alias d'objet, comme *base, ou une liste de tels alias.",
)

CONFLICT = Text(
    "This is a marker that a version-control merge left behind. Keep one of the two versions and "
    "delete the marker lines.",
    "Cette marque vient d'une fusion inachevée du gestionnaire de versions. Gardez l'une des deux "
    "versions et supprimez les lignes de marque.",
)
TAB = Text(
    "A tab is used for indentation; YAML allows only spaces. Replace it with spaces.",
    "Une tabulation sert de retrait; YAML n'admet que des espaces. Remplacez-la par des espaces.",
)
COLON_MISSING = Text(
    "This line has no ':' after its key. Write the key, a colon, a space, then the value.",
    "Il manque un «\u00a0:\u00a0» après la clé de cette ligne. Écrivez la clé, le deux-points, une "
    "espace, puis la valeur.",
)
COLON_IN_VALUE = Text(
    "A colon followed by a space cannot stand inside an unquoted value. Put the whole value in "
    "quotes.",
    "Un deux-points suivi d'une espace ne peut figurer dans une valeur sans guillemets. Mettez "
    "toute la valeur entre guillemets.",
)
QUOTE_OPEN = Text(
    "This quote is never closed. Add the closing quote at the end of the value.",
    "Ce guillemet n'est jamais fermé. Ajoutez le guillemet fermant à la fin de la valeur.",
)
AFTER_QUOTE = Text(
    "This text follows a closing quote. Put the whole value in one pair of quotes; inside single "
    "quotes an apostrophe is written twice.",
    "Ce texte suit un guillemet fermant. Mettez toute la valeur entre une seule paire de "
    "guillemets; entre guillemets simples, l'apostrophe s'écrit deux fois.",
)
INDENTATION = Text(
    "This line is not indented like its neighbours. Align it with the other keys or items of its "
    "block.",
    "Le retrait de cette ligne diffère de celui de ses voisines. Alignez-la avec les autres clés "
    "ou éléments de son bloc.",
)
INDENTED_TOO_FAR = Text(
    "This line is indented too far: the line above already has a value. Align the two, or remove "
    "the value above.",
    "Le retrait de cette ligne est trop grand\u00a0: la ligne précédente a déjà une valeur. "
    "Alignez les deux, ou retirez la valeur précédente.",
)
LIST_ON_KEY_LINE = Text(
    "A list cannot start on the line of its key. Start it on the next line, or put the value in "
    "quotes if the dash is part of it.",
    "Une liste ne peut commencer sur la ligne de sa clé. Commencez-la à la ligne suivante, ou "
    "mettez la valeur entre guillemets si le tiret en fait partie.",
)
BLOCK_HEADER = Text(
    "After > or | the text starts on the next line. If the value itself starts with this "
    "character, put it in quotes.",
    "Après > ou |, le texte commence à la ligne suivante. Si la valeur commence par ce caractère, "
    "mettez-la entre guillemets.",
)
ESCAPE = Text(
    "This backslash starts no escape that YAML knows. Write it twice, or use single quotes.",
    "Cette barre oblique inverse ne forme aucun échappement connu de YAML. Doublez-la, ou employez "
    "des guillemets simples.",
)
VERSION = Text(
    "rfplint reads YAML 1.1 and 1.2 only. Remove this %YAML line, or write %YAML 1.2.",
    "rfplint ne lit que YAML 1.1 et 1.2. Retirez cette ligne %YAML, ou écrivez %YAML 1.2.",
)
DIRECTIVE = Text(
    "A line that starts with % is an instruction to the YAML reader, and this one is not known. "
    "Remove it, or put the text in quotes.",
    "Une ligne qui commence par % est une instruction au lecteur YAML, et celle-ci est inconnue. "
    "Retirez-la, ou mettez le texte entre guillemets.",
)
TAG = Text(
    "This starts with '!', which YAML keeps for tags, and is not a valid one. Put the text in "
    "quotes.",
    "Ceci commence par «\u00a0!\u00a0», que YAML réserve aux étiquettes, et n'en est pas une "
    "valide. Mettez le texte entre guillemets.",
)
AFTER_END = Text(
    "This stands after the end of the document. Remove it, or start a new document with a line "
    "that says ---.",
    "Ceci suit la fin du document. Retirez-le, ou commencez un nouveau document par une ligne qui "
    "contient ---.",
)
UNREADABLE = Text(
    "YAML cannot read the text from here on. Check the quotes, colons, brackets and indentation "
    "of this line and of the one above.",
    "YAML ne peut lire le texte à partir d'ici. Vérifiez les guillemets, les deux-points, les "
    "crochets et le retrait de cette ligne et de la précédente.",
)


JSON_COMMA_EXTRA = Text(
    "JSON allows no comma after the last item. Remove this comma.",
    "JSON n'admet pas de virgule après le dernier élément. Retirez cette virgule.",
)
JSON_COMMA_MISSING = Text(
    "A comma is missing before this. Put one between the two items.",
    "Il manque une virgule avant ceci. Mettez-en une entre les deux éléments.",
)
JSON_COLON_MISSING = Text(
    "A colon is missing between this key and its value.",
    "Il manque un deux-points entre cette clé et sa valeur.",
)
JSON_SINGLE_QUOTES = Text(
    "JSON text stands in double quotes, not in single ones. Replace them.",
    "En JSON, le texte se met entre guillemets doubles et non simples. Remplacez-les.",
)
JSON_COMMENT = Text(
    "JSON has no comments. Remove this one, or save the file as YAML.",
    "JSON n'a pas de commentaires. Retirez celui-ci, ou enregistrez le fichier en YAML.",
)
JSON_KEY = Text(
    "A key in double quotes is expected here.",
    "Une clé entre guillemets doubles est attendue ici.",
)
JSON_VALUE = Text(
    "A value is expected here: text in double quotes, a number, true, false, null, a list or an "
    "object.",
    "Une valeur est attendue ici\u00a0: texte entre guillemets doubles, nombre, true, false, null, "
    "liste ou objet.",
)
JSON_LINE_BREAK = Text(
    "The text in quotes runs into the next line. Close its quote, or write \\n for a line break.",
    "Le texte entre guillemets déborde sur la ligne suivante. Fermez-le, ou écrivez \\n pour un "
    "saut de ligne.",
)
JSON_TAB = Text(
    "A tab cannot stand in JSON text. Write \\t, or a space.",
    "Une tabulation ne peut figurer dans un texte JSON. Écrivez \\t, ou une espace.",
)
JSON_ESCAPE = Text(
    "This backslash starts no escape that JSON knows. Write it twice.",
    "Cette barre oblique inverse ne forme aucun échappement connu de JSON. Doublez-la.",
)
JSON_AFTER_END = Text(
    "This stands after the end of the JSON value. One .json file holds one value; put several on "
    "lines of their own in a .jsonl file.",
    "Ceci suit la fin de la valeur JSON. Un fichier .json contient une seule valeur; mettez-en "
    "plusieurs chacune sur sa ligne dans un fichier .jsonl.",
)


def space_missing(key: str) -> Text:
    """A key whose colon has no space after it."""
    return Text(
        f"There is no space after the ':' of {quoted(key)}. Add one.",
        f"Il manque une espace après le deux-points de {guillemets(key)}. Ajoutez-la.",
    )


def cannot_start(character: str) -> Text:
    """A character that YAML keeps for itself at the start of a value."""
    return Text(
        f"A value cannot start with {quoted(character)}. Put the value in quotes.",
        f"Une valeur ne peut commencer par {guillemets(character)}. Mettez-la entre guillemets.",
    )


def bracket_open(bracket: str) -> Text:
    """A bracket that nothing closes."""
    closing = {"{": "}", "[": "]"}[bracket]
    return Text(
        f"This {quoted(bracket)} is never closed. Add {quoted(closing)}, or a comma between the "
        "items.",
        f"Ce {guillemets(bracket)} n'est jamais fermé. Ajoutez {guillemets(closing)}, ou une "
        "virgule entre les éléments.",
    )


def and_more(message: Text) -> Text:
    """Say that faults of this kind follow that are not listed."""
    return Text(
        f"{message.en} There are more faults of this kind; they are not listed.",
        f"{message.fr} Il y a d'autres fautes de ce genre; elles ne sont pas énumérées.",
    )


def bracket_unopened(bracket: str) -> Text:
    """A closing bracket without its opening one."""
    return Text(
        f"This {quoted(bracket)} closes nothing. Remove it, or put the value in quotes.",
        f"Ce {guillemets(bracket)} ne ferme rien. Retirez-le, ou mettez la valeur entre "
        "guillemets.",
    )


def quoted(text: str) -> str:
    """Give `text`, cut if it is long, as an English sentence quotes it."""
    return f"'{_short(text)}'"


def guillemets(text: str) -> str:
    """Give `text`, cut if it is long, as a French sentence quotes it."""
    return f"«\u00a0{_short(text)}\u00a0»"


def _short(text: str) -> str:
    flat = " ".join(text[: 2 * _CUT].split())
    return flat if len(flat) <= _CUT else flat[: _CUT - 1] + "…"


def _en(number: int) -> str:
    return f"{number:,}"


def _fr(number: int) -> str:
    return f"{number:,}".replace(",", "\u00a0")
