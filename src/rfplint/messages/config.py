"""What is said of configurations (codes CFG), and of where their values come from."""

from __future__ import annotations

from rfplint.model import Text

NOT_TEXT = Text(
    "This configuration is not UTF-8 text. Save it as UTF-8.",
    "Cette configuration n'est pas un texte UTF-8. Enregistrez-la en UTF-8.",
)
NOT_A_FILE = Text(
    "This configuration is not a file. Put a file in its place, or rename it.",
    "Cette configuration n'est pas un fichier. Mettez un fichier à sa place, ou renommez-la.",
)
TOO_LARGE = Text(
    "This configuration is too large to be one: rfplint reads up to 200 kB and 2,000 values.",
    "Cette configuration est trop grande pour en être une : rfplint lit jusqu'à 200 ko et "
    "2 000 valeurs.",
)
SECOND_DOCUMENT = Text(
    "Nothing below this line counts: a configuration is one YAML document. Remove the line `---`.",
    "Rien ne compte sous cette ligne : une configuration est un seul document YAML. "
    "Retirez la ligne `---`.",
)
TWO_FILES = Text(
    "This table is not read, because a .rfplint.yaml stands in the same folder. "
    "Keep one of the two.",
    "Cette table n'est pas lue, car un .rfplint.yaml se trouve dans le même dossier. "
    "Gardez l'un des deux.",
)
TOO_MANY = Text(
    "This configuration takes in more than 20 presets and files. Extend fewer.",
    "Cette configuration reprend plus de 20 préréglages et fichiers. Prolongez-en moins.",
)

DEFAULT = Text("default", "valeur d'office")
COMMAND_LINE = Text("command line", "ligne de commande")
ENVIRONMENT = Text("environment", "environnement")


def unreadable(reason: str) -> Text:
    """Say that the file could not be opened, with what the system says of it."""
    return Text(
        f"This configuration cannot be read: {reason}.",
        f"Cette configuration ne peut pas être lue : {reason}.",
    )


def not_toml(reason: str) -> Text:
    """Say that the TOML reader stopped here, with its own words."""
    return Text(
        f"This is not valid TOML: {reason}.",
        f"Ce n'est pas du TOML valide; le lecteur dit (en anglais) : {reason}.",
    )


def not_a_date(written: str) -> Text:
    """Say that `asOf` is no date."""
    return Text(
        f"'{written}' is not a date. Write year, month and day, for example 2026-05-01.",
        f"« {written} » n'est pas une date. Écrivez l'année, le mois et le jour, "
        "par exemple 2026-05-01.",
    )


def not_a_jurisdiction(written: str, near: str | None) -> Text:
    """Say that `jurisdiction` is no place with a law of its own; `near` may be meant."""
    if near is not None:
        return Text(
            f"'{written}' is not a jurisdiction. Did you mean '{near}'?",
            f"« {written} » n'est pas un territoire de compétence. Vouliez-vous dire « {near} »?",
        )
    return Text(
        f"'{written}' is not a jurisdiction. Write the code of a country or region and, if it "
        "matters, a government level, for example CA-ON@municipal.",
        f"« {written} » n'est pas un territoire de compétence. Écrivez le code d'un pays ou d'une "
        "région et, s'il y a lieu, un ordre de gouvernement, par exemple CA-ON@municipal.",
    )


def unknown_preset(written: str, near: str | None, known: tuple[str, ...]) -> Text:
    """Say that no preset is called so (CFG006); `known` are all that there are."""
    text = Text(
        f"No preset is called '{written}'.", f"Aucun préréglage ne s'appelle « {written} »."
    )
    if near is None:
        return Text(
            f"{text.en} There are {', '.join(known[:-1])} and {known[-1]}.",
            f"{text.fr} Il y a {', '.join(known[:-1])} et {known[-1]}.",
        )
    return Text(
        f"{text.en} Did you mean 'rfplint:{near}'?",
        f"{text.fr} Vouliez-vous dire « rfplint:{near} »?",
    )


def not_an_extension(written: str, near: str | None) -> Text:
    """Say that an entry of `extends` names neither a preset nor a file beside (CFG006)."""
    text = Text(
        f"'{written}' is neither a preset nor the path of a file from here.",
        f"« {written} » n'est ni un préréglage ni le chemin d'un fichier à partir d'ici.",
    )
    if near is None:
        return Text(
            f"{text.en} Write for example rfplint:strict or ./org.yaml.",
            f"{text.fr} Écrivez par exemple rfplint:strict ou ./org.yaml.",
        )
    return Text(f"{text.en} Did you mean '{near}'?", f"{text.fr} Vouliez-vous dire « {near} »?")


