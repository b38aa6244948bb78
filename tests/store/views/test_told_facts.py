"""What letters told, as far as a server took them and no later one corrected it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import sqlalchemy as sa

from store.log.database import reading
from store.log.events import Event
from store.log.letter_events import (
    DigestPrepared,
    DigestRefused,
    DigestSent,
    SubscriptionCancelled,
    SubscriptionCreated,
    ToldCorrection,
    ToldFact,
)
from store.log.projections import catch_up
from store.subscriptions.addresses import by_mail
from store.views.told_facts import ToldBefore, last_reader, told_before
from store.views.views import Views
from tests.store.examples import NOW
from tests.store.views.test_views import append

ADA = by_mail("ada@reader.example", "ketamine")
STREAM = f"subscription/{ADA.id}"
CHARGE = ToldFact(
    document="us_example:1", position=3, kind="charge", status="charged", reader="r", party="p"
)
BESIDE = replace(CHARGE, beside="us_example:2")


def created() -> tuple[str, Event]:
    return STREAM, SubscriptionCreated(subscription=ADA)


def prepared(
    number: int, *facts: ToldFact, corrections: tuple[ToldFact, ...] = ()
) -> tuple[str, Event]:
    undone = tuple(ToldCorrection(fact=it, message_id="<1>", cause="we") for it in corrections)
    event = DigestPrepared(
        since=number - 1,
        until=number,
        message_id=f"<{number}>",
        facts=facts,
        corrections=undone,
        reader=f"reader {number}",
    )
    return STREAM, event


def sent(number: int) -> tuple[str, Event]:
    at = NOW + timedelta(days=number)
    event = DigestSent(
        since=number - 1, until=number, documents=(), message_id=f"<{number}>", sent_at=at
    )
    return STREAM, event


def refused(number: int) -> tuple[str, Event]:
    return STREAM, DigestRefused(message_id=f"<{number}>", refused_at=NOW)


def told(engine: sa.Engine, *events: tuple[str, Event]) -> list[ToldBefore]:
    append(engine, *events)
    catch_up(engine, Views(engine))
    with reading(engine) as connection:
        return told_before(connection, ADA.id)


def test_a_fact_is_told_once_its_letter_was_taken(engine: sa.Engine) -> None:
    assert told(engine, created(), prepared(1, CHARGE)) == []
    (fact,) = told(engine, sent(1))
    assert fact == ToldBefore(
        fact=CHARGE, message_id="<1>", told_at=NOW + timedelta(days=1), told_until=1
    )
    with reading(engine) as connection:
        assert last_reader(connection, ADA.id) == "reader 1"


def test_what_was_refused_for_good_was_not_told(engine: sa.Engine) -> None:
    assert told(engine, created(), prepared(1, CHARGE), refused(1), prepared(2), sent(2)) == []


def test_the_first_letter_that_told_it_counts(engine: sa.Engine) -> None:
    (fact,) = told(
        engine,
        *(created(), prepared(1, CHARGE), sent(1)),
        *(prepared(2, replace(CHARGE, position=9)), sent(2)),
    )
    assert (fact.message_id, fact.fact.position) == ("<1>", 3)


def test_a_correction_that_was_taken_takes_back_what_was_told(engine: sa.Engine) -> None:
    first = created(), prepared(1, CHARGE, BESIDE), sent(1)
    assert [it.fact for it in told(engine, *first)] == [CHARGE, BESIDE]
    assert len(told(engine, prepared(2, corrections=(BESIDE,)), refused(2))) == 2
    assert [it.fact for it in told(engine, prepared(3, corrections=(BESIDE,)), sent(3))] == [CHARGE]
    assert told(engine, prepared(4, corrections=(CHARGE,)), sent(4)) == []


def test_a_correction_takes_a_fact_back_wherever_it_was_told(engine: sa.Engine) -> None:
    first = created(), prepared(1, CHARGE, BESIDE), sent(1)
    assert told(engine, *first, prepared(2, corrections=(CHARGE,)), sent(2)) == []


def test_what_is_told_again_after_its_correction_is_told(engine: sa.Engine) -> None:
    first = created(), prepared(1, CHARGE), sent(1), prepared(2, corrections=(CHARGE,)), sent(2)
    (fact,) = told(engine, *first, prepared(3, CHARGE), sent(3))
    assert fact.message_id == "<3>"


def test_nothing_is_corrected_of_what_was_cancelled(engine: sa.Engine) -> None:
    first = created(), prepared(1, CHARGE), sent(1)
    assert told(engine, *first, (STREAM, SubscriptionCancelled()), created()) == []


def test_they_are_asked_for_by_the_documents_they_rest_on(engine: sa.Engine) -> None:
    told(engine, created(), prepared(1, CHARGE, BESIDE), sent(1))
    with reading(engine) as connection:
        assert len(told_before(connection, ADA.id, {"us_example:1"})) == 2
        assert [it.fact for it in told_before(connection, ADA.id, {"us_example:2"})] == [BESIDE]
        assert told_before(connection, ADA.id, {"us_example:3"}) == []


def test_tables_built_anew_say_the_same(engine: sa.Engine) -> None:
    before = told(engine, created(), prepared(1, CHARGE), sent(1), prepared(2, BESIDE))
    Views(engine).rebuild()
    with reading(engine) as connection:
        assert told_before(connection, ADA.id) == before
    assert [it.fact for it in told(engine, sent(2))] == [CHARGE, BESIDE]
