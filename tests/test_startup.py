"""What each command must not import: absence is certain where milliseconds are not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
GOOD = str(ROOT / "examples" / "good" / "pilot.rfp.yaml")
CORE = str(ROOT / "policies" / "core")
BAD = str(ROOT / "examples" / "bad" / "pilot.rfp.yaml")

HEAVY = (
    "asyncio",
    "dataclasses",
    "glob",
    "importlib.metadata",
    "inspect",
    "jinja2",
    "jsonschema",
    "license_expression",
    "logging",
    "multiprocessing",
    "pathspec",
    "pluggy",
    "referencing",
    "rich",
    "textwrap",
    "tomllib",
)
NOT_FOR_VERSION = (*HEAVY, "yaml", "jsonschema_rs", "argparse", "json", "rfplint.model")

PROBE = """
import sys
from rfplint.__main__ import run
sys.argv = ["rfplint", *sys.argv[1:]]
status = run()
sys.stderr.write("\\n".join(sys.modules))
sys.exit(status)
"""


def modules_after(*words: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *words],
        text=True,
        capture_output=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode in (0, 1), done.stderr
    return set(done.stderr.split("\n"))


@pytest.mark.parametrize(
    ("words", "absent"),
    [
        (("--version",), NOT_FOR_VERSION),
        (("check", GOOD), (*HEAVY, "difflib", "rfplint.cli.timings", "rfplint.plugins.loading")),
        (("check", BAD, "--select", "ELG"), HEAVY),
        (("explain", "ELG001"), (*HEAVY, "jsonschema_rs")),
        (("policies",), (*HEAVY, "jsonschema_rs")),
        (("schema", "rfp"), (*HEAVY, "jsonschema_rs")),
        (("test", CORE, "--select", "ELG"), HEAVY),
        (("config",), (*HEAVY, "jsonschema_rs")),
        (("plugins",), (*HEAVY, "jsonschema_rs", "rfplint.plugins.loading")),
        (("--help",), ("rfplint.catalogue", "rfplint.document", "json", "yaml", "jsonschema_rs")),
        (("check", GOOD, "--format", "json"), HEAVY),
        (("check", GOOD, "--lang", "fr", "--verbose"), HEAVY),
    ],
    ids=[
        "version",
        "check",
        "check-bad",
        "explain",
        "policies",
        "schema",
        "test",
        "config",
        "plugins",
        "help",
        "check-json",
        "check-fr-verbose",
    ],
)
def test_a_command_does_not_import(words: tuple[str, ...], absent: tuple[str, ...]) -> None:
    modules_after("policies")  # the first run compiles the pack and may import more
    assert modules_after(*words) & set(absent) == set()
