"""What an event of a document tells, in the words of letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from answers.news.documents.changes import changes_of
from answers.news.documents.document_news import DocumentNews, news_since
from answers.news.documents.facts import (
    FactKey,
    ReadState,
    StatedFact,
    furthest_first,
    stated_facts,
)
from answers.news.documents.quoting import sentence_of
from answers.news.documents.told_before import is_told_before, last_told
from answers.news.entries.entry import EntryFact, NewsEntry
from answers.news.round import Round
from casebook.asking.found.outlines import Outline
from enforcement.reading.dossier import Dossier
from store.documents.newest_events import DocumentEvent
from store.log.events import Recorded
from store.plain_text import clip
from store.privacy.masking import masked, masked_history

#: Characters of the beginning of a text.
_EXCERPT = 400


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """An event with what is known around it; names that are masked are in it."""

    event: DocumentEvent
    #: The events of its document, up to this one.
    history: Sequence[Recorded]
    #: The document as it stands; None where nothing was read in it.
    outline: Outline | None
    #: The position of the state that the event tells of, and what was read in that.
    state: int
    read: Dossier | None


def entry_of(round: Round, told: Told) -> NewsEntry | None:
    """What an event tells; None where nothing is left of what it said."""
    since = told.event.position - 1
    happened = news_since(masked_history(told.history, round.masks), since)
    if happened is None:
        return None
    document, matter = happened.document, told.outline and round.matter(told.outline.matter)
    changes = changes_of(happened)
    facts = tuple(_facts(round, told, happened))
    gone = happened.missing.evidence if happened.section == "removed" and happened.missing else None
    shown = matter.shown_ids.get(told.event.id) if matter else None
    (event,) = happened.events
    return NewsEntry(
        hash=event.hash,
        position=event.position,
        recorded_at=event.recorded_at,
        section=happened.section,
        id=shown or masked(told.event.id, round.masks),
        case=matter.id if matter else None,
        source=document.source,
        publisher=round.publisher(document.source),
        title=document.title,
        url=document.url,
        published_on=document.published_on,
        precision=document.precision,
        facts=facts,
        changes=changes,
        excerpt="" if facts or changes else clip(document.text, _EXCERPT),
        missing_since=gone.first if gone else None,
        checks=gone.checks if gone else 0,
    )


def _facts(round: Round, told: Told, happened: DocumentNews) -> Iterator[EntryFact]:
    """What was done that the matter did not tell before, what decides most first."""
    if told.outline is None or told.read is None or happened.section == "removed":
        return
    number = told.outline.matter
    parties = round.matter(number).parties
    read = ReadState(dossier=told.read, position=told.state, reader=round.reader)
    before = round.told_before(number, told.event.position - 1)
    known = last_told(before, but=[told.event.id] if happened.section == "new" else [])
    facts: dict[FactKey, StatedFact] = {}
    for fact in stated_facts(read, parties):
        if not is_told_before(fact, known):
            facts.setdefault(fact.key, fact)
    for fact in furthest_first(facts.values()):
        yield EntryFact(
            words=masked(fact.words, round.masks),
            quote=sentence_of(happened.document, masked(fact.quote, round.masks), fact.start),
            is_accusation=fact.is_accusation,
        )
