"""Letters without masked names, subscriptions after erasures."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa

from letters.digest import MatchedDocument, Recipient, Window, compose
from search.language.parsing import parse
from search.language.tree import wanted_leaves
from store.log import log
from store.log.database import reading, writing
from store.log.events import DocumentEvent
from store.log.letter_events import DigestSent
from store.privacy.erasing import erase
from store.privacy.masking import Masks
from store.subscriptions.addresses import by_mail
from store.subscriptions.decisions import (
    SubscriptionError,
    active_subscriptions,
    cancel_subscription,
    create_subscription,
    read_subscription,
)
from store.subscriptions.state import subscription_stream
from tests.scheduler.examples import NOW, a_history, published, revised

MASKS = Masks(names=("Jane Roe",))
EMAIL = "reader@agency.example"


def letter(
    *events: DocumentEvent, query: str = "ketamine", masks: Masks = MASKS
) -> tuple[str, ...]:
    digest = compose(
        query=query,
        leaves=wanted_leaves(parse(query)),
        window=Window(since=0, until=9, hash="0" * 64, recorded_at=NOW),
        matches=[MatchedDocument(history=a_history(*events), publisher="Agency")],
        coverage="us_example failed: timed out at https://agency.example/jane-roe",
        zone=ZoneInfo("America/New_York"),
        recipient=Recipient(subscription="reader-1", cadence="daily", sender=""),
        masks=masks,
    )
    return digest.subject, digest.text, digest.html, *digest.documents


def test_a_letter_hides_the_name_wherever_it_stands() -> None:
    events = (
        published(title="Jane Roe charged", text="Ketamine: Roe, Jane owned a clinic."),
        revised(
            id="us_example:jane-roe", title="Jane Roe sentenced", text="Ketamine. JANE A. ROE."
        ),
    )
    subject, text, html, document = letter(*events, query='"Jane Roe" OR ketamine')
    for part in (subject, text, html):
        assert "roe" not in part.casefold()
    assert subject.startswith('Blotter: "[masked]" OR ketamine')
    assert "[masked] sentenced" in text
    assert document == "us_example:1"  # the log keeps ids as they are
    assert "Jane Roe" in letter(*events, masks=Masks())[1]


def test_a_change_of_nothing_but_the_name_shows_nothing_of_it() -> None:
    _, text, html, *_ = letter(published(), revised(title="Clinic owner Jane Roe charged"))
    assert "roe" not in (text + html).casefold()


@pytest.fixture
def told(engine: sa.Engine) -> sa.Engine:
    """A subscription (#1) with one letter sent (#2)."""
    made = create_subscription(engine, by_mail(EMAIL, "ketamine", "daily"), now=NOW)
    sent = DigestSent(since=1, until=1, documents=("us_example:1",), message_id="<1@x>")
    with writing(engine) as connection:
        log.append(
            connection, [log.NewEvent(stream=subscription_stream(made.id), event=sent)], now=NOW
        )
    return engine


def forget(engine: sa.Engine, *positions: int) -> None:
    erase(engine, positions, by="ana", reason="order 12", now=NOW)


def test_no_letter_comes_twice_because_one_was_erased(told: sa.Engine) -> None:
    forget(told, 2)
    with reading(told) as connection:
        (state,) = active_subscriptions(connection)
    assert (state.reported_up_to, state.last_done, state.version) == (2, NOW, 2)


def test_a_subscription_whose_making_was_erased_is_none(told: sa.Engine) -> None:
    with reading(told) as connection:
        (state,) = active_subscriptions(connection)
    forget(told, 1)
    with reading(told) as connection:
        assert active_subscriptions(connection) == []
        with pytest.raises(SubscriptionError, match="there is no subscription"):
            read_subscription(connection, state.subscription.id)
    assert create_subscription(told, by_mail(EMAIL, "ketamine", "daily"), now=NOW).email == EMAIL
    with reading(told) as connection:
        assert len(active_subscriptions(connection)) == 1


def test_an_erased_end_is_one_all_the_same(told: sa.Engine) -> None:
    with reading(told) as connection:
        (state,) = active_subscriptions(connection)
    cancel_subscription(told, state.subscription.id, now=NOW)
    forget(told, 3)
    with reading(told) as connection:
        assert active_subscriptions(connection) == []
