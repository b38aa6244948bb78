"""Where two readings of a document part, as a letter shows it. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from store.documents.differences import Difference, differences, differing_stretch
from store.log.document import Document
from store.plain_text import clip

_LENGTH = 240


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """The stretch in which two texts differ, with the few words that lead to it; one line each."""

    was: str
    now: str


def change(before: Document, after: Document) -> Change | None:
    """Where the title, else the text, else what the publisher labels reads otherwise than before.

    None where they mean the same.
    """
    found = differences(before, after)
    if not found:
        return None
    for field in ("title", "text"):
        for difference in found:
            if difference.field == field:
                return _shown(difference.was, difference.now)
    return _shown(
        _labelled((one, one.was) for one in found), _labelled((one, one.now) for one in found)
    )


def _labelled(values: Iterable[tuple[Difference, str]]) -> str:
    return " · ".join(f"{difference.field}: {value}" for difference, value in values if value)


def _shown(was: str, now: str) -> Change:
    old, new = differing_stretch(was, now)
    return Change(was=clip(old, _LENGTH), now=clip(new, _LENGTH))
