"""`python -m rfplint` and the `rfplint` command."""

from __future__ import annotations

import gc
import os
import sys

from rfplint import __version__


def run() -> int:
    """Run the command line; `--version` is answered before anything else is imported."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        sys.stdout.write(f"rfplint {__version__}\n")
        return 0
    _leave_out_this_folder()
    gc.disable()  # a run makes no cycles to speak of, and looking for them costs a tenth of a start
    try:
        from rfplint import cli
        from rfplint.cli import output
    except KeyboardInterrupt:  # later ones are told by the command line itself
        return 130
    output.reserve()
    return cli.main(sys.argv[1:])


def _leave_out_this_folder() -> None:
    """Take off what `python -m` has put first: the current folder, which may be what is linted.

    A `yaml.py` there would be imported in place of the library.
    """
    try:
        here = os.getcwd()
    except OSError:  # it is gone, and nothing can be imported from it
        return
    if not sys.flags.safe_path and sys.path and sys.path[0] in ("", here):
        del sys.path[0]


if __name__ == "__main__":
    sys.exit(run())
