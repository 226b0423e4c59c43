"""What `rfplint new` says: what it wrote, what to do next, and why it wrote nothing."""

from __future__ import annotations

from typing import Final

from rfplint.model import Text

WROTE: Final = Text("Wrote:", "Écrit :")
NEXT: Final = Text("Next:", "Ensuite :")


def next_for_rfp(path: str) -> tuple[Text, ...]:
    """Say what to do with a new RFP."""
    return (
        Text(
            f"Open {path} and replace each TODO; the comments say with what.",
            f"Ouvrez {path} et remplacez chaque TODO; les commentaires disent par quoi.",
        ),
        Text(
            f"rfplint check {path}   names those that are left",
            f"rfplint check {path}   nomme ceux qui restent",
        ),
    )


def next_for_policy(path: str, folder: str) -> tuple[Text, ...]:
    """Say what to do with a new policy."""
    return (
        Text(
            f"Open {path} and make it yours; the comments say how.",
            f"Ouvrez {path} et adaptez-la; les commentaires disent comment.",
        ),
        _test(folder),
    )


def next_for_pack(folder: str, written: str) -> tuple[Text, ...]:
    """Say what to do with a new pack; `written` is how a configuration names its folder."""
    return (
        _test(folder),
        Text(
            f"Add `packs: [{written}]` to .rfplint.yaml, so that `rfplint check` applies it.",
            f"Ajoutez `packs: [{written}]` à .rfplint.yaml, pour que `rfplint check` l'applique.",
        ),
        Text(
            f"rfplint new policy NAME --pack {folder}   adds a policy",
            f"rfplint new policy NOM --pack {folder}   ajoute une politique",
        ),
    )


def next_for_plugin(folder: str) -> tuple[Text, ...]:
    """Say what to do with a new plugin."""
    return (
        Text(f"cd {folder}", f"cd {folder}"),
        Text(
            "pip install -e '.[test]' && pytest   passes as it is",
            "pip install -e '.[test]' && pytest   réussit tel quel",
        ),
        Text(
            "README.md says where the policies and their checks are.",
            "README.md dit où sont les politiques et leurs contrôles.",
        ),
    )


def _test(folder: str) -> Text:
    return Text(
        f"rfplint test {folder}   proves its examples",
        f"rfplint test {folder}   prouve ses exemples",
    )


# Why nothing was written -----------------------------------------------------------------------


def exists(path: str) -> Text:
    """Say that a file is there already."""
    return Text(
        f"{path} is there already, and rfplint overwrites nothing; nothing was written. "
        "Choose another name or folder, or move that file away.",
        f"{path} existe déjà, et rfplint n'écrase rien; rien n'a été écrit. "
        "Choisissez un autre nom ou dossier, ou déplacez ce fichier.",
    )


def not_a_folder(path: str) -> Text:
    """Say that a file stands where a folder is needed."""
    return Text(
        f"{path} is a file, and a folder is needed there; nothing was written. "
        "Choose another folder.",
        f"{path} est un fichier, et il y faut un dossier; rien n'a été écrit. "
        "Choisissez un autre dossier.",
    )


def bad_policy_name(name: str) -> Text:
    """Say what a policy may be called."""
    return Text(
        f"A policy cannot be called '{name}'. Name the fault in two or more words of lower-case "
        "letters (a-z) and digits joined by hyphens, such as bid-address-missing.",
        f"Une politique ne peut pas s'appeler « {name} ». Nommez la faute en deux mots ou plus, de "
        "minuscules sans accent (a-z) et de chiffres, reliés par des traits d'union, comme "
        "bid-address-missing.",
    )


def name_taken(name: str) -> Text:
    """Say that another policy has that name."""
    return Text(
        f"There is a policy '{name}' already (`rfplint explain {name}`). Choose another name.",
        f"Il y a déjà une politique « {name} » (`rfplint explain {name}`). "
        "Choisissez un autre nom.",
    )


def bad_folder_name(name: str) -> Text:
    """Say what the folder of a pack or plugin may be called."""
    return Text(
        f"The folder gives its name, which cannot be '{name}'. Use lower-case letters (a-z) and "
        "digits in words joined by hyphens, such as acme-policies.",
        f"Le dossier donne son nom, qui ne peut pas être « {name} ». Employez des minuscules sans "
        "accent (a-z) et des chiffres, en mots reliés par des traits d'union, comme "
        "acme-policies.",
    )


def module_taken(name: str) -> Text:
    """Say that Python has another use for the name of a plugin."""
    return Text(
        f"A plugin cannot be called '{name}': Python or rfplint uses that word itself. "
        "Choose another name, such as acme-policies.",
        f"Un module ne peut pas s'appeler « {name} » : Python ou rfplint emploie déjà ce mot. "
        "Choisissez un autre nom, comme acme-policies.",
    )


def no_letters(name: str) -> Text:
    """Say that no first letters for codes can be made from a name."""
    return Text(
        f"No code can be made from '{name}': the codes of policies start with two to six letters "
        "of that name which no other policy has. Choose another name, such as acme-policies "
        "(ACME001).",
        f"Aucun code ne se tire de « {name} » : les codes des politiques commencent par deux à six "
        "lettres de ce nom qu'aucune autre politique n'emploie. Choisissez un autre nom, comme "
        "acme-policies (ACME001).",
    )


def codes_used_up(letters: str) -> Text:
    """Say that the codes with these letters are used up."""
    return Text(
        f"{letters}999 is the last code with these letters. Start another pack with "
        "`rfplint new pack`.",
        f"{letters}999 est le dernier code avec ces lettres. Commencez un autre ensemble avec "
        "`rfplint new pack`.",
    )


def no_pack(folder: str) -> Text:
    """Say that a folder is no pack."""
    return Text(
        f"{folder} is no pack: it has no pack.yaml. `rfplint new pack {folder}` makes one.",
        f"{folder} n'est pas un ensemble : il n'a pas de pack.yaml. `rfplint new pack {folder}` "
        "en fait un.",
    )


def bad_rfp_name(path: str) -> Text:
    """Say what the file of an RFP may be called."""
    return Text(
        f"An RFP cannot be called '{path}': the name of its file ends in .rfp.yaml or .rfp.yml, "
        "by which `rfplint check` knows it, such as lamps.rfp.yaml.",
        f"Un appel d'offres ne peut pas s'appeler « {path} » : le nom de son fichier se termine "
        "par .rfp.yaml ou .rfp.yml, à quoi `rfplint check` le reconnaît, par exemple "
        "lampadaires.rfp.yaml.",
    )
