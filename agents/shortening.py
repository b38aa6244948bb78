"""An answer made short where nothing is said of its length: its long texts and lists are cut, and
it is said which. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

#: So many characters of JSON an answer has at most, where that is in its hands: some 2,500 tokens.
ROOM = 7_400
#: What is left of a text, and of a list at least.
_LONGEST_TEXT, _LEAST_ITEMS = 400, 3
_GAP = " … "

#: Where a list stands: its path, what holds it, and its key or index there.
_Place: TypeAlias = tuple[str, Any, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class Cut:
    """A list of an answer of which the first items are shown, or a text of which both ends are."""

    path: str
    #: Items, or characters.
    shown: int
    total: int


def fitted(answer: Any, room: int = ROOM) -> tuple[Any, tuple[Cut, ...]]:
    """An answer's JSON in about so many characters, and what was cut, of all that stands at one
    path one. Texts are cut first, then the longest list by half at most, until it fits; what has
    no more to lose stays, be the answer too long or not."""
    if _size(answer) <= room:
        return answer, ()
    cuts: dict[str, Cut] = {}
    whole = _with_short_texts(answer, "", cuts)
    lengths: dict[tuple[int, Any], int] = {}
    while (over := _size(whole) - room) > 0 and (place := _longest(whole)):
        path, holder, key = place
        total = lengths.setdefault((id(holder), key), len(holder[key]))
        holder[key] = _first(holder[key], over)
        cuts[path] = Cut(path=path, shown=len(holder[key]), total=total)
    return whole, tuple(cuts.values())


def _with_short_texts(value: Any, path: str, cuts: dict[str, Cut]) -> Any:
    """A copy of a value; texts of it that are cut are noted."""
    if isinstance(value, dict):
        return {key: _with_short_texts(one, _below(path, key), cuts) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_with_short_texts(one, path, cuts) for one in value]
    if not isinstance(value, str) or len(value) <= _LONGEST_TEXT:
        return value
    half = (_LONGEST_TEXT - len(_GAP)) // 2
    short = f"{value[:half]}{_GAP}{value[-half:]}"
    cuts[path] = Cut(path=path, shown=len(short), total=len(value))
    return short


def _longest(answer: Any) -> _Place | None:
    return max(_lists(answer, ""), key=lambda it: _size(it[1][it[2]]), default=None)


def _lists(value: Any, path: str) -> Iterator[_Place]:
    """Where lists stand that can be cut; those within the items of a list have one path."""
    for key, one in value.items() if isinstance(value, dict) else enumerate(value):
        at = path if isinstance(key, int) else _below(path, key)
        if isinstance(one, list) and len(one) > _LEAST_ITEMS:
            yield at, value, key
        if isinstance(one, dict | list):
            yield from _lists(one, at)


def _below(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _first(items: list[Any], over: int) -> list[Any]:
    """The first of a list that is to lose so many characters, half of them at least."""
    kept = len(items)
    least = max(_LEAST_ITEMS, kept // 2)
    while over > 0 and kept > least:
        kept -= 1
        over -= _size(items[kept]) + 1
    return items[:kept]


def _size(value: Any) -> int:
    return len(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
