"""Names that are hidden wherever documents are shown; `store.privacy.name_spellings` finds them in
a text.

Nothing at the top of this file imports SQLAlchemy: a search asks it too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from store.privacy.name_spellings import name_key, name_spans
from store.privacy.visitors import visitors_ask

if TYPE_CHECKING:
    from store.log.database import Connection
    from store.log.events import Recorded

T = TypeVar("T")

#: What stands in the place of a name.
HIDDEN = "[masked]"

#: Fields that hold no text of anybody's, or what a thing goes by.
_AS_IT_IS = {"id", "source", "document", "sha256", "media_type", "etag", "last_modified"} | {
    *("precision", "dated_by", "outcome", "origin", "verdict", "cadence", "type")
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Masks:
    """The names to hide, as they were given, in the order in which they were masked."""

    names: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.names)


#: Nothing is hidden.
NO_MASKS = Masks()


def valid_name_key(name: str) -> str:
    """The key (`store.privacy.name_spellings.name_key`) of a name that is to be hidden. Raises
    ValueError where it cannot be."""
    key = name_key(name)
    if not key:
        msg = f"{name!r} is no name that could be hidden: it has fewer than two letters"
        raise ValueError(msg)
    return key


def masks_in_force(events: Iterable[Recorded]) -> Masks:
    """The masks after these events, given in order; events of other types change nothing.

    A mask whose event was erased hides nothing any more. An unmasking that was erased is as if it
    had not been, so that the name is hidden.
    """
    in_force = events_in_force(events).values()
    return Masks(names=tuple(recorded.event.name for recorded in in_force))  # type: ignore[union-attr]


def events_in_force(events: Iterable[Recorded]) -> dict[str, Recorded]:
    """The events of the masks in force, by the key of the name, in their order."""
    from store.log.events import PersonMasked, PersonUnmasked

    in_force: dict[str, Recorded] = {}
    for recorded in events:
        match recorded.event:
            case PersonMasked(name=name) if name_key(name):
                in_force[name_key(name)] = recorded
            case PersonUnmasked(name=name):
                in_force.pop(name_key(name), None)
    return in_force


def recorded_masks(connection: Connection, *, upto: int | None = None) -> Iterator[Recorded]:
    """Every masking and unmasking up to a position of the log, in order."""
    from store.log import log

    return log.read_decisions(connection, "PersonMasked", "PersonUnmasked", upto=upto)


def masks_at(connection: Connection, position: int | None = None) -> Masks:
    """The masks in answers as of a position of the log; of now, where none is named."""
    return masks_in_answers(recorded_masks(connection), position)


def masks_in_answers(decisions: Iterable[Recorded], position: int | None) -> Masks:
    """Of all that was ever masked and unmasked the masks in answers as of a position: those that
    were in force there, and for visitors those of today too."""
    every = list(decisions)
    then = masks_in_force(it for it in every if position is None or it.position <= position)
    today = masks_in_force(every) if visitors_ask() else NO_MASKS
    return Masks(names=tuple(dict.fromkeys((*then.names, *today.names))))


def masked(text: str, masks: Masks) -> str:
    """A text in which `[masked]` stands for each name; the text itself where there is none."""
    if not masks.names or not text:
        return text
    spans = name_spans(text, masks.names)
    if not spans:
        return text
    kept: list[str] = []
    at = 0
    for start, end in spans:
        kept += text[at:start], HIDDEN
        at = end
    return "".join([*kept, text[at:]])


def masked_value(value: T, masks: Masks, *, kept: Set[str] = _AS_IT_IS) -> T:
    """An event, a capture, whatever holds texts, without the names.

    The fields that are `kept`, by default ids, hashes and words of our own, stay as they are; of a
    dictionary everything is hidden.
    """
    return _hidden(value, masks, kept) if masks.names else value


def masked_history(history: Iterable[Recorded], masks: Masks) -> list[Recorded]:
    """The events of a history as they may be shown: without the names, in documents' ids too."""
    from msgspec.structs import replace as changed

    if not masks.names:
        return list(history)
    kept = _AS_IT_IS - {"id"}
    return [changed(recorded, event=_hidden(recorded.event, masks, kept)) for recorded in history]


def _hidden(value: Any, masks: Masks, kept: Set[str]) -> Any:
    if isinstance(value, str):
        return masked(value, masks)
    if isinstance(value, Mapping):
        return {masked(label, masks): _hidden(one, masks, kept) for label, one in value.items()}
    if isinstance(value, list | tuple | frozenset):
        return type(value)(_hidden(one, masks, kept) for one in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    now = {
        one.name: getattr(value, one.name)
        if one.name in kept and isinstance(getattr(value, one.name), str)
        else _hidden(getattr(value, one.name), masks, kept)
        for one in fields(value)
    }
    changed = {name: one for name, one in now.items() if one != getattr(value, name)}
    return replace(value, **changed) if changed else value
