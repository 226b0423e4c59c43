"""What is said of faulty packs and policies (codes PCK and PLG)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal

from rfplint.model import Text

NO_CONDITION = Text(
    "This policy has no condition: write 'must', or bind a Python check to its code.",
    "Cette politique n'a pas de condition : écrivez « must » ou liez un contrôle Python à son "
    "code.",
)
BOUND_AND_MUST = Text(
    "A Python check is bound to this code, so 'must' would never run. Keep one of the two.",
    "Un contrôle Python est lié à ce code; « must » ne servirait jamais. Gardez l'un des deux.",
)
NO_MESSAGE = Text(
    "This policy has no 'message': say in English and French what is wrong.",
    "Cette politique n'a pas de « message » : dites en anglais et en français ce qui cloche.",
)
NO_BAD_EXAMPLE = Text(
    "No example shows the fault: add one with 'bad'.",
    "Aucun exemple ne montre le défaut : ajoutez-en un avec « bad ».",
)
NO_GOOD_EXAMPLE = Text(
    "No example shows how it is done well: add one with 'good'.",
    "Aucun exemple ne montre comment bien faire : ajoutez-en un avec « good ».",
)
NO_FRENCH_EXAMPLE = Text(
    "No example is in French: write 'language: fr' in one and word it in French.",
    "Aucun exemple n'est en français : écrivez « language: fr » dans l'un d'eux et rédigez-le en "
    "français.",
)
SAID_HERE_TOO = Text("the text says it too", "le texte le dit aussi")
PROSE_ONLY = Text(
    "This is stated in prose only. Put it in `{field}` so that tools and bidders can find it"
    "{others}.",
    "Ceci n'est dit que dans le texte. Inscrivez-le aussi dans `{field}` pour que les outils et "
    "les soumissionnaires le trouvent{others}.",
)
CLAUSES_WITHOUT_KIND = Text(
    "A case for clauses[*] says in 'when' which 'kind' of clause it looks for.",
    "Un cas pour clauses[*] dit dans « when » quelle sorte de clause (« kind ») il cherche.",
)


def others_too(codes: str) -> Text:
    """Say which other policies the same text satisfies."""
    return Text(f" (also for {codes})", f" (aussi pour {codes})") if codes else Text("", "")


def unknown_attribute(name: str, near: str | None) -> Text:
    """Say that clauses have no such attribute."""
    meant = Text(f" Did you mean '{near}'?", f" Vouliez-vous dire « {near} »?") if near else None
    return Text(
        f"A clause has no attribute '{name}'.{meant.en if meant else ''}",
        f"Une clause n'a pas d'attribut « {name} ».{meant.fr if meant else ''}",
    )


def unknown_kind(name: str, near: str | None) -> Text:
    """Say that there is no such kind of clause."""
    meant = Text(f" Did you mean '{near}'?", f" Vouliez-vous dire « {near} »?") if near else None
    return Text(
        f"There is no kind of clause '{name}'.{meant.en if meant else ''}",
        f"Il n'y a pas de sorte de clause « {name} ».{meant.fr if meant else ''}",
    )


EMPTY = {
    "pack": Text(
        "This pack.yaml is empty. Write the pack's name, version, title and licence.",
        "Ce pack.yaml est vide. Écrivez le nom, la version, le titre et la licence de l'ensemble.",
    ),
    "policy": Text(
        "This policy file is empty. Write the policy, or remove the file.",
        "Ce fichier de politique est vide. Écrivez la politique ou retirez le fichier.",
    ),
}
NOT_READ = Text(
    "Nothing reads this file: a pack has pack.yaml, and its policies are <family>/<name>.yaml. "
    "Move it there, or out of the pack.",
    "Rien ne lit ce fichier : un ensemble a un pack.yaml, et ses politiques sont "
    "<famille>/<nom>.yaml. Déplacez-le là, ou hors de l'ensemble.",
)


def reserved(prefix: str) -> Text:
    """Say that codes with this prefix stand for what is no policy."""
    return Text(
        f"Codes in {prefix} are rfplint's own, for faults that no policy finds. "
        "Choose other letters.",
        f"Les codes en {prefix} sont ceux de rfplint, pour des défauts qu'aucune politique ne "
        "relève. Choisissez d'autres lettres.",
    )


def malformed_requirement(written: str) -> Text:
    """Say that `requires` cannot be read."""
    return Text(
        f"'{written}' is not a requirement. Write the oldest version that will do, for example "
        "'>=0.1'.",
        f"« {written} » n'est pas une exigence. Écrivez la plus ancienne version qui convient, "
        f"par exemple « >=0.1 ».",
    )


def newer_needed(least: str, running: str) -> Text:
    """Say that this rfplint is too old for the pack."""
    return Text(
        f"This pack needs rfplint {least} or newer; this is {running}. Update rfplint.",
        f"Cet ensemble exige rfplint {least} ou une version plus récente; ceci est la version "
        f"{running}. Mettez rfplint à jour.",
    )


def _hint(near: str | None) -> Text:
    if near is None:
        return Text("", "")
    return Text(f" Did you mean '{near}'?", f" Vouliez-vous dire « {near} »?")


def _with_hint(message: Text, near: str | None) -> Text:
    hint = _hint(near)
    return Text(message.en + hint.en, message.fr + hint.fr)


def unknown_term(name: str, near: str | None, known: Sequence[str]) -> Text:
    """Say that `$name` is neither a term of the pack nor a setting of the policy."""
    message = Text(
        f"'${name}' is neither a term of this pack nor a setting of this policy.",
        f"« ${name} » n'est ni un terme de cet ensemble ni un réglage de cette politique.",
    )
    if near is not None:
        return _with_hint(message, f"${near}")
    if not known:
        return Text(
            f"{message.en} Write the list itself, or name it under 'terms' of pack.yaml.",
            f"{message.fr} Écrivez la liste elle-même ou nommez-la sous « terms » de pack.yaml.",
        )
    listed = [f"${one}" for one in known]
    return Text(
        f"{message.en} Write {_one_of(listed).en}.", f"{message.fr} Écrivez {_one_of(listed).fr}."
    )


def _one_of(words: Sequence[str]) -> Text:
    """Join words as a choice: a, b or c."""
    if len(words) == 1:
        return Text(words[0], words[0])
    start = ", ".join(words[:-1])
    return Text(f"{start} or {words[-1]}", f"{start} ou {words[-1]}")


def unknown_fact(name: str, near: str | None) -> Text:
    """Say that no fact has this name."""
    message = Text(f"There is no fact '{name}'.", f"Il n'y a pas de fait « {name} ».")
    return _with_hint(message, near)


def unknown_statute(code: str, near: str | None) -> Text:
    """Say that no table knows a statute."""
    message = Text(
        f"No table of statutes has '{code}'.", f"Aucune table de lois ne contient « {code} »."
    )
    return _with_hint(message, near)


def unknown_path(path: str, near: str | None) -> Text:
    """Say that the RFP schema has nothing at a path."""
    message = Text(f"An RFP has nothing at '{path}'.", f"Un appel d'offres n'a rien à « {path} ».")
    return _with_hint(message, near)


def never(
    path: str, value: object, near: str | None, known: Sequence[object], types: Sequence[str]
) -> Text:
    """Say that a field never has this value; `known` are all that it has, `types` of which kind."""
    shown = _written(value)
    message = Text(f"'{path}' is never {shown.en}.", f"« {path} » ne vaut jamais {shown.fr}.")
    if near is not None:
        return _with_hint(message, near)
    if 0 < len(known) <= _MANY:
        listed = _one_of([str(_scalar(one)) for one in known])
        return Text(f"{message.en} Write {listed.en}.", f"{message.fr} Écrivez {listed.fr}.")
    if known:
        return Text(
            f"{message.en} `rfplint schema rfp` lists its {len(known)} values.",
            f"{message.fr} `rfplint schema rfp` énumère ses {len(known)} valeurs.",
        )
    wanted = _one_of([_KINDS[one].en for one in types]), _one_of([_KINDS[one].fr for one in types])
    return Text(
        f"{message.en} It is {wanted[0].en}.",
        f"{message.fr} C'est {wanted[1].fr}.",
    )


_MANY: Final = 12
"""Values that a message still lists."""

_KINDS: Final[Mapping[str, Text]] = {
    "string": Text("a text", "un texte"),
    "number": Text("a number", "un nombre"),
    "integer": Text("a whole number", "un nombre entier"),
    "boolean": Text("true or false", "true ou false"),
    "array": Text("a list", "une liste"),
    "object": Text("a group of keys", "un groupe de clés"),
}


def _scalar(value: object) -> object:
    return str(value).lower() if isinstance(value, bool) else value


def _written(value: object) -> Text:
    said = _scalar(value)
    return (
        Text(f"'{said}'", f"« {said} »") if isinstance(value, str) else Text(str(said), str(said))
    )


def unfit(
    operator: str, wanted: str, path: str, types: Sequence[str], fitting: Sequence[str]
) -> Text:
    """Say that an operator says nothing of what stands at a path; `fitting` are those that do."""
    en = " or ".join(_KINDS[one].en for one in types)
    fr = " ou ".join(_KINDS[one].fr for one in types)
    others = _one_of([*fitting, "equals", "in", "present"])
    return Text(
        f"'{operator}' speaks of {_KINDS[wanted].en}, and '{path}' is {en}. Write {others.en}.",
        f"« {operator} » parle d'{_KINDS[wanted].fr} et « {path} » est {fr}. Écrivez {others.fr}.",
    )


def unknown_placeholder(name: str, near: str | None, known: Sequence[str]) -> Text:
    """Say that a message asks for a value that nothing gives."""
    message = Text(f"Nothing fills '{{{name}}}'.", f"Rien ne remplit « {{{name}}} ».")
    if near is not None:
        return _with_hint(message, f"{{{near}}}")
    listed = _one_of([f"{{{one}}}" for one in known])
    return Text(f"{message.en} Write {listed.en}.", f"{message.fr} Écrivez {listed.fr}.")


def placeholders_differ(name: str, other: Literal["en", "fr"]) -> Text:
    """Say that the text in the language `other` does not show a value that this one shows."""
    where = {"en": Text("English", "l'anglais"), "fr": Text("French", "le français")}[other]
    return Text(
        f"'{{{name}}}' is not in the {where.en}. Write it there too, or take it out here.",
        f"« {{{name}}} » n'est pas dans {where.fr}. Écrivez-le là aussi ou retirez-le d'ici.",
    )


def missing_language(key: str, other: Literal["en", "fr"]) -> Text:
    """Say that a text of a policy is in one language only; `other` is the one that lacks."""
    where = {"en": Text("English", "anglais"), "fr": Text("French", "français")}[other]
    return Text(
        f"'{key}' has no {where.en}. Add '{other}:' and the text in {where.en}.",
        f"« {key} » n'a pas de texte {where.fr}. Ajoutez « {other}: » et le texte en {where.fr}.",
    )


def duplicate_code(code: str, path: str, free: str) -> Text:
    """Say that another file has this code; `free` is one that none has."""
    return Text(
        f"{code} is already the code of {path}. Write {free}, which is free.",
        f"{code} est déjà le code de {path}. Écrivez {free}, qui est libre.",
    )


def duplicate_name(name: str, path: str) -> Text:
    """Say that another file has this name."""
    return Text(
        f"'{name}' is already the name in {path}. Choose another, and rename the file like it.",
        f"« {name} » est déjà le nom de {path}. Choisissez-en un autre et renommez le fichier.",
    )


def file_name(name: str) -> Text:
    """Say that a policy's file must bear its name."""
    return Text(
        f"The file of this policy must be called {name}.yaml.",
        f"Le fichier de cette politique doit s'appeler {name}.yaml.",
    )


