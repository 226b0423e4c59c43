"""What is said of a document that breaks its schema: the sentence, the place, the fix."""

from __future__ import annotations

from typing import Any, TypeAlias

import pytest

from rfplint.model import Fix, Pointer, Text
from rfplint.schema import Fault, faults, rfp_faults
from rfplint.schema.explain import explain

Node: TypeAlias = dict[str, Any]


def text(english: str, french: str) -> Text:
    """Give a Text; the spaces inside « » and before : are made non-breaking."""
    french = french.replace("« ", "«\u00a0").replace(" »", "\u00a0»").replace(" :", "\u00a0:")
    return Text(english, french)


def rfp(**tender: object) -> Node:
    """Give a valid RFP whose tender has these fields too."""
    needed = {"title": "Signals", "description": "Faster buses.", "procurementMethod": "open"}
    return {"rfp": "1.0", "buyer": {"name": "Port Halven"}, "tender": {**needed, **tender}}


def only(found: tuple[Fault, ...]) -> Fault:
    assert len(found) == 1, found
    return found[0]


def in_tender(**tender: object) -> Fault:
    """Give the only fault of an RFP with these fields."""
    return only(rfp_faults(rfp(**tender), native=True))


def under(part: Node, value: object) -> Fault:
    """Give the only fault of `{a: value}` where `part` judges `a`."""
    return only(explain({"properties": {"a": part}}, {"a": value}, ()))


# Sentences of every kind, in both languages ------------------------------------------------------

LIST = 'a list (lines that start with "- ")'
LISTE = "une liste (lignes qui commencent par « - »)"
GROUP = 'a group of "key: value" lines'
GROUPE = "un groupe de lignes « clé : valeur »"
A = "« a »"

