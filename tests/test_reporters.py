"""The text and concise reports and the pages of policies, as people see them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import pytest

from reporters_samples import (
    CLEAN,
    COUNT,
    ENGLISH,
    FRENCH,
    GEOGRAPHY,
    OFFICE,
    PARAGRAPH,
    REPORT,
    SETTLED,
    WIDE,
)
from rfplint.model import LANGUAGES, Language, Report, Text
from rfplint.reporters import Style, page, render

Golden = Callable[[str, str], str]
LEGAL = "rfplint is engineering help, not legal advice; official texts prevail.\n"
CARETS = "^" * 18


def only(*findings: object) -> Report:
    return REPORT._replace(
        findings=tuple(f for f in REPORT.findings if f in findings), problems=(), heads=()
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format_", ["text", "concise", "json"])
def test_every_format_looks_as_reviewed(golden: Golden, language: Language, format_: str) -> None:
    style = ENGLISH._replace(language=language)
    new = render(REPORT, format_, style)
    assert new == golden(f"reporters/{format_}.{language}.txt", new)


@pytest.mark.parametrize("language", LANGUAGES)
def test_verbose_coloured_text_looks_as_reviewed(golden: Golden, language: Language) -> None:
    style = Style(language, color=True, verbose=True, min_severity="note", fail_on="error")
    new = render(REPORT, "text", style)
    assert new == golden(f"reporters/verbose-coloured.{language}.txt", new)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format_", ["text", "markdown", "json"])
def test_every_page_looks_as_reviewed(
    golden: Golden, language: Language, format_: Literal["text", "markdown", "json"]
) -> None:
    style = ENGLISH._replace(language=language)
    new = page(GEOGRAPHY, format_, style)
    assert new == golden(f"reporters/page-{format_}.{language}.txt", new)


def test_a_frame_shows_place_words_and_message() -> None:
    assert (
        render(only(OFFICE._replace(fix=None), OFFICE), "text", ENGLISH)
        == (
            "examples/bad/traffic.rfp.yaml:14:18: error ELG001[geographic-ownership-requirement]\n"
            "   |\n"
            "14 |         subType: geographicPresence\n"
            f"   |                  {CARETS} Bidders must have an office in a given place.\n"
            "   |\n"
            "   = help: Ask for a response time instead of a place (to be decided)\n"
            "   |         specifications:\n"
            "   |           - title: TODO\n"
            "   |             responseTimeInHours: 4\n"
            "\n"
            "1 finding in 1 file: 1 error. 2 RFPs checked.\n"
        )
        + LEGAL
    )


def test_a_note_has_no_empty_rows_and_cites_only_on_demand() -> None:
    report = only(WIDE)._replace(heads=REPORT.heads)
    frame = (
        "examples/bad/traffic.rfp.yaml:5:15: note TEC002[design-not-performance]\n"
        "5 |   title: 交通信号 traffic signals\n"
        "  |                   ^^^^^^^^^^^^^^^ Name the outcome.\n"
    )
    cited = "  = see: ICTC, \"Procurement Office or 'Living Lab'?\" (2021)\n"
    assert render(report, "text", ENGLISH).startswith(frame + "\n")
    assert render(report, "text", ENGLISH._replace(verbose=True)).startswith(frame + cited + "\n")


def test_a_clean_run_says_what_was_checked() -> None:
    assert render(CLEAN, "text", ENGLISH) == "No findings. 3 RFPs in 3 files checked.\n" + LEGAL
    assert render(CLEAN, "concise", FRENCH) == (
        "Aucun constat. 3 appels d'offres vérifiés dans 3 fichiers.\n"
    )


def test_one_of_each_is_said_in_the_singular() -> None:
    report = CLEAN._replace(files=1, documents=CLEAN.documents[:1])
    assert render(report, "concise", ENGLISH) == "No findings. 1 RFP in 1 file checked.\n"
    assert render(report, "concise", FRENCH) == (
        "Aucun constat. 1 appel d'offres vérifié dans 1 fichier.\n"
    )


def test_large_numbers_are_grouped_as_each_language_does() -> None:
    report = CLEAN._replace(files=12345)
    assert render(report, "concise", ENGLISH) == "No findings. 3 RFPs in 12,345 files checked.\n"
    assert render(report, "concise", FRENCH) == (
        "Aucun constat. 3 appels d'offres vérifiés dans 12\u00a0345 fichiers.\n"
    )


def test_settled_findings_are_counted_and_not_shown() -> None:
    baselined = OFFICE._replace(status="baselined")
    report = REPORT._replace(findings=(*SETTLED, baselined), problems=(), as_of=None)
    assert render(report, "concise", ENGLISH) == (
        "No findings; 1 suppressed, 1 waived, 1 in the baseline. 2 RFPs in 2 files checked.\n"
    )
    assert render(report, "concise", FRENCH) == (
        "Aucun constat; 1 écarté, 1 visé par une dérogation, 1 dans la base de référence. "
        "2 appels d'offres vérifiés dans 2 fichiers.\n"
    )


@pytest.mark.parametrize(
    ("style", "rows"),
    [
        (ENGLISH, ["  = suppressed: Agreed by council", "  = waived: no reason given"]),
        (
            FRENCH,
            [
                "  = écarté\u00a0: Agreed by council",
                "  = visé par une dérogation\u00a0: sans motif",
            ],
        ),
    ],
)
def test_settled_findings_are_shown_verbosely_with_their_reasons(
    style: Style, rows: list[str]
) -> None:
    report = REPORT._replace(findings=SETTLED, problems=(), documents=())
    shown = render(report, "text", style._replace(verbose=True)).splitlines()
    message = OFFICE.message.to(style.language)
    assert [shown[0].endswith(message), shown[1]] == [True, rows[0]]
    assert [shown[3].endswith(message), shown[4]] == [True, rows[1]]
    assert "Agreed by council" not in render(report, "text", style)


def test_the_name_of_an_example_is_shown_in_its_own_language_only() -> None:
    french = GEOGRAPHY.examples[0]._replace(
        name="un bureau en ville", source="language: fr\n", at=None
    )
    head = GEOGRAPHY._replace(examples=(GEOGRAPHY.examples[0], french))
    assert "  Example 2:\n" in page(head, "text", ENGLISH)
    assert "un bureau" not in page(head, "text", ENGLISH)
    assert "  un bureau en ville\u00a0:\n" in page(head, "text", FRENCH)
    assert "an office" not in page(head, "text", FRENCH)


def test_a_waived_finding_brings_the_day_that_waivers_were_judged_by() -> None:
    report = REPORT._replace(findings=SETTLED[1:], problems=())
    assert render(report, "concise", ENGLISH) == (
        "No findings; 1 waived (as of 2026-11-22). 2 RFPs in 2 files checked.\n"
    )


def test_milder_findings_are_left_out_and_counted() -> None:
    style = ENGLISH._replace(min_severity="error")
    assert render(only(OFFICE, COUNT, WIDE), "concise", style) == (
        "examples/bad/traffic.rfp.yaml:14:18: error ELG001[geographic-ownership-requirement] "
        "Bidders must have an office in a given place.\n"
        "1 finding in 1 file: 1 error; 2 milder findings not shown. 2 RFPs checked.\n"
    )


def test_findings_of_a_file_stand_together_in_the_order_of_the_files() -> None:
    findings = tuple(OFFICE._replace(path=path, fix=None) for path in ("b", "a", "b"))
    report = only()._replace(findings=findings)
    shown = render(report, "concise", ENGLISH).splitlines()
    assert [line[0] for line in shown] == ["b", "b", "a", "3"]


def test_the_colour_of_the_summary_says_whether_the_run_fails() -> None:
    def colour(report: Report, fail_on: str) -> str:
        style = ENGLISH._replace(color=True, fail_on=fail_on)
        return render(report, "concise", style).splitlines()[-1].partition("m")[0]

    assert colour(only(OFFICE), "error") == "\x1b[1;31"
    assert colour(only(OFFICE), "never") == "\x1b[1;33"
    assert colour(only(COUNT), "error") == "\x1b[1;33"
    assert colour(only(COUNT), "warning") == "\x1b[1;31"
    assert colour(CLEAN, "note") == "\x1b[1;32"


def test_verbose_says_what_fails_the_check() -> None:
    def ending(fail_on: str) -> list[str]:
        style = ENGLISH._replace(verbose=True, fail_on=fail_on)
        return render(only(OFFICE, COUNT)._replace(documents=()), "text", style).splitlines()[-3:]

    assert ending("warning") == [
        "Severity that fails this check: warning (2 findings at or above it).",
        "Checked as of 2026-11-22.",
        LEGAL.rstrip(),
    ]
    assert ending("never")[0] == "This check never fails because of a finding."


def test_a_long_message_stands_below_the_carets_within_the_width() -> None:
    message = Text("word " * 60, "mot " * 60)
    shown = render(
        only(OFFICE)._replace(findings=(OFFICE._replace(message=message),)), "text", ENGLISH
    )
    rows = shown.splitlines()[4:8]
    assert rows == [f"   | {'':16} {' '.join(['word'] * 15)}"] * 4
    assert len(rows[0]) <= 100


def test_more_codes_than_fit_are_cut() -> None:
    heads = tuple(GEOGRAPHY._replace(code=f"ELG{n:03}") for n in range(40))
    findings = tuple(OFFICE._replace(code=head.code, fix=None) for head in heads)
    line = render(REPORT._replace(heads=heads, findings=findings), "text", ENGLISH).splitlines()[-2]
    assert (
        line == "To learn more: rfplint explain " + " ".join(f"ELG{n:03}" for n in range(9)) + " …"
    )


def test_one_source_of_several_facts_is_named_once() -> None:
    shown = render(CLEAN, "text", ENGLISH._replace(verbose=True))
    assert "  = jurisdiction: CA-ON (from the buyer's address)\n" in shown


def test_what_a_code_means_is_shown_where_no_word_is_known() -> None:
    info = REPORT.documents[1]._replace(kind="somethingNew", coverage="perhaps")
    shown = render(CLEAN._replace(documents=(info,)), "text", ENGLISH._replace(verbose=True))
    assert "  = kind: somethingNew\n" in shown
    assert "  = trade coverage: perhaps\n" in shown


def test_a_place_of_two_lines_underlines_both() -> None:
    assert render(only(PARAGRAPH), "text", ENGLISH).splitlines()[1:5] == [
        "7 |     The City seeks solutions that cut delay",
        "  |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
        "8 |     at 42 signalized intersections.",
        "  |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ This says how, not what for.",
    ]


def test_a_page_leaves_out_what_a_policy_does_not_have() -> None:
    bare = GEOGRAPHY._replace(
        settings=(), exceptions=None, fix=None, references=(), tags=(), cases=()
    )
    shown = page(bare, "text", ENGLISH)
    headings = [line for line in shown.splitlines() if line and line[0].isalpha()]
    assert headings == [
        "ELG001[geographic-ownership-requirement]",
        *["Summary", "Avoid", "Prefer", "Why"],
        LEGAL.rstrip(),
    ]
    assert "Tags" not in shown


def test_a_page_says_when_a_fix_is_safe() -> None:
    assert COUNT.fix is not None
    shown = page(GEOGRAPHY._replace(fix=COUNT.fix), "text", FRENCH)
    assert "  Sans risque\u00a0: le sens de l'appel d'offres reste le même.\n" in shown


@pytest.mark.parametrize(
    ("least", "most", "said"),
    [
        (1, None, "(default `50`; at least 1)"),
        (None, 99.5, "(default `50`; at most 99.5)"),
        (0, 100, "(default `50`; from 0 to 100)"),
        (None, None, "(default `50`)"),
    ],
)
def test_a_page_gives_the_bounds_of_a_setting(
    least: float | None, most: float | None, said: str
) -> None:
    setting = GEOGRAPHY.settings[0]._replace(default_in=(), minimum=least, maximum=most)
    shown = page(GEOGRAPHY._replace(settings=(setting,)), "markdown", ENGLISH)
    assert f"- `maxDistanceInKm` {said}: How far away an office may have to be.\n" in shown


def test_there_is_no_other_format() -> None:
    with pytest.raises(ValueError, match="yaml"):
        render(CLEAN, "yaml", ENGLISH)
