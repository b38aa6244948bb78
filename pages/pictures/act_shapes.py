"""How an act is drawn: a shape for how far it has come, so that no colour stands alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from enforcement.claims import Status

Shape: TypeAlias = Literal["accused", "found", "decided", "ended", "told"]

#: What each stands for, in the order of a proceeding.
LEGEND: Mapping[Shape, str] = {
    "accused": "alleged, charged or proposed",
    "found": "admitted, found or settled",
    "decided": "sentenced, ordered or made final",
    "ended": "ended, dismissed or undone",
    "told": "stated",
}
_SHAPES: Mapping[Status, Shape] = {
    **dict.fromkeys(("alleged", "charged", "proposed"), "accused"),
    **dict.fromkeys(("pleaded", "convicted", "settled"), "found"),
    **dict.fromkeys(("sentenced", "resentenced", "ordered", "final"), "decided"),
    "stated": "told",
}


def shape_of(status: Status) -> Shape:
    """The shape of an act; what does not stand any more as it was done is ended."""
    return _SHAPES.get(status, "ended")
