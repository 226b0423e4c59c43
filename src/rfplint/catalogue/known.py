"""All policies that there are, and the words by which a reader may mean them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rfplint.messages import config as config_words
from rfplint.model import Text
from rfplint.plugins import Plugin
from rfplint.policy import Check, Policy
from rfplint.prose import Lexicon
from rfplint.suppression import NOT_POLICIES


class PackFault(NamedTuple):
    """A fault of a pack as plain data: where, and what to do."""

    path: str
    line: int
    column: int
    message: Text


class Catalogue(NamedTuple):
    """All policies that this installation and configuration know."""

    policies: Mapping[str, Policy]
    aliases: Mapping[str, str]
    pack_faults: tuple[PackFault, ...]
    plugin_faults: tuple[Text, ...]
    lexicon: Lexicon | None = None
    checks: Mapping[str, Check] = {}
    plugins: tuple[Plugin, ...] = ()

    def codes(self) -> Mapping[str, str]:
        """Every code, name and alias, and the code that it stands for."""
        names = {policy.head.name: code for code, policy in self.policies.items()}
        own = {code: code for code in self.policies}
        now = {**names, **own}
        return {**{old: now[new] for old, new in self.aliases.items() if new in now}, **now}

    def renamed(self, word: str) -> str | None:
        """Give the code of a policy that `word` is an old code or name of, else None."""
        code = self.exact(word)
        if code is None or word in (code, self.policies[code].head.name) or word.upper() == code:
            return None
        return code

    def find(self, word: str) -> tuple[str, ...]:
        """Give the codes that a word stands for: a code, name, prefix of codes, or tag."""
        exact = self.exact(word)
        if exact is not None:
            return (exact,)
        start = word.upper() or None
        return self._tagged(word) or tuple(
            code for code in sorted(self.policies) if start and code.startswith(start)
        )

    def exact(self, word: str) -> str | None:
        """Give the code that a code (in capitals or not), name or alias stands for."""
        known = self.codes()
        return known.get(word) or known.get(word.upper())

    def exactness(self, word: str) -> int:
        """Rank a word: a code or name comes before a longer prefix before a tag."""
        if self.exact(word) is not None:
            return 1000
        return 0 if self._tagged(word) else len(word)

    def _tagged(self, word: str) -> tuple[str, ...]:
        return tuple(
            code for code, policy in sorted(self.policies.items()) if word in policy.head.tags
        )

    def unknown(self, word: str) -> Text:
        """Say that a word stands for no policy, and what may be meant."""
        if word[:3].upper() in NOT_POLICIES and (word[3:].isdigit() or not word[3:]):
            return config_words.not_a_policy(word)
        return config_words.unknown_policy(word, self.near(word))

    def near(self, word: str) -> str | None:
        """Give the code, name, prefix or tag that was probably meant."""
        tags = {tag for policy in self.policies.values() for tag in policy.head.tags}
        known = {*self.codes(), *tags, *(code.rstrip("0123456789") for code in self.policies)}
        plain = {entry.replace("-", "").casefold(): entry for entry in sorted(known)}
        same = plain.get(word.replace("-", "").replace("_", "").casefold())
        return same or nearest(word, known)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Give what a misspelt word resembles."""
    import difflib

    found = difflib.get_close_matches(word, sorted(known), 1, 0.6)
    return found[0] if found else None
