"""What the words of the policy format mean, test by test."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from policy_head import HEAD
from rfplint.declarative import build, paths, static
from rfplint.declarative.conditions import compiled_test, in_must, in_when
from rfplint.declarative.operators import Scene
from rfplint.declarative.paths import MISSING
from rfplint.declarative.phrases import sentence_around, sentences, unexcused
from rfplint.model import Span, Text, rfc6901
from rfplint.rfp import Hit, Node, Rfp


def hits(policy: Mapping[str, object], data: object, **facts: object) -> list[Hit]:
    made = build.policy({**HEAD, **policy}, None)
    settings = {setting.name: setting.default for setting in made.head.settings}
    return list(made.check(Rfp(data, facts, settings=settings)))


def pointers(policy: Mapping[str, object], data: object, **facts: object) -> list[str]:
    return [rfc6901(hit.pointer) for hit in hits(policy, data, **facts)]


def scene() -> Scene:
    return Scene(Rfp({}, {}), {}, ())


@pytest.mark.parametrize(
    ("path", "steps"),
    [
        (".", ()),
        ("tender.lots[*].title", ("tender", "lots", "*", "title")),
        ("a[0].b", ("a", 0, "b")),
        ("/tender.approach", ("tender", "approach")),
    ],
)
def test_a_path_has_steps(path: str, steps: tuple[str | int, ...]) -> None:
    assert paths.parse(path).steps == steps


def test_a_path_may_name_a_fact() -> None:
    assert paths.parse("facts.personal").fact == "personal"


@pytest.mark.parametrize(
    ("value", "test", "as_condition", "passes_must"),
    [
        ("a", {"equals": "a"}, True, True),
        ("a", {"equals": "b"}, False, False),
        (1, {"equals": True}, False, False),
        (0, {"equals": False}, False, False),
        (1.0, {"equals": 1}, True, True),
        (MISSING, {"equals": "a"}, False, True),
        (MISSING, {"not": "a"}, True, True),
        (MISSING, {"notIn": ["a"]}, True, True),
        (MISSING, {"doesNotMention": ["a"]}, True, True),
        (MISSING, {"in": ["a"]}, False, True),
        (MISSING, "present", False, False),
        (MISSING, "absent", True, True),
        (None, "present", False, False),
        ("", "absent", True, True),
        ({"a": [None, ""]}, "present", False, False),
        (False, "present", True, True),
        (0, "present", True, True),
        ("a", {"in": ["a", "b"]}, True, True),
        ("c", {"notIn": ["a", "b"]}, True, True),
        (3, {"atLeast": 3}, True, True),
        (2, {"atLeast": 3}, False, False),
        (3, {"atMost": 3}, True, True),
        (3, {"moreThan": 3}, False, False),
        (3, {"lessThan": 4}, True, True),
        ("3", {"atLeast": 3}, False, True),
        (True, {"atLeast": 1}, False, True),
        (4, {"atLeast": 3, "atMost": 5}, True, True),
        (6, {"atLeast": 3, "atMost": 5}, False, False),
        ([1, 2], {"count": {"atLeast": 2}}, True, True),
        ([1], {"count": {"atLeast": 2}}, False, False),
        ("x", {"count": {"atLeast": 2}}, False, True),
        ([{"w": 33.3}, {"w": 33.3}, {"w": 33.4}], {"sum": {"of": "w", "equals": 100}}, True, True),
        ([{"w": 40}, {"w": True}], {"sum": {"of": "w", "equals": 40}}, True, True),
        ("two words", {"words": {"atMost": 2}}, True, True),
        ("now three words", {"words": {"atMost": 2}}, False, False),
        ("Le CAFÉ  noir", {"mentions": ["cafe noir"]}, True, True),
        ("cafés", {"mentions": ["café"]}, False, False),
        ({"a": 1}, {"has": ["a"]}, True, True),
        ({"a": 1}, {"has": ["a", "b"]}, False, False),
        (MISSING, {"has": ["a"]}, False, False),
        ([{"k": "x"}], {"covers": {"of": "k", "values": ["x"]}}, True, True),
        ([{"k": "x"}], {"covers": {"of": "k", "values": ["x", "y"]}}, False, False),
    ],
)
def test_an_operator_means(
    value: object,
    test: object,
    as_condition: bool,  # noqa: FBT001 - a column of the table above
    passes_must: bool,  # noqa: FBT001 - likewise
) -> None:
    assert in_when(value, compiled_test(test), scene()) is as_condition
    assert (in_must(value, compiled_test(test), scene()) is None) is passes_must


def test_a_count_may_ask_of_which_items() -> None:
    test = compiled_test({"count": {"where": {"k": {"equals": "x"}}, "atLeast": 2}})
    assert not in_when([{"k": "x"}, {"k": "y"}], test, scene())
    assert in_when([{"k": "x"}, {"k": "x"}], test, scene())


def test_days_are_counted_between_two_dates() -> None:
    policy = {"must": {"tender.end": {"days": {"after": "tender.start", "atLeast": 25}}}}
    tender = {"start": "2026-01-05T09:00:00-05:00", "end": "2026-01-25"}
    assert [dict(hit.values)["days"] for hit in hits(policy, {"tender": tender})] == [20]
    assert hits(policy, {"tender": {**tender, "end": "2026-01-30"}}) == []


def test_an_unreadable_date_fails_nothing() -> None:
    policy = {"must": {"tender.end": {"days": {"after": "tender.start", "atLeast": 25}}}}
    assert hits(policy, {"tender": {"start": "soon", "end": "2026-01-25"}}) == []


def test_a_phrase_is_excused_only_in_its_own_sentence() -> None:
    text = "A Cisco switch. A chair or equivalent."
    assert unexcused(text, ("Cisco",), ("or equivalent",), whole=False) == Span(2, 7)
    assert unexcused(text, ("Cisco",), ("or equivalent",), whole=True) is None


def test_each_sentence_needs_its_own_excuse() -> None:
    text = "A Cisco or equivalent, or a Cisco. A Cisco. A Cisco or equivalent."
    assert unexcused(text, ("Cisco",), ("or equivalent",), whole=False) == Span(37, 42)
    assert unexcused("A Cisco. A Cisco or equivalent", ("Cisco",), (), whole=True) == Span(2, 7)


def test_a_curly_apostrophe_is_an_apostrophe() -> None:
    text = "Un commutateur Cisco ou l’équivalent."
    assert unexcused(text, ("Cisco",), ("ou l'équivalent",), whole=False) is None


def test_a_sentence_ends_at_a_full_stop_or_an_empty_line() -> None:
    text = "One. Two here\n\nThree"
    assert sentence_around(Span(5, 8), sentences(text)) == Span(5, 13)


def test_each_failing_test_is_a_hit() -> None:
    policy = {"must": {"tender.a": "present", "tender.b": "present"}}
    assert pointers(policy, {"tender": {}}) == ["/tender/a", "/tender/b"]


def test_any_is_one_hit_at_its_first_path() -> None:
    policy = {"must": {"any": [{"tender.a": "present"}, {"tender.b": {"equals": 1}}]}}
    assert pointers(policy, {"tender": {}}) == ["/tender/a"]
    assert pointers(policy, {"tender": {"b": 1}}) == []


def test_any_in_when_needs_one_alternative() -> None:
    policy = {
        "when": {"any": [{"tender.a": {"equals": 1}}, {"tender.b": {"equals": 1}}]},
        "must": {"tender.c": "present"},
    }
    assert pointers(policy, {"tender": {"b": 1}}) == ["/tender/c"]
    assert pointers(policy, {"tender": {"b": 2}}) == []


def test_for_judges_each_match_alone_and_is_silent_without_one() -> None:
    policy = {"for": "tender.items[*]", "when": {"k": {"equals": 1}}, "must": {"v": "present"}}
    data = {"tender": {"items": [{"k": 1, "v": 1}, {"k": 1}, {"k": 2}]}}
    assert pointers(policy, data) == ["/tender/items/1/v"]
    assert pointers(policy, {"tender": {}}) == []


def test_a_leading_slash_starts_at_the_root() -> None:
    policy = {
        "for": "tender.items[*]",
        "when": {"/tender.approach": {"equals": "pilot"}},
        "must": {"v": "present"},
    }
    data = {"tender": {"approach": "pilot", "items": [{}]}}
    assert pointers(policy, data) == ["/tender/items/0/v"]


def test_every_match_of_a_star_must_hold() -> None:
    policy = {"must": {"tender.places[*]": {"equals": "CA"}}}
    data = {"tender": {"places": ["CA", "US", "FR"]}}
    assert pointers(policy, data) == ["/tender/places/1", "/tender/places/2"]


def test_a_fact_may_be_several_values_of_which_one_suffices() -> None:
    policy = {"when": {"facts.selectors": {"equals": "CA"}}, "must": {"tender.a": "present"}}
    assert pointers(policy, {"tender": {}}, selectors=("CA-ON", "CA")) == ["/tender/a"]
    assert pointers(policy, {"tender": {}}, selectors=("US",)) == []


def test_at_overrides_the_place() -> None:
    policy = {"must": {"tender.a": "present"}, "at": {"key": "tender.b"}}
    found = hits(policy, {"tender": {"b": 1}})
    assert [(rfc6901(hit.pointer), hit.on) for hit in found] == [("/tender/b", "key")]


def test_a_setting_stands_where_the_condition_names_it() -> None:
    policy = {
        "settings": {"least": {"default": 10, "help": {"en": "h", "fr": "h"}}},
        "must": {"tender.weight": {"atLeast": "$least"}},
    }
    assert pointers(policy, {"tender": {"weight": 9}}) == ["/tender/weight"]
    assert pointers(policy, {"tender": {"weight": 10}}) == []


def test_a_message_may_show_a_field_of_the_subject() -> None:
    policy = {
        "for": "tender.items[*]",
        "must": {"v": "present"},
        "message": {"en": "{.name}", "fr": "{.name}"},
    }
    found = hits(policy, {"tender": {"items": [{"name": "lamp"}]}})
    shown = found[0].values[".name"]
    assert isinstance(shown, Node)
    assert shown.value == "lamp"


def test_mentioned_words_are_the_place() -> None:
    policy = {"must": {"tender.title": {"doesNotMention": ["Cisco"]}}}
    found = hits(policy, {"tender": {"title": "Two CISCO routers"}})
    assert (found[0].within, dict(found[0].values)["phrase"]) == (Span(4, 9), "CISCO")


class TestLots:
    """A block that may stand on lots is judged for the tender and for lots (policies.md 1.1)."""

    MISSING_POLICY: Mapping[str, object] = {
        "class": "missing",
        "must": {"tender.privacy.audit.buyerMayAudit": {"present": True, "equals": True}},
    }
    HARM_POLICY: Mapping[str, object] = {
        "class": "harm",
        "must": {"tender.intellectualProperty.backgroundIP.owner": {"notIn": ["buyer"]}},
    }
    GOOD: Mapping[str, object] = {"privacy": {"audit": {"buyerMayAudit": True}}}
    BAD: Mapping[str, object] = {"intellectualProperty": {"backgroundIP": {"owner": "buyer"}}}

    def test_what_the_tender_has_no_lot_lacks(self) -> None:
        assert pointers(self.MISSING_POLICY, {"tender": {**self.GOOD, "lots": [{}, {}]}}) == []

    def test_what_every_lot_has_the_tender_need_not_have(self) -> None:
        assert pointers(self.MISSING_POLICY, {"tender": {"lots": [self.GOOD, self.GOOD]}}) == []

    def test_the_lots_that_lack_it_are_told_when_some_have_it(self) -> None:
        data = {"tender": {"lots": [self.GOOD, {}, {"privacy": {}}]}}
        assert pointers(self.MISSING_POLICY, data) == [
            "/tender/lots/1/privacy/audit/buyerMayAudit",
            "/tender/lots/2/privacy/audit/buyerMayAudit",
        ]

    def test_the_tender_is_told_when_none_has_it(self) -> None:
        data: object = {"tender": {"lots": [{}, {}]}}
        assert pointers(self.MISSING_POLICY, data) == ["/tender/privacy/audit/buyerMayAudit"]

    def test_harm_is_told_at_each_place(self) -> None:
        data = {"tender": {**self.BAD, "lots": [{}, self.BAD]}}
        assert pointers(self.HARM_POLICY, data) == [
            "/tender/intellectualProperty/backgroundIP/owner",
            "/tender/lots/1/intellectualProperty/backgroundIP/owner",
        ]

    def test_a_lot_inherits_from_the_tender_what_it_does_not_say(self) -> None:
        policy = {
            "class": "harm",
            "when": {"tender.intellectualProperty.foregroundIP.owner": {"equals": "buyer"}},
            "must": {"tender.intellectualProperty.foregroundIP.rationale": "present"},
            "at": "tender.intellectualProperty.foregroundIP.owner",
        }
        lot = {"intellectualProperty": {"foregroundIP": {"owner": "buyer"}}}
        shared = {"foregroundIP": {"owner": "supplier", "rationale": "Law"}}
        assert pointers(policy, {"tender": {"intellectualProperty": shared, "lots": [lot]}}) == []

    def test_a_list_of_lots_of_the_wrong_type_breaks_nothing(self) -> None:
        assert pointers(self.MISSING_POLICY, {"tender": {"lots": "none"}}) == [
            "/tender/privacy/audit/buyerMayAudit"
        ]


def test_a_text_is_given_by_its_variant_in_another_language() -> None:
    policy = {"must": {"tender.title": "present"}}
    assert pointers(policy, {"tender": {"title_fr": "Lampes"}}) == []
    assert pointers(policy, {"tender": {"titled": "x"}}) == ["/tender/title"]


def test_a_block_of_the_wrong_type_is_said_and_left_to_the_schema() -> None:
    policy = {"class": "missing", "must": {"tender.privacy.audit": "present"}}
    assert pointers(policy, {"tender": {"privacy": "yes"}}) == []
    assert pointers(policy, {"tender": {"privacy": None}}) == ["/tender/privacy/audit"]


def test_missing_members_and_values_are_named() -> None:
    policy = {"must": {"tender.rows": {"covers": {"of": "k", "values": ["x", "y"]}}}}
    (hit,) = hits(policy, {"tender": {"rows": [{"k": "x"}]}})
    missing = hit.values["missing"]
    assert isinstance(missing, list)
    assert [node.value for node in missing] == ["y"]


def test_what_a_notice_is_told_belongs_to_the_policy_without_cases_or_to_the_case() -> None:
    notice = {"en": "n", "fr": "n"}
    alone = build.policy({**HEAD, "notice": notice}, None)
    cases = [{"name": "one", "message": HEAD["message"], "notice": notice}]
    several = build.policy({**HEAD, "cases": [*cases, {**cases[0], "name": "two"}]}, None)
    plain = build.policy(HEAD, None)
    assert [case.notice for case in alone.cases.values()] == [Text("n", "n")]
    assert [case.notice for case in several.cases.values()] == [Text("n", "n")] * 2
    assert plain.cases[None].notice is None


def test_the_placeholders_of_what_a_notice_is_told_are_checked_too() -> None:
    policy = {**HEAD, "must": {"tender": "present"}, "notice": {"en": "{valeu}", "fr": "{valeu}"}}
    one_language = {**policy, "notice": {"en": "{value}", "fr": "f"}}
    found = [list(static.faults(each, (), bound=False)) for each in (policy, one_language)]
    places = [[f.pointer for f in faults if f.pointer[0] == "notice"] for faults in found]
    assert places == [[("notice", "en")], [("notice", "en")]]
