"""What reports and policy pages say around the findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from rfplint.model import Severity, Status, Text

NOT_ADVICE: Final = Text(
    "rfplint is engineering help, not legal advice; official texts prevail.",
    "rfplint est une aide technique et non un avis juridique; les textes officiels font foi.",
)

SEVERITY: Final[Mapping[Severity, Text]] = {
    "note": Text("note", "note"),
    "warning": Text("warning", "avertissement"),
    "error": Text("error", "erreur"),
}

HELP: Final = Text("help: ", "aide : ")
SEE: Final = Text("see: ", "voir : ")
ALSO: Final = Text("also: ", "aussi : ")
SETTLED: Final[Mapping[Status, Text]] = {
    "suppressed": Text("suppressed: ", "écarté\u00a0: "),
    "waived": Text("waived: ", "visé par une dérogation\u00a0: "),
    "baselined": Text("in the baseline: ", "dans la base de référence\u00a0: "),
}
WITHOUT_REASON: Final = Text("no reason given", "sans motif")
SAFE: Final = Text("safe", "sans risque")
TO_BE_DECIDED: Final = Text("to be decided", "à décider")
NOT_VERIFIED: Final = Text("not verified", "non vérifié")
NOT_VERIFIED_IN_FULL: Final = Text(
    "not verified against the official text", "non vérifié par rapport au texte officiel"
)
LEARN_MORE: Final = Text("To learn more: rfplint explain", "Pour en savoir plus : rfplint explain")
NEVER_FAILS: Final = Text(
    "This check never fails because of a finding.",
    "Cette vérification n'échoue jamais à cause d'un constat.",
)

_COUNTED: Final[Mapping[str, tuple[Text, Text]]] = {
    "finding": (Text("finding", "constat"), Text("findings", "constats")),
    "error": (Text("error", "erreur"), Text("errors", "erreurs")),
    "warning": (Text("warning", "avertissement"), Text("warnings", "avertissements")),
    "note": (Text("note", "note"), Text("notes", "notes")),
    "file": (Text("file", "fichier"), Text("files", "fichiers")),
    "suppressed": (Text("suppressed", "écarté"), Text("suppressed", "écartés")),
    "waived": (
        Text("waived", "visé par une dérogation"),
        Text("waived", "visés par une dérogation"),
    ),
    "baselined": (
        Text("in the baseline", "dans la base de référence"),
        Text("in the baseline", "dans la base de référence"),
    ),
    "hidden": (
        Text("milder finding not shown", "constat plus léger non affiché"),
        Text("milder findings not shown", "constats plus légers non affichés"),
    ),
}


def severity_from(place: str, severity: Severity, day: str | None) -> Text:
    """Say from which day a severity holds in a place, None while no day is known."""
    name = SEVERITY[severity]
    if day is None:
        return Text(
            f"{place}: {name.en}, once in force (no day known)",
            f"{place}\u00a0: {name.fr}, après l'entrée en vigueur (date inconnue)",
        )
    return Text(f"{place}: {name.en} from {day}", f"{place}\u00a0: {name.fr} à compter du {day}")


def number(count: int) -> Text:
    """Write a number as each language does: `1,234` and, with a no-break space, `1 234`."""
    english = f"{count:,}"
    return Text(english, english.replace(",", "\u00a0"))


def counted(count: int, what: str) -> Text:
    """Write `count` with the word for `what`, singular or plural (zero is singular in French)."""
    one, many = _COUNTED[what]
    digits = number(count)
    english = one.en if count == 1 else many.en
    french = one.fr if count < 2 else many.fr  # noqa: PLR2004 - the French plural starts at two
    return Text(f"{digits.en} {english}", f"{digits.fr} {french}")


def listed(texts: Iterable[Text]) -> Text:
    """Join texts by commas."""
    every = tuple(texts)
    return Text(", ".join(text.en for text in every), ", ".join(text.fr for text in every))


def found(findings: int, files: int, by_severity: Text) -> Text:
    """Say how many findings there are, in how many files, and of which severities."""
    if not findings:
        return Text("No findings", "Aucun constat")
    total, places = counted(findings, "finding"), counted(files, "file")
    return Text(
        f"{total.en} in {places.en}: {by_severity.en}",
        f"{total.fr} dans {places.fr} : {by_severity.fr}",
    )


def status_counted(count: int, status: Status, as_of: str | None) -> Text:
    """Say how many findings are suppressed, waived (as of which day) or in the baseline."""
    text = counted(count, status)
    if status != "waived" or as_of is None:
        return text
    return Text(f"{text.en} (as of {as_of})", f"{text.fr} (en date du {as_of})")


def checked(documents: int, files: int | None) -> Text:
    """Say how many RFPs were checked and, where `files` is given, in how many files."""
    digits = number(documents)
    english = f"{digits.en} RFP" if documents == 1 else f"{digits.en} RFPs"
    many = documents > 1
    french = (
        f"{digits.fr} {'appels' if many else 'appel'} d'offres {'vérifiés' if many else 'vérifié'}"
    )
    if files is None:
        return Text(f"{english} checked.", f"{french}.")
    places = counted(files, "file")
    return Text(f"{english} in {places.en} checked.", f"{french} dans {places.fr}.")


def example(number: int) -> Text:
    """Name one of several examples by its number, from 1."""
    return Text(f"Example {number}", f"Exemple {number}")


def fails_on(severity: Severity, count: int) -> Text:
    """Say from which severity the check fails, and how many findings reach it."""
    total = counted(count, "finding")
    return Text(
        f"Severity that fails this check: {severity} ({total.en} at or above it).",
        f"Gravité qui fait échouer cette vérification : {SEVERITY[severity].fr} "
        f"({total.fr} de cette gravité ou pire).",
    )


def as_of(date: str) -> Text:
    """Say on which day waivers and dated tables were read."""
    return Text(f"Checked as of {date}.", f"Vérifié en date du {date}.")


def document(index: int) -> Text:
    """Name one of several documents of a file; `index` is from 0."""
    return Text(f"document {index + 1}", f"document {index + 1}")


def derived_from(fact: Text, sources: Iterable[Text]) -> Text:
    """Say a fact and what it was derived from; the same source is named once."""
    named = listed(dict.fromkeys(sources))
    if not named.en:
        return fact
    return Text(f"{fact.en} (from {named.en})", f"{fact.fr} (source : {named.fr})")


UNKNOWN: Final = Text("unknown", "inconnu")
KIND: Final = Text("kind: ", "nature : ")
JURISDICTION: Final = Text("jurisdiction: ", "territoire : ")
GOVERNMENT_LEVEL: Final = Text("government level: ", "ordre de gouvernement : ")
COVERAGE: Final = Text("trade coverage: ", "couverture commerciale : ")

KINDS: Final[Mapping[str, Text]] = {
    "native": Text("RFP", "appel d'offres"),
    "release": Text("OCDS release", "publication OCDS"),
    "releasePackage": Text("OCDS release package", "paquet de publications OCDS"),
    "record": Text("OCDS record", "dossier OCDS"),
    "recordPackage": Text("OCDS record package", "paquet de dossiers OCDS"),
    "compiledRelease": Text("OCDS compiled release", "publication OCDS compilée"),
    "apiPage": Text("page of an OCDS API", "page d'une API OCDS"),
}
GOVERNMENT_LEVELS: Final[Mapping[str, Text]] = {
    "federal": Text("federal", "fédéral"),
    "provincial": Text("provincial", "provincial"),
    "municipal": Text("municipal", "municipal"),
    "broaderPublicSector": Text("broader public sector", "secteur parapublic"),
    "crownCorporation": Text("Crown corporation", "société d'État"),
    "indigenousGovernment": Text("Indigenous government", "gouvernement autochtone"),
    "other": Text("other", "autre"),
    "unknown": UNKNOWN,
}
COVERAGES: Final[Mapping[str, Text]] = {
    "covered": Text("covered by a trade agreement", "un accord commercial s'applique"),
    "notCovered": Text("covered by no trade agreement", "aucun accord commercial ne s'applique"),
    "unknown": Text("unknown", "inconnue"),
}

SUMMARY: Final = Text("Summary", "En bref")
AVOID: Final = Text("Avoid", "À éviter")
PREFER: Final = Text("Prefer", "À préférer")
WHY: Final = Text("Why", "Pourquoi")
SETTINGS: Final = Text("Settings", "Réglages")
LAWFUL_EXCEPTIONS: Final = Text("Lawful exceptions", "Exceptions permises par la loi")
FIX: Final = Text("Fix", "Correction")
REFERENCES: Final = Text("References", "Références")

SAFE_FIX: Final = Text(
    "Safe: the meaning of the RFP stays as it is.",
    "Sans risque : le sens de l'appel d'offres reste le même.",
)
UNSAFE_FIX: Final = Text(
    "To be decided: this changes what the RFP says, so the buyer has to agree.",
    "À décider : cela change ce que dit l'appel d'offres; l'acheteur doit donc être d'accord.",
)
FINDS: Final = Text("What it says", "Ce qu'elle dit")
SEVERITY_LABEL: Final = Text("Severity: ", "Gravité : ")
CLASS_LABEL: Final = Text("Kind of fault: ", "Genre de défaut : ")
STATUS_LABEL: Final = Text("Status: ", "État : ")
TAGS_LABEL: Final = Text("Tags: ", "Étiquettes : ")
PACK_LABEL: Final = Text("Pack: ", "Ensemble : ")
FAULT_CLASS: Final[Mapping[str, Text]] = {
    "missing": Text("something is missing", "il manque quelque chose"),
    "harm": Text("what is written does harm", "ce qui est écrit nuit"),
    "form": Text("a fault of form", "un défaut de forme"),
}
POLICY_STATUS: Final[Mapping[str, Text]] = {
    "stable": Text("stable", "stable"),
    "preview": Text("preview (off unless it is named)", "à l'essai (inactive sauf si on la nomme)"),
    "deprecated": Text("deprecated", "désuète"),
}
PREVIEW_CASE: Final = Text(
    "preview, only where the policy is selected by its code or name",
    "à l'essai, seulement si la politique est choisie par son code ou son nom",
)


def default(value: str) -> Text:
    """Give the default of a setting."""
    return Text(f"default {value}", f"par défaut {value}")


def default_in(selector: str, value: str) -> Text:
    """Give the default of a setting in a jurisdiction."""
    return Text(f"{value} in {selector}", f"{value} pour {selector}")


def bounds(least: str | None, most: str | None) -> Text | None:
    """Say between which numbers a setting must stay, None where there is no bound."""
    if least is not None and most is not None:
        return Text(f"from {least} to {most}", f"de {least} à {most}")
    if least is not None:
        return Text(f"at least {least}", f"au moins {least}")
    return None if most is None else Text(f"at most {most}", f"au plus {most}")


def example_places(pointers: str) -> Text:
    """Say at which pointers an example has its faults."""
    return Text(f"found at {pointers}", f"relevé à {pointers}")


def date_checked(date: str) -> Text:
    """Say when somebody read a reference."""
    return Text(f"checked {date}", f"consulté le {date}")
