"""Makes findings: where a hit stands in the file, what it says, and its fingerprint."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rfplint.document import Document, Place, Source
from rfplint.engine import fingerprint, wording
from rfplint.engine.cascade import Candidate
from rfplint.messages import engine as words
from rfplint.model import Finding, Fix, Pointer, Related, Severity, Span, Text, rfc6901
from rfplint.ocds import Subject
from rfplint.rfp import Beside, Hit


class Ground(NamedTuple):
    """What every finding of one RFP needs to know its place."""

    path: str
    document: Document
    subject: Subject

    def locate(self, hit: Hit | Beside) -> Place:
        """Find the characters that a hit points at."""
        pointer = self.subject.base + hit.pointer
        return self.document.locate(pointer, on=hit.on, within=hit.within)

    @property
    def name(self) -> str:
        """The RFP's id, else its number in the file: no path, so that a file may move."""
        return self.subject.id or f"#{self.document.index}{rfc6901(self.subject.base)}"


def bare(
    source: Source,
    span: Span,
    *,
    path: str,
    code: str,
    name: str,
    severity: Severity,
    message: Text,
    index: int = 0,
    case: str | None = None,
    fix: Fix | None = None,
) -> Finding:
    """Make a finding that no check yielded: the loader's, a suppression's, a crash's."""
    excerpt = source.excerpt(span)
    words_there = source.text[span.start : span.end]
    return Finding(
        code=code,
        name=name,
        case=case,
        severity=severity,
        status="open",
        message=message,
        path=path,
        document=index,
        pointer="",
        location=source.location(span),
        excerpt=excerpt,
        related=(),
        fix=fix,
        fingerprint=fingerprint.counter()(code, f"#{index}", [words_there]),
    )


def build(candidates: Iterable[Candidate], ground: Ground) -> tuple[Finding, ...]:
    """Make findings, one for each anchored value: its aliases are related places."""
    by_place: dict[tuple[object, ...], Finding] = {}
    name = fingerprint.counter()
    for candidate in candidates:
        place = ground.locate(candidate.hit)
        key = (candidate.chosen.policy.code, candidate.case.name, place.span)
        aliases = _aliases(place, candidate.hit, ground)
        if key in by_place and aliases:
            first = by_place[key]
            related = tuple(dict.fromkeys((*first.related, *aliases)))
            by_place[key] = first._replace(related=related)
            continue
        by_place[(*key, candidate.hit.pointer) if key in by_place else key] = _finding(
            candidate, place, aliases, ground, name
        )
    return tuple(by_place.values())


def _finding(
    candidate: Candidate,
    place: Place,
    aliases: tuple[Related, ...],
    ground: Ground,
    name: fingerprint.Namer,
) -> Finding:
    chosen, case, hit, weight, settings = candidate
    source, head = ground.document.source, chosen.policy.head
    message = case.message if ground.subject.native else case.notice or case.message
    said = wording.fill(message, {**settings, **hit.values})
    steps = fingerprint.named(hit.pointer, ground.subject.data)
    return Finding(
        code=head.code,
        name=head.name,
        case=hit.case,
        severity=weight.severity,
        status="open",
        message=Text(
            weight.before.en + said.en + weight.after.en,
            weight.before.fr + said.fr + weight.after.fr,
        ),
        path=ground.path,
        document=ground.document.index,
        pointer=rfc6901(hit.pointer),
        location=source.location(place.span),
        excerpt=source.excerpt(place.span),
        related=(*aliases, *_related(hit, ground)),
        fix=(hit.fix or case.fix) if _is_authors_own(candidate, ground) else None,
        fingerprint=name(head.code, ground.name, [*steps, hit.case or ""]),
    )


def _is_authors_own(candidate: Candidate, ground: Ground) -> bool:
    """What a publisher's notice leaves out is not mended by pasting YAML into it."""
    case = candidate.case
    return ground.subject.native or (case.fault_class != "missing" and case.notice is None)


def _related(hit: Hit, ground: Ground) -> Iterator[Related]:
    for beside in hit.related:
        yield _beside(ground.locate(beside).span, beside.pointer, beside.message, ground)


def _aliases(place: Place, hit: Hit, ground: Ground) -> tuple[Related, ...]:
    return tuple(_beside(span, hit.pointer, words.USED_HERE, ground) for span in place.aliases)


def _beside(span: Span, pointer: Pointer, message: Text, ground: Ground) -> Related:
    source = ground.document.source
    return Related(message, rfc6901(pointer), source.location(span), source.excerpt(span))
