"""The words of the command line: help texts and what is said of bad usage."""

from __future__ import annotations

from typing import Final

from rfplint.model import Text

NOT_LEGAL_ADVICE: Final = Text(
    "rfplint is engineering help, not legal advice; official texts prevail.",
    "rfplint est une aide technique et non un avis juridique; les textes officiels font foi.",
)
INTERRUPTED: Final = Text("interrupted", "interrompu")

# What the commands do -------------------------------------------------------------------------

DESCRIPTION: Final = Text(
    "Checks requests for proposals (RFPs) written as structured YAML, before they are published.",
    "Vérifie, avant leur publication, les appels d'offres rédigés en YAML structuré.",
)
CHECK: Final = Text("check RFPs (the main job)", "vérifier des appels d'offres (l'usage principal)")
CHECK_AT_LENGTH: Final = Text(
    "Checks RFPs and says, at the exact line and column, what is wrong, why it matters, which law "
    "or study says so, and how to mend it.",
    "Vérifie des appels d'offres et dit, à la ligne et à la colonne exactes, ce qui ne va pas, "
    "pourquoi c'est important, quelle loi ou étude le dit, et comment le corriger.",
)
EXPLAIN: Final = Text("show a policy's page", "afficher la page d'une politique")
EXPLAIN_AT_LENGTH: Final = Text(
    "Shows what policies ask, with examples, reasons, settings and references.",
    "Affiche ce que demandent des politiques, avec exemples, raisons, réglages et références.",
)
READ: Final = Text("show what the prose of an RFP says", "afficher ce que dit le texte")
READ_AT_LENGTH: Final = Text(
    "Shows the clauses that the sentences of an RFP say: kind, place, words and why it was read "
    "so. Nothing is judged.",
    "Affiche les clauses que disent les phrases d'un appel d'offres : sorte, endroit, mots et "
    "raison de la lecture. Rien n'est jugé.",
)
READ_FILE: Final = Text("the RFP; - is standard input", "l'appel d'offres; - est l'entrée standard")
POLICIES: Final = Text(
    "list all policies, enabled or not and why",
    "énumérer les politiques, actives ou non et pourquoi",
)
POLICIES_AT_LENGTH: Final = Text(
    "Lists all policies. A '-' before the code marks one that is off; the reason stands last.",
    "Énumère toutes les politiques. Un « - » devant le code marque une politique inactive; la "
    "raison est donnée à la fin.",
)
TEST: Final = Text("test policies", "mettre des politiques à l'épreuve")
TEST_AT_LENGTH: Final = Text(
    "Tests policies: the static check of their packs, the examples in their files, and files of "
    "trials. What does not hold is shown at its line and column, with what was expected and got.",
    "Met des politiques à l'épreuve : la vérification statique de leurs ensembles, les exemples "
    "de leurs fichiers et les fichiers d'essais. Ce qui ne tient pas est montré à sa ligne et à "
    "sa colonne, avec ce qui était attendu et ce qui a été obtenu.",
)
TEST_STATUSES: Final = Text(
    "Exit status: 0 everything holds; 1 an example or trial fails; 2 bad usage, or a faulty "
    "configuration, pack or file of trials; 3 a path led to no tests; 4 internal error, or a "
    "crashed policy or plugin. When several hold: 4 before 2 before 3 before 1.",
    "Code de sortie : 0 tout est conforme; 1 échec d'un exemple ou d'un essai; 2 mauvais usage, "
    "ou configuration, ensemble ou fichier d'essais fautif; 3 un chemin ne mène à aucun essai; "
    "4 erreur interne, ou politique ou module en panne. Si plusieurs conviennent : 4 avant 2 "
    "avant 3 avant 1.",
)
TEST_PATHS: Final = Text(
    "packs, folders, policy files, files of trials or globs (default: the packs of the "
    "configuration, else those of this folder)",
    "ensembles, dossiers, fichiers de politiques, fichiers d'essais ou motifs (par défaut : les "
    "ensembles de la configuration, sinon ceux de ce dossier)",
)
COVERAGE: Final = Text(
    "also say which cases and operators no example and no trial reaches",
    "dire aussi quels cas et opérateurs aucun exemple ni essai n'atteint",
)
SCHEMA: Final = Text("print a JSON Schema", "afficher un schéma JSON")
SCHEMA_AT_LENGTH: Final = Text(
    "Prints the JSON Schema (2020-12) of a file format of rfplint, for editors and other tools.",
    "Affiche le schéma JSON (2020-12) d'un format de fichier de rfplint, pour les éditeurs de "
    "texte et d'autres outils.",
)
CONFIG: Final = Text("show the effective configuration", "afficher la configuration en vigueur")
CONFIG_AT_LENGTH: Final = Text(
    "Shows every value that counts for a file: from the command line, the environment, the "
    "nearest .rfplint.yaml or pyproject.toml, or the default.",
    "Affiche chaque valeur qui compte pour un fichier : celle de la ligne de commande, de "
    "l'environnement, du .rfplint.yaml ou pyproject.toml le plus proche, ou la valeur d'office.",
)
NEW: Final = Text(
    "write an RFP, policy, pack or plugin to start from",
    "écrire un appel d'offres, une politique, un ensemble ou un module de départ",
)
NEW_AT_LENGTH: Final = Text(
    "Writes files to start from. It overwrites nothing, and says what it wrote and what to do "
    "next.",
    "Écrit des fichiers de départ. N'écrase rien, et dit ce qui a été écrit et ce qu'il faut faire "
    "ensuite.",
)
NEW_RFP: Final = Text("an RFP to fill in", "un appel d'offres à remplir")
NEW_RFP_AT_LENGTH: Final = Text(
    "Writes an RFP with every block that a buyer must fill, and comments that explain them. "
    "TODO marks what is left to write; `rfplint check` finds nothing else.",
    "Écrit un appel d'offres avec chaque bloc que l'acheteur doit remplir, et des commentaires qui "
    "les expliquent. TODO marque ce qui reste à écrire; `rfplint check` ne trouve rien d'autre.",
)
NEW_POLICY: Final = Text("a policy for a pack", "une politique pour un ensemble")
NEW_POLICY_AT_LENGTH: Final = Text(
    "Writes a policy with its code, its texts in both languages and examples that hold.",
    "Écrit une politique avec son code, ses textes dans les deux langues et des exemples qui "
    "tiennent.",
)
NEW_PACK: Final = Text(
    "a folder of policies, without Python", "un dossier de politiques, sans Python"
)
NEW_PACK_AT_LENGTH: Final = Text(
    "Writes a pack with one policy in it.",
    "Écrit un ensemble qui contient une politique.",
)
NEW_PLUGIN: Final = Text(
    "a Python distribution that carries policies",
    "une distribution Python qui porte des politiques",
)
NEW_PLUGIN_AT_LENGTH: Final = Text(
    "Writes a whole Python distribution: a policy in YAML, one in Python, tests that pass, a file "
    "for continuous integration, and a README.",
    "Écrit une distribution Python entière : une politique en YAML, une en Python, des tests qui "
    "réussissent, un fichier d'intégration continue et un README.",
)
PLUGINS: Final = Text("list the installed plugins", "énumérer les modules installés")
PLUGINS_AT_LENGTH: Final = Text(
    "Lists the installed plugins: name, distribution and version, policies, how long each took to "
    "load, and what is wrong with it. One with a fault makes the exit status 4.",
    "Énumère les modules installés : nom, paquet et version, politiques, durée du chargement et "
    "défauts. Un module fautif donne le code de sortie 4.",
)
EXIT_STATUSES: Final = Text(
    "Exit status: 0 nothing at or above --fail-on; 1 findings; 2 bad usage, configuration or "
    "pack; 3 a path led to no input; 4 internal error or crashed policy. When several hold: "
    "4 before 2 before 3 before 1.",
    "Code de sortie : 0 rien d'aussi grave que --fail-on; 1 constats; 2 mauvais usage, "
    "configuration ou ensemble fautif; 3 un chemin ne mène à rien; 4 erreur interne ou "
    "politique en panne. Si plusieurs conviennent : 4 avant 2 avant 3 avant 1.",
)

