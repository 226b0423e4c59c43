"""How long does `rfplint.document.parse` take, against `yaml.load(CSafeLoader)` of the same text?

Both run in this process, turn by turn, so that a busy machine slows both. Run it as
`PYTHONPATH=src python bench/parse.py`; the goal is 0.50, the limit 0.60 (without collector).
"""

from __future__ import annotations

import gc
import json
import random
import statistics
import time
from collections.abc import Callable
from functools import partial

import yaml

from rfplint.document import parse

_ROUNDS = 15
_FILES = 40
_PROSE = """the city seeks solutions that cut delay without collecting images of road users and
    states its outcome not a product so that every firm may bid under fair terms"""


def main() -> None:
    """Print the ratios, with the cyclic collector off (as in a batch) and on."""
    texts = _corpus(_FILES)
    as_yaml = [text.encode() for text in texts]
    as_json = [json.dumps(yaml.safe_load(text)).encode() for text in texts]
    print(f"{_FILES} documents of {sum(map(len, as_yaml)) // _FILES} bytes, {_ROUNDS} rounds")
    ways: dict[str, Callable[[], object]] = {
        "yaml.load(CSafeLoader)": partial(
            _each, as_yaml, partial(yaml.load, Loader=yaml.CSafeLoader)
        ),
        "parse": partial(_each, as_yaml, parse),
        "parse, JSON": partial(_each, as_json, partial(parse, syntax="json")),
        "json.loads": partial(_each, as_json, json.loads),
    }
    for collector in (False, True):
        _measure(ways, collector=collector)


def _each(texts: list[bytes], read: Callable[[bytes], object]) -> None:
    for text in texts:
        read(text)


def _measure(ways: dict[str, Callable[[], object]], *, collector: bool) -> None:
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(_ROUNDS):
        for name, run in ways.items():
            gc.collect()
            if not collector:
                gc.disable()
            start = time.process_time()
            run()
            times[name].append(time.process_time() - start)
            gc.enable()
    yardstick = times["yaml.load(CSafeLoader)"]
    print(f"\ncyclic collector {'on' if collector else 'off'}")
    for name, seconds in times.items():
        ratios = [mine / theirs for mine, theirs in zip(seconds, yardstick, strict=True)]
        per_file = statistics.median(seconds) / _FILES * 1000
        print(f"  {name:24} {per_file:7.3f} ms/file   {statistics.median(ratios):5.2f} x")


def _corpus(files: int) -> list[str]:
    """Make RFPs of about 9 KB, always the same ones."""
    dice = random.Random(2021)  # noqa: S311 a corpus, not a secret
    return [_rfp(dice) for _ in range(files)]


def _rfp(dice: random.Random) -> str:
    prose = "\n".join(f"    {_sentence(dice, 14)}" for _ in range(4))
    lots = "".join(_lot(dice, number) for number in range(1, 9))
    criteria = "".join(_criterion(dice, number) for number in range(1, 10))
    return f"""\
rfp: "1.0"  # the version of the format
language: en
buyer: {{id: CA-MUN-HALVEN, name: City of Port Halven}}
parties:
  - id: CA-MUN-HALVEN
    name: City of Port Halven
    name_fr: Ville de Port Halven
    roles: [buyer, procuringEntity]
    address: {{locality: Port Halven, region: "ON", country: CA}}
tender:
  id: PH-{dice.randint(2020, 2030)}-{dice.randint(1, 999)}
  title: {_sentence(dice, 6)}
  description: >-
{prose}
  procurementMethod: selective
  approach: challenge
  value: {{amount: {dice.randint(10_000, 9_000_000)}, currency: CAD}}
  tenderPeriod: {{startDate: "2026-04-01T09:00:00-04:00", endDate: "2026-05-22T14:00:00-04:00"}}
  selectionCriteria:
    criteria:
{criteria}  # ---------------------------------------------------- award
  lots:
{lots}  intellectualProperty:
    statement: {_sentence(dice, 20)}
    backgroundIP: {{owner: eachParty}}
    foregroundIP: {{owner: supplier, licenceToBuyer: {{scope: use, duration: perpetual}}}}
  dataGovernance:
    ownership:
      - {{category: inputData, owner: buyer, supplierUse: contractOnly}}
      - {{category: models, owner: supplier, supplierUse: anyLawful}}
    residency: {{storage: {{countries: [CA]}}, rationale: {_sentence(dice, 5)}}}
  privacy: {{personalInformation: none, breachNotification: {{required: true, withinHours: 48}}}}
"""


def _criterion(dice: random.Random, number: int) -> str:
    return f"""\
      - type: technical
        id: sel-{number}
        subType: similarProjects
        description: {_sentence(dice, 16)}
        minimum: "{dice.randint(1, 9)}"
        minimumValue: {dice.randint(1, 9)}
        isMandatory: {dice.choice(["true", "false"])}
        rationale: {_sentence(dice, 12)}
        alternatives:
          - {{id: sel-{number}a, description: {_sentence(dice, 8)}}}
"""


def _lot(dice: random.Random, number: int) -> str:
    return f"""\
    - id: "{number}"
      title: {_sentence(dice, 5)}
      status: active
      value: {{amount: {dice.randint(10_000, 900_000)}, currency: CAD}}
      awardCriteria:
        criteria:
          - {{type: quality, name: Outcome, numbers: [{{number: 70, weight: percentageExact}}]}}
          - {{type: price, name: Price, numbers: [{{number: 30, weight: percentageExact}}]}}
"""


def _sentence(dice: random.Random, length: int) -> str:
    return " ".join(dice.choices(_PROSE.split(), k=length)).capitalize()


if __name__ == "__main__":
    main()
