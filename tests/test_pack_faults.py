"""Each fault that an author makes in a pack is one message, at its place: what to write instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from command_line import RFP, call, write
from rfplint import catalogue
from rfplint.declarative import pack as packs

PACK = """\
pack: acme
version: "1.0.0"
title: {en: Acme policies, fr: Politiques Acme}
licence: MIT
terms: {owners: [buyer, joint]}
presets:
  plain: {title: {en: Plain, fr: Simple}, severity: {ACME001: note}}
  strict: {title: {en: Strict, fr: Strict}, extends: [plain]}
"""
POLICY = """\
code: ACME001
name: foreground-taken
title: {en: The buyer takes what is made, fr: L'acheteur prend ce qui est créé}
severity: warning
class: harm
why: {en: Firms stay away., fr: Des entreprises s'abstiennent.}
references: []
settings: {most: {default: 3, help: {en: The most, fr: Le maximum}}}
when: {facts.approach: {equals: pilot}}
must:
  tender.intellectualProperty.foregroundIP.owner: {notIn: $owners}
message: {en: "It is {value}.", fr: "C'est {value}."}
examples:
  - bad: {tender: {intellectualProperty: {foregroundIP: {owner: buyer}}}}
  - good: {language: fr, tender: {intellectualProperty: {foregroundIP: {owner: supplier}}}}
"""
OTHER = POLICY.replace("ACME001", "ACME002").replace("foreground-taken", "background-taken")
OWNER = "tender.intellectualProperty.foregroundIP.owner"
OWNERS = "buyer, supplier, eachParty, joint, thirdParty, publicDomain or other"


def laid_out(folder: Path, policy: str, pack: str = PACK) -> Path:
    write(folder, {"acme/pack.yaml": pack, "acme/ip/foreground-taken.yaml": policy})
    return write(folder, {"acme/ip/background-taken.yaml": OTHER, ".rfplint.yaml": "packs: [acme]"})


def policies(folder: Path) -> tuple[int, list[str]]:
    """Run `rfplint policies`; give its status and what it says, without the folder's name."""
    done = call("policies", cwd=folder)
    said = done.err.replace(f"{folder.as_posix()}/acme/", "").replace("rfplint: ", "")
    return done.status, said.splitlines()


def test_the_pack_that_the_faults_are_planted_in_has_none(tmp_path: Path) -> None:
    assert policies(laid_out(tmp_path, POLICY)) == (0, [])


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("notIn:", "noIn:", f"11:52: PCK001 '{OWNER}' (Test) has no 'noIn'; did you mean 'notIn'?"),
        ("foregroundIP.owner: {notIn", "forgroundIP.owner: {notIn", (
            "11:3: PCK001 An RFP has nothing at 'tender.intellectualProperty.forgroundIP.owner'. "
            "Did you mean 'foregroundIP'?")),
        ("$owners", "$owner", (
            "11:59: PCK001 '$owner' is neither a term of this pack nor a setting of this policy. "
            "Did you mean '$owners'?")),
        ("$owners", "$zzz", (
            "11:59: PCK001 '$zzz' is neither a term of this pack nor a setting of this policy. "
            "Write $most or $owners.")),
        ("is {value}", "is {valeu}", (
            "12:22: PCK001 Nothing fills '{valeu}'. Did you mean '{value}'?")),
        ("est {value}", "est {valeu}", (
            "12:44: PCK001 Nothing fills '{valeu}'. Did you mean '{value}'?")),
        ("est {value}", "est buyer", (
            "12:22: PCK001 '{value}' is not in the French. Write it there too, or take it out "
            "here.")),
        ("is {value}", "is {zzz}", (
            "12:22: PCK001 Nothing fills '{zzz}'. Write {amount}, {clause}, {count}, {days}, "
            "{missing}, {most}, {percent}, {phrase}, {sum}, {value}, {words} or {years}.")),
        ("code: ACME001", "code: ACME01", (
            "1:7: PCK001 'code' is \"ACME01\"; write capitals and three digits, such as "
            "ACME001.")),
        ("class: harm", "class: harm\nafter: [ACME022]", (
            "6:9: PCK001 No policy of this pack has the code ACME022. Did you mean 'ACME002'?")),
        ("severity: warning", "severity: warnig", (
            "4:11: PCK001 'severity' is \"warnig\"; it can be note, warning or error; "
            'did you mean "warning"?')),
        (", fr: Des entreprises s'abstiennent.", "", (
            "6:1: PCK001 'why' has no French. Add 'fr:' and the text in French.")),
        ('{en: "It is {value}.", ', "{", (
            "12:1: PCK001 'message' has no English. Add 'en:' and the text in English.")),
        ("{notIn: $owners}", "{equals: suplier}", (
            f"11:60: PCK001 '{OWNER}' is never 'suplier'. Did you mean 'supplier'?")),
        ("{notIn: $owners}", "{in: [buyer, ours]}", (
            f"11:64: PCK001 '{OWNER}' is never 'ours'. Write {OWNERS}.")),
        ("equals: pilot}", "equals: pilott}", (
            "9:33: PCK001 'facts.approach' is never 'pilott'. Did you mean 'pilot'?")),
        ("facts.approach: {equals: pilot}", "facts.dataInScope: {equals: maybe}", (
            "9:36: PCK001 'facts.dataInScope' is never 'maybe'. Write true or false.")),
        (f"{OWNER}: {{notIn: $owners}}", "tender.title: {equals: 3}", (
            "11:26: PCK001 'tender.title' is never 3. It is a text.")),
        (f"{OWNER}: {{notIn: $owners}}", "tender.title: {atLeast: 3}", (
            "11:18: PCK001 'atLeast' speaks of a number, and 'tender.title' is a text. Write "
            "words, mentions, doesNotMention, days, equals, in or present.")),
        (f"{OWNER}: {{notIn: $owners}}",
         "tender.tenderPeriod.endDate: {days: {after: tender.tenderPeriod.startDat, atLeast: 9}}", (
            "11:47: PCK001 An RFP has nothing at 'tender.tenderPeriod.startDat'. "
            "Did you mean 'startDate'?")),
        (f"{OWNER}: {{notIn: $owners}}", "tender.lots: {sum: {of: value.amont, atMost: 9}}", (
            "11:27: PCK001 An RFP has nothing at 'value.amont'. Did you mean 'amount'?")),
        (f"{OWNER}: {{notIn: $owners}}",
         "tender.lots: {count: {where: {titel: present}, atMost: 9}}", (
            "11:33: PCK001 An RFP has nothing at 'titel'. Did you mean 'title'?")),
        (f"{OWNER}: {{notIn: $owners}}", "tender.title: {same: tender.descripton}", (
            "11:24: PCK001 An RFP has nothing at 'tender.descripton'. "
            "Did you mean 'description'?")),
        (f"{OWNER}: {{notIn: $owners}}", "tender.intellectualProperty: {has: [foregroundIPs]}", (
            "11:39: PCK001 An RFP has nothing at 'foregroundIPs'. Did you mean 'foregroundIP'?")),
        ("  - bad:", "  - god:", (
            "14:5: PCK001 Item 1 of 'examples' has no 'god'; did you mean 'good'?")),
    ],
)  # fmt: skip
def test_a_fault_in_a_policy_is_one_message(
    tmp_path: Path, was: str, becomes: str, said: str
) -> None:
    assert was in POLICY
    folder = laid_out(tmp_path, POLICY.replace(was, becomes, 1))
    assert policies(folder) == (2, [f"ip/foreground-taken.yaml:{said}"])


