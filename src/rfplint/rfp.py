"""The RFP as a check sees it: nodes that never raise and know their place, facts, and Hits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Literal, TypeVar, cast

from rfplint import reach
from rfplint.clauses import Said
from rfplint.document import Document
from rfplint.hits import Beside, Hit, quote
from rfplint.inventory import LOT_BLOCKS, Block, Step, place
from rfplint.model import Fix, Pointer, Severity, Span, Text, rfc6901

__all__ = ["Beside", "Hit", "Node", "Rfp", "quote"]

Found = TypeVar("Found")
_new = object.__new__
_DAY = len("2026-04-01")


class Node:
    """A value with its place. Indexing never raises: what is missing keeps the place it lacks.

    >>> rfp = Rfp({"tender": {"title": "Sensors", "value": {"amount": 90000}}}, {})
    >>> rfp.tender["title"].text, rfp.tender["value"]["amount"].number
    ('Sensors', 90000)
    >>> rfp.tender["pilot"]["duration"].pointer
    ('tender', 'pilot', 'duration')
    """

    __slots__ = ("_parent", "_steps", "rfp", "value")

    def __init__(self, value: object, pointer: Pointer, rfp: Rfp) -> None:
        """Keep a value, its place and the RFP that it belongs to."""
        self.value = value
        self.rfp = rfp
        self._parent: Node | None = None
        self._steps: Pointer = pointer

    def __repr__(self) -> str:
        """Name the place, as in `<Node /tender/title>`."""
        return f"<{type(self).__name__} {rfc6901(self.pointer)}>"

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
        return self._parent is None or reach.member(value, self._steps) is not reach.NOTHING

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
        """Whether something is said here: not null, empty, white space or a placeholder.

        >>> rfp = Rfp({"tender": {"title": " ", "hasLots": False}}, {})
        >>> rfp.tender["title"].given, rfp.tender["hasLots"].given, rfp.tender["id"].given
        (False, True, False)
        """
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

    @property
    def date(self) -> dt.date | None:
        """The day, if the value is a date or a date-time such as OCDS writes it, else None.

        >>> rfp = Rfp({"tender": {"tenderPeriod": {"endDate": "2026-05-01T14:00:00Z"}}}, {})
        >>> rfp.tender.at("tenderPeriod.endDate").date
        datetime.date(2026, 5, 1)
        """
        try:
            whole = dt.datetime.fromisoformat(self.text.upper())
        except ValueError:
            return None
        # Python reads `20260501` and `2026-W18-5`, too, which the RFP format does not have.
        return whole.date() if whole.date().isoformat() == self.text[:_DAY] else None

    def at(self, path: str) -> Node:
        """Follow names joined by dots.

        >>> rfp = Rfp({"tender": {"privacy": {"impactAssessment": {"status": "planned"}}}}, {})
        >>> rfp.tender.at("privacy.impactAssessment.status").text
        'planned'
        """
        return self._below(reach.names(path), self.plain(path))

    def get(self, name: str) -> object:
        """Give the plain value of a member, None where there is none.

        It is for what is looked at and not pointed at: it costs a tenth of a Node.
        """
        value = self.value
        return value.get(name) if type(value) is dict else None

    def plain(self, path: str) -> object:
        """Give the plain value at names joined by dots, None where there is none."""
        value = self.value
        for step in reach.names(path):
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
        """Point at this place; `values` fill the placeholders of the message.

        Args:
            case: the name of one of the policy's cases, where it has any.
            on: the value, or the key in front of it.
            within: characters of the text that stands here.
            related: other places that the finding speaks of; `beside` makes one.
            at_most: the worst severity that this hit may have.
            excused: whether a lawful basis on the same object excuses it.
            fix: replaces the fix in the policy's file.
            values: plain data, texts in both languages, or Nodes; `value` is this Node's own.

        >>> rfp = Rfp({"tender": {"title": "TBD"}}, {})
        >>> hit = rfp.tender["title"].hit(days=3)
        >>> hit.pointer, dict(hit.values)
        (('tender', 'title'), {'days': 3, 'value': 'TBD'})
        """
        values.setdefault("value", self.value)
        return Hit(self.pointer, on, within, values, case, related, at_most, excused, fix)

    def beside(self, message: Text, *, on: Literal["value", "key"] = "value") -> Beside:
        """Name this place as one that a Hit elsewhere speaks of.

        >>> rfp = Rfp({"tender": {"title": "Sensors", "description": "Lamps"}}, {})
        >>> other = rfp.tender["description"].beside(Text("it says", "il est dit"))
        >>> rfp.tender["title"].hit(related=(other,)).related[0].pointer
        ('tender', 'description')
        """
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
        # Any: the type of a setting is said by the policy's file, which no type checker reads.
        self.settings: Mapping[str, Any] = settings if settings is not None else {}
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
        """The date that counts (ISO 8601), None where unknown.

        >>> Rfp({}, {"asOf": "2026-05-01"}).as_of
        '2026-05-01'
        """
        date = self.facts.get("asOf")
        return date if isinstance(date, str) else None

    def hits(self, code: str, *, shown_only: bool = False) -> tuple[tuple[Hit, Severity], ...]:
        """What another policy found: name it in `after`. Each Hit comes with its severity.

        >>> rfp = Rfp({"tender": {}}, {})
        >>> rfp.keep("ELG001", rfp.tender.hit(), "warning", shown=True)
        >>> [(hit.pointer, severity) for hit, severity in rfp.hits("ELG001")]
        [(('tender',), 'warning')]

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

        >>> lots = [{"value": {"amount": 5}}, {"value": {"amount": 7}}]
        >>> rfp = Rfp({"tender": {"value": {"amount": 12}, "lots": lots}}, {})
        >>> [node.number for node in rfp.scopes("value.amount")]
        [12, 5, 7]
        """
        found = self._scopes.get(path)
        if found is None:
            steps = reach.parsed(path)
            homes = (self.tender, *self._lots) if steps[0].name in LOT_BLOCKS else (self.tender,)
            found = tuple(
                home._below(at, value)
                for home in homes
                if type(home.value) is dict and steps[0].name in home.value
                for at, value in reach.reached(home.value, steps)
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
        """Give the clauses of some kinds, all of them or those under a place.

        >>> Rfp({"tender": {}}, {}).said("geographic-restriction")
        ()
        """
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
