"""Each policy does what its examples and trials say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import cast

import pytest

from rfplint import builtin, catalogue, config, document, hooks, testing

ROOT = Path(__file__).parent.parent
KNOWN = catalogue.load(plugins_enabled=False)
FILES = testing.Files()
BENCH = testing.Bench(KNOWN, FILES)
TRIALS = [
    (path.stem, cast("Mapping[str, object]", FILES.parsed(str(path)).documents[0].data))
    for path in sorted((ROOT / "tests/policies").glob("*.yaml"))
]

SHIPPED = """
    IP001 IP002 IP003 IP004 IP005 IP006 IP007 OWN001 OWN002 OWN003 OWN004 OWN005 OWN006 OWN007
    OWN008 OWN009 OWN010 RES001 RES002 RES003 RES004 RES005 RES006 RES007 PRV001 PRV002 PRV003
    PRV004 PRV005 PRV006 PRV007 PRV008 SOC001 SOC002 SOC003 SOC004 SOC005 SOC006 SOC007 ELG001
    ELG002 ELG003 ELG004 ELG005 ELG006 ELG007 ELG008 ELG009 ELG010 ELG011 ELG012 ELG013 ELG014
    TEC001 TEC002 APR001 APR002 APR003 APR004 APR005 APR006 APR007 APR008 APR009 APR010 APR011
    APR012 TIM001 TIM002 TIM003 EVA001 EVA002 EVA003 DOC001 DOC002 DOC003 DOC004 DOC005 DOC006
    DOC007 DOC008 DOC009 DOC010 DOC011
