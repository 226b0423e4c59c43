"""What a check of a plugin does wrong is named at its line, the rest runs, the status is 4."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plugin_samples import RFP, install, install_check, run
from rfplint.reporters import FORMATS

NOISY = """
import atexit, os, subprocess, sys
print("noise at import")
sys.__stdout__.write("noise past sys.stdout\\n")
os.write(1, b"noise past Python\\n")
subprocess.run(["echo", "noise of a program"])
atexit.register(print, "noise at the end")
"""
HIT = "yield rfp.tender['title'].hit()"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "site").mkdir()
    return tmp_path / "site"


@pytest.fixture
def city(tmp_path: Path) -> Path:
    (tmp_path / "city").mkdir()
    (tmp_path / "city" / "a.rfp.yaml").write_text(RFP)
    return tmp_path / "city"


def told(site: Path, city: Path, *options: str) -> tuple[int, list[tuple[str, str]]]:
    """Give the exit status, and code and message of each finding of ACME002 and PLG001."""
    words = ("check", "a.rfp.yaml", "--select", "ACME002,DOC010", "--format", "json")
    done = run(*words, *options, site=site, cwd=city)
    report = json.loads(done.stdout)
    found = [(one["code"], one["message"]["en"]) for one in report["findings"]]
    return done.returncode, found


CRASH = "Policy ACME002[title-of-acme002] of {name} 1.0 crashed here and may have missed faults: "
END = " Report it to its author; the other policies ran."


@pytest.mark.parametrize(
    ("name", "body", "what"),
    [
        ("acme_divides", "yield 1 / 0", "ZeroDivisionError: division by zero ({name}.py:11)."),
        (
            "acme_leaves",
            "import sys; sys.exit(0)\n    yield",
            "SystemExit: 0 ({name}.py:11).",
        ),
        (
            "acme_returns",
            "return None",
            "it returned None instead of yielding Hits; write `yield node.hit()` ({name}.py:8).",
        ),
        (
            "acme_yields",
            "yield 'title too short'",
            (
                "it yielded 'title too short', which is not a Hit; write `yield node.hit()` "
                "({name}.py:11)."
            ),
        ),
        (
            "acme_nodes",
            "\n    yield rfp.tender['title']",
            (
                "it yielded <Node /tender/title>, which is not a Hit; write `yield node.hit()` "
                "({name}.py:12)."
            ),
        ),
        (
            "acme_cases",
            "yield rfp.tender.hit('long')",
            "its Hit names the case 'long'; the policy has no cases ({name}.py:11).",
        ),
        (
            "acme_points",
            "yield rfp.tender.hit()._replace(pointer='/tender')",
            "the `pointer` of its Hit is '/tender'; it must be a node's pointer ({name}.py:11).",
        ),
        (
            "acme_places",
            "yield rfp.tender.hit(within=(5, 2))",
            "the `within` of its Hit is (5, 2); it must be a Span or None ({name}.py:11).",
        ),
        (
            "acme_fills",
            "yield rfp.tender.hit(days=object)",
            (
                "the `values` of its Hit is {{'days': <class 'object'>, 'value': {{'title': "
                "'x'}}}}; it must be names with plain data, Texts or Nodes ({name}.py:11)."
            ),
        ),
        (
            "acme_fixes",
            "yield rfp.tender.hit(fix='write more')",
            (
                "the `fix` of its Hit is 'write more'; it must be a Fix whose title is a Text "
                "({name}.py:11)."
            ),
        ),
        (
            "acme_relates",
            "yield rfp.tender.hit(related=[rfp.tender])",
            (
                "the `related` of its Hit is [<Node /tender>]; it must be a tuple of "
                "node.beside(…) ({name}.py:11)."
            ),
        ),
        (
            "acme_weighs",
            "yield rfp.tender.hit(at_most='fatal')",
            "the `at_most` of its Hit is 'fatal'; it must be a severity ({name}.py:11).",
        ),
    ],
)
def test_a_check_that_fails_is_named_at_its_line_and_what_it_found_before_stays(
    site: Path, city: Path, name: str, body: str, what: str
) -> None:
    source = body if body.startswith("return") else f"{HIT}\n    {body}"
    install_check(site, name, source)
    before = [] if body.startswith("return") else [("ACME002", "Title: x.")]
    crash = ("PLG001", (CRASH + what + END).format(name=name))
    assert told(site, city) == (4, [crash, *before])
    assert told(site, city, "--timings", "--exit-zero") == (4, [crash, *before])


def test_a_crash_is_told_in_french(site: Path, city: Path) -> None:
    install_check(site, "acme_divides", "yield 1 / 0")
    done = run("check", "a.rfp.yaml", "--lang", "fr", "--format", "concise", site=site, cwd=city)
    assert done.returncode == 4
    assert (
        "La politique ACME002[title-of-acme002] de acme_divides 1.0 a planté ici et a pu manquer "
        "des défauts : ZeroDivisionError: division by zero (acme_divides.py:10). Signalez-le à son "
        "auteur; les autres politiques ont été appliquées."
    ) in done.stdout


@pytest.mark.parametrize("format_", FORMATS)
def test_what_a_plugin_prints_is_in_no_report(site: Path, city: Path, format_: str) -> None:
    install_check(site, "acme_quiet")
    words = ("check", "a.rfp.yaml", "--format", format_)
    quiet = run(*words, site=site, cwd=city)
    (site / "acme_quiet.py").write_text(
        NOISY
        + (site / "acme_quiet.py")
        .read_text()
        .replace(HIT, f"print('noise in a check')\n    {HIT}")
        .replace("return [", "print('noise in a hook')\n    return [")
    )
    noisy = run(*words, site=site, cwd=city)
    assert (noisy.returncode, noisy.stdout) == (quiet.returncode, quiet.stdout)
    assert sorted(noisy.stderr.splitlines()) == [
        "noise at import",
        "noise at the end",
        "noise in a check",
        "noise in a hook",
        "noise in a hook",
        "noise of a program",
        "noise past Python",
        "noise past sys.stdout",
    ]


def test_plugins_of_every_fault_are_each_named_and_the_rest_runs(site: Path, city: Path) -> None:
    marked = "from rfplint.hooks import hookimpl\n@hookimpl\n"
    install(site, "acme_a_exits", "raise SystemExit(0)")
    install(site, "acme_b_misspells", f"{marked}def rfplint_packz(): return []")
    install(site, "acme_c_mistypes", f"{marked}def rfplint_checks(): return 42")
    install(site, "acme_d_prints", f"print('noise')\n{marked}def rfplint_checks(): return []")
    install_check(site, "acme_e_crashes", f"{HIT}\n    1 / 0")
    done = run("check", "a.rfp.yaml", "--format", "json", site=site, cwd=city)
    report = json.loads(done.stdout)
    named = [problem["en"] for problem in report["problems"]]
    assert [text.split("'")[1] for text in named] == [
        "acme_a_exits",
        "acme_b_misspells",
        "rfplint_checks",
    ]
    codes = [finding["code"] for finding in report["findings"]]
    assert {"PLG001", "ACME002", "IP001"} <= set(codes)
    assert done.returncode == 4


def test_a_faulty_pack_of_a_plugin_is_told_at_its_line(site: Path, city: Path) -> None:
    install_check(site, "acme_pack")
    policy = site / "acme_pack_pack" / "titles" / "title-of-acme002.yaml"
    policy.write_text(policy.read_text().replace("severity: warning", "severity: fatal"))
    done = run("check", "a.rfp.yaml", "--format", "concise", site=site, cwd=city)
    assert done.returncode == 2
    assert f"{policy}:4:11: error PCK001[faulty-pack]" in done.stdout
    listed = run("plugins", site=site, cwd=city)
    assert listed.returncode == 2
    assert "acme_pack (acme_pack 1.0)\n    policies: none\n" in listed.stdout
    assert f"{policy}:4:11: PCK001" in listed.stderr
