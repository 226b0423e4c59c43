"""`rfplint read`: what the sentences of an RFP say, with the words that prove it."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterator, Mapping

from rfplint import runner
from rfplint.cli import output, status
from rfplint.cli.check import read_stdin
from rfplint.cli.inform import ending
from rfplint.cli.setting_up import Setup
from rfplint.messages import cli as words
from rfplint.messages import prose as prose_words
from rfplint.model import Language, Text, rfc6901
from rfplint.runner import Spoken


def run(arguments: argparse.Namespace, setup: Setup, language: Language) -> int:
    """Print the clauses of one file; what cannot be read is told, with status 1."""
    if arguments.file != runner.STDIN and not os.path.lexists(arguments.file):
        output.complain(words.no_such_file(arguments.file), language)
        return status.NO_INPUT
    options = setup.options_for(arguments.file)
    if setup.is_faulty:
        return ending(setup, language)
    outcome = runner.spoken(arguments.file, options, read_stdin)
    for problem in outcome.problems:
        place = f"{arguments.file}:{problem.line}:{problem.column}: {problem.code} "
        message = problem.message
        output.complain(Text(place + message.en, place + message.fr), language)
    if arguments.format == "json":
        found = [_entry(arguments.file, one) for one in outcome.clauses]
        output.write(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
    elif outcome.clauses or not outcome.problems:
        output.write("".join(_lines(arguments.file, outcome.clauses, language)))
    unread = status.FINDINGS if outcome.problems else status.CLEAN
    return status.worst(ending(setup, language), unread)


def _lines(path: str, clauses: tuple[Spoken, ...], language: Language) -> Iterator[str]:
    if not clauses:
        yield prose_words.NOTHING.to(language) + "\n"
    for one in clauses:
        clause = one.said.clause
        what = prose_words.KINDS[clause.kind].to(language)
        colon = "\u00a0:" if language == "fr" else ":"
        yield f"{path}:{one.location.line}:{one.location.column}: {clause.kind}{_bracketed(one)}\n"
        yield f"    {what}{colon} {_quoted(one.said.words, language)}\n"
        proofs = ", ".join(f"{name} {_quoted(said, language)}" for name, said in clause.because)
        yield f"    {prose_words.READ_BY.to(language)} {proofs}\n"


def _quoted(text: str, language: Language) -> str:
    plain = " ".join(text.split())
    return f"\u00ab\u00a0{plain}\u00a0\u00bb" if language == "fr" else f'"{plain}"'


def _bracketed(one: Spoken) -> str:
    said = ", ".join(f"{name}={_plain(value)}" for name, value in _attributes(one).items())
    return f" ({said})" if said else ""


def _plain(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _attributes(one: Spoken) -> Mapping[str, object]:
    """Give the attributes that say something, by the names of the policy format."""
    clause = one.said.clause
    every: Mapping[str, object] = {
        "form": clause.form,
        "count": clause.count,
        "years": clause.years,
        "amount": clause.amount,
        "percent": clause.percent,
        "client": clause.client,
        "when": clause.when if clause.when != "unknown" else None,
        "hasAlternative": clause.has_alternative or None,
        "basis": clause.basis or None,
        "exclusion": clause.exclusion or None,
        "reason": clause.reason or None,
    }
    return {name: value for name, value in every.items() if value is not None}


def _entry(path: str, one: Spoken) -> Mapping[str, object]:
    clause, place = one.said.clause, one.location
    return {
        "kind": clause.kind,
        "path": path,
        "document": one.document,
        "pointer": rfc6901(one.said.pointer),
        "field": one.said.field,
        "language": clause.language,
        "location": {
            "line": place.line,
            "column": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
        },
        "words": one.said.words,
        "span": {"start": clause.span.start, "end": clause.span.end},
        **_attributes(one),
        "because": [{"list": name, "words": said} for name, said in clause.because],
    }
