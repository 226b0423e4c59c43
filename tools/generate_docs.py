"""Write the pages and files that are derived from others: `python tools/generate_docs.py`.

With `--check` nothing is written; the exit status is 1 and a diff is shown if one is out of date.
"""

from __future__ import annotations

import difflib
import functools
import json
import sys
from collections.abc import Callable
from pathlib import Path

import authoring
import cli_page
import field_guide
import policy_pages
import readme

ROOT = Path(__file__).resolve().parent.parent
_ANNOTATIONS = {"title", "description", "x-fr", "examples", "x-date", "$schema"}
_NAMED = {"properties", "$defs", "patternProperties"}


def bare_schema() -> str:
    """Give the RFP schema without its texts, which compiles in half the time.

    A text in another language is recognized by the start of its key (`title_`), for which no
    regular expression must be compiled. So the copy may refuse a key such as `title_1` that the
    schema takes, never the other way round; what is refused goes to the whole schema.
    """
    schema = json.loads((ROOT / "schemas/rfp.schema.json").read_text(encoding="utf-8"))
    return json.dumps(_bare(schema), ensure_ascii=False, separators=(",", ":")) + "\n"


def _bare(node: object) -> object:
    if isinstance(node, list):
        return [_bare(item) for item in node]
    if not isinstance(node, dict):
        return node
    kept = {key: value for key, value in node.items() if key not in _ANNOTATIONS}
    return {
        key: _prefixes({name: _bare(part) for name, part in value.items()})
        if key in _NAMED
        else _bare(value)
        for key, value in kept.items()
    }


def _prefixes(parts: dict[str, object]) -> dict[str, object]:
    """Write `^(a|b)_[a-z]…$` as the two prefixes `^a_` and `^b_`."""
    short: dict[str, object] = {}
    for pattern, part in parts.items():
        head, is_twin, _ = pattern.partition(")_[a-z]")
        names = head.removeprefix("^(").split("|") if is_twin else [pattern]
        short.update({f"^{name}_" if is_twin else name: part for name in names})
    return short


PAGES: tuple[tuple[str, Callable[[], str]], ...] = (
    ("schemas/rfp.bare.json", bare_schema),
    ("docs/rfp-format.en.md", functools.partial(field_guide.page, "en")),
    ("docs/rfp-format.fr.md", functools.partial(field_guide.page, "fr")),
    ("docs/cli.md", cli_page.page),
    ("docs/authoring.md", functools.partial(authoring.page, "docs/authoring.md", "en")),
    ("docs/authoring.fr.md", functools.partial(authoring.page, "docs/authoring.fr.md", "fr")),
    ("README.md", functools.partial(readme.page, "README.md", "en")),
    ("README.fr.md", functools.partial(readme.page, "README.fr.md", "fr")),
    *policy_pages.pages(),
)


def main(arguments: list[str]) -> int:
    """Write every page, or with `--check` compare it with what stands there."""
    differs = False
    for name, make in PAGES:
        path, text = ROOT / name, make()
        if "--check" not in arguments:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
            continue
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        if before != text:
            differs = True
            lines = before.splitlines(keepends=True), text.splitlines(keepends=True)
            sys.stdout.writelines(difflib.unified_diff(*lines, name, f"{name} (generated)"))
    return int(differs)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
