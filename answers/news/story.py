"""One story: what is new in a matter, of the documents that a query finds."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import get_args

from answers.news.documents.document_news import DocumentNews, seen_at
from answers.news.documents.facts import FactKey, StatedFact, furthest_first
from answers.news.documents.told_before import is_told_before, last_told
from answers.news.documents.why import Wanted, passages_of, terms_of
from answers.news.matter_news import MatterNews
from answers.news.round import Round
from answers.news.stories import Change, Fact, Standing, Story, StoryDocument
from enforcement.claims import Tier
from store.log.events import DocumentRevised


@dataclass(frozen=True, kw_only=True, slots=True)
class _Told:
    """A document of a story, by its true id."""

    id: str
    news: DocumentNews
    tier: Tier
    changes: tuple[Change, ...]
    #: Publishers of others with the same text, which it represents.
    copied_by: tuple[str, ...] = ()

    @property
    def nearness(self) -> tuple[int, date, str]:
        """What documents of a story are sorted by: the nearest to what happened first."""
        published = self.news.document.published_on or date.max
        return get_args(Tier).index(self.tier), published, self.id


def story(
    round: Round, number: int | None, ids: Collection[str], *, since: int, wanted: Wanted
) -> Story | None:
    """What happened after a position to these documents of the matter of a number, or of none; None
    where that is nothing."""
    told = sorted(_told(round, ids, since), key=lambda one: one.nearness)
    if not told:
        return None
    matter = None if number is None else round.matter(number)
    told = _newest_first(_folded(round, told, matter.originals if matter else {}))
    facts = [] if matter is None or number is None else _facts(round, number, told, since)
    about = {fact.told.document for fact in facts}
    documents = tuple(
        _document(round, one, matter, one.id in about, wanted if one is told[0] else None)
        for one in told
    )
    return Story(
        matter=matter.id if matter else documents[0].id,
        documents=documents,
        facts=tuple(_fact(round, fact, matter, since) for fact in facts if matter),
        standing=tuple(_beside(matter, told[0].id, facts)) if matter else (),
        ahead=matter.ahead if matter else (),
    )


def _told(round: Round, ids: Collection[str], since: int) -> Iterator[_Told]:
    for id in ids:
        if (news := round.document(id, since)) is not None:
            tier, changes = round.tier(news.document.source), round.changes(id, since)
            yield _Told(id=id, news=news, tier=tier, changes=changes)


def _folded(round: Round, told: Sequence[_Told], originals: Mapping[str, str]) -> list[_Told]:
    """Of those that are new and have one text the first, with the publishers of the others."""
    texts: dict[tuple[bool, str], list[_Told]] = {}
    for one in told:
        is_new = one.news.section == "new"
        text = is_new, originals.get(one.id, one.id) if is_new else one.id
        texts.setdefault(text, []).append(one)
    return [
        replace(first, copied_by=_publishers(round, others)) for first, *others in texts.values()
    ]


def _newest_first(told: Sequence[_Told]) -> list[_Told]:
    """The nearest to what happened first, and of those that are equally near the newest."""
    by_day = sorted(told, key=lambda one: one.news.document.published_on or date.min, reverse=True)
    return sorted(by_day, key=lambda one: one.nearness[0])


def _publishers(round: Round, told: Sequence[_Told]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(round.publisher(it.news.document.source) for it in told))


def _facts(round: Round, number: int, told: Sequence[_Told], since: int) -> list[StatedFact]:
    """What these documents say was done and no document of the matter told before, each once, what
    decides most first."""
    matter, before = round.matter(number), round.told_before(number, since)
    fresh = {one.id for one in told if one.news.section == "new"}
    known = last_told(before, but=fresh)
    facts: dict[FactKey, StatedFact] = {}
    for one in told:
        if one.news.section != "removed":
            for fact in matter.facts.get(one.id, ()):
                if not is_told_before(fact, known):
                    facts.setdefault(fact.key, fact)
    return furthest_first(facts.values())


def _fact(round: Round, fact: StatedFact, matter: MatterNews, since: int) -> Fact:
    return Fact(
        words=fact.words,
        quote=round.sentence(fact.told.document, since, fact.quote, fact.start),
        is_accusation=fact.is_accusation,
        document=matter.shown_ids[fact.told.document],
        told=fact.told,
    )


def _beside(matter: MatterNews, first: str, facts: Sequence[StatedFact]) -> Iterator[Standing]:
    """Where the parties stand; what the facts tell already is not told twice."""
    told = {fact.told for fact in facts}
    for one in matter.standing:
        rest = (replace(it, beside=first) for it in one.told if it not in told)
        yield replace(one, told=tuple(rest))


def _document(
    round: Round, one: _Told, matter: MatterNews | None, has_facts: bool, wanted: Wanted | None
) -> StoryDocument:
    news, document = one.news, one.news.document
    differences = one.changes
    says_all = has_facts or bool(differences)
    gone = news.missing.evidence if news.section == "removed" and news.missing else None
    revisions = [seen_at(it) for it in news.events if isinstance(it.event, DocumentRevised)]
    return StoryDocument(
        id=matter.shown_ids.get(one.id, document.id) if matter else document.id,
        section=news.section,
        title=document.title,
        url=document.url,
        publisher=round.publisher(document.source),
        tier=one.tier,
        published_on=document.published_on,
        precision=document.precision,
        first_seen=news.first_seen,
        missing_since=gone.first if gone else None,
        checks=gone.checks if gone else 0,
        changes=len(revisions),
        changed_at=revisions[-1] if revisions else None,
        differences=differences,
        passages=passages_of(document, wanted) if wanted and not says_all else (),
        terms=terms_of(document, wanted) if wanted else (),
        copied_by=one.copied_by,
    )
