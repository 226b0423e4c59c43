"""How a report and a policy's page are shown. Every reporter is a pure function to a text."""

from __future__ import annotations

from typing import Final, Literal

from rfplint.model import Head, Report
from rfplint.reporters.style import Style

__all__ = ["FORMATS", "Style", "page", "render"]

FORMATS: Final[tuple[str, ...]] = ("text", "concise", "json")


def render(report: Report, format: str, style: Style) -> str:  # noqa: A002 - the option's name
    """Give `report` in one of FORMATS, ending with a line break.

    Raises:
        ValueError: there is no such format.
    """
    match format:
        case "text":
            from rfplint.reporters import text

            return text.render(report, style)
        case "concise":
            from rfplint.reporters import concise

            return concise.render(report, style)
        case "json":
            from rfplint.reporters import structured

            return structured.render(report, style)
    raise ValueError(format)


def page(
    head: Head,
    format: Literal["text", "markdown", "json"],  # noqa: A002 - the option's name
    style: Style,
) -> str:
    """Give the page of one policy, ending with a line break.

    It holds what the policy asks, bad and good examples, why, the settings, lawful exceptions,
    the fix and the references, each unverified one with its mark, and the notice that rfplint
    gives no legal advice.
    """
    if format == "json":
        from rfplint.reporters import structured

        return structured.page(head)
    from rfplint.reporters import explanation

    return explanation.render(head, format, style)
