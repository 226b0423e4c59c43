"""A sound pack of one policy with trials, and ways to spoil it."""

from __future__ import annotations

from pathlib import Path

from command_line import write

PACK = """\
pack: acme
version: "1.0.0"
title: {en: Acme policies, fr: Politiques Acme}
licence: MIT
"""
POLICY = """\
code: ACME001
name: lot-title-vague
title: {en: Vague title of a lot, fr: Titre de lot vague}
severity: warning
class: harm
why: {en: Firms search by title., fr: Les entreprises cherchent par titre.}
references: []
settings:
  most: {default: 3, help: {en: Words at most, fr: Mots au plus}}
for: tender.lots[*]
when: {/tender.mainProcurementCategory: {in: [goods, services]}}
must:
  title: {words: {atMost: $most}, doesNotMention: [thing, chose]}
message: {en: "Say what it is.", fr: "Dites ce que c'est."}
examples:
  - bad:
      rfp: "1.0"
      tender: {mainProcurementCategory: goods, lots: [{id: "1", title: A thing}]}
    at: /tender/lots/0/title
  - good:
      rfp: "1.0"
      language: fr
      tender: {mainProcurementCategory: goods, lots: [{id: "1", title: Une borne}]}
"""
TRIALS = """\
policy: lot-title-vague
trials:
  - name: the first is good and the second vague
    rfp: |
      rfp: "1.0"
      tender:
        mainProcurementCategory: goods
        lots: [{id: "1", title: A kiosk}, {id: "2", title: A thing}]
    finds: [{line: 4, column: 56, severity: warning, en: Say what it is.}]
  - name: of works nothing is asked
    rfp: |
      rfp: "1.0"
      tender: {mainProcurementCategory: works, lots: [{id: "1", title: A thing}]}
    finds: []
  - name: a setting makes two words too many
    options: {settings: {most: 1}}
    rfp: |
      rfp: "1.0"
      tender: {mainProcurementCategory: goods, lots: [{id: "1", title: A kiosk}]}
    finds: [{line: 2, pointer: /tender/lots/0/title}]
"""
POLICY_FILE = "acme/lots/lot-title-vague.yaml"
TRIAL_FILE = "acme/trials/lot-title-vague.yaml"


def lay(folder: Path, policy: str = POLICY, trials: str | None = TRIALS) -> Path:
    """Write the pack `acme` below a folder, and give the folder."""
    files = {"acme/pack.yaml": PACK, POLICY_FILE: policy}
    return write(folder, files if trials is None else {**files, TRIAL_FILE: trials})
