"""What is typed into the form of a search, and where it leads with a part of it changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

#: What the form keeps beside the query, in the order in which an address has it.
KEPT = ("sort", "prefer", "from", "to", "on", "history", "copies", "limit")


@dataclass(frozen=True, kw_only=True, slots=True)
class SearchForm:
    """A search as it was typed, by the names of the question's parameters."""

    query: str = ""
    #: Of `KEPT`, what was given.
    kept: Mapping[str, str]
    offset: int = 0

    def leading(self, **changed: object) -> dict[str, object]:
        """What an address asks for: all of this from its first page on, but for what is
        changed."""
        return {"query": self.query, **self.kept, **changed}

    @property
    def is_open(self) -> bool:
        """Whether more than the query is asked for."""
        return bool(self.kept.keys() - {"limit"})


def search_form(given: Mapping[str, str], query: str) -> SearchForm:
    """The form with what a request gave, and with the query in which its fields are written."""
    offset = given.get("offset", "")
    return SearchForm(
        query=query,
        kept={name: given[name] for name in KEPT if given.get(name)},
        offset=int(offset) if offset.isascii() and offset.isdecimal() else 0,
    )
