"""What of a document can tell which matter it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from enforcement.claims import Kind
from enforcement.parties.names import Name, NameType, names_in
from enforcement.parties.person_name import organization_key, person_key
from enforcement.reading.reading import Reading
from enforcement.text.passage import Announcement, Passage, passage
from enforcement.text.rare_words import distinct_words
from enforcement.text.shingles import Sketch, sketch

_DOCKETS = frozenset(("court-docket", "docket"))
_PUBLISHED = frozenset(("fr-document", "marcs"))
#: Authorities and programmes whose names have the form of an organization's.
_AUTHORITY = re.compile(
    r"(?:u\W?s|united states)\b"
    r"|.*\b(?:investigative|secret service|coast guard|pretrial|medicaid|medicare)\b"
)
#: Words of a first paragraph or two: what follows them may be about the publisher.
_OPENING = 60
#: Who made the announcement: "…, announced Attorney General X; and Y of the …", and the same before
#: "announced today that".
_OFFICES = (
    r"attorney|agent|inspector|commissioner|secretary|director|administrator|department|fbi|office"
)
_CREDIT_BEHIND = re.compile(
    rf",?\s(?:announced|according\sto|said)\s(?:today\s)?(?:by\s)?(?:[\w.'\u2019]+\s){{0,4}}?(?:{_OFFICES})\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(rf"\b(?:{_OFFICES})\b", re.IGNORECASE)
_ANNOUNCES = re.compile(r"\b(?:announce[sd]?|said)\b(?:\stoday)?(?:\sthat)?\s", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Traits:
    """What of a document can tell which matter it is about; all names in small letters."""

    id: str
    published_on: date | None
    #: Kind of the primary action.
    primary: Kind
    #: First and last name of the parties that are people.
    persons: frozenset[str] = frozenset()
    #: Parties that are organizations, without the form of company.
    organizations: frozenset[str] = frozenset()
    #: Other people who are named, authorities left out, and other organizations.
    named: frozenset[str] = frozenset()
    houses: frozenset[str] = frozenset()
    #: What the parties are: physician, pharmacy …
    professions: frozenset[str] = frozenset()
    #: US dollars.
    sums: frozenset[float] = frozenset()
    #: Canonical numbers of court dockets and of agencies' proceedings.
    dockets: frozenset[str] = frozenset()
    #: The publisher's own number of the document, in canonical form.
    number: str | None = None
    #: Numbers of other documents that the text cites.
    cites: frozenset[str] = frozenset()
    district: str | None = None
    #: Two letters (USPS).
    state: str | None = None
    #: The words of the text, those in names of authorities left out (see
    #: `enforcement.text.rare_words`).
    words: frozenset[str] = frozenset()
    source: str | None = None
    #: Of the whole text, and of its first words (see `enforcement.text.shingles`).
    sketch: Sketch = ()
    opening: Sketch = ()


def traits(
    announcement: Announcement,
    reading: Reading,
    *,
    source: str | None = None,
    number: str | None = None,
    dockets: Iterable[str] = (),
) -> Traits:
    """The traits of a document.

    `source` is the name of what it comes from, where that is known. `number` is the publisher's own
    and `dockets` those that its fields give, both canonical (see
    `enforcement.citations.published_numbers`): they stand beside what the text itself cites.
    """
    text = passage(announcement)
    found = list(_names(text))
    people = frozenset(
        person_key(party.name) for party in reading.parties if party.type == "person"
    )
    houses = frozenset(
        organization_key(name)
        for party in reading.parties
        if party.type == "organization"
        for name in (party.name, *party.aliases)
    )
    cited = {kind: set[str]() for kind in _DOCKETS | _PUBLISHED}
    for citation in reading.citations:
        cited.get(citation.kind, set()).add(citation.canonical)
    return Traits(
        id=announcement.id,
        published_on=announcement.published_on,
        primary=reading.primary,
        persons=people - {""},
        organizations=houses - {""},
        named=frozenset(_keys(found, "person")) - people - houses - {""},
        houses=frozenset(_keys((name for name in found if name.start >= text.body), "organization"))
        - people
        - houses
        - {""},
        professions=frozenset(party.profession for party in reading.parties) - {""},
        sums=frozenset(amount.usd for amount in reading.amounts),
        dockets=frozenset(dockets).union(*(cited[kind] for kind in _DOCKETS)),
        number=number,
        cites=frozenset().union(*(cited[kind] for kind in _PUBLISHED)) - {number},
        district=reading.district,
        state=reading.state,
        words=_words(text, found),
        source=source,
        sketch=sketch(reading.whole),
        opening=sketch(announcement.text or announcement.title, first=_OPENING),
    )


def _names(text: Passage) -> Iterator[Name]:
    for sentence in text.sentences:
        yield from names_in(text.whole, sentence.start, sentence.end, title=sentence.title)


def _keys(found: Iterable[Name], sort: NameType) -> Iterator[str]:
    key = person_key if sort == "person" else organization_key
    keys = (key(" ".join(name.words)) for name in found if name.type == sort and not name.official)
    return (written for written in keys if not _AUTHORITY.match(written))


def _words(text: Passage, found: Sequence[Name]) -> frozenset[str]:
    """The words of the text but for the names and offices of those who announce it, which are the
    same whatever they announce."""
    whole = text.whole
    for name in found:
        if name.official:
            whole = f"{whole[: name.start]}{' ' * (name.end - name.start)}{whole[name.end :]}"
    told = []
    for sentence in text.sentences:
        part = whole[sentence.start : sentence.end]
        if not sentence.title:
            announces = _ANNOUNCES.search(part)
            if announces and _OFFICE.search(part, 0, announces.start()):
                part = part[announces.end() :]
            behind = _CREDIT_BEHIND.search(part)
            part = part[: behind.start()] if behind else part
        told.append(part)
    surnames = {name.words[-1] for name in found if name.official}
    return distinct_words("\n".join(told)) - surnames
