"""How far a text says that an action was taken against somebody."""

from __future__ import annotations

from enum import IntEnum


class Involvement(IntEnum):
    """What a sentence says of a name; the higher counts where several sentences speak of it."""

    #: A victim, or a place by which others are described: outweighs all that is in doubt.
    OUTSIDER = -3
    #: One who sues: what else it did is no deed an action is about.
    PLAINTIFF = -2
    #: An authority, employer, owner or place.
    STRANGER = -1
    UNKNOWN = 0
    #: It did something, perhaps what the action is about.
    DOER = 1
    #: The action is taken against it.
    PARTY = 2
    #: The same in words that hold of an authority too: "Sheriff X was convicted".
    UNDOUBTED = 3
