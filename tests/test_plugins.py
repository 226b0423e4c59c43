"""Installed plugins load, and each fault of one is named while the rest runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from rfplint import builtin, cli, hooks, plugins
from rfplint.plugins import Loaded

POLICY = """\
code: ACME001
name: closing-date-unstated
title: {en: No closing date, fr: Aucune date de clôture}
severity: error
class: missing
why: {en: Bidders plan by it., fr: Les soumissionnaires planifient d'après elle.}
references: []
message: {en: Say when bids close., fr: Dites quand se termine le dépôt.}
must: {tender.tenderPeriod.endDate: present}
examples:
  - bad: {rfp: "1.0", tender: {title: x}}
    at: /tender/tenderPeriod/endDate
  - good: {rfp: "1.0", language: fr, tender: {tenderPeriod: {endDate: "2026-05-01"}}}
"""
GOOD = """
import os
from rfplint.hooks import check, hookimpl

@check("ACME002")
def always(rfp):
    yield rfp.tender.hit()

@hookimpl
def rfplint_packs():
    return [os.path.join(os.path.dirname(__file__), "acme_pack")]

@hookimpl
def rfplint_checks():
    return [always]
"""


def install(folder: Path, name: str, source: str) -> None:
    """Lay a distribution out as an installer does."""
    (folder / f"{name}.py").write_text(source)
    about = folder / f"{name}-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text(f"[{hooks.GROUP}]\n{name} = {name}\n")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.syspath_prepend(str(tmp_path))
    return tmp_path


def load(**options: bool) -> Loaded:
    return plugins.load(builtin.rfplint_checks(), **options)


def test_without_plugins_there_are_our_own_checks_and_no_fault() -> None:
    loaded = load()
    assert (loaded.packs, loaded.faults) == ((), ())
    assert {"ELG003", "EVA001", "DOC007"} <= set(loaded.checks)


def test_a_plugin_brings_packs_and_checks(site: Path) -> None:
    install(site, "acme_good", GOOD)
    loaded = load()
    assert loaded.packs == (str(site / "acme_pack"),)
    assert hooks.code_of(loaded.checks["ACME002"]) == "ACME002"
    assert loaded.faults == ()


def test_no_plugin_loads_when_they_are_off(site: Path) -> None:
    install(site, "acme_off", GOOD)
    assert load(enabled=False).packs == ()


@pytest.mark.parametrize(
    ("name", "source", "message"),
    [
        (
            "acme_exits",
            "import sys; sys.exit(3)",
            (
                "PLG002: the plugin 'acme_exits' could not be loaded: SystemExit: 3. "
                "Mend it or uninstall it."
            ),
        ),
        (
            "acme_breaks",
            "1 / 0",
            (
                "PLG002: the plugin 'acme_breaks' could not be loaded: "
                "ZeroDivisionError: division by zero. Mend it or uninstall it."
            ),
        ),
        (
            "acme_misspells",
            "from rfplint.hooks import hookimpl\n@hookimpl\ndef rfplint_check(): return []",
            (
                "PLG002: the plugin 'acme_misspells' has the hook 'rfplint_check', "
                "which rfplint does not call. The hooks are rfplint_packs and rfplint_checks."
            ),
        ),
        (
            "acme_raises",
            (
                "from rfplint.hooks import hookimpl\n@hookimpl\n"
                "def rfplint_packs(): raise OSError('no')"
            ),
            ("PLG002: 'rfplint_packs' of the plugin 'acme_raises' failed: OSError: no."),
        ),
        (
            "acme_mistypes",
            "from rfplint.hooks import hookimpl\n@hookimpl\ndef rfplint_checks(): return [42]",
            (
                "PLG002: the plugin 'acme_mistypes' offers 42, which is not a function made with "
                "@check."
            ),
        ),
        (
            "acme_claims",
            (
                "from rfplint.hooks import check, hookimpl\n@check('ELG003')\ndef mine(rfp): "
                "yield\n@hookimpl\ndef rfplint_checks(): return [mine]"
            ),
            "PLG002: the plugin 'acme_claims' binds a check to ELG003, which has one already.",
        ),
    ],
)
def test_a_faulty_plugin_is_named_and_the_others_load(
    site: Path, name: str, source: str, message: str
) -> None:
    install(site, name, source)
    install(site, f"zz_{name}", GOOD)
    loaded = load()
    assert [fault.en for fault in loaded.faults] == [message]
    assert all(fault.fr != fault.en for fault in loaded.faults)
    assert loaded.packs == (str(site / "acme_pack"),)


def test_a_plugin_that_fails_makes_the_exit_status_4(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    install(site, "acme_fails", "1 / 0")
    (site / "good.rfp.yaml").write_text('rfp: "1.0"\n')
    status = cli.main(["check", str(site / "good.rfp.yaml"), "--select", "DOC010"])
    assert status == 4
    assert "PLG002: the plugin 'acme_fails' could not be loaded" in capsys.readouterr().out


def test_a_policy_of_a_plugin_finds(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    install(site, "acme_finds", GOOD.replace("return [always]", "return []"))
    (site / "acme_pack" / "dates").mkdir(parents=True)
    pack = "pack: acme\nversion: '1.0'\ntitle: {en: a, fr: a}\nlicence: MIT\n"
    (site / "acme_pack" / "pack.yaml").write_text(pack)
    (site / "acme_pack" / "dates" / "closing-date-unstated.yaml").write_text(POLICY)
    (site / "a.rfp.yaml").write_text('rfp: "1.0"\ntender: {title: x}\n')
    path = str(site / "a.rfp.yaml")
    assert cli.main(["check", path, "--select", "ACME001", "--format", "concise"]) == 1
    shown = capsys.readouterr().out
    assert f"{path}:2:1: error ACME001[closing-date-unstated] Say when bids close.\n" in shown
