"""Installed plugins load, and each fault of one is named while the rest runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugin_samples import CHECK, HOOKS, RFP, install, install_check, ship
from rfplint import builtin, catalogue, cli, hooks, plugins
from rfplint.plugins import Loaded

GOOD = CHECK.format(name="acme_good", body="yield rfp.tender.hit()")
MARKED = "from rfplint.hooks import check, hookimpl\n@hookimpl\n"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.syspath_prepend(str(tmp_path))
    return tmp_path


def load(*, enabled: bool = True) -> Loaded:
    return plugins.load(builtin.rfplint_checks(), enabled=enabled)


def test_without_plugins_there_are_our_own_checks_and_no_fault() -> None:
    loaded = load()
    assert (loaded.packs, loaded.faults, loaded.plugins) == ((), (), ())
    assert {"ELG003", "EVA001", "DOC007"} <= set(loaded.checks)


def test_a_plugin_brings_packs_and_checks(site: Path) -> None:
    install(site, "acme_good", GOOD)
    loaded = load()
    assert loaded.packs == (str(site / "acme_good_pack"),)
    assert hooks.code_of(loaded.checks["ACME002"]) == "ACME002"
    assert loaded.faults == ()


def test_no_plugin_loads_when_they_are_off(site: Path) -> None:
    install(site, "acme_off", GOOD)
    assert load(enabled=False).plugins == ()


def test_there_are_as_many_hooks_as_are_called_and_each_says_when_and_what() -> None:
    specs = {
        name: function for name, function in vars(hooks).items() if name.startswith("rfplint_")
    }
    assert set(specs) == {"rfplint_packs", "rfplint_checks"}
    for function in specs.values():
        assert "Called once a run" in (function.__doc__ or "")
        assert "Returns:" in (function.__doc__ or "")


@pytest.mark.parametrize(
    ("name", "source", "message"),
    [
        (
            "acme_exits",
            "import sys\nsys.exit(0)",
            (
                "The plugin 'acme_exits' of acme_exits 1.0 could not be loaded: SystemExit: 0 "
                "(acme_exits.py:2). Mend it or uninstall it."
            ),
        ),
        (
            "acme_breaks",
            "1 / 0",
            (
                "The plugin 'acme_breaks' of acme_breaks 1.0 could not be loaded: "
                "ZeroDivisionError: division by zero (acme_breaks.py:1). Mend it or uninstall it."
            ),
        ),
        (
            "acme_needs",
            "import json\nimport acme_that_is_not_there",
            (
                "The plugin 'acme_needs' of acme_needs 1.0 could not be loaded: "
                "ModuleNotFoundError: No module named 'acme_that_is_not_there' (acme_needs.py:2). "
                "Mend it or uninstall it."
            ),
        ),
        (
            "acme_typo",
            "x = 1\ndef f(:\n",
            (
                "The plugin 'acme_typo' of acme_typo 1.0 could not be loaded: SyntaxError: invalid "
                "syntax (acme_typo.py, line 2) (acme_typo.py:2). Mend it or uninstall it."
            ),
        ),
        (
            "acme_misspells",
            MARKED + "def rfplint_check(): return []",
            (
                "The plugin 'acme_misspells' of acme_misspells 1.0 has the hook 'rfplint_check', "
                "which rfplint does not call (acme_misspells.py:2). Did you mean rfplint_checks?"
            ),
        ),
        (
            "acme_invents",
            MARKED + "def on_startup(): return []",
            (
                "The plugin 'acme_invents' of acme_invents 1.0 has the hook 'on_startup', which "
                "rfplint does not call (acme_invents.py:2). The hooks are rfplint_packs and "
                "rfplint_checks."
            ),
        ),
        (
            "acme_unmarked",
            "def rfplint_checks(): return []",
            (
                "The plugin 'acme_unmarked' of acme_unmarked 1.0 has a function 'rfplint_checks' "
                "without @hookimpl, so that rfplint does not call it (acme_unmarked.py:1). Write "
                "@hookimpl above it, from rfplint.hooks."
            ),
        ),
        (
            "acme_empty",
            "x = 1",
            (
                "The plugin 'acme_empty' of acme_empty 1.0 has no hook "
                "(acme_empty-1.0.dist-info/entry_points.txt:2). Write rfplint_packs or "
                "rfplint_checks with @hookimpl above it."
            ),
        ),
        (
            "acme_asks",
            MARKED + "def rfplint_checks(config): return []",
            (
                "The plugin 'acme_asks' of acme_asks 1.0 has a 'rfplint_checks' that rfplint "
                "cannot call (acme_asks.py:2). Write `def rfplint_checks():`, without parameters."
            ),
        ),
        (
            "acme_raises",
            MARKED + "def rfplint_packs(): raise OSError('no')",
            (
                "'rfplint_packs' of the plugin 'acme_raises' of acme_raises 1.0 failed: OSError: "
                "no (acme_raises.py:3). What it gave before counts."
            ),
        ),
        (
            "acme_leaves",
            MARKED + "def rfplint_checks():\n    import sys\n    sys.exit('bye')",
            (
                "'rfplint_checks' of the plugin 'acme_leaves' of acme_leaves 1.0 failed: "
                "SystemExit: bye (acme_leaves.py:5). What it gave before counts."
            ),
        ),
        (
            "acme_forgets",
            MARKED + "def rfplint_checks(): pass",
            (
                "'rfplint_checks' of the plugin 'acme_forgets' of acme_forgets 1.0 returned None, "
                "which is not a list (acme_forgets.py:2). Write `return […]`."
            ),
        ),
        (
            "acme_folder",
            MARKED + "def rfplint_packs(): return '/packs'",
            (
                "'rfplint_packs' of the plugin 'acme_folder' of acme_folder 1.0 returned '/packs', "
                "which is not a list (acme_folder.py:2). Write `return […]`."
            ),
        ),
        (
            "acme_relative",
            MARKED + "def rfplint_packs(): return ['packs']",
            (
                "'rfplint_packs' of the plugin 'acme_relative' of acme_relative 1.0 gives 'packs', "
                "which is not the absolute path of a folder (acme_relative.py:2). Write "
                'os.path.join(os.path.dirname(__file__), "pack").'
            ),
        ),
        (
            "acme_mistypes",
            MARKED + "def rfplint_checks(): return [42]",
            (
                "'rfplint_checks' of the plugin 'acme_mistypes' of acme_mistypes 1.0 gives 42, "
                "which is not a function made with @check (acme_mistypes.py:2). Write "
                '@check("CODE") above the function.'
            ),
        ),
        (
            "acme_claims",
            MARKED + "def rfplint_checks(): return [mine]\n@check('ELG003')\ndef mine(rfp): yield",
            (
                "The plugin 'acme_claims' of acme_claims 1.0 binds a check to ELG003, which has "
                "its condition already (acme_claims.py:4). Give your policy a code of its own."
            ),
        ),
    ],
)
def test_a_faulty_plugin_is_named_with_its_distribution_and_line_and_the_others_load(
    site: Path, name: str, source: str, message: str
) -> None:
    install(site, name, source)
    install(site, f"zz_{name}", GOOD)
    loaded = load()
    assert [fault.en for fault in loaded.faults] == [f"PLG002: {message}"]
    assert all(fault.fr.startswith("PLG002 : ") for fault in loaded.faults)
    assert loaded.packs == (str(site / "acme_good_pack"),)


def test_an_entry_point_that_names_nothing_is_told_at_its_line(site: Path) -> None:
    install(site, "acme_gone", "")
    (site / "acme_gone.py").unlink()
    assert load().faults[0].en == (
        "PLG002: The plugin 'acme_gone' of acme_gone 1.0 could not be loaded: ModuleNotFoundError: "
        "No module named 'acme_gone' (acme_gone-1.0.dist-info/entry_points.txt:2). Mend it or "
        "uninstall it."
    )


def test_a_hook_that_fails_half_way_keeps_what_it_gave(site: Path) -> None:
    install(site, "acme_half", GOOD.replace("return [always]", "yield always\n    1 / 0"))
    loaded = load()
    assert "ACME002" in loaded.checks
    assert [fault.en for fault in loaded.faults] == [
        (
            "PLG002: 'rfplint_checks' of the plugin 'acme_half' of acme_half 1.0 failed: "
            "ZeroDivisionError: division by zero (acme_half.py:15). What it gave before counts."
        )
    ]


def test_a_check_whose_code_no_pack_has_is_told_with_what_may_be_meant(site: Path) -> None:
    install(site, "acme_lost", GOOD.replace("ACME002", "ACME022").replace("good", "lost"))
    ship(site, "acme_lost", more="must: {tender.title: present}\n")
    known = catalogue.load()
    assert [fault.en for fault in known.plugin_faults] == [
        (
            "PLG002: The plugin 'acme_lost' of acme_lost 1.0 binds a check to ACME022, but no pack "
            "has a policy with that code (acme_lost.py:8). Did you mean ACME002?"
        )
    ]


def test_a_plugin_cannot_take_the_condition_of_a_shipped_policy(site: Path) -> None:
    install(site, "acme_takes", GOOD.replace("ACME002", "APR001").replace("good", "takes"))
    ship(site, "acme_takes", more="must: {tender.title: present}\n")
    known = catalogue.load()
    assert [fault.en for fault in known.plugin_faults] == [
        (
            "PLG002: The plugin 'acme_takes' of acme_takes 1.0 binds a check to APR001, which has "
            "its condition already (acme_takes.py:8). Give your policy a code of its own."
        )
    ]
    assert known.policies["APR001"].distribution == ""


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ("1.0", None),
        (
            "1.7",
            (
                "asks for version 1.7 of the plugin API; this rfplint has 1.0 ({name}.py:2). "
                "Upgrade rfplint."
            ),
        ),
        (
            "0.9",
            (
                "asks for version 0.9 of the plugin API; this rfplint has 1.0, which does not "
                "promise the same ({name}.py:2). Upgrade the plugin '{name}' of {name} 1.0, or "
                "install an rfplint that has version 0.9."
            ),
        ),
        (
            "one",
            (
                'asks for "one", which is not a version of the plugin API ({name}.py:2). '
                'Write two numbers: RFPLINT_API = "1.0".'
            ),
        ),
    ],
)
def test_a_plugin_that_asks_for_another_api_is_told_so_and_not_imported(
    site: Path, asked: str, message: str | None
) -> None:
    name = f"acme_api_{asked.replace('.', '_')}"  # a module is imported once in a process
    broken = "" if message is None else "from rfplint.hooks import what_only_that_version_has\n"
    install(site, name, f'import os\nRFPLINT_API = "{asked}"\n{broken}{GOOD}')
    wanted = f"PLG002: The plugin '{name}' of {name} 1.0 {message}".replace("{name}", name)
    assert [fault.en for fault in load().faults] == ([wanted] if message else [])


def test_metadata_that_cannot_be_read_is_told(site: Path) -> None:
    install(site, "acme_torn", GOOD)
    (site / "acme_torn-1.0.dist-info" / "entry_points.txt").write_bytes(b"[rfplint.plugins]\n\xff")
    told = [fault.en for fault in load().faults]
    assert len(told) == 1
    assert told[0].startswith("PLG002: The plugins of acme_torn-1.0.dist-info:1 are not loaded: ")


def test_a_plugin_that_fails_makes_the_exit_status_4(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    install(site, "acme_fails", "1 / 0")
    (site / "good.rfp.yaml").write_text('rfp: "1.0"\n')
    status = cli.main(["check", str(site / "good.rfp.yaml"), "--select", "DOC010"])
    assert status == 4
    assert "PLG002: The plugin 'acme_fails' of acme_fails 1.0" in capsys.readouterr().out


def test_a_yaml_policy_of_a_plugin_finds(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    install(site, "acme_finds", HOOKS.format(name="acme_finds"))
    ship(site, "acme_finds", "ACME001", "for: tender\nmust: {title: {words: {atLeast: 3}}}\n")
    (site / "a.rfp.yaml").write_text(RFP)
    path = str(site / "a.rfp.yaml")
    assert cli.main(["check", path, "--select", "ACME001", "--format", "concise"]) == 0
    shown = capsys.readouterr().out
    assert f"{path}:2:17: warning ACME001[title-of-acme001] Title: x.\n" in shown


def test_a_python_policy_of_a_plugin_finds(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    install_check(site, "acme_python")
    (site / "a.rfp.yaml").write_text(RFP)
    path = str(site / "a.rfp.yaml")
    assert cli.main(["check", path, "--select", "ACME002", "--format", "concise"]) == 0
    shown = capsys.readouterr().out
    assert f"{path}:2:17: warning ACME002[title-of-acme002] Title: x.\n" in shown
