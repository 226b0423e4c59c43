"""Which PyYAML loader gives the events: libyaml's, or the pure Python one where that is absent."""

from __future__ import annotations

import yaml
from yaml.error import Mark
from yaml.events import Event, ScalarEvent
from yaml.scanner import ScannerError


class PureLoader(yaml.SafeLoader):
    """PyYAML's own scanner, as strict as libyaml about escapes of no character."""

    def get_event(self) -> Event | None:
        """Give the next event, None after the last.

        Raises:
            yaml.YAMLError: the text is not YAML, or an escape is not a character.
        """
        try:
            event: Event | None = super().get_event()  # type: ignore[no-untyped-call]  # the stub
        except (ValueError, OverflowError) as error:  # chr() of a number that is no character
            raise _bad_escape(self.get_mark(), self.get_mark()) from error
        if isinstance(event, ScalarEvent) and event.style == '"' and not _is_text(event.value):
            raise _bad_escape(event.start_mark, event.end_mark)
        return event


def _bad_escape(start: object, end: object) -> yaml.YAMLError:
    assert isinstance(start, Mark)
    assert isinstance(end, Mark)
    problem = "found invalid Unicode character escape code"
    return ScannerError("while parsing a quoted scalar", start, problem, end)


def _is_text(value: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in value)


loader: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", PureLoader)
