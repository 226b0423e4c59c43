"""Names a policy that crashed (PLG001): its distribution, its file and its line."""

from __future__ import annotations

from rfplint import blame
from rfplint.engine import building
from rfplint.engine.accepting import UnfitError
from rfplint.engine.building import Ground
from rfplint.messages import plugins as words
from rfplint.model import Finding, Span, Text
from rfplint.policy import Policy


def crash(ground: Ground, policy: Policy, error: BaseException) -> Finding:
    """Make the finding that tells of a crash; what the policy yielded before stays."""
    head = policy.head
    what, where = _told(error), blame.of_error(error) or blame.innermost(error)
    if isinstance(error, UnfitError):
        what, where = error.text, error.place
    return building.bare(
        ground.document.source,
        Span(0, 0),
        path=ground.path,
        code="PLG001",
        name="policy-crashed",
        severity="error",
        message=words.crashed(f"{head.code}[{head.name}]", policy.distribution, what, where),
        index=ground.document.index,
    )


def _told(error: BaseException) -> Text:
    said = blame.told(error)
    return Text(said, said)
