"""JSON and JSON Lines: the standard library decides, and this finds the words for its refusals."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice

from rfplint.document import json_faults, json_tokens
from rfplint.document.core_schema import DIGITS_MOST
from rfplint.document.json_tree import JsonTree, without_surrogates
from rfplint.document.limits import Limits
from rfplint.document.parsed import Document, Parsed
from rfplint.document.problems import MOST_OF_A_KIND, Problems
from rfplint.document.source import Source
from rfplint.messages import yaml as words
from rfplint.model import Problem, Span, Text

_REFUSED_MOST = 1_000  # lines: a file with more of them is something else than JSON lines

_LINE = re.compile(r"[^\r\n]+")


def read(source: Source, limits: Limits, *, lines: bool) -> Parsed:
    """Read a JSON text, or with `lines` each line that is not blank as one document."""
    reader = _Reader(source, limits)
    for index, span in enumerate(_texts(source.text, lines=lines)):
        reader.read(index, span)
        if reader.refused > _REFUSED_MOST:
            break
    if not reader.documents and not reader.problems:
        reader.problems.add("YML002", lambda: (Span(0, 0), words.EMPTY))
    return Parsed(source, tuple(reader.documents), reader.problems.all())


def _texts(text: str, *, lines: bool) -> Iterator[Span]:
    """Give where the documents stand, blank ones left out."""
    found = (Span(*line.span()) for line in _LINE.finditer(text)) if lines else [Span(0, len(text))]
    return (span for span in found if text[span.start : span.end].strip())


class _RefusedError(Exception):
    """The text cannot be read; `describe` says why."""

    def __init__(self, code: str, describe: Callable[[], tuple[Span, Text]]) -> None:
        super().__init__(code)
        self.code = code
        self.describe = describe


class _Reader:
    """What the texts of one file have given so far.

    The decoder's hooks know no positions. They only note that something is odd; then the text is
    searched for it.
    """

    def __init__(self, source: Source, limits: Limits) -> None:
        self.documents: list[Document] = []
        self.problems = Problems()
        self.refused = 0
        self._source = source
        self._limits = limits
        self._members = 0
        self._has_duplicates = self._has_odd_numbers = False
        self._tree = JsonTree("", Span(0, 0))
        self._decoder = json.JSONDecoder(
            object_pairs_hook=self._object,
            parse_constant=self._constant,
            parse_float=self._float,
            parse_int=_integer,
        )

    def read(self, index: int, span: Span) -> None:
        """Read one text: it is a document, or there is a problem."""
        self._tree = tree = JsonTree(self._source.text, span)
        self._members = 0
        self._has_duplicates = self._has_odd_numbers = False
        try:
            data = self._data(tree, span)
        except _RefusedError as refusal:
            self.refused += 1
            self.problems.add(refusal.code, refusal.describe)
            return
        if self._has_duplicates:
            for duplicate in json_tokens.duplicates(self._source.text, span):
                self.problems.add("YML003", partial(self._duplicate, duplicate))
        if self._has_odd_numbers:
            numbers = json_tokens.infinite_numbers(self._source.text, span)
            self._report("YML008", numbers, words.not_json)
        self.documents.append(Document(index, self._source, data, tree))

    def _data(self, tree: JsonTree, span: Span) -> object:
        text = self._source.text[span.start : span.end]
        if 4 * len(text) > self._limits.size and len(text.encode()) > self._limits.size:
            message = words.file_too_large(self._limits.size)
            raise _RefusedError("YML005", lambda: (tree.start(), message))
        try:
            data: object = self._decoder.decode(text)
            self._measure(data, span)
            if ("\\ud" in text or "\\uD" in text) and not _is_text(data):
                halves = json_tokens.lone_surrogates(self._source.text, span)
                self._report("YML001", halves, words.lone_surrogate)
                data = _mended(data)
        except json.JSONDecodeError as error:
            raise self._not_json(span, error) from error
        except RecursionError as error:
            raise self._too_deep(span) from error
        return data

    def _not_json(self, span: Span, error: json.JSONDecodeError) -> _RefusedError:
        text, reason = self._source.text, error.msg
        at = span.start + error.pos
        code = "YML001" if json_faults.is_control(text[at : at + 1]) else "YML002"
        return _RefusedError(code, lambda: json_faults.describe(text, span, at, reason))

    def _too_many(self) -> _RefusedError:
        place, message = self._tree.start(), words.too_many_values(self._limits.nodes)
        return _RefusedError("YML005", lambda: (place, message))

    def _too_deep(self, span: Span) -> _RefusedError:
        most = self._limits.depth
        return _RefusedError(
            "YML005",
            lambda: (json_faults.deepest(self._source.text, span, most), words.too_deep(most)),
        )

    def _object(self, pairs: list[tuple[str, object]]) -> dict[str, object]:
        self._members += len(pairs) + 1
        if self._members > self._limits.nodes:  # before a duplicate hides them from _measure
            raise self._too_many()
        members = dict(pairs)
        if len(members) != len(pairs):
            self._has_duplicates = True
            members = {}
            for key, value in pairs:
                members.setdefault(key, value)
        return members

    def _constant(self, _written: str) -> None:
        self._has_odd_numbers = True

    def _float(self, written: str) -> float | None:
        value = float(written)
        if math.isinf(value):
            self._has_odd_numbers = True
            return None
        return value

    def _measure(self, data: object, span: Span) -> None:
        """Refuse more levels or values (keys are values, as in YAML) than the limits allow."""
        nodes = 1
        level = [data]
        for _ in range(self._limits.depth):
            inner: list[object] = []
            for each in level:
                if isinstance(each, dict):
                    nodes += 2 * len(each)
                    inner.extend(each.values())
                elif isinstance(each, list):
                    nodes += len(each)
                    inner.extend(each)
            if nodes > self._limits.nodes:
                raise self._too_many()
            level = [each for each in inner if isinstance(each, (dict, list))]
            if not level:
                return
        raise self._too_deep(span)

    def _duplicate(self, duplicate: json_tokens.Duplicate) -> tuple[Span, Text]:
        line = self._source.line(duplicate.first.start)
        return duplicate.second, words.duplicate_key(duplicate.key, line)

    def _report(self, code: str, spans: Iterator[Span], message: Callable[[str], Text]) -> None:
        """Report each of `spans`, with what `message` says of the text there."""
        for span in islice(spans, MOST_OF_A_KIND + 1):
            told = message(self._source.text[span.start : span.end])
            self.problems.extend((Problem(code, "error", span, told),))


def _is_text(data: object) -> bool:
    """Say whether every text in `data` is made of whole characters."""
    try:
        json.dumps(data, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


def _mended(data: object) -> object:
    """Put U+FFFD where a text has half of a character."""
    if isinstance(data, str):
        return without_surrogates(data)
    if isinstance(data, list):
        return [_mended(each) for each in data]
    if isinstance(data, dict):
        members: dict[str, object] = {}
        for key, value in data.items():
            members.setdefault(without_surrogates(key), _mended(value))
        return members
    return data


def _integer(written: str) -> object:
    return written if len(written) > DIGITS_MOST else int(written)
