"""What a text says of somebody it names: acted against, doing something, a stranger."""

from __future__ import annotations

from enum import IntEnum


class Standing(IntEnum):
    """What a sentence says of a name; the higher counts where several sentences speak of it."""

    STRANGER = -1
    UNKNOWN = 0
    #: It did something, perhaps what the action is about.
    DOER = 1
    PARTY = 2
