"""A matter as letters tell of it: what its documents say, where its parties stand, what lies ahead.

None of it depends on who asks: it is worked out once for all letters of a run.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from answers.matters.days_ahead import days_ahead
from answers.matters.due import UpcomingDay, upcoming_day
from answers.news.documents.facts import FactKey, ReadState, StatedFact, keys_told, stated_facts
from answers.news.stories import Standing
from answers.news.told_facts import told_fact
from answers.record import Record
from casebook.asking.casebook_at import StandingDocument
from enforcement.matters.deadlines import DeadlineStatus
from enforcement.matters.matter import assemble_matter
from enforcement.matters.party_history import MatterParty, outcome_wording
from enforcement.matters.standing.party_events import PartyEvent
from enforcement.parties.party_standing import in_part_wording, wording_of_end
from enforcement.reading.dossier import Dossier
from store.log.letter_events import ToldFact

#: What is told of a day that lies ahead; one that was moved is told by the one in its place.
_TOLD: frozenset[DeadlineStatus] = frozenset(("stands", "disputed", "cancelled"))


@dataclass(frozen=True, kw_only=True, slots=True)
class MatterNews:
    """A matter as it stands at the end of a letter's window; documents by their true ids."""

    #: As it is shown.
    id: str
    #: Of each document: the position of its state, what it says was done, all that it tells of.
    states: Mapping[str, int]
    facts: Mapping[str, Sequence[StatedFact]]
    told: Mapping[str, Mapping[FactKey, date]]
    #: Of each document that is another's copy the one that represents its text.
    originals: Mapping[str, str]
    shown_ids: Mapping[str, str]
    numbers: Mapping[str, int]
    parties: tuple[MatterParty, ...]
    #: `beside` is left empty.
    standing: tuple[Standing, ...]
    ahead: tuple[UpcomingDay, ...]


def matter_news(
    record: Record, number: int, read: Mapping[StandingDocument, Dossier], *, today: date
) -> MatterNews:
    """The matter of this number, of which these documents were read, from `today` on."""
    documents = {
        document.id: ReadState(dossier=dossier, position=document.state, reader=record.basis.reader)
        for document, dossier in read.items()
    }
    tiers = record.book.tiers(read)
    in_order = sorted(read.values(), key=lambda dossier: dossier.publication_order)
    matter = assemble_matter("", in_order, tiers)
    parties = matter.parties
    shown = {document.id: record.shown_id(document) for document in read}
    days = days_ahead(record, {number: read}, first=today, last=date.max)
    first = next((it for it in read if it.number == number), next(iter(read)))
    return MatterNews(
        id=shown[first.id],
        states={document.id: document.state for document in read},
        facts={
            id: [_shown_fact(record, it) for it in stated_facts(document, parties)]
            for id, document in documents.items()
        },
        told={id: keys_told(document.dossier, parties) for id, document in documents.items()},
        originals={copy: step.id for step in matter.steps for copy in step.duplicates},
        shown_ids=shown,
        numbers={document.id: document.number for document in read},
        parties=parties,
        standing=tuple(_standings(record, parties, documents)),
        ahead=tuple(upcoming_day(it.day, today) for it in days if it.day.status in _TOLD),
    )


def _shown_fact(record: Record, fact: StatedFact) -> StatedFact:
    return replace(fact, words=record.shown(fact.words), quote=record.shown(fact.quote))


def _standings(
    record: Record, parties: Sequence[MatterParty], documents: Mapping[str, ReadState]
) -> Iterator[Standing]:
    for party in parties:
        if party.status:
            yield Standing(
                name=record.shown(party.name),
                status=party.status,
                favorable_dispositions=party.favorable_dispositions,
                told=tuple(
                    _told(event, party, documents[event.document]) for event in _resting_on(party)
                ),
            )


def _resting_on(party: MatterParty) -> list[PartyEvent]:
    """The last event of its history that says each word of where a party stands."""
    by_word = {_word(event, party): event for event in party.history}
    return [by_word[word] for word in party.status if word in by_word]


def _word(event: PartyEvent, party: MatterParty) -> str:
    ended = in_part_wording(wording_of_end(event), event.in_part)
    if ended and ended in party.status:
        return ended
    return in_part_wording(outcome_wording(event.kind, event.status), event.in_part)


def _told(event: PartyEvent, party: MatterParty, document: ReadState) -> ToldFact:
    named = (it for it in document.dossier.reading.parties if it.name in party.names_as_written)
    return told_fact(
        event,
        next(named, None),
        document=event.document,
        position=document.position,
        reader=document.reader,
        named=document.dossier.reading.parties,
    )
