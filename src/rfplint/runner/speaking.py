"""What the prose of one file says, without judging it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rfplint import document, engine, ocds
from rfplint.clauses import Said
from rfplint.document import Parsed
from rfplint.messages import runner as words
from rfplint.model import Location, Text
from rfplint.prose import Lexicon
from rfplint.runner import reading
from rfplint.runner.discovery import STDIN
from rfplint.runner.linting import Options
from rfplint.runner.reading import ReadStdin, Unread


class Spoken(NamedTuple):
    """A clause, its place in the file, and the number of its RFP there."""

    said: Said
    location: Location
    document: int


class Trouble(NamedTuple):
    """What kept a file, or a part of it, from being read."""

    code: str
    line: int
    column: int
    message: Text


class Speech(NamedTuple):
    """The clauses of a file by place, and what could not be read."""

    clauses: tuple[Spoken, ...]
    problems: tuple[Trouble, ...]


def spoken(path: str, options: Options, stdin: ReadStdin) -> Speech:
    """Read the clauses of a file (`-` is standard input) by the words of its configuration."""
    limits = options.limits
    syntax = document.syntax_of(path)
    most = document.most_bytes(syntax, limits)
    is_stdin = path == STDIN
    data = reading.read_stdin(stdin, most) if is_stdin else reading.read_file(path, most)
    if isinstance(data, bytes) and data.startswith(b"\x1f\x8b"):  # gzip
        data = Unread("YML001", words.COMPRESSED)
    if isinstance(data, Unread):
        return Speech((), (Trouble(data.code, 1, 1, data.message),))
    parsed = document.parse(data, syntax=syntax, limits=limits)
    clauses = sorted(
        _clauses(parsed, options.selection.lexicon), key=lambda one: (one.document, one.location)
    )
    return Speech(tuple(clauses), tuple(_troubles(parsed)))


def _clauses(parsed: Parsed, lexicon: Lexicon | None) -> Iterator[Spoken]:
    number = 0
    for one in parsed.documents:
        subjects, _ = ocds.subjects(one.data) if one.data is not None else ((), ())
        for subject in subjects:
            for said in engine.clauses_of(subject, lexicon=lexicon):
                pointer = (*subject.base, *said.pointer)
                place = one.locate(pointer, within=said.clause.span)
                yield Spoken(said, parsed.source.location(place.span), number)
            number += 1


def _troubles(parsed: Parsed) -> Iterator[Trouble]:
    for problem in parsed.problems:
        if problem.severity == "error":
            place = parsed.source.location(problem.span)
            yield Trouble(problem.code, place.line, place.column, problem.message)
    for one in parsed.documents:
        _, refused = ocds.subjects(one.data) if one.data is not None else ((), ())
        for refusal in refused[:1]:
            place = parsed.source.location(one.locate(refusal.pointer, on="key").span)
            yield Trouble("YML010", place.line, place.column, refusal.message)
