"""Templates → texts. The templates are files in the folder `templates` of the installation.

A template's name ends in `.j2`, or in `.en.j2` and `.fr.j2` where each language has its own;
`_dot_` starts the name of a hidden file, and `MODULE` and `POLICY` stand for those values.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Final, NamedTuple

from rfplint import resources
from rfplint.model import LANGUAGES, Language

_IN_PATHS: Final = ("module", "policy")


class File(NamedTuple):
    """A file to be written."""

    path: str
    text: str


def rendered(kind: str, folder: str, language: Language, **values: object) -> Iterator[File]:
    """Fill every template of a kind, and say where below `folder` each text belongs."""
    import jinja2

    home = os.path.join(resources.root("templates"), kind)
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(home),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # noqa: S701 - YAML, TOML and Python are written, never HTML
    )
    environment.globals["say"] = lambda en, fr: fr if language == "fr" else en
    for name in sorted(environment.list_templates()):
        target = _target(name, language)
        if target is not None:
            for word in _IN_PATHS:
                target = target.replace(word.upper(), str(values.get(word)))
            text = environment.get_template(name).render(**values)
            yield File(os.path.join(folder, target), text)


def _target(template: str, language: Language) -> str | None:
    """Give the path that a template fills; None where it is for another language."""
    path = template.removesuffix(".j2")
    for known in LANGUAGES:
        if path.endswith(f".{known}"):
            path = path.removesuffix(f".{known}")
            if known != language:
                return None
    return path.replace("_dot_", ".")
