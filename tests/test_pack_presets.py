"""Presets of packs that installed packages ship, old names of policies, faults between packs."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from command_line import RFP, Done, call, write

PROJECT = """\
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"
[project]
name = "acme-policies"
version = "1.0.0"
[project.entry-points."rfplint.plugins"]
acme = "acme_policies"
"""
PLUGIN = """\
import os
from rfplint.hooks import hookimpl

@hookimpl
def rfplint_packs():
    return [os.path.join(os.path.dirname(__file__), "pack")]
"""
PACK = """\
pack: acme-policies
version: "1.0.0"
title: {en: Policies of Acme, fr: Politiques d'Acme}
licence: Apache-2.0
aliases: {ACM900: ACM001, title-thin: title-too-plain}
presets:
  plain:
    title: {en: Plain, fr: Simple}
    select: [ACM]
    severity: {ACM001: error}
  strict:
    title: {en: Strict, fr: Strict}
    extends: [plain, "rfplint:ca-on-municipal"]
    mandatory: [ACM001]
    settings: {ACM001: {least: 4}}
"""
POLICY = """\
code: ACM001
name: title-too-plain
title: {en: A title that says more, fr: Un titre qui en dit plus}
severity: warning
class: form
tags: [acme]
why: {en: A title is read first., fr: Le titre se lit en premier.}
references: []
settings: {least: {default: 3, help: {en: Fewest words, fr: Le moins de mots}}}
for: tender
must: {title: {words: {atLeast: $least}}}
message: {en: 'The title has too few words.', fr: 'Le titre a trop peu de mots.'}
examples:
  - bad: |
      language: fr
      tender:
        title: Lampes
  - good: |
      tender:
        title: Lamps for all the streets
"""
NAME = "title-too-plain.yaml"


def lay_out(site: Path, pack: str = PACK, policy: str = POLICY) -> None:
    """Lay a distribution out as an installer does."""
    about = {"METADATA": "Metadata-Version: 2.1\nName: acme-policies\nVersion: 1.0\n"}
    about["entry_points.txt"] = "[rfplint.plugins]\nacme = acme_policies\n"
    write(site, {f"acme_policies-1.0.dist-info/{name}": text for name, text in about.items()})
    write(site, {"acme_policies/__init__.py": PLUGIN, "acme_policies/pack/pack.yaml": pack})
    write(site, {f"acme_policies/pack/form/{NAME}": policy})


@pytest.fixture
def site(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of installed packages, with those of Acme."""
    folder = tmp_path_factory.mktemp("environment") / "site"
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.delitem(sys.modules, "acme_policies", raising=False)
    lay_out(folder)
    return folder


def check(folder: Path, own: str, *words: str, rfp: str = RFP) -> Done:
    write(folder, {".rfplint.yaml": own, "a.rfp.yaml": rfp})
    return call("check", "--format", "concise", *words, cwd=folder)


def found(done: Done) -> list[str]:
    return re.findall(r"^\S+: (\w+ [A-Z]+\d+)\[", done.out, re.MULTILINE)


# pkg: ------------------------------------------------------------------------------------------


def test_a_preset_of_a_package_that_pip_installs_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, site = tmp_path / "source", tmp_path / "pip"
    write(source, {"pyproject.toml": PROJECT, "acme_policies/__init__.py": PLUGIN})
    write(source, {"acme_policies/pack/pack.yaml": PACK, f"acme_policies/pack/form/{NAME}": POLICY})
    pip = (sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-build-isolation")
    subprocess.run([*pip, "--no-index", "--target", str(site), str(source)], check=True)
    monkeypatch.syspath_prepend(str(site))
    monkeypatch.delitem(sys.modules, "acme_policies", raising=False)

    done = check(tmp_path / "repo", "extends: ['pkg:acme-policies/strict']\n")

    assert found(done) == ["error ACM001"]
    origins = call("config", "--show-origin", cwd=tmp_path / "repo").out
    assert (
        'severity.ACM001: "error"  # pkg:acme-policies/plain (.rfplint.yaml:1:11)\n'
        "settings.ACM001.least: 4  # pkg:acme-policies/strict (.rfplint.yaml:1:11)\n"
        'mandatory.0: "ACM001"  # pkg:acme-policies/strict (.rfplint.yaml:1:11)\n'
    ) in origins
    assert 'jurisdiction: "CA-ON@municipal"  # rfplint:ca-on-municipal (.rfplint' in origins


def test_what_an_installed_preset_makes_mandatory_holds(site: Path, tmp_path: Path) -> None:
    own = "extends: ['pkg:acme-policies/strict']\nignore: [ACM001]\n"
    done = check(tmp_path, own)
    assert (done.status, site.name) == (2, "site")
    assert done.out.startswith(
        ".rfplint.yaml:2:10: error CFG007[mandatory-policy] ACM001 is mandatory "
        "(pkg:acme-policies/strict (.rfplint.yaml:1:11)): it cannot be left out"
    )


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("pkg:acme-policies/stict", (
            "The pack 'acme-policies' has no preset called 'stict'. "
            "Did you mean 'pkg:acme-policies/strict'?")),
        ("pkg:acme-policies/zzz", (
            "The pack 'acme-policies' has no preset called 'zzz'. It has plain, strict.")),
        ("pkg:acme-polices/strict", (
            "No installed package ships a pack called 'acme-polices'. "
            "Did you mean 'pkg:acme-policies/…'?")),
        ("pkg:zzz/strict", (
            "No installed package ships a pack called 'zzz'. There is acme-policies.")),
        ("pkg:acme-policies", (
            "'pkg:acme-policies' names no preset. Write pkg:, the name of the pack, a slash and "
            "the name of the preset, for example pkg:acme-policies/strict.")),
    ],
)  # fmt: skip
def test_a_package_or_preset_that_is_not_there_is_2_at_its_place(
    site: Path, tmp_path: Path, entry: str, said: str
) -> None:
    done = check(tmp_path, f"language: en\nextends:\n  - {entry}\n")
    assert (done.status, site.name) == (2, "site")
    assert done.out.startswith(f".rfplint.yaml:3:5: error CFG006[configuration-value] {said}\n")


