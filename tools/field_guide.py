"""The buyer's field guide: what an RFP may hold, block by block, from the schema."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

from guide_words import EXAMPLE, MINIMAL, WORDS, Language

Node: TypeAlias = dict[str, Any]  # a part of a JSON Schema

SCHEMAS = Path(__file__).resolve().parent.parent / "schemas"
LONG_LIST = 60
MANY_PLACES = 4

# Blocks that few buyers write by hand: the guide only names their fields.
_RARE = frozenset(
    {
        "BidOpening",
        "Communication",
        "Criterion",
        "CustomerService",
        "DesignContest",
        "DynamicPurchasingSystem",
        "ElectronicAuction",
        "Enquiry",
        "EssentialAsset",
        "FrameworkAgreement",
        "Gazetteer",
        "Geometry",
        "Identifier",
        "InterestRate",
        "Item",
        "JuryMember",
        "LegislativeReference",
        "Location",
        "LotDetails",
        "LotGroup",
        "Amendment",
        "Options",
        "Prize",
        "Prizes",
        "Procedure",
        "Recurrence",
        "RelatedProcess",
        "Renewal",
        "Requirement",
        "RequirementGroup",
        "SecondStage",
        "SimpleIdentifier",
        "SubcontractingTerms",
        "Techniques",
        "Unit",
    }
)


def page(language: Language) -> str:
    """Give the whole guide in one language, as Markdown."""
    schema: Node = json.loads((SCHEMAS / "rfp.schema.json").read_text(encoding="utf-8"))
    words = WORDS[language]
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
        f"## {words['rare']}",
        words["rare_intro"],
        _rare(schema, language),
        f"## {words['codes']}",
        words["codes_intro"],
        *_codelists(schema, language),
    ]
    text = "\n\n".join(parts) + "\n"
    return text.replace(" :", "\u00a0:" if language == "fr" else ":")


def minimal(language: Language) -> str:
    """Give the smallest valid RFP."""
    return MINIMAL.format(**EXAMPLE[language])


def _blocks(schema: Node, language: Language) -> Iterator[str]:
    yield _block(schema, "Rfp", schema, ("",), language)
    for name, places in _places(schema).items():
        if name in _RARE:
            continue
        yield _block(schema, name, schema["$defs"][name], tuple(places), language)


def _rare(schema: Node, language: Language) -> str:
    lines = [WORDS[language]["rare_columns"], "| --- | --- | --- |"]
    for name, places in _places(schema).items():
        if name in _RARE:
            node = schema["$defs"][name]
            title = f'<a id="{name}"></a>{_text(node, "title", language)}'
            fields = ", ".join(f"`{key}`" for key in node["properties"])
            lines.append(f"| {title} | {_shown(places)} | {fields} |")
    return "\n".join(lines)


def _shown(places: list[str] | tuple[str, ...]) -> str:
    more = ", …" if len(places) > MANY_PLACES else ""
    return ", ".join(f"`{place}`" for place in places[:MANY_PLACES]) + more


def _places(schema: Node) -> dict[str, list[str]]:
    """Give the blocks in the order of a walk through an RFP, each with the paths that hold it."""
    places: dict[str, list[str]] = {}
    order: list[str] = []
    waiting: list[tuple[str, str, Node]] = [("", "", schema)]
    while waiting:
        block, above, node = waiting.pop(0)
        order.append(block)
        below = []
        for path, part in _members(above, node):
            name = _referred(part)
            if name is not None and name not in places:
                below.append((name, path, schema["$defs"][name]))
            if name is not None:
                places.setdefault(name, []).append(path)
        waiting = below + waiting
    return {name: places[name] for name in order if name}


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


def _block(schema: Node, name: str, node: Node, places: tuple[str, ...], language: Language) -> str:
    words = WORDS[language]
    lines = [f'<a id="{name}"></a>', "", f"### {_text(node, 'title', language)}", ""]
    lines += [_text(node, "description", language), ""]
    if any(places):
        lines += [f"{words['where']} {_shown(places)}.", ""]
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
    words = WORDS[language]
    meaning = f"*{_text(part, 'title', language)}.* {_text(part, 'description', language)}"
    kind = _kind(schema, part, language) + (f", {words['required']}" if required else "")
    cells = (f"`{key}`", meaning.replace("|", "\\|"), kind, _example(part, language))
    return f"| {' | '.join(cells)} |"


def _example(part: Node, language: Language) -> str:
    """Show the example of a plain value; that of a group stands in its own block.

    The examples of prose are in English, so the French guide leaves them out.
    """
    example = part["examples"][0]
    if language == "fr" and part.get("x-text"):
        return ""
    if isinstance(example, dict) or (isinstance(example, list) and any(map(_is_group, example))):
        return ""
    text = json.dumps(example, ensure_ascii=False) if not isinstance(example, str) else example
    return f"`{text}`".replace("|", "\\|")


def _is_group(value: object) -> bool:
    return isinstance(value, (dict, list))


def _kind(schema: Node, part: Node, language: Language) -> str:
    words = WORDS[language]
    if "anyOf" in part:
        kinds = [_kind(schema, branch, language) for branch in part["anyOf"]]
        return words["or"].join(dict.fromkeys(kind for kind in kinds if kind))
    if "items" in part:
        return words["list"].format(kind=_kind(schema, part["items"], language))
    name = _referred(part)
    if name is not None:
        return f"[{_text(schema['$defs'][name], 'title', language)}](#{name})"
    return _plain_kind(part, language)


def _plain_kind(part: Node, language: Language) -> str:
    """Name the kind of a value that is no group and no list; `null` has no name."""
    words = WORDS[language]
    types = [kind for kind in _several(part.get("type", "any")) if kind != "null"]
    if "x-codelist" in part:
        return words["closed" if "enum" in part else "open"].format(name=part["x-codelist"])
    if part.get("x-text") or part.get("x-twin"):
        return words["text"]
    return words["date"] if part.get("x-date") else words["or"].join(words[kind] for kind in types)


def _several(value: str | list[str]) -> list[str]:
    return value if isinstance(value, list) else [value]


def _codelists(schema: Node, language: Language) -> Iterator[str]:
    words = WORDS[language]
    closed = _used(schema, closed=True)
    lines = []
    for name in sorted(_used(schema, closed=False), key=str.casefold):
        rows = codelist(name)
        codes = "; ".join(f"`{row['Code']}` {_label(row, language)}" for row in rows)
        if len(rows) > LONG_LIST:
            codes = words["long"].format(count=len(rows), name=name)
        is_closed = words["is_closed" if name in closed else "is_open"]
        lines.append(f'- <a id="codes-{name}"></a>**{name}** ({is_closed}) : {codes.rstrip(".")}.')
    yield "\n".join(lines)


def codelist(name: str) -> list[dict[str, str]]:
    """Give the rows of a codelist."""
    with (SCHEMAS / "codelists" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _label(row: dict[str, str], language: Language) -> str:
    return row["Title_fr" if language == "fr" else "Title"]


def _used(node: object, *, closed: bool) -> set[str]:
    """Give the codelists of the schema, or only those that close a field."""
    if isinstance(node, list):
        return {name for item in node for name in _used(item, closed=closed)}
    if not isinstance(node, dict):
        return set()
    below = {name for value in node.values() for name in _used(value, closed=closed)}
    here = node.get("x-codelist")
    if isinstance(here, str) and ("enum" in node or not closed):
        below.add(here)
    return below


def _text(node: Node, keyword: str, language: Language) -> str:
    text: str = node["x-fr"][keyword] if language == "fr" else node[keyword]
    return text.rstrip(".") if keyword == "title" else text
