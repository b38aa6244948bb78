"""A document's words without masked names, and where what stood in them stands then. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from store.privacy.masking import HIDDEN, Masks, masked
from store.privacy.name_spellings import name_spans


@dataclass(frozen=True, kw_only=True, slots=True)
class MaskedText:
    """A title, a line feed and a text, as they may be shown."""

    whole: str
    #: Where names stood in what was published, in order.
    names: tuple[tuple[int, int], ...]

    def shown(self, start: int, end: int) -> tuple[int, int]:
        """Where characters [start, end) of what was published stand; a name is hidden as a whole,
        of which they had a part."""
        return self._place(start, 0), self._place(end, len(HIDDEN))

    def _place(self, at: int, within: int) -> int:
        """Where a place is; one within a name is so far within what stands there instead."""
        moved = at
        for start, end in self.names:
            if at <= start:
                break
            if at < end:
                return moved - at + start + within
            moved += len(HIDDEN) - (end - start)
        return moved


def masked_text(title: str, text: str, masks: Masks) -> MaskedText:
    """The words of a document, in whose title and text names are hidden each by itself."""
    behind = len(title) + 1
    in_text = ((start + behind, end + behind) for start, end in name_spans(text, masks.names))
    return MaskedText(
        whole=f"{masked(title, masks)}\n{masked(text, masks)}",
        names=(*name_spans(title, masks.names), *in_text),
    )
