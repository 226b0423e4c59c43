"""Which PyYAML loader gives the events: libyaml's, or the pure Python one where that is absent."""

from __future__ import annotations

import yaml
from yaml.events import Event, ScalarEvent


class PureLoader(yaml.SafeLoader):
    """PyYAML's own scanner, as strict as libyaml about `\\u` escapes."""

    def get_event(self) -> Event | None:
        """Give the next event, None after the last.

        Raises:
            yaml.YAMLError: the text is not YAML, or an escape is not a character.
        """
        try:
            event: Event | None = super().get_event()
        except (ValueError, OverflowError) as error:  # chr() of a number that is no character
            raise self._bad_escape() from error
        if isinstance(event, ScalarEvent) and event.style == '"' and not _is_text(event.value):
            raise self._bad_escape()
        return event

    def _bad_escape(self) -> yaml.YAMLError:
        mark = self.get_mark()
        return yaml.scanner.ScannerError(
            "while parsing a quoted scalar", mark, "found invalid Unicode character escape", mark
        )


def _is_text(value: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in value)


loader: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", PureLoader)
