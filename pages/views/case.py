"""A matter: its course, its parties and where they stand, acts, days ahead, documents, decisions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from answers.matters.case import CaseRecord
from enforcement.matters.links import LinkReason
from enforcement.matters.matter import MatterSentence
from enforcement.matters.party_history import MatterParty
from pages.act_words import act_words, day_words
from pages.pictures.course import course_picture
from pages.web_page import WebPage
from store.plain_text import clip

#: So many acts stand on one page.
ACTS = 150
#: How many documents are named as those that a reason links to.
_NAMED = 6
#: What a party of a proceeding is there for, who is not accused of anything.
_OWN_SIDE = ("plaintiff", "intervenor")


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseReason:
    """Why a document is in the matter: what it shares with which others."""

    reason: LinkReason
    shared: str
    #: Their numbers in the list; `further` are not named.
    others: tuple[int, ...]
    further: int


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseDocument:
    """A document of the matter, with the copies of its text."""

    number: int
    id: str
    title: str
    source: str
    copies: tuple[str, ...]
    reasons: tuple[CaseReason, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class CourseRow:
    """A mark of the picture, in words."""

    day: str
    who: str
    what: str
    documents: tuple[str, ...]


def case_page(case: CaseRecord, *, offset: int = 0, limit: int | None = None) -> WebPage:
    """A matter; of its acts those from `offset` on, at most so many."""
    documents = _documents(case)
    end = None if limit is None else offset + limit
    return WebPage(
        title=case_title(case),
        template="case.html",
        styles=("case.css",),
        part="cases",
        content={
            "case": case,
            "picture": course_picture(case),
            "course": sorted(_course(case), key=lambda row: row.day),
            "parties": [(it, _sentences(it, case)) for it in case.parties],
            "unnamed_sentences": _unnamed_sentences(case),
            "only_charged": any(map(_is_only_charged, case.parties)),
            "steps": case.steps[offset:end],
            "offset": offset,
            "limit": limit,
            "documents": documents,
            "number": {it.id: it.number for it in documents}
            | {copy: it.number for it in documents for copy in it.copies},
        },
    )


def case_title(case: CaseRecord) -> str:
    """Those to whom something was done, or where nobody is named the title of the first document."""
    names = [it.name for it in case.parties if it.history]
    names = names or [it.name for it in case.parties if not {*it.roles} & {*_OWN_SIDE}]
    if not names:
        return next((step.title for step in case.steps if step.title), case.id)
    shown, further = names[:3], len(names[3:])
    ends = [*shown, f"{further} more"] if further else shown
    return clip(", ".join(ends[:-1]) + (" and " if ends[:-1] else "") + ends[-1], 160)


def _is_only_charged(party: MatterParty) -> bool:
    return bool(party.history) and not any(
        act.status in ("pleaded", "convicted", "sentenced") for act in party.history
    )


def _course(case: CaseRecord) -> Iterator[CourseRow]:
    for lane in case.course:
        for act in lane.acts:
            yield CourseRow(
                day=f"{act.day}",
                who=lane.party or "",
                what=act_words(act.kind, act.status),
                documents=act.documents,
            )
    for day in case.upcoming:
        yield CourseRow(day=f"{day.day}", who="", what=day_words(day), documents=day.documents)


def _sentences(party: MatterParty, case: CaseRecord) -> list[MatterSentence]:
    return [it for it in case.sentences if it.name in party.names_as_written]


def _unnamed_sentences(case: CaseRecord) -> list[MatterSentence]:
    """Sentences of which it is not told whose they are."""
    named = {name for party in case.parties for name in party.names_as_written}
    return [it for it in case.sentences if it.name not in named]


def _documents(case: CaseRecord) -> list[CaseDocument]:
    steps = {step.id: step for step in reversed(case.steps)}
    copies = {step.id: step.duplicates for step in case.steps if step.duplicates}
    originals = [id for id in case.documents if id in steps]
    number = {id: place for place, id in enumerate(originals, 1)}
    number |= {copy: number[id] for id, of in copies.items() for copy in of if id in number}
    reasons = _reasons(case, number)
    return [
        CaseDocument(
            number=number[id],
            id=id,
            title=steps[id].title,
            source=steps[id].source,
            copies=copies.get(id, ()),
            reasons=reasons.get(number[id], ()),
        )
        for id in originals
    ]


def _reasons(
    case: CaseRecord, number: Mapping[str, int]
) -> Mapping[int, tuple[CaseReason, ...]]:
    """Why each document is in the matter, by its number; those of its copies are its own."""
    linked: dict[int, dict[tuple[LinkReason, str], set[int]]] = defaultdict(
        lambda: defaultdict(set)
    )
    for link in case.links:
        one, other = number.get(link.document), number.get(link.other_document)
        if one and other and one != other:
            linked[one][link.reason, link.shared].add(other)
            linked[other][link.reason, link.shared].add(one)
    return {
        document: tuple(
            _reason(reason, shared, sorted(others)) for (reason, shared), others in by.items()
        )
        for document, by in linked.items()
    }


def _reason(reason: LinkReason, shared: str, others: Sequence[int]) -> CaseReason:
    further = len(others[_NAMED:])
    return CaseReason(
        reason=reason, shared=shared, others=tuple(others[:_NAMED]), further=further
    )