SENTENCES: list[tuple[Node, object, str, str]] = [
    (
        {"type": "integer"},
        "60",
        "'a' must be a whole number, not the text \"60\"; remove the quotes.",
        f"{A} doit être un nombre entier, et non le texte « 60 »; enlevez les guillemets.",
    ),
    (
        {"type": "number"},
        "60 %",
        "'a' must be a number, not the text \"60 %\"; write 60 without the unit.",
        f"{A} doit être un nombre, et non le texte « 60 % »; écrivez 60 sans l'unité.",
    ),
    (
        {"type": "string"},
        2026,
        "'a' must be a text, not the number 2026; put it in quotes.",
        f"{A} doit être un texte, et non le nombre 2026; mettez-le entre guillemets.",
    ),
    (
        {"type": "string"},
        True,
        "'a' must be a text, not true; put it in quotes.",
        f"{A} doit être un texte, et non true (vrai); mettez-le entre guillemets.",
    ),
    (
        {"type": "boolean"},
        "oui",
        "'a' must be true or false, not the text \"oui\"; write true.",
        f"{A} doit être true (vrai) ou false (faux), et non le texte « oui »; écrivez true.",
    ),
    (
        {"type": ["array", "null"]},
        "en",
        f"'a' must be {LIST}, not the text \"en\"; write [en].",
        f"{A} doit être {LISTE}, et non le texte « en »; écrivez [en].",
    ),
    (
        {"type": "array"},
        {"b": 1},
        f"'a' must be {LIST}, not a group of fields; put \"- \" before its first line.",
        (
            f"{A} doit être {LISTE}, et non un groupe de champs; "
            "mettez « - » devant sa première ligne."
        ),
    ),
    (
        {"type": "object", "properties": {"b": {}, "c": {}}},
        5,
        f"'a' must be {GROUP}, not the number 5; write its parts below it, such as b: and c:.",
        (
            f"{A} doit être {GROUPE}, et non le nombre 5; "
            "écrivez ses parties au-dessous, par exemple b: et c:."
        ),
    ),
    (
        {"type": "string"},
        None,
        "'a' is empty; write a text.",
        f"{A} est vide; écrivez un texte.",
    ),
    (
        {"items": {"type": "string"}},
        ["x", None],
        "Item 2 of 'a' is empty; write something after the dash or remove the line.",
        f"L'élément 2 de {A} est vide; écrivez quelque chose après le tiret ou supprimez la ligne.",
    ),
    (
        {"enum": ["open", "direct", None]},
        "Opne",
        '\'a\' is "Opne"; it can be open or direct; did you mean "open"?',
        f"{A} vaut « Opne »; valeurs possibles : open ou direct; vouliez-vous dire « open »?",
    ),
    (
        {"enum": [f"code{number}" for number in range(40)]},
        "x",
        "'a' is \"x\", which is not one of the 40 codes allowed.",
        f"{A} vaut « x », qui n'est pas l'un des 40 codes permis.",
    ),
    (
        {"const": "b"},
        "c",
        '\'a\' must be "b", not "c".',
        f"{A} doit valoir « b », et non « c ».",
    ),
    ({"minimum": 0}, -3, "'a' is -3; it cannot be less than 0.", f"{A} vaut -3; le minimum est 0."),
    ({"maximum": 9}, 10, "'a' is 10; it cannot be more than 9.", f"{A} vaut 10; le maximum est 9."),
    (
        {"exclusiveMinimum": 0},
        0,
        "'a' is 0; it must be more than 0.",
        f"{A} vaut 0; il faut plus de 0.",
    ),
    (
        {"exclusiveMaximum": 1},
        1,
        "'a' is 1; it must be less than 1.",
        f"{A} vaut 1; il faut moins de 1.",
    ),
    (
        {"multipleOf": 5},
        7,
        "'a' is 7; it must be a multiple of 5.",
        f"{A} vaut 7; il faut un multiple de 5.",
    ),
    (
        {"minItems": 1},
        [],
        "'a' is empty; it needs at least 1.",
        f"{A} est vide; il en faut au moins 1.",
    ),
    (
        {"minItems": 2},
        [1],
        "'a' has 1; it needs at least 2.",
        f"{A} en compte 1; il en faut au moins 2.",
    ),
    (
        {"maxItems": 1},
        [1, 2],
        "'a' has 2; it can have at most 1.",
        f"{A} en compte 2; le maximum est 1.",
    ),
    ({"minLength": 1}, "", "'a' is empty.", f"{A} est vide."),
    (
        {"minLength": 3},
        "ab",
        "'a' is too short; it needs at least 3 characters.",
        f"{A} est trop court; il faut au moins 3 caractères.",
    ),
    (
        {"maxLength": 3},
        "abcd",
        "'a' is too long; it can have at most 3 characters.",
        f"{A} est trop long; le maximum est de 3 caractères.",
    ),
    ({"minProperties": 1}, {}, "'a' is empty.", f"{A} est vide."),
    (
        {"maxProperties": 1},
        {"b": 1, "c": 1},
        "'a' has 2; it can have at most 1.",
        f"{A} en compte 2; le maximum est 1.",
    ),
    (
        {
            "pattern": "^[A-Z]+$",
            "x-pattern-hint": {"en": "write capitals", "fr": "écrivez des majuscules"},
        },
        "b",
        "'a' is \"b\"; write capitals.",
        f"{A} vaut « b »; écrivez des majuscules.",
    ),
    (
        {"pattern": "^[A-Z]+$"},
        "b",
        "'a' is \"b\"; it does not have the form that is expected.",
        f"{A} vaut « b »; ce n'est pas la forme attendue.",
    ),
    (
        {"contains": {"const": 1}},
        [2],
        "'a' lacks an item of the kind that is needed.",
        f"Il manque à {A} un élément du genre voulu.",
    ),
    (
        {"not": {"const": 1}},
        1,
        "'a' cannot be the number 1 here.",
        f"{A} ne peut pas valoir le nombre 1 ici.",
    ),
    (
        {"oneOf": [{"type": "string"}, {"maxLength": 3}]},
        "x",
        "'a' fits more than one of the forms allowed; keep only one of them.",
        f"{A} correspond à plus d'une des formes permises; n'en gardez qu'une.",
    ),
    (
        {"anyOf": [{"enum": ["none"]}, {"type": "object"}, {"type": "null"}]},
        "nnoe",
        f'\'a\' must be none or {GROUP}, not the text "nnoe"; did you mean "none"?',
        f"{A} doit être none ou {GROUPE}, et non le texte « nnoe »; vouliez-vous dire « none »?",
    ),
]