""".split()  # noqa: SIM905 - a column of codes reads better


def test_the_shipped_policies_are_these() -> None:
    assert sorted(KNOWN.policies) == sorted(SHIPPED)


def test_the_shipped_pack_has_no_fault() -> None:
    assert KNOWN.pack_faults == ()
    assert KNOWN.plugin_faults == ()


@pytest.mark.parametrize("code", sorted(SHIPPED))
def test_the_examples_of_a_policy_hold(code: str) -> None:
    assert testing.examples(KNOWN, code) == ()


@pytest.mark.parametrize("code", sorted(SHIPPED))
def test_a_policy_has_a_bad_and_a_good_example_in_each_language(code: str) -> None:
    """An example is in the language that its RFP declares."""
    shown = {(each.kind, _language(each.source)) for each in KNOWN.policies[code].head.examples}
    assert shown == {(kind, language) for kind in ("bad", "good") for language in ("en", "fr")}


def _language(rfp: str) -> object:
    return cast("Mapping[str, object]", document.parse(rfp.encode()).documents[0].data)["language"]


@pytest.mark.parametrize(("name", "data"), TRIALS, ids=[name for name, _ in TRIALS])
def test_the_trials_of_a_policy_hold(name: str, data: Mapping[str, object]) -> None:
    assert KNOWN.policies[str(data["policy"])].head.name == name
    trials, faults = FILES.trials(str(ROOT / "tests/policies" / f"{name}.yaml"))
    assert faults == ()
    assert [failure for trial in trials if (failure := BENCH.run(trial))] == []


@pytest.mark.parametrize("code", sorted(SHIPPED))
def test_a_policy_has_trials_for_each_case_a_clean_one_and_french(code: str) -> None:
    data = next((data for _, data in TRIALS if data["policy"] == code), None)
    assert data is not None, f"{code} has no trials"
    trials = cast("list[Mapping[str, object]]", data["trials"])
    finds = [cast("list[Mapping[str, object]]", trial["finds"]) for trial in trials]
    found = {entry.get("case") for entries in finds for entry in entries}
    assert set(KNOWN.policies[code].cases) - {None} <= found
    assert [] in finds, "no clean trial"
    assert any("fr" in entry for entries in finds for entry in entries), "no French message"


ONE_NAME_ONLY = {"Protection of Privacy Act (Alberta)"}
"""Proper names without an official one in the other language."""


@pytest.mark.parametrize("code", sorted(SHIPPED))
def test_a_policy_is_complete_in_both_languages(code: str) -> None:
    head, cases = KNOWN.policies[code].head, KNOWN.policies[code].cases.values()
    texts = [head.title, head.why, *(case.message for case in cases)]
    texts += [case.notice for case in cases if case.notice is not None]
    texts += [each.title for each in head.references if each.title.en not in ONE_NAME_ONLY]
    assert all(text.en and text.fr and text.en != text.fr for text in texts if "{" not in text.en)
    assert head.references, "cites nothing"


ABROAD = ("EU", "GB", "US")


@pytest.mark.parametrize("code", sorted(SHIPPED))
def test_what_holds_only_abroad_is_verified_or_preview(code: str) -> None:
    """Decision 0010: no severity or setting for EU, GB or US rests on an unverified number."""
    policy = KNOWN.policies[code]
    firm = [case for case in policy.cases.values() if not case.preview]
    held = [selector for case in firm for selector in (*case.severity_in, *case.jurisdictions)]
    held += [later.selector for case in firm for later in case.severity_from]
    held += [selector for one in policy.head.settings for selector, _ in one.default_in]
    verified = [each for each in policy.head.references if each.verified]
    bound = {selector for each in verified for selector in each.jurisdictions}
    assert {one for one in held if one.startswith(ABROAD) and one not in bound} == set()


def test_a_preview_case_counts_where_its_policy_is_named() -> None:
    nothing, _ = config.load(None, root=".")
    words = [("TEC001",), ("brand-without-equivalent",), ("TEC",), ("specifications",), None]
    asked = [catalogue.select(KNOWN, nothing, catalogue.Choice(select=word))[0] for word in words]
    found = [[one.named for one in each.chosen if one.policy.code == "TEC001"] for each in asked]
    assert found == [[True], [True], [False], [False], [False]]


@pytest.mark.parametrize("code", sorted(SHIPPED))
def test_what_is_said_of_notices_is_tried_in_both_languages(code: str) -> None:
    data = next(data for _, data in TRIALS if data["policy"] == code)
    trials = cast("list[Mapping[str, object]]", data["trials"])
    said = [find for t in trials for find in cast("list[Mapping[str, str]]", t["finds"])]
    for case in KNOWN.policies[code].cases.values():
        if case.notice is not None:
            for language, notice in zip(("en", "fr"), case.notice, strict=True):
                pattern = re.sub(r"\\{\w+\\}", ".+", re.escape(notice))
                shown = (find[language] for find in said if language in find)
                assert any(re.fullmatch(pattern, text) for text in shown), notice


def test_every_built_in_check_is_bound_to_a_shipped_policy() -> None:
    codes = [hooks.code_of(check) for check in builtin.rfplint_checks()]
    assert len(codes) == len(set(codes))
    assert set(codes) <= set(SHIPPED)


def test_an_instrument_has_one_title_in_each_language_and_binds_the_same_buyers() -> None:
    cited = {each for known in KNOWN.policies.values() for each in known.head.references}
    said = {(each.title, each.jurisdictions) for each in cited}
    assert len(said) == len({title.en for title, _ in said}) == len({title.fr for title, _ in said})


@pytest.mark.parametrize("code", sorted(SHIPPED))
def test_french_is_written_with_non_breaking_spaces(code: str) -> None:
    """Before « : », inside quotation marks, none before « ; », « ! » and « ? »; code is exempt."""
    for text in french_texts(code):
        prose = re.sub(r"`[^`]*`", "code", text)
        assert not re.search(r"« | »|«(?!\u00a0)|(?<!\u00a0)»|[^\S\u00a0]:(?!\w)|\s[;!?]", prose), (
            text
        )
        assert not re.search(r"(?<![\s\u00a0\d]):(?=\s)", prose), text


def french_texts(code: str) -> Iterator[str]:
    head, cases = KNOWN.policies[code].head, KNOWN.policies[code].cases.values()
    fixes = [head.fix, *(case.fix for case in cases)]
    texts = [head.title, head.why, head.exceptions, *(setting.help for setting in head.settings)]
    texts += [text for case in cases for text in (case.message, case.notice)]
    texts += [fix.title for fix in fixes if fix is not None]
    texts += [text for each in head.references for text in (each.title, each.section)]
    yield from (text.fr for text in texts if text is not None)


@pytest.mark.parametrize("code", sorted(SHIPPED))
def test_proposals_are_of_no_language(code: str) -> None:
    """TODO stands alone in them, and so does what they explain: codes, never sentences."""
    head, cases = KNOWN.policies[code].head, KNOWN.policies[code].cases.values()
    for fix in filter(None, (head.fix, *(case.fix for case in cases))):
        for line in (fix.proposal or "").splitlines():
            assert not re.search(r"TODO[^\S\n]*[^\s\],}]", line), line
            assert not re.search(r"#.*\b(?:or|and|the|ou|et|le|la)\b", line), line
