"""Who bears a name: an entry for each matter in which somebody does. Entries are never added up,
since two people may have one name; what shows that two are of one person is said."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from answers.asking.page import WHOLE, Page
from answers.matters.names.same_person import (
    CHARGED_AGAIN,
    ChargedAgain,
    NameBearer,
    is_charged_again,
    known_same,
)
from answers.record import Record, record_at
from casebook.asking.casebook_at import Basis, StandingDocument
from casebook.asking.people import naming_party
from enforcement.matters.matter import Matter, MatterSentence, assemble_matter
from enforcement.matters.party_history import MatterParty
from enforcement.parties.naming.person_name import (
    are_told_apart,
    name_words,
    organization_key,
    person_key,
)
from enforcement.reading.dossier import Dossier
from store.config import Settings
from store.privacy.masking import HIDDEN


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyEntry(MatterParty):
    """Somebody of the name in one matter, and what was done to them there."""

    #: Id of the matter.
    case: str
    sentences: tuple[MatterSentence, ...]
    #: Dockets of the documents that name the party.
    numbers: tuple[str, ...]
    #: Ids of the cases whose entries are known to be of the same person or organization, and what
    #: shows it: numbers, or that a document charges a person again.
    same_as: tuple[str, ...] = ()
    known_by: tuple[str, ...] = ()
    #: Ids of the cases whose entries are of the same name, and are not known to be the same.
    namesakes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyEntries:
    """Those of a name, by the day on which each entry begins."""

    entries: tuple[PartyEntry, ...]
    basis: Basis
    #: How many there are, of which these are a part.
    total: int


def person(
    settings: Settings, name: str, *, position: int | None = None, page: Page = WHOLE
) -> PartyEntries:
    """The entries of a name: people by first and last name, or by the last name alone;
    organizations by the whole name; either by an alias.

    A masked name is found by nothing; as of a position the masks are those of then. Two entries are
    of one person only where a number is shared, where a document says that it charges a person
    again, or where the matter is one, which people join by decisions too.
    """
    with record_at(settings, position) as record:
        matters = record.book.matters_of(naming_party(record.book, name))
        read = record.book.dossiers(matters)
        bearers = [
            bearer
            for matter, documents in read.items()
            for bearer in _bearers(record, matter, documents, name)
        ]
        bearers.sort(key=lambda it: (_first_day(it.party), it.case))
        again = _charged_again(record, read)
        entries = page.of([*_entries(record, bearers, again)])
        return PartyEntries(entries=entries, total=len(bearers), basis=record.basis)


def names_borne(name: str, party: MatterParty) -> tuple[str, ...]:
    """Those of a party's names, and aliases, that are this name; none where a middle name or "Jr."
    tells the two apart, and none of a thing that is sued."""
    if party.type == "property":
        return ()
    asked = _key(name, party.type)
    written = (it for it in (*party.names_as_written, *party.aliases) if HIDDEN not in it)
    keys = {it: _key(it, party.type) for it in written}
    if party.type == "organization":
        return tuple(it for it, key in keys.items() if key and key == asked)
    if " " not in asked:
        return tuple(it for it, key in keys.items() if key.rpartition(" ")[2] == asked)
    borne = tuple(it for it, key in keys.items() if key == asked)
    return () if are_told_apart([name], borne) else borne


def _key(name: str, type: str) -> str:
    if type == "organization":
        return organization_key(name)
    words = " ".join(name_words(name)).replace("\u2019", "'")
    return person_key(words) or words.casefold()


def _bearers(
    record: Record, matter: int, read: Mapping[StandingDocument, Dossier], name: str
) -> Iterator[NameBearer]:
    shown = {document: record.shown_dossier(document, it) for document, it in read.items()}
    in_order = sorted(shown.values(), key=lambda dossier: dossier.publication_order)
    case = next(dossier.id for document, dossier in shown.items() if document.number == matter)
    assembled = assemble_matter(case, in_order, {})
    for party in assembled.parties:
        if names := names_borne(name, party):
            yield NameBearer(
                party=party,
                names=names,
                keys=frozenset(_key(it, party.type) for it in names),
                matter=matter,
                case=case,
                documents=frozenset(document.id for document in read),
                numbers=_numbers(party, in_order),
                sentences=_sentences(party, assembled),
            )


def _numbers(party: MatterParty, documents: Iterable[Dossier]) -> frozenset[str]:
    """The dockets of the documents that name a party."""
    names = {*party.names_as_written}
    return frozenset(
        docket
        for document in documents
        if not names.isdisjoint(it.name for it in document.reading.parties)
        for docket in document.linking_keys.dockets
    )


def _sentences(party: MatterParty, matter: Matter) -> tuple[MatterSentence, ...]:
    return tuple(it for it in matter.sentences if it.name in party.names_as_written)


def _entries(
    record: Record, bearers: Sequence[NameBearer], again: Collection[ChargedAgain]
) -> Iterator[PartyEntry]:
    groups = known_same(bearers, _parted(record, bearers), again)
    group_of = {place: group for group in groups for place in group}
    for place, bearer in enumerate(bearers):
        same = [bearers[it] for it in sorted(group_of[place] - {place})]
        others = [
            other.case
            for at, other in enumerate(bearers)
            if at not in group_of[place]
            and other.party.type == bearer.party.type
            and not other.keys.isdisjoint(bearer.keys)
        ]
        shared = {number for other in same for number in other.numbers & bearer.numbers}
        if any(is_charged_again(bearer, other, again) for other in same):
            shared.add(CHARGED_AGAIN)
        yield _entry(
            bearer,
            same_as=tuple(dict.fromkeys(other.case for other in same)),
            known_by=tuple(sorted(shared)),
            namesakes=tuple(dict.fromkeys(others)),
        )


def _entry(
    bearer: NameBearer,
    *,
    same_as: tuple[str, ...],
    known_by: tuple[str, ...],
    namesakes: tuple[str, ...],
) -> PartyEntry:
    party = bearer.party
    return PartyEntry(
        **{name: getattr(party, name) for name in MatterParty.__dataclass_fields__},
        case=bearer.case,
        sentences=bearer.sentences,
        numbers=tuple(sorted(bearer.numbers)),
        same_as=same_as,
        known_by=known_by,
        namesakes=namesakes,
    )


def _parted(record: Record, bearers: Sequence[NameBearer]) -> set[frozenset[int]]:
    """The matters that people took documents of apart, two by two."""
    matter_of = {id: bearer.matter for bearer in bearers for id in bearer.documents}
    return {
        frozenset((matter_of[it.document], matter_of[it.other_document]))
        for it in record.book.decisions()
        if not it.linked and {it.document, it.other_document} <= matter_of.keys()
    }


def _charged_again(
    record: Record, read: Mapping[int, Mapping[StandingDocument, Dossier]]
) -> set[ChargedAgain]:
    """Who is charged in one of these matters, having been charged in another."""
    documents = [document for documents in read.values() for document in documents]
    matter_of = {document.id: matter for matter, of in read.items() for document in of}
    return {
        (frozenset((matter_of[link.document], matter_of[link.other_document])), link.shared)
        for link in record.book.links(documents)
        if link.reason == CHARGED_AGAIN
    }


def _first_day(party: MatterParty) -> date:
    return min((event.day for event in party.history if event.day), default=date.min)
