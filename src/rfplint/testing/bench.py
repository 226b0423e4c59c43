"""Runs one test: it alone is judged, with its policy and those that the policy reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, cast

from rfplint import catalogue, config, document, jurisdiction
from rfplint.catalogue import Catalogue
from rfplint.messages import catalogue as catalogue_words
from rfplint.messages import config as config_words
from rfplint.messages import testing as words
from rfplint.model import Finding, Text
from rfplint.policy import Chosen, Policy, Selection, in_running_order
from rfplint.rfp import Hit, Rfp
from rfplint.runner import Linted, Options, lint_parsed
from rfplint.schema.spelling import nearest
from rfplint.testing.coverage import Watch
from rfplint.testing.files import Files, examples_of
from rfplint.testing.trial import Data, Failure, Trial

_CRASHED: Final = "PLG001"


def findings(
    known: Catalogue, code: str, text: str, options: Data | None = None
) -> tuple[Finding, ...]:
    """Give what one policy finds in an RFP; it alone runs, and what it reads of others.

    Args:
        known: all policies.
        code: the policy's code.
        text: the RFP as YAML.
        options: `jurisdiction`, `asOf` and `settings`, as in a trial.
    """
    return Bench(known).findings(code, text, options or {})


def examples(known: Catalogue, code: str) -> tuple[Failure, ...]:
    """Run the examples of one policy; give those that do not hold."""
    bench = Bench(known)
    tests = examples_of(known.policies[code].head, "")
    return tuple(failure for test in tests if (failure := bench.run(test)) is not None)


class Bench:
    """Where trials run: what a policy needs is worked out once for all of them."""

    def __init__(self, known: Catalogue, files: Files | None = None) -> None:
        """Take the policies, and the files that know the places of the tests."""
        self.known = known
        self.files = files or Files()
        self._codes = dict(known.codes())
        self.found: set[tuple[str, str | None]] = set()
        """The cases of which tests had findings, by the code of their policies."""
        self._selections: dict[str, Selection] = {}

    def findings(self, code: str, text: str, options: Data) -> tuple[Finding, ...]:
        """Give what one policy finds in an RFP, a crash included."""
        return _of(code, self.lint(code, text, options))

    def lint(self, code: str, text: str, options: Data, watch: Watch | None = None) -> Linted:
        """Lint an RFP with one policy; `watch` is shown the RFP as the policy's check sees it."""
        settings = cast("Data", options.get("settings", {}))
        selection = self._selection(code)
        run = Options(
            selection=_set(selection, code, settings, watch) if settings or watch else selection,
            known=self._codes,
            as_of=cast("str | None", options.get("asOf")),
            jurisdiction=cast("str | None", options.get("jurisdiction")),
        )
        return lint_parsed(document.parse(text.encode()), run, "trial.rfp.yaml")

    def run(self, trial: Trial, watch: Watch | None = None) -> Failure | None:
        """Run one test; None where it holds."""
        known = trial.policy in self.known.policies
        code = trial.policy if known else self.known.exact(trial.policy)
        if code is None or code not in self.known.policies:
            return self._failure(trial, trial.policy, self.known.unknown(trial.policy))
        misfit = next(_misfits(trial, self.known.policies[code]), None)
        if misfit is not None:
            return self._failure(trial, code, misfit)
        linted = self.lint(code, trial.rfp, trial.options, watch)
        found = _of(code, linted)
        crash = next((finding for finding in found if finding.code == _CRASHED), None)
        if crash is not None:
            return self._failure(trial, code, crash.message)._replace(crashed=True)
        self.found |= {(code, finding.case) for finding in found}
        if not linted.documents:
            return self._failure(trial, code, _unreadable(linted))
        return self._difference(trial, code, [one for one in found if one.status == "open"])

    def _difference(self, trial: Trial, code: str, found: list[Finding]) -> Failure | None:
        of_case = [one for one in found if trial.case in (None, one.case)]
        message, expected = _judged(trial, code, of_case)
        if message is None:
            return None
        failure = self._failure(trial, code, message)
        return failure._replace(expected=expected, got=tuple(_shown(one) for one in of_case))

    def _failure(self, trial: Trial, code: str, message: Text) -> Failure:
        place = self.files.place(trial.path, trial.pointer)
        return Failure(trial, code, place, message)

    def _selection(self, code: str) -> Selection:
        if code not in self._selections:
            self._selections[code] = _alone(self.known, code)
        return self._selections[code]


