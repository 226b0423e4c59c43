"""`rfplint new`: what it writes holds at once, and it says what to do next."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from command_line import Done, call, write
from rfplint import catalogue
from rfplint.catalogue import Catalogue

APPROACHES = {
    "traditional": "traditional.rfp.yaml",
    "challenge": "challenge.rfp.yaml",
    "pilot": "pilot.rfp.yaml",
    "soleSource": "sole-source.rfp.yaml",
}
ON = {
    "enquiryPeriod": ("2027-03-02T09:00:00-05:00", "2027-03-20T09:00:00-04:00"),
    "tenderPeriod": ("2027-03-02T09:00:00-05:00", "2027-04-20T09:00:00-04:00"),
    "contractPeriod": ("2027-08-02T09:00:00-04:00", "2029-08-02T09:00:00-04:00"),
    "noticePeriod": ("2027-01-20T09:00:00-05:00", "2027-02-19T09:00:00-05:00"),
}
ANSWERS = (
    (r"amount: TODO", "amount: 400000"),
    (r"governmentLevel: TODO", "governmentLevel: municipal"),
    (r"url: TODO", "url: https://bids.example/a.pdf"),
    (r"target: TODO", "target: 95"),
    (r"ground: TODO", "ground: exclusiveRights"),
    (r"datePublished: TODO", 'datePublished: "2027-01-20T09:00:00-05:00"'),
    (r"(awardPeriod: {startDate): TODO", r'\1: "2027-04-21T09:00:00-04:00"'),
    (r"(endDate|invitationDate): TODO", r'\1: "2029-01-15T09:00:00-05:00"'),
)


def findings(path: Path) -> list[dict[str, object]]:
    done = call("check", "--format", "json", str(path), cwd=path.parent)
    assert done.err == ""
    report = json.loads(done.out)
    assert report["problems"] == []
    found = report["findings"]
    assert isinstance(found, list)
    return found


def known_with(pack: Path) -> Catalogue:
    known = catalogue.load((str(pack),), plugins_enabled=False)
    assert known.pack_faults == ()
    return known


def filled(text: str, language: str) -> str:
    """Write something sensible in place of each TODO, as a buyer would."""
    law = (
        "{jurisdiction: CA-ON, id: MFIPPA}"
        if language == "en"
        else "{jurisdiction: CA-QC, id: A-2.1}"
    )
    text = text.replace("{jurisdiction: TODO, id: TODO}", law)
    for period, (start, end) in ON.items():
        dates = f'{period}: {{startDate: "{start}", endDate: "{end}"'
        text = text.replace(f"{period}: {{startDate: TODO, endDate: TODO", dates)
    for pattern, answer in ANSWERS:
        text = re.sub(pattern, answer, text)
    words = "Words of the City" if language == "en" else "Des mots de la Ville"
    return text.replace("TODO", words)


# An RFP ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("approach", APPROACHES)
def test_the_only_findings_of_a_new_rfp_are_what_is_left_to_write(
    tmp_path: Path, approach: str, language: str
) -> None:
    done = call("new", "rfp", "--approach", approach, "--lang", language, cwd=tmp_path)
    assert (done.status, done.err) == (0, "")
    file = tmp_path / APPROACHES[approach]
    lines = [line.partition(" #")[0] for line in file.read_text("utf-8").splitlines()]
    left = sum(line.count("TODO") for line in lines if not line.startswith("#"))
    found = findings(file)
    assert {finding["code"] for finding in found} == {"DOC002"}
    assert len(found) == left


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("approach", APPROACHES)
def test_a_new_rfp_that_is_filled_in_has_no_finding(
    tmp_path: Path, approach: str, language: str
) -> None:
    call("new", "rfp", "a.rfp.yaml", "--approach", approach, "--lang", language, cwd=tmp_path)
    file = tmp_path / "a.rfp.yaml"
    file.write_text(filled(file.read_text("utf-8"), language), "utf-8")
    assert findings(file) == []


def test_a_new_rfp_is_told_with_what_comes_next(tmp_path: Path) -> None:
    done = call("new", "rfp", "--approach", "soleSource", cwd=tmp_path)
    assert done == Done(
        0,
        (
            "Wrote:\n"
            "  sole-source.rfp.yaml\n"
            "Next:\n"
            "  Open sole-source.rfp.yaml and replace each TODO; the comments say with what.\n"
            "  rfplint check sole-source.rfp.yaml   names those that are left\n"
        ),
        "",
    )


def test_a_new_rfp_is_told_in_french(tmp_path: Path) -> None:
    words = ("new", "rfp", "lampadaires.rfp.yaml", "--approach", "pilot", "--lang", "fr")
    done = call(*words, cwd=tmp_path)
    assert done == Done(
        0,
        (
            "Écrit :\n"
            "  lampadaires.rfp.yaml\n"
            "Ensuite :\n"
            "  Ouvrez lampadaires.rfp.yaml et remplacez chaque TODO; les commentaires disent par "
            "quoi.\n"
            "  rfplint check lampadaires.rfp.yaml   nomme ceux qui restent\n"
        ),
        "",
    )
    assert "\nlanguage: fr " in (tmp_path / "lampadaires.rfp.yaml").read_text("utf-8")


def test_an_rfp_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    write(tmp_path, {"pilot.rfp.yaml": "mine"})
    english = call("new", "rfp", "--approach", "pilot", cwd=tmp_path)
    assert english == Done(
        2,
        "",
        (
            "rfplint: pilot.rfp.yaml is there already, and rfplint overwrites nothing; nothing was "
            "written. Choose another name or folder, or move that file away.\n"
        ),
    )
    french = call("new", "rfp", "--approach", "pilot", "--lang", "fr", cwd=tmp_path)
    assert french == Done(
        2,
        "",
        (
            "rfplint: pilot.rfp.yaml existe déjà, et rfplint n'écrase rien; rien n'a été écrit. "
            "Choisissez un autre nom ou dossier, ou déplacez ce fichier.\n"
        ),
    )
    assert (tmp_path / "pilot.rfp.yaml").read_text() == "mine"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ("rfp", "--approach", "sole"),
            "--approach cannot be 'sole'; it can be traditional, challenge, pilot, soleSource.",
        ),
        (("rfp",), "Missing: --approach"),
        (("polciy",), "KIND cannot be 'polciy'; it can be rfp, policy, pack, plugin."),
        (("policy", "a-b"), "Missing: --pack"),
        (("pack",), "Missing: FOLDER"),
    ],
)
def test_what_is_misspelt_or_missing_is_named(
    tmp_path: Path, words: tuple[str, ...], message: str
) -> None:
    done = call("new", *words, cwd=tmp_path)
    assert (done.status, done.out, done.err.splitlines()[0]) == (2, "", f"rfplint: {message}")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("rfp", "a.yaml", "--approach", "pilot"), "An RFP cannot be called 'a.yaml': "),
        (("policy", "deadline", "--pack", "acme"), "A policy cannot be called 'deadline'. "),
        (
            ("policy", "ip-clause-missing", "--pack", "acme"),
            "There is a policy 'ip-clause-missing' already (`rfplint explain ip-clause-missing`). ",
        ),
        (
            ("policy", "bid-address-missing", "--pack", "acme"),
            "There is a policy 'bid-address-missing' already",
        ),
        (
            ("policy", "a-b", "--pack", "nowhere"),
            "nowhere is no pack: it has no pack.yaml. `rfplint new pack nowhere` makes one.",
        ),
        (("pack", "Acme"), "The folder gives its name, which cannot be 'Acme'. "),
        (("pack", "yml"), "No code can be made from 'yml': "),
        (("pack", "acme"), "acme/pack.yaml is there already, and rfplint overwrites nothing; "),
        (("plugin", "json"), "A plugin cannot be called 'json': Python or rfplint uses"),
        (("plugin", "a.rfp.yaml/acme"), "a.rfp.yaml is a file, and a folder is needed there; "),
    ],
)
def test_a_name_that_cannot_be_had_writes_nothing(
    tmp_path: Path, words: tuple[str, ...], message: str
) -> None:
    write(tmp_path, {"a.rfp.yaml": "mine"})
    call("new", "pack", "acme", cwd=tmp_path)
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    done = call("new", *words, cwd=tmp_path)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"rfplint: {message}")
    after = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    assert after == before


# A pack and its policies --------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_new_pack_and_a_new_policy_hold_at_once(tmp_path: Path, language: str) -> None:
    call("new", "pack", "acme", "--lang", language, cwd=tmp_path)
    words = ("new", "policy", "closing-date-vague", "--pack", "acme", "--lang", language)
    assert call(*words, cwd=tmp_path).status == 0
    tested = json.loads(call("test", "acme", "--format", "json", cwd=tmp_path).out)
    assert tested["summary"] == {
        "policies": 2,
        "examples": 4,
        "trials": 0,
        "failures": 0,
        "faults": 0,
    }
    codes = known_with(tmp_path / "acme").codes()
    assert codes["bid-address-missing"] == "ACME001"
    assert codes["closing-date-vague"] == "ACME002"


def test_a_new_pack_is_told_with_what_comes_next(tmp_path: Path) -> None:
    assert call("new", "pack", "rules/acme", cwd=tmp_path) == Done(
        0,
        (
            "Wrote:\n"
            "  rules/acme/pack.yaml\n"
            "  rules/acme/policies/bid-address-missing.yaml\n"
            "  rules/acme/.schemas/pack.schema.json\n"
            "  rules/acme/.schemas/policy.schema.json\n"
            "  rules/acme/README.md\n"
            "Next:\n"
            "  rfplint test rules/acme   proves its examples\n"
            "  Add `packs: [rules/acme]` to .rfplint.yaml, so that `rfplint check` applies it.\n"
            "  rfplint new policy NAME --pack rules/acme   adds a policy\n"
        ),
        "",
    )


def test_a_new_pack_finds_once_the_configuration_names_it(tmp_path: Path) -> None:
    call("new", "pack", "acme", cwd=tmp_path)
    write(
        tmp_path,
        {".rfplint.yaml": "packs: [./acme]\n", "a.rfp.yaml": 'rfp: "1.0"\ntender: {title: x}\n'},
    )
    words = ("check", "a.rfp.yaml", "--select", "ACME", "--format", "concise")
    assert call(*words, cwd=tmp_path).out.splitlines()[0] == (
        "a.rfp.yaml:2:1: warning ACME001[bid-address-missing] Nothing says where bids are left. "
        "Write the address in `submissionMethodDetails`."
    )


def test_a_second_pack_has_other_names_than_the_first(tmp_path: Path) -> None:
    call("new", "pack", "acme", cwd=tmp_path)
    write(tmp_path, {".rfplint.yaml": "packs: [./acme]\n"})
    done = call("new", "pack", "acme-too", cwd=tmp_path)
    assert "  acme-too/policies/acme-too-bid-address-missing.yaml\n" in done.out
    codes = known_with(tmp_path / "acme-too").codes()
    assert codes["acme-too-bid-address-missing"] == "ACMETO001"


def test_a_new_policy_is_one_file_and_is_told_with_what_comes_next(tmp_path: Path) -> None:
    call("new", "pack", "acme", cwd=tmp_path)
    done = call("new", "policy", "closing-date-vague", "--pack", "acme", cwd=tmp_path)
    assert done == Done(
        0,
        (
            "Wrote:\n"
            "  acme/policies/closing-date-vague.yaml\n"
            "Next:\n"
            "  Open acme/policies/closing-date-vague.yaml and make it yours; the comments say "
            "how.\n"
            "  rfplint test acme   proves its examples\n"
        ),
        "",
    )


def test_a_new_policy_has_the_code_after_those_of_its_pack(tmp_path: Path) -> None:
    call("new", "pack", "acme", cwd=tmp_path)
    first = tmp_path / "acme" / "policies" / "bid-address-missing.yaml"
    first.write_text(first.read_text("utf-8").replace("ACME001", "LAMP041"), "utf-8")
    call("new", "policy", "closing-date-vague", "--pack", "acme", cwd=tmp_path)
    text = (tmp_path / "acme" / "policies" / "closing-date-vague.yaml").read_text("utf-8")
    assert "\ncode: LAMP042\n" in text


def test_the_first_policy_of_an_empty_pack_has_a_code_of_the_packs_name(tmp_path: Path) -> None:
    head = 'pack: north\nversion: "1"\ntitle: {en: a, fr: a}\nlicence: MIT\n'
    write(tmp_path, {"p/pack.yaml": head, "p/broken/a.yaml": "]", "p/broken/b.yaml": "code: 7"})
    call("new", "policy", "closing-date-vague", "--pack", "p", cwd=tmp_path)
    text = (tmp_path / "p" / "policies" / "closing-date-vague.yaml").read_text("utf-8")
    assert "\ncode: NORTH001\n" in text


def test_the_modelines_lead_to_the_schemas_that_rfplint_prints(tmp_path: Path) -> None:
    call("new", "pack", "acme", cwd=tmp_path)
    for file in ("pack.yaml", "policies/bid-address-missing.yaml"):
        path = tmp_path / "acme" / file
        start, _, named = path.read_text("utf-8").splitlines()[0].partition("$schema=")
        schema = (path.parent / named).resolve()
        assert start == "# yaml-language-server: "
        kind = schema.name.removesuffix(".schema.json")
        assert schema.read_text("utf-8") == call("schema", kind).out


def test_a_policy_of_a_pack_that_has_no_schemas_brings_them(tmp_path: Path) -> None:
    head = 'pack: north\nversion: "1"\ntitle: {en: a, fr: a}\nlicence: MIT\n'
    write(tmp_path, {"p/pack.yaml": head, "p/.schemas/pack.schema.json": "mine"})
    done = call("new", "policy", "closing-date-vague", "--pack", "p", cwd=tmp_path)
    assert "  p/.schemas/policy.schema.json\n" in done.out
    assert (tmp_path / "p/.schemas/pack.schema.json").read_text() == "mine"


# A plugin ----------------------------------------------------------------------------------------


def test_a_new_plugin_is_told_with_what_comes_next(tmp_path: Path) -> None:
    done = call("new", "plugin", "acme-policies", cwd=tmp_path)
    assert (done.status, done.err) == (0, "")
    assert done.out.partition("Next:\n")[2] == (
        "  cd acme-policies\n"
        "  pip install -e '.[test]' && pytest   passes as it is\n"
        "  README.md says where the policies and their checks are.\n"
    )
