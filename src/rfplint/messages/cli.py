"""The words of the command line: help texts and what is said of bad usage."""

from __future__ import annotations

from typing import Final

from rfplint.model import Text

NOT_LEGAL_ADVICE: Final = Text(
    "rfplint is engineering help, not legal advice; official texts prevail.",
    "rfplint est une aide technique et non un avis juridique; les textes officiels prévalent.",
)
INTERRUPTED: Final = Text("interrupted", "interrompu")
DESCRIPTION: Final = Text(
    "Checks requests for proposals written as structured YAML, before they are published.",
    "Vérifie, avant leur publication, les appels d'offres rédigés en YAML structuré.",
)
CHECK: Final = Text("check RFPs (the main job)", "vérifier des appels d'offres (l'usage principal)")
EXPLAIN: Final = Text("show a policy's page", "afficher la page d'une politique")
POLICIES: Final = Text(
    "list all policies, enabled or not and why",
    "énumérer les politiques, actives ou non et pourquoi",
)
SCHEMA: Final = Text("print a JSON Schema", "afficher un schéma JSON")
CONFIG: Final = Text("show the effective configuration", "afficher la configuration en vigueur")
HELP: Final = Text("show this help and stop", "afficher cette aide et s'arrêter")
VERSION: Final = Text("show the version and stop", "afficher la version et s'arrêter")
POSITIONALS: Final = Text("arguments", "arguments")
OPTIONS: Final = Text("options", "options")
COMMANDS: Final = Text("commands", "commandes")
USAGE: Final = Text("usage: ", "utilisation : ")
LANG: Final = Text("language of the output", "langue de la sortie")
PATHS: Final = Text(
    "files, folders or globs; '-' reads standard input (default: this folder)",
    "fichiers, dossiers ou motifs; « - » lit l'entrée standard (par défaut : ce dossier)",
)
FORMAT: Final = Text("format of the output", "format de la sortie")
SELECT: Final = Text(
    "only these policies: codes, names, prefixes or tags, separated by commas",
    "ces politiques seulement : codes, noms, préfixes ou étiquettes, séparés par des virgules",
)
IGNORE: Final = Text("all but these policies", "toutes sauf ces politiques")
FAIL_ON: Final = Text(
    "the mildest severity that makes the exit status 1 (default: error)",
    "la gravité la plus faible qui donne le code de sortie 1 (par défaut : error)",
)
MIN_SEVERITY: Final = Text(
    "the mildest severity that is shown (default: note)",
    "la gravité la plus faible qui est affichée (par défaut : note)",
)
AS_OF: Final = Text(
    "the date that counts for RFPs without a notice date (YYYY-MM-DD)",
    "la date qui compte pour les appels d'offres sans date d'avis (AAAA-MM-JJ)",
)
JURISDICTION: Final = Text(
    "the buyer's jurisdiction, such as CA-ON@municipal, instead of the document's",
    "le territoire de compétence de l'acheteur, par exemple CA-ON@municipal, au lieu de celui du document",
)
STDIN_FILENAME: Final = Text(
    "the name that findings give to standard input",
    "le nom que les constats donnent à l'entrée standard",
)
NO_COLOR: Final = Text("no colours", "sans couleurs")
EXIT_ZERO: Final = Text(
    "exit with 0 even if there are findings", "terminer par 0 même s'il y a des constats"
)
VERBOSE: Final = Text(
    "say more: every reference, and what was derived from what",
    "en dire plus : toutes les références, et ce qui a été déduit de quoi",
)
NO_PLUGINS: Final = Text("load no installed plugin", "ne charger aucun module installé")
POLICY: Final = Text("codes or names of policies", "codes ou noms de politiques")
ALL: Final = Text("all policies", "toutes les politiques")
NAME: Final = Text("name of a schema", "nom d'un schéma")
FILE: Final = Text(
    "the file or folder whose configuration is shown (default: this folder)",
    "le fichier ou dossier dont on affiche la configuration (par défaut : ce dossier)",
)
SHOW_ORIGIN: Final = Text(
    "also say where each value comes from", "dire aussi d'où vient chaque valeur"
)
EXIT_STATUSES: Final = Text(
    "Exit status: 0 nothing at or above --fail-on; 1 findings; 2 bad usage, configuration or "
    "pack; 3 a path led to no input; 4 internal error or crashed policy.",
    "Code de sortie : 0 rien d'aussi grave que --fail-on; 1 constats; 2 mauvais usage, "
    "configuration ou ensemble fautif; 3 un chemin ne mène à rien; 4 erreur interne ou "
    "politique en panne.",
)
NOTHING_FOUND: Final = Text(
    "No RFPs here. A folder scan takes *.rfp.yaml, *.rfp.yml, *.rfp.json and OCDS data.",
    "Aucun appel d'offres ici. L'examen d'un dossier retient *.rfp.yaml, *.rfp.yml, *.rfp.json "
    "et les données OCDS.",
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
        f"erreur interne : {error} ({where}). C'est un défaut de rfplint et non de votre appel "
        "d'offres; veuillez le signaler.",
    )


def bad_date(word: str) -> Text:
    """Say that a word is no date."""
    return Text(
        f"'{word}' is not a date such as 2026-11-22.",
        f"« {word} » n'est pas une date comme 2026-11-22.",
    )


def bad_jurisdiction(word: str) -> Text:
    """Say that a word is no jurisdiction."""
    return Text(
        f"'{word}' is not a jurisdiction such as CA-ON@municipal.",
        f"« {word} » n'est pas un territoire de compétence comme CA-ON@municipal.",
    )


def unknown_schema(name: str, known: str) -> Text:
    """Say that there is no schema of that name."""
    return Text(
        f"There is no schema '{name}'. There are: {known}.",
        f"Il n'y a pas de schéma « {name} ». Il y a : {known}.",
    )


def not_a_choice(word: str, choices: str) -> Text:
    """Say that an option takes another word."""
    return Text(
        f"'{word}' cannot stand here; it can be {choices}.",
        f"« {word} » ne convient pas ici; choisissez parmi {choices}.",
    )


def unknown_arguments(words: str) -> Text:
    """Say that the command line has words that mean nothing."""
    return Text(f"not understood: {words}", f"non compris : {words}")


def value_missing(option: str) -> Text:
    """Say that an option needs a value."""
    return Text(f"{option} needs a value", f"{option} demande une valeur")


def no_value_taken(option: str) -> Text:
    """Say that an option takes no value."""
    return Text(f"{option} takes no value", f"{option} ne prend pas de valeur")


def needed(what: str) -> Text:
    """Say that something must be given."""
    return Text(f"missing: {what}", f"il manque : {what}")
