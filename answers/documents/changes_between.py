"""What is known at a later position of the log and was not, or was otherwise, at an earlier one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from answers.documents.changes import LENGTH, parted_fields
from store import between
from store.between import Contrast
from store.database import Engine, reading
from store.masking import Masks, hide, masked, masks_at
from store.plain_text import clip


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentContrast:
    """A document that differs between the two, in the words in which it begins to."""

    change: Literal["added", "edited", "moved", "removed", "restored", "reread"]
    id: str
    source: str
    #: As known later; `(erased)` where nothing is left of it.
    title: str
    url: str
    #: Which fields differ; of the first one, where the texts part, each on one line.
    fields: tuple[str, ...]
    before: str
    after: str
    #: How often the publisher had changed it; None where it was not known yet.
    revision_before: int | None
    revision: int
    #: Whether the page is held to be gone, later.
    withdrawn: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangesBetween:
    """The documents that differ between two positions of the log, by id."""

    since: int
    until: int
    changes: tuple[DocumentContrast, ...]


def changes_between(
    engine: Engine, earlier: int, later: int, *, sources: tuple[str, ...] = ()
) -> ChangesBetween:
    """How what was known at `later` differs from what was known at `earlier`, of these sources or
    of all, without the names that are masked at the later position."""
    with reading(engine) as connection:
        masks = masks_at(connection, later)
        contrasts = between.between(connection, earlier, later, sources=sources)
        rows = tuple(_shown(contrast, masks) for contrast in contrasts)
    return ChangesBetween(since=earlier, until=later, changes=rows)


def _shown(contrast: Contrast, masks: Masks) -> DocumentContrast:
    was, now = (
        hide(state.document, masks) if state.document else None
        for state in (contrast.before, contrast.after)
    )
    document = now or was
    parted = parted_fields(was, now) if was and now else {}
    if contrast.kind == "moved":
        was_at, is_at = _addresses(contrast)
        parted = {"address": (masked(was_at, masks), masked(is_at, masks))}
    before, after = next(iter(parted.values()), ("", ""))
    return DocumentContrast(
        change=contrast.kind,
        id=masked(contrast.id, masks),
        source=document.source if document else contrast.id.partition(":")[0],
        title=document.title if document else "(erased)",
        url=document.url if document else "",
        fields=tuple(parted),
        before=clip(before, LENGTH),
        after=clip(after, LENGTH),
        revision_before=contrast.before.revisions if contrast.before.version else None,
        revision=contrast.after.revisions,
        withdrawn=contrast.after.withdrawn,
    )


def _addresses(contrast: Contrast) -> tuple[str, str]:
    """Where a moved document was and is: on the web, or else where it is asked for."""
    before, after = contrast.before, contrast.after
    if before.document and after.document and before.document.url != after.document.url:
        return before.document.url, after.document.url
    return before.capture.url if before.capture else "", after.capture.url if after.capture else ""
