"""Whatever a file holds or is called, the answer is a finding or a clear message, soon."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from command_line import RFP, ROOT, Done, call, write

HANG = 5.0
"""Seconds of CPU: about three times what the slowest needs. It tells a hang, not a regression."""
LANGUAGES = ("en", "fr")
CONCISE = re.compile(
    r"(rfplint: .+|\S.*:\d+:\d+: (error|warning|note|erreur|avertissement) [A-Z]+\d+\[[a-z-]+\] .+|"
    r"(\d[\d,\u00a0]* (findings?|constats?)|No findings|Aucun constat).*)"
)


def is_plain(done: Done) -> bool:
    """Say whether every line is a finding, a message or the summary: none is a traceback's."""
    return (
        done.status in (0, 1)
        and done.err == ""
        and all(CONCISE.fullmatch(line) for line in done.out.splitlines())
    )


def check(folder: Path, name: str, language: str = "en") -> Done:
    return call("check", name, "--format", "concise", "--lang", language, cwd=folder)


# Monsters --------------------------------------------------------------------------------------


def bomb() -> str:
    """Make aliases that stand for 9 to the power of 12 values."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 13)]
    return "\n".join(lines) + "\n"


MONSTERS = {
    "brackets.rfp.yaml": ("[" * 1_000_000, "YML005"),
    "brackets.rfp.json": ("[" * 1_000_000, "YML005"),
    "braces.rfp.yaml": ("{a: " * 1_000_000, "YML005"),
    "bomb.rfp.yaml": (bomb(), "YML005"),
    "line.rfp.yaml": ("rfp: '1.0'\ntender: {title: " + "x" * 4_999_000 + "}", "DOC007"),
    "line.rfp.json": ('{"tender": {"title": "' + "x" * 4_999_000 + '"}}', "DOC007"),
    "words.rfp.yaml": ("rfp: '1.0'\ntender: {title: " + "ab " * 1_600_000 + "}", "DOC007"),
    "indent.rfp.yaml": ("".join(" " * n + "a:\n" for n in range(2000)), "YML005"),
    "keys.rfp.yaml": ("a: 1\n" * 100_000, "YML003"),
    "title.rfp.yaml": (f"rfp: '1.0'\ntender: {{title: {'aaaa ' * 600_000}TBD}}\n", "DOC002"),
    "title.rfp.json": (
        '{"rfp": "1.0", "tender": {"title": "' + "a" * 3_000_000 + ' TBD"}}',
        "DOC002",
    ),
    "folded.rfp.yaml": (
        "tender:\n  title: >-\n" + "    aaaa bbb\n" * 200_000 + "    TBD\n",
        "DOC002",
    ),
    "required.rfp.yaml": (
        f"rfp: '1.0'\ntender: {{description: {'Microsoft Azure required. ' * 100_000}}}\n",
        "TEC001",
    ),
    "liked.rfp.yaml": (
        f"rfp: '1.0'\ntender: {{title: , description: {'We like Microsoft Azure. ' * 100_000}}}\n",
        "DOC007",
    ),
    "items.rfp.json": ('{"releases": [' + "3, " * 150_000 + "3]}", "YML010"),
}


@pytest.mark.parametrize("name", MONSTERS)
def test_a_monster_is_answered_soon(tmp_path: Path, name: str) -> None:
    text, code = MONSTERS[name]
    write(tmp_path, {name: text})
    start = time.process_time()
    done = check(tmp_path, name)
    assert time.process_time() - start < HANG
    assert re.search(rf" (error|warning) {code}\[", done.out)
    assert is_plain(done)


def test_ten_thousand_findings_are_all_told(tmp_path: Path) -> None:
    criteria = "".join(
        "      - {subType: yearsInBusiness, minimumValue: 8}\n" for _ in range(10_000)
    )
    head, _, _ = RFP.partition("      - ")
    write(tmp_path, {"a.rfp.yaml": head + criteria})
    start = time.process_time()
    words = ("check", "--select", "ELG006", "--format", "concise")
    done = call(*words, cwd=tmp_path)
    assert time.process_time() - start < 10 * HANG
    assert done.out.count(" warning ELG006[") == 10_000
    assert done.out.endswith("10,000 findings in 1 file: 10,000 warnings. 1 RFP checked.\n")


# Bytes -----------------------------------------------------------------------------------------

BYTES = {
    "empty": (b"", "YML002"),
    "blank": (b" \n\n\t", "YML00"),
    "comment only": (b"# nothing yet\n", "YML002"),
    "latin-1": ("tender: {title: Réseau}\n".encode("latin-1"), "YML001"),
    "nul": (b"tender: {title: a\0b}\n", "YML001"),
    "escape": (b"tender: {title: a\x1b[2Jb}\n", "YML001"),
    "utf-16 without mark": ("tender: {title: x}\n".encode("utf-16-le"), "YML001"),
    "utf-32": ("tender: {title: x}\n".encode("utf-32"), "YML001"),
    "png": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "YML001"),
    "zip": (b"PK\x03\x04\x14\0\0\0\x08\0", "YML001"),
    "elf": (b"\x7fELF\x02\x01\x01" + bytes(9), "YML001"),
    "lone surrogate": (b"tender: {title: \xed\xa0\x80}\n", "YML001"),
    "scalar": (b"just words\n", "YML010"),
    "list of words": (b"- a\n- b\n", "YML010"),
    "tag": (b"!!python/object/apply:os.system ['true']\n", "YML004"),
    "circle": (b"&a [*a]\n", "YML006"),
    "unknown alias": (b"tender: *nobody\n", "YML002"),
    "tabs": (b"tender:\n\ttitle: x\n", "YML002"),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", BYTES)
def test_faulty_bytes_are_a_finding(tmp_path: Path, kind: str, language: str) -> None:
    content, code = BYTES[kind]
    write(tmp_path, {"a.rfp.yaml": content})
    done = check(tmp_path, "a.rfp.yaml", language)
    assert done.status == 1
    assert f" {code}" in done.out
    assert is_plain(done)


def test_utf_16_with_its_mark_is_read(tmp_path: Path) -> None:
    write(tmp_path, {"a.rfp.yaml": RFP.encode("utf-16")})
    assert "a.rfp.yaml:3:10: error DOC002[" in check(tmp_path, "a.rfp.yaml").out


@pytest.mark.parametrize("suffix", ["yaml", "json", "jsonl"])
def test_random_bytes_never_make_a_traceback(tmp_path: Path, suffix: str) -> None:
    seeded = random.Random(f"rfplint {suffix}")  # noqa: S311 - it must be the same every time
    alphabet = b"{}[]:,-#&*!|>'\"%@` \n\t\r0a\xc3\xa9\xff\0\x1b" + bytes(range(256))
    names = [f"{number}.{suffix}" for number in range(334)]
    for name in names:
        content = bytes(seeded.choices(alphabet, k=seeded.randrange(1, 400)))
        (tmp_path / name).write_bytes(content)
    for language in LANGUAGES:
        done = call("check", *names, "--format", "concise", "--lang", language, cwd=tmp_path)
        assert is_plain(done)
        assert {line.split(":")[0] for line in done.out.splitlines()[:-1]} == set(names)
    assert call("check", *names, cwd=tmp_path).status == 1


def test_broken_rfps_never_make_a_traceback(tmp_path: Path) -> None:
    """A good RFP with bytes taken out, put in or doubled: what people and merges do to files."""
    seeded = random.Random("broken")  # noqa: S311 - it must be the same every time
    good = (ROOT / "examples" / "good" / "pilot.rfp.yaml").read_bytes()
    names = [f"{number}.rfp.yaml" for number in range(60)]
    for name in names:
        content = bytearray(good)
        for _ in range(seeded.randrange(1, 6)):
            at, until = sorted(seeded.choices(range(len(content)), k=2))
            piece = content[at : min(until, at + 40)]
            content[at : at + seeded.randrange(3)] = seeded.choice(
                [b"", b"\n", b": ", b"- ", piece]
            )
        (tmp_path / name).write_bytes(content)
    assert is_plain(call("check", *names, "--format", "concise", cwd=tmp_path))


# Names -----------------------------------------------------------------------------------------

NAMES = {
    "a\n::error::forged.rfp.yaml": r"a\n::error::forged.rfp.yaml",
    "::error::forged.rfp.yaml": r"\x3a:error::forged.rfp.yaml",
    "a\x1b[2J.rfp.yaml": r"a\x1b[2J.rfp.yaml",
    "a\u202etxt.rfp.yaml": r"a\u202etxt.rfp.yaml",
    "a\r.rfp.yaml": r"a\r.rfp.yaml",
    "été – 目录.rfp.yaml": "été – 目录.rfp.yaml",
    "-a.rfp.yaml": "-a.rfp.yaml",
    "a b 'c'.rfp.yaml": "a b 'c'.rfp.yaml",
    os.fsdecode(b"caf\xe9.rfp.yaml"): r"caf\udce9.rfp.yaml",
}


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_file_name_cannot_forge_output(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(RFP, encoding="utf-8")
    done = call("check", "--select", "DOC002", "--format", "concise", cwd=tmp_path)
    assert done.out.startswith(f"{NAMES[name]}:3:10: error DOC002[")
    assert len(done.out.splitlines()) == 2
    for style, forbidden in (
        ("text", "[\x1b\r\u202e\ud800-\udfff]"),
        ("json", "[\x1b\r\ud800-\udfff]"),
    ):
        out = call("check", "--select", "DOC002", "--format", style, cwd=tmp_path).out
        assert not re.search(forbidden, out)
        assert not re.search(r"^\s*::", out, re.MULTILINE)


def test_a_path_that_leads_nowhere_cannot_forge_output(tmp_path: Path) -> None:
    done = call("check", "x\n::error::\x1b[2J", "--format", "concise", cwd=tmp_path)
    assert done.out.startswith(r"rfplint: x\n::error::\x1b[2J: nothing to check there.")


def test_a_folder_may_be_called_like_an_rfp(tmp_path: Path) -> None:
    write(tmp_path, {"x.rfp.yaml/a.rfp.yaml": RFP})
    done = call("check", "--select", "DOC002", "--format", "concise", cwd=tmp_path)
    assert done.out.startswith("x.rfp.yaml/a.rfp.yaml:3:10: error DOC002[")
    (tmp_path / "y.rfp.yaml").mkdir()
    assert call("check", "y.rfp.yaml", cwd=tmp_path).status == 3


def test_a_name_that_is_too_long_leads_nowhere(tmp_path: Path) -> None:
    assert call("check", "a" * 5000, cwd=tmp_path).status == 3


# Processes -------------------------------------------------------------------------------------


def start(*words: str, cwd: Path, **options: object) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "LANG": "C"}
    program = [sys.executable, "-m", "rfplint", *words]
    return subprocess.Popen(  # type: ignore[call-overload, no-any-return]
        program,
        cwd=cwd,
        env=environment,
        stderr=subprocess.PIPE,
        preexec_fn=heed_interruptions,  # noqa: PLW1509 - no threads run in a test
        **options,
    )


def heed_interruptions() -> None:
    """Undo what a shell does to jobs in the background: there a child would ignore Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize(
    ("words", "status"), [(["check", "."], 1), (["explain", "--all"], 0), (["schema", "rfp"], 0)]
)
def test_a_reader_who_has_had_enough_is_no_fault(
    tmp_path: Path, words: list[str], status: int
) -> None:
    write(tmp_path, {f"{n}.rfp.yaml": RFP for n in range(200)})
    with start(*words, cwd=tmp_path, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == status


def test_a_full_disk_is_4_and_told(tmp_path: Path) -> None:
    write(tmp_path, {"a.rfp.yaml": RFP})
    with (
        open("/dev/full", "wb") as full,
        start("check", cwd=tmp_path, stdout=full) as process,
    ):
        assert process.stderr is not None
        assert process.stderr.read() == b"rfplint: The system stops rfplint: the disk is full.\n"
    assert process.returncode == 4


@pytest.mark.parametrize("closed", ["1", "0"])
def test_closed_streams_leave_the_exit_status(tmp_path: Path, closed: str) -> None:
    write(tmp_path, {"a.rfp.yaml": RFP})
    sign = "<" if closed == "0" else ">"
    command = f"exec {sys.executable} -m rfplint check a.rfp.yaml {closed}{sign}&-"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "LANG": "C"}
    done = subprocess.run(
        ["sh", "-c", command], cwd=tmp_path, env=environment, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.parametrize(("language", "said"), [("en", "interrupted"), ("fr", "interrompu")])
def test_an_interruption_is_130_without_a_traceback(
    tmp_path: Path, language: str, said: str
) -> None:
    words = ("check", "-", "--lang", language)
    with start(*words, cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        process.stdin.write(b"#" * 200_000)  # more than a pipe holds: rfplint is reading
        process.send_signal(signal.SIGINT)
        assert process.stderr.read().decode() == f"rfplint: {said}\n"
    assert process.returncode == 130
