"""The buyer's field guide: what an RFP may hold, block by block, from the schema."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, TypeAlias

Language: TypeAlias = Literal["en", "fr"]
Node: TypeAlias = dict[str, Any]  # a part of a JSON Schema

SCHEMAS = Path(__file__).resolve().parent.parent / "schemas"
LONG_LIST = 60

_MINIMAL = """\
rfp: "1.0"
language: {language}
buyer: {{name: {buyer}}}
tender:
  title: {title}
  description: {description}
  procurementMethod: open
"""

_WORDS: dict[Language, dict[str, str]] = {
    "en": {
        "heading": "The RFP format, field by field",
        "generated": "Generated from `schemas/rfp.schema.json` by `tools/generate_docs.py`; do not edit.",
        "intro": """\
An RFP for rfplint is a text file in YAML: lines of `key: value`, where what is indented belongs to
the line above. Its fields are those of the Open Contracting Data Standard (OCDS) 1.1 and its
extensions; what OCDS lacks (approach, intellectual property, data, privacy, social impact) is added
in the same style. Every field may be left out, except those marked **required**. What must be said
for a good RFP is the business of the policies, not of the format.""",
        "minimal": "The smallest RFP",
        "minimal_after": "It is valid, and rfplint will say what it still lacks.",
        "writing": "How to write values",
        "rules": """\
- **Numbers** stand without spaces, commas, units or currency signs: `2400000`, not `"$2,400,000"`.
- **Yes and no** are `true` and `false`.
- **Dates** are written `2026-05-22`, or with the time and the zone `2026-05-22T14:00:00-04:00`.
- **Text that could be read as something else** goes in quotes: `region: "ON"`, `id: "1"`.
- **Lists** have one item a line, after a dash, or stand in brackets: `[en, fr]`.
- **A second language** is a second field with a suffix: `title` and `title_fr`. Fields of the kind
  *text* take it.
- **Fields of your own** start with `x-`; rfplint leaves them alone.
- **Comments** start with `#`.""",
        "blocks": "The blocks",
        "codes": "Codes",
        "codes_intro": "An *open* list takes other codes too; a *closed* one takes only these.",
        "long": "{count} codes, in `schemas/codelists/{name}.csv`.",
        "columns": "| Field | What it means | Kind | Example |",
        "code_columns": "| Code | Meaning |",
        "required": "**required**",
        "text": "text",
        "string": "short text",
        "number": "number",
        "integer": "whole number",
        "boolean": "true or false",
        "date": "date",
        "object": "group",
        "any": "any value",
        "list": "list of {kind}",
        "or": " or ",
        "closed": "code, closed list [{name}](#codes-{name})",
        "open": "code, open list [{name}](#codes-{name})",
        "of": "Holds all the fields of [{title}](#{name}), and:",
        "free": "Any other name is yours; it holds a [{title}](#{name}).",
        "also": "Other members are allowed.",
        "where": "Stands at",
    },
    "fr": {
        "heading": "Le format des appels d'offres, champ par champ",
        "generated": "Produit à partir de `schemas/rfp.schema.json` par `tools/generate_docs.py`; ne pas modifier.",
        "intro": """\
Un appel d'offres pour rfplint est un fichier texte en YAML : des lignes `clé: valeur`, où ce qui est
en retrait se rattache à la ligne qui précède. Ses champs sont ceux de la norme Open Contracting Data
Standard (OCDS) 1.1 et de ses extensions; ce qui manque à OCDS (approche, propriété intellectuelle,
données, vie privée, retombées sociales) y est ajouté dans le même style. Tous les champs sont
facultatifs, sauf ceux qui portent la mention **obligatoire**. Ce qu'il faut dire pour faire un bon
appel d'offres relève des politiques, et non du format.""",
        "minimal": "Le plus petit appel d'offres",
        "minimal_after": "Il est valide, et rfplint dira ce qui lui manque encore.",
        "writing": "Comment écrire les valeurs",
        "rules": """\
- **Les nombres** s'écrivent sans espace, sans virgule, sans unité et sans symbole de devise :
  `2400000`, et non `"2 400 000 $"`. La décimale se marque par un point : `12.5`.
- **Oui et non** s'écrivent `true` et `false`.
- **Les dates** s'écrivent `2026-05-22` ou, avec l'heure et le fuseau, `2026-05-22T14:00:00-04:00`.
- **Un texte qui pourrait se lire autrement** se met entre guillemets droits : `region: "ON"`, `id: "1"`.
- **Les listes** ont un élément par ligne, après un tiret, ou se mettent entre crochets : `[en, fr]`.
- **Une deuxième langue** est un deuxième champ avec un suffixe : `title` et `title_en`. Les champs de
  genre *texte* l'acceptent.
- **Vos propres champs** commencent par `x-`; rfplint n'y touche pas.
- **Les commentaires** commencent par `#`.""",
        "blocks": "Les blocs",
        "codes": "Codes",
        "codes_intro": "Une liste *ouverte* accepte d'autres codes; une liste *fermée* n'accepte que ceux-ci.",
        "long": "{count} codes, dans `schemas/codelists/{name}.csv`.",
        "columns": "| Champ | Ce qu'il veut dire | Genre | Exemple |",
        "code_columns": "| Code | Sens |",
        "required": "**obligatoire**",
        "text": "texte",
        "string": "texte court",
        "number": "nombre",
        "integer": "nombre entier",
        "boolean": "true ou false",
        "date": "date",
        "object": "groupe",
        "any": "toute valeur",
        "list": "liste : {kind}",
        "or": " ou ",
        "closed": "code, liste fermée [{name}](#codes-{name})",
        "open": "code, liste ouverte [{name}](#codes-{name})",
        "of": "Comporte tous les champs du bloc [{title}](#{name}), et :",
        "free": "Tout autre nom est à votre choix; il contient un bloc [{title}](#{name}).",
        "also": "D'autres membres sont permis.",
        "where": "Se trouve à",
    },
}

