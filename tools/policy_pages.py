"""The pages of the policies, and their index by family and by statement of the ICTC study."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from rfplint import catalogue, reporters
from rfplint.model import Head, Language, Text
from rfplint.reporters import Style

STATEMENTS: Final = Path(__file__).parent / "study_statements.json"
_TITLE: Final = Text("Policies", "Politiques")
_BY_FAMILY: Final = Text("By family", "Par famille")
_BY_STATEMENT: Final = Text(
    "By statement of the ICTC study (2021)", "Par énoncé de l'étude du CTIC (2021)"
)
_NO_POLICY: Final = Text("context only", "contexte seulement")
_FAMILIES: Final = {
    "IP": Text("Intellectual property", "Propriété intellectuelle"),
    "OWN": Text("Data ownership", "Propriété des données"),
    "RES": Text("Data residency", "Lieu des données"),
    "PRV": Text("Privacy", "Vie privée"),
    "SOC": Text("Social impact", "Impact social"),
    "ELG": Text("Who may bid", "Qui peut soumissionner"),
    "TEC": Text("Specifications", "Spécifications"),
    "APR": Text("Procurement approach", "Mode d'approvisionnement"),
    "EVA": Text("Evaluation", "Évaluation"),
    "TIM": Text("Timeline", "Calendrier"),
    "DOC": Text("The document itself", "Le document lui-même"),
}


def pages() -> Iterator[tuple[str, Callable[[], str]]]:
    """Give every page with what writes it: two for each policy and two indexes."""
    heads = _heads()
    for language in ("en", "fr"):
        yield f"docs/policies/{_file('README', language)}", functools.partial(index, language)
        for head in heads:
            name = f"docs/policies/{_file(head.name, language)}"
            yield name, functools.partial(page, head, language)


def page(head: Head, language: Language) -> str:
    """Give the page of a policy, as `rfplint explain --format markdown` prints it."""
    style = Style(language, color=False, verbose=True, min_severity="note", fail_on="error")
    return reporters.page(head, "markdown", style)


def index(language: Language) -> str:
    """Give the index."""
    heads = _heads()
    lines = [f"# {_TITLE.to(language)}", "", f"## {_BY_FAMILY.to(language)}"]
    for prefix, family in _FAMILIES.items():
        lines += ["", f"### {family.to(language)}", ""]
        lines += [_entry(head, language) for head in heads if head.code[:-3] == prefix]
    lines += ["", f"## {_BY_STATEMENT.to(language)}", ""]
    for statement in json.loads(STATEMENTS.read_text(encoding="utf-8")):
        tag = statement["number"].lower()
        about = [head for head in heads if tag in head.tags]
        links = ", ".join(_link(head, language) for head in about) or _NO_POLICY.to(language)
        colon = "\u00a0:" if language == "fr" else ":"
        lines.append(f"- **{statement['number']}** {statement[language]}{colon} {links}")
    return "\n".join(lines) + "\n"


def _entry(head: Head, language: Language) -> str:
    return f"- {_link(head, language)} `{head.name}`: {head.title.to(language)}"


def _link(head: Head, language: Language) -> str:
    return f"[{head.code}]({_file(head.name, language)})"


def _file(name: str, language: str) -> str:
    return f"{name}.md" if language == "en" else f"{name}.{language}.md"


@functools.cache
def _heads() -> tuple[Head, ...]:
    known = catalogue.load(plugins_enabled=False)
    return tuple(sorted(policy.head for policy in known.policies.values()))
