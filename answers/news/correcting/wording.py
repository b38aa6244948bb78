"""Corrections in words, written anew from what stands today, without masked names.

What words the earlier letter used is not in the log: who was told of is found by the id of the
party among the names that are read today.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, tzinfo
from typing import cast

from answers.news.correcting.told_acts import PartyName, ReadMatter, party_of
from answers.news.correcting.withdrawal import undoing
from answers.news.documents.document_news import first_seen
from answers.news.documents.fact_wording import act_wording
from answers.news.round import Round
from answers.news.stories import Correction, StoryDocument
from answers.news.told_facts import party_ids
from enforcement.act_words import kind_words
from enforcement.claims import PartyAction, Status
from enforcement.kinds import CLEARED, KINDS, PAPERS, is_undone
from enforcement.matters.party_history import Named, party_key
from enforcement.matters.standing.party_events import PartyEvent
from enforcement.reading.dossier import Dossier
from store.documents.known import document_stream, known_from
from store.log import log
from store.log.database import reading
from store.log.letter_events import ToldCorrection, ToldFact
from store.privacy.masking import masked, masked_history
from store.views.told_facts import told_at

MISREAD = "that was our misreading"
PARTED = "that was our misreading: it belongs to another case"
UNSAID = "the page no longer says so"


def corrections_in_words(
    round: Round, subscription: str, told: Sequence[ToldCorrection], *, zone: tzinfo
) -> tuple[Correction, ...]:
    """Corrections as a letter of this subscription gives them at the end of a round, with days in a
    time zone: those that say the same as one. What was erased since is left out."""
    shown: dict[tuple[str, str, str], Correction] = {}
    for one in told:
        matter = round.later.matter(one.fact.document)
        if matter is None:
            continue
        made = _correction(round, one, matter, _told_on(round, subscription, one.message_id, zone))
        first = shown.setdefault((made.words, made.what_became, one.undone_by), made)
        if first is not made:
            others = (*first.others, one)
            shown[made.words, made.what_became, one.undone_by] = replace(first, others=others)
    return tuple(shown.values())


def _correction(
    round: Round, told: ToldCorrection, matter: ReadMatter, told_on: date
) -> Correction:
    fact = round.later.as_spelled(told.fact, matter)
    return Correction(
        told_on=told_on,
        words=masked(_words(round, told.fact, matter), round.masks),
        what_became=_what_became(replace(told, fact=fact), matter),
        document=_document(round, told.undone_by or told.fact.document),
        told=told,
    )


def _told_on(round: Round, subscription: str, message_id: str, zone: tzinfo) -> date:
    with reading(round.engine) as connection:
        sent = told_at(connection, subscription, message_id)
    return (sent or round.now).astimezone(zone).date()


def _words(round: Round, fact: ToldFact, matter: ReadMatter) -> str:
    """`Charged: Orla Venn`; of what was done to nobody, or to somebody who is named no more, the
    title says it, as it was when it was told."""
    act = PartyAction(
        name="", kind=fact.kind, status=cast("Status", fact.status), quote="", start=0, end=0
    )
    last = matter.documents[fact.document]
    whom: Named | None = party_of(fact, matter.parties)
    if whom is None:
        told = round.later.state_told(fact) or last
        title = PartyName(name=told.title, type="person")
        whom = _named(fact, told) or _named(fact, last) or title
    return f"{act_wording(act, whom if fact.party else None)}: {whom.name}"


def _named(fact: ToldFact, read: Dossier) -> Named | None:
    """Who was told of, in a state of the document: a party, else a person whom it only names, as
    today's reader has it."""
    parties = (it for it in read.reading.parties if fact.party in party_ids(read.id, party_key(it)))
    if party := next(parties, None):
        return party
    keys = sorted(read.linking_keys.named_persons)
    named = (key for key in keys if fact.party in party_ids(read.id, key))
    return next((PartyName(name=key.title(), type="person") for key in named), None)


def _what_became(told: ToldCorrection, matter: ReadMatter) -> str:
    if told.cause == "we":
        return PARTED if told.fact.beside else MISREAD
    if not told.undone_by:
        return UNSAID
    ended = undoing(told.fact, matter)
    return _undone(told.fact, ended) if ended else "it was undone since"


def _undone(fact: ToldFact, ended: PartyEvent) -> str:
    """`the court dismissed it`, `the suspension was lifted`."""
    if ended.kind in CLEARED:
        return "the court dismissed it" if ended.kind == "dismissal" else "they were acquitted"
    if not is_undone(ended.kind, ended.status):
        return "they were sentenced anew" if ended.status == "resentenced" else "it was superseded"
    if ended.kind != fact.kind and ended.kind not in PAPERS.values():
        return f"the {kind_words(ended.kind)} it rests on was {ended.status}"
    by_court = KINDS[ended.kind].prosecuted and ended.status in ("vacated", "dismissed")
    return f"the court {ended.status} it" if by_court else f"it was {ended.status}"


def _document(round: Round, id: str) -> StoryDocument | None:
    """A document as it stands, without masked names; None where it is gone."""
    with reading(round.engine) as connection:
        events = log.read(connection, stream=document_stream(id), upto=round.end.position)
        history = masked_history(events, round.masks)
    state = known_from(history)
    if state.document is None:
        return None
    with round.record() as record:
        shown = [record.shown_id(it) for it in record.book.documents_of_id(id)]
    return StoryDocument(
        id=shown[0] if shown else state.document.id,
        section="removed" if state.withdrawn else "changed",
        title=state.document.title,
        url=state.document.url,
        publisher=round.publisher(state.document.source),
        tier=round.tier(state.document.source),
        published_on=state.document.published_on,
        precision=state.document.precision,
        first_seen=first_seen(history),
        missing_since=None,
        checks=0,
        changes=state.revisions,
        changed_at=None,
        differences=(),
        passages=(),
        terms=(),
        copied_by=(),
    )