_EXAMPLE = {
    "en": {
        "language": "en",
        "buyer": "City of Port Halven",
        "title": "Pothole detection pilot",
        "description": "Detect potholes from bus-mounted sensors on ten routes for six months.",
    },
    "fr": {
        "language": "fr",
        "buyer": "Ville de Port Halven",
        "title": "Projet pilote de détection des nids-de-poule",
        "description": "Détecter les nids-de-poule sur dix trajets d'autobus pendant six mois.",
    },
}


def page(language: Language) -> str:
    """Give the whole guide in one language, as Markdown."""
    schema: Node = json.loads((SCHEMAS / "rfp.schema.json").read_text(encoding="utf-8"))
    words = _WORDS[language]
    parts = [
        f"# {words['heading']}",
        f"<!-- {words['generated']} -->",
        words["intro"],
        f"## {words['minimal']}",
        f"```yaml\n{minimal(language)}```",
        words["minimal_after"],
        f"## {words['writing']}",
        words["rules"],
        f"## {words['blocks']}",
        *_blocks(schema, language),
        f"## {words['codes']}",
        words["codes_intro"],
        *_codelists(schema, language),
    ]
    return "\n\n".join(parts).replace(" :", "\u00a0:") + "\n"


def minimal(language: Language) -> str:
    """Give the smallest valid RFP."""
    return _MINIMAL.format(**_EXAMPLE[language])


def _blocks(schema: Node, language: Language) -> Iterator[str]:
    yield _block(schema, "Rfp", schema, ("",), language)
    for name, places in _places(schema).items():
        yield _block(schema, name, schema["$defs"][name], tuple(places), language)


def _places(schema: Node) -> dict[str, list[str]]:
    """Give the blocks in the order of a walk through an RFP, each with the paths that hold it."""
    places: dict[str, list[str]] = {}
    waiting: list[tuple[str, Node]] = [("", schema)]
    while waiting:
        above, node = waiting.pop(0)
        below = []
        for path, part in _members(above, node):
            name = _referred(part)
            if name is None:
                continue
            if name not in places:
                below.append((path, schema["$defs"][name]))
            places.setdefault(name, []).append(path)
        waiting = below + waiting
    return places


def _members(above: str, node: Node) -> Iterator[tuple[str, Node]]:
    if node.get("$ref", "#/$defs/Native") != "#/$defs/Native":
        yield above, {"$ref": node["$ref"]}
    for name, part in node.get("properties", {}).items():
        path = f"{above}.{name}".lstrip(".")
        for branch in part.get("anyOf", [part]):
            yield (f"{path}[]", branch["items"]) if "items" in branch else (path, branch)
    free = node.get("additionalProperties")
    if isinstance(free, dict):
        yield f"{above}.*", free


def _referred(part: Node) -> str | None:
    reference = part.get("$ref")
    return reference.removeprefix("#/$defs/") if reference else None


