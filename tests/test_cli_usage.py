"""The grammar of the command line: help and complaints, complete in both languages."""

from __future__ import annotations

import re

import pytest

from command_line import Done, call

COMMANDS = (
    *("check", "explain", "policies", "test", "schema", "config", "new"),
    *("new rfp", "new policy", "new pack", "new plugin"),
)
ENGLISH = re.compile(
    r"\b(usage:|show|this help|options:|positional|optional|default|file|folder|exit|"
    r"argument:|the|of|and|invalid|choice|choose|expected|required|unrecognized)\b"
)


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_the_french_help_has_no_english_word(command: str) -> None:
    done = call(*command.split(), "--lang", "fr", "--help", env={"COLUMNS": "80"})
    assert done.status == 0
    assert done.err == ""
    prose = re.sub(r"--[a-z-]+|\{.*?\}|pyproject\.toml|\.rfplint\.yaml", "", done.out)
    assert ENGLISH.findall(prose) == []
    assert done.out.startswith("utilisation\u00a0: rfplint")


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_fits_the_terminal(command: str, language: str) -> None:
    words = (*command.split(), "--lang", language, "--help")
    lines = call(*words, env={"COLUMNS": "70"}).out.splitlines()
    assert max(map(len, lines)) <= 70
    assert not any(re.search(r"CA-$|--$| :$", line) for line in lines)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_has_a_help_text(command: str) -> None:
    text = call(*command.split(), "--help", env={"COLUMNS": "80"}).out
    usage, _, rest = text.partition("\n\n")
    for option in re.findall(r"--[a-z-]+", usage):
        assert re.search(rf"{option}\b[^\n]*(\n {{20,}}|  )\S", rest), option


def test_the_help_of_check_names_every_exit_status() -> None:
    assert (
        "Exit status: 0 nothing at or above --fail-on; 1 findings; 2 bad usage,\n"
        "configuration or pack; 3 a path led to no input; 4 internal error or crashed\n"
        "policy. When several hold: 4 before 2 before 3 before 1.\n"
    ) in call("check", "--help", env={"COLUMNS": "80"}).out


@pytest.mark.parametrize("words", [["--version"], ["-V"]])
def test_the_version_is_told(words: list[str]) -> None:
    assert call(*words) == Done(0, "rfplint 0.1.0\n", "")


def test_no_words_at_all_show_the_help_and_are_bad_usage() -> None:
    done = call(env={"COLUMNS": "80"})
    assert done == Done(2, call("--help", env={"COLUMNS": "80"}).out, "")
    assert "check RFPs (the main job)" in done.out


COMPLAINTS = (
    (
        ["chek"],
        "'chek' is not a command. Did you mean 'check'?",
        "« chek » n'est pas une commande. Vouliez-vous dire « check »?",
        "rfplint --help",
    ),
    (
        ["lamps.rfp.yaml"],
        (
            "'lamps.rfp.yaml' is not a command; the commands are check, explain, policies, read, "
            "test, schema, config, new, plugins. To check a file, write `rfplint check FILE`."
        ),
        (
            "« lamps.rfp.yaml » n'est pas une commande; les commandes sont check, explain, "
            "policies, read, test, schema, config, new, plugins. Pour vérifier un fichier, écrivez "
            "`rfplint check FICHIER`."
        ),
        "rfplint --help",
    ),
    (
        ["check", "--format", "xml"],
        "--format cannot be 'xml'; it can be text, concise, json.",
        "--format ne peut pas être « xml »; choisissez parmi text, concise, json.",
        "rfplint check --help",
    ),
    (
        ["check", "--fail-on", "o'clock"],
        "--fail-on cannot be 'o'clock'; it can be error, warning, note, never.",
        "--fail-on ne peut pas être « o'clock »; choisissez parmi error, warning, note, never.",
        "rfplint check --help",
    ),
    (
        ["check", "--min-severity", "never"],
        "--min-severity cannot be 'never'; it can be note, warning, error.",
        "--min-severity ne peut pas être « never »; choisissez parmi note, warning, error.",
        "rfplint check --help",
    ),
    (
        ["check", "--as-of"],
        "--as-of needs a value.",
        "--as-of demande une valeur.",
        "rfplint check --help",
    ),
    (
        ["check", "--verbose=3"],
        "--verbose takes no value.",
        "--verbose ne prend pas de valeur.",
        "rfplint check --help",
    ),
    (["schema"], "Missing: NAME", "Il manque : NOM", "rfplint schema --help"),
    (
        ["schema", "rfp", "pack"],
        "Not understood: pack",
        "Non compris : pack",
        "rfplint --help",
    ),
    (["check", "--verb"], "Not understood: --verb", "Non compris : --verb", "rfplint --help"),
)


