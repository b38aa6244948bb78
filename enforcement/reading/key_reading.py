"""How the keys are read by which a document can be linked to others of its matter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from enforcement.claims import Party, TextReading
from enforcement.parties.assets.sued_property import property_mentions, without_property
from enforcement.parties.naming.name import Name, NameType
from enforcement.parties.naming.names import names_in
from enforcement.parties.naming.person_name import organization_key, person_key
from enforcement.places.states import ABBREVIATIONS, STATE_NAMES
from enforcement.reading.case_marks import (
    begins_anew,
    births,
    captions,
    is_roundup,
    judges,
    people_in,
    prosecutors,
)
from enforcement.reading.dockets.linked_parties import linked_parties
from enforcement.reading.key_words import proper_words, telling_words
from enforcement.reading.linking_keys import LinkingKeys
from enforcement.text.party_words import (
    GENERIC,
    HEADS,
    SUFFIXES,
)
from enforcement.text.passage import Announcement, Passage, passage
from enforcement.text.shingles import sketch

_DOCKETS = frozenset(("court-docket", "docket", "rin"))
_PUBLISHED = frozenset(("fr-document", "marcs"))
#: Authorities and programmes whose names have the form of an organization's.
_AUTHORITY = re.compile(
    r"(?:u\W?s|united states)\b"
    r"|.*\b(?:investigative|secret service|coast guard|pretrial|medicaid|medicare)\b"
)
#: Words of a first paragraph or two: what follows them may be about the publisher.
_OPENING = 60
#: How a text says that somebody only works for the organization that is named next, or cheated it
#: over that work: "submitted phony time sheets to".
_EMPLOYMENT = re.compile(
    r"""\b(?:(?:employ(?:ed|ee|ees|ment)|work(?:ed|ing|s|ers?)|hired|nurses?|aides?|technicians?|clerks?
      |receptionists?|caregivers?|assistants?|attendants?|counselors?|payroll|staff)\s(?:by|at|for|of|with|from|in)
      |employers?,? | time\s?(?:sheets?|cards?|records)\sto)\s(?:the\s|a\s)?(?:\w+,\s)?\Z""",
    re.VERBOSE,
)
_EMPLOYMENT_BACK = 40
#: Of states, the longest first.
_STATES = "|".join(map(re.escape, sorted((*STATE_NAMES.values(), *ABBREVIATIONS), key=len)[::-1]))
#: "Toms River, N.J."; "ALEXANDRIA, Va." and "NORFOLK - " at the head of a text.
_TOWN = re.compile(
    r"\b(?:in|of|from|near|at)\s(?P<town>[A-Z][a-z'\u2019]+(?:\s[A-Z][a-z'\u2019]+){0,2}),"
    rf"\s(?:{_STATES})(?!\w)"
)
_DATELINE = re.compile(r"(?P<town>[A-Z][A-Z .'\u2019]{2,30}?)(?:,|\s?[-\u2013\u2014])")
_KINDS_OF_HOUSE = HEADS | GENERIC | SUFFIXES | {"hiv", "aids"}


def linking_keys(
    announcement: Announcement,
    reading: TextReading,
    *,
    source: str | None = None,
    number: str | None = None,
    page: str | None = None,
    dockets: Iterable[str] = (),
) -> LinkingKeys:
    """The linking keys of a document.

    `source` is the name of what it comes from, where that is known. `number` is the publisher's
    own, `page` where it is printed ("91 FR 1234") and `dockets` those that its fields give, all
    canonical (see `enforcement.citations.published_numbers`): they are added to what the text
    itself cites.
    """
    text = passage(announcement)
    mentions = [
        name
        for sentence in text.sentences
        for name in names_in(text.whole, sentence.start, sentence.end, title=sentence.title)
    ]
    mentions = [*without_property(text.whole, mentions, property_mentions(text))]
    words = telling_words(text, mentions)
    who = _who(text, reading, mentions)
    return LinkingKeys(
        id=announcement.id,
        published_on=announcement.published_on,
        primary=reading.primary,
        **who,
        amounts=frozenset(amount.usd for amount in reading.amounts),
        dockets=_numbers(reading, _DOCKETS).union(dockets),
        captions=captions(text.whole),
        number=number,
        page=page,
        cites=_numbers(reading, _PUBLISHED) - {number},
        continues=_continued(reading) - {number, page},
        prosecutors=prosecutors(text.whole),
        district=reading.district,
        state=reading.state,
        words=words,
        proper_words=proper_words(text, mentions) & words,
        begins_anew=begins_anew(text.whole),
        is_roundup=is_roundup(announcement.title, text.whole, people=len(who["persons"])),
        source=source,
        sketch=sketch(reading.whole),
        opening=sketch(announcement.text or announcement.title, first=_OPENING),
    )


def _who(
    text: Passage, reading: TextReading, mentions: Sequence[Name]
) -> dict[str, frozenset[Any]]:
    """The fields of the linking keys that tell whom a document is about, and whom it names."""
    towns, parties, named_judges = _towns(text), linked_parties(reading.parties), judges(text.whole)
    people = (it.name for it in parties if it.type == "person" and not _is_house(it.name))
    keys = {person_key(name) for name in people} - towns
    persons = {key for key in keys if key.rpartition(" ")[2] not in named_judges} - {""}
    organizations = {*_organizations(parties)} - towns - {""}
    told = persons | organizations | towns | {""}
    in_body = [name for name in mentions if name.start >= text.body]
    firms = (name for name in in_body if not _is_kind_of_house(" ".join(name.words)))
    employers = (name for name in in_body if _is_employer(text.whole, name))
    published_on = text.announcement.published_on
    born = births(text.whole, people_in(mentions), published_on.year) if published_on else ()
    return {
        "persons": frozenset(persons),
        "full_names": frozenset(it.name.lower() for it in parties if it.type == "person"),
        "births": frozenset(born),
        "organizations": frozenset(organizations),
        "named_persons": frozenset(_keys(mentions, "person") - told),
        "named_organizations": frozenset(_keys(firms, "organization") - told),
        "employers": frozenset(_keys(employers, "organization")),
        "professions": frozenset(party.profession for party in parties) - {""},
        "judges": named_judges,
    }


def _towns(text: Passage) -> set[str]:
    """The towns that a text names with their state, or stands under: none of them is a person."""
    dateline = _DATELINE.match(text.whole, text.body)
    found = [match["town"] for match in _TOWN.finditer(text.whole)]
    names = [*found, dateline["town"]] if dateline else found
    return {organization_key(name) for name in names}


def _organizations(parties: Iterable[Party]) -> Iterator[str]:
    for party in parties:
        if party.type == "organization":
            names = (party.name, *party.aliases)
            yield from (organization_key(name) for name in names if not _is_kind_of_house(name))


def _is_kind_of_house(name: str) -> bool:
    """Whether a name tells what a house is, and is no company's: "HIV Infusion"."""
    words = {word.strip(".,").lower() for word in name.split()}
    return words <= _KINDS_OF_HOUSE and words.isdisjoint(SUFFIXES)


def _is_house(name: str) -> bool:
    """Whether what was taken for a person tells twice what a house is: "Nursing Home Chain"."""
    return sum(word.lower() in _KINDS_OF_HOUSE for word in name.split()) > 1


def _is_employer(whole: str, name: Name) -> bool:
    return bool(_EMPLOYMENT.search(whole, max(0, name.lead - _EMPLOYMENT_BACK), name.lead))


def _continued(reading: TextReading) -> frozenset[str]:
    """The numbers and pages of the documents whose course this one goes on with."""
    going_on = [it for it in reading.relations if it.relation != "cites"]
    numbers = {f"FR Doc. {it.number}" for it in going_on if it.number}
    return frozenset(numbers | {it.citation for it in going_on if it.citation})


def _keys(mentions: Iterable[Name], sort: NameType) -> set[str]:
    key = person_key if sort == "person" else organization_key
    keys = (key(" ".join(it.words)) for it in mentions if it.type == sort and not it.official)
    return {written for written in keys if not _AUTHORITY.match(written)}


def _numbers(reading: TextReading, kinds: frozenset[str]) -> frozenset[str]:
    return frozenset(it.canonical for it in reading.citations if it.kind in kinds)