# Headings, and what stands for a word that the reader chooses ----------------------------------

ARGUMENTS: Final = Text("arguments", "arguments ")
OPTIONS: Final = Text("options", "options ")
COMMANDS: Final = Text("commands", "commandes ")
USAGE: Final = Text("usage: ", "utilisation : ")
COMMAND_WORD: Final = Text("COMMAND", "COMMANDE")
PATH_WORD: Final = Text("PATH", "CHEMIN")
POLICY_WORD: Final = Text("POLICY", "POLITIQUE")
NAME_WORD: Final = Text("NAME", "NOM")
FILE_WORD: Final = Text("FILE", "FICHIER")
FOLDER_WORD: Final = Text("FOLDER", "DOSSIER")
KIND_WORD: Final = Text("KIND", "SORTE")
KINDS: Final = Text("kinds", "sortes")
DATE_WORD: Final = Text("DATE", "DATE")
CODE_WORD: Final = Text("CODE", "CODE")

# Options and arguments -------------------------------------------------------------------------

HELP: Final = Text("show this help and stop", "afficher cette aide et s'arrêter")
VERSION: Final = Text("show the version and stop", "afficher la version et s'arrêter")
LANG: Final = Text(
    "language of the output (default: RFPLINT_LANG, the configuration or the locale)",
    "langue de la sortie (par défaut : RFPLINT_LANG, la configuration ou les paramètres régionaux)",
)
PATHS: Final = Text(
    "files, folders or globs; '-' reads standard input (default: this folder). In a folder, "
    "*.rfp.yaml, *.rfp.yml and *.rfp.json count, and other JSON files that hold OCDS data",
    "fichiers, dossiers ou motifs; « - » lit l'entrée standard (par défaut : ce dossier). Dans un "
    "dossier comptent *.rfp.yaml, *.rfp.yml et *.rfp.json, ainsi que les autres fichiers JSON qui "
    "contiennent des données OCDS",
)
FORMAT: Final = Text(
    "format of the output (default: text)", "format de la sortie (par défaut : text)"
)
SELECT: Final = Text(
    "only these policies: codes, names, prefixes or tags, separated by commas; may be repeated",
    "ces politiques seulement : codes, noms, préfixes ou étiquettes, séparés par des virgules; "
    "peut être répété",
)
IGNORE: Final = Text(
    "not these policies, named as for --select", "pas ces politiques, nommées comme pour --select"
)
FAIL_ON: Final = Text(
    "the mildest severity that makes the exit status 1 (default: error)",
    "la gravité la plus faible qui donne le code de sortie 1 (par défaut : error)",
)
MIN_SEVERITY: Final = Text(
    "the mildest severity that is shown (default: note)",
    "la gravité la plus faible qui est affichée (par défaut : note)",
)
AS_OF: Final = Text(
    "the date that counts for RFPs without a notice date, such as 2026-11-22",
    "la date qui compte pour les appels d'offres sans date d'avis, par exemple 2026-11-22",
)
JURISDICTION: Final = Text(
    "the buyer's jurisdiction, such as CA-ON@municipal, instead of the document's",
    "le territoire de l'acheteur, par exemple CA-ON@municipal, au lieu de celui du document",
)
STDIN_FILENAME: Final = Text(
    "the name that standard input goes by: findings use it, its ending tells YAML from JSON, and "
    "the configuration is looked for from there",
    "le nom que porte l'entrée standard : les constats l'emploient, sa terminaison distingue YAML "
    "et JSON, et la configuration est cherchée à partir de là",
)
NO_COLOR: Final = Text(
    "no colours (also: NO_COLOR=1 in the environment)",
    "sans couleurs (ou bien NO_COLOR=1 dans l'environnement)",
)
EXIT_ZERO: Final = Text(
    "exit with 0 where findings would make it 1",
    "terminer par 0 là où des constats donneraient 1",
)
VERBOSE: Final = Text(
    "say more: every reference, and what was derived from what",
    "en dire plus : toutes les références, et ce qui a été déduit de quoi",
)
TIMINGS: Final = Text(
    "say on standard error how long each policy took, the slowest first",
    "dire sur l'erreur standard combien de temps chaque politique a pris, la plus lente d'abord",
)
NO_PLUGINS: Final = Text(
    "load no installed plugin (also: RFPLINT_NO_PLUGINS=1 in the environment)",
    "ne charger aucun module installé (ou bien RFPLINT_NO_PLUGINS=1 dans l'environnement)",
)
POLICY: Final = Text(
    "codes, names, prefixes or tags of policies",
    "codes, noms, préfixes ou étiquettes de politiques",
)
ALL: Final = Text("all policies", "toutes les politiques")
SCHEMA_NAME: Final = Text(
    "name of a schema, such as rfp or config", "nom d'un schéma, par exemple rfp ou config"
)
NEW_FILE: Final = Text(
    "the file to write (default: the approach and .rfp.yaml, such as challenge.rfp.yaml)",
    "le fichier à écrire (par défaut, l'approche et .rfp.yaml, comme challenge.rfp.yaml)",
)
APPROACH: Final = Text(
    "how you buy: by a full description, a problem to solve, a trial, or from one supplier",
    "comment vous achetez : par une description complète, un problème à résoudre, un essai, ou "
    "d'un seul fournisseur",
)
NEW_NAME: Final = Text(
    "name of the fault, such as bid-address-missing",
    "nom de la faute, par exemple bid-address-missing",
)
PACK_FOLDER: Final = Text(
    "the pack that gets the policy: a folder with a pack.yaml",
    "l'ensemble qui reçoit la politique : un dossier avec un pack.yaml",
)
NEW_FOLDER: Final = Text(
    "the folder to write, whose name is used inside it, such as acme-policies",
    "le dossier à écrire, dont le nom est repris dedans, par exemple acme-policies",
)
FILE: Final = Text(
    "the file or folder whose configuration is shown (default: this folder)",
    "le fichier ou dossier dont on affiche la configuration (par défaut : ce dossier)",
)
SHOW_ORIGIN: Final = Text(
    "also say where each value comes from", "dire aussi d'où vient chaque valeur"
)

