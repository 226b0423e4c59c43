"""The RFP as a check sees it: nodes that never raise and know their place, facts, and Hits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final, Literal, NamedTuple, TypeVar, cast

from rfplint.clauses import Said
from rfplint.document import Document
from rfplint.inventory import Block, Step, place
from rfplint.model import Fix, Pointer, Severity, Span, Text

LOT_BLOCKS = frozenset(
    (
        "intellectualProperty",
        "dataGovernance",
        "privacy",
        "socialImpact",
        "selectionCriteria",
        "eligibility",
        "specifications",
        "sustainability",
        "hasSustainability",
        "coveredBy",
        "contractTerms",
        "submissionTerms",
        "otherRequirements",
        "value",
        "tenderPeriod",
    )
)
"""What may also stand on a lot (policies.md 1.1)."""

Found = TypeVar("Found")
_new = object.__new__
_NOTHING: Final = object()
"""What a look-up gives where nothing stands."""


class Beside(NamedTuple):
    """Another place that a Hit speaks of, with what to say of it."""

    pointer: Pointer
    message: Text
    on: Literal["value", "key"] = "value"
    within: Span | None = None


class Hit(NamedTuple):
    """What a check yields: it points, and has no position.

    `within` are characters of the string value at `pointer`. `values` fill the message.
    `at_most` caps the severity of this hit alone; `excused` is False where a lawful basis on
    the same object must not excuse it (policies.md 1.7). `fix` replaces the policy's own. `basis`
    is the instrument that the sentence itself names as its reason.
    """

    pointer: Pointer
    on: Literal["value", "key"] = "value"
    within: Span | None = None
    values: Mapping[str, object] = {}
    case: str | None = None
    related: tuple[Beside, ...] = ()
    at_most: Severity | None = None
    excused: bool = True
    fix: Fix | None = None
    basis: str = ""


def quote(said: Said, case: str | None = None, **values: object) -> Hit:
    """Point at the words of a clause; its attributes fill the message."""
    clause = said.clause
    filled = {
        "value": said.words,
        "clause": said.words,
        "count": clause.count,
        "years": clause.years,
        "amount": clause.amount,
        "percent": clause.percent,
        **values,
    }
    return Hit(said.pointer, within=clause.span, values=filled, case=case, basis=clause.basis)


class Node:
    """A value with its place. Indexing never raises: what is missing keeps the place it lacks."""

    __slots__ = ("_parent", "_steps", "rfp", "value")

    def __init__(self, value: object, pointer: Pointer, rfp: Rfp) -> None:
        """Keep a value, its place and the RFP that it belongs to."""
        self.value = value
        self.rfp = rfp
        self._parent: Node | None = None
        self._steps: Pointer = pointer

    @property
    def pointer(self) -> Pointer:
        """The place. It is put together when asked for: most nodes are only looked at."""
        steps = self._steps
        parent = self._parent
        while parent is not None:
            steps = parent._steps + steps
            parent = parent._parent
        return steps

    @property
    def exists(self) -> bool:
        """Whether the RFP has such a member or item, be it null."""
        value: object = None if self._parent is None else self._parent.value
        return self._parent is None or _member(value, self._steps) is not _NOTHING

    def __getitem__(self, step: Step) -> Node:
        """Give the member or item; one that does not exist where there is none."""
        # This runs hundreds of times an RFP: no call of __init__, and the place stays in parts.
        value = self.value
        node = _new(Node)
        node.rfp = self.rfp
        node._parent = self
        node._steps = (step,)
        if type(value) is dict:
            node.value = value.get(step)
        elif type(value) is list and type(step) is int and -1 < step < len(value):
            node.value = value[step]
        else:
            node.value = None
        return node

    def _below(self, steps: Pointer, value: object) -> Node:
        node = _new(Node)
        node.rfp = self.rfp
        node._parent = self
        node._steps = steps
        node.value = value
        return node

    def __iter__(self) -> Iterator[Node]:
        """Give the items of a list; nothing for all else."""
        if isinstance(self.value, list):
            for index, item in enumerate(self.value):
                yield self._below((index,), item)

    def __eq__(self, other: object) -> bool:
        """Compare the value with a plain value; `1` is not `True`."""
        plain = other.value if isinstance(other, Node) else other
        return self.value == plain and isinstance(self.value, bool) == isinstance(plain, bool)

    def __hash__(self) -> int:
        """Hash the place: a value may be a list."""
        return hash(self.pointer)

    @property
    def given(self) -> bool:
        """Whether something is said here (policies.md 1.2)."""
        return self.rfp.is_given(self.value)

    @property
    def text(self) -> str:
        """The value if it is text, else the empty text."""
        return self.value if isinstance(self.value, str) else ""

    @property
    def number(self) -> float | None:
        """The value if it is a number (true and false are none), else None."""
        value = self.value
        return value if isinstance(value, int | float) and not isinstance(value, bool) else None

    def at(self, path: str) -> Node:
        """Follow names joined by dots: `node.at("awardCriteria.criteria")`."""
        return self._below(_names(path), self.plain(path))

    def get(self, name: str) -> object:
        """Give the plain value of a member, None where there is none.

        It is for what is looked at and not pointed at: it costs a tenth of a Node.
        """
        value = self.value
        return value.get(name) if type(value) is dict else None

    def plain(self, path: str) -> object:
        """Give the plain value at names joined by dots, None where there is none."""
        value = self.value
        for step in _names(path):
            if type(value) is not dict:
                return None
            value = value.get(step)
        return value

    def gives(self, name: str) -> bool:
        """Whether the member `name` is given, as `node[name].given` says it."""
        value = self.value
        return type(value) is dict and self.rfp.is_given(value.get(name))

    def given_text(self, name: str) -> bool:
        """Whether the text `name`, or a variant of it in another language, is given."""
        if self.gives(name):
            return True
        value = self.value
        return isinstance(value, dict) and any(
            isinstance(key, str) and key.startswith(f"{name}_") and self.rfp.is_given(said)
            for key, said in value.items()
        )

    def hit(
        self,
        case: str | None = None,
        *,
        on: Literal["value", "key"] = "value",
        within: Span | None = None,
        related: tuple[Beside, ...] = (),
        at_most: Severity | None = None,
        excused: bool = True,
        fix: Fix | None = None,
        **values: object,
    ) -> Hit:
        """Point at this place; `values` fill the placeholders of the message."""
        values.setdefault("value", self.value)
        return Hit(self.pointer, on, within, values, case, related, at_most, excused, fix)

    def beside(self, message: Text, *, on: Literal["value", "key"] = "value") -> Beside:
        """Name this place as one that a Hit elsewhere speaks of."""
        return Beside(self.pointer, message, on)


class Rfp(Node):
    """The root Node, with what is known of the whole: facts, settings, other policies' hits."""

    __slots__ = (
        "_blocks",
        "_clauses",
        "_found",
        "_hidden",
        "_hits",
        "_lots",
        "_scopes",
        "blank_texts",
        "document",
        "facts",
        "prose",
        "settings",
        "tender",
    )

    def __init__(
        self,
        data: object,
        facts: Mapping[str, object],
        *,
        blank_texts: frozenset[str] = frozenset(),
        prose: str = "",
        blocks: Sequence[Block] = (),
        clauses: Callable[[], tuple[Said, ...]] = tuple,
        document: Document | None = None,
        settings: Mapping[str, object] | None = None,
    ) -> None:
        """Take the plain data and what the engine has found out about it.

        `blank_texts` are the texts that count as blank: placeholders and template leftovers.
        `prose` is every text but names and codes, joined, so that one look tells that a word is
        nowhere; `blocks` are those of the inventory; `clauses` reads the prose, when it is first
        asked for. `document` is the file's own view, for the
        few checks that are about how a value is written; None where there is no file. One Rfp
        serves all policies, so that what one has looked up the next need not; the engine sets
        `settings` before each.
        """
        super().__init__(data, (), self)
        self.facts = facts
        self.blank_texts = blank_texts
        self.prose = prose
        self._blocks = blocks
        self._clauses = clauses
        self.document = document
        self.settings = settings if settings is not None else {}
        self.tender = self["tender"]
        self._hits: dict[str, list[tuple[Hit, Severity]]] = {}
        self._hidden: set[str] = set()
        self._lots = tuple(self.tender["lots"])
        self._scopes: dict[str, tuple[Node, ...]] = {}
        self._found: dict[str, object] = {}

    def release(self) -> None:
        """Let go of the nodes: they and the RFP hold each other.

        The collector of such cycles is off while a batch of files is linted.
        """
        self.facts = {}
        del self.tender, self._lots, self._blocks, self._scopes, self._found, self._hits, self.rfp
        self._clauses = tuple

    @property
    def as_of(self) -> str | None:
        """The date that counts (ISO 8601), None where unknown."""
        date = self.facts.get("asOf")
        return date if isinstance(date, str) else None

    def hits(self, code: str, *, shown_only: bool = False) -> tuple[tuple[Hit, Severity], ...]:
        """What another policy found: name it in `after`. Each Hit comes with its severity.

        `shown_only` is for who leaves a fault to that policy: one that is off tells nobody.
        """
        return () if shown_only and code in self._hidden else tuple(self._hits.get(code, ()))

    def at_pointer(self, pointer: Pointer) -> Node:
        """Give what stands at a place."""
        node: Node = self
        for step in pointer:
            node = node[step]
        return node

    def is_told(self, said: Said) -> bool:
        """Say whether a policy whose findings show has found fault with a clause."""
        where = said.pointer, said.clause.span
        return any(
            (hit.pointer, hit.within) == where
            for code in self._hits
            for hit, _ in self.hits(code, shown_only=True)
        )

    def keep(self, code: str, hit: Hit, severity: Severity, *, shown: bool) -> None:
        """Remember what a policy found, and whether its findings show; the engine's business."""
        self._hits.setdefault(code, []).append((hit, severity))
        if not shown:
            self._hidden.add(code)

    def lots(self) -> tuple[Node, ...]:
        """Give every lot."""
        return self._lots

    def scopes(self, path: str) -> tuple[Node, ...]:
        """Give what stands at `path` in the tender, then in each lot; `[*]` is every item.

        Blocks that do not stand on lots (policies.md 1.1) are looked for in the tender alone.
        """
        found = self._scopes.get(path)
        if found is None:
            steps = _parsed(path)
            homes = (self.tender, *self._lots) if steps[0].name in LOT_BLOCKS else (self.tender,)
            found = tuple(
                home._below(at, value)
                for home in homes
                if type(home.value) is dict and steps[0].name in home.value
                for at, value in _reached(home.value, steps)
            )
            self._scopes[path] = found
        return found

    def blocks_with(self, keys: frozenset[str]) -> Iterator[tuple[Pointer, Mapping[str, object]]]:
        """Give every block, wherever it stands, that has one of these keys, and its place."""
        for block in self._blocks:
            value = block[0]
            if type(value) is dict and not keys.isdisjoint(value):
                yield place(block), value

    @property
    def clauses(self) -> tuple[Said, ...]:
        """What the prose says, clause by clause (clause-kinds)."""
        return self.once("clauses", self._clauses)

    def said(self, *kinds: str, under: Pointer = ()) -> tuple[Said, ...]:
        """Give the clauses of some kinds, all of them or those under a place."""
        depth = len(under)
        return tuple(
            one for one in self.clauses if one.clause.kind in kinds and one.pointer[:depth] == under
        )

    def once(self, name: str, find: Callable[[], Found]) -> Found:
        """Give what `find` finds, and find it only once for all policies of this RFP."""
        if name not in self._found:
            self._found[name] = find()
        return cast("Found", self._found[name])

    def is_given(self, value: object) -> bool:
        """Say whether a value is given: not null, empty, white space, placeholder or hollow.

        False and 0 are given, and so is a value of the wrong type (policies.md 1.2).
        """
        if type(value) is str:
            return not (value == "" or value in self.blank_texts or value.isspace())
        if type(value) is dict:
            return any(map(self.is_given, value.values()))
        return any(map(self.is_given, value)) if type(value) is list else value is not None


class _Part(NamedTuple):
    """One name of a path; `every` says that it goes on in each item of the list there."""

    name: str
    every: bool


def _member(value: object, steps: Pointer) -> object:
    for step in steps:
        if isinstance(value, dict):
            value = value.get(step, _NOTHING)
        elif isinstance(value, list) and isinstance(step, int) and -1 < step < len(value):
            value = value[step]
        else:
            return _NOTHING
    return value


@cache
def _names(path: str) -> tuple[str, ...]:
    return tuple(path.split("."))


@cache
def _parsed(path: str) -> tuple[_Part, ...]:
    parts = (part.partition("[*]") for part in path.split("."))
    return tuple(_Part(name, bool(star)) for name, star, _ in parts)


def _reached(value: object, path: tuple[_Part, ...]) -> list[tuple[Pointer, object]]:
    """Give what stands at a path below a plain value, with its steps."""
    found: list[tuple[Pointer, object]] = [((), value)]
    for name, every in path:
        found = [((*at, name), v[name]) for at, v in found if type(v) is dict and name in v]
        if every:
            lists = [(at, items) for at, items in found if type(items) is list]
            found = [((*at, i), item) for at, items in lists for i, item in enumerate(items)]
        if not found:
            break
    return found