@pytest.mark.parametrize(("part", "value", "english", "french"), SENTENCES)
def test_each_kind_of_fault_has_a_sentence_in_both_languages(
    part: Node, value: object, english: str, french: str
) -> None:
    assert under(part, value).message == text(english, french)


def test_no_sentence_ends_in_two_marks_or_begins_small() -> None:
    for part, value, _, _ in SENTENCES:
        for words in under(part, value).message:
            assert words[-1] in ".?"
            assert words[-2] not in ".?;"
            assert not words[0].islower()


# Places ------------------------------------------------------------------------------------------


def test_a_missing_key_points_at_its_parent() -> None:
    document = rfp()
    del document["tender"]["procurementMethod"]
    assert rfp_faults(document, native=True) == (
        Fault(
            ("tender",),
            "key",
            "required",
            text(
                "'tender' needs 'procurementMethod' (Procurement method).",
                "« tender » (Appel d'offres) doit comporter « procurementMethod » "
                "(Mode de passation).",
            ),
            None,
        ),
    )


def test_each_missing_key_is_told() -> None:
    found = rfp_faults({"rfp": "1.0"}, native=True)
    assert [(fault.pointer, fault.message.en) for fault in found] == [
        ((), "The document needs 'buyer'."),
        ((), "The document needs 'tender'."),
    ]


def test_a_misspelt_required_key_is_told_once_at_that_key() -> None:
    document = rfp(titel="Signals")
    del document["tender"]["title"]
    assert rfp_faults(document, native=True) == (
        Fault(
            ("tender", "titel"),
            "key",
            "required",
            text(
                "'tender' has 'titel' where 'title' is needed.",
                "« tender » (Appel d'offres) comporte « titel » là où il faut « title » (Titre).",
            ),
            Fix(
                text("Rename it to 'title'", "Renommer en « title »"),
                safe=False,
                proposal="title",
            ),
        ),
    )


def test_the_format_version_is_not_asked_for_here() -> None:
    document = rfp()
    del document["rfp"]
    assert rfp_faults(document, native=True) == ()
    assert rfp_faults({**document, "rfp": 1.0}, native=True) == ()


@pytest.mark.parametrize("value", [None, ""])
def test_a_required_text_may_not_be_empty(value: object) -> None:
    fault = in_tender(title=value)
    assert (fault.pointer, fault.on) == (("tender", "title"), "value")


def test_a_wrong_value_deep_in_a_lot_is_pointed_at() -> None:
    licence = {"scope": "use", "duration": {"durationInDays": "3 ans"}}
    lots = [
        {"id": "1"},
        {"id": "2", "intellectualProperty": {"foregroundIP": {"licenceToBuyer": licence}}},
    ]
    fault = in_tender(lots=lots)
    path: Pointer = (
        "intellectualProperty",
        "foregroundIP",
        "licenceToBuyer",
        "duration",
        "durationInDays",
    )
    assert fault.pointer == ("tender", "lots", 1, *path)
    assert fault.message.en == (
        "'durationInDays' (Days) must be a whole number, not the text \"3 ans\"; "
        "write 3 without the unit."
    )


def test_a_unique_item_that_comes_twice_is_pointed_at_the_second_time() -> None:
    fault = under({"uniqueItems": True}, ["x", "y", "x"])
    assert fault.pointer == ("a", 2)
    assert fault.message == text("'a' has \"x\" twice.", f"{A} comporte « x » deux fois.")


def test_an_unknown_key_is_pointed_at_and_the_known_ones_are_named() -> None:
    part = {"properties": {"color": {}, "size": {}}, "additionalProperties": False}
    near = under(part, {"colour": 1})
    assert (near.pointer, near.on) == (("a", "colour"), "key")
    assert near.message == text(
        "'a' has no 'colour'; did you mean 'color'?",
        f"{A} n'a pas de champ « colour »; vouliez-vous dire « color »?",
    )
    assert under(part, {"weight": 1}).message == text(
        "'a' has no 'weight' (it has: color, size).",
        f"{A} n'a pas de champ « weight » (champs possibles : color, size).",
    )


