"""Documents in which names stand that were hidden later. Visitors who ask of the past find none of
them by words, since the index as of then holds the names."""

from __future__ import annotations

import json
from functools import lru_cache

from store.privacy.visitors import visitors_ask
from store.views import peek
from store.views.peek import looking

#: States of documents that are read at once.
_PART = 500
_STATES = (
    "SELECT position, payload FROM events WHERE position > :after AND position <= :upto"
    " AND stream LIKE 'document/%' AND payload IS NOT NULL ORDER BY position LIMIT :part"
)


def hidden_from_visitors(url: str, position: int | None) -> frozenset[int]:
    """The positions of what visitors find nothing of as of a position; of none, where it is whoever
    keeps the record that asks."""
    if position is None or not visitors_ask():
        return frozenset()
    return hidden_since(url, position)


def hidden_since(url: str, position: int, by: int | None = None) -> frozenset[int]:
    """The positions, up to this one, of the states of documents in which names stand that were not
    hidden then and are now, or were by a later position."""
    decisions = [it for it in peek.mask_decisions(url) if by is None or it.position <= by]
    if not decisions:
        return frozenset()
    from store.log.events import PersonMasked
    from store.privacy.masking import events_in_force

    then = events_in_force(it for it in decisions if it.position <= position)
    since = [it for key, it in events_in_force(decisions).items() if key not in then]
    return frozenset(
        state
        for it in since
        if isinstance(it.event, PersonMasked)
        for state in _naming(url, it.event.name, it.position)
        if state <= position
    )


def read_ahead(url: str) -> None:
    """Read what is found in the record of each name that is hidden now, which the first question
    of a visitor about the past would wait for. Raises StoreError."""
    decisions = peek.mask_decisions(url)
    if not decisions:
        return
    from store.log.events import PersonMasked
    from store.privacy.masking import events_in_force

    for it in events_in_force(decisions).values():
        if isinstance(it.event, PersonMasked):
            _naming(url, it.event.name, it.position)


@lru_cache(maxsize=256)
def _naming(url: str, name: str, upto: int) -> frozenset[int]:
    """The positions, up to that of its mask, of the states of documents in which a name stands: the
    whole record is read for it, once in a process."""
    from store.privacy.masking import Masks, masked_value

    masks, found, after = Masks(names=(name,)), set(), 0
    with looking(url) as look:
        while part := look.rows(_STATES, after=after, upto=upto, part=_PART):
            after = part[-1][0]
            for position, payload in part:
                document = json.loads(payload).get("document")
                if document and masked_value(document, masks) != document:
                    found.add(position)
    return frozenset(found)
