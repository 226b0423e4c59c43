"""Rooms import only from lower floors; siblings do not import each other (design, section 5)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "rfplint"

FLOORS = (
    ("model", "__init__"),
    ("messages", "resources"),
    ("document", "cache", "blank", "inventory", "reach", "reporters", "tables"),
    ("prose",),
    ("clauses",),
    ("hits",),
    ("rfp", "schema", "jurisdiction", "suppression", "ocds"),
    ("policy", "hooks", "telling", "blame"),
    ("config", "declarative", "builtin", "plugins", "engine", "scaffold"),
    ("catalogue",),
    ("runner",),
    ("testing",),
    ("pytest_plugin",),
    ("cli",),
    ("__main__",),
)
FLOOR_OF = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}

ONLY_IMPORTER = {
    "yaml": "document",
    "jsonschema": "schema",
    "jsonschema_rs": "schema",
    "referencing": "schema",
    "pluggy": "plugins",
    "pathspec": "runner",
    "multiprocessing": "runner",
    "license_expression": "builtin",
    "jinja2": "scaffold",
}
"""Libraries that one room alone knows."""

FILES = sorted(SOURCE.rglob("*.py"))


def room_of(file: Path) -> str:
    return file.relative_to(SOURCE).parts[0].removesuffix(".py")


def imports(file: Path) -> Iterator[str]:
    """Give every module that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno}: a relative import"
            assert node.module is not None
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def our_rooms(file: Path) -> Iterator[str]:
    for module in imports(file):
        parts = module.split(".")
        if parts[0] == "rfplint" and len(parts) > 1 and parts[1] in FLOOR_OF:
            yield parts[1]


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(SOURCE)))
def test_a_room_imports_only_from_lower_floors(file: Path) -> None:
    room = room_of(file)
    assert room in FLOOR_OF, f"{room} has no floor"
    upward = {
        other for other in our_rooms(file) if other != room and FLOOR_OF[other] >= FLOOR_OF[room]
    }
    assert not upward


@pytest.mark.parametrize("library", sorted(ONLY_IMPORTER))
def test_a_library_is_known_to_one_room(library: str) -> None:
    rooms = {
        room_of(file)
        for file in FILES
        if any(module.split(".")[0] == library for module in imports(file))
    }
    assert rooms <= {ONLY_IMPORTER[library]}


def test_no_room_hides_an_import_from_the_floors() -> None:
    hidden = [str(file) for file in FILES if "TYPE_CHECKING" in file.read_text("utf-8")]
    assert hidden == []


def test_rooms_stay_small() -> None:
    long = {
        str(file.relative_to(SOURCE)): lines
        for file in FILES
        if (lines := file.read_text("utf-8").count("\n")) > 400
    }
    assert long == {}