def test_an_unknown_key_that_stands_for_a_required_one_is_one_fault() -> None:
    part = {"properties": {"weight": {}}, "required": ["weight"], "additionalProperties": False}
    assert under(part, {"wieght": 1}).message.en == "'a' has 'wieght' where 'weight' is needed."


def test_a_key_of_the_wrong_form_is_pointed_at() -> None:
    hint = {"en": "write capitals", "fr": "écrivez des majuscules"}
    part = {"propertyNames": {"pattern": "^[A-Z]+$", "x-pattern-hint": hint}}
    fault = under(part, {"b": 1})
    assert (fault.pointer, fault.on) == (("a", "b"), "key")
    assert fault.message == text(
        "'a' cannot have the key 'b'; write capitals.",
        f"{A} ne peut pas avoir la clé « b »; écrivez des majuscules.",
    )


def test_a_key_that_another_one_needs_is_missed_at_their_parent() -> None:
    fault = under({"dependentRequired": {"b": ["c"]}}, {"b": 1})
    assert (fault.pointer, fault.on) == (("a",), "key")
    assert fault.message == text(
        "'a' needs 'c' because it has 'b'.",
        f"{A} doit comporter « c » puisqu'il y a « b ».",
    )


def test_a_value_is_told_one_fault_the_plainest() -> None:
    fault = under({"enum": ["x"], "type": "string", "minLength": 1}, 5)
    assert fault.keyword == "type"


# Forms -------------------------------------------------------------------------------------------

SHAPES: Node = {
    "oneOf": [
        {
            "type": "object",
            "required": ["kind", "radius"],
            "properties": {"kind": {"const": "circle"}, "radius": {"type": "number"}},
        },
        {
            "type": "object",
            "required": ["kind", "side"],
            "properties": {"kind": {"const": "square"}, "side": {"type": "number"}},
        },
        {"type": "number"},
    ]
}


def test_the_form_is_settled_by_the_member_that_names_it() -> None:
    fault = under(SHAPES, {"kind": "square", "side": "4"})
    assert fault.pointer == ("a", "side")
    assert fault.message.en == "'side' must be a number, not the text \"4\"; remove the quotes."


def test_a_member_that_names_no_form_is_told_the_names() -> None:
    fault = under(SHAPES, {"kind": "sqare", "side": 4})
    assert fault.pointer == ("a", "kind")
    assert fault.message.en == (
        '\'kind\' is "sqare"; it can be circle or square; did you mean "square"?'
    )


def test_the_form_is_settled_by_the_type_first() -> None:
    fault = under(SHAPES, [])
    assert fault.message.en == f"'a' must be {GROUP} or a number, not a list."


def test_the_form_with_the_fewest_faults_is_meant() -> None:
    part = {
        "anyOf": [
            {"type": "object", "required": ["b", "c", "d"]},
            {"type": "object", "required": ["b", "e"]},
        ]
    }
    assert under(part, {"b": 1}).message.en == "'a' needs 'e'."


# Fixes -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "value", "safe", "proposal"),
    [
        ("procurementMethod", "OPEN", True, "open"),
        ("procurementMethod", "Ouvert", False, "open"),
        ("procurementMethod", "opne", False, "open"),
        ("value", {"amount": "2400000"}, True, "2400000"),
        ("value", {"amount": "$2,400,000.00"}, False, "2400000.00"),
        ("value", {"amount": "2\u202f400\u00a0000 $"}, False, "2400000"),
        ("value", {"amount": "12,5"}, False, "12.5"),
        ("value", {"amount": "007"}, False, "7"),
        ("value", {"currency": "cad"}, True, "CAD"),
        ("hasOptions", "false", True, "false"),
        ("hasOptions", "no", False, "false"),
        ("submissionMethodDetails", 5, True, '"5"'),
        ("coveredBy", "CFTA", False, "[CFTA]"),
        ("coveredBy", "no", False, '["no"]'),
    ],
)
def test_a_value_that_can_be_mended_has_a_fix(
    field: str,
    value: object,
    safe: bool,  # noqa: FBT001 - pytest passes the parameters by name
    proposal: str,
) -> None:
    fix = in_tender(**{field: value}).fix
    assert fix is not None
    assert (fix.safe, fix.proposal) == (safe, proposal)


