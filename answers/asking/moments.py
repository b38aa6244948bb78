"""The moment that an answer is given as of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, tzinfo
from typing import TYPE_CHECKING

from store.config import Settings

if TYPE_CHECKING:
    from store.log.database import Engine


def moment_of(
    settings: Settings, text: str | None, engine: Engine | None = None
) -> tuple[int | None, datetime]:
    """The position of the log that a text means (`store.log.moments.position_of`), and the time
    (UTC) at which an answer from it is given; without a text, None and now. Without an engine the
    store is opened, where there is a text. Raises ValueError with one line for a person."""
    now = datetime.now(UTC)
    if text is None:
        return None, now
    # SQLAlchemy takes longer to import than a search takes as a whole.
    from store.log.database import open_store, reading
    from store.log.moments import position_of, time_of

    with reading(engine or open_store(settings.database_url)) as connection:
        position = position_of(connection, text, settings.timezone)
        return position, time_of(connection, text, settings.timezone, now=now)


def day_of(moment: datetime, zone: tzinfo) -> date:
    """The day of a moment in a zone; of the beginning of time, as which position 0 is answered, the
    day in UTC."""
    try:
        return moment.astimezone(zone).date()
    except OverflowError:
        return moment.date()


def positions_between(
    settings: Settings, between: Sequence[str], engine: Engine
) -> tuple[int, int]:
    """The positions that two texts mean, the earlier one first. Raises ValueError with one line."""
    from store.log.database import reading
    from store.log.moments import position_of

    if len(between) != 2:
        msg = f"it is asked with two moments, not {len(between)}"
        raise ValueError(msg)
    with reading(engine) as connection:
        earlier, later = (position_of(connection, text, settings.timezone) for text in between)
    if earlier > later:
        msg = f"{between[0]} (position {earlier}) is after {between[1]} ({later})"
        raise ValueError(msg)
    return earlier, later
