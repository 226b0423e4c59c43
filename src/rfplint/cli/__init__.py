"""argv in, an exit status out; the only room that prints."""

from __future__ import annotations

from rfplint.cli.main import main

__all__ = ["main"]
