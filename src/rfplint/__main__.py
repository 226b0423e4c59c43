"""`python -m rfplint` and the `rfplint` command."""

from __future__ import annotations

import gc
import sys

from rfplint import __version__


def run() -> int:
    """Run the command line; `--version` is answered before anything else is imported."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        sys.stdout.write(f"rfplint {__version__}\n")
        return 0
    gc.disable()  # a run makes no cycles to speak of, and looking for them costs a tenth of a start
    try:
        from rfplint import cli
    except KeyboardInterrupt:  # later ones are told by the command line itself
        return 130
    return cli.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(run())
