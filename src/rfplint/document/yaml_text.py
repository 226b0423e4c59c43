"""A YAML text becomes documents here: events where it is YAML, words where it is not."""

from __future__ import annotations

from functools import partial

import yaml

from rfplint.document import yaml_loader
from rfplint.document.limits import Limits
from rfplint.document.parsed import Parsed
from rfplint.document.source import Source, control_characters
from rfplint.document.yaml_events import Reader, RefusedError
from rfplint.document.yaml_tree import YamlTree
from rfplint.messages import yaml as words
from rfplint.model import Problem, Span

_DIRECTIVES_MOST = 100  # libyaml compares each %TAG with all others


def read(source: Source, limits: Limits) -> Parsed:
    """Read a YAML text. Whatever is wrong with it is among the problems."""
    text = source.text
    if text.count("\n%TAG") > _DIRECTIVES_MOST:
        at = text.index("\n%TAG") + 1
        message = words.too_many_directives(_DIRECTIVES_MOST)
        return Parsed(source, (), (Problem("YML005", "error", Span(at, at + 4), message),))
    reader = Reader(source, limits)
    end = len(text)
    try:
        reader.read(yaml_loader.loader(text).get_event)
    except RefusedError as refusal:
        reader.problems.extend((Problem("YML005", "error", refusal.span, refusal.text),))
        end = reader.end
    except yaml.YAMLError as error:
        from rfplint.document.yaml_faults import syntax_problems

        if unreadable := control_characters(source):
            return Parsed(source, (), unreadable)
        reader.problems.extend(syntax_problems(source, error, limits))
        end = reader.end
    if not reader.trees and not reader.problems:
        reader.problems.extend((Problem("YML002", "error", Span(0, 0), words.EMPTY),))
    return Parsed(
        source,
        tuple(reader.documents),
        reader.problems.all(),
        partial(_comments, text, tuple(reader.trees), end),
    )


def _comments(text: str, trees: tuple[YamlTree, ...], end: int) -> tuple[Span, ...]:
    from rfplint.document.yaml_comments import comments

    return comments(text, trees, end)
