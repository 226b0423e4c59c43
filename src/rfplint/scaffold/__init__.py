"""What `rfplint new` writes: an RFP, a policy, a pack or a plugin to start from.

Each function gives the files as plain data; `write` alone touches the disk.
"""

from __future__ import annotations

from rfplint.scaffold.kinds import SCHEMAS, pack, plugin, policy, rfp, rfp_name
from rfplint.scaffold.names import Taken
from rfplint.scaffold.rendering import File
from rfplint.scaffold.writing import write

__all__ = ["SCHEMAS", "File", "Taken", "pack", "plugin", "policy", "rfp", "rfp_name", "write"]
