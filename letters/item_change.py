"""Where two readings of a document begin to differ, as a letter shows it. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from store.documents.differences import differences, differing_stretch
from store.log.document import Document
from store.plain_text import clip

_LENGTH = 240


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemChange:
    """The stretch in which two texts differ, after the few words before it; one line each."""

    was: str
    now: str


def item_change(before: Document, after: Document) -> ItemChange | None:
    """The change of the title, else of the text, else of the labelled fields; None without one."""
    changes = differences(before, after)
    if not changes:
        return None
    wording = (one for field in ("title", "text") for one in changes if one.field == field)
    if main := next(wording, None):
        was, now = main.was, main.now
    else:
        was = " · ".join(f"{one.field}: {one.was}" for one in changes if one.was)
        now = " · ".join(f"{one.field}: {one.now}" for one in changes if one.now)
    old, new = differing_stretch(was, now)
    return ItemChange(was=clip(old, _LENGTH), now=clip(new, _LENGTH))
