"""What somebody may have meant who wrote a name that there is not."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


def nearest(name: Any, known: Iterable[str]) -> str | None:
    """The known name that is most like one, or the shortest that holds it; None where there is
    none. Case, and whether words are parted by _, - or blanks, count for nothing."""
    if not isinstance(name, str) or not name:
        return None
    from difflib import get_close_matches  # only where something is wrong

    written, plain = _plain(name), {_plain(it): it for it in known}
    holding = sorted((it for it in plain if written in it), key=len)
    found = get_close_matches(written, plain, 1) or holding
    return plain[found[0]] if found else None


def did_you_mean(name: Any, known: Iterable[str]) -> str:
    """`; did you mean NAME?`, or nothing."""
    found = nearest(name, known)
    return f"; did you mean {found}?" if found else ""


def _plain(name: str) -> str:
    return name.casefold().replace("-", "_").replace(" ", "_")
