"""The yardstick: a process that only loads RFPs with PyYAML's fastest loader.

python bench/load_only.py FOLDER
"""

from __future__ import annotations

import sys
from pathlib import Path

import yaml


def main() -> None:
    """Load every RFP of a folder."""
    for path in sorted(Path(sys.argv[1]).glob("*.rfp.yaml")):
        yaml.load(path.read_bytes(), yaml.CSafeLoader)


if __name__ == "__main__":
    main()
