"""Which texts name a licence as SPDX does, and what others were meant to say."""

from __future__ import annotations

import subprocess
import sys

import pytest

from rfplint.builtin import licences
from rfplint.builtin.licences import Reading
from rfplint.model import Fix, Text


@pytest.mark.parametrize(
    "text",
    [
        "MIT",
        "mit",
        "OGL-Canada-2.0",
        "Apache-2.0+",
        "MIT OR Apache-2.0",
        "mit or apache-2.0",
        "(MIT AND (BSD-2-Clause OR ISC))",
        "GPL-2.0-only WITH Classpath-exception-2.0",
        "LicenseRef-scancode-can-ogl-toronto-1.0",
        "DocumentRef-annex:LicenseRef-own OR MIT",
        "GPL-3.0-only WITH AdditionRef-own",
        "(" * 9000 + "MIT" + ")" * 9000,
    ],
)
def test_an_spdx_expression_is_valid(text: str) -> None:
    assert licences.read(text) == Reading("valid")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "()",
        "(",
        "AND",
        "MIT AND",
        "OR MIT",
        "MIT Apache-2.0",
        "MIT, Apache-2.0",
        "MIT/Apache-2.0",
        "MIT) OR (Apache-2.0",
        "(MIT) WITH Classpath-exception-2.0",
        "Apache-2.0 WITH MIT",
        "GPL-2.0-only WITH Classpath-exception-2.0 WITH Classpath-exception-2.0",
        "Classpath-exception-2.0",
        "LicenseRef-",
        "GPL",
        "GPL v3",
        "BSD",
        "CC BY",
        "NONE",
        "any open licence",
        "licence",
    ],
)
def test_what_may_mean_several_licences_is_unknown_and_not_corrected(text: str) -> None:
    assert licences.read(text) == Reading("unknown")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Apache 2.0", "Apache-2.0"),
        ("Apache License, Version 2.0", "Apache-2.0"),
        ("MIT License", "MIT"),
        ("la licence MIT", "MIT"),
        ("BSD 3-Clause", "BSD-3-Clause"),
        ("3-clause BSD license", "BSD-3-Clause"),
        ("EUPL v1.2", "EUPL-1.2"),
        ("GNU GPL v3.0 or later", "GPL-3.0-or-later"),
        ("LiLiQ-R 1.1", "LiLiQ-R-1.1"),
        ("LiLiQ-R+ 1.1", "LiLiQ-Rplus-1.1"),
        ("CC BY 4.0", "CC-BY-4.0"),
        ("Creative Commons Attribution 4.0 International", "CC-BY-4.0"),
        ("Open Government Licence – Canada 2.0", "OGL-Canada-2.0"),
        ("Licence du gouvernement ouvert – Canada, version 2.0", "OGL-Canada-2.0"),
        ("Licence Ouverte / Open Licence 2.0", "etalab-2.0"),
    ],
)
def test_an_everyday_name_of_one_licence_is_corrected_safely(text: str, meant: str) -> None:
    title = Text(
        f"Replace '{text}' with '{meant}'",
        f"Remplacer «\u00a0{text}\u00a0» par «\u00a0{meant}\u00a0»",
    )
    assert licences.read(text) == Reading("unknown", fix=Fix(title, safe=True, proposal=meant))


def test_an_old_gnu_identifier_is_deprecated_and_the_buyer_has_to_choose() -> None:
    title = Text(
        "Choose 'GPL-3.0-only' or 'GPL-3.0-or-later'",
        "Choisir «\u00a0GPL-3.0-only\u00a0» ou «\u00a0GPL-3.0-or-later\u00a0»",
    )
    assert licences.read("GPL-3.0") == Reading("deprecated", "GPL-3.0", Fix(title, safe=False))


def test_an_old_identifier_with_one_successor_is_replaced_in_its_expression() -> None:
    title = Text(
        "Replace 'GPL-2.0+' with 'GPL-2.0-or-later'",
        "Remplacer «\u00a0GPL-2.0+\u00a0» par «\u00a0GPL-2.0-or-later\u00a0»",
    )
    assert licences.read("MIT OR GPL-2.0+") == Reading(
        "deprecated", "GPL-2.0+", Fix(title, safe=False, proposal="MIT OR GPL-2.0-or-later")
    )


def test_an_old_identifier_without_a_successor_has_no_fix() -> None:
    old = "GPL-2.0-with-font-exception"
    assert licences.read(old) == Reading("deprecated", old)


def test_the_usual_licences_do_not_load_the_library() -> None:
    code = (
        "import sys; from rfplint.builtin import licences;"
        "licences.read('(MIT OR CC-BY-4.0) AND LicenseRef-own');"
        "sys.exit('license_expression' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
