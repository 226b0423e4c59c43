"""Reads the tests out of policy files and files of trials, and knows where each stands."""

from __future__ import annotations

import os
from typing import NamedTuple, cast

from rfplint import document, schema
from rfplint.messages import runner as file_words
from rfplint.messages import testing as words
from rfplint.model import Example, Head, Location, Pointer, Text
from rfplint.testing.trial import Data, Fault, Trial

_START = Location(1, 1, 1, 1, 1, 1)


class Read(NamedTuple):
    """The tests of a file, and what is wrong with the file."""

    trials: tuple[Trial, ...]
    faults: tuple[Fault, ...]


class Files:
    """The YAML files of a run, each read once."""

    def __init__(self) -> None:
        """Begin with none."""
        self._parsed: dict[str, document.Parsed] = {}

    def parsed(self, path: str) -> document.Parsed:
        """Give a file as it was read.

        Raises:
            OSError: it cannot be read.
        """
        if path not in self._parsed:
            with open(path, "rb") as stream:
                self._parsed[path] = document.parse(stream.read())
        return self._parsed[path]

    def place(self, path: str, pointer: Pointer, *, on_key: bool = False) -> Location:
        """Give where `pointer` stands in a file; its start, where that cannot be told."""
        if not os.path.isfile(path) or not self.parsed(path).documents:
            return _START
        only = self.parsed(path).documents[0]
        span = only.locate(pointer, on="key" if on_key else "value").span
        return only.source.location(span)

    def trials(self, path: str) -> Read:
        """Read a file of trials: `policy`, and under `trials` a `name`, `rfp` and `finds` each."""
        try:
            parsed = self.parsed(path)
        except OSError as error:
            why = file_words.unreadable(file_words.reason(error))
            return Read((), (_fault(path, _START, why),))
        if _is_empty(parsed.source.text):
            return Read((), (_fault(path, _START, words.EMPTY_TRIALS),))
        bad = [problem for problem in parsed.problems if problem.severity == "error"]
        if bad:
            return Read((), tuple(_fault(path, parsed.source.location(p.span), p[3]) for p in bad))
        data = parsed.documents[0].data
        wrong = schema.faults("trials", data)
        if wrong:
            places = (self.place(path, f.pointer, on_key=f.on == "key") for f in wrong)
            found = zip(places, wrong, strict=True)
            return Read((), tuple(_fault(path, place, fault.message) for place, fault in found))
        return Read(tuple(_trials(path, cast("Data", data))), ())


def _is_empty(text: str) -> bool:
    lines = (line.strip() for line in text.splitlines())
    return all(line in ("", "---") or line.startswith("#") for line in lines)


def _fault(path: str, place: Location, message: Text) -> Fault:
    return Fault(path, place.line, place.column, message)


def _trials(path: str, data: Data) -> list[Trial]:
    return [
        Trial(
            policy=str(data["policy"]),
            name=Text(str(trial["name"]), str(trial["name"])),
            kind="trial",
            rfp=str(trial["rfp"]),
            path=path,
            pointer=("trials", index),
            finds=tuple(cast("list[Data]", trial["finds"])),
            options=cast("Data", trial.get("options", {})),
        )
        for index, trial in enumerate(cast("list[Data]", data["trials"]))
    ]


def examples_of(head: Head, path: str) -> tuple[Trial, ...]:
    """Give the examples of a policy as tests; `path` is its file."""
    return tuple(_example(head, path, index, one) for index, one in enumerate(head.examples))


def _example(head: Head, path: str, index: int, example: Example) -> Trial:
    name = words.example_name(example.kind, index + 1)
    return Trial(
        policy=head.code,
        name=Text(example.name, example.name) if example.name else name,
        kind=example.kind,
        rfp=example.source,
        path=path,
        pointer=("examples", index),
        at=example.at,
        case=example.case,
        options={"settings": example.settings} if example.settings else {},
    )