def no_such_configuration(written: str, near: str | None) -> Text:
    """Say that the file to extend is not there (CFG006)."""
    if near is None:
        return Text(
            f"There is no file {written}. Paths start from the folder of this configuration.",
            f"Il n'y a pas de fichier {written}. Les chemins partent du dossier de cette "
            "configuration.",
        )
    return Text(
        f"There is no file {written}. Did you mean '{near}'?",
        f"Il n'y a pas de fichier {written}. Vouliez-vous dire « {near} »?",
    )


def circle(written: str) -> Text:
    """Say that the file to extend leads back to the one that names it (CFG006)."""
    return Text(
        f"{written} extends this configuration, or is it: a circle. Remove one of its links.",
        f"{written} prolonge cette configuration ou se confond avec elle : c'est une boucle. "
        "Retirez-en un maillon.",
    )


def unknown_policy(written: str, near: str | None) -> Text:
    """Say that no policy, prefix or tag is called so (CFG003)."""
    if near is None:
        return Text(
            f"No policy, prefix or tag is called '{written}'. "
            "The command `rfplint policies` lists them all.",
            f"Aucune politique, aucun préfixe ni aucune étiquette ne s'appelle « {written} ». "
            "La commande `rfplint policies` les énumère.",
        )
    return Text(
        f"No policy, prefix or tag is called '{written}'. Did you mean '{near}'?",
        f"Aucune politique, aucun préfixe ni aucune étiquette ne s'appelle « {written} ». "
        f"Vouliez-vous dire « {near} »?",
    )


def unknown_setting(policy: str, written: str, near: str | None) -> Text:
    """Say that a policy has no such setting (CFG005)."""
    if near is None:
        return Text(
            f"{policy} has no setting '{written}'. `rfplint explain {policy}` lists its settings.",
            f"{policy} n'a pas de réglage « {written} ». "
            f"`rfplint explain {policy}` énumère ses réglages.",
        )
    return Text(
        f"{policy} has no setting '{written}'. Did you mean '{near}'?",
        f"{policy} n'a pas de réglage « {written} ». Vouliez-vous dire « {near} »?",
    )


def unknown_setting_of_all(policies: str, written: str, near: str | None) -> Text:
    """Say that none of the policies that a prefix or tag stands for has such a setting (CFG005)."""
    text = Text(
        f"No policy of '{policies}' has a setting '{written}'.",
        f"Aucune politique de « {policies} » n'a de réglage « {written} ».",
    )
    if near is None:
        return text
    return Text(f"{text.en} Did you mean '{near}'?", f"{text.fr} Vouliez-vous dire « {near} »?")


def setting_not_a_choice(setting: str, choices: tuple[str, ...], near: str | None) -> Text:
    """Say which words a setting may have (CFG005)."""
    en, fr = " or ".join(choices), " ou ".join(choices)
    text = Text(f"'{setting}' must be {en}.", f"« {setting} » doit être {fr}.")
    if near is None:
        return text
    return Text(f"{text.en} Did you mean '{near}'?", f"{text.fr} Vouliez-vous dire « {near} »?")


def setting_not_finite(setting: str) -> Text:
    """Say that a setting takes no infinity and no `.nan` (CFG005)."""
    return Text(
        f"'{setting}' must be a number that has an end.",
        f"« {setting} » doit être un nombre fini.",
    )


def not_a_policy(written: str) -> Text:
    """Say that codes such as YML002 stand for faults that nobody may switch off (CFG003)."""
    return Text(
        f"{written} is not a policy, so it cannot be selected, ignored or given a severity. "
        "Mend what it reports.",
        f"{written} n'est pas une politique : on ne peut ni le choisir, ni l'écarter, ni lui "
        "donner une gravité. Corrigez ce qui est signalé.",
    )


def setting_out_of_range(setting: str, least: str | None, most: str | None) -> Text:
    """Say which numbers a setting may have; one of the bounds at least is given (CFG005)."""
    if least is None:
        return Text(
            f"'{setting}' may be at most {most}.", f"« {setting} » doit être au plus {most}."
        )
    if most is None:
        return Text(
            f"'{setting}' must be at least {least}.", f"« {setting} » doit être au moins {least}."
        )
    return Text(
        f"'{setting}' must lie between {least} and {most}.",
        f"« {setting} » doit se situer entre {least} et {most}.",
    )


