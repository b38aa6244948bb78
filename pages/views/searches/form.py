"""What is typed into the form of a search, and where it leads with a part of it changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

#: What the form keeps beside the query, in the order in which an address has it.
_KEPT = ("sort", "prefer", "from", "to", "on", "history", "copies", "limit")
#: How those of them that change what is found are said.
_LIMITS = {"from": "from {}", "to": "to {}", "on": "on {}", "history": "earlier states too"}


@dataclass(frozen=True, kw_only=True, slots=True)
class SearchForm:
    """A search as it was typed, by the names of the question's parameters."""

    query: str = ""
    #: The query in which the days are written too, for what knows a query alone.
    followed: str = ""
    #: What was given beside it, by name; empty where nothing was.
    kept: Mapping[str, str] = field(default_factory=lambda: dict.fromkeys(_KEPT, ""))

    def leading(self, **changed: object) -> dict[str, object]:
        """What an address asks for: all of this from its first page on, but for what is
        changed."""
        return {"query": self.query, **self.kept, **changed}

    @property
    def is_open(self) -> bool:
        """Whether more than the query is asked for."""
        return any(value for name, value in self.kept.items() if name != "limit")

    @property
    def limits(self) -> tuple[tuple[str, str], ...]:
        """What narrows or widens what is found, beside the query: by name, in words."""
        return tuple(self._limits())

    def _limits(self) -> Iterator[tuple[str, str]]:
        for name, words in _LIMITS.items():
            if self.kept[name]:
                yield name, words.format(self.kept[name])


def search_form(given: Mapping[str, str], query: str, followed: str) -> SearchForm:
    """The form with what a request gave, and with the query in which its fields are written."""
    kept = {name: given.get(name, "") for name in _KEPT}
    return SearchForm(query=query, followed=followed, kept=kept)