@pytest.mark.parametrize(
    ("words", "english", "french", "where"), COMPLAINTS, ids=lambda w: str(w)[:20]
)
def test_bad_usage_is_told_in_both_languages(
    words: list[str], english: str, french: str, where: str
) -> None:
    assert call(*words) == Done(2, "", f"rfplint: {english}\nrfplint: Help: {where}\n")
    said = french.replace("« ", "«\u00a0").replace(" »", "\u00a0»").replace(" :", "\u00a0:")
    wanted = f"rfplint: {said}\nrfplint: Aide\u00a0: {where}\n"
    assert call(*words, env={"LANG": "fr_CA.UTF-8"}) == Done(2, "", wanted)


def test_a_missing_command_is_told_in_both_languages() -> None:
    assert call("--lang", "en").err == "rfplint: Missing: COMMAND\nrfplint: Help: rfplint --help\n"
    assert call("--lang", "fr").err == (
        "rfplint: Il manque\u00a0: COMMANDE\nrfplint: Aide\u00a0: rfplint --help\n"
    )


def test_an_impossible_language_is_bad_usage() -> None:
    assert call("check", "--lang", "de").err.startswith(
        "rfplint: --lang cannot be 'de'; it can be en, fr."
    )


def test_what_a_terminal_would_obey_is_spelt_out_in_complaints() -> None:
    done = call("check", "--x\x1b[2J\n::error::forged")
    assert done.err.splitlines()[0] == r"rfplint: Not understood: --x\x1b[2J\n::error::forged"


@pytest.mark.parametrize(
    ("words", "env", "french"),
    [
        (["--lang", "fr"], {"RFPLINT_LANG": "en"}, True),
        (["--lang=fr"], {}, True),
        (["--lang", "en"], {"RFPLINT_LANG": "fr"}, False),
        (["--lang", "fr", "--lang", "en"], {}, False),
        ([], {"RFPLINT_LANG": "fr", "LANG": "en_CA.UTF-8"}, True),
        ([], {"RFPLINT_LANG": "en", "LANG": "fr_CA.UTF-8"}, False),
        ([], {"LANG": "fr_CA.UTF-8"}, True),
        ([], {"LC_ALL": "en_CA.UTF-8", "LANG": "fr_CA.UTF-8"}, False),
        ([], {"LC_MESSAGES": "fr_FR", "LANG": "C"}, True),
        ([], {"LANG": "C"}, False),
        ([], {}, False),
    ],
)
def test_the_language_is_the_option_s_the_variable_s_or_the_locale_s(
    words: list[str],
    env: dict[str, str],
    french: bool,  # noqa: FBT001 - a column of the table
) -> None:
    out = call("check", "--help", *words, env=env).out
    assert out.startswith("utilisation" if french else "usage")


def test_the_language_may_stand_before_the_command() -> None:
    assert call("--lang", "fr", "schema", "nope").err.startswith("rfplint: Il n'y a pas de schéma")
    assert call("--lang", "fr", "schema", "--lang", "en", "nope").err.startswith(
        "rfplint: There is no"
    )