@pytest.mark.parametrize("words", [("--no-plugins",), ()])
def test_without_plugins_there_is_no_installed_preset(
    site: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    own = "extends: ['pkg:acme-policies/strict']\n"
    write(tmp_path, {".rfplint.yaml": own, "a.rfp.yaml": RFP})
    env = {} if words else {"RFPLINT_NO_PLUGINS": "1"}
    done = call("check", "--format", "concise", *words, cwd=tmp_path, env=env)
    assert (done.status, site.name) == (2, "site")
    assert done.out.startswith(
        ".rfplint.yaml:1:11: error CFG006[configuration-value] No installed package ships a pack "
        "called 'acme-policies'. Install it with pip where rfplint is installed, and run without "
        "--no-plugins.\n"
    )


# Presets of one pack ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("was", "becomes", "place", "said"),
    [
        ("[plain, ", "[strict, ", "13:15", (
            "The preset 'strict' extends itself. Remove this entry.")),
        ("    select: [ACM]\n", "    extends: [strict]\n", "9:15", (
            "'strict' leads back to the preset 'plain': a circle. Remove this entry, or the one "
            "that leads back.")),
        ("[plain, ", "[plane, ", "13:15", (
            "This pack has no preset 'plane': it has plain, strict. Did you mean 'plain'?")),
        ("mandatory: [ACM001]", "mandatory: [ACM01]", "14:17", (
            "No policy, prefix or tag is called 'ACM01'. Did you mean 'ACM001'?")),
        ("select: [ACM]", "select: [acne]", "9:14", (
            "No policy, prefix or tag is called 'acne'. Did you mean 'acme'?")),
        ("severity: {ACM001", "severity: {AMC001", "10:16", (
            "No policy, prefix or tag is called 'AMC001'. Did you mean 'ACM001'?")),
        ("{ACM900: ACM001,", "{ACM900: ACM01,", "5:19", (
            "No policy, prefix or tag is called 'ACM01'. Did you mean 'ACM001'?")),
        ("{ACM900: ACM001,", "{ELG001: ACM001,", "5:11", (
            "'ELG001' is what a policy is called now, so it cannot be an old name. "
            "Remove this alias.")),
    ],
)  # fmt: skip
def test_a_fault_of_a_preset_or_alias_is_one_message_at_its_place(  # noqa: PLR0917 - a table
    site: Path, tmp_path: Path, was: str, becomes: str, place: str, said: str
) -> None:
    assert was in PACK
    lay_out(site, PACK.replace(was, becomes, 1))
    done = call("policies", cwd=tmp_path)
    pack = (site / "acme_policies" / "pack" / "pack.yaml").as_posix()
    assert (done.status, done.err) == (2, f"rfplint: {pack}:{place}: PCK001 {said}\n")


