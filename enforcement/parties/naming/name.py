"""A name of a person, an organization or a government, where it stands in a text."""

from __future__ import annotations

from typing import Literal, NamedTuple

#: A word alone is only sometimes a name: a surname, or a company known by one word. A government is
#: a state, county or city, which is a party only where an action is taken against it.
NameType = Literal["person", "organization", "word", "government"]


class Name(NamedTuple):
    """A name where it stands: characters [start, end) of the text, titles and degrees left out."""

    start: int
    end: int
    #: Where the capitalised phrase begins, titles included.
    lead: int
    #: In lower case.
    words: tuple[str, ...]
    type: NameType
    #: Whether it is an authority's, a lawyer's, a victim's or a relator's.
    official: bool
    #: Whether a title, a degree or an age says that it is a person, or a person's firm.
    sure: bool
    #: The last name that another given name behind this one shares: "Amos and Ruth Firth".
    surname: str = ""