def _block(
    schema: Node, name: str, node: Node, places: tuple[str, ...], language: Language
) -> str:
    words = _WORDS[language]
    lines = [f'<a id="{name}"></a>', "", f"### {_text(node, 'title', language)}", ""]
    lines += [_text(node, "description", language), ""]
    if any(places):
        shown = ", ".join(f"`{place}`" for place in places[:4])
        lines += [f"{words['where']} {shown}{', …' if len(places) > 4 else ''}.", ""]  # noqa: PLR2004
    shared = _referred(node)
    if shared and shared != "Native":
        title = _text(schema["$defs"][shared], "title", language)
        lines += [words["of"].format(title=title, name=shared), ""]
    lines += [words["columns"], "| --- | --- | --- | --- |"]
    required = _required(schema, name)
    lines += [
        _row(schema, key, part, language, required=key in required)
        for key, part in node["properties"].items()
    ]
    free = node.get("additionalProperties")
    if isinstance(free, dict):
        title = _text(schema["$defs"][_referred(free)], "title", language)
        lines += ["", words["free"].format(title=title, name=_referred(free))]
    elif free is True:
        lines += ["", words["also"]]
    return "\n".join(lines)


def _required(schema: Node, block: str) -> list[str]:
    native: Node = schema["$defs"]["Native"]
    if block == "Rfp":
        return ["rfp", *native["required"]]
    place = {"OrganizationReference": "buyer", "Tender": "tender", "Scope": "tender"}.get(block)
    return native["properties"][place]["required"] if place else []


def _row(schema: Node, key: str, part: Node, language: Language, *, required: bool) -> str:
    words = _WORDS[language]
    meaning = f"*{_text(part, 'title', language)}.* {_text(part, 'description', language)}"
    kind = _kind(schema, part, language) + (f", {words['required']}" if required else "")
    cells = (f"`{key}`", meaning.replace("|", "\\|"), kind, _example(part))
    return f"| {' | '.join(cells)} |"


def _example(part: Node) -> str:
    """Show the example of a plain value; that of a group stands in its own block."""
    example = part["examples"][0]
    if isinstance(example, dict) or (isinstance(example, list) and any(map(_is_group, example))):
        return ""
    text = json.dumps(example, ensure_ascii=False) if not isinstance(example, str) else example
    return f"`{text}`".replace("|", "\\|")


def _is_group(value: object) -> bool:
    return isinstance(value, (dict, list))


def _kind(schema: Node, part: Node, language: Language) -> str:
    words = _WORDS[language]
    if "anyOf" in part:
        kinds = [_kind(schema, {"x-codelist": part.get("x-codelist"), **branch}, language) for branch in _some(part)]
        return words["or"].join(dict.fromkeys(kinds))
    if "items" in part:
        return words["list"].format(kind=_kind(schema, part["items"], language))
    name = _referred(part)
    if name is not None:
        return f"[{_text(schema['$defs'][name], 'title', language)}](#{name})"
    types = [kind for kind in _several(part.get("type", "any")) if kind != "null"]
    if part.get("x-codelist") and "string" in types:
        return words["closed" if "enum" in part else "open"].format(name=part["x-codelist"])
    if part.get("x-text") or part.get("x-twin"):
        return words["text"]
    if part.get("x-date"):
        return words["date"]
    return words["or"].join(words[kind] for kind in types)


def _some(part: Node) -> list[Node]:
    return [branch for branch in part["anyOf"] if branch.get("type") != "null"]


def _several(value: str | list[str]) -> list[str]:
    return value if isinstance(value, list) else [value]


def _codelists(schema: Node, language: Language) -> Iterator[str]:
    words = _WORDS[language]
    for name in sorted(_used(schema), key=str.casefold):
        rows = codelist(name)
        lines = [f'<a id="codes-{name}"></a>', "", f"### {name}", ""]
        if len(rows) > LONG_LIST:
            lines.append(words["long"].format(count=len(rows), name=name))
        else:
            lines += [words["code_columns"], "| --- | --- |"]
            lines += [f"| `{row['Code']}` | {_meaning(row, language)} |" for row in rows]
        yield "\n".join(lines)


def codelist(name: str) -> list[dict[str, str]]:
    """Give the rows of a codelist."""
    with (SCHEMAS / "codelists" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _meaning(row: dict[str, str], language: Language) -> str:
    suffix = "_fr" if language == "fr" else ""
    said, more = row[f"Title{suffix}"], row[f"Description{suffix}"]
    return f"{said}. {more}" if more and len(more) <= 120 else said  # noqa: PLR2004


def _used(node: object) -> set[str]:
    if isinstance(node, list):
        return {name for item in node for name in _used(item)}
    if not isinstance(node, dict):
        return set()
    here = node.get("x-codelist")
    below = {name for value in node.values() for name in _used(value)}
    return below | {here} if isinstance(here, str) else below


def _text(node: Node, keyword: str, language: Language) -> str:
    text: str = node["x-fr"][keyword] if language == "fr" else node[keyword]
    return text.rstrip(".") if keyword == "title" else text