def test_a_circle_of_presets_stops_where_it_closes(site: Path, tmp_path: Path) -> None:
    lay_out(site, PACK.replace("    select: [ACM]\n", "    extends: [strict]\n"))
    done = check(tmp_path, "extends: ['pkg:acme-policies/plain']\n")
    assert done.status == 2
    assert (
        ".rfplint.yaml:1:11: error CFG006[configuration-value] 'pkg:acme-policies/plain' extends "
        "itself: a circle. Remove one of its links from its pack.yaml.\n"
    ) in done.out


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("code: ACM001", "code: IP001", (":1:7: PCK001 'IP001' is already a policy of the pack "
         "core. Choose another.\n")),
        ("name: title-too-plain", "name: years-in-business-minimum", (":2:7: PCK001 "
         "'years-in-business-minimum' is already a policy of the pack core. Choose another.\n")),
    ],
)  # fmt: skip
def test_a_code_or_name_of_another_pack_is_refused(
    tmp_path: Path, was: str, becomes: str, said: str
) -> None:
    name = becomes.removeprefix("name: ") if "name" in was else "title-too-plain"
    pack = "\n".join(line for line in PACK.split("\n")[:4]) + "\n"
    write(tmp_path, {"p/pack.yaml": pack, f"p/form/{name}.yaml": POLICY.replace(was, becomes)})
    write(tmp_path, {".rfplint.yaml": "packs: [p]\n"})
    done = call("policies", cwd=tmp_path)
    assert done.status == 2
    assert done.err.endswith(said)


# Old names, and policies on their way out ------------------------------------------------------


@pytest.mark.parametrize("old", ["ACM900", "acm900", "title-thin"])
def test_an_old_name_works_and_is_told_where_it_stands(
    site: Path, tmp_path: Path, old: str
) -> None:
    done = check(tmp_path, f"select: [{old}]\nseverity: {{{old}: error}}\n")
    note = f"note CFG008[renamed-policy] '{old}' is an old name. Write ACM001 or title-too-plain.\n"
    assert (done.status, site.name) == (1, "site")
    assert done.out.startswith(f".rfplint.yaml:1:10: {note}.rfplint.yaml:2:12: {note}")
    assert found(done)[2:] == ["error ACM001"]


@pytest.mark.usefixtures("site")
def test_an_old_name_on_the_command_line_is_told(tmp_path: Path) -> None:
    done = check(tmp_path, "", "--select", "ACM900")
    assert (done.status, found(done)) == (0, ["warning ACM001"])
    said = "'ACM900' is an old name. Write ACM001 or title-too-plain."
    assert said in done.out
    page = call("explain", "title-thin", cwd=tmp_path)
    assert (page.status, "ACM001" in page.out) == (0, True)
    assert page.err == f"rfplint: {said.replace('ACM900', 'title-thin')}\n"


@pytest.mark.usefixtures("site")
def test_an_old_name_in_a_comment_works_and_is_told_with_a_fix(tmp_path: Path) -> None:
    rfp = RFP.replace("title: TODO", "title: TODO  # rfplint: allow ACM900 -- short by design")
    write(tmp_path, {".rfplint.yaml": "select: [ACM]\n", "a.rfp.yaml": rfp})
    report = json.loads(call("check", "--format", "json", cwd=tmp_path).out)
    told = {one["code"]: one for one in report["findings"]}
    assert told["ACM001"]["status"] == "suppressed"
    assert told["CFG008"]["message"] == {
        "en": "'ACM900' is an old name. Write ACM001 or title-too-plain.",
        "fr": "«\u00a0ACM900\u00a0» est un ancien nom. Écrivez ACM001 ou title-too-plain.",
    }
    assert (told["CFG008"]["location"]["line"], told["CFG008"]["location"]["column"]) == (3, 33)
    assert told["CFG008"]["fix"]["proposal"] == "ACM001\n"


def test_a_deprecated_policy_says_so(site: Path, tmp_path: Path) -> None:
    lay_out(site, policy=POLICY.replace("class: form", "class: form\nstatus: deprecated"))
    done = check(tmp_path, "select: [ACM001]\n")
    said = (
        "ACM001 is deprecated: a later version will not have it. `rfplint explain ACM001` says "
        "more.\n"
    )
    assert done.out.startswith(f".rfplint.yaml:1:10: note CFG009[deprecated-policy] {said}")
    assert found(done)[1:] == ["warning ACM001"]
    listed = call("policies", cwd=tmp_path).out
    (row,) = (line for line in listed.splitlines() if "ACM001" in line)
    assert row.endswith("A title that says more (selected by the configuration) [deprecated]")
    assert "deprecated" in call("explain", "ACM001", cwd=tmp_path).out