def test_a_duplicate_is_one_message_that_offers_a_code_that_is_free(tmp_path: Path) -> None:
    folder = laid_out(tmp_path, POLICY.replace("ACME001", "ACME002"))
    first = "ip/background-taken.yaml"
    told = f"ACME002 is already the code of {first}. Write ACME003, which is free."
    assert policies(folder) == (2, [f"ip/foreground-taken.yaml:1:7: PCK001 {told}"])


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("{en: Plain, fr: Simple},", "{en: Plain, fr: Simple}, extends: [strict],", (
            "7:53: PCK001 'strict' leads back to the preset 'plain': a circle. Remove this entry, "
            "or the one that leads back.")),
        ("severity: {ACME001: note}", "severity: {ACM001: note}", (
            "7:54: PCK001 No policy, prefix or tag is called 'ACM001'. Did you mean 'ACME001'?")),
        ("severity: {ACME001: note}", "severity: {ACME001: note, ACME002: hint}", (
            "7:78: PCK001 'ACME002' (Severity) is \"hint\"; it can be off, note, warning or "
            "error.")),
        (", fr: Simple", "", (
            "7:11: PCK001 'title' has no French. Add 'fr:' and the text in French.")),
        ("licence: MIT", "license: MIT", (
            "4:1: PCK001 The document has 'license' where 'licence' is needed.")),
    ],
)  # fmt: skip
def test_a_fault_in_a_pack_file_is_one_message(
    tmp_path: Path, was: str, becomes: str, said: str
) -> None:
    assert was in PACK
    folder = laid_out(tmp_path, POLICY, PACK.replace(was, becomes, 1))
    assert policies(folder) == (2, [f"pack.yaml:{said}"])


def test_all_faults_of_a_pack_are_told_at_once_and_in_french(tmp_path: Path) -> None:
    policy = POLICY
    for was, becomes in (
        ("foregroundIP.owner: {notIn", "forgroundIP.owner: {notIn"),
        ("$owners", "$owner"),
        ("is {value}", "is {valeu}"),
        ("equals: pilot}", "equals: pilott}"),
    ):
        policy = policy.replace(was, becomes, 1)
    folder = laid_out(tmp_path, policy)
    problems = packs.compile_folder(str(folder / "acme"), ()).problems
    assert [problem.message.fr.replace("\u00a0", " ") for problem in problems] == [
        "« facts.approach » ne vaut jamais « pilott ». Vouliez-vous dire « pilot »?",
        (
            "Un appel d'offres n'a rien à « tender.intellectualProperty.forgroundIP.owner ». "
            "Vouliez-vous dire « foregroundIP »?"
        ),
        (
            "« $owner » n'est ni un terme de cet ensemble ni un réglage de cette politique. "
            "Vouliez-vous dire « $owners »?"
        ),
        "Rien ne remplit « {valeu} ». Vouliez-vous dire « {value} »?",
    ]


@pytest.mark.parametrize("words", [("--select", "ACME001"), ("--ignore", "ACME001"), ()])
def test_a_policy_that_could_not_be_read_is_not_called_unknown(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    folder = laid_out(tmp_path, POLICY.replace("severity: warning", "severity: warnig"))
    write(
        folder, {".rfplint.yaml": "packs: [acme]\nselect: [ACME001, ACME002]\n", "a.rfp.yaml": RFP}
    )
    done = call("check", "--format", "concise", *words, cwd=folder)
    assert done.status == 2
    assert [line.split(" error ")[1][:6] for line in done.out.splitlines()[:-1]] == ["PCK001"]


def test_the_shipped_pack_has_no_fault() -> None:
    assert catalogue.load(plugins_enabled=False).pack_faults == ()
