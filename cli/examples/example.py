"""One example, as it is typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias


class Example(NamedTuple):
    """A command line and what it does."""

    typed: str
    does: str
    #: Why no test runs it; empty where one does, over the bundled sample.
    not_run: str = ""


#: By the words of the command after `blotter`.
Examples: TypeAlias = Mapping[str, Sequence[Example]]

#: Of documents of the bundled sample, so that whoever made the demo can type them.
DECISION = "us_fr_dea_documents:2026-91655"
DOCKET = "us_courtlistener_dockets:99018301"
ORDER = "us_fr_dea_documents:2025-91838"
#: What `blotter subscribe analyst@example.org 'infusion clinic'` calls the subscription.
SUBSCRIPTION = "analyst-0d4d40"
