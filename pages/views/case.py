"""A matter: its course, its parties and where they stand, its acts, documents and decisions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from answers.asking.page import WHOLE, Page
from answers.matters.case import CaseRecord
from enforcement.act_words import act_words, day_words
from enforcement.matters.matter import MatterSentence
from enforcement.matters.party_history import MatterParty
from enforcement.matters.standing.party_events import PartyEvent
from pages.case_title import case_title
from pages.feed_links import feed_links
from pages.name_links import has_name_page
from pages.paging import Paging
from pages.pictures.course import course_picture
from pages.views.case_documents import case_documents
from pages.web_page import WebPage

#: So many acts stand on one page, with the documents that tell of them.
ACTS = 75
#: So many acts of one party are shown, and of all together; further parties with where they stand
#: alone. So many rows has the table of the picture.
_OF_ONE, _OF_ALL, _ROWS = 20, 100, 75
#: What a party of a proceeding is there for, who is not accused of anything.
_OWN_SIDE = ("plaintiff", "intervenor")


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyRow:
    """A party, with the first things that were done to it."""

    party: MatterParty
    #: Whether there is a page of its name.
    has_page: bool
    sentences: tuple[MatterSentence, ...]
    history: tuple[PartyEvent, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class CourseRow:
    """A mark of the picture, in words."""

    day: date
    who: str
    what: str
    documents: tuple[str, ...]


def case_page(case: CaseRecord, part: Page = WHOLE) -> WebPage:
    """A matter, with a part of its acts."""
    documents = case_documents(case)
    steps = part.of(case.steps)
    shown = {step.id for step in steps}
    parties = [*_parties(case)]
    course = sorted(_course(case), key=lambda row: row.day)
    return WebPage(
        title=_title(case),
        template="case.html",
        styles=("case.css",),
        part="cases",
        alternates=feed_links("New in this matter", "case", case.id),
        content={
            "case": case,
            "picture": course_picture(case),
            "course": course[:_ROWS],
            "further_rows": len(course[_ROWS:]),
            "parties": parties,
            "further_parties": case.parties[len(parties) :],
            "unnamed_sentences": _unnamed_sentences(case),
            "only_charged": any(map(_is_only_charged, case.parties)),
            "steps": steps,
            "paging": Paging(
                total=len(case.steps),
                offset=part.offset,
                shown=len(steps),
                limit=part.limit or len(case.steps),
            ),
            "documents": [it for it in documents if it.id in shown],
            "number": {it.id: it.number for it in documents}
            | {copy: it.number for it in documents for copy in it.copies},
        },
    )


def parted_page(id: str, parts: Sequence[str]) -> WebPage:
    """A matter that is no more: its documents are in others now."""
    return WebPage(
        title="This matter was parted",
        template="case_parted.html",
        part="cases",
        content={"id": id, "parts": parts},
    )


def _title(case: CaseRecord) -> str:
    names = [it.name for it in case.parties if it.history]
    names = names or [it.name for it in case.parties if not {*it.roles} & {*_OWN_SIDE}]
    return case_title(names, [step.title for step in case.steps], case.id)


def _is_only_charged(party: MatterParty) -> bool:
    return bool(party.history) and not any(
        act.status in ("pleaded", "convicted", "sentenced") for act in party.history
    )


def _course(case: CaseRecord) -> Iterator[CourseRow]:
    for lane in case.course:
        for act in lane.acts:
            yield CourseRow(
                day=act.day,
                who=lane.party or "",
                what=act_words(act.kind, act.status),
                documents=act.documents,
            )
    for day in case.upcoming:
        yield CourseRow(
            day=day.day, who="", what=day_words(day.what, day.status), documents=day.documents
        )


def _parties(case: CaseRecord) -> Iterator[PartyRow]:
    """Parties with what was done to them, as long as there is room."""
    room = _OF_ALL
    for party in case.parties:
        if room <= 0:
            return
        history = party.history[:_OF_ONE]
        room -= len(history) + 1
        yield PartyRow(
            party=party,
            has_page=has_name_page(party),
            sentences=tuple(it for it in case.sentences if it.name in party.names_as_written),
            history=history,
        )


def _unnamed_sentences(case: CaseRecord) -> list[MatterSentence]:
    """Sentences of which it is not told whose they are."""
    named = {name for party in case.parties for name in party.names_as_written}
    return [it for it in case.sentences if it.name not in named]
