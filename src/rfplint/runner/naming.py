"""What is told of the policies that allow comments name: mandatory ones, and old names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rfplint import engine, suppression
from rfplint.config import name_of
from rfplint.document import Parsed
from rfplint.messages import catalogue as words
from rfplint.messages import config as config_words
from rfplint.messages import suppression as comment_words
from rfplint.model import Finding, Fix, Severity, Span, Text
from rfplint.policy import Selection
from rfplint.runner.allowing import Judged, may_allow, number_at


class _Comments(NamedTuple):
    """The codes in allow comments of a text."""

    parsed: Parsed
    judged: Sequence[Judged]
    path: str

    def codes(self) -> Iterator[tuple[str, Span]]:
        """Give each code or name as it is written, and its place."""
        spoken = suppression.read(self.parsed.source, self.parsed.comments())
        for allow in suppression.allows(spoken)[0]:
            yield from allow.codes

    def finding(self, span: Span, code: str, severity: Severity, message: Text) -> Finding:
        """Make a finding at a code."""
        return engine.bare(
            self.parsed.source,
            span,
            path=self.path,
            code=code,
            name=name_of(code),
            severity=severity,
            message=message,
            index=number_at(self.judged, span.start),
        )


def told(
    parsed: Parsed,
    judged: Sequence[Judged],
    selection: Selection,
    *,
    known: Mapping[str, str],
    old: frozenset[str],
    path: str,
) -> Iterator[Finding]:
    """Say which comments name a mandatory policy (CFG007), or a policy by its old name (CFG008).

    `known` has the code of each policy by code, name and old name; `old` are the old names.
    """
    mandatory = {one.policy.code: one.mandatory for one in selection.chosen if one.mandatory}
    if not (mandatory or old) or not may_allow(parsed):
        return
    names = {one.policy.code: one.policy.head.name for one in selection.chosen}
    comments = _Comments(parsed, judged, path)
    for written, span in comments.codes():
        code = known.get(written, "")
        if code in mandatory:
            message = config_words.allow_of_mandatory(code, str(mandatory[code]))
            yield comments.finding(span, "CFG007", "warning", message)
        if written in old:
            message = words.renamed(written, code, names.get(code, code))
            found = comments.finding(span, "CFG008", "note", message)
            fix = Fix(comment_words.write(code), safe=True, proposal=f"{code}\n")
            yield found._replace(fix=fix)
