"""The text report: each finding in a frame with its excerpt, what to do, and what says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from rfplint.messages import report as words
from rfplint.model import DocumentInfo, Finding, Fix, Head, Reference, Related, Report, Text
from rfplint.reporters import summary
from rfplint.reporters.citation import buyers, citation, nearest_first
from rfplint.reporters.concise import headline
from rfplint.reporters.concise import line as one_line
from rfplint.reporters.escape import pieces, visible, without_commands
from rfplint.reporters.excerpt import Strip, is_cut_short, strips
from rfplint.reporters.measure import columns, wrap
from rfplint.reporters.style import BOLD, DIM, FRAME, INK, WIDTH, Style

_REFERENCES_SHOWN = 2
_NARROWEST = 60


def render(report: Report, style: Style) -> str:
    """Draw every finding that is shown, then the summary; verbosely, also what is settled."""
    heads = {head.code: head for head in report.heads}
    lines = [f"rfplint: {visible(problem.to(style.language))}" for problem in report.problems]
    lines += [""] if lines else []
    findings = summary.shown(report, style)
    known = buyers(report.documents)
    for finding in findings:
        selectors = known.get((finding.path, finding.document), ())
        lines += [*_finding(finding, heads.get(finding.code), selectors, style), ""]
    if style.verbose:
        for finding in summary.settled(report, style):
            lines += [*_settled(finding, style), ""]
        lines += _documents(report, style)
    lines += _ending(report, findings, heads, style)
    return without_commands("\n".join(lines)) + "\n"


class _Frame(NamedTuple):
    """The margin in which line numbers stand, and how to write beside it."""

    margin: int
    style: Style

    def row(self, text: str = "", number: int | None = None, edge: str = "|") -> str:
        """Give one row: the line number or blanks, the edge, and `text`."""
        shown = "" if number is None else str(number)
        return f"{self.style.paint(f'{shown:>{self.margin}} {edge}', FRAME)} {text}".rstrip()

    def labelled(self, label: Text, text: str, ink: str = "") -> tuple[str, ...]:
        """Give `text` behind `= label: `, wrapped, its later lines under its first."""
        return _labelled(self, label, text, ink)

    def strip(self, strip: Strip, mark: str, ink: str) -> tuple[str, str]:
        """Give a line of the source, and the row that underlines it."""
        carets = mark * (strip.end - strip.start)
        under = " " * strip.start + self.style.paint(carets, ink)
        return self.row(strip.text, strip.number), self.row(under)


# Findings of one policy say the same things, file after file.
@lru_cache(maxsize=1024)
def _labelled(frame: _Frame, label: Text, text: str, ink: str) -> tuple[str, ...]:
    name = label.to(frame.style.language)
    indent = columns(name) + 2
    edge, before = "=", frame.style.paint(name, BOLD)
    rows: list[str] = []
    for line in wrap(text, max(_NARROWEST, WIDTH - frame.margin - 1 - indent)):
        rows.append(frame.row(before + frame.style.paint(line, ink), edge=edge))
        edge, before = "|", " " * (indent - 2)
    return tuple(rows)


def _finding(
    finding: Finding, head: Head | None, selectors: tuple[str, ...], style: Style
) -> Iterator[str]:
    frame = _Frame(len(str(_last_number(finding))), style)
    air = [] if finding.severity == "note" else [frame.row()]
    details = list(_details(finding, head, selectors, frame))
    yield headline(finding, style)
    yield from air if finding.excerpt else []
    yield from _excerpt(finding, frame)
    yield from air if details else []
    yield from details


def _settled(finding: Finding, style: Style) -> Iterator[str]:
    """Give a finding that somebody has answered, and the reason."""
    yield style.paint(one_line(finding, style._replace(color=False)), DIM)
    reason = visible(finding.reason or words.WITHOUT_REASON.to(style.language))
    yield from _Frame(1, style).labelled(words.SETTLED[finding.status], reason, DIM)


def _details(
    finding: Finding, head: Head | None, selectors: tuple[str, ...], frame: _Frame
) -> Iterator[str]:
    """Give related places, the fix, and (for a note only on demand) what says so."""
    for related in finding.related:
        yield from _related(related, frame)
    if finding.fix is not None:
        yield from _fix(finding.fix, frame)
    wanted = frame.style.verbose or finding.severity != "note"
    if wanted and head is not None and head.references:
        see = _see(head.references, selectors, frame.style)
        yield from frame.labelled(words.SEE, see, DIM)


def _last_number(finding: Finding) -> int:
    excerpts = (finding.excerpt, *(related.excerpt for related in finding.related))
    return max((line.number for lines in excerpts for line in lines), default=1)


def _excerpt(finding: Finding, frame: _Frame) -> Iterator[str]:
    """Draw the place, with the message beside its last carets or, if too long, below them."""
    drawn = strips(finding.location, finding.excerpt)
    rows = [frame.strip(strip, "^", INK[finding.severity]) for strip in drawn]
    for strip, (source, under) in zip(drawn[:-1], rows[:-1], strict=True):
        yield from (source, under)
        if drawn[-1].number > strip.number + 1:
            yield frame.row("...")
    yield from _with_message(finding, drawn[-1:], rows[-1:], frame)
    if drawn and is_cut_short(finding.location, drawn):
        yield frame.row("...")


def _with_message(
    finding: Finding, drawn: tuple[Strip, ...], rows: list[tuple[str, str]], frame: _Frame
) -> Iterator[str]:
    message = visible(finding.message.to(frame.style.language))
    ink = "" if finding.severity == "note" else BOLD
    room = WIDTH - frame.margin - len(" | ")
    indent = 0
    for strip, (source, under) in zip(drawn, rows, strict=True):
        yield source
        if strip.end + 1 + columns(message) <= room:
            yield f"{under} {frame.style.paint(message, ink)}"
            return
        yield under
        indent = max(0, min(strip.start, room - _NARROWEST))
    for line in wrap(message, room - indent):
        yield frame.row(" " * indent + frame.style.paint(line, ink))


def _related(related: Related, frame: _Frame) -> Iterator[str]:
    message = visible(related.message.to(frame.style.language))
    place = f"{related.location.line}:{related.location.column}"
    yield from frame.labelled(words.ALSO, f"{place} {message}")
    for strip in strips(related.location, related.excerpt):
        yield from frame.strip(strip, "-", FRAME)


@lru_cache(maxsize=512)
def _fix(fix: Fix, frame: _Frame) -> tuple[str, ...]:
    language = frame.style.language
    safety = (words.SAFE if fix.safe else words.TO_BE_DECIDED).to(language)
    title = frame.labelled(words.HELP, f"{visible(fix.title.to(language))} ({safety})")
    indent = " " * (columns(words.HELP.to(language)) + 2)
    lines = (fix.proposal or "").rstrip().splitlines()
    return (*title, *(frame.row(indent + "".join(pieces(line))) for line in lines))


@lru_cache(maxsize=512)
def _see(references: tuple[Reference, ...], selectors: tuple[str, ...], style: Style) -> str:
    references = nearest_first(references, selectors)
    some = references if style.verbose else references[:_REFERENCES_SHOWN]
    return "; ".join(_marked(reference, style) for reference in some)


def _marked(reference: Reference, style: Style) -> str:
    cited = citation(reference, style.language)
    return cited if reference.verified else f"{cited} [{words.NOT_VERIFIED.to(style.language)}]"


def _documents(report: Report, style: Style) -> Iterator[str]:
    """Say of each document what it was taken for, and what that was derived from."""
    several = {info.path for info in report.documents if info.document > 0}
    for info in report.documents:
        index = words.document(info.document).to(style.language) if info.path in several else None
        names = [visible(info.path), *filter(None, (index, info.id and visible(info.id)))]
        yield style.paint(", ".join(names), BOLD)
        frame = _Frame(1, style)
        for label, value, sources in _known(info):
            derived = (text for name, text in info.derived_from if name in sources)
            text = words.derived_from(value, derived).to(style.language)
            yield from frame.labelled(label, visible(text))
        yield ""


def _known(info: DocumentInfo) -> tuple[tuple[Text, Text, tuple[str, ...]], ...]:
    """Give what is known of a document: label, value, and the names of its sources."""
    level = info.government_level or "unknown"
    return (
        (words.KIND, _word(words.KINDS, info.kind), ("kind",)),
        (
            words.JURISDICTION,
            words.UNKNOWN if info.jurisdiction is None else _word({}, info.jurisdiction),
            ("jurisdiction", "country", "region"),
        ),
        (words.GOVERNMENT_LEVEL, _word(words.GOVERNMENT_LEVELS, level), ("governmentLevel",)),
        (words.COVERAGE, _word(words.COVERAGES, info.coverage), ("coverage",)),
    )


def _word(known: Mapping[str, Text], code: str) -> Text:
    return known.get(code, Text(code, code))


def _ending(
    report: Report, findings: tuple[Finding, ...], heads: Mapping[str, Head], style: Style
) -> Iterator[str]:
    yield summary.line(report, style)
    if style.verbose:
        yield from _verbose_ending(report, style)
    codes = dict.fromkeys(finding.code for finding in findings if finding.code in heads)
    if codes:
        yield _learn_more(list(codes), style)
    yield style.paint(words.NOT_ADVICE.to(style.language), DIM)


def _verbose_ending(report: Report, style: Style) -> Iterator[str]:
    floor, count = summary.threshold(style), summary.failing(report, style)
    fails = words.NEVER_FAILS if floor is None else words.fails_on(floor, count or 0)
    yield fails.to(style.language)
    if report.as_of is not None:
        yield visible(words.as_of(report.as_of).to(style.language))


def _learn_more(codes: list[str], style: Style) -> str:
    """Give the command that explains these policies, as many as fit on the line."""
    line = words.LEARN_MORE.to(style.language)
    for code in map(visible, codes):
        if columns(line) + 1 + columns(code) > WIDTH - len(" …"):
            return f"{line} …"
        line = f"{line} {code}"
    return line
