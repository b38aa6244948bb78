"""What a letter tells, as plain data without masked names: one story for each matter.

Texts are as they were published, but for masked names: whoever shows them cuts, escapes and strips
them. Days are dates; moments are aware, in UTC.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from answers.matters.due import UpcomingDay
from enforcement.claims import Tier
from search.query.passages.best_passages import Passage
from store.log.letter_events import ToldCorrection, ToldFact
from store.log.seals import Seal

#: What became of a document, of which only the state at the end counts.
NewsSection = Literal["new", "changed", "removed", "restored"]
#: Where a document is changed: a field, or an entry of a docket.
ChangeKind = Literal["title", "text", "label", "docket entry"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """One thing that was done, as a document says it."""

    #: In one line: `Revoked: Leland R. Voskamp, D.O., Washington, effective 20 August 2026`.
    words: str
    #: What the document says, word for word; empty where a field of the publisher's says it.
    quote: str
    #: Whether it is only what somebody is accused of.
    is_accusation: bool
    #: Id of the document, as it is shown.
    document: str
    #: As it is remembered in the log.
    told: ToldFact


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """Where a party of the matter stands now, over all its documents."""

    name: str
    #: As in `enforcement.matters.party_history.MatterParty`.
    status: tuple[str, ...]
    favorable_dispositions: tuple[str, ...]
    told: tuple[ToldFact, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """What was there, and what is there now; either may be empty."""

    kind: ChangeKind
    #: The label, or the day of a docket's entry; else empty.
    where: str
    before: str
    after: str
    #: What an entry was read as: `sentenced: Leland R. Voskamp, 57 months in prison`.
    read_as: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class StoryDocument:
    """A document of which there is news."""

    id: str
    section: NewsSection
    title: str
    #: Of the publisher's page.
    url: str
    publisher: str
    tier: Tier
    published_on: date | None
    #: As in `store.log.document.Document`.
    precision: str
    first_seen: datetime
    #: Looked for and not found since, and how often; None where it is there.
    missing_since: datetime | None
    checks: int
    #: How often it was changed in the window, and when last.
    changes: int
    changed_at: datetime | None
    #: What changed; none where it is new or removed.
    differences: tuple[Change, ...]
    #: The best passages for the query; none where facts say what the document is about, and but
    #: for the first document of a story.
    passages: tuple[Passage, ...]
    #: What the query matched: words as the document has them, and fields as the query has them;
    #: of the first document of a story.
    terms: tuple[str, ...]
    #: Publishers of documents in the window with the same text, which this one represents.
    copied_by: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Story:
    """What is new in a matter."""

    #: Id of the matter, as `blotter case` takes it.
    matter: str
    #: The nearest to what happened first, each text once.
    documents: tuple[StoryDocument, ...]
    #: What was done, what counts most first; what the documents only recall is none.
    facts: tuple[Fact, ...]
    standing: tuple[Standing, ...]
    #: Days that lie ahead in the matter.
    ahead: tuple[UpcomingDay, ...]

    @property
    def section(self) -> NewsSection:
        """That of what is nearest to what happened."""
        return self.documents[0].section


@dataclass(frozen=True, kw_only=True, slots=True)
class Correction:
    """A fact that an earlier letter told, and that does not hold."""

    #: When that letter was sent, and what it said.
    told_on: date
    words: str
    #: What became of it, in words: `the court dismissed it`, `that was our misreading`.
    what_became: str
    #: The document that undid it, or that was misread; None where it is gone.
    document: StoryDocument | None
    told: ToldCorrection
    #: Of other documents, or told beside other ones, in the same words.
    others: tuple[ToldCorrection, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class WeekOfActs:
    """How much was done in a week, of what the query finds."""

    monday: date
    acts: int


@dataclass(frozen=True, kw_only=True, slots=True)
class News:
    """What a letter about positions (since, until] tells."""

    since: int
    until: int
    seal: Seal | None
    query: str
    #: What the reader calls it; may be empty.
    name: str
    stories: tuple[Story, ...]
    #: How many further ones there are, which are only counted.
    more: int
    corrections: tuple[Correction, ...]
    #: The next days that lie ahead in any matter that the query finds, but for those of stories.
    due: tuple[UpcomingDay, ...]
    #: The last 26 weeks, this one last.
    weeks: tuple[WeekOfActs, ...]
    #: How the sources are, and what has become of them, in one line.
    coverage: str
    #: Who read the texts.
    reader: str
    #: The documents that are told of, by their true ids: for the log, never to be shown.
    documents: tuple[str, ...]
