"""The RFP as a check sees it: nodes that never raise and know their place, facts, and Hits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Literal, NamedTuple, TypeAlias, TypeVar, cast

from rfplint.document import Document
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

Step: TypeAlias = str | int
Found = TypeVar("Found")
_new = object.__new__


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
    the same object must not excuse it (policies.md 1.7). `fix` replaces the policy's own.
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


class Node:
    """A value with its place. Indexing never raises: what is missing keeps the place it lacks."""

    __slots__ = ("_parent", "_step", "exists", "rfp", "value")

    def __init__(self, value: object, pointer: Pointer, rfp: Rfp) -> None:
        """Keep a value, its place and the RFP that it belongs to."""
        self.value = value
        self.exists = True
        self.rfp = rfp
        self._parent: Node | Pointer = pointer
        self._step: Step | None = None

    @property
    def pointer(self) -> Pointer:
        """The place. It is put together when asked for: most nodes are only looked at."""
        steps: list[Step] = []
        node: Node | Pointer = self
        while isinstance(node, Node):
            if node._step is not None:
                steps.append(node._step)
            node = node._parent
        return (*node, *reversed(steps))

    def __getitem__(self, step: Step) -> Node:
        """Give the member or item; one that does not exist where there is none."""
        value = self.value
        if isinstance(value, dict):
            if step in value:
                return self._below(step, value[step])
        elif isinstance(value, list) and isinstance(step, int) and -1 < step < len(value):
            return self._below(step, value[step])
        none = self._below(step, None)
        none.exists = False
        return none

    def _below(self, step: Step, value: object) -> Node:
        # This runs a thousand times an RFP: no call of __init__, no tuple for the place.
        node = _new(Node)
        node.value = value
        node.exists = True
        node.rfp = self.rfp
        node._parent = self
        node._step = step
        return node

    def __iter__(self) -> Iterator[Node]:
        """Give the items of a list; nothing for all else."""
        if isinstance(self.value, list):
            for index, item in enumerate(self.value):
                yield self._below(index, item)

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
        return self.exists and self.rfp.is_given(self.value)

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
        node = self
        for step in path.split("."):
            node = node[step]
        return node

    def given_text(self, name: str) -> bool:
        """Whether the text `name`, or a variant of it in another language, is given."""
        if self[name].given:
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
        "_found",
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
        document: Document | None = None,
        settings: Mapping[str, object] | None = None,
        hits: Callable[[str], tuple[tuple[Hit, Severity], ...]] = lambda _code: (),
    ) -> None:
        """Take the plain data and what the engine has found out about it.

        `blank_texts` are the texts that count as blank: placeholders and template leftovers.
        `prose` is every text, joined, so that one look tells that a word is nowhere. `document`
        is the file's own view, for the few checks that are about how a value is written; None
        where there is no file. One Rfp serves all policies, so that what one has looked up the
        next need not; the engine sets `settings` before each.
        """
        super().__init__(data, (), self)
        self.facts = facts
        self.blank_texts = blank_texts
        self.prose = prose
        self.document = document
        self.settings = settings if settings is not None else {}
        self.tender = self["tender"]
        self._hits = hits
        self._lots = tuple(self.tender["lots"])
        self._scopes: dict[str, tuple[Node, ...]] = {}
        self._found: dict[str, object] = {}

    @property
    def as_of(self) -> str | None:
        """The date that counts (ISO 8601), None where unknown."""
        date = self.facts.get("asOf")
        return date if isinstance(date, str) else None

    def hits(self, code: str) -> tuple[tuple[Hit, Severity], ...]:
        """What another policy found: name it in `after`. Each Hit comes with its severity."""
        return self._hits(code)

    def lots(self) -> tuple[Node, ...]:
        """Give every lot."""
        return self._lots

    def scopes(self, path: str) -> tuple[Node, ...]:
        """Give what stands at `path` in the tender, then in each lot; `[*]` is every item.

        Blocks that do not stand on lots (policies.md 1.1) are looked for in the tender alone.
        """
        found = self._scopes.get(path)
        if found is None:
            steps = path.split(".")
            block = steps[0].partition("[")[0]
            homes = (self.tender, *self._lots) if block in LOT_BLOCKS else (self.tender,)
            found = tuple(node for home in homes for node in _follow(home, steps))
            self._scopes[path] = found
        return found

    def once(self, name: str, find: Callable[[], Found]) -> Found:
        """Give what `find` finds, and find it only once for all policies of this RFP."""
        if name not in self._found:
            self._found[name] = find()
        return cast("Found", self._found[name])

    def is_given(self, value: object) -> bool:
        """Say whether a value is given: not null, empty, white space, placeholder or hollow.

        False and 0 are given, and so is a value of the wrong type (policies.md 1.2).
        """
        if isinstance(value, str):
            return value not in self.blank_texts and not value.isspace() and value != ""
        if isinstance(value, dict):
            return any(map(self.is_given, value.values()))
        return any(map(self.is_given, value)) if isinstance(value, list) else value is not None


def _follow(node: Node, steps: list[str]) -> Iterator[Node]:
    if not steps:
        yield node
        return
    name, star, _ = steps[0].partition("[*]")
    member = node[name]
    if star:
        for item in member:
            yield from _follow(item, steps[1:])
    elif member.exists:
        yield from _follow(member, steps[1:])
