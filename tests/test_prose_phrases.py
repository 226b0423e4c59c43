"""How a lexicon writes phrases, and where they occur."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from rfplint.prose.compiling import compiled
from rfplint.prose.folding import words
from rfplint.prose.lexicon import Lexicon
from rfplint.prose.matching import Words
from rfplint.prose.phrases import PhraseError, parse, spread

MORE = {
    "seat": {"en": ["head office", "depot*"]},
    "stop": {"en": ["not", "never ..1 so"]},
    "no-name": {"en": ["Canada"]},
}


def found(phrase: str, text: str, language: str | None = None) -> list[str]:
    files = [{"phrases": {**MORE, "asked": {"en": [phrase]}}}]
    languages = (language,) if language else ("en", "fr")
    read = Words(words(text), Lexicon(compiled(files)), languages, text)
    return [text[read.words[at].start : read.words[end - 1].end] for at, end in read("asked")]


@pytest.mark.parametrize(
    ("phrase", "text", "places"),
    [
        ("head office", "A head office, the HEAD-OFFICE.", ["head office", "HEAD-OFFICE"]),
        ("head office", "The head of the office.", []),
        ("siège social", "Un SIEGE social ici.", ["SIEGE social"]),
        ("place d'affaires", "Sa place d\u2019affaires.", ["place d\u2019affaires"]),
        ("pre-existing", "All pre existing tools.", ["pre existing"]),
        ("headquarter*", "Headquartered in two headquarters.", ["Headquartered", "headquarters"]),
        ("head quarter*", "head quarters", ["head quarters"]),
        ("firm|compan*", "A firm, two companies, firms.", ["firm", "companies"]),
        ("no ..2 equal", "no equal", ["no equal"]),
        ("no ..2 equal", "no such other equal", ["no such other equal"]),
        ("no ..2 equal", "no such other good equal", []),
        ("no .. equal", "no a b c equal", ["no a b c equal"]),
        ("no .. equal", "no a b c d equal", []),
        ("no ..0 equal", "no a equal no equal", ["no equal"]),
        ("no ..4!<stop> equal", "no such equal", ["no such equal"]),
        ("no ..4!<stop> equal", "no one not equal", []),
        ("no ..4!<stop> equal", "no one never ever so equal", []),
        ("no ..4!<stop> equal", "no never equal", ["no never equal"]),
        ("in server*|data_centre here", "In data centre here", ["In data centre here"]),
        ("in server*|data_centre here", "in servers here", ["in servers here"]),
        ("in server*|data_centre here", "in data here", []),
        ("a_b|c_d e_f|g", "a b e f c d g b e f", ["a b e f", "c d g"]),
        ("an (own) office", "an office, an own office", ["an office", "an own office"]),
        ("an (own|local) office", "an local office, an new office", ["an local office"]),
        ("an office (here)", "an office here", ["an office here"]),
        ("<seat> ..2 here", "depots are here", ["depots are here"]),
        ("keeps <seat>", "keeps depots, keeps head office", ["keeps depots", "keeps head office"]),
        ("keeps <count> truck*", "keeps three trucks", ["keeps three trucks"]),
        ("<count> truck*", "12 trucks", ["12 trucks"]),
        ("<money>", "It costs $40.", ["$40"]),
        ("<percent> of", "ten per cent of it", ["ten per cent of"]),
        ("since <year>", "since 2015, since 15", ["since 2015"]),
        ("<number>", "vingt-cinq ans", ["vingt-cinq"]),
        ("made by <name>", "It is made by Steelhaven.", ["made by Steelhaven"]),
        ("made by <name>", "It is made by hand, made by Canada.", []),
        ("type <model>", "a lamp type VX-400", ["type VX"]),
        ("type <model>", "a lamp type A", []),
        ("? yes", "Local? Yes", ["? Yes"]),
    ],
)
def test_a_phrase_occurs(phrase: str, text: str, places: list[str]) -> None:
    assert found(phrase, text) == places


@pytest.mark.parametrize("phrase", ["so " + "(so) " * 40 + "end", "so " + "..9 so " * 20 + "end"])
def test_a_phrase_with_many_ways_to_stand_is_soon_found_not_to(phrase: str) -> None:
    assert found(phrase, "so " * 200) == []


def test_a_phrase_ends_as_soon_as_it_may() -> None:
    assert found("no .. equal", "no equal or equal") == ["no equal"]


def test_a_phrase_may_count_in_its_language_alone() -> None:
    assert found("office", "an office", "en") == ["office"]
    assert found("office", "an office", "fr") == []


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("a b|c", ["a b|c"]),
        ("a b|c_d", ["a b", "a c d"]),
        ("a_b|c_d e", ["a b e", "c d e"]),
        ("a|b_c d|e_f", ["a d", "a e f", "b c d", "b c e f"]),
    ],
)
def test_a_choice_of_several_words_is_spread(written: str, plain: Sequence[str]) -> None:
    assert list(spread(written)) == plain


@pytest.mark.parametrize(
    "written",
    [
        "()",
        "office () here",
        "(office here",
        *("", " ", "..3 a", "a ..", "..", "(a)", "(a) b", "\u2014", "a|", "|a", "a||b", "a|b-c"),
        *("a ..3!<>", "a ..100 b", "a <Big> b", "a <big b", "a (b c)", "mid*dle"),
    ],
)
def test_a_malformed_phrase_is_refused(written: str) -> None:
    with pytest.raises(PhraseError):
        parse(written)


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ([{"file": "x.yaml", "phrases": {"own": {"fr": [".. a"]}}}],
         "x.yaml, own: cannot read the phrase '.. a'"),
        ([{"phrases": {"own": {"en": ["a|b-c"]}}}], "own: cannot read the phrase 'a|b-c'"),
        ([{"phrases": {"own": {"en": ["a <none> b"]}}}], "own: 'a <none> b' names no list <none>"),
        ([{"phrases": {"own": {"en": ["a ..!<none> b"]}}}],
         "own: 'a ..!<none> b' names no list <none>"),
        ([{"file": "k.yaml", "kind": "k", "reads": [{"all": ["own"]}]}],
         "k.yaml, k: there is no list <own>"),
        ([{"kind": "k", "reads": [{"all": ["count"], "none": ["own"]}]}],
         "k: there is no list <own>"),
        ([{"kind": "k", "reads": [{"all": ["count"]}], "unless": ["own"]}],
         "k: there is no list <own>"),
        ([{"kind": "k", "reads": [{"some": [["count", "own"]]}]}], "k: there is no list <own>"),
        ([{"kind": "k", "reads": [{"near": 4}]}],
         "k: a way of saying it has neither 'all' nor 'some'"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_file_and_list(
    files: Sequence[dict[str, object]], told: str
) -> None:
    with pytest.raises(PhraseError) as error:
        compiled(files)
    assert str(error.value) == told