# What is said when something is wrong ----------------------------------------------------------

NOTHING_FOUND: Final = Text(
    "No RFPs here. A folder scan takes *.rfp.yaml, *.rfp.yml, *.rfp.json and OCDS data.",
    "Aucun appel d'offres ici. L'examen d'un dossier retient *.rfp.yaml, *.rfp.yml, *.rfp.json "
    "et les données OCDS.",
)
NO_POLICY_LEFT: Final = Text(
    "No policy is left to run: what is selected is also ignored or off. "
    "`rfplint policies` says of each policy why.",
    "Il ne reste aucune politique à appliquer : ce qui est choisi est aussi écarté ou désactivé. "
    "`rfplint policies` dit pourquoi pour chacune.",
)
WHICH_POLICY: Final = Text(
    "Name a policy, such as ELG001, or write --all.",
    "Nommez une politique, par exemple ELG001, ou écrivez --all.",
)


def internal(error: str, where: str) -> Text:
    """Say that rfplint itself failed."""
    return Text(
        f"internal error: {error} ({where}). This is a fault of rfplint, not of your RFP; "
        "please report it.",
        f"erreur interne : {error} ({where}). C'est un défaut de rfplint et non de votre appel "
        "d'offres; veuillez le signaler.",
    )


def refused_by_system(reason: Text) -> Text:
    """Say that the system does not let rfplint read or write what it must."""
    return Text(
        f"The system stops rfplint: {reason.en}.", f"Le système arrête rfplint : {reason.fr}."
    )


