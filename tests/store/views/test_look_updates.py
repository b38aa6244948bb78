"""What looks make of a source in the read models: its rhythm, its condition, its turns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from store.health.level_shifts import Week
from store.log import log
from store.log.database import reading, writing
from store.log.document import Document
from store.log.events import DocumentPublished, Event, Outcome, SourceChecked
from store.log.projections import catch_up
from store.views import peek
from store.views.views import (
    ConditionChange,
    SourceState,
    Views,
    condition_changes,
    source_states,
    weekly_counts,
)
from tests.store.examples import NOW, a_capture, a_document

SOURCE = "source/us_example"


def look(day: int, **changed: object) -> tuple[str, Event]:
    """A look a number of days after NOW."""
    at = NOW + timedelta(days=day)
    fields: dict[str, object] = {"checked_at": at, "outcome": "ok", "listed": 20}
    return SOURCE, SourceChecked(**fields | changed)  # type: ignore[arg-type]


def news(day: int) -> tuple[str, Event]:
    return look(day, newest=(NOW + timedelta(days=day)).date())


def after(engine: sa.Engine, *events: tuple[str, Event]) -> SourceState:
    """The one source, after these events."""
    entries = [log.NewEvent(stream=stream, event=event) for stream, event in events]
    with writing(engine) as connection:
        log.append(connection, entries, now=NOW)
    catch_up(engine, Views(engine))
    with reading(engine) as connection:
        (state,) = source_states(connection)
    return state


def told(engine: sa.Engine, since: int = 0) -> list[ConditionChange]:
    with reading(engine) as connection:
        return condition_changes(connection, since=since, until=1000)


def test_a_source_goes_quiet_once_and_comes_back_once(engine: sa.Engine) -> None:
    state = after(engine, *(news(day) for day in range(30)))
    assert (state.condition, state.expected_gap) == ("fresh", 1.0)
    assert [turn.condition for turn in told(engine)] == ["fresh"]
    state = after(engine, *(look(day, outcome="unchanged") for day in range(30, 45)))
    assert state.condition == "quiet"
    usual = "usually there is something every day"
    assert state.reason == f"no news since 2 Apr 2026, for 15 days; {usual}"
    assert state.last_offered == (NOW + timedelta(days=29)).date()
    (went,) = told(engine, since=30)
    assert (went.before, went.condition, went.at) == ("fresh", "quiet", state.since)
    assert NOW + timedelta(days=31) < went.at < NOW + timedelta(days=37)
    state = after(engine, news(45))
    assert (state.condition, state.reason) == ("fresh", "")
    back = told(engine, since=45)
    assert [(turn.before, turn.condition) for turn in back] == [("quiet", "fresh")]


@pytest.mark.parametrize("sign", ["recorded", "passed over", "newest"])
def test_whatever_is_new_on_offer_is_news_of_the_source(engine: sa.Engine, sign: str) -> None:
    signs: dict[str, dict[str, object]] = {
        "recorded": {"recorded": 1},
        "passed over": {"passed_over": ("us_example:7",)},
        "newest": {"newest": date(2026, 3, 9)},
    }
    state = after(
        engine, look(0, newest=date(2026, 3, 3)), look(3), look(6, **signs[sign]), look(7)
    )
    assert (state.expected_gap, state.last_offered) == (6.0, date(2026, 3, 10))


def test_an_older_or_an_impossible_date_is_none(engine: sa.Engine) -> None:
    slip, older = date(2062, 3, 3), date(2026, 1, 1)
    state = after(engine, look(0, newest=date(2026, 3, 3)), look(1, newest=slip))
    assert state.newest == date(2026, 3, 3)
    state = after(engine, look(2, newest=older), look(3))
    assert (state.newest, state.last_offered) == (date(2026, 3, 3), NOW.date())


@pytest.mark.parametrize("outcome", ["walled", "failed", "empty"])
def test_a_look_that_goes_wrong_is_no_silence(engine: sa.Engine, outcome: Outcome) -> None:
    after(engine, *(news(day) for day in range(30)))
    state = after(engine, *(look(day, outcome=outcome) for day in range(30, 60)), look(60))
    assert state.condition == "fresh"


def test_a_weekly_source_is_not_stale_for_a_fortnight(engine: sa.Engine) -> None:
    state = after(engine, look(0, cadence=timedelta(days=7)))
    assert state.due_by == NOW + timedelta(days=14)


def some(count: int, every: int) -> Sequence[tuple[str, Event]]:
    """Documents published so many days apart, the last one yesterday."""
    days = [NOW.date() - timedelta(days=1 + every * number) for number in range(count)]
    return [published(a_document(f"{day}", published_on=day)) for day in days]


def published(document: Document, *, backfilled: bool = False) -> tuple[str, Event]:
    event = DocumentPublished(document=document, capture=a_capture(), backfilled=backfilled)
    return f"document/{document.id}", event


def test_a_source_of_which_we_only_read_better_is_quiet_all_the_same(engine: sa.Engine) -> None:
    last = after(engine, *(news(day) for day in range(30))).last_news
    reread = (look(day, recorded=9, news=0) for day in range(30, 45))
    state = after(engine, *reread)
    assert (state.condition, state.last_news) == ("quiet", last)


@pytest.mark.parametrize("counted", [{"recorded": 1, "news": 1}, {"recorded": 1}])
def test_what_a_publisher_said_is_news_also_where_earlier_code_counted_it(
    engine: sa.Engine, counted: dict[str, int]
) -> None:
    after(engine, *(news(day) for day in range(30)))
    state = after(engine, *(look(day, **counted) for day in range(30, 45)))
    assert (state.condition, state.last_news) == ("fresh", NOW + timedelta(days=44))


def test_a_series_kept_whole_tells_its_rhythm_at_the_first_look(engine: sa.Engine) -> None:
    state = after(engine, *some(8, every=5), look(0, listed=8, recorded=8))
    assert state.expected_gap == 5.0


def test_a_few_documents_out_of_many_tell_none(engine: sa.Engine) -> None:
    state = after(engine, *some(3, every=20), look(0, listed=60, recorded=3))
    assert state.expected_gap is None


def test_the_publishers_pulse_is_news_though_nothing_of_the_topic_is(engine: sa.Engine) -> None:
    beats = [look(day, pulse=(NOW + timedelta(days=day)).date()) for day in range(60)]
    state = after(engine, *beats)
    assert (state.condition, state.newest, state.last_news) == ("fresh", None, None)
    assert state.pulse == state.last_offered == (NOW + timedelta(days=59)).date()


def test_a_pulse_that_stalls_is_named_within_days(engine: sa.Engine) -> None:
    after(engine, *(look(day, pulse=(NOW + timedelta(days=day)).date()) for day in range(60)))
    still = (NOW + timedelta(days=59)).date()
    state = after(engine, *(look(day, pulse=still) for day in range(60, 70)))
    assert (state.condition, state.last_offered) == ("quiet", still)
    assert told(engine, since=60)[0].at < NOW + timedelta(days=67)


def test_a_look_without_a_pulse_takes_none_away(engine: sa.Engine) -> None:
    state = after(engine, look(0, pulse=date(2026, 3, 3)), look(1, outcome="failed"), look(2))
    assert state.pulse == date(2026, 3, 3)


@pytest.mark.parametrize("newest", [date(2025, 11, 20), date(2024, 6, 1)])
def test_a_first_look_at_old_news_says_when_they_were(engine: sa.Engine, newest: date) -> None:
    state = after(engine, look(0, listed=20, newest=newest))
    assert (state.condition, state.last_offered) == ("quiet", newest)
    assert state.reason.startswith(f"no news since {newest.day} {newest:%b %Y}, for ")
    (turn,) = told(engine)
    assert (turn.condition, turn.last_offered) == ("quiet", newest)
    state = after(engine, look(1, listed=20, newest=newest))
    assert (state.condition, state.last_offered) == ("quiet", newest)
    assert after(engine, news(2)).condition == "fresh"


def test_documents_are_counted_by_the_week_they_were_first_seen_in(engine: sa.Engine) -> None:
    after(
        engine,
        published(a_document("1")),
        published(a_document("2", published_on=None, text="")),
        published(a_document("3"), backfilled=True),
        look(0),
    )
    with reading(engine) as connection:
        assert weekly_counts(connection) == {
            "us_example": [
                Week(
                    source="us_example",
                    monday=date(2026, 3, 2),
                    documents=2,
                    titled=2,
                    dated=1,
                    texts=1,
                )
            ]
        }


def test_a_search_is_told_without_sqlalchemy(engine: sa.Engine) -> None:
    address = engine.url.render_as_string(hide_password=False)
    assert peek.sources(address) is None
    after(engine, news(0), news(3))
    (row,) = peek.sources(address) or [{}]
    assert (row["condition"], row["expected_gap"]) == ("fresh", 3.0)
    assert row["last_offered"] == "2026-03-07"
    assert row["due_by"] == (NOW + timedelta(days=5)).isoformat(timespec="microseconds")
