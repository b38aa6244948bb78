"""Queries as they come to a hand that strikes at random."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hypothesis import strategies as st


def _state(value: str) -> object:
    if value.lower() not in ("new jersey", "ohio", "nj"):
        msg = f"state: there is no {value!r}; did you mean NJ?"
        raise ValueError(msg)
    return value


#: Stand for the fields over what was read, which the answers hand in.
FIELDS: Mapping[str, Callable[[str], object]] = {
    "state": _state,
    **dict.fromkeys(("party", "kind", "published", "amount", "cites", "docket", "is"), str),
}

_PIECES = st.sampled_from(
    [
        *("a", "word", "ke*", "wom?n", "ketmine~", "NJ", "\u00e9", "1,000", "2:24", "21 USC 8(a)"),
        *("(", ")", '"', "\u201c", "\u201d", "OR", "AND", "NOT", "-", "w/5", "/5", "~", "~2"),
        *("title:", "state:", "kind:", "number:", "source:", "@", "Re: ", "https://", "\u200b"),
        *(" ", " ", " ", "*", "?", ",", ".", ":", "..", "'", "+", "|", "\u2014", "\u2013", "(s)"),
    ]
)


def queries() -> st.SearchStrategy[str]:
    """Any text, and pieces of queries in any order."""
    return st.text(max_size=300) | st.lists(_PIECES, max_size=40).map("".join)
