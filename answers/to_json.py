"""An answer as JSON has it."""

from __future__ import annotations

from typing import Any

import msgspec


def to_json(answer: object) -> Any:
    """An answer, a frozen dataclass, as what the standard library's `json` takes: days as
    YYYY-MM-DD, moments as RFC 3339 in UTC, dataclasses as dictionaries; tuples stay tuples, which
    `json` writes as arrays.

    The keys are the field names of the dataclass; `docs/contract/` holds them as JSON Schema. Keys
    are added, never renamed.
    """
    return msgspec.to_builtins(answer)
