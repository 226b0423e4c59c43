"""The problems of one text, as they are found."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from rfplint.messages import yaml as words
from rfplint.model import Problem, Severity, Span, Text

MOST_OF_A_KIND = 100


class Problems:
    """Problems, at most a hundred of each code: a hostile text holds 100,000 duplicate keys."""

    def __init__(self) -> None:
        """Start with none."""
        self._by_code: dict[str, list[Problem]] = {}
        self._cut: set[str] = set()

    def add(
        self, code: str, describe: Callable[[], tuple[Span, Text]], severity: Severity = "error"
    ) -> None:
        """Note a problem; `describe` is called only if it will be shown."""
        of_code = self._by_code.setdefault(code, [])
        if len(of_code) < MOST_OF_A_KIND:
            of_code.append(Problem(code, severity, *describe()))
        else:
            self._cut.add(code)

    def extend(self, problems: tuple[Problem, ...]) -> None:
        """Note problems that are described already."""
        for problem in problems:
            self.add(problem.code, partial(_place_and_message, problem), problem.severity)

    def __bool__(self) -> bool:
        """Say whether there is any."""
        return bool(self._by_code)

    def all(self) -> tuple[Problem, ...]:
        """Give them by place; the last of a code that was cut says that more follow."""
        told: list[Problem] = []
        for code, problems in self._by_code.items():
            told += problems
            if code in self._cut:
                told[-1] = told[-1]._replace(message=words.and_more(told[-1].message))
        return tuple(sorted(told, key=lambda problem: problem.span))


def _place_and_message(problem: Problem) -> tuple[Span, Text]:
    return problem.span, problem.message
