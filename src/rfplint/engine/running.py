"""Runs the policies over one RFP and gives what they found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple, cast

from rfplint import blank, inventory, jurisdiction, schema
from rfplint.clauses import MOST_CHARACTERS, MOST_OF_A_VALUE, Said
from rfplint.document import Document
from rfplint.engine import (
    accepting,
    building,
    cascade,
    facts,
    locally,
    mending,
    own_terms,
    weighing,
)
from rfplint.engine.building import Ground
from rfplint.engine.cascade import Candidate
from rfplint.engine.in_prose import InProse
from rfplint.engine.prose import clauses_of, unread
from rfplint.inventory import Inventory
from rfplint.jurisdiction import Jurisdiction
from rfplint.messages import engine as words
from rfplint.model import DocumentInfo, Finding, Span, rfc6901
from rfplint.ocds import Subject
from rfplint.policy import Check, Chosen, Selection
from rfplint.rfp import Hit, Rfp

PLACEHOLDERS = "DOC001"
"""The policy whose settings say which texts are placeholders, selected or not."""


_NO_SETTINGS: Mapping[str, object] = {}
_NOTHING_KNOWN: Mapping[str, object] = {}


class Verdict(NamedTuple):
    """What the engine has to say of one RFP.

    `held` are findings that a lead finding speaks for: they are counted nowhere, but an allow
    comment that names one has been of use. `ran` are the codes whose findings would show.
    """

    info: DocumentInfo
    findings: tuple[Finding, ...]
    held: tuple[Finding, ...]
    ran: frozenset[str]
    crashed: bool


def lint(
    subject: Subject,
    document: Document,
    selection: Selection,
    *,
    path: str,
    as_of: str | None = None,
    configured: Jurisdiction | None = None,
) -> Verdict:
    """Lint one RFP.

    Args:
        subject: the RFP and where it stands in its document.
        document: the document, which knows the places.
        selection: the policies, in running order.
        path: how findings name the file.
        as_of: the date for an RFP that has no notice date (ISO 8601).
        configured: the jurisdiction that the configuration asks for.
    """
    ground = Ground(path, document, subject)
    run = _Run(ground, selection, as_of, configured)
    when_mended = _when_mended(run, ground, selection, as_of, configured)
    shown, held = cascade.split(run.candidates, run.rfp, when_mended, run.spared)
    findings = (*building.build(_visible(shown), ground), *run.crashes, *run.unread)
    verdict = Verdict(
        info=_info(ground, run.known),
        findings=tuple(sorted(findings, key=in_order)),
        held=building.build(_visible(held), ground),
        ran=frozenset(chosen.policy.head.code for chosen in selection.chosen if chosen.speaks),
        crashed=bool(run.crashes),
    )
    run.rfp.release()
    return verdict


def _when_mended(
    run: _Run,
    ground: Ground,
    selection: Selection,
    as_of: str | None,
    configured: Jurisdiction | None,
) -> frozenset[cascade.Identity] | None:
    """Judge the RFP once more with its misspelt keys as they were meant, if it has any."""
    shown = [(c.chosen.policy.code, c.hit) for c in run.candidates if c.chosen.shown]
    keys = mending.misspelt(shown)
    if not keys:
        return None
    subject = ground.subject._replace(data=mending.mended(ground.subject.data, keys))
    again = _Run(ground._replace(subject=subject), selection, as_of, configured)
    found = frozenset(candidate.identity for candidate in again.candidates)
    again.rfp.release()
    return found


def in_order(finding: Finding) -> tuple[object, ...]:
    """Sort key of the findings of one file: place, then code, case and pointer."""
    place = finding.location
    return (place.line, place.column, finding.code, finding.case or "", finding.pointer)


def _visible(candidates: tuple[Candidate, ...]) -> Iterator[Candidate]:
    return (candidate for candidate in candidates if candidate.chosen.shown)


class _Turn(NamedTuple):
    """One policy as it runs for the buyers of one jurisdiction."""

    chosen: Chosen
    check: Check
    needs_personal: bool
    settings: Mapping[str, object]


_TURNS: dict[tuple[int, tuple[str, ...]], tuple[Selection, tuple[_Turn, ...]]] = {}
_TURNS_MOST: Final = 100


def _turns(selection: Selection, selectors: tuple[str, ...]) -> tuple[_Turn, ...]:
    """Give the policies that run for a buyer with their settings: the same for file after file."""
    key = (id(selection), selectors)
    kept = _TURNS.get(key)
    if kept is not None and kept[0] is selection:
        return kept[1]
    turns = tuple(
        _Turn(
            chosen, chosen.policy.check, chosen.policy.needs_personal, _settings(chosen, selectors)
        )
        for chosen in selection.chosen
        if jurisdiction.applies(selectors, chosen.policy.jurisdictions)
    )
    if len(_TURNS) >= _TURNS_MOST:
        _TURNS.clear()
    _TURNS[key] = (selection, turns)  # kept with it, so that no other has its id
    return turns


def _settings(chosen: Chosen, selectors: tuple[str, ...]) -> Mapping[str, object]:
    return chosen.settings_for(selectors) if chosen.policy.head.settings else _NO_SETTINGS


class _Run:
    """The pass of the policies over one RFP: it collects what they yield, crashes included."""

    def __init__(
        self,
        ground: Ground,
        selection: Selection,
        as_of: str | None,
        configured: Jurisdiction | None,
    ) -> None:
        self.ground = ground
        held = inventory.take(ground.subject.data, schema.names_of_things())
        self.rfp = _rfp(ground, selection, held)
        self.unread = tuple(_unread(ground, held)) if len(self.rfp.prose) > MOST_OF_A_VALUE else ()
        native = ground.subject.native
        self.known = facts.find(self.rfp, native=native, as_of=as_of, configured=configured)
        self.rfp.facts = self.known.facts
        self.selectors = cast("tuple[str, ...]", self.rfp.facts["selectors"])
        self.candidates: list[Candidate] = []
        self.spared: list[Candidate] = []
        self.crashes: list[Finding] = []
        self._in_prose = InProse()
        for turn in _turns(selection, self.selectors):
            self.judge(turn)
        self.candidates += self._in_prose.notes(self.rfp)

    def judge(self, turn: _Turn) -> None:
        """Run one policy; what it yielded before a crash stays."""
        chosen, check, needs_personal, settings = turn
        if needs_personal and not self._handles_personal_information():
            return
        rfp = self.rfp
        way = () if chosen.mandatory else chosen.policy.gives_way_to
        if way and any(rfp.hits(code, shown_only=True) for code in way):
            return
        rfp.settings = settings
        try:
            for used, hit in self._hits(chosen, check, rfp):
                self._keep(used, hit, rfp)
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001 - somebody's code may even call sys.exit
            from rfplint.engine import crashing

            self.crashes.append(crashing.crash(self.ground, chosen.policy, error))

    def _hits(self, chosen: Chosen, check: Check, rfp: Rfp) -> Iterable[tuple[Chosen, Hit]]:
        """Give the hits of a policy, each with how the policy is used where it points."""
        if not chosen.local:
            return ((chosen, hit) for hit in accepting.hits_of(check, rfp, chosen.policy))

        def accepted(again: Rfp) -> Iterator[Hit]:
            return iter(accepting.hits_of(check, again, chosen.policy))

        return locally.hits(chosen, accepted, rfp, self.selectors)

    def _keep(self, chosen: Chosen, hit: Hit, rfp: Rfp) -> None:
        case = chosen.policy.cases[hit.case]
        if case.preview and not chosen.named:
            return
        if not jurisdiction.applies(self.selectors, case.jurisdictions):
            return
        in_prose = case.satisfied_by and self._in_prose.satisfies(chosen, case, hit, rfp)
        weight = weighing.weigh(chosen, case, hit, rfp)
        if weight is None:
            return
        candidate = Candidate(chosen, case, hit, weight, rfp.settings)
        if in_prose:
            self.spared.append(candidate)
        else:
            self.candidates.append(candidate)
            rfp.keep(chosen.policy.code, hit, weight.severity, shown=chosen.shown)

    def _handles_personal_information(self) -> bool:
        personal = self.rfp.facts["personal"]
        if personal == "unknown":
            return self.rfp.facts["dataInScope"] is True
        return personal != "none"


def _rfp(ground: Ground, selection: Selection, held: Inventory) -> Rfp:
    def clauses() -> tuple[Said, ...]:
        found = clauses_of(ground.subject, held, selection.lexicon)
        return tuple(own_terms.inherited(found, rfp))

    rfp = Rfp(
        ground.subject.data,
        _NOTHING_KNOWN,
        blank_texts=blank.blank_texts(held.texts, **_blank_settings(selection)),
        prose="\n".join(held.prose),
        blocks=held.blocks,
        clauses=clauses,
        document=ground.document,
    )
    return rfp


def _unread(ground: Ground, held: Inventory) -> Iterator[Finding]:
    """Tell which texts were too long to be read for what they say, and from where on."""
    for pointer, start in unread(ground.subject, held):
        place = ground.locate(Hit(pointer, within=Span(start, start + 1)))
        yield building.bare(
            ground.document.source,
            place.span,
            path=ground.path,
            code="YML005",
            name="too-large",
            severity="note",
            message=words.text_too_long(start) if start else words.texts_too_long(MOST_CHARACTERS),
            index=ground.document.index,
        )._replace(pointer=rfc6901(pointer))


def _blank_settings(selection: Selection) -> dict[str, object]:
    for chosen in selection.chosen:
        if chosen.policy.head.code == PLACEHOLDERS:
            return dict(chosen.settings)
    return {}


def _info(ground: Ground, known: facts.Known) -> DocumentInfo:
    where = known.jurisdiction
    return DocumentInfo(
        path=ground.path,
        document=ground.document.index,
        id=ground.subject.id,
        kind=ground.subject.kind,
        jurisdiction=where.code,
        government_level=where.government_level,
        coverage=known.coverage.verdict,
        agreements=known.coverage.agreements,
        derived_from=known.sources,
        selectors=where.selectors(),
    )
