"""The position that a day, a time or a number means."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa

from store.log.database import reading, writing
from store.log.events import SourceChecked
from store.log.log import NewEvent, append
from store.log.moments import position_of, time_of

NEW_YORK = ZoneInfo("America/New_York")

#: When each event is recorded: the second after midnight UTC, but the evening before in New York.
TIMES = (
    datetime(2026, 3, 4, 15, 30, tzinfo=UTC),
    datetime(2026, 3, 5, 3, 0, tzinfo=UTC),
    datetime(2026, 3, 5, 5, 0, tzinfo=UTC),
    datetime(2026, 3, 9, 12, 0, 0, 250_000, tzinfo=UTC),
)


@pytest.fixture
def connection(engine: sa.Engine) -> Iterator[sa.Connection]:
    with writing(engine) as writer:
        for at in TIMES:
            event = SourceChecked(checked_at=at, outcome="ok")
            append(writer, [NewEvent(stream="source/us_example", event=event)], now=at)
    with reading(engine) as reader:
        yield reader


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("0", 0),
        ("2", 2),
        ("#3", 3),
        ("0004", 4),
        ("2026-03-04", 2),  # the second is the next day only in London
        ("2026-03-05", 3),
        ("2026-03-08", 3),
        ("2026-03-09", 4),
        ("2026-03", 4),
        ("today", 4),
        ("2099-01-01", 4),
        ("9999-12-31", 4),
        ("2026-03-04T15:30:00+00:00", 1),
        ("2026-03-04T10:30", 1),
        ("2026-03-05T00:00:00", 3),  # midnight in New York, when the third was recorded
        ("2026-03-09T12:00:00.249999Z", 3),
        ("2026-03-09T12:00:00.250000Z", 4),
        ("9999-12-31T23:00:00-05:00", 4),
    ],
)
def test_a_moment_is_the_last_position_known_then(
    connection: sa.Connection, text: str, position: int
) -> None:
    assert position_of(connection, text, NEW_YORK) == position


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("5", "there is no position 5: the log ends at 4"),
        ("9" * 5000, "the log ends at 4"),
        ("2026-02-30", "there is no time '2026-02-30'"),
        ("2026-03-04T25:00", "there is no time '2026-03-04T25:00'"),
        ("2026-03-04T", "there is no time '2026-03-04T'"),
        ("2026-13", "there is no time '2026-13'"),
        ("last tuesday", "'last tuesday' is no moment: write YYYY-MM-DD, YYYY-MM, yesterday"),
        ("-1", "'-1' is no moment"),
        ("", "'' is no moment"),
        ("٣", "is no moment"),
    ],
)
def test_what_is_no_moment_is_told_in_one_line(
    connection: sa.Connection, text: str, told: str
) -> None:
    with pytest.raises(ValueError, match=r"^[^\n]*$") as error:
        position_of(connection, text, NEW_YORK)
    assert told in str(error.value)


@pytest.mark.parametrize(
    "text",
    [
        *("2026-03-03", "0001-01-01", "2026-03-04T15:29:59Z", "2026-03-04 10:29"),
        *("2026-02", "-30y"),
        "0001-01-01T00:00:00+05:00",
    ],
)
def test_before_the_log_began_nothing_was_known(connection: sa.Connection, text: str) -> None:
    with pytest.raises(ValueError, match=r"^[^\n]*$") as error:
        position_of(connection, text, NEW_YORK)
    assert str(error.value) == (
        f"nothing was known at {text}: the log began at 2026-03-04 10:30 EST; name a position, 0 "
        f"to 4, or the publisher's day: `blotter search --on {text[:10]}`"
    )


def test_of_an_empty_log_every_moment_is_its_beginning(engine: sa.Engine) -> None:
    with reading(engine) as reader:
        assert position_of(reader, "2026-03-04", NEW_YORK) == 0
        assert position_of(reader, "0", NEW_YORK) == 0
        with pytest.raises(ValueError, match="the log ends at 0"):
            position_of(reader, "1", NEW_YORK)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2", TIMES[1]),
        ("0", datetime.min.replace(tzinfo=UTC)),
        ("2026-03-04", datetime(2026, 3, 5, 5, 0, tzinfo=UTC)),
        ("2026-03-10", datetime(2026, 3, 10, tzinfo=UTC)),  # now: the day is not over
        ("2099-01-01", datetime(2026, 3, 10, tzinfo=UTC)),
    ],
)
def test_what_was_known_is_looked_at_then(
    connection: sa.Connection, text: str, at: datetime
) -> None:
    now = datetime(2026, 3, 10, tzinfo=UTC)
    assert time_of(connection, text, NEW_YORK, now=now) == at