def unknown_after(code: str, near: str | None) -> Text:
    """Say that `after` names no policy of the pack."""
    message = Text(
        f"No policy of this pack has the code {code}.",
        f"Aucune politique de cet ensemble n'a le code {code}.",
    )
    return _with_hint(message, near)


def no_pack_file(path: str) -> Text:
    """Say that a folder is no pack."""
    return Text(f"{path} has no pack.yaml.", f"{path} n'a pas de pack.yaml.")


def unknown_own_preset(name: str, near: str | None, known: Iterable[str]) -> Text:
    """Say that a pack has no preset of a name that one of its presets extends."""
    listed = ", ".join(known)
    message = Text(
        f"This pack has no preset '{name}': it has {listed}.",
        f"Cet ensemble n'a pas de préréglage « {name} » : il a {listed}.",
    )
    return _with_hint(message, near)


def preset_circle(name: str, below: str) -> Text:
    """Say that a preset extends itself, if only by way of others."""
    if name == below:
        return Text(
            f"The preset '{name}' extends itself. Remove this entry.",
            f"Le préréglage « {name} » se prolonge lui-même. Retirez cette entrée.",
        )
    return Text(
        f"'{below}' leads back to the preset '{name}': a circle. Remove this entry, or the one "
        "that leads back.",
        f"« {below} » ramène au préréglage « {name} » : c'est une boucle. Retirez cette entrée, ou "
        "celle qui y ramène.",
    )
