"""What is known of a document, line by line: what people decided, what was read in it, and the
answers of servers that prove it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from enforcement.act_words import act_words, kind_words, on_day_told
from enforcement.sums.sentencing.sentence_words import sentence_terms

if TYPE_CHECKING:  # what reads texts takes longer to import than a case to be answered
    from answers.claims import DocumentClaims
    from answers.documents.diff import ComparedRevision
    from answers.documents.document import DocumentAnnotations, Note, Review
    from store.log.document import Capture

#: Of a page that was seen without nearly all of its text, and not again since.
SEEN_EMPTY = "seen nearly empty, not confirmed"
#: Columns of the word before what was read.
_LABEL = 10


def decisions(state: DocumentAnnotations) -> Iterator[str]:
    """What holds now, line by line; nothing where nobody decided anything."""
    if state.review:
        yield f"reviewed: {state.review.verdict} {_by_whom(state.review)}"
    if state.tags:
        yield f"tagged: {', '.join(tagging.tag for tagging in state.tags)}"
    for note in state.notes:
        yield f"note {_by_whom(note)}: {note.text}"


def _by_whom(decided: Note | Review) -> str:
    return f"(by {decided.by}, {decided.at:%Y-%m-%d %H:%M} UTC{_because(decided.reason)})"


def _because(reason: str | None) -> str:
    return f": {reason}" if reason else ""


def claim_lines(claims: DocumentClaims) -> Iterator[str]:
    """What a document says: who, what was done, how much, when, under which law and where, each
    with the words that say so; nothing where it says none."""
    for label, lines in (
        ("who", _parties(claims)),
        ("what", _actions(claims)),
        ("how much", _sums(claims)),
        ("when", _days(claims)),
        ("law", _listed(claims.statutes)),
        ("where", _listed([claims.district or claims.state or ""])),
        ("by", _listed(claims.agencies)),
    ):
        for number, line in enumerate(lines):
            yield f"{'' if number else label:<{_LABEL}}{line}"


def _listed(words: Sequence[str]) -> Iterator[str]:
    if any(words):
        yield f"  {'; '.join(words)}"


def _parties(claims: DocumentClaims) -> Iterator[str]:
    for party in claims.parties:
        facts = "".join(f", {fact}" for fact in (party.profession, party.role) if fact)
        also = f" (also {', '.join(party.aliases)})" if party.aliases else ""
        acts = [act for act in claims.party_actions if act.name == party.name]
        done = ", ".join(act_words(act.kind, act.status) for act in acts)
        quote = f"  “{party.quote}”" if party.quote != party.name else ""
        yield f"  {party.name}{also}{facts}: {done or 'no outcome is told'}{quote}"


def _actions(claims: DocumentClaims) -> Iterator[str]:
    for act in claims.actions:
        first = "*" if act.kind == claims.primary else " "
        yield f"{first} {act_words(act.kind, act.status)}{on_day_told(act)}  “{act.quote}”"


def _sums(claims: DocumentClaims) -> Iterator[str]:
    """Terms of sentences, money and drugs."""
    for term in claims.sentences:
        terms = ", ".join(sentence_terms(term))
        yield f"  {term.name or 'not named'}: {terms}  “{term.quote}”"
    for sum in claims.amounts:
        yield f"  ${sum.usd:,.0f} {sum.what}  “{sum.quote}”"
    for drug in claims.quantities:
        yield f"  {drug.amount:,.12g} {drug.unit} of {drug.substance}  “{drug.quote}”"


def _days(claims: DocumentClaims) -> Iterator[str]:
    if claims.event_date:
        yield f"  {claims.event_date} {kind_words(claims.primary)}"
    for day in claims.future_dates:
        stated = f"“{day.quote}”" if day.quote else "(the publisher's field)"
        yield f"  {day.date} {day.what.replace('_', ' ')}  {stated}"


def revision_name(revision: ComparedRevision) -> str:
    """What a revision goes by, or what may become one."""
    if revision.confirmed:
        return f"revision {revision.number}"
    return SEEN_EMPTY


def capture_lines(capture: Capture) -> Iterator[str]:
    """When, from where and with which bytes something was had, line by line."""
    for redirect in capture.redirects:
        yield f"{redirect.status}  {redirect.url}"
    for answer in (capture, *capture.parts):
        yield f"{answer.fetched_at:%Y-%m-%d %H:%M} UTC  {answer.status}  {answer.url}"
        record = f"  record {answer.record}" if answer.record else ""
        yield f"sha256 {answer.sha256}{record}"
