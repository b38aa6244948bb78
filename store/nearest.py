"""What somebody may have meant who wrote a name that there is not: the one rule, and its words."""

from __future__ import annotations

from collections.abc import Iterable

#: As many as are named: more are a list to read, not a hint.
_NAMED = 3
#: A single letter is a piece of nearly every name, and says nothing.
_SHORTEST_PIECE = 2


def nearest(name: object, known: Iterable[str]) -> list[str]:
    """The known names that hold one, the shortest first; where none does, the one that is most like
    it, if any is. Case, and whether words are parted by _, - or blanks, count for nothing; what is
    no text resembles nothing."""
    if not isinstance(name, str):
        return []
    written, plain = _plain(name), {_plain(it): it for it in known}
    if written in plain:
        return [plain[written]]
    if len(written) >= _SHORTEST_PIECE and (holding := [it for it in plain if written in it]):
        return [plain[it] for it in sorted(holding, key=lambda it: (len(it), it))]
    from difflib import get_close_matches  # where all is understood this is never needed

    return [plain[it] for it in get_close_matches(written, plain, 1)]


def did_you_mean(names: Iterable[str]) -> str:
    """`; did you mean NAME, NAME?`, each once; nothing where there are none."""
    named = [*dict.fromkeys(names)][:_NAMED]
    return f"; did you mean {', '.join(named)}?" if named else ""


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("-", " ").replace("_", " ").split())
