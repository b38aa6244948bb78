"""What a letter has to correct of what earlier letters of its subscription told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from answers.news.correcting.later_record import LaterRecord
from answers.news.correcting.withdrawal import Withdrawal, may_be_withdrawn
from store.log.database import reading
from store.log.letter_events import ToldCorrection, ToldFact
from store.views.told_facts import ToldBefore, last_reader, told_before


def due_corrections(
    later: LaterRecord, subscription: str, since: int
) -> tuple[ToldCorrection, ...]:
    """What does not hold at the end of a letter that begins at a position, in the order in which it
    was told; one for each fact, in however many letters it was told.

    Looked at is what rests on documents or matters that changed since; all, where another reader
    than the last letter's has read.
    """
    with reading(later.engine) as connection:
        is_same = last_reader(connection, subscription) == later.reader
        told = told_before(connection, subscription, later.touched(since) if is_same else None)
    due: dict[ToldFact, ToldCorrection] = {}
    for correction in _corrections(later, told):
        fact = correction.fact
        due.setdefault(replace(fact, position=0, reader=""), correction)
    return tuple(it for fact, it in due.items() if not fact.beside or _whole(fact) not in due)


def _whole(fact: ToldFact) -> ToldFact:
    """A fact that was told beside a document, for itself."""
    return replace(fact, beside="")


def _corrections(later: LaterRecord, told: Sequence[ToldBefore]) -> Iterator[ToldCorrection]:
    for before in told:
        fact = before.fact
        why = _why_not(later, before)
        if why is not None:
            yield ToldCorrection(
                fact=fact if why.parted else _whole(fact),
                message_id=before.message_id,
                cause=why.cause,
                undone_by=why.undone_by,
            )


def _why_not(later: LaterRecord, before: ToldBefore) -> Withdrawal | None:
    """Why a fact does not hold any more; None where it does, and where as much was known when it
    was told: then the letter that told it had said so, or nothing was found to say."""
    if not may_be_withdrawn(before.fact):
        return None
    why = later.withdrawal(before.fact)
    if why is None or before.fact.reader != later.reader:
        return why
    then = later.earlier(before.told_until).withdrawal(before.fact)
    return None if why == then else why
