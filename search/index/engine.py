"""What every search engine has to offer, whichever library it is made of."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from search.index.plan import Field, Like, Misspelt, Plan
from store.calendar.days import Days
from store.views.peek import NAMED_VALUE

Order = Literal["relevance", "newest", "oldest"]


#: For so many words of the index the patterns of a query may stand, those of each counted.
MOST_WORDS = 8000
#: The words of a pattern that are scored; that one of more occurs says nothing.
SOME_WORDS = 300
#: A date and a position in one number: so many bits are the position.
_BITS = 40
_POSITION = (1 << _BITS) - 1
#: How many edits away a word may be from one that is proposed for it.
PROPOSED_EDITS = 2


class TooBroadError(ValueError):
    """Patterns stand for more than `MOST_WORDS` words, of which the message names the one with the
    most; or an engine would look too long for phrases of common words."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Selection:
    """Positions as a question to the log's database, for an index that lies there too: what may be
    a hundred thousand numbers need not be brought here and back."""

    #: A SELECT of positions, whose values are written `:name`.
    sql: str
    values: Mapping[str, object]

    def __and__(self, other: Selection) -> Selection:
        """The positions in both."""
        return self._joined("INTERSECT", other)

    def __or__(self, other: Selection) -> Selection:
        """The positions in any."""
        return self._joined("UNION", other)

    def under(self, mark: str) -> Selection:
        """The same, with names of the values that begin so."""
        values = {f"{mark}_{name}": value for name, value in self.values.items()}
        return Selection(sql=NAMED_VALUE.sub(rf":{mark}_\1", self.sql), values=values)

    def _joined(self, by: str, other: Selection) -> Selection:
        one, two = self.under("l"), other.under("r")
        return Selection(sql=f"({one.sql}) {by} ({two.sql})", values={**one.values, **two.values})


@dataclass(frozen=True, kw_only=True, slots=True)
class Filters:
    """What a hit must fulfil besides matching the query."""

    #: Names of sources; empty for all.
    sources: tuple[str, ...] = ()
    #: Both included. An entry without a date is in no range.
    since: date | None = None
    until: date | None = None
    #: The days in which it is dated, or one of which it may be where it is dated a month or a year.
    on: Days | None = None
    #: Positions of the log, at one of which the entry must stand; None for all.
    positions: Collection[int] | None = None
    #: Positions at one of which the entry must stand, too; None for all. Only an index that lies in
    #: the log's database may be asked so (`search.engines.is_in_database`).
    selected: Selection | None = None
    #: Positions of the log at none of which the entry must stand.
    but: frozenset[int] = frozenset()
    #: Whether superseded entries are wanted too.
    history: bool = False
    #: The position of the log from which to answer; None for all of it.
    at: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundEntry:
    """An entry that was found."""

    position: int
    id: str
    revision: int
    superseded: bool
    withdrawn: bool
    published_on: date | None
    #: None where the order is by date.
    score: float | None


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundSentence:
    """What a sentence found, whose words do not all have to occur."""

    #: How many entries have exactly so many of the words, from 0 (which is not counted) to all.
    by_words: tuple[int, ...]
    #: The best, by what the words that they have say together.
    entries: tuple[FoundEntry, ...]


class OpenIndex(Protocol):
    """An index that is asked. Its answers are those of the position in its checkpoint."""

    @property
    def notes(self) -> Sequence[str]:
        """What is to be said of the answers it has given, a line each: where more was found than it
        ranks, say."""

    def find(
        self, plan: Plan, filters: Filters, sort: Order, limit: int | None, offset: int = 0
    ) -> tuple[int, list[FoundEntry]]:
        """How many entries are found, and `limit` of them from `offset` on.

        By date, entries without one are older than all others; of two of a date the one with the
        higher position is newer. By relevance, equally good entries are ordered newest first.
        Raises TooBroadError.
        """

    def find_sentence(
        self, words: Sequence[Plan], filters: Filters, limit: int | None, offset: int = 0
    ) -> FoundSentence:
        """The entries that have some of these words, by the sum of what each says (see `find`);
        equally good ones newest first. Raises TooBroadError."""

    def positions(self, plan: Plan, filters: Filters) -> list[int]:
        """The positions of all that is found, in no order, with no score. Raises TooBroadError."""

    def positions_to_count(self, plan: Plan, filters: Filters) -> list[int]:
        """The positions of what is found, to count what is known of it. An engine that finds more
        than can be counted at once gives those of the newest, and says so in its notes. Raises
        TooBroadError."""

    def frequencies(self, field: Field, words: Sequence[str], at: int | None = None) -> list[int]:
        """How many entries have each word, to tell rare words from common ones: of those that
        answers as of a position are given from; where none is given, at the cost of a look at each
        word, of about all that there are or ever were."""

    def similar_words(self, word: str, limit: int) -> list[tuple[str, int]]:
        """Words of the lane `written` that are at most `PROPOSED_EDITS` from a word, the likeliest
        first, with the number of entries that have each. An engine may leave out those that begin
        otherwise in more than a letter."""


def had_happened(since: int, at: int | None) -> bool:
    """Whether what happened at position `since` (0: never) had happened by `at` (None: now)."""
    return since > 0 and (at is None or since <= at)


def refuse_broad(words: Mapping[Like | Misspelt, int]) -> None:
    """Raise TooBroadError where patterns stand for too many words together."""
    if sum(words.values()) > MOST_WORDS:
        broadest = max(words, key=words.__getitem__)
        written = broadest.pattern if isinstance(broadest, Like) else _misspelt(broadest)
        msg = f"{written} stands for {words[broadest]:,} words: give more letters of it"
        raise TooBroadError(msg)


def _misspelt(leaf: Misspelt) -> str:
    return f"{leaf.word}~{leaf.edits}"


def order_number(day: date | None, position: int) -> int:
    """What entries are ordered by: the date, none before all others, then the position."""
    return (day.toordinal() if day else 0) << _BITS | position


def dated(order: int) -> date | None:
    """The date in an order number."""
    day = order >> _BITS
    return date.fromordinal(day) if day else None


def position_of(order: int) -> int:
    """The position in an order number."""
    return order & _POSITION
