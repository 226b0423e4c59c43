"""Which findings `# rfplint: allow CODE -- reason` accepts, and which such comments are faulty."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple

from rfplint.document import Source
from rfplint.messages import suppression as words
from rfplint.model import Fix, Span, Text

NOT_POLICIES = ("YML", "CFG", "WVR", "BSL", "PCK", "PLG")
"""How the codes start of faults that no policy finds."""


class Comment(NamedTuple):
    """A comment from `#` to the end of its line; `covers` is the line that it speaks of."""

    span: Span
    text: str
    covers: int


class Allow(NamedTuple):
    """A comment that allows policies: their codes or names as written, each with its place."""

    comment: Comment
    codes: tuple[tuple[str, Span], ...]
    reason: str | None


class Fault(NamedTuple):
    """What is wrong with a comment; `values` has the `code` as written and the `near` one.

    `fix` is there where only the spelling of a code is wrong.
    """

    case: Literal["malformed", "no-reason", "unknown-code", "unused"]
    span: Span
    values: Mapping[str, object]
    message: Text
    fix: Fix | None = None


class Target(NamedTuple):
    """A finding, or one that was held back: its policy and the line on which its place starts.

    `scalar` gives the first and last line of the key and its scalar value where the place lies
    in one, so that a comment beside `description: >-` reaches the words below it.
    """

    code: str
    line: int
    scalar: tuple[int, int] | None = None


class _Claim(NamedTuple):
    written: str
    span: Span
    code: str | None
    line: int
    reason: str | None


def read(source: Source, spans: Sequence[Span]) -> tuple[Comment, ...]:
    """Give the comments at `spans`, which are in the order of the text.

    A comment covers its own line; alone on its line, it covers the next one that is neither
    blank nor a comment.
    """
    text = source.text
    ends = (0, *(span.end for span in spans))
    comments: list[Comment] = []
    for span, above in zip(reversed(spans), reversed(ends[:-1]), strict=True):
        covers = source.line(span.start)
        if _is_alone(text[above : span.start]):
            below = _ink().search(text, span.end)
            if below is not None and comments and below.start() == comments[-1].span.start:
                covers = comments[-1].covers
            elif below is not None:
                covers = source.line(below.start())
        comments.append(Comment(span, text[span.start : span.end], covers))
    return tuple(reversed(comments))


def _is_alone(before: str) -> bool:
    """Say whether nothing but blanks is on the line that `before` ends in."""
    return before.rstrip(" \t")[-1:] in ("", "\n", "\r")


def allows(comments: Iterable[Comment]) -> tuple[tuple[Allow, ...], tuple[Fault, ...]]:
    """Read the comments that speak to rfplint; all others are left alone.

    Returns:
        What they allow, and the faults of those that cannot be read or give no reason.
    """
    found: list[Allow] = []
    faults: list[Fault] = []
    for comment in comments:
        marker = _marker().match(comment.text)
        if marker is None:
            continue
        allow = _allow(comment, marker)
        if isinstance(allow, Text):
            faults.append(Fault("malformed", comment.span, {}, allow))
            continue
        found.append(allow)
        if allow.reason is None:
            faults.append(_no_reason(allow))
    return tuple(found), tuple(faults)


def _allow(comment: Comment, marker: re.Match[str]) -> Allow | Text:
    """Read `: allow CODE[, CODE] -- reason`, or say what is wrong with it."""
    text = comment.text
    if not marker["colon"]:
        return words.NO_COLON
    if marker["word"] != "allow":
        return words.unknown_word(marker["word"]) if marker["word"] else words.NO_CODE
    dash = _dash().search(text, marker.end())
    end = dash.start() if dash else len(text)
    reason = text[dash.end() :].strip() if dash else ""
    if not text[marker.end() : end].strip():
        return words.NO_CODE
    codes = tuple(_listed(text, marker.end(), end, comment.span.start))
    if any(len(code.split()) != 1 for code, _ in codes):
        return words.NOT_A_LIST
    says_why = any(character.isalpha() for character in reason)
    return Allow(comment, codes, reason if says_why else None)


def _listed(text: str, start: int, end: int, offset: int) -> Iterator[tuple[str, Span]]:
    """Give what stands between commas, with its place when `text` begins at `offset`."""
    for piece in text[start:end].split(","):
        code = piece.strip()
        first = offset + start + len(piece) - len(piece.lstrip())
        yield code, Span(first, first + len(code))
        start += len(piece) + 1


def _no_reason(allow: Allow) -> Fault:
    codes = ", ".join(code for code, _ in allow.codes)
    span = Span(allow.codes[0][1].start, allow.codes[-1][1].end)
    return Fault("no-reason", span, {"code": codes}, words.no_reason(codes))


def settle(
    allows: Iterable[Allow],
    targets: Sequence[Target],
    held: Sequence[Target],
    *,
    known: Mapping[str, str],
    ran: frozenset[str],
) -> tuple[tuple[str | None, ...], tuple[Fault, ...]]:
    """Say which findings of a file are suppressed, and which codes in its comments are faulty.

    Args:
        allows: those of the whole file, in the order of the text.
        targets: the findings.
        held: the findings that the cascade holds back; to allow one of them is not in vain.
        known: the code of each policy by its code and by its name.
        ran: the codes that ran; only those can be allowed in vain.

    Returns:
        For each target the reason for which it is suppressed, None where it stays open; and the
        faults in the order of the text.
    """
    claims = [
        _Claim(written, span, known.get(written), allow.comment.covers, allow.reason)
        for allow in allows
        for written, span in allow.codes
    ]
    reasons: dict[str, dict[int, str]] = {}
    for claim in claims:
        if claim.code is not None and claim.reason is not None:
            reasons.setdefault(claim.code, {}).setdefault(claim.line, claim.reason)
    lines = {code: sorted(by_line) for code, by_line in reasons.items()}
    covering = [_covering(target, lines) for target in targets]
    used = {
        (target.code, line)
        for target, found in zip(targets, covering, strict=True)
        for line in found
    }
    used.update((target.code, line) for target in held for line in _covering(target, lines))
    return (
        tuple(
            reasons[target.code][found[0]] if found else None
            for target, found in zip(targets, covering, strict=True)
        ),
        tuple(_faults(claims, used, known, ran)),
    )


def _covering(target: Target, lines: Mapping[str, list[int]]) -> list[int]:
    first, last = target.scalar or (target.line, target.line)
    allowed = lines.get(target.code, [])
    return allowed[bisect_left(allowed, first) : bisect_right(allowed, last)]


def _faults(
    claims: Iterable[_Claim],
    used: set[tuple[str, int]],
    known: Mapping[str, str],
    ran: frozenset[str],
) -> Iterator[Fault]:
    for claim in claims:
        if claim.code is None:
            yield _unknown(claim, known)
            continue
        in_vain = claim.code in ran and (claim.code, claim.line) not in used
        if in_vain and claim.reason is not None:
            values = {"code": claim.written}
            yield Fault("unused", claim.span, values, words.unused(claim.written))


def _unknown(claim: _Claim, known: Mapping[str, str]) -> Fault:
    written = claim.written
    if written[:3].upper() in NOT_POLICIES and written[3:].isdigit():
        near, message = None, words.not_a_policy(written)
    else:
        near = _near(written, known)
        message = words.unknown_policy(written, near)
    same = near is not None and _folded(near) == _folded(written)
    fix = Fix(words.write(near), safe=True, proposal=f"{near}\n") if near and same else None
    return Fault("unknown-code", claim.span, {"code": written, "near": near}, message, fix)


def _near(written: str, known: Iterable[str]) -> str | None:
    """Give the code or name that `written` is most likely meant to be."""
    import difflib

    folded = {_folded(name): name for name in known}
    close = difflib.get_close_matches(_folded(written), folded, n=1, cutoff=0.8)
    return folded[close[0]] if close else None


def _folded(name: str) -> str:
    return name.casefold().replace("-", "").replace("_", "")


@cache
def _ink() -> re.Pattern[str]:
    return re.compile(r"[^ \t\r\n]")


@cache
def _dash() -> re.Pattern[str]:
    return re.compile(r"-{2,}|[—–]")


@cache
def _marker() -> re.Pattern[str]:
    """Take for ours only what looks like an attempt to allow; a comment may speak of rfplint."""
    policy = r"(?:[a-z]{2,4}-?[0-9]{3}\b|[a-z]+(?:-[a-z]+)+)"
    verb = (
        r"(?:al+o+w|permit|ignor|disabl|no-?qa|no-?lint|skip|suppress|waive|exempt|off\b"
        r"|autoris|désactiv|supprim|permet)\w*"
    )
    attempt = rf"(?:{verb}|[a-z]{{2,4}}-?[0-9]{{3}}\b|[a-z]+(?:-[a-z]+)+[ \t]+--)"
    return re.compile(
        rf"#[ \t]*rfplint(?:[ \t]*(?P<colon>:)(?=[ \t]*{attempt})"
        rf"|(?=[ \t]+(?:allow|ignore|disable)[ \t]+{policy}))[ \t]*(?P<word>[^\s,]*)",
        re.IGNORECASE,
    )
