"""Plugins as people ship them: built and installed by pip, run by pre-commit."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from committing import ROOT, commit_project, git

PROJECT = """\
[build-system]
requires = ["hatchling>=1.27"]
build-backend = "hatchling.build"
[project]
name = "{name}"
version = "{version}"
dependencies = ["rfplint"]
[project.entry-points."rfplint.plugins"]
{plugin} = "{module}"
[tool.hatch.build.targets.wheel]
packages = ["{module}"]
"""
POLICY = """\
code: ACME001
name: title-too-short
title: {en: Title too short, fr: Titre trop court}
severity: error
class: form
why: {en: Firms search by title., fr: Les entreprises cherchent par titre.}
references: []
settings: {minWords: {default: 3, help: {en: Fewest words, fr: Nombre minimal de mots}}}
message:
  en: The title has {words} words; write at least {minWords}.
  fr: Le titre a {words} mots; écrivez-en au moins {minWords}.
examples:
  - bad: {rfp: "1.0", tender: {title: Lamps}}
    at: /tender/title
  - bad: {rfp: "1.0", language: fr, tender: {title: Lampadaires}}
    at: /tender/title
  - good: {rfp: "1.0", tender: {title: Street lamps for the harbour}}
  - good: {rfp: "1.0", language: fr, tender: {title: Lampadaires pour le port}}
"""
PACK = "pack: acme\nversion: '1.0'\ntitle: {en: Acme, fr: Acme}\nlicence: Apache-2.0\n"
PAGE = (ROOT / "docs" / "plugins.md").read_text("utf-8")
SOURCE = PAGE.partition("```python\n")[2].partition("```")[0]
"""The plugin that the page shows."""
RFP = 'rfp: "1.0"\ntender:\n  title: Lamps\n'
FOUND = "3:10: error ACME001[title-too-short] The title has 1 words; write at least 3."


def project(folder: Path, name: str, source: str, version: str = "1.2") -> Path:
    """Write the project of a distribution with one plugin and its pack."""
    module = name.replace("-", "_")
    pack = folder / name / module / "pack"
    (pack / "titles").mkdir(parents=True)
    (pack / "pack.yaml").write_text(PACK)
    (pack / "titles" / "title-too-short.yaml").write_text(POLICY, encoding="utf-8")
    (pack.parent / "__init__.py").write_text(source, encoding="utf-8")
    about = PROJECT.format(name=name, version=version, plugin=module, module=module)
    (folder / name / "pyproject.toml").write_text(about)
    return folder / name


def call(*words: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        words,
        cwd=cwd,
        env={**os.environ, **environment},
        text=True,
        capture_output=True,
        check=False,
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which pip has installed a plugin that works and three that do not."""
    folder = tmp_path_factory.mktemp("projects")
    marked = (
        "from rfplint.hooks import hookimpl\n\n\n@hookimpl\ndef rfplint_check():\n    return []\n"
    )
    projects = (
        project(folder, "acme-policies", SOURCE),
        project(folder, "acme-exits", "import sys\n\nsys.exit(0)\n"),
        project(folder, "acme-misspells", marked, "0.3"),
        project(folder, "acme-ahead", SOURCE.replace('"1.0"', '"1.9"')),
    )
    site = folder / "site"
    offline = ("--no-index", "--no-build-isolation", "--no-deps", "-q", "--target", site)
    done = call(sys.executable, "-m", "pip", "install", *offline, *projects, cwd=folder)
    assert done.returncode == 0, done.stderr
    return site


@pytest.fixture
def city(tmp_path: Path) -> Path:
    (tmp_path / "a.rfp.yaml").write_text(RFP)
    return tmp_path


def rfplint(*words: str, site: Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join(filter(None, (str(site), os.environ.get("PYTHONPATH", ""))))
    return call(
        sys.executable, "-m", "rfplint", *words, cwd=cwd, PYTHONPATH=path, RFPLINT_LANG="en"
    )


def test_what_pip_installed_finds_and_what_is_faulty_is_named(site: Path, city: Path) -> None:
    words = ("check", "a.rfp.yaml", "--select", "ACME001", "--format", "concise")
    done = rfplint(*words, site=site, cwd=city)
    assert done.returncode == 4
    assert done.stdout.splitlines()[:4] == [
        (
            "rfplint: PLG002: The plugin 'acme_ahead' of acme-ahead 1.2 asks for version 1.9 of "
            "the plugin API; this rfplint has 1.0 (acme_ahead/__init__.py:8). Upgrade rfplint."
        ),
        (
            "rfplint: PLG002: The plugin 'acme_exits' of acme-exits 1.2 could not be loaded: "
            "SystemExit: 0 (acme_exits/__init__.py:3). Mend it or uninstall it."
        ),
        (
            "rfplint: PLG002: The plugin 'acme_misspells' of acme-misspells 0.3 has the hook "
            "'rfplint_check', which rfplint does not call (acme_misspells/__init__.py:4). Did you "
            "mean rfplint_checks?"
        ),
        f"a.rfp.yaml:{FOUND}",
    ]


def test_the_list_of_plugins_names_what_pip_installed(site: Path, city: Path) -> None:
    done = rfplint("plugins", "--format", "json", site=site, cwd=city)
    assert done.returncode == 4
    listed = json.loads(done.stdout)["plugins"]
    assert [
        (one["name"], one["distribution"], one["version"], len(one["faults"])) for one in listed
    ] == [
        ("acme_ahead", "acme-ahead", "1.2", 1),
        ("acme_exits", "acme-exits", "1.2", 1),
        ("acme_misspells", "acme-misspells", "0.3", 1),
        ("acme_policies", "acme-policies", "1.2", 0),
    ]
    assert listed[3]["policies"] == [{"code": "ACME001", "name": "title-too-short"}]


def test_pre_commit_shows_the_finding_of_a_plugin_in_additional_dependencies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "PYTHONPATH"):
        monkeypatch.delenv(name, raising=False)
    plugin = project(tmp_path / "plugins", "acme-policies", SOURCE)
    city = tmp_path / "city"
    city.mkdir()
    hook = tmp_path / "hook"
    hook.mkdir()
    asked = {
        "id": "rfplint",
        "args": ["--format", "concise", "--select", "ACME001"],
        "additional_dependencies": [str(plugin)],
    }
    repository = {"repo": str(hook), "rev": commit_project(hook), "hooks": [asked]}
    git("init", "-q", cwd=city)
    (city / ".pre-commit-config.yaml").write_text(json.dumps({"repos": [repository]}))
    (city / "a.rfp.yaml").write_text(RFP)
    git("add", "-A", cwd=city)
    done = call(
        *(sys.executable, "-m", "pre_commit", "run", "--all-files"),
        cwd=city,
        PRE_COMMIT_HOME=str(tmp_path / "home"),
        RFPLINT_LANG="en",
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert f"a.rfp.yaml:{FOUND}" in done.stdout


def test_the_plugin_of_the_page_is_fully_typed(tmp_path: Path) -> None:
    plugin = project(tmp_path, "acme-policies", SOURCE)
    cache = str(ROOT / ".mypy_cache" / "plugins")
    words = ("--strict", "--no-error-summary", "--cache-dir", cache, "acme_policies")
    done = call(sys.executable, "-m", "mypy", *words, cwd=plugin, MYPYPATH=str(ROOT / "src"))
    assert (done.returncode, done.stdout) == (0, "")