@pytest.mark.parametrize(
    "amount", ["2.4 million", "2,4 M$", "600 k", "a lot", "2026-04-01", "1.2.3", "", "9" * 200]
)
def test_a_number_that_cannot_be_told_has_no_fix(amount: str) -> None:
    assert in_tender(value={"amount": amount}).fix is None


def test_a_number_that_lost_its_last_zero_is_not_quoted_for_the_buyer() -> None:
    fault = in_tender(documents=[{"id": 1.1}])
    assert fault.message.en.endswith("put it in quotes.")
    assert fault.fix is None


def test_a_country_may_be_meant_by_its_name() -> None:
    document = {**rfp(), "parties": [{"id": "x", "address": {"country": "Norvège"}}]}
    fault = only(rfp_faults(document, native=True))
    assert fault.fix == Fix(text('Write "NO"', 'Écrire "NO"'), safe=False, proposal='"NO"')


# Publishers and other schemas --------------------------------------------------------------------


def test_of_a_release_only_the_tender_is_judged_and_nothing_is_required() -> None:
    release = {"ocid": 5, "buyer": "x", "tender": {"status": "Active", "lots": [{"id": "1"}]}}
    found = only(rfp_faults(release, native=False))
    assert found.pointer == ("tender", "status")
    assert rfp_faults({"ocid": "x"}, native=False) == ()
    assert rfp_faults({"tender": {}}, native=False) == ()


def test_other_schemas_are_judged_by_the_same_sentences() -> None:
    found = faults("config", {"slect": ["ELG"]})
    assert [(fault.pointer, fault.on) for fault in found] == [(("slect",), "key")]
    assert found[0].message.en == "The document has no 'slect'; did you mean 'select'?"
    with pytest.raises(FileNotFoundError):
        faults("no-such-schema", {})


# Hostile data ------------------------------------------------------------------------------------


def deep(levels: int) -> Node:
    data: Node = {}
    for _ in range(levels):
        data = {"lots": [data]}
    return data


@pytest.mark.parametrize(
    "data",
    [
        None,
        5,
        "x",
        [],
        {},
        {5: 1, "tender": {6: 1}},
        {"tender": {"title": "\ud800", "lots": "\udfff"}, "\ud800": 1},
        {"tender": {"value": {"amount": float("nan")}, "hasOptions": float("inf")}},
        {"tender": {"title": 10**5000, "value": {"amount": -(10**5000)}}},
        {"buyer": deep(100), "tender": deep(100)},
        {"tender": {"title": {"{braces}": "{}"}, "procurementMethod": "{0}{place}"}},
    ],
)
@pytest.mark.parametrize("native", [True, False])
def test_data_of_any_shape_gives_sentences(
    data: object,
    native: bool,  # noqa: FBT001 - pytest passes the parameters by name
) -> None:
    for fault in rfp_faults(data, native=native):
        assert fault.message.en.encode()
        assert fault.message.fr.encode()


def test_a_long_value_is_cut() -> None:
    fault = in_tender(procurementMethod="x\n" * 500)
    assert len(fault.message.en) < 200


def test_a_blank_at_the_end_that_nobody_sees_is_spelt_out() -> None:
    assert under({"enum": ["open", "limited"]}, "open\xa0").message.en.startswith(
        "'a' is \"open\\u00a0\"; it can be "
    )
    assert under({"enum": ["open", "limited"]}, "\u202fopen x").message.fr.startswith(
        "«\xa0a\xa0» vaut «\xa0\\u202fopen x\xa0»; "
    )
