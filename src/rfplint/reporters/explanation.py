"""The page of a policy, for people: on a terminal or as Markdown."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple, TypeAlias

from rfplint.messages import report as words
from rfplint.model import CaseHead, Example, Fix, Head, Language, Reference, Setting, Text
from rfplint.reporters.citation import citation
from rfplint.reporters.escape import pieces, visible, without_commands
from rfplint.reporters.measure import wrap
from rfplint.reporters.style import BOLD, DIM, INK, WIDTH, Style


class Block(NamedTuple):
    """A piece of a page: Markdown prose, a list item, or lines of YAML."""

    kind: Literal["prose", "item", "code"]
    text: str


class Section(NamedTuple):
    """A heading and what stands under it."""

    title: Text
    blocks: tuple[Block, ...]


_Printer: TypeAlias = Callable[[Head, tuple[Section, ...], Style], Iterator[str]]


def render(head: Head, format: Literal["text", "markdown"], style: Style) -> str:  # noqa: A002 - the option's name
    """Write the page of `head` in the reader's language."""
    printer: _Printer = _markdown if format == "markdown" else _plain
    filled = tuple(section for section in _sections(head, style.language) if section.blocks)
    return without_commands("\n".join(printer(head, filled, style))) + "\n"


def _sections(head: Head, language: Language) -> Iterator[Section]:
    yield Section(words.SUMMARY, _summary(head, language))
    cases = tuple(Block("item", _case(case, language)) for case in head.cases)
    yield Section(words.FINDS, cases)
    yield Section(words.AVOID, _examples(head, "bad", language))
    yield Section(words.PREFER, _examples(head, "good", language))
    yield Section(words.WHY, _prose(head.why, language))
    settings = tuple(Block("item", _setting(one, language)) for one in head.settings)
    yield Section(words.SETTINGS, settings)
    yield Section(words.LAWFUL_EXCEPTIONS, _prose(head.exceptions, language))
    yield Section(words.FIX, _fix(head.fix, language))
    references = tuple(Block("item", _reference(one, language)) for one in head.references)
    yield Section(words.REFERENCES, references)


def _summary(head: Head, language: Language) -> tuple[Block, ...]:
    known = (
        (words.SEVERITY_LABEL, words.SEVERITY[head.severity]),
        (words.CLASS_LABEL, words.FAULT_CLASS[head.fault_class]),
        (words.STATUS_LABEL, words.POLICY_STATUS[head.status]),
        (words.TAGS_LABEL, Text(*(", ".join(head.tags),) * 2)),
        (words.PACK_LABEL, Text(head.pack, head.pack)),
    )
    items = (f"{label.to(language)}{value.to(language)}" for label, value in known if value.en)
    return (*_prose(head.title, language), *(Block("item", item) for item in items))


def _case(case: CaseHead, language: Language) -> str:
    """Write what a case says and how severe it is: `taken (error; CA@federal: note): …`.

    What each finding fills in is left open.
    """
    colon = "\u00a0:" if language == "fr" else ":"
    where = [f"{place}{colon} {words.SEVERITY[s].to(language)}" for place, s in case.severity_in]
    dated = (words.severity_from(*entry).to(language) for entry in case.severity_from)
    tried = (words.PREVIEW_CASE.to(language),) if case.preview else ()
    weight = "; ".join((words.SEVERITY[case.severity].to(language), *where, *dated, *tried))
    name = f"`{case.name}` ({weight})" if case.name else weight
    said = re.sub(r"\{[^{}]*\}", "…", case.message.to(language))
    return f"{name}{colon} {said}"


def _examples(head: Head, kind: Literal["bad", "good"], language: Language) -> tuple[Block, ...]:
    some = [example for example in head.examples if example.kind == kind]
    return tuple(
        block
        for number, example in enumerate(some, start=1)
        for block in _example(example, number, language)
    )


def _example(example: Example, number: int, language: Language) -> Iterator[Block]:
    """Write an example; its name is in the language of its RFP, so a number may stand for it."""
    places = ", ".join(pointer or '""' for pointer in example.at or ())
    found = words.example_places(places).to(language) if places else None
    foreign = example.name and _language(example) != language
    name = words.example(number).to(language) if foreign else example.name or example.case
    caption = ", ".join(filter(None, (name, found)))
    if caption:
        yield Block("prose", f"{caption}\u00a0:" if language == "fr" else f"{caption}:")
    yield Block("code", example.source.strip("\n"))


