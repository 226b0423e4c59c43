"""Nothing of the linted repository runs, however Python is started there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from plugin_samples import RFP, install, install_check, run
from rfplint import hooks

TELLTALE = "import os\nopen(os.environ['TELLTALE'], 'w').close()\n"
NAMES = ("conftest", "yaml", "jsonschema_rs", "pluggy", "evil", "rfplint_plugin", "setup")


@pytest.fixture
def city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository in which somebody has put every kind of Python that a tool might run."""
    city = tmp_path / "city"
    install(city, "evil", TELLTALE)
    egg = city / "worse.egg-info"
    egg.mkdir()
    (egg / "PKG-INFO").write_text("Metadata-Version: 2.1\nName: worse\nVersion: 2.0\n")
    (egg / "entry_points.txt").write_text(f"[{hooks.GROUP}]\nworse = evil\n")
    for name in NAMES:
        (city / f"{name}.py").write_text(TELLTALE)
    (city / "a.rfp.yaml").write_text(RFP)
    monkeypatch.setenv("TELLTALE", str(tmp_path / "telltale"))
    return city


def start(*command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=cwd, text=True, capture_output=True, check=False)


def shown(done: subprocess.CompletedProcess[str], tmp_path: Path) -> str:
    assert not (tmp_path / "telltale").exists(), done.stderr
    return done.stdout


def test_python_m_runs_nothing_of_the_folder_that_it_starts_in(tmp_path: Path, city: Path) -> None:
    done = start(sys.executable, "-m", "rfplint", "check", ".", cwd=city)
    assert "a.rfp.yaml" in shown(done, tmp_path)
    assert done.returncode == 1
    assert "PLG" not in done.stdout


def test_the_command_runs_nothing_of_the_folder_that_it_starts_in(
    tmp_path: Path, city: Path
) -> None:
    program = Path(sys.executable).parent / "rfplint"
    done = start(str(program), "check", ".", cwd=city)
    assert "a.rfp.yaml" in shown(done, tmp_path)
    assert done.returncode == 1


def test_a_distribution_of_the_repository_is_refused_though_the_path_names_it(
    tmp_path: Path, city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in NAMES:
        if name != "evil":  # Python itself would import these: whoever sets the path trusts it
            (city / f"{name}.py").unlink()
    path = os.pathsep.join((str(city), os.environ.get("PYTHONPATH", "")))
    monkeypatch.setenv("PYTHONPATH", path)
    done = start(sys.executable, "-m", "rfplint", "check", ".", "--format", "concise", cwd=city)
    lines = shown(done, tmp_path).splitlines()
    assert done.returncode == 4
    why = "It is not loaded: what is linted never runs. Install it, or run rfplint elsewhere."
    where = "declares a plugin in the folder that rfplint runs in"
    assert sorted(lines[:2]) == [
        f"rfplint: PLG002: evil 1.0 {where} (evil-1.0.dist-info/entry_points.txt:2). {why}",
        f"rfplint: PLG002: worse 2.0 {where} (worse.egg-info/entry_points.txt:2). {why}",
    ]


def test_a_plugin_of_an_environment_inside_the_repository_is_installed(
    tmp_path: Path, city: Path
) -> None:
    packages = city / ".venv" / "lib" / "site-packages"
    packages.mkdir(parents=True)
    install_check(packages, "acme_inside")
    code = (
        "import sys, site; sys.prefix = sys.argv.pop(1); sys.argv[0] = 'rfplint'; "
        "from rfplint.__main__ import run; sys.path.insert(0, sys.prefix + '/lib/site-packages'); "
        "sys.exit(run())"
    )
    words = ("check", "a.rfp.yaml", "--select", "ACME002", "--format", "concise")
    done = start(sys.executable, "-P", "-c", code, str(city / ".venv"), *words, cwd=city)
    assert "a.rfp.yaml:2:17: warning ACME002" in shown(done, tmp_path), done.stderr


def test_a_namesake_in_the_repository_does_not_stand_for_an_installed_plugin(
    tmp_path: Path, city: Path
) -> None:
    install_check(tmp_path / "site", "acme_true")
    install(city, "acme_true", TELLTALE)
    done = run("check", ".", "--select", "ACME002", site=tmp_path / "site", cwd=city)
    assert "ACME002" in shown(done, tmp_path)
    assert done.returncode == 0


@pytest.mark.parametrize("switch", ["--no-plugins", "RFPLINT_NO_PLUGINS"])
@pytest.mark.parametrize("command", ["check", "policies", "plugins", "explain", "config", "read"])
def test_no_plugin_runs_when_they_are_off(
    tmp_path: Path, city: Path, monkeypatch: pytest.MonkeyPatch, command: str, switch: str
) -> None:
    install(tmp_path / "site", "acme_loud", TELLTALE)
    words = {"check": ["."], "explain": ["IP001"], "read": ["a.rfp.yaml"]}.get(command, [])
    if switch == "--no-plugins":
        words = [*words, switch]
    else:
        monkeypatch.setenv(switch, "1")
    done = run(command, *words, site=tmp_path / "site", cwd=city)
    shown(done, tmp_path)
    assert done.returncode in (0, 1)


def test_zero_does_not_turn_plugins_off(
    tmp_path: Path, city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_check(tmp_path / "site", "acme_on")
    monkeypatch.setenv("RFPLINT_NO_PLUGINS", "0")
    done = run("check", ".", "--select", "ACME002", site=tmp_path / "site", cwd=city)
    assert "ACME002" in shown(done, tmp_path)
