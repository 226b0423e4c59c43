"""The engine: places, severities, cascade, crashes and fingerprints, for all policies at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

import pytest

from rfplint import document, runner
from rfplint.declarative import build
from rfplint.model import Finding, Text
from rfplint.policy import Check, Chosen, Policy, Selection
from rfplint.rfp import Hit, Rfp
from rfplint.runner import Options

EVERYWHERE: Mapping[str, object] = {
    "title": {"en": "t", "fr": "t"},
    "severity": "error",
    "class": "harm",
    "why": {"en": "w", "fr": "w"},
    "references": [],
    "examples": [],
    "message": {"en": "It is {value}.", "fr": "C'est {value}."},
}


def policy(code: str, check: Check | None = None, /, **keys: object) -> Policy:
    data = {**EVERYWHERE, "code": code, "name": f"{code.lower()}-fault", **keys}
    return build.policy(cast("Mapping[str, object]", data), check)


def lint(
    text: str,
    *policies: Policy,
    jurisdiction: str | None = None,
    severity: Mapping[str, str] | None = None,
    hidden: tuple[str, ...] = (),
    named: bool = False,
    syntax: document.Syntax = "yaml",
) -> tuple[Finding, ...]:
    chosen = tuple(
        Chosen(
            one,
            one.code not in hidden,
            (severity or {}).get(one.code),  # type: ignore[arg-type]
            {},
            Text("", ""),
            named,
        )
        for one in policies
    )
    known = {one.code: one.code for one in policies}
    options = Options(Selection(chosen), known, jurisdiction=jurisdiction)
    parsed = document.parse(text.encode(), syntax=syntax)
    return runner.lint_parsed(parsed, options, "a.rfp.yaml").findings


def places(findings: tuple[Finding, ...]) -> list[tuple[str, int, int, int, int]]:
    return [(f.code, *f.location[:4]) for f in findings]


def underlined(text: str, finding: Finding) -> str:
    line = text.split("\n")[finding.location.line - 1]
    assert finding.location.line == finding.location.end_line
    return line[finding.location.column - 1 : finding.location.end_column - 1]


OWNER = "tender.intellectualProperty.backgroundIP.owner"
NOT_BUYER = policy("TST001", must={OWNER: {"notIn": ["buyer"]}})
HAS_OWNER = policy("TST002", must={OWNER: "present"}, **{"class": "missing"})


TAKEN = '{"intellectualProperty": {"backgroundIP": {"owner": "buyer"}}}'


class TestPlaces:
    """Authors point, the engine locates."""

    def test_a_wrong_value_is_underlined(self) -> None:
        text = 'rfp: "1.0"\ntender:\n  intellectualProperty:\n    backgroundIP: {owner: buyer}\n'
        (finding,) = lint(text, NOT_BUYER)
        assert underlined(text, finding) == "buyer"
        assert finding.pointer == "/tender/intellectualProperty/backgroundIP/owner"
        assert finding.message == Text("It is buyer.", "C'est buyer (acheteur).")

    def test_a_missing_key_points_at_its_nearest_parent(self) -> None:
        text = 'rfp: "1.0"\ntender:\n  intellectualProperty: {statement: x}\n'
        (finding,) = lint(text, HAS_OWNER)
        assert underlined(text, finding) == "intellectualProperty"
        assert finding.pointer == "/tender/intellectualProperty/backgroundIP/owner"

    def test_without_a_tender_the_document_start_is_the_place(self) -> None:
        assert places(lint('rfp: "1.0"\nlanguage: en\n', HAS_OWNER)) == [("TST002", 1, 1, 1, 2)]

    def test_a_word_inside_a_folded_paragraph_is_underlined(self) -> None:
        brand = policy("TST003", must={"tender.description": {"doesNotMention": ["Nordalux K"]}})
        text = (
            'rfp: "1.0"\ntender:\n  description: >-\n    Lamps shall be\n    Nordalux K or none.\n'
        )
        (finding,) = lint(text, brand)
        assert (finding.location.line, underlined(text, finding)) == (5, "Nordalux K")

    def test_an_item_of_a_flow_list_is_underlined(self) -> None:
        places_ = policy("TST004", must={"tender.coveredBy[*]": {"equals": "CFTA"}})
        text = 'rfp: "1.0"\ntender:\n  coveredBy: [CFTA, CETA]\n'
        (finding,) = lint(text, places_)
        assert underlined(text, finding) == "CETA"

    def test_a_value_behind_an_alias_is_one_finding_with_its_alias_beside(self) -> None:
        text = (
            'rfp: "1.0"\ntender:\n  intellectualProperty: &ip\n    backgroundIP: {owner: buyer}\n'
            "  lots:\n    - id: a\n      intellectualProperty: *ip\n"
        )
        (finding,) = lint(text, NOT_BUYER)
        assert (finding.location.line, underlined(text, finding)) == (4, "buyer")
        (beside,) = finding.related
        assert beside.message == Text("used here through an alias", "repris ici par un alias")
        assert (beside.location.line, beside.location.column) == (7, 29)

    def test_a_place_in_json_is_as_exact(self) -> None:
        text = '{"rfp": "1.0",\n "tender": ' + TAKEN + "}"
        (finding,) = lint(text, NOT_BUYER, syntax="json")
        assert underlined(text, finding) == '"buyer"'

    def test_a_pointer_in_a_package_is_relative_to_its_release(self) -> None:
        text = (
            '{"releases": [{"ocid": "o-1", "tender": {}},\n'
            ' {"ocid": "o-2", "tender": ' + TAKEN + "}]}"
        )
        (finding,) = lint(text, NOT_BUYER, syntax="json")
        assert finding.pointer == "/tender/intellectualProperty/backgroundIP/owner"
        assert finding.location.line == 2


BUYER = "parties: [{address: {country: CA, region: ON}, details: {governmentLevel: municipal}}]\n"
NATIVE = f'rfp: "1.0"\n{BUYER}tender:\n  intellectualProperty: {{backgroundIP: {{owner: buyer}}}}\n'
OCDS = "ocid: o-1\n" + NATIVE.split("\n", 1)[1]


def severities(text: str, **keys: object) -> list[str]:
    return [
        f.severity for f in lint(text, policy("TST001", must={OWNER: {"notIn": ["buyer"]}}, **keys))
    ]


class TestSeverity:
    """The order of policies.md 1.4."""

    def test_the_base_is_the_policys(self) -> None:
        assert severities(NATIVE, severity="warning") == ["warning"]

    def test_the_most_specific_jurisdiction_overrides(self) -> None:
        table = {
            "CA": "note",
            "CA-ON": "warning",
            "CA-ON@municipal": "error",
            "CA@municipal": "note",
        }
        assert severities(NATIVE, severityIn=table) == ["error"]
        del table["CA-ON@municipal"]
        assert severities(NATIVE, severityIn=table) == ["warning"]

    def test_a_condition_replaces_the_base_and_a_cap_comes_after_the_jurisdiction(self) -> None:
        when = {"facts.origin": {"equals": "native"}}
        raised = [{"when": when, "severity": "error"}]
        assert severities(NATIVE, severity="note", severityWhen=raised) == ["error"]
        capped = [{"when": when, "atMost": "note"}]
        assert severities(NATIVE, severityIn={"CA": "error"}, severityWhen=capped) == ["note"]

    def test_an_error_of_a_trade_policy_needs_coverage(self) -> None:
        assert severities(NATIVE, trade=True) == ["warning"]
        assert severities(NATIVE + "  coveredBy: [CFTA]\n", trade=True) == ["error"]
        assert severities(NATIVE + "  coveredBy: []\n", trade=True) == ["warning"]
        assert severities(NATIVE + "  coveredBy: [NAFTA]\n", trade=True) == ["warning"]
        assert severities(NATIVE + "  coveredBy: [NAFTA, CFTA]\n", trade=True) == ["error"]
        assert severities(NATIVE, trade={"except": ["CA-ON"]}) == ["error"]

    def test_the_value_and_the_date_tell_the_coverage(self) -> None:
        worth = NATIVE + "  value: {amount: 139000, currency: CAD}\n"
        assert severities(worth, trade=True) == ["warning"]
        for day, severity in (("2026-01-01", "error"), ("2031-01-01", "warning")):
            dated = f"{worth}  tenderPeriod: {{startDate: '{day}'}}\n"
            assert severities(dated, trade=True) == [severity]

    def test_a_finding_says_that_a_date_would_decide_only_if_one_could(self) -> None:
        worth = NATIVE + "  value: {amount: 139000, currency: CAD}\n"
        (finding,) = lint(worth, policy("TST001", must={OWNER: {"notIn": ["buyer"]}}, trade=True))
        assert finding.message.en == (
            "It is buyer. A date would decide whether this is an error: the value reaches a trade"
            " agreement's threshold of some years, and the RFP gives no date; add"
            " `tender.tenderPeriod.startDate`, or pass `--as-of`."
        )
        for plain in (
            policy("TST001", must={OWNER: {"notIn": ["buyer"]}}),
            policy("TST001", must={OWNER: {"notIn": ["buyer"]}}, severity="note", trade=True),
        ):
            assert lint(worth, plain)[0].message.en == "It is buyer."

    def test_a_severity_may_change_on_the_day_of_a_statute(self) -> None:
        later = {"CA-ON@municipal": {"severity": "error", "statute": "ns-foipop"}}
        keys = {"severity": "warning", "severityIn": {"CA-ON": "note"}, "severityFrom": later}
        assert severities(NATIVE, **keys) == ["note"]
        for day, severity in (("2027-03-31", "note"), ("2027-04-01T00:00:00-03:00", "error")):
            dated = f"{NATIVE}  tenderPeriod: {{startDate: '{day}'}}\n"
            assert severities(dated, **keys) == [severity]

    def test_unknown_personal_information_caps_an_error(self) -> None:
        assert severities(NATIVE, needs="personalInformation") == ["warning"]
        said = NATIVE + "  privacy: {personalInformation: collected}\n"
        assert severities(said, needs="personalInformation") == ["error"]
        none = NATIVE + "  privacy: {personalInformation: none}\n"
        assert severities(none, needs="personalInformation") == []

    @pytest.mark.parametrize(
        ("fault_class", "severity", "fallen"),
        [
            ("harm", "error", ["error"]),
            ("form", "error", ["warning"]),
            ("form", "warning", ["note"]),
            ("form", "note", []),
            ("missing", "error", ["note"]),
        ],
    )
    def test_publishers_data_are_judged_by_class(
        self, fault_class: str, severity: str, fallen: list[str]
    ) -> None:
        assert severities(OCDS, **{"class": fault_class, "severity": severity}) == fallen

    def test_origin_replaces_the_fall_of_the_class(self) -> None:
        assert severities(OCDS, origin={"ocds": "keep"}, **{"class": "form"}) == ["error"]
        assert severities(OCDS, origin={"ocds": "note"}) == ["note"]
        assert severities(OCDS, origin={"ocds": "off"}) == []

    def test_an_absence_from_a_notice_says_that_it_is_a_notice(self) -> None:
        finding = lint("ocid: o-1\ntender: {id: 1}\n", HAS_OWNER)[0]
        assert finding.message.en.startswith(
            "Not in the notice; the attached documents may say it. "
        )
        assert finding.message.fr.startswith("Absent de l'avis; les documents joints")

    def test_the_configuration_has_the_last_word(self) -> None:
        one = policy("TST001", must={OWNER: {"notIn": ["buyer"]}})
        assert [f.severity for f in lint(NATIVE, one, severity={"TST001": "note"})] == ["note"]

    def test_a_policy_of_another_jurisdiction_does_not_run(self) -> None:
        assert severities(NATIVE, jurisdictions=["EU"]) == []
        assert severities(NATIVE, jurisdictions=["CA"]) == ["error"]

    def test_the_configured_jurisdiction_prevails(self) -> None:
        one = policy("TST001", must={OWNER: {"notIn": ["buyer"]}}, jurisdictions=["EU"])
        assert [f.severity for f in lint(NATIVE, one, jurisdiction="FR")] == ["error"]


LOCAL = policy(
    "TST005",
    **{"for": "tender.selectionCriteria.criteria[*]"},
    must={"subType": {"notIn": ["localOwnership"]}},
)


class TestLawfulBasis:
    """A restriction that rests on law is a note that repeats the law (policies.md 1.7)."""

    CRITERION = (
        'rfp: "1.0"\ntender:\n  selectionCriteria:\n    criteria:\n'
        "      - subType: localOwnership\n"
    )

    def test_an_accepted_basis_makes_a_note_that_names_it(self) -> None:
        basis = "        legalBasis: {scheme: CA, id: CA-LAND-CLAIMS, description: Chapter 24}\n"
        (finding,) = lint(self.CRITERION + basis, LOCAL)
        assert finding.severity == "note"
        assert finding.message.en.endswith(" Lawful basis stated: CA-LAND-CLAIMS, Chapter 24.")

    @pytest.mark.parametrize("basis", ["{id: X}", "{description: D}", "{id: '', uri: u}"])
    def test_a_basis_needs_an_instrument_and_a_passage(self, basis: str) -> None:
        (finding,) = lint(f"{self.CRITERION}        legalBasis: {basis}\n", LOCAL)
        assert finding.severity == "error"

    def test_the_basis_of_the_procedure_excuses_no_restriction(self) -> None:
        whole = "  legalBasis: {scheme: CA-ON, id: BPS, description: Directive}\n"
        (finding,) = lint(self.CRITERION + whole, LOCAL)
        assert finding.severity == "error"

    def test_a_hit_may_refuse_to_be_excused(self) -> None:
        def strict(rfp: Rfp) -> Iterator[Hit]:
            for criterion in rfp.scopes("selectionCriteria.criteria[*]"):
                yield criterion["subType"].hit(excused=False)

        basis = "        legalBasis: {id: X, description: D}\n"
        (finding,) = lint(self.CRITERION + basis, policy("TST006", strict))
        assert finding.severity == "error"


LEAD = policy(
    "TST010",
    must={"tender.privacy": "present"},
    block="privacy",
    lead=True,
    **{"class": "missing"},
)
FOLLOWER = policy(
    "TST011",
    must={"tender.privacy.audit": "present"},
    block="privacy",
    **{"class": "missing"},
)


class TestOtherPolicies:
    """What one policy found, another may read: all of it, or what shows."""

    OTHER = policy("TST001", must={OWNER: {"notIn": ["buyer"]}})
    TEXT = f'rfp: "1.0"\ntender: {TAKEN}\n'

    @staticmethod
    def reader(*, shown_only: bool) -> Policy:
        def check(rfp: Rfp) -> Iterator[Hit]:
            if rfp.hits("TST001", shown_only=shown_only):
                yield rfp.tender.hit(on="key")

        return policy("TST005", check, after=["TST001"])

    @pytest.mark.parametrize("shown_only", [True, False])
    def test_what_shows_is_read_by_all(self, *, shown_only: bool) -> None:
        found = lint(self.TEXT, self.OTHER, self.reader(shown_only=shown_only))
        assert sorted(f.code for f in found) == ["TST001", "TST005"]

    @pytest.mark.parametrize(("shown_only", "codes"), [(True, []), (False, ["TST005"])])
    def test_what_is_hidden_is_read_unless_asked_otherwise(
        self, *, shown_only: bool, codes: list[str]
    ) -> None:
        found = lint(self.TEXT, self.OTHER, self.reader(shown_only=shown_only), hidden=("TST001",))
        assert [f.code for f in found] == codes


class TestCascade:
    """When a whole block is blank, its lead policy speaks for all (policies.md 1.9)."""

    def test_a_lead_holds_back_what_its_block_lacks(self) -> None:
        assert [f.code for f in lint('rfp: "1.0"\ntender: {}\n', LEAD, FOLLOWER)] == ["TST010"]

    def test_a_block_that_says_something_is_judged_whole(self) -> None:
        text = 'rfp: "1.0"\ntender: {privacy: {publicFacing: true}}\n'
        assert [f.code for f in lint(text, LEAD, FOLLOWER)] == ["TST011"]

    def test_a_lead_that_is_not_shown_holds_nothing_back(self) -> None:
        found = lint('rfp: "1.0"\ntender: {}\n', LEAD, FOLLOWER, hidden=("TST010",))
        assert [f.code for f in found] == ["TST011"]

    def test_a_suppressed_lead_still_holds_back(self) -> None:
        text = 'rfp: "1.0"\ntender: {}  # rfplint: allow TST010 -- decided by council\n'
        found = lint(text, LEAD, FOLLOWER)
        assert [(f.code, f.status, f.reason) for f in found] == [
            ("TST010", "suppressed", "decided by council")
        ]

    def test_each_lot_has_its_own_cascade(self) -> None:
        text = (
            'rfp: "1.0"\ntender:\n  lots:\n    - {id: a, privacy: {audit: {buyerMayAudit: true}}}\n'
            "    - {id: b}\n"
        )
        assert [(f.code, f.pointer) for f in lint(text, LEAD, FOLLOWER)] == [
            ("TST010", "/tender/lots/1/privacy")
        ]


class TestCrashes:
    """A crashing policy is named, and the rest runs."""

    def test_what_a_policy_found_before_it_crashed_stays(self) -> None:
        def crashing(rfp: Rfp) -> Iterator[Hit]:
            yield rfp.tender["title"].hit()
            raise LookupError("no such thing")

        text = (
            'rfp: "1.0"\ntender: {title: x, intellectualProperty: {backgroundIP: {owner: buyer}}}\n'
        )
        found = lint(text, policy("TST007", crashing), NOT_BUYER)
        assert [(f.code, f.name, f.severity) for f in found] == [
            ("PLG001", "policy-crashed", "error"),
            ("TST007", "tst007-fault", "error"),
            ("TST001", "tst001-fault", "error"),
        ]
        assert found[0].message.en.startswith(
            "Policy TST007[tst007-fault] crashed here and may have missed faults: "
            "LookupError: no such thing (test_engine.py:"
        )

    def test_a_case_that_the_policy_does_not_have_is_a_crash_of_the_policy(self) -> None:
        def wrong(rfp: Rfp) -> Iterator[Hit]:
            yield rfp.tender["title"].hit("no-such-case")

        assert [f.code for f in lint('rfp: "1.0"\n', policy("TST008", wrong))] == ["PLG001"]


@pytest.mark.parametrize(
    ("numbers", "fails"),
    [
        ("33.3, 33.3, 33.4", False),
        ("0.1, 0.2, 99.7", False),
        ("99.9999999", True),
        ("100.0000001", True),
    ],
)
def test_a_sum_is_right_to_the_ninth_decimal(numbers: str, *, fails: bool) -> None:
    whole = policy(
        "TST009", must={"tender.lots": {"sum": {"of": "w", "equals": 100}}}, **{"class": "form"}
    )
    lots = ", ".join(f"{{w: {number}}}" for number in numbers.split(", "))
    found = lint(f'rfp: "1.0"\ntender: {{id: T, lots: [{lots}]}}\n', whole)
    assert [finding.code for finding in found] == (["TST009"] if fails else [])


class TestFingerprints:
    """A fingerprint survives moved lines and reordered items; a second equal fault is new."""

    A = "      - {id: a, subType: localOwnership}\n"
    B = "      - {id: b, subType: localOwnership}\n"
    START = 'rfp: "1.0"\ntender:\n  id: T1\n  selectionCriteria:\n    criteria:\n'

    def prints(self, text: str) -> list[str]:
        return [finding.fingerprint for finding in lint(text, LOCAL)]

    def test_moved_lines_change_nothing(self) -> None:
        assert self.prints(self.START + self.A) == self.prints(
            "\n# moved\n\n" + self.START + self.A
        )

    def test_reordered_items_change_nothing(self) -> None:
        one, other = self.prints(self.START + self.A + self.B)
        assert self.prints(self.START + self.B + self.A) == [other, one]

    def test_items_without_id_are_known_by_their_name(self) -> None:
        named = "      - {name: n, subType: localOwnership, description: DIFFERS}\n"
        one = self.prints(self.START + named)
        assert self.prints(self.START + named.replace("DIFFERS", "x")) == one
        assert self.prints(self.START + named.replace("name: n", "name: o")) != one
        assert self.prints(self.START + named.replace("name: n", "id: i, name: n")) != one

    def test_reordered_documents_change_nothing(self) -> None:
        first = self.START + self.A
        second = first.replace("id: T1", "id: T2")
        one, other = self.prints(first + "---\n" + second)
        assert one != other
        assert self.prints(second + "---\n" + first) == [other, one]

    def test_items_without_id_are_known_by_their_content(self) -> None:
        plain = "      - {subType: localOwnership, description: x}\n"
        assert self.prints(self.START + self.A + plain)[1] == self.prints(self.START + plain)[0]

    def test_a_second_equal_fault_has_another_fingerprint(self) -> None:
        plain = "      - {subType: localOwnership}\n"
        first, second = self.prints(self.START + plain + plain)
        assert first != second

    def test_a_measured_number_is_no_part_of_it(self) -> None:
        one = policy(
            "TST009", must={"tender.lots": {"sum": {"of": "w", "equals": 100}}}, **{"class": "form"}
        )
        texts = [f'rfp: "1.0"\ntender: {{id: T, lots: [{{w: {number}}}]}}\n' for number in (94, 95)]
        assert lint(texts[0], one)[0].fingerprint == lint(texts[1], one)[0].fingerprint


def test_findings_come_in_the_order_of_their_places() -> None:
    title = policy("TST020", must={"tender.title": "absent"})
    block = "  intellectualProperty:\n    backgroundIP: {owner: buyer}\n"
    text = f'rfp: "1.0"\ntender:\n  title: x\n{block}'
    assert [f.code for f in lint(text, NOT_BUYER, title)] == ["TST020", "TST001"]


def test_several_documents_are_several_rfps() -> None:
    text = 'rfp: "1.0"\ntender: {}\n---\nrfp: "1.0"\ntender: {}\n'
    assert [(f.document, f.location.line) for f in lint(text, HAS_OWNER)] == [(0, 2), (1, 5)]


def test_a_file_that_is_no_rfp_is_told_so_at_its_start() -> None:
    (finding,) = lint("colour: red\n", HAS_OWNER)
    assert (finding.code, finding.name, finding.location[:2]) == ("YML010", "unknown-shape", (1, 1))


def test_a_release_without_a_tender_misses_nothing() -> None:
    assert lint("ocid: o-1\ntag: [contract]\ncontracts: []\n", HAS_OWNER) == ()


def test_a_notice_is_not_told_to_paste_yaml() -> None:
    fix = {"title": {"en": "Add it", "fr": "Ajoutez-le"}, "safe": False, "proposal": "a: 1\n"}
    one = policy("TST002", must={OWNER: "present"}, fix=fix, **{"class": "missing"})
    assert lint("ocid: o-1\ntender: {id: 1}\n", one)[0].fix is None
    assert lint('rfp: "1.0"\ntender: {id: 1}\n', one)[0].fix is not None


def test_a_preview_case_speaks_only_where_its_policy_is_named() -> None:
    message = {"en": "m", "fr": "m"}
    tried = {"name": "tried", "status": "preview", "message": message, "must": {OWNER: "present"}}
    firm = {"name": "firm", "message": message, "must": {"tender.title": "present"}}
    one = policy("TST003", cases=[tried, firm])
    text = 'rfp: "1.0"\ntender: {id: "1"}\n'
    assert [finding.case for finding in lint(text, one)] == ["firm"]
    assert [finding.case for finding in lint(text, one, named=True)] == ["firm", "tried"]


class TestUnread:
    """Of very long texts not all is read, and the report says so."""

    TITLE = policy("TST004", must={"tender.title": "present"})
    LONG = "The pumps are blue. " * 2_501

    def test_the_place_is_where_reading_stopped(self) -> None:
        text = f'rfp: "1.0"\ntender:\n  title: t\n  description: "{self.LONG}"\n'
        (one,) = lint(text, self.TITLE)
        assert (one.code, one.name, one.severity) == ("YML005", "too-large", "note")
        assert (one.pointer, one.location[:2]) == ("/tender/description", (4, 17 + 50_000))
        assert "50,000" in one.message.en
        assert "50\u00a0000" in one.message.fr

    def test_many_texts_are_told_once_at_the_first_that_is_left(self) -> None:
        rows = "".join(
            f'    - {{id: "{n}", description: "{self.LONG[:40_000]}"}}\n' for n in range(30)
        )
        text = f'rfp: "1.0"\ntender:\n  title: t\n  documents:\n{rows}'
        (one,) = lint(text, self.TITLE)
        assert (one.code, one.pointer) == ("YML005", "/tender/documents/25/description")
        assert "1,000,000" in one.message.en

    def test_what_is_not_judged_in_a_release_need_not_be_read(self) -> None:
        text = f'ocid: o\nx-note: "{self.LONG}"\ntender: {{id: "1", title: t}}\n'
        assert lint(text, self.TITLE) == ()

    def test_a_text_of_just_that_length_is_read(self) -> None:
        text = f'rfp: "1.0"\ntender:\n  title: t\n  description: "{self.LONG[:50_000]}"\n'
        assert lint(text, self.TITLE) == ()
