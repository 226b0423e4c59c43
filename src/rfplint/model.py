"""The nouns: what a document, a finding and a report are made of. Plain data, nothing else.

They are named tuples and not dataclasses: a cold start on one file may cost no more than
yamllint's, and importing `dataclasses` alone takes a tenth of that (decision 0001).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeAlias

Severity: TypeAlias = Literal["note", "warning", "error"]
Status: TypeAlias = Literal["open", "suppressed", "waived", "baselined"]
Language: TypeAlias = Literal["en", "fr"]
FaultClass: TypeAlias = Literal["missing", "harm", "form"]

Pointer: TypeAlias = tuple[str | int, ...]
"""A place in the data: mapping keys and list indices, outermost first. `()` is the whole."""

SEVERITIES: tuple[Severity, ...] = ("note", "warning", "error")
LANGUAGES: tuple[Language, ...] = ("en", "fr")


class RfplintError(Exception):
    """What the person at the keyboard can mend: a bad option, a faulty configuration or pack."""

    def __init__(self, text: Text) -> None:
        """Keep the message in both languages; `str()` gives the English one."""
        super().__init__(text.en)
        self.text = text


class Text(NamedTuple):
    """A text in both languages."""

    en: str
    fr: str

    def to(self, language: Language) -> str:
        """Give the text in `language`."""
        return self.fr if language == "fr" else self.en

    def fill(self, **values: object) -> Text:
        """Put `values` where the text says `{name}`, in both languages (`str.format` rules)."""
        return Text(self.en.format(**values), self.fr.format(**values))


class Span(NamedTuple):
    """Characters `[start, end)` of a text, counted in code points from 0."""

    start: int
    end: int


class Location(NamedTuple):
    """A Span as lines and columns, from 1; the end is exclusive.

    Columns count code points; the `utf16` ones count UTF-16 code units, as SARIF and LSP do.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    utf16_column: int
    utf16_end_column: int


class Line(NamedTuple):
    """One line of the source, without its line break; `number` is from 1."""

    number: int
    text: str


class Problem(NamedTuple):
    """What the loader found in a text: a code such as YML003, a severity, where, and what."""

    code: str
    severity: Severity
    span: Span
    message: Text


class Related(NamedTuple):
    """Another place that a finding speaks of."""

    message: Text
    pointer: str
    location: Location
    excerpt: tuple[Line, ...]


class Fix(NamedTuple):
    """A titled way to mend a finding.

    A safe one leaves the meaning as it is. `proposal` is YAML text that the reader may adapt,
    or None where the title says all.
    """

    title: Text
    safe: bool
    proposal: str | None = None


class Reference(NamedTuple):
    """A law, standard or study that a policy rests on.

    `checked` is the date (ISO 8601) on which somebody read it; `verified` is False where nobody
    has compared the citation with the official text: it is then shown with that mark.
    `jurisdictions` are the selectors of the buyers that it binds; empty for what has no place,
    such as a study.
    """

    title: Text
    section: Text | None = None
    year: int | None = None
    url: str | None = None
    checked: str | None = None
    verified: bool = False
    jurisdictions: tuple[str, ...] = ()


class Setting(NamedTuple):
    """A value that a policy lets its users choose."""

    name: str
    default: object
    default_in: tuple[tuple[str, object], ...]
    help: Text
    minimum: float | None = None
    maximum: float | None = None
    choices: tuple[object, ...] = ()


class Example(NamedTuple):
    """A few lines of RFP that a policy finds fault with (`bad`) or does not (`good`)."""

    kind: Literal["bad", "good"]
    name: str | None
    source: str
    at: tuple[str, ...] | None
    case: str | None
    settings: Mapping[str, object] = {}


class CaseHead(NamedTuple):
    """What a person may know of one case of a policy; `name` is None for the only one.

    `severity_from` holds selectors, the severity there, and its first day, None while no day is
    known.
    """

    name: str | None
    severity: Severity
    severity_in: tuple[tuple[str, Severity], ...]
    message: Text
    severity_from: tuple[tuple[str, Severity, str | None], ...] = ()
    preview: bool = False


class Head(NamedTuple):
    """What a person may know of a policy: everything but its condition."""

    code: str
    name: str
    title: Text
    severity: Severity
    fault_class: FaultClass
    status: Literal["stable", "preview", "deprecated"]
    why: Text
    references: tuple[Reference, ...]
    tags: tuple[str, ...]
    settings: tuple[Setting, ...]
    examples: tuple[Example, ...]
    fix: Fix | None = None
    exceptions: Text | None = None
    pack: str = "core"
    cases: tuple[CaseHead, ...] = ()


class Finding(NamedTuple):
    """A fault at a place, in both languages. Plain data: it may be pickled, cached and sorted."""

    code: str
    name: str
    case: str | None
    severity: Severity
    status: Status
    message: Text
    path: str
    document: int
    pointer: str
    location: Location
    excerpt: tuple[Line, ...]
    related: tuple[Related, ...]
    fix: Fix | None
    fingerprint: str
    reason: str | None = None


class DocumentInfo(NamedTuple):
    """What a report says of one document, and what that was derived from.

    `selectors` are those that hold for its buyer, the most specific first; `agreements` are the
    trade agreements that cover the purchase.
    """

    path: str
    document: int
    id: str | None
    kind: str
    jurisdiction: str | None
    government_level: str | None
    coverage: str
    derived_from: tuple[tuple[str, Text], ...] = ()
    selectors: tuple[str, ...] = ()
    agreements: tuple[str, ...] = ()


class Report(NamedTuple):
    """What a run produced. `problems` are troubles of the run itself that have no place.

    `mandatory` are the codes whose findings are shown and count whatever a run asks for.
    """

    version: str
    as_of: str | None
    documents: tuple[DocumentInfo, ...]
    heads: tuple[Head, ...]
    findings: tuple[Finding, ...]
    problems: tuple[Text, ...]
    files: int
    mandatory: frozenset[str] = frozenset()

    def shown(self, floor: Severity) -> tuple[Finding, ...]:
        """Give the findings that are `floor` or worse, and those that nobody may hide."""
        return tuple(
            finding
            for finding in self.findings
            if at_least(finding.severity, floor) or finding.code in self.mandatory
        )


def rfc6901(pointer: Pointer) -> str:
    """Write a Pointer as RFC 6901 does: `("a/b", 0)` is `/a~1b/0`, `()` is the empty text."""
    written = "/".join(map(str, pointer))
    if "~" in written or written.count("/") >= max(len(pointer), 1):
        written = "/".join(str(step).replace("~", "~0").replace("/", "~1") for step in pointer)
    return f"/{written}" if pointer else ""


def at_least(severity: Severity, floor: Severity) -> bool:
    """Say whether `severity` is `floor` or worse."""
    return SEVERITIES.index(severity) >= SEVERITIES.index(floor)


def worse(one: Severity, other: Severity) -> Severity:
    """Give the worse of two severities."""
    return max(one, other, key=SEVERITIES.index)


def milder(one: Severity, other: Severity) -> Severity:
    """Give the milder of two severities."""
    return min(one, other, key=SEVERITIES.index)


def steps_of(text: str, data: object) -> Pointer:
    """Read an RFC 6901 pointer; `data` tells which of its numbers are list indices."""
    steps: list[str | int] = []
    for part in text.split("/")[1:]:
        step: str | int = part.replace("~1", "/").replace("~0", "~")
        if isinstance(data, list) and str(step).isdigit():
            step = int(step)
            data = data[step] if step < len(data) else None
        else:
            data = data.get(step) if isinstance(data, dict) else None
        steps.append(step)
    return tuple(steps)
