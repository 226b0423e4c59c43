"""Comments such as `# rfplint: allow ELG001 -- reason`: what they cover, and how they go wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rfplint import document, suppression
from rfplint.messages import suppression as words
from rfplint.model import Fix, Span, Text
from rfplint.suppression import Allow, Fault, Target

KNOWN = {
    "ELG001": "ELG001",
    "geographic-ownership-requirement": "ELG001",
    "RES004": "RES004",
    "security-standard-missing": "RES004",
}
RAN = frozenset(("ELG001", "RES004"))


def comments(text: str) -> tuple[suppression.Comment, ...]:
    parsed = document.parse(text.encode())
    return suppression.read(parsed.source, parsed.comments())


def allows(text: str) -> tuple[Allow, ...]:
    found, faults = suppression.allows(comments(text))
    assert faults == ()
    return found


def faults(text: str) -> list[tuple[str, str, str]]:
    """Give case, underlined text and English message of what is wrong with the comments alone."""
    found = suppression.allows(comments(text))[1]
    return [(f.case, text[f.span.start : f.span.end], f.message.en) for f in found]


def settle(
    text: str, *targets: Target, held: tuple[Target, ...] = (), ran: frozenset[str] = RAN
) -> tuple[tuple[str | None, ...], list[tuple[str, str, object]]]:
    """Give the reasons, and of each fault its case, the underlined text and the near code."""
    found = suppression.allows(comments(text))[0]
    reasons, wrong = suppression.settle(found, targets, held, known=KNOWN, ran=ran)
    return reasons, [(f.case, text[f.span.start : f.span.end], f.values.get("near")) for f in wrong]


def test_a_comment_allows_each_policy_it_names_with_its_place_and_the_reason() -> None:
    text = "a: 1 # rfplint: allow ELG001,  security-standard-missing -- the law -- art. 5\n"
    (comment,) = comments(text)

    assert allows(text) == (
        Allow(
            comment,
            (("ELG001", Span(22, 28)), ("security-standard-missing", Span(31, 56))),
            "the law -- art. 5",
        ),
    )


@pytest.mark.parametrize(
    "written",
    [
        "# rfplint: allow ELG001 -- by law",
        "#rfplint:allow ELG001 -- by law",
        "#  RFPlint : allow ELG001 -- by law",
        "# rfplint: allow ELG001 — by law",
        "# rfplint: allow ELG001 – by law",
        "# rfplint: allow ELG001--by law",
        "# rfplint: allow\tELG001 --- by law  ",
    ],
)
def test_the_marker_may_be_in_capitals_and_the_dash_of_any_length(written: str) -> None:
    (allow,) = allows(f"a: 1 {written}\n")

    assert ([code for code, _ in allow.codes], allow.reason) == (["ELG001"], "by law")


@pytest.mark.parametrize(
    "written",
    [
        "# a note",
        "# rfplint is a linter",
        "# see rfplint: allow ELG001 -- x",
        "# rfplints: a",
        "# rfplint:",
        "# rfplint: proposed native RFP document",
        "# rfplint: checked on 2026-11-22 -- see the report",
        "# rfplint allows one comment a line",
        "# rfplint ignore patterns stand in .rfplint.yaml",
    ],
)
def test_a_comment_that_does_not_begin_with_the_marker_is_left_alone(written: str) -> None:
    assert suppression.allows(comments(f"a: 1 {written}\n")) == ((), ())


def test_a_comment_beside_a_value_covers_its_line() -> None:
    text = "a: 1\nb: 2 # rfplint: allow ELG001 -- by law\nc: 3\n"

    assert settle(text, *(Target("ELG001", line) for line in (1, 2, 3)))[0] == (
        None,
        "by law",
        None,
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# rfplint: allow ELG001 -- by law\na: 1\n", 2),
        ("# rfplint: allow ELG001 -- by law\r\n\r\n  # why\r\n   \r\na: 1\r\n", 5),
        ("a:\n  # rfplint: allow ELG001 -- by law\n  b: 1\n", 3),
        ("\ufeff# rfplint: allow ELG001 -- by law\na: 1\n", 2),
    ],
)
def test_a_comment_alone_covers_the_next_line_with_something_on_it(text: str, line: int) -> None:
    (comment,) = [c for c in comments(text) if "rfplint" in c.text]

    assert comment.covers == line


def test_stacked_comments_cover_the_same_line() -> None:
    text = (
        "# rfplint: allow ELG001 -- by law\n# a note\n\n"
        "# rfplint: allow RES004 -- signed off\na: 1\n"
    )

    assert settle(text, Target("ELG001", 5), Target("RES004", 5)) == (("by law", "signed off"), [])


def test_a_comment_on_the_last_line_covers_nothing() -> None:
    text = "a: 1\n# rfplint: allow ELG001 -- by law"

    assert settle(text, Target("ELG001", 1)) == ((None,), [("unused", "ELG001", None)])


def test_a_comment_beside_a_folded_key_covers_the_words_below_it() -> None:
    text = "a: >- # rfplint: allow ELG001 -- by law\n  one\n  two\nb: 1\n"

    assert settle(text, Target("ELG001", 3, scalar=(1, 3)), Target("ELG001", 4))[0] == (
        "by law",
        None,
    )


def test_a_comment_beside_a_block_does_not_cover_what_is_in_it() -> None:
    text = "a: # rfplint: allow ELG001 -- by law\n  b: 1\n"

    assert settle(text, Target("ELG001", 2, scalar=(2, 2))) == (
        (None,),
        [("unused", "ELG001", None)],
    )


def test_a_policy_may_be_allowed_by_its_name() -> None:
    text = "a: 1 # rfplint: allow geographic-ownership-requirement -- by law\n"

    assert settle(text, Target("ELG001", 1), Target("RES004", 1)) == (("by law", None), [])


def test_the_first_comment_gives_the_reason_and_both_are_used() -> None:
    text = "# rfplint: allow ELG001 -- above\na: 1 # rfplint: allow ELG001 -- beside\n"

    assert settle(text, Target("ELG001", 2)) == (("above",), [])


def test_a_comment_for_a_finding_that_was_held_back_is_used() -> None:
    text = "a: 1 # rfplint: allow ELG001 -- by law\n"

    assert settle(text, held=(Target("ELG001", 1),)) == ((), [])


def test_a_policy_that_did_not_run_is_not_allowed_in_vain() -> None:
    text = "a: 1 # rfplint: allow ELG001, RES004 -- by law\n"

    assert settle(text, ran=frozenset(("RES004",))) == ((), [("unused", "RES004", None)])


@pytest.mark.parametrize("written", ["", " --", " --  ", " -- ...", " -- 12", " —"])
def test_without_a_reason_nothing_is_suppressed_and_the_comment_is_at_fault(written: str) -> None:
    text = f"a: 1 # rfplint: allow ELG001, RES004{written}\n"
    found, (fault,) = suppression.allows(comments(text))

    assert fault == Fault(
        "no-reason",
        Span(22, 36),
        {"code": "ELG001, RES004"},
        words.no_reason("ELG001, RES004"),
    )
    assert suppression.settle(found, (Target("ELG001", 1),), (), known=KNOWN, ran=RAN) == (
        (None,),
        (),
    )


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("# rfplint allow ELG001 -- by law", words.NO_COLON),
        ("# rfplint ignore ELG001", words.NO_COLON),
        ("# rfplint: ignore ELG001 -- by law", words.unknown_word("ignore")),
        ("# rfplint: ELG001 -- by law", words.unknown_word("ELG001")),
        ("# rfplint: Allow ELG001 -- by law", words.unknown_word("Allow")),
        ("# rfplint: alow ELG001", words.unknown_word("alow")),
        ("# rfplint: noqa", words.unknown_word("noqa")),
        ("# rfplint: autoriser ELG001 -- la loi", words.unknown_word("autoriser")),
        ("# rfplint: pia-missing -- by law", words.unknown_word("pia-missing")),
        ("# rfplint:allow", words.NO_CODE),
        ("# rfplint: allow -- by law", words.NO_CODE),
        ("# rfplint: allow ELG001 RES004 -- by law", words.NOT_A_LIST),
        ("# rfplint: allow ELG001, -- by law", words.NOT_A_LIST),
        ("# rfplint: allow ,ELG001 -- by law", words.NOT_A_LIST),
        ("# rfplint: allow ELG001 - by law", words.NOT_A_LIST),
        ("# rfplint: allow ELG001 because of the law", words.NOT_A_LIST),
    ],
)
def test_a_malformed_comment_is_told_what_to_write(written: str, message: Text) -> None:
    assert faults(f"a: 1 {written}\n") == [("malformed", written, message.en)]


def test_an_unknown_policy_is_named_with_the_nearest_one() -> None:
    text = "a: 1 # rfplint: allow RES-004, ELG01, security_standard_missing, XYZ999 -- by law\n"

    assert settle(text)[1] == [
        ("unknown-code", "RES-004", "RES004"),
        ("unknown-code", "ELG01", "ELG001"),
        ("unknown-code", "security_standard_missing", "security-standard-missing"),
        ("unknown-code", "XYZ999", None),
    ]


def test_an_unknown_policy_is_a_fault_even_where_no_reason_is_given() -> None:
    assert settle("a: 1 # rfplint: allow RES-004\n")[1] == [("unknown-code", "RES-004", "RES004")]


@pytest.mark.parametrize("code", ["YML003", "CFG001", "WVR002", "BSL001", "PCK001", "PLG001"])
def test_what_is_not_a_policy_cannot_be_allowed(code: str) -> None:
    found = allows(f"a: 1 # rfplint: allow {code} -- by law\n")
    _, wrong = suppression.settle(found, (Target(code, 1),), (), known=KNOWN, ran=RAN)

    assert wrong == (
        Fault(
            "unknown-code",
            Span(22, 22 + len(code)),
            {"code": code, "near": None},
            words.not_a_policy(code),
        ),
    )


def test_the_faults_are_worded_in_both_languages() -> None:
    found = allows("a: 1 # rfplint: allow RES-004, ABC, YML001, ELG001 -- by law\n")
    _, wrong = suppression.settle(found, (), (), known=KNOWN, ran=RAN)

    assert [fault.message for fault in wrong] == [
        Text(
            "No policy is called 'RES-004'. Did you mean 'RES004'?",
            "Aucune politique ne s'appelle «\u00a0RES-004\u00a0». "
            "Vouliez-vous dire «\u00a0RES004\u00a0»?",
        ),
        Text(
            "No policy is called 'ABC'. The command `rfplint policies` lists them all.",
            "Aucune politique ne s'appelle «\u00a0ABC\u00a0». "
            "La commande `rfplint policies` les énumère toutes.",
        ),
        Text(
            "YML001 is not a policy, so no comment can allow it. Mend what it reports.",
            "YML001 n'est pas une politique\u00a0: aucun commentaire ne peut l'autoriser. "
            "Corrigez ce qui est signalé.",
        ),
        Text(
            "ELG001 finds no fault here, so allowing it serves no purpose. "
            "Remove it from this comment.",
            "ELG001 ne trouve aucun défaut ici\u00a0: l'autoriser ne sert à rien. "
            "Retirez ce code du commentaire.",
        ),
    ]


def test_a_comment_inside_a_text_block_allows_nothing() -> None:
    assert comments("a: |\n  # rfplint: allow ELG001 -- by law\n") == ()


@given(
    st.text(alphabet=st.sampled_from("#:,-—– \tallowrfpintELG01RES4\r\n\x85\u2028é"), max_size=80)
)
def test_no_comment_makes_it_fail(tail: str) -> None:
    text = "# rfplint: allow " + tail
    source = document.Source(text)
    end = min((text.find(mark) for mark in "\r\n" if mark in text), default=len(text))
    read = suppression.read(source, [Span(0, end)])
    found, wrong = suppression.allows(read)
    reasons, more = suppression.settle(found, [Target("ELG001", 1)], [], known=KNOWN, ran=RAN)

    assert len(found) + len(wrong) >= 1
    assert len(reasons) == 1
    for code, span in (pair for allow in found for pair in allow.codes):
        assert text[span.start : span.end] == code
    assert {fault.case for fault in more} <= {"unknown-code", "unused"}


@given(st.text())
def test_no_text_after_the_mark_makes_it_fail(text: str) -> None:
    comment = suppression.Comment(Span(0, len(text) + 1), "#" + text, 1)

    found, wrong = suppression.allows([comment])

    assert len(found) + len(wrong) <= 2


def test_a_code_that_is_only_misspelt_by_hyphens_or_case_has_a_safe_fix() -> None:
    found = allows("a: 1 # rfplint: allow RES-004, ELG01 -- by law\n")
    _, (hyphen, other) = suppression.settle(found, (), (), known=KNOWN, ran=RAN)

    title = Text("Write 'RES004'", "Écrire «\u00a0RES004\u00a0»")
    assert hyphen.fix == Fix(title, safe=True, proposal="RES004\n")
    assert other.fix is None
