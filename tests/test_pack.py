"""A pack is checked before it runs: each fault has its place and says what to write instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from rfplint import __version__
from rfplint.declarative import pack
from rfplint.messages import pack as words
from rfplint.model import Text

PACK = """\
pack: acme
version: "1.0.0"
title: {en: Acme policies, fr: Politiques Acme}
licence: MIT
terms:
  owners: [buyer, joint]
"""
POLICY = """\
code: ACME001
name: foreground-taken
title: {en: The buyer takes what is made, fr: L'acheteur prend ce qui est créé}
severity: warning
class: harm
why: {en: Firms stay away., fr: Des entreprises s'abstiennent.}
references: []
settings:
  most: {default: 3, help: {en: The most, fr: Le maximum}}
when: {facts.dataInScope: {equals: true}}
must:
  tender.intellectualProperty.foregroundIP.owner: {notIn: $owners}
message: {en: "It is {value}.", fr: "C'est {value}."}
examples:
  - bad: {tender: {intellectualProperty: {foregroundIP: {owner: buyer}}}}
    at: /tender/intellectualProperty/foregroundIP/owner
  - good: {language: fr, tender: {intellectualProperty: {foregroundIP: {owner: supplier}}}}
"""


def write(folder: Path, policy: str, *, name: str = "foreground-taken") -> None:
    (folder / "ip").mkdir(exist_ok=True)
    (folder / "pack.yaml").write_text(PACK)
    (folder / "ip" / f"{name}.yaml").write_text(policy)


def faults(folder: Path, bound: frozenset[str] = frozenset()) -> list[tuple[int, int, str]]:
    compiled = pack.compile_folder(str(folder), bound)
    return [(p.location.line, p.location.column, p.message.en) for p in compiled.problems]


def test_a_sound_pack_has_no_fault_and_its_terms_are_put_in(tmp_path: Path) -> None:
    write(tmp_path, POLICY)
    compiled = pack.compile_folder(str(tmp_path), frozenset())
    assert compiled.problems == ()
    (policy,) = compiled.policies
    assert policy["must"] == {
        "tender.intellectualProperty.foregroundIP.owner": {"notIn": ["buyer", "joint"]}
    }
    assert policy["pack"] == "acme"
    assert policy["file"] == "ip/foreground-taken.yaml"


@pytest.mark.parametrize(
    ("was", "becomes", "place", "message"),
    [
        (
            "notIn:",
            "noIn:",
            (12, 52),
            (
                "'tender.intellectualProperty.foregroundIP.owner' (Test) has no 'noIn'; "
                "did you mean 'notIn'?"
            ),
        ),
        (
            "$owners",
            "$owner",
            (12, 59),
            (
                "'$owner' is neither a term of this pack nor a setting of this policy. "
                "Did you mean 'owners'?"
            ),
        ),
        (
            "foregroundIP.owner: {notIn",
            "forgroundIP.owner: {notIn",
            (12, 3),
            (
                "An RFP has nothing at 'tender.intellectualProperty.forgroundIP.owner'. "
                "Did you mean 'foregroundIP'?"
            ),
        ),
        (
            "{notIn: $owners}",
            "{equals: suplier}",
            (12, 60),
            (
                "'tender.intellectualProperty.foregroundIP.owner' is never 'suplier'. "
                "Did you mean 'supplier'?"
            ),
        ),
        (
            "facts.dataInScope",
            "facts.dataInScop",
            (10, 8),
            "There is no fact 'dataInScop'. Did you mean 'dataInScope'?",
        ),
        (
            '"It is {value}."',
            '"It is {valeu}."',
            (13, 10),
            "'{valeu}' stands in one language of this message and not in the other.",
        ),
        ("  - bad:", "  - good:", (15, 3), "No example shows the fault: add one with 'bad'."),
        (
            "language: fr, ",
            "",
            (15, 3),
            "No example is in French: write 'language: fr' in one and word it in French.",
        ),
        (
            "name: foreground-taken",
            "name: foreground-grabbed",
            (2, 7),
            ("The file of this policy must be called foreground-grabbed.yaml."),
        ),
        ("references: []", "after: [ACME9]\nreferences: []", (7, 9), None),
        (
            "references: []",
            "after: [ACME009]\nreferences: []",
            (7, 9),
            ("No policy has the code ACME009."),
        ),
        (
            "references: []",
            "severityFrom: {CA: {severity: error, statute: ns-foipopp}}\nreferences: []",
            (7, 47),
            "No table of statutes has 'ns-foipopp'. Did you mean 'ns-foipop'?",
        ),
        ("severity: warning", "severity: warnig", (4, 11), None),
        (", fr: Des entreprises s'abstiennent.", "", (6, 1), None),
        ("class: harm", "class: harm\nclass: form", (6, 1), None),
    ],
)
def test_a_fault_has_its_place(
    tmp_path: Path, was: str, becomes: str, place: tuple[int, int], message: str | None
) -> None:
    assert was in POLICY
    write(tmp_path, POLICY.replace(was, becomes, 1))
    found = faults(tmp_path)
    assert place in [fault[:2] for fault in found], found
    if message is not None:
        assert message in [fault[2] for fault in found]


def test_a_placeholder_that_nothing_fills_is_told(tmp_path: Path) -> None:
    write(tmp_path, POLICY.replace("{value}", "{valeu}"))
    assert faults(tmp_path)[0] == (13, 15, "Nothing fills '{valeu}'. Did you mean 'value'?")


def test_a_policy_without_condition_is_told(tmp_path: Path) -> None:
    start = POLICY.index("must:")
    end = POLICY.index("message:")
    write(tmp_path, POLICY[:start] + POLICY[end:])
    told = "This policy has no condition: write 'must', or bind a Python check to its code."
    assert [fault[2] for fault in faults(tmp_path)] == [told]
    assert faults(tmp_path, frozenset({"ACME001"})) == []


def test_a_code_that_is_taken_is_told_with_its_owner(tmp_path: Path) -> None:
    write(tmp_path, POLICY)
    write(tmp_path, POLICY.replace("foreground-taken", "other-fault"), name="other-fault")
    owner = tmp_path / "ip" / "foreground-taken.yaml"
    assert faults(tmp_path) == [(1, 7, f"ACME001 is already the code of {owner}.")]


@pytest.mark.parametrize("name", ["stray.yaml", "ip/deep/er.yaml", "ip/one.yml", "x.YAML"])
def test_a_file_that_nothing_reads_is_told(tmp_path: Path, name: str) -> None:
    write(tmp_path, POLICY)
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("a: 1\n")
    (problem,) = pack.compile_folder(str(tmp_path), frozenset()).problems
    assert problem.path == str(tmp_path / name)
    assert problem.message == words.NOT_READ


def test_a_code_of_rfplint_itself_is_refused(tmp_path: Path) -> None:
    write(tmp_path, POLICY.replace("ACME001", "YML001"))
    assert faults(tmp_path) == [(1, 7, words.reserved("YML").en)]


@pytest.mark.parametrize(
    ("requires", "told"),
    [
        (">=0.1", None),
        (">= 0.1.0.0", None),
        (">=9.2", words.newer_needed("9.2", __version__)),
        ("0.1", words.malformed_requirement("0.1")),
        (">=0.1,<2", words.malformed_requirement(">=0.1,<2")),
    ],
)
def test_a_pack_says_which_rfplint_it_needs(
    tmp_path: Path, requires: str, told: Text | None
) -> None:
    write(tmp_path, POLICY)
    (tmp_path / "pack.yaml").write_text(f"requires: '{requires}'\n{PACK}")
    assert faults(tmp_path) == ([] if told is None else [(1, 11, told.en)])


def test_an_empty_pack_file_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text("# nothing\n")
    assert faults(tmp_path) == [(1, 1, words.EMPTY["pack"].en)]


def test_a_folder_without_pack_file_is_no_pack(tmp_path: Path) -> None:
    assert faults(tmp_path) == [(1, 1, f"{tmp_path} has no pack.yaml.")]


def test_the_faults_of_one_policy_do_not_lose_the_others(tmp_path: Path) -> None:
    write(tmp_path, POLICY)
    broken = POLICY.replace("foreground-taken", "other-fault").replace("ACME001", "ACME002")
    write(tmp_path, broken.replace("$owners", "$nobody"), name="other-fault")
    compiled = pack.compile_folder(str(tmp_path), frozenset())
    assert [policy["code"] for policy in compiled.policies] == ["ACME001"]
    assert len(compiled.problems) == 1
