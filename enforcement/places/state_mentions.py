"""The states a text names, by name, abbreviation or well-known city."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from enforcement.places.states import CITIES, STATE_CODES

_WORD = re.compile(r"\b[A-Z][A-Za-z.]*")
_STATES = {name: code for name, code in STATE_CODES.items() if len(name) > 2 and "." not in name}
_SHORT = {name: code for name, code in STATE_CODES.items() if "." in name}
#: What the name of a state or city begins with: any other word is not looked at further.
_FIRST = frozenset(
    name.split()[0].rstrip(".") for name in (*STATE_CODES, *CITIES, "washington") if name.strip()
)
#: Characters of a name at most.
_LONGEST = 40
#: The state of Washington is hardly ever meant by the bare word.
_BARE_WASHINGTON = re.compile(r"(?:[A-Z][a-z]+,[ ]|\bstate[ ]of[ ])\Z", re.IGNORECASE)
_OTHER_THING = re.compile(
    r"[ ](?:County(?!-)|Avenue|Ave\b|Street|St\b|Road|Rd\b|Boulevard|Blvd|Drive|Field"
    r"|Regional?\b|Region|Division|office|Office|Strike[ ]Force)"
)
_SEAT = re.compile(
    r"(?:\b(?:headquartered|based|incorporated|headquarters|offices?)[ ](?:in|at|out[ ]of)[ ]"
    r"(?:[A-Z][\w.]*,?[ ]){0,3})\Z"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class StateMention:
    """A state named by `text[start:end]`; a seat is where a company has its head office."""

    state: str
    start: int
    end: int
    seat: bool


def state_mentions(text: str, *, office: bool = False) -> Iterator[StateMention]:
    """Every state the text names, in its order; a city with its state counts once.

    "Miami Field Office" is no place where something was done, unless it is itself the `office`.
    """
    skip = 0
    city = ("", 0)  # the state of the name just read, and where that name ends
    for word in _WORD.finditer(text):
        start = word.start()
        if start < skip or word.group().rstrip(".").lower() not in _FIRST:
            continue
        named = _longest(text, word)
        if named is None:
            continue
        state, end = named
        skip = end
        same = city[0] == state and text[city[1] : start] in (", ", " ")
        city = (state, end)
        if same:
            continue
        if office or not _OTHER_THING.match(text, end):
            seat = text.startswith(("-based", " -based"), end) or bool(
                _SEAT.search(text[max(0, start - 60) : start])
            )
            yield StateMention(state=state, start=start, end=end, seat=seat)


def _longest(text: str, word: re.Match[str]) -> tuple[str, int] | None:
    """The state named by the most of three words from this one on, and where the name ends."""
    start = word.start()
    words = islice(_WORD.finditer(text, start, start + _LONGEST), 3)
    for end in reversed([it.end() for it in words]):
        written = " ".join(text[start:end].split()).lower()
        state = _named(text, start, written)
        if state is None and written.endswith("."):
            end -= 1
            state = _named(text, start, written[:-1])
        if state is not None:
            return state, end
    return None


def _named(text: str, start: int, written: str) -> str | None:
    if len(written) == 2:
        upper = text[start : start + 2].isupper() and text[max(0, start - 2) : start] == ", "
        return STATE_CODES.get(written) if upper else None
    if written in _SHORT:
        initials = written.count(".") > 1
        return _SHORT[written] if initials or text[max(0, start - 2) : start] == ", " else None
    if written == "washington":
        return "WA" if _BARE_WASHINGTON.search(text[max(0, start - 20) : start]) else None
    return _STATES.get(written) or CITIES.get(written)
