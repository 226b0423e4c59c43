"""How long does reading take? Ratios to `yaml.load(CSafeLoader)` on the same documents.

    python bench/prose/timing.py [FILE.rfp.yaml ...]

Without files, the examples are read. Three ratios: in a process that has read nothing yet, with
its lexicon taken apart by earlier texts, and with the sentences known from earlier documents.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml

from rfplint import prose
from rfplint.prose import passages, reading

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def texts(value: object) -> Iterator[str]:
    """Give every text of several words in a document."""
    if isinstance(value, dict):
        for one in value.values():
            yield from texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from texts(one)
    elif isinstance(value, str) and " " in value:
        yield value


def cpu(work: Callable[[], object]) -> float:
    """Give the seconds of CPU that some work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main(paths: list[str]) -> None:
    """Print the three ratios."""
    gc.disable()  # as a run of `rfplint check` has it
    files = list(map(Path, paths)) or sorted(EXAMPLES.glob("*/*.rfp.yaml"))
    sources = [path.read_bytes() for path in files]
    loaded = cpu(lambda: [yaml.load(source, yaml.CSafeLoader) for source in sources])
    said = [text for source in sources for text in texts(yaml.load(source, yaml.CSafeLoader))]

    def read() -> None:
        reading.remembered.cache_clear()
        for text in said:
            prose.read(text)

    first = cpu(read)
    passages.sentence.cache_clear()
    passages.words_of.cache_clear()
    again, known = cpu(read), cpu(read)
    print(f"{len(sources)} documents, {len(said)} texts; reading / yaml.load:")
    for name, spent in (("first", first), ("lexicon in use", again), ("sentences known", known)):
        print(f"{name:<16}{spent / loaded:>7.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
