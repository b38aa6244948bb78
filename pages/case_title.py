"""What a matter is called on pages."""

from __future__ import annotations

from collections.abc import Sequence

from store.plain_text import clip

#: So many names are said, and so many characters.
_NAMES, _LONGEST = 3, 160


def case_title(names: Sequence[str], titles: Sequence[str], id: str) -> str:
    """Those whom a matter is about, or where nobody is named its first title, or else its id."""
    said = [*names[:_NAMES]]
    if further := len(names[_NAMES:]):
        said.append(f"{further} more")
    if not said:
        return clip(next(filter(None, titles), id), _LONGEST)
    *first, last = said
    return clip(f"{', '.join(first)} and {last}" if first else last, _LONGEST)
