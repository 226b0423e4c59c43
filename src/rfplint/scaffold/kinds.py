"""The files of each kind of scaffold."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from rfplint import __version__, document
from rfplint.messages import scaffold as words
from rfplint.model import Language, RfplintError, Text
from rfplint.scaffold import names
from rfplint.scaffold.names import Taken
from rfplint.scaffold.rendering import File, rendered

ENDINGS: Final = (".rfp.yaml", ".rfp.yml")
"""How the name of an RFP ends, so that a folder scan takes it."""
POLICIES: Final = "policies"
"""The folder of a pack where new policies are written."""

_FIRST: Final = "bid-address-missing"
_IN_PYTHON: Final = "too-many-conditions"
_FIRST_TITLE: Final = Text("No address for bids", "Aucune adresse pour les soumissions")
SCHEMAS: Final = ("pack", "policy")
"""The schemas that the first lines of a pack's files name."""

Schemas: TypeAlias = Mapping[str, str]
"""The texts of `SCHEMAS`, by name."""


def rfp_name(approach: str) -> str:
    """Give the file name of a new RFP for which none was chosen."""
    return re.sub("[A-Z]", lambda found: f"-{found[0].lower()}", approach) + ENDINGS[0]


def rfp(path: str, approach: str, language: Language, today: dt.date) -> tuple[File, ...]:
    """Give an RFP to fill in.

    Raises:
        RfplintError: the name of the file does not end as that of an RFP.
    """
    if not path.endswith(ENDINGS) or os.path.basename(path) in ENDINGS:
        raise RfplintError(words.bad_rfp_name(path))
    in_a_year = today + dt.timedelta(days=365)
    (only,) = rendered("rfp", "", language, approach=approach, in_a_year=in_a_year.isoformat())
    return (File(path, only.text),)


def policy(
    name: str, folder: str, language: Language, taken: Taken, schemas: Schemas
) -> tuple[File, ...]:
    """Give one policy for the pack in `folder`, and the schemas that an editor reads.

    Raises:
        RfplintError: the folder is no pack, or the name cannot be had.
    """
    if not os.path.isfile(os.path.join(folder, "pack.yaml")):
        raise RfplintError(words.no_pack(folder))
    own = tuple(_own(folder))
    codes, own_names = {code for code, _ in own}, {name for _, name in own}
    names.of_policy(name, taken._replace(names={*taken.names, *own_names}))
    if codes:
        code = names.next_code(codes, taken)
    else:
        code = names.prefix(_pack_name(folder), taken) + "001"
    title = _title(name, language)
    return (*_policy(name, code, title, folder, language), *_missing(schemas, folder))


def pack(folder: str, language: Language, taken: Taken, schemas: Schemas) -> tuple[File, ...]:
    """Give a pack with one policy in it.

    Raises:
        RfplintError: the name of the folder cannot be that of a pack.
    """
    name = names.of_folder(_name_of(folder))
    letters = names.prefix(name, taken)
    return (
        *_pack(name, letters, folder, language, taken),
        *_missing(schemas, folder),
        *rendered("pack-readme", folder, language, name=name, title=_title(name, language)),
    )


def plugin(folder: str, language: Language, taken: Taken, schemas: Schemas) -> tuple[File, ...]:
    """Give a whole Python distribution with a YAML and a Python policy.

    Raises:
        RfplintError: the name of the folder cannot be that of a distribution.
    """
    name = names.of_folder(_name_of(folder))
    letters = names.prefix(name, taken)
    module = names.of_module(name)
    values = {
        "name": name,
        "module": module,
        "prefix": letters,
        "policy": names.free(_IN_PYTHON, name, taken),
        "version": _least(),
    }
    inner = os.path.join(folder, "src", module, "pack")
    return (
        *rendered("plugin", folder, language, **values),
        *_pack(name, letters, inner, language, taken),
        *_missing(schemas, inner),
    )


def _pack(name: str, letters: str, folder: str, language: Language, taken: Taken) -> Iterator[File]:
    values = {"name": name, "title": _title(name, language), "version": _least()}
    yield from rendered("pack", folder, language, **values)
    first = names.free(_FIRST, name, taken)
    yield from _policy(first, f"{letters}001", _FIRST_TITLE, folder, language)


def _policy(name: str, code: str, title: Text, folder: str, language: Language) -> Iterator[File]:
    (only,) = rendered("policy", "", language, name=name, code=code, title=title)
    yield File(os.path.join(folder, POLICIES, f"{name}.yaml"), only.text)


def _missing(schemas: Schemas, folder: str) -> Iterator[File]:
    """Give the schemas that the modelines name, but for those that are there."""
    for kind, text in schemas.items():
        path = os.path.join(folder, ".schemas", f"{kind}.schema.json")
        if not os.path.lexists(path):
            yield File(path, text)


def _own(folder: str) -> Iterator[tuple[str, str]]:
    """Give the code and name of each policy of a pack; one that cannot be read has none."""
    for family in sorted(entry.path for entry in os.scandir(folder) if entry.is_dir()):
        for name in sorted(name for name in os.listdir(family) if name.endswith(".yaml")):
            data = _data(os.path.join(family, name))
            if names.is_code(data.get("code")):
                yield str(data["code"]), str(data.get("name"))


def _pack_name(folder: str) -> str:
    return str(_data(os.path.join(folder, "pack.yaml")).get("pack", _name_of(folder)))


def _data(path: str) -> dict[str, object]:
    with open(path, "rb") as stream:
        documents = document.parse(stream.read()).documents
    data = documents[0].data if documents else None
    return data if isinstance(data, dict) else {}


def _name_of(folder: str) -> str:
    return os.path.basename(os.path.abspath(folder))


def _title(name: str, language: Language) -> Text:
    """Make a title of a name, which is in the author's language; the other is to be translated."""
    said = name.replace("-", " ").capitalize()
    if language == "fr":
        return Text(f"{said} (to be translated)", said)
    return Text(said, f"{said} (à traduire)")


def _least() -> str:
    """Give the version of rfplint that is needed: this one without its last number."""
    return ".".join(__version__.split(".")[:2])
