"""The derived pages and files are what the tools make of their sources."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from rfplint import schema

ROOT = Path(__file__).resolve().parent.parent
GUIDES = ("docs/rfp-format.en.md", "docs/rfp-format.fr.md")


def test_the_derived_files_are_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, "tools/generate_docs.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONUTF8": "1"},
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("guide", GUIDES)
def test_the_smallest_rfp_of_the_guide_is_valid(guide: str) -> None:
    text = (ROOT / guide).read_text(encoding="utf-8")
    block = re.search(r"```yaml\n(.*?)```", text, re.DOTALL)
    assert block is not None
    rfp = yaml.safe_load(block[1])
    assert schema.rfp_faults(rfp, native=True) == ()
    assert schema.unknown_keys(rfp, native=True) == ()


@pytest.mark.parametrize("guide", GUIDES)
def test_every_link_within_the_guide_leads_somewhere(guide: str) -> None:
    text = (ROOT / guide).read_text(encoding="utf-8")
    targets = set(re.findall(r'<a id="([^"]+)">', text))
    assert sorted(set(re.findall(r"\]\(#([^)]+)\)", text)) - targets) == []
