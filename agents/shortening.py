"""An answer made short where nothing is said of its length: its long texts and lists are cut, and
it is said which. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

#: So many characters of JSON an answer has at most, where that is in its hands: some 2,500 tokens.
ROOM = 7_400
#: What is left of a text, and of a list at least.
_LONGEST_TEXT, _LEAST_ITEMS = 400, 3
_GAP = " … "


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
    lists: list[_List] = []
    over = _measured(whole, "", lists, None) - room
    while over > 0 and (longest := max(_cuttable(lists), key=_List.size, default=None)):
        over -= longest.lose(over)
        cuts[longest.path] = longest.cut()
    return whole, tuple(cuts.values())


@dataclass(kw_only=True, slots=True, eq=False)
class _List:
    """A list of an answer, which is cut where it stands. It is measured once, and what is cut is
    taken off its size and off those of the lists around it."""

    path: str
    items: list[Any]
    total: int
    #: The list around it, and which item of that it is in.
    around: tuple[_List, int] | None
    #: Characters of each item, and the lists in each.
    sizes: list[int] = field(default_factory=list)
    within: list[list[_List]] = field(default_factory=list)

    def size(self) -> int:
        return sum(self.sizes) + len(self.sizes)

    def cut(self) -> Cut:
        return Cut(path=self.path, shown=len(self.items), total=self.total)

    def lose(self, over: int) -> int:
        """Drop items from the end to lose so many characters, half of them at most, and say how
        many were lost."""
        lost, least = 0, max(_LEAST_ITEMS, len(self.items) // 2)
        while lost < over and len(self.items) > least:
            lost += self.sizes.pop() + 1
            self.items.pop()
            self.within.pop()
        around = self.around
        while around:
            outer, at = around
            outer.sizes[at] -= lost
            around = outer.around
        return lost


def _measured(value: Any, path: str, lists: list[_List], around: tuple[_List, int] | None) -> int:
    """The characters of a value, of which the outermost lists are added to `lists`; those within
    the items of a list have its path."""
    if isinstance(value, dict):
        sizes = [
            _size(key) + 1 + _measured(one, _below(path, key), lists, around)
            for key, one in value.items()
        ]
        return 1 + sum(sizes) + max(len(sizes), 1)
    if not isinstance(value, list):
        return _size(value)
    found = _List(path=path, items=value, total=len(value), around=around)
    lists.append(found)
    for at, item in enumerate(value):
        found.within.append([])
        found.sizes.append(_measured(item, path, found.within[at], (found, at)))
    return 1 + max(found.size(), 1)


def _cuttable(lists: Iterable[_List]) -> Iterator[_List]:
    """These lists and those within that may become shorter."""
    for one in lists:
        if len(one.items) > _LEAST_ITEMS:
            yield one
        for within in one.within:
            yield from _cuttable(within)


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


def _below(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _size(value: Any) -> int:
    return len(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