def bad_date(word: str) -> Text:
    """Say that a word is no date."""
    return Text(
        f"'{word}' is not a date such as 2026-11-22.",
        f"« {word} » n'est pas une date comme 2026-11-22.",
    )


def no_policy_named(option: str) -> Text:
    """Say that an option that lists policies names none."""
    return Text(f"{option} names no policy.", f"{option} ne nomme aucune politique.")


def no_such_file(path: str) -> Text:
    """Say that the file or folder whose configuration is asked for is not there."""
    return Text(
        f"{path or repr(path)}: there is no such file or folder.",
        f"{path or repr(path)} : aucun fichier ni dossier de ce nom.",
    )


def unknown_schema(name: str, known: str) -> Text:
    """Say that there is no schema of that name."""
    return Text(
        f"There is no schema '{name}'. There are: {known}.",
        f"Il n'y a pas de schéma « {name} ». Il y a : {known}.",
    )


def not_a_command(word: str, commands: str, near: str | None) -> Text:
    """Say that there is no such command; `near` is the one that was probably meant."""
    if near is not None:
        return Text(
            f"'{word}' is not a command. Did you mean '{near}'?",
            f"« {word} » n'est pas une commande. Vouliez-vous dire « {near} »?",
        )
    return Text(
        f"'{word}' is not a command; the commands are {commands}. To check a file, write "
        "`rfplint check FILE`.",
        f"« {word} » n'est pas une commande; les commandes sont {commands}. Pour vérifier un "
        "fichier, écrivez `rfplint check FICHIER`.",
    )


def not_a_choice(option: str, word: str, choices: str) -> Text:
    """Say that an option takes another word."""
    return Text(
        f"{option} cannot be '{word}'; it can be {choices}.",
        f"{option} ne peut pas être « {word} »; choisissez parmi {choices}.",
    )


def unknown_arguments(words: str) -> Text:
    """Say that the command line has words that mean nothing."""
    return Text(f"Not understood: {words}", f"Non compris : {words}")


def value_missing(option: str) -> Text:
    """Say that an option needs a value."""
    return Text(f"{option} needs a value.", f"{option} demande une valeur.")


def no_value_taken(option: str) -> Text:
    """Say that an option takes no value."""
    return Text(f"{option} takes no value.", f"{option} ne prend pas de valeur.")


def needed(what: str) -> Text:
    """Say that something must be given."""
    return Text(f"Missing: {what}", f"Il manque : {what}")


def see_help(command: str) -> Text:
    """Say where the help is."""
    return Text(f"Help: {command} --help", f"Aide : {command} --help")
