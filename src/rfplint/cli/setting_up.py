"""What every command needs before it starts: configuration, policies and options for a path."""

from __future__ import annotations

import argparse
import os
from collections.abc import Mapping

from rfplint import catalogue, config, jurisdiction
from rfplint.catalogue import Catalogue, Choice, PackFault
from rfplint.config import Config
from rfplint.messages import cli as words
from rfplint.messages import config as config_words
from rfplint.model import Finding, Language, Location, RfplintError, Text
from rfplint.policy import Selection
from rfplint.runner import STDIN, Options


class Setup:
    """Loads each configuration, catalogue and selection of a run once."""

    def __init__(self, arguments: argparse.Namespace, environment: Mapping[str, str]) -> None:
        """Note what the command line and the environment ask for."""
        given = vars(arguments)
        self.as_of: str | None = given.get("as_of")
        self.jurisdiction: str | None = given.get("jurisdiction")
        self.fail_on: str | None = given.get("fail_on")
        self.choice = Choice(_listed(given.get("select")), _listed(given.get("ignore")) or ())
        self.first: str = (given.get("paths") or [given.get("file") or os.curdir])[0]
        self.faults: dict[Finding, None] = {}
        self.troubles: dict[Text, None] = {}
        self.notes: dict[Text, None] = {}
        self.mandatory: set[str] = set()
        self._stdin_name: str | None = given.get("stdin_filename")
        self._lists: tuple[str, ...] = tuple(o for o in ("select", "ignore") if given.get(o))
        self._speaks = bool(given.get("lang") or environment.get("RFPLINT_LANG"))
        off = environment.get("RFPLINT_NO_PLUGINS", "") not in ("", "0")
        self.has_plugins = not (given.get("no_plugins") or off)
        self._configs: dict[str | None, Config] = {}
        self._found: dict[str, str | None] = {}
        self._catalogues: dict[tuple[str, ...], Catalogue] = {}
        self._options: dict[tuple[str | None, tuple[int, ...]], Options] = {}

    def check_words(self) -> None:
        """Look at the words that stand for all files.

        Raises:
            RfplintError: one of them makes no sense.
        """
        if self.as_of is not None and not config.is_date(self.as_of):
            raise RfplintError(words.bad_date(self.as_of))
        if self.jurisdiction is not None and not config.is_jurisdiction(self.jurisdiction):
            near = jurisdiction.near_selector(self.jurisdiction)
            raise RfplintError(config_words.not_a_jurisdiction(self.jurisdiction, near))
        for option in self._lists:
            if not getattr(self.choice, option):
                raise RfplintError(words.no_policy_named(f"--{option}"))

    @property
    def here(self) -> Config:
        """The configuration of the first path, which decides what a run has only once."""
        return self.config_for(self.first)

    @property
    def language(self) -> Language | None:
        """The language of the configuration, unless another was asked for."""
        return None if self._speaks else self.here.language

    @property
    def is_faulty(self) -> bool:
        """Whether a configuration or pack has an error, so that nothing may be linted."""
        return any(fault.severity == "error" for fault in self.faults)

    def name_of(self, path: str) -> str:
        """Give how findings name a path: as it was given, with forward slashes."""
        if path == STDIN:
            return self._stdin_name or "<stdin>"
        return path.replace(os.sep, "/").removeprefix("./")

    def config_for(self, path: str) -> Config:
        """Give the configuration nearest to a file or folder."""
        absolute = os.path.abspath(self._standing_for(path))
        folder = absolute if os.path.isdir(absolute) else os.path.dirname(absolute)
        if folder not in self._found:
            self._found[folder] = config.find(folder)
        file = self._found[folder]
        if file not in self._configs:
            self._configs[file], faults = config.load(
                file, root=os.getcwd(), installed=self._installed
            )
            self.faults |= dict.fromkeys(faults)
        return self._configs[file]

    def _installed(self) -> config.Packs:
        return catalogue.installed_presets(plugins_enabled=self.has_plugins)

    def settled_for(self, path: str) -> Config:
        """Give the configuration of a path with those of its overrides alone that it falls under.

        A folder falls under none that is for some files.
        """
        settled = self.config_for(path)
        if not any(override.files for override in settled.overrides):
            return settled
        from rfplint import runner

        here, root = self._standing_for(path), settled.root
        overrides = tuple(
            override
            for override in settled.overrides
            if not override.files or runner.is_excluded(here, root, override.files)
        )
        return settled._replace(overrides=overrides)

    def _standing_for(self, path: str) -> str:
        """Standard input stands for the file that it is named after, or one in this folder."""
        return self._stdin_name or os.curdir if path == STDIN else path

    def is_excluded(self, path: str) -> bool:
        """Say whether the configuration of a path leaves it out."""
        from rfplint import runner

        settled = self.config_for(path)
        return runner.is_excluded(self._standing_for(path), settled.root, settled.exclude)

    def fail_on_for(self, path: str) -> str:
        """Give the mildest severity that makes the run fail, or `never`."""
        return self.fail_on or self.config_for(path).fail_on or "error"

    def catalogue_for(self, settled: Config) -> Catalogue:
        """Give the policies that a configuration's packs and the installation offer."""
        folders, faults = catalogue.pack_folders(settled)
        self.faults |= dict.fromkeys(faults)
        if folders not in self._catalogues:
            known = catalogue.load(folders, plugins_enabled=self.has_plugins)
            self._catalogues[folders] = known
            self.faults |= dict.fromkeys(map(_pack_finding, known.pack_faults))
            self.troubles |= dict.fromkeys(known.plugin_faults)
        return self._catalogues[folders]

    def selection_for(self, settled: Config) -> Selection:
        """Choose the policies of a configuration.

        Raises:
            RfplintError: the command line names unknown policies.
        """
        known = self.catalogue_for(settled)
        selection, faults, wrong = catalogue.select(known, settled, self.choice)
        told, notes = catalogue.notes(known, settled, self.choice)
        self.faults |= dict.fromkeys((*faults, *told))
        self.notes |= dict.fromkeys(notes)
        if wrong:
            said = dict.fromkeys(wrong)
            raise RfplintError(
                Text(" ".join(text.en for text in said), " ".join(text.fr for text in said))
            )
        return selection

    def options_for(self, path: str) -> Options:
        """Give the options with which a file is linted.

        Raises:
            RfplintError: the command line names unknown policies, or no policy is left.
        """
        settled = self.settled_for(path)
        key = settled.path, tuple(override.number for override in settled.overrides)
        if key not in self._options:
            if settled.overrides != self.config_for(path).overrides:
                self.selection_for(self.config_for(path))  # tells the faults of all overrides
            selection = self.selection_for(settled)
            is_left = any(chosen.speaks for chosen in selection.chosen)
            if not (is_left or self.is_faulty or settled.overrides):
                raise RfplintError(words.NO_POLICY_LEFT)
            known = self.catalogue_for(settled)
            self._options[key] = Options(
                selection=selection,
                known=dict(known.codes()),
                as_of=self.as_of or settled.as_of,
                jurisdiction=self.jurisdiction or settled.jurisdiction,
                jurisdiction_from=(
                    jurisdiction.COMMAND_LINE if self.jurisdiction else jurisdiction.CONFIGURATION
                ),
                limits=settled.limits,
                old=frozenset(word for word in known.aliases if known.renamed(word)),
            )
            self.mandatory |= {one.policy.code for one in selection.chosen if one.mandatory}
        return self._options[key]


def _listed(given: list[str] | None) -> tuple[str, ...] | None:
    """Take lists apart at their commas; None where the option was not given."""
    if given is None:
        return None
    return tuple(word.strip() for part in given for word in part.split(",") if word.strip())


def _pack_finding(fault: PackFault) -> Finding:
    where = Location(fault.line, fault.column, fault.line, fault.column, fault.column, fault.column)
    place = config.Place(fault.path, where, ())
    finding = config.fault("CFG001", fault.message, place)
    return finding._replace(code="PCK001", name="faulty-pack")
