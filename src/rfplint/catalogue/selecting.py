"""Chooses the policies of a run, with the severity and settings that each has."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple, cast

from rfplint.catalogue import checking
from rfplint.catalogue.configured import Asked, asked, settings_of, severity_of
from rfplint.catalogue.known import Catalogue
from rfplint.config import Config, Override
from rfplint.messages import catalogue as words
from rfplint.model import Finding, Head, Severity, Text
from rfplint.policy import Chosen, Local, Policy, Selection, in_running_order

ALWAYS: Final = ("DOC001",)
"""Policies that run even when deselected: what counts as blank is theirs to say."""


class Choice(NamedTuple):
    """What the command line asks for beside the configuration; None is nothing."""

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()


NO_CHOICE: Final = Choice()


def select(
    known: Catalogue, settled: Config, choice: Choice = NO_CHOICE
) -> tuple[Selection, tuple[Finding, ...], tuple[Text, ...]]:
    """Choose the policies of a run.

    Returns:
        The selection, the faults of the configuration (unknown codes, impossible settings,
        attempts on mandatory policies), and what is wrong with the words of the command line.
    """
    asking = _Asking(known, settled, choice)
    faults = tuple(checking.faults(known, settled, asking.whole))
    chosen = {code: asking.chosen(policy) for code, policy in known.policies.items()}
    run = needed(known, (code for code, one in chosen.items() if one.speaks))
    order = in_running_order({code: known.policies[code] for code in run})
    policies = tuple(chosen[policy.code] for policy in order)
    return Selection(policies, known.lexicon), faults, tuple(asking.wrong())


def explained(known: Catalogue, settled: Config, choice: Choice = NO_CHOICE) -> tuple[Chosen, ...]:
    """Give every known policy, shown or not, and why, by code."""
    asking = _Asking(known, settled, choice)
    return tuple(asking.chosen(policy) for _, policy in sorted(known.policies.items()))


class _Asking:
    """What is asked of all policies: of whole documents, and below some of their places."""

    def __init__(self, known: Catalogue, settled: Config, choice: Choice) -> None:
        everywhere = [override for override in settled.overrides if not override.at]
        self._known = known
        self._settled = settled
        self._choice = choice
        self.whole = asked(known, settled, everywhere)
        self._local: tuple[tuple[Override, Asked], ...] = tuple(
            (override, asked(known, settled, [*everywhere, override]))
            for override in settled.overrides
            if override.at
        )

    def wrong(self) -> Iterable[Text]:
        """Say which words of the command line stand for nothing, or for what is mandatory."""
        known, mandates = self._known, self.whole.mandates
        for word in (*(self._choice.select or ()), *self._choice.ignore):
            if not known.find(word) and not known.pack_faults:  # it may be in a faulty pack
                yield known.unknown(word)
        for word in self._choice.ignore:
            code = known.exact(word)
            if code is not None and code in mandates:
                yield words.mandatory_ignored(code, mandates[code].place)

    def chosen(self, policy: Policy) -> Chosen:
        """Say how a run uses a policy."""
        whole = self._with(policy, self.whole)
        local = tuple(
            Local(override.at, self._with(policy, given))
            for override, given in self._local
            if _speaks_of(policy.code, override, self._known)
        )
        return whole._replace(local=local) if local else whole

    def _with(self, policy: Policy, given: Asked) -> Chosen:
        known, settled, choice = self._known, self._settled, self._choice
        severity, _ = severity_of(policy, given)
        settings, _ = settings_of(policy, given)
        mandate = given.mandates.get(policy.code)
        if mandate is not None:
            shown, why = True, words.mandatory(mandate.place)
        else:
            shown, why = _is_shown(policy.head, known, settled, choice)
        if shown and severity == "off":
            shown, why = False, words.OFF
        kept = None if severity == "off" else cast("Severity | None", severity)
        wanted = choice.select if choice.select is not None else settled.select
        named = any(known.exact(word) == policy.code for word in (*wanted, *settled.mandatory))
        at = mandate.place if mandate else None
        return Chosen(policy, shown, kept, settings, why, named, mandatory=at)


def _speaks_of(code: str, override: Override, known: Catalogue) -> bool:
    return any(code in known.find(word) for word in (*override.severity, *override.settings))


def _is_shown(head: Head, known: Catalogue, settled: Config, choice: Choice) -> tuple[bool, Text]:
    for ignored, why in ((choice.ignore, words.IGNORED_BY_OPTION), (settled.ignore, words.IGNORED)):
        if _named(head, ignored, known):
            return False, why
    wanted = choice.select if choice.select is not None else settled.select
    by = words.SELECTED_BY_OPTION if choice.select is not None else words.SELECTED
    if wanted:
        return (True, by) if _named(head, wanted, known) else (False, words.NOT_SELECTED)
    if head.status == "preview":
        return False, words.PREVIEW
    return True, words.BY_DEFAULT


def _named(head: Head, entries: Iterable[str], known: Catalogue) -> bool:
    for word in entries:
        exact = known.exact(word)
        if exact == head.code:
            return True
        if exact is None and head.status != "preview" and head.code in known.find(word):
            return True
    return False


def needed(known: Catalogue, codes: Iterable[str]) -> set[str]:
    """Give the codes of policies, and of those that they read."""
    waiting = [*codes, *(code for code in ALWAYS if code in known.policies)]
    found: set[str] = set()
    while waiting:
        code = waiting.pop()
        if code not in found and code in known.policies:
            found.add(code)
            waiting += known.policies[code].after
    return found
