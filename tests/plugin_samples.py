"""Plugins for tests: distributions laid out as an installer leaves them, and how to run them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from rfplint import hooks

PACK = "pack: acme\nversion: '1.0'\ntitle: {en: a, fr: a}\nlicence: MIT\n"
HEAD = """\
code: {code}
name: {name}
title: {{en: Title too short, fr: Titre trop court}}
severity: warning
class: form
why: {{en: Firms search by title., fr: Les entreprises cherchent par titre.}}
references: []
message: {{en: "Title: {{value}}.", fr: "Titre : {{value}}."}}
examples:
  - bad: {{rfp: "1.0", tender: {{title: x}}}}
    at: /tender/title
  - good: {{rfp: "1.0", language: fr, tender: {{title: Lampadaires de la rue Principale}}}}
"""
HOOKS = """\
import os
from rfplint.hooks import check, hookimpl

@hookimpl
def rfplint_packs():
    return [os.path.join(os.path.dirname(__file__), "{name}_pack")]
"""
CHECK = (
    HOOKS
    + """
@check("ACME002")
def always(rfp):
    {body}

@hookimpl
def rfplint_checks():
    return [always]
"""
)
RFP = 'rfp: "1.0"\ntender: {title: x}\n'


def install(folder: Path, name: str, source: str) -> None:
    """Lay a distribution out as an installer does: a module and its metadata."""
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.py").write_text(source, encoding="utf-8")
    about = folder / f"{name}-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text(f"[{hooks.GROUP}]\n{name} = {name}\n")


def ship(folder: Path, name: str, code: str = "ACME002", more: str = "") -> None:
    """Lay out the pack of a distribution, with one policy whose check is Python or in `more`."""
    pack = folder / f"{name}_pack"
    (pack / "titles").mkdir(parents=True)
    (pack / "pack.yaml").write_text(PACK, encoding="utf-8")
    head = HEAD.format(code=code, name=f"title-of-{code.lower()}")
    (pack / "titles" / f"title-of-{code.lower()}.yaml").write_text(head + more, encoding="utf-8")


def install_check(folder: Path, name: str, body: str = "yield rfp.tender['title'].hit()") -> None:
    """Install a plugin whose one policy is ACME002, found by this body of its check."""
    install(folder, name, CHECK.format(name=name, body=body))
    ship(folder, name)


def run(*words: str | Path, site: Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run `python -m rfplint WORDS` as a user would, with `site` as an installation."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("LC_")}
    path = os.pathsep.join(filter(None, (str(site), kept.get("PYTHONPATH", ""))))
    return subprocess.run(
        [sys.executable, "-m", "rfplint", *map(str, words)],
        cwd=cwd,
        env={**kept, "PYTHONPATH": path, "LANG": "C.UTF-8"},
        text=True,
        capture_output=True,
        check=False,
    )
