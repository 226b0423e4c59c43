"""What a policy is to the engine: a head that people read, cases, and a check that yields Hits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final, Literal, NamedTuple, TypeAlias

from rfplint.model import FaultClass, Fix, Head, Setting, Severity, Text
from rfplint.prose import Lexicon
from rfplint.rfp import Hit, Rfp

PROSE_ONLY: Final = "prose-only"
"""The case of a requirement that only prose meets (policies.md 1.5)."""

Check: TypeAlias = Callable[[Rfp], Iterator[Hit]]
Condition: TypeAlias = Callable[[Rfp], bool]


class Adjustment(NamedTuple):
    """When `holds`, the base severity is `severity`, or at most `at_most`."""

    holds: Condition
    severity: Severity | None
    at_most: Severity | None


class Later(NamedTuple):
    """The severity for a selector while a statute of the dated tables is in force."""

    selector: str
    severity: Severity
    statute: str


class Case(NamedTuple):
    """One named sub-condition of a policy (`name` is None for the whole) and what it says.

    `notice` is what it says of a publisher's notice, where `message` would not fit one.
    `satisfied_by` are the kinds of clauses by which prose meets the requirement (policies.md 1.5).
    `excusable` is False where no lawful basis excuses it (1.7). What a `preview` case finds counts
    only where the policy is selected by its own code or name.
    """

    name: str | None
    message: Text
    severity: Severity
    severity_in: Mapping[str, Severity]
    severity_when: tuple[Adjustment, ...]
    fault_class: FaultClass
    ocds: Literal["fall", "off", "note", "keep"]
    jurisdictions: tuple[str, ...]
    fix: Fix | None
    notice: Text | None = None
    severity_from: tuple[Later, ...] = ()
    satisfied_by: tuple[str, ...] = ()
    excusable: bool = True
    preview: bool = False


class Policy(NamedTuple):
    """One thing that an RFP must satisfy.

    `block` is the block under `/tender` for the cascade (policies.md 1.9) and `lead` says that
    this policy speaks for the whole block. `trade` is None, or the selectors that the trade cap
    spares (1.4). `needs_personal` says that it runs only where personal information is handled.
    It is silent where a policy of `gives_way_to` speaks. `distribution` names the plugin's
    distribution where its check is not our own.
    """

    head: Head
    cases: Mapping[str | None, Case]
    check: Check
    block: str | None
    lead: bool
    after: tuple[str, ...]
    trade: tuple[str, ...] | None
    needs_personal: bool
    jurisdictions: tuple[str, ...]
    gives_way_to: tuple[str, ...] = ()
    distribution: str = ""

    @property
    def code(self) -> str:
        """The code, for example `ELG001`."""
        return self.head.code


class Chosen(NamedTuple):
    """A Policy as one run uses it: whether its findings are shown, and with which settings.

    `severity` is what the configuration asks for ("off" is said by `shown`), None for nothing.
    `settings` are those that the configuration gives; `why` says where the choice came from.
    `named` says that its own code or name selected it, no prefix and no tag. `local` is how it is
    used below some places of a document alone, the last one that holds a place decides.
    `mandatory` is the place of the configuration that lets nobody switch it off, None for none.
    """

    policy: Policy
    shown: bool
    severity: Severity | None
    settings: Mapping[str, object]
    why: Text
    named: bool = False
    local: tuple[Local, ...] = ()
    mandatory: str | None = None

    @property
    def speaks(self) -> bool:
        """Whether its findings are shown, if only of some places."""
        return self.shown or any(local.chosen.shown for local in self.local)

    def settings_for(self, selectors: tuple[str, ...]) -> Mapping[str, object]:
        """Give every setting: the configured value, else the jurisdiction's, else the default."""
        return {
            setting.name: self.settings.get(setting.name, _default(setting, selectors))
            for setting in self.policy.head.settings
        }


class Local(NamedTuple):
    """How a policy is used at some places of a document and below them.

    A place is a pointer in steps: a step is a key, the number of an item, its `id` or `name`, or
    `*` for any.
    """

    places: tuple[tuple[str, ...], ...]
    chosen: Chosen


class Selection(NamedTuple):
    """All policies of a run, in the order in which they run.

    `lexicon` has the words by which clauses are read, where packs add to those that are shipped.
    """

    chosen: tuple[Chosen, ...]
    lexicon: Lexicon | None = None

    def heads(self) -> tuple[Head, ...]:
        """The heads of the policies whose findings are shown, by code."""
        return tuple(sorted(chosen.policy.head for chosen in self.chosen if chosen.speaks))


def _default(setting: Setting, selectors: tuple[str, ...]) -> object:
    if not setting.default_in:
        return setting.default
    by_selector = dict(setting.default_in)
    found = (by_selector[selector] for selector in selectors if selector in by_selector)
    return next(found, setting.default)


def in_running_order(policies: Mapping[str, Policy]) -> tuple[Policy, ...]:
    """Order policies by code, each after those that its `after` names (unknown ones ignored).

    Policies that wait for each other in a circle run in the order of their codes.
    """
    placed: dict[str, Policy] = {}
    waiting: set[str] = set()

    def place(code: str) -> None:
        if code in placed or code in waiting or code not in policies:
            return
        waiting.add(code)
        for earlier in policies[code].after:
            place(earlier)
        placed[code] = policies[code]

    for code in sorted(policies):
        place(code)
    return tuple(placed.values())