def _language(example: Example) -> Language:
    french = re.search(r"""^[ "{]*language"?: *["']?fr\b""", example.source, re.MULTILINE)
    return "fr" if french else "en"


def _prose(text: Text | None, language: Language) -> tuple[Block, ...]:
    return () if text is None else (Block("prose", text.to(language).strip("\n")),)


def _fix(fix: Fix | None, language: Language) -> tuple[Block, ...]:
    if fix is None:
        return ()
    safety = words.SAFE_FIX if fix.safe else words.UNSAFE_FIX
    proposal = () if fix.proposal is None else (Block("code", fix.proposal.strip("\n")),)
    return (*_prose(fix.title, language), *proposal, *_prose(safety, language))


def _setting(setting: Setting, language: Language) -> str:
    """Write a setting with its defaults and bounds: `share (default 5; at most 9): …`."""
    known = [words.default(_value(setting.default))]
    known += [words.default_in(where, _value(value)) for where, value in setting.default_in]
    bounds = words.bounds(_bound(setting.minimum), _bound(setting.maximum))
    known += [] if bounds is None else [bounds]
    details = "; ".join(text.to(language) for text in known)
    colon = "\u00a0:" if language == "fr" else ":"
    return f"`{setting.name}` ({details}){colon} {setting.help.to(language)}"


def _value(value: object) -> str:
    return f"`{json.dumps(value, ensure_ascii=False, default=str)}`"


def _bound(number: float | None) -> str | None:
    return None if number is None else f"{number:g}"


def _reference(reference: Reference, language: Language) -> str:
    """Cite with address and the day on which it was read, and mark what nobody has verified."""
    parts = [citation(reference, language)]
    parts += [] if reference.url is None else [f"<{reference.url}>"]
    if reference.checked is not None:
        parts.append(words.date_checked(reference.checked).to(language))
    mark = "" if reference.verified else f" [{words.NOT_VERIFIED_IN_FULL.to(language)}]"
    return ", ".join(parts) + mark


def _plain(head: Head, sections: tuple[Section, ...], style: Style) -> Iterator[str]:
    yield style.paint(visible(f"{head.code}[{head.name}]"), INK[head.severity])
    for section in sections:
        yield ""
        yield style.paint(section.title.to(style.language), BOLD)
        for before, block in zip((None, *section.blocks), section.blocks, strict=False):
            if before is not None and before.kind == "code":
                yield ""
            yield from _plain_block(block)
    yield ""
    yield style.paint(words.NOT_ADVICE.to(style.language), DIM)


def _plain_block(block: Block) -> Iterator[str]:
    lines = block.text.splitlines()
    if block.kind == "code":
        yield from ("      " + "".join(pieces(line)) if line else "" for line in lines)
        return
    paragraphs = _paragraphs(lines if block.kind == "prose" else [f"- {block.text}"])
    for number, paragraph in enumerate(paragraphs):
        hanging = "  " if re.match(r"[-*] ", paragraph) else ""
        if number and not hanging:
            yield ""
        for index, line in enumerate(wrap(visible(paragraph), WIDTH - 4)):
            yield f"  {hanging if index else ''}{line}"


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """Join the lines that Markdown joins: up to an empty line or the next list item."""
    paragraph = ""
    for line in map(str.strip, lines):
        starts_anew = not line or re.match(r"([-*]|[0-9]+\.) ", line)
        if starts_anew and paragraph:
            yield paragraph
            paragraph = ""
        paragraph = f"{paragraph} {line}" if paragraph else line
    if paragraph:
        yield paragraph


def _markdown(head: Head, sections: tuple[Section, ...], style: Style) -> Iterator[str]:
    yield f"# {visible(head.code)} `{visible(head.name)}`"
    for section in sections:
        yield f"\n## {section.title.to(style.language)}\n"
        for before, block in zip((None, *section.blocks), section.blocks, strict=False):
            together = before is not None and before.kind == block.kind == "item"
            if before is not None and not together:
                yield ""
            yield from _markdown_block(block)
    yield f"\n*{words.NOT_ADVICE.to(style.language)}*"


def _markdown_block(block: Block) -> Iterator[str]:
    if block.kind == "item":
        yield f"- {visible(block.text)}"
        return
    lines = ["".join(pieces(line)) for line in block.text.splitlines()]
    if block.kind == "prose":
        yield from lines
        return
    # A fence must be longer than any in the example, or the example could end it.
    ticks = max((len(run) for run in re.findall(r"`+", block.text)), default=0)
    fence = "`" * max(3, ticks + 1)
    yield from (f"{fence}yaml", *lines, fence)
