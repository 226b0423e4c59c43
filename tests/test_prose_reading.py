"""How words become clauses: gates, conditions, spans and attributes."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rfplint import prose
from rfplint.model import Span
from rfplint.prose import Clause, Lexicon, reading
from rfplint.prose.compiling import compiled
from rfplint.prose.passages import GATES

PHRASES = {
    "office": {"en": ["office*"], "fr": ["bureau*"]},
    "refuse": {"en": ["rejected"], "fr": ["rejeté*"]},
    "depot": {"en": ["depot*"]},
    "shop": {"en": ["shop*"]},
    "lunch": {"en": ["lunch"]},
    "request": {"en": ["describe"]},
    "past": {"en": ["repealed"]},
    "definition": {"en": ["means"]},
    "hypothetical": {"en": ["if ever"]},
    "lifted": {"en": ["need not"]},
}
SOME = "firms must have local head office three 3 $ % ? . ; : data city le la \n- é"
BID = "Only firms with a head office in the city may bid."
texts = st.text() | st.lists(st.sampled_from(SOME.split(" "))).map(" ".join)
SIEGE = "seules les firmes ayant leur siège social au Québec peuvent soumissionner."
LISTED = "The bidder must list at least five completed projects"
BOTH = {"all": ["office", "refuse"]}
CHOICE = {"some": [["office", "depot"], ["shop", "lunch"]]}
HELD_BY = "All intellectual property created under the contract belongs to the City"


def lexicon(read: Mapping[str, object], **more: object) -> Lexicon:
    return Lexicon(compiled([{"phrases": PHRASES, "kind": "seat", "reads": [read], **more}]))


def said(text: str, read: Mapping[str, object], **more: object) -> list[str]:
    clauses = prose.read(text, lexicon=lexicon(read, **more))
    return [text[clause.span.start : clause.span.end] for clause in clauses]


@pytest.mark.parametrize(
    ("read", "text", "words"),
    [
        (BOTH, "No office: rejected.", ["office: rejected"]),
        (BOTH, "Rejected without an office.", ["Rejected without an office"]),
        (BOTH, "An office. Rejected.", []),
        (BOTH, "An office.", []),
        ({**BOTH, "wholeValue": True}, "An office. Rejected.", ["office. Rejected"]),
        ({**BOTH, "inOrder": True}, "Office is rejected.", ["Office is rejected"]),
        ({**BOTH, "inOrder": True}, "Rejected office.", []),
        ({**BOTH, "near": 4}, "Office is now rejected.", ["Office is now rejected"]),
        ({**BOTH, "near": 4}, "Office is by now rejected.", []),
        ({**BOTH, "near": 3, "inOrder": True}, "Office is so rejected.", []),
        (BOTH, "Office, or an office is rejected.", ["office is rejected"]),
        ({"all": ["refuse"], "some": ["office", "depot"]}, "Depot rejected.", ["Depot rejected"]),
        ({"all": ["refuse"], "some": ["office", "depot"]}, "Shop rejected.", []),
        (CHOICE, "Depot, shop.", ["Depot, shop"]),
        (CHOICE, "Depot, office.", []),
        ({"all": ["office"], "none": ["lunch"]}, "Office lunch. Our office.", ["office"]),
        ({"all": ["office"], "nowhere": ["lunch"]}, "Office lunch. Our office.", []),
        ({"all": ["office"]}, "Office here. Our office.", ["Office", "office"]),
        ({"all": ["office"]}, "Have:\n- office\n- depot", ["office"]),
        (BOTH, "Rejected are:\n- offices\n- depots", ["Rejected are:\n- offices"]),
        ({"all": ["office"]}, "", []),
    ],
)  # fmt: skip
def test_a_way_of_saying_it(read: Mapping[str, object], text: str, words: list[str]) -> None:
    assert said(text, read) == words


@pytest.mark.parametrize(
    ("gate", "text"),
    [
        ("request", "Describe your office."),
        ("request", "Your office?"),
        ("past", "The office rule is repealed."),
        ("definition", "Office means a room."),
        ("hypothetical", "If ever an office is asked."),
        ("lifted", "You need not have an office."),
    ],
)
def test_a_gate_keeps_a_clause_from_counting(gate: str, text: str) -> None:
    found = text[text.lower().index("office") :][:6]
    assert said(text, {"all": ["office"]}) == []
    assert said(text, {"all": ["office"], "despite": [gate]}) == [found]
    assert said(text, {"all": ["office"]}, despite=[gate]) == [found]
    others = [other for other in GATES if other != gate]
    assert said(text, {"all": ["office"], "despite": others}) == []


def test_a_kind_may_ask_it_of_every_way() -> None:
    assert said("Office lunch.", {"all": ["office"]}, unless=["lunch"]) == []
    assert said("Office. Lunch.", {"all": ["office"]}, unless=["lunch"]) == ["Office"]
    assert said("Office. Lunch.", {"all": ["office"]}, unlessAnywhere=["lunch"]) == []


def kinds(text: str, **yields: object) -> list[str]:
    files: list[Mapping[str, object]] = [
        {"phrases": PHRASES, "kind": "seat", "reads": [{"all": ["office"]}], **yields},
        {"kind": "meal", "home": "social", "reads": [{"all": ["lunch"]}]},
    ]
    read = prose.read(text, lexicon=Lexicon(compiled(files)))
    return [clause.kind for clause in read]


def test_a_kind_gives_way_to_another() -> None:
    assert kinds("Office lunch.") == ["seat", "meal"]
    assert kinds("Office lunch.", yieldsInClause=["meal"]) == ["meal"]
    assert kinds("Office. Lunch.", yieldsInClause=["meal"]) == ["seat", "meal"]
    assert kinds("Office. Lunch.", yieldsInValue=["meal"]) == ["meal"]


def test_what_a_clause_says_is_not_told_again_of_the_whole_value() -> None:
    reads = [BOTH, {"all": ["depot", "refuse"], "wholeValue": True}]
    files: list[Mapping[str, object]] = [{"phrases": PHRASES, "kind": "seat", "reads": reads}]
    read = prose.read("No office: rejected. No depot.", lexicon=Lexicon(compiled(files)))
    assert [clause.span for clause in read] == [(3, 19)]


@pytest.mark.parametrize("field", ["social", None])
def test_kinds_at_one_place_are_in_order(field: str | None) -> None:
    files: list[Mapping[str, object]] = [
        {"phrases": PHRASES, "kind": "seat", "home": "ip", "reads": [{"all": ["office"]}]},
        {"kind": "booth", "home": "social", "reads": [{"all": ["office"]}]},
        {"kind": "zone", "home": "social", "reads": [{"all": ["office"]}]},
    ]
    read = prose.read("An office.", field=field, lexicon=Lexicon(compiled(files)))
    order = {"social": ["booth", "zone", "seat"], None: ["booth", "seat", "zone"]}
    assert [clause.kind for clause in read] == order[field]


def test_a_clause_tells_by_which_words_it_was_read() -> None:
    words = lexicon({"all": ["office", "refuse"], "sets": {"form": "gate", "when": "bid"}})
    assert prose.read("Bids without offices are rejected.", lexicon=words) == (
        Clause(
            kind="seat",
            span=Span(13, 33),
            language="en",
            form="gate",
            when="bid",
            because=(("office", "offices"), ("refuse", "rejected")),
        ),
    )


def test_a_language_may_be_asked_for() -> None:
    words = lexicon({"all": ["office"]})
    assert len(prose.read("Un bureau, an office.", lexicon=words)) == 1
    assert prose.read("Un bureau.", lexicon=words, language="en") == ()
    assert prose.read("Un bureau.", lexicon=words, language="fr")[0].language == "fr"


ATTRIBUTES = [
    ("form", "gate", BID),
    ("count", 3, "Bidders must have completed three contracts for municipalities."),
    ("count", 25, "The bidder must list at least twenty-five (25) completed projects."),
    ("count", 5, "Le fournisseur doit présenter au moins cinq projets terminés."),
    ("years", 10, "The firm must have been in business for at least ten years."),
    ("years", 10, "L'entreprise doit exister depuis au moins dix ans."),
    ("amount", 5e6, "Bidders must have annual revenue of at least $5 million."),
    ("amount", 5e6, "Le soumissionnaire doit avoir un chiffre d'affaires annuel d'au moins 5 M$."),
    ("amount", 2e6, "Un chiffre d'affaires annuel minimal de 2 000 000 $ est exigé."),
    ("amount", None, "Bidders must have annual revenue of $5 million or $6 million."),
    ("percent", 10, "Each bid must be accompanied by a bid bond of 10 % of its price."),
    ("when", "bid", "Each bid must be accompanied by a bid bond of 10 % of its price."),
    ("when", "unknown", BID),
    ("client", "publicBuyer", "Bidders must have completed three contracts for municipalities."),
    ("client", "any", f"{LISTED}."),
    ("client", "thisBuyer", "Bidders must have completed three similar contracts with the City."),
    ("client", None, BID),
    ("has_alternative", False, f"{LISTED}."),
    ("has_alternative", True, f"{LISTED}; failing which, staff."),
    ("exclusion", True, "The cameras must be Nordalux K-77; no substitutes will be accepted."),
    ("exclusion", False, BID),
    ("basis", "Buy Ontario Act", f"Under the Buy Ontario Act, {BID}"),
    ("basis", "Loi sur les villes", f"En vertu de la Loi sur les villes, {SIEGE}"),
    ("basis", "", "Bidders must have their head office in Ontario as permitted by law."),
    ("reason", True, f"{HELD_BY} because it must be reused."),
    ("reason", False, f"{HELD_BY}."),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value", "text"), ATTRIBUTES)
def test_a_clause_has_an_attribute(name: str, value: object, text: str) -> None:
    assert {getattr(clause, name) for clause in prose.read(text)} == {value}


@given(texts)
def test_any_text_is_read_and_always_the_same(text: str) -> None:
    clauses = prose.read(text)
    reading.remembered.cache_clear()
    assert prose.read(text) == clauses
    assert [clause.span for clause in clauses] == sorted(clause.span for clause in clauses)


@given(texts)
def test_a_span_covers_the_words_that_prove_it(text: str) -> None:
    whole = f"{text} {BID}"
    for clause in prose.read(whole):
        where = whole[clause.span.start : clause.span.end]
        assert all(words in where for _, words in clause.because)


@pytest.mark.parametrize(
    "text",
    [
        "Bidders shall:\n- sign each page;\n- attend the mandatory site visit in person.",
        "Le soumissionnaire doit :\n- signer;\n- assister à la visite obligatoire des lieux.",
    ],
)
def test_a_list_item_is_shown_without_the_items_before_it(text: str) -> None:
    (clause,) = prose.read(text)
    assert text.rindex("\n- ") < clause.span.start < clause.span.end <= len(text)
