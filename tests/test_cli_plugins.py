"""`rfplint plugins` says what is installed; `check --timings` says what is slow."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from command_line import call
from plugin_samples import CHECK, HOOKS, RFP, install, install_check, run, ship
from rfplint.cli import timings
from rfplint.runner import PROSE, Timing


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "site").mkdir()
    return tmp_path / "site"


@pytest.fixture
def city(tmp_path: Path) -> Path:
    (tmp_path / "city").mkdir()
    (tmp_path / "city" / "a.rfp.yaml").write_text(RFP)
    return tmp_path / "city"


def timeless(text: str) -> str:
    return re.sub(r"[0-9]+[.,][0-9]+(.)ms", r"N\1ms", text)


def test_without_plugins_it_says_so() -> None:
    assert call("plugins") == (0, "No plugin is installed.\n", "")


def test_it_says_that_plugins_are_off() -> None:
    assert call("plugins", "--no-plugins", "--lang", "fr") == (
        0,
        "Aucun module n'est chargé : --no-plugins ou RFPLINT_NO_PLUGINS les désactive.\n",
        "",
    )


def test_it_lists_policies_load_time_and_faults(site: Path, city: Path) -> None:
    install_check(site, "acme_good")
    install(site, "acme_sick", "1 / 0")
    done = run("plugins", site=site, cwd=city)
    assert (done.returncode, done.stderr) == (4, "")
    assert timeless(done.stdout) == (
        "acme_good (acme_good 1.0)\n"
        "    policies: ACME002[title-of-acme002]\n"
        "    loaded in N ms\n"
        "acme_sick (acme_sick 1.0)\n"
        "    policies: none\n"
        "    loaded in N ms\n"
        "    PLG002: The plugin 'acme_sick' of acme_sick 1.0 could not be loaded: "
        "ZeroDivisionError: division by zero (acme_sick.py:1). Mend it or uninstall it.\n"
    )


def test_it_lists_them_in_french(site: Path, city: Path) -> None:
    install(
        site, "acme_vide", HOOKS.format(name="acme_vide").replace("return [", "return [][:0] or [")
    )
    ship(site, "acme_vide", "ACME007", "must: {tender.title: present}\n")
    done = run("plugins", "--lang", "fr", site=site, cwd=city)
    assert (done.returncode, timeless(done.stdout)) == (
        0,
        (
            "acme_vide (acme_vide 1.0)\n"
            "    politiques\u00a0: ACME007[title-of-acme007]\n"
            "    chargé en N\u00a0ms\n"
        ),
    )


def test_it_lists_them_as_json(site: Path, city: Path) -> None:
    install(
        site,
        "acme_half",
        CHECK.format(name="acme_half", body="yield").replace(
            "return [always]", "yield always\n    1 / 0"
        ),
    )
    ship(site, "acme_half")
    done = run("plugins", "--format", "json", site=site, cwd=city)
    listed = json.loads(done.stdout)
    assert listed["plugins"][0].pop("loadTime") > 0
    place = "(acme_half.py:15)"
    assert (done.returncode, listed) == (
        4,
        {
            "format": "rfplint-plugins",
            "version": "1.0",
            "api": "1.0",
            "enabled": True,
            "plugins": [
                {
                    "name": "acme_half",
                    "version": "1.0",
                    "distribution": "acme_half",
                    "module": "acme_half",
                    "hooks": ["rfplint_packs", "rfplint_checks"],
                    "policies": [{"code": "ACME002", "name": "title-of-acme002"}],
                    "faults": [
                        {
                            "message": {
                                "en": "PLG002: 'rfplint_checks' of the plugin 'acme_half' of "
                                "acme_half 1.0 failed: ZeroDivisionError: division by zero "
                                f"{place}. What it gave before counts.",
                                "fr": "PLG002 : « rfplint_checks » du module « acme_half » de "
                                "acme_half 1.0 a échoué : ZeroDivisionError: division by zero "
                                f"{place}. Ce qu'il a donné avant compte.",
                            },
                            "file": str(site / "acme_half.py"),
                            "line": 15,
                        }
                    ],
                }
            ],
        },
    )


def test_timings_name_the_slow_policy_of_a_plugin_first_and_leave_the_report_alone(
    site: Path, city: Path
) -> None:
    slow = "import time\n    time.sleep(0.3)\n    yield rfp.tender['title'].hit()"
    install_check(site, "acme_slow", slow)
    words = ("check", "a.rfp.yaml", "--select", "ACME002,DOC010", "--format", "json")
    plain = run(*words, site=site, cwd=city)
    timed = run(*words, "--timings", site=site, cwd=city)
    assert (timed.returncode, timed.stdout) == (plain.returncode, plain.stdout)
    lines = timed.stderr.splitlines()
    assert lines[0] == "Time by policy, the slowest first:"
    assert re.fullmatch(
        r" +[0-9.]+ ms +[0-9.]+ %  ACME002\[title-of-acme002\] \(acme_slow 1\.0\)", lines[1]
    )
    assert re.fullmatch(r" +[0-9.]+ ms +100\.0 %  in all", lines[-1])


def test_the_table_has_ten_policies_the_others_the_prose_the_rest_and_the_whole() -> None:
    slow = tuple(Timing(f"ACM{n:03}", "x", "", 0.01) for n in range(12))
    lines = [*timings.table((*slow, Timing(PROSE, "", "", 0.2)), 1.0, "en", every=False)]
    assert len(lines) == 15
    assert lines[1] == "     10.00 ms   1.0 %  ACM000[x]"
    assert lines[-4:] == [
        "     20.00 ms   2.0 %  2 other policies (all of them: --verbose)",
        "    200.00 ms  20.0 %  reading the prose, for all policies",
        "    680.00 ms  68.0 %  the rest: files, YAML, schema, places, suppressions",
        "   1000.00 ms 100.0 %  in all",
    ]


def test_verbosely_the_table_has_every_policy_in_the_readers_language() -> None:
    slow = tuple(Timing(f"ACM{n:03}", "x", "acme 1.0", 0.01) for n in range(12))
    lines = [*timings.table(slow, 0.5, "fr", every=True)]
    assert lines[0] == "Durée par politique, la plus lente d'abord :"
    assert lines[12] == "     10,00 ms   2,0 %  ACM011[x] (acme 1.0)"
    assert lines[-1] == "    500,00 ms 100,0 %  en tout"