def is_mandatory(code: str, place: str) -> Text:
    """Say that a mandatory policy cannot be switched off, lowered or set otherwise (CFG007)."""
    return Text(
        f"{code} is mandatory ({place}): it cannot be left out, made milder or set otherwise "
        "here. Remove this entry.",
        f"{code} est obligatoire ({place}) : on ne peut ici ni l'écarter, ni l'adoucir, ni la "
        "régler autrement. Retirez cette mention.",
    )


def some_are_mandatory(written: str, codes: str, place: str) -> Text:
    """Say that a prefix or tag does not reach the mandatory policies among its own (CFG007)."""
    return Text(
        f"'{written}' does not reach {codes}: mandatory ({place}). All others follow it.",
        f"« {written} » n'atteint pas {codes} : obligatoire ({place}). Les autres s'y plient.",
    )


def allow_of_mandatory(code: str, place: str) -> Text:
    """Say that a comment cannot allow a mandatory policy (CFG007)."""
    return Text(
        f"{code} is mandatory ({place}): no comment can allow it. Remove it from this comment, "
        "and mend what it finds.",
        f"{code} est obligatoire ({place}) : aucun commentaire ne peut l'autoriser. Retirez-la de "
        "ce commentaire et corrigez ce qu'elle relève.",
    )


def not_a_pack_preset(written: str) -> Text:
    """Say how a preset of an installed package is named (CFG006)."""
    return Text(
        f"'{written}' names no preset. Write pkg:, the name of the pack, a slash and the name of "
        "the preset, for example pkg:acme-policies/strict.",
        f"« {written} » ne nomme aucun préréglage. Écrivez pkg:, le nom de l'ensemble, une barre "
        "oblique et le nom du préréglage, par exemple pkg:acme-policies/strict.",
    )


def unknown_pack(written: str, near: str | None, known: tuple[str, ...]) -> Text:
    """Say that no installed package ships such a pack (CFG006); `known` are those that do."""
    text = Text(
        f"No installed package ships a pack called '{written}'.",
        f"Aucun paquet installé ne fournit d'ensemble appelé « {written} ».",
    )
    if near is not None:
        return Text(
            f"{text.en} Did you mean 'pkg:{near}/…'?",
            f"{text.fr} Vouliez-vous dire « pkg:{near}/… »?",
        )
    if known:
        listed = ", ".join(known)
        return Text(f"{text.en} There is {listed}.", f"{text.fr} Il y a {listed}.")
    return Text(
        f"{text.en} Install it with pip where rfplint is installed, and run without --no-plugins.",
        f"{text.fr} Installez-le avec pip là où rfplint est installé et lancez sans --no-plugins.",
    )


def unknown_pack_preset(pack: str, written: str, near: str | None, known: tuple[str, ...]) -> Text:
    """Say that an installed pack has no such preset (CFG006); `known` are those that it has."""
    text = Text(
        f"The pack '{pack}' has no preset called '{written}'.",
        f"L'ensemble « {pack} » n'a pas de préréglage appelé « {written} ».",
    )
    if near is not None:
        return Text(
            f"{text.en} Did you mean 'pkg:{pack}/{near}'?",
            f"{text.fr} Vouliez-vous dire « pkg:{pack}/{near} »?",
        )
    listed = Text(", ".join(known) or "none at all", ", ".join(known) or "aucun")
    return Text(f"{text.en} It has {listed.en}.", f"{text.fr} Il a {listed.fr}.")


def preset_circle(written: str) -> Text:
    """Say that a preset leads back to itself (CFG006)."""
    return Text(
        f"'{written}' extends itself: a circle. Remove one of its links from its pack.yaml.",
        f"« {written} » se prolonge lui-même : c'est une boucle. Retirez-en un maillon de son "
        "pack.yaml.",
    )


def not_a_pointer(written: str) -> Text:
    """Say how a place of a document is written (CFG006)."""
    return Text(
        f"'{written}' is not a place of a document. Write a pointer such as /tender/lots/*/value.",
        f"« {written} » n'est pas un endroit d'un document. Écrivez un pointeur comme "
        "/tender/lots/*/value.",
    )


def nothing_there(written: str, near: str | None) -> Text:
    """Say that an RFP has nothing at a pointer (CFG006)."""
    text = Text(
        f"An RFP has nothing at '{written}'.", f"Un appel d'offres n'a rien à « {written} »."
    )
    if near is None:
        return text
    return Text(f"{text.en} Did you mean '{near}'?", f"{text.fr} Vouliez-vous dire « {near} »?")


def in_place_of(places: tuple[str, ...]) -> Text:
    """Say which values of lower levels a value stands over, the nearest first."""
    listed = ", ".join(places)
    return Text(f"; replaces {listed}", f"; remplace {listed}")
