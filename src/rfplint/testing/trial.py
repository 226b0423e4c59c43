"""What a test of a policy is, and what its failure says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from rfplint.catalogue import PackFault
from rfplint.model import Location, Pointer, Text

Data = Mapping[str, object]
Fault = PackFault
"""A fault of a pack or of a file of trials: path, line, column and message."""


class Trial(NamedTuple):
    """One test of a policy: an RFP, and what the policy must find in it.

    `policy` is a code; a name, too, as long as the policies are not known. An example is `good`
    or `bad`: a bad one may say at which pointers (`at`), and either may speak of one `case`
    alone. A `trial` has `finds`, the whole list of findings, each with what matters of it.
    `options` may have `jurisdiction`, `asOf` and `settings`. The test stands at `pointer` in the
    YAML file `path`.
    """

    policy: str
    name: Text
    kind: Literal["good", "bad", "trial"]
    rfp: str
    path: str
    pointer: Pointer
    at: tuple[str, ...] | None = None
    case: str | None = None
    finds: tuple[Data, ...] = ()
    options: Mapping[str, object] = {}


class Failure(NamedTuple):
    """A test that does not hold: where it stands, what was expected and what was found.

    `expected` and `got` are findings as plain data; `why` are reasons for which the policy was
    silent. `crashed` says that its check failed instead of finding something.
    """

    trial: Trial
    code: str
    location: Location
    message: Text
    expected: tuple[Data, ...] = ()
    got: tuple[Data, ...] = ()
    why: tuple[Text, ...] = ()
    crashed: bool = False
