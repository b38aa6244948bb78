"""How the keys are read by which a document can be linked to others of its matter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from enforcement.claims import TextReading
from enforcement.parties.names import Name, NameType, names_in
from enforcement.parties.person_name import organization_key, person_key
from enforcement.reading.dockets.linked_parties import linked_parties
from enforcement.reading.linking_keys import LinkingKeys
from enforcement.text.passage import Announcement, Passage, passage
from enforcement.text.rare_words import distinct_words
from enforcement.text.shingles import sketch

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


def linking_keys(
    announcement: Announcement,
    reading: TextReading,
    *,
    source: str | None = None,
    number: str | None = None,
    dockets: Iterable[str] = (),
) -> LinkingKeys:
    """The linking keys of a document.

    `source` is the name of what it comes from, where that is known. `number` is the publisher's own
    and `dockets` those that its fields give, both canonical (see
    `enforcement.citations.published_numbers`): they are added to what the text itself cites.
    """
    text = passage(announcement)
    mentions = [
        name
        for sentence in text.sentences
        for name in names_in(text.whole, sentence.start, sentence.end, title=sentence.title)
    ]
    in_body = (name for name in mentions if name.start >= text.body)
    parties = linked_parties(reading.parties)
    persons = {person_key(party.name) for party in parties if party.type == "person"}
    organizations = {
        organization_key(name)
        for party in parties
        if party.type == "organization"
        for name in (party.name, *party.aliases)
    }
    not_named = persons | organizations | {""}
    return LinkingKeys(
        id=announcement.id,
        published_on=announcement.published_on,
        primary=reading.primary,
        persons=frozenset(persons - {""}),
        organizations=frozenset(organizations - {""}),
        named_persons=frozenset(_keys(mentions, "person") - not_named),
        named_organizations=frozenset(_keys(in_body, "organization") - not_named),
        professions=frozenset(party.profession for party in parties) - {""},
        amounts=frozenset(amount.usd for amount in reading.amounts),
        dockets=_numbers(reading, _DOCKETS).union(dockets),
        number=number,
        cites=_numbers(reading, _PUBLISHED) - {number},
        district=reading.district,
        state=reading.state,
        words=_words(text, mentions),
        source=source,
        sketch=sketch(reading.whole),
        opening=sketch(announcement.text or announcement.title, first=_OPENING),
    )


def _keys(mentions: Iterable[Name], sort: NameType) -> set[str]:
    key = person_key if sort == "person" else organization_key
    keys = (key(" ".join(it.words)) for it in mentions if it.type == sort and not it.official)
    return {written for written in keys if not _AUTHORITY.match(written)}


def _numbers(reading: TextReading, kinds: frozenset[str]) -> frozenset[str]:
    return frozenset(it.canonical for it in reading.citations if it.kind in kinds)


def _words(text: Passage, mentions: Sequence[Name]) -> frozenset[str]:
    """The words of the text but for the names and offices of those who announce it, which are the
    same whatever they announce."""
    whole = text.whole
    officials = [name for name in mentions if name.official]
    for name in officials:
        whole = f"{whole[: name.start]}{' ' * (name.end - name.start)}{whole[name.end :]}"
    parts = []
    for sentence in text.sentences:
        part = whole[sentence.start : sentence.end]
        if not sentence.title:
            announces = _ANNOUNCES.search(part)
            if announces and _OFFICE.search(part, 0, announces.start()):
                part = part[announces.end() :]
            credit = _CREDIT_BEHIND.search(part)
            part = part[: credit.start()] if credit else part
        parts.append(part)
    surnames = {name.words[-1] for name in officials}
    return distinct_words("\n".join(parts)) - surnames