def _alone(known: Catalogue, code: str) -> Selection:
    """Choose one policy; what it reads of others is shown to it, whoever selects it."""
    shown = {code, *(known.policies[code].after if code in known.policies else ())}
    run = catalogue.needed(known, shown)
    ordered = in_running_order({one: known.policies[one] for one in run})
    by_option = catalogue_words.SELECTED_BY_OPTION
    return Selection(
        tuple(
            Chosen(one, one.code in shown, None, {}, by_option, named=one.code in shown)
            for one in ordered
        ),
        known.lexicon,
    )


def _set(selection: Selection, code: str, settings: Data, watch: Watch | None) -> Selection:
    def changed(chosen: Chosen) -> Chosen:
        if chosen.policy.code != code:
            return chosen
        policy = chosen.policy if watch is None else _watched(chosen.policy, watch)
        return chosen._replace(policy=policy, settings=settings)

    return selection._replace(chosen=tuple(map(changed, selection.chosen)))


def _watched(policy: Policy, watch: Watch) -> Policy:
    def check(rfp: Rfp) -> Iterator[Hit]:
        watch(rfp)
        yield from policy.check(rfp)

    return policy._replace(check=check)


def _of(code: str, linted: Linted) -> tuple[Finding, ...]:
    return tuple(finding for finding in linted.findings if finding.code in (code, _CRASHED))


def _misfits(trial: Trial, policy: Policy) -> Iterator[Text]:
    """Give what keeps a test from testing what it says."""
    cases = [case for case in policy.cases if case is not None]
    if trial.case is not None and trial.case not in cases:
        yield words.unknown_case(trial.case, nearest(trial.case, cases))
    yield from _misfit_settings(cast("Data", trial.options.get("settings", {})), policy)
    selector, date = trial.options.get("jurisdiction"), trial.options.get("asOf")
    if isinstance(selector, str) and not config.is_jurisdiction(selector):
        near = jurisdiction.near_selector(selector)
        yield config_words.not_a_jurisdiction(selector, near)
    if isinstance(date, str) and not config.is_date(date):
        yield config_words.not_a_date(date)


def _misfit_settings(given: Data, policy: Policy) -> Iterator[Text]:
    known = {setting.name: setting for setting in policy.head.settings}
    for name, value in given.items():
        if name not in known:
            yield config_words.unknown_setting(policy.code, name, nearest(name, known))
            continue
        misfit = catalogue.misfit(known[name], value)
        if misfit is not None:
            yield misfit


def _unreadable(linted: Linted) -> Text:
    if not linted.findings:
        return words.NO_RFP
    first = linted.findings[0]
    return words.unreadable_at(first.location.line, first.message)


def _judged(trial: Trial, code: str, found: list[Finding]) -> tuple[Text | None, tuple[Data, ...]]:
    """Say what is wrong with what was found, if anything is, and what was expected."""
    if trial.kind == "trial":
        return (None if _same(trial.finds, found) else words.DIFFERENT), trial.finds
    if trial.kind == "good":
        return (words.GOOD_BUT_FOUND if found else None), ()
    case: Data = {} if trial.case is None else {"case": trial.case}
    places = [{"pointer": pointer} for pointer in sorted(trial.at or ())]
    expected = tuple({"code": code, **case, **place} for place in places or [{}])
    if not found:
        return words.BAD_BUT_SILENT, expected
    pointers = sorted(finding.pointer for finding in found)
    elsewhere = trial.at is not None and pointers != sorted(trial.at)
    return (words.ELSEWHERE if elsewhere else None), expected


def _same(wanted: Iterable[Data], found: Iterable[Finding]) -> bool:
    wanted, shown = list(wanted), [_shown(finding) for finding in found]
    return len(wanted) == len(shown) and all(
        one.items() <= other.items() for one, other in zip(wanted, shown, strict=True)
    )


def _shown(finding: Finding) -> Mapping[str, object]:
    return {
        "line": finding.location.line,
        "column": finding.location.column,
        "severity": finding.severity,
        "case": finding.case,
        "pointer": finding.pointer,
        "en": finding.message.en,
        "fr": finding.message.fr,
    }
