"""The place that a request is answered from: all of an answer is of one."""

from __future__ import annotations

from typing import Any

from litestar import Request
from litestar.types import Scope

from answers.questions.standing import Standing
from store.readers.places import Blotter

#: Where the application finds the place, how all stands there, and the position that whoever asks
#: has seen: in `state` of a request's scope.
PLACE, STANDING, SEEN = "place", "standing", "seen"


def place_of(request: Request[Any, Any, Any]) -> Blotter:
    """The record as a request is answered from it."""
    return place_in(request.scope)


def place_in(scope: Scope) -> Blotter:
    """The record as it is answered from in this scope."""
    place: Blotter = scope["state"][PLACE]
    return place


def standing_of(scope: Scope) -> Standing:
    """How all stood there before anything was asked."""
    stands: Standing = scope["state"][STANDING]
    return stands


def seen_of(scope: Scope) -> int | None:
    """The position that whoever asks has seen; None where they say none."""
    seen: int | None = scope["state"][SEEN]
    return seen
