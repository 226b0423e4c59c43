"""JSON and JSON Lines: the standard library decides, and this finds the words for its refusals."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator

from rfplint.document import json_faults
from rfplint.document.core_schema import DIGITS_MOST
from rfplint.document.json_tree import JsonTree
from rfplint.document.limits import Limits
from rfplint.document.parsed import Document, Parsed
from rfplint.document.source import Source
from rfplint.messages import yaml as words
from rfplint.model import Problem, Span, Text

_SURROGATE_ESCAPE = re.compile(r"\\(?:u([dD][89a-fA-F][0-9a-fA-F]{2})|.)", re.DOTALL)
_LINE = re.compile(r"[^\r\n]+")


def read(source: Source, limits: Limits, *, lines: bool) -> Parsed:
    """Read a JSON text, or with `lines` each line that is not blank as one document."""
    documents: list[Document] = []
    problems: list[Problem] = []
    for index, span in enumerate(_texts(source.text, lines=lines)):
        reader = _Reader(source, span, limits)
        try:
            documents.append(Document(index, source, reader.read(), reader.tree()))
        except json_faults.RefusedError as refusal:
            problems.append(refusal.problem)
        problems.extend(reader.problems)
    if not documents and not problems:
        problems.append(Problem("YML002", "error", Span(0, 0), words.EMPTY))
    return Parsed(source, tuple(documents), tuple(problems))


def _texts(text: str, *, lines: bool) -> Iterator[Span]:
    """Give where the documents stand, blank ones left out."""
    found = (Span(*line.span()) for line in _LINE.finditer(text)) if lines else [Span(0, len(text))]
    return (span for span in found if text[span.start : span.end].strip())


class _Reader:
    """The reading of one JSON text. What the hooks notice is looked for in the text afterwards."""

    def __init__(self, source: Source, span: Span, limits: Limits) -> None:
        self.problems: list[Problem] = []
        self._source = source
        self._span = span
        self._limits = limits
        self._text = self._without_lone_surrogates(source.text)
        self._is_odd = False

    def tree(self) -> JsonTree:
        return JsonTree(self._text, self._span)

    def read(self) -> object:
        """Give the data.

        Raises:
            RefusedError: the text is not JSON, or it passes a limit.
        """
        piece = self._text[self._span.start : self._span.end]
        if len(piece) > self._limits.size // 4 and len(piece.encode()) > self._limits.size:
            message = words.file_too_large(self._limits.size)
            raise json_faults.RefusedError(
                Problem("YML005", "error", Span(self._span.start, self._span.start), message)
            )
        try:
            data: object = json.loads(
                piece,
                object_pairs_hook=self._object,
                parse_constant=self._constant,
                parse_float=self._float,
                parse_int=_integer,
            )
        except json.JSONDecodeError as error:
            raise json_faults.RefusedError(
                json_faults.syntax_problem(self._text, self._span, error)
            ) from error
        except RecursionError as error:
            raise json_faults.RefusedError(self._too_deep()) from error
        self._measure(data)
        if self._is_odd:
            self._report_oddities()
        return data

    def _object(self, pairs: list[tuple[str, object]]) -> dict[str, object]:
        members = dict(pairs)
        if len(members) != len(pairs):
            self._is_odd = True
            members = dict(reversed(pairs))
            members = {key: members[key] for key, _ in pairs}
        return members

    def _constant(self, _written: str) -> None:
        self._is_odd = True

    def _float(self, written: str) -> float | None:
        value = float(written)
        if math.isinf(value):
            self._is_odd = True
            return None
        return value

    def _measure(self, data: object) -> None:
        """Count levels and values, keys included, as the YAML reader does."""
        nodes = 1
        level = [data]
        for _ in range(self._limits.depth + 1):
            inner: list[object] = []
            for each in level:
                if isinstance(each, dict):
                    nodes += 2 * len(each)
                    inner.extend(each.values())
                elif isinstance(each, list):
                    nodes += len(each)
                    inner.extend(each)
            if nodes > self._limits.nodes:
                raise json_faults.RefusedError(self._too_many())
            level = [each for each in inner if isinstance(each, (dict, list))]
            if not level:
                return
        raise json_faults.RefusedError(self._too_deep())

    def _too_deep(self) -> Problem:
        return json_faults.too_deep(self._text, self._span, self._limits)

    def _too_many(self) -> Problem:
        message = words.too_many_values(self._limits.nodes)
        return Problem("YML005", "error", self.tree().start(), message)

    def _report_oddities(self) -> None:
        tree = self.tree()
        for key, first, second in tree.duplicates():
            line = self._source.line(first.start)
            self._report("YML003", second, words.duplicate_key(key, line))
        for span in tree.numbers():
            written = self._text[span.start : span.end]
            if written.endswith(("NaN", "Infinity")) or _is_infinite(written):
                self._report("YML008", span, words.not_json(written))

    def _without_lone_surrogates(self, text: str) -> str:
        """Write U+FFFD, at the same length, for each escape that is half of a character."""
        start, end = self._span
        if text.find("\\ud", start, end) < 0 and text.find("\\uD", start, end) < 0:
            return text
        pieces: list[str] = []
        at = 0
        for span in _lone_surrogates(text, self._span):
            self._report("YML001", span, words.lone_surrogate(text[span.start : span.end]))
            pieces += (text[at : span.start], "\\ufffd")
            at = span.end
        return "".join((*pieces, text[at:]))

    def _report(self, code: str, span: Span, message: Text) -> None:
        self.problems.append(Problem(code, "error", span, message))


def _lone_surrogates(text: str, within: Span) -> Iterator[Span]:
    high: Span | None = None
    for found in _SURROGATE_ESCAPE.finditer(text, *within):
        span = Span(*found.span())
        is_low = found[1] is not None and found[1][1] in "cdefCDEF"
        if high is not None and is_low and high.end == span.start:
            high = None
            continue
        if high is not None:
            yield high
        high = span if found[1] is not None and not is_low else None
        if is_low:
            yield span
    if high is not None:
        yield high


def _integer(written: str) -> object:
    return written if len(written) > DIGITS_MOST else int(written)


def _is_infinite(written: str) -> bool:
    return (
        written not in ("true", "false", "null")
        and (len(written) <= DIGITS_MOST or not written.lstrip("-").isdecimal())
        and math.isinf(float(written))
    )
