"""`rfplint read`: what the sentences of a file say."""

from __future__ import annotations

import json
from pathlib import Path

from command_line import Done, call, write

RFP = """\
rfp: "1.0"
tender:
  title: Pumps
  description: Welcome. Bidders must have annual revenue of at least $5 million.
"""
FRENCH = """\
rfp: "1.0"
tender:
  description: Le soumissionnaire doit avoir un chiffre d'affaires annuel d'au moins 5 M$.
"""


def test_read_tells_each_clause_with_its_place_and_words(tmp_path: Path) -> None:
    write(tmp_path, {"a.rfp.yaml": RFP})
    first, second, third = call("read", "a.rfp.yaml", cwd=tmp_path).out.splitlines()
    assert first.startswith("a.rfp.yaml:4:")
    assert first.endswith(": min-revenue (amount=5000000.0)")
    assert second.startswith('    a minimum turnover is asked for: "')
    assert third.startswith("    read by ")


def test_read_speaks_french(tmp_path: Path) -> None:
    write(tmp_path, {"a.rfp.yaml": FRENCH})
    done = call("read", "a.rfp.yaml", "--lang", "fr", cwd=tmp_path)
    _, second, third = done.out.splitlines()
    assert second.startswith("    un chiffre d'affaires est exigé\u00a0: «\u00a0")
    assert third.startswith("    lu par ")
    assert done.status == 0


def test_read_says_that_there_is_nothing(tmp_path: Path) -> None:
    write(tmp_path, {"a.rfp.yaml": 'rfp: "1.0"\ntender: {title: Pumps}\n'})
    said = "No clause of the kinds that rfplint knows was read.\n"
    assert call("read", "a.rfp.yaml", cwd=tmp_path) == Done(0, said, "")
    said = "Aucune clause des sortes que rfplint connaît n'a été lue.\n"
    assert call("read", "a.rfp.yaml", "--lang", "fr", cwd=tmp_path) == Done(0, said, "")


def test_read_gives_json(tmp_path: Path) -> None:
    write(tmp_path, {"a.rfp.yaml": RFP})
    (entry,) = json.loads(call("read", "a.rfp.yaml", "--format", "json", cwd=tmp_path).out)
    because, words, span = (entry.pop(key) for key in ("because", "words", "span"))
    line, column, *_ = entry.pop("location").values()
    assert entry == {
        "kind": "min-revenue",
        "path": "a.rfp.yaml",
        "document": 0,
        "pointer": "/tender/description",
        "field": "general",
        "language": "en",
        "amount": 5_000_000,
    }
    text = RFP.splitlines()[3]
    assert (line, text[column - 1 :].startswith(words)) == (4, True)
    assert text.removeprefix("  description: ")[span["start"] : span["end"]] == words
    assert all(one["words"] in words for one in because)


def test_read_gives_an_empty_list_in_json(tmp_path: Path) -> None:
    write(tmp_path, {"a.rfp.yaml": 'rfp: "1.0"\ntender: {title: Pumps}\n'})
    assert call("read", "a.rfp.yaml", "--format", "json", cwd=tmp_path) == Done(0, "[]\n", "")


def test_read_takes_standard_input() -> None:
    done = call("read", "-", "--format", "json", stdin=RFP.encode())
    assert [(one["path"], one["kind"]) for one in json.loads(done.out)] == [("-", "min-revenue")]


def test_read_says_that_a_file_is_missing(tmp_path: Path) -> None:
    said = "rfplint: none.rfp.yaml: there is no such file or folder.\n"
    assert call("read", "none.rfp.yaml", cwd=tmp_path) == Done(3, "", said)


def test_read_says_what_is_broken(tmp_path: Path) -> None:
    write(tmp_path, {"a.rfp.yaml": "tender:\n  title: [\n"})
    done = call("read", "a.rfp.yaml", cwd=tmp_path)
    broken = (
        "rfplint: a.rfp.yaml:3:1: YML002 YAML cannot read the text from here on. Check the quotes, "
        "colons, brackets and indentation of this line and of the one above.\n"
    )
    assert (done.status, done.err) == (1, broken)


def test_read_numbers_the_documents_of_a_file(tmp_path: Path) -> None:
    write(tmp_path, {"a.rfp.yaml": f"{RFP}---\n{FRENCH}"})
    read = json.loads(call("read", "a.rfp.yaml", "--format", "json", cwd=tmp_path).out)
    found = [(one["document"], one["location"]["line"], one["language"]) for one in read]
    assert found == [(0, 4, "en"), (1, 8, "fr")]


def test_read_takes_an_ocds_release(tmp_path: Path) -> None:
    text = "Bidders must have annual revenue of at least $5 million."
    release = {
        "ocid": "ocds-213czf-1",
        "id": "1",
        "date": "2026-01-01T00:00:00Z",
        "tag": ["tender"],
        "initiationType": "tender",
        "tender": {"id": "t", "description": text, "unheardOf": text},
    }
    write(tmp_path, {"a.json": json.dumps(release)})
    done = call("read", "a.json", "--format", "json", cwd=tmp_path)
    assert [one["pointer"] for one in json.loads(done.out)] == ["/tender/description"]


def test_the_words_of_a_pack_are_read_too(tmp_path: Path) -> None:
    head = "pack: acme\nversion: '1.0'\ntitle: {en: Acme, fr: Acme}\nlicence: Apache-2.0\n"
    phrases = "phrases: {acme-gadget: {en: [gizmotron]}}\nreads: [{all: [acme-gadget]}]\n"
    write(
        tmp_path,
        {
            "pack/pack.yaml": head,
            "pack/prose/brand-name.yaml": f"kind: brand-name\n{phrases}",
            ".rfplint.yaml": "packs: [pack]\n",
            "a.rfp.yaml": "rfp: '1.0'\ntender: {title: A Gizmotron for the yard}\n",
        },
    )
    done = call("read", str(tmp_path / "a.rfp.yaml"))
    assert f"{tmp_path}/a.rfp.yaml:2:19: brand-name" in done.out
