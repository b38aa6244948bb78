"""What a look changes in the read models: how its source is, and whether that is something new."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from store import baseline
from store.baseline import Rhythm
from store.documents import Document
from store.events import SourceChecked
from store.freshness import after_look, due_by
from store.view_tables import documents, put, sources, turns, weeks

#: A date on offer that is further ahead is a slip of the publisher's.
_AHEAD = timedelta(days=90)
#: The share of what is on offer that a first look keeps of a series that is kept whole.
_WHOLE = 0.8


def looked(connection: sa.Connection, name: str, event: SourceChecked, position: int) -> bool:
    """Take in how a look went; False, having done nothing, where a later one is known."""
    of_it = sa.select(sources).where(sources.c.name == name)
    before = dict(connection.execute(of_it).mappings().first() or {})
    if before and before["checked_at"] > event.checked_at:
        return False
    row = {"name": name, **_looked_at(before, event)}
    rhythm = _rhythm(connection, before, row, event)
    quiet = rhythm is not None and baseline.is_quiet(rhythm)
    row["condition"] = after_look(event.outcome, quiet=quiet)
    if rhythm:
        gap = baseline.expected_gap(rhythm)
        row |= {"days": rhythm.days, "last_day": rhythm.last, "expected_gap": gap}
        row["last_offered"] = rhythm.last - timedelta(days=baseline.silence(rhythm))
        if row["condition"] == "quiet":
            row["reason"] = baseline.explained(rhythm)
    turned = not before or before["condition"] != row["condition"]
    row["since"] = event.checked_at if turned else before["since"]
    put(connection, sources, row)
    if turned:
        turn = {"position": position, "source": name, "at": event.checked_at}
        turn |= {"before": before.get("condition")}
        turn |= {"condition": row["condition"], "reason": row["reason"]}
        connection.execute(sa.insert(turns), turn)
    return True


def counted(connection: sa.Connection, document: Document, day: date) -> None:
    """Count a document that was first seen on a day."""
    monday = day - timedelta(days=day.weekday())
    has = {
        "documents": 1,
        "titled": int(bool(document.title)),
        "dated": int(document.published_on is not None),
        "texts": int(bool(document.text)),
    }
    of_it = (weeks.c.source == document.source, weeks.c.monday == monday)
    more = {name: weeks.c[name] + count for name, count in has.items()}
    if not connection.execute(sa.update(weeks).where(*of_it).values(more)).rowcount:
        row = {"source": document.source, "monday": monday, **has}
        connection.execute(sa.insert(weeks), row)


def _looked_at(before: Mapping[str, Any], event: SourceChecked) -> dict[str, Any]:
    """What a look says on its own."""
    row: dict[str, Any] = {
        "checked_at": event.checked_at,
        "outcome": event.outcome,
        "reason": event.reason,
        "not_before": event.not_before,
        "due_by": due_by(event.checked_at, event.cadence),
    }
    if event.outcome in ("ok", "unchanged"):
        row["last_ok"] = event.checked_at
    if event.recorded:
        row["last_news"] = event.checked_at
    if event.newest is not None and event.newest <= event.checked_at.date() + _AHEAD:
        row["newest"] = max(event.newest, before.get("newest") or event.newest)
    return row


def _rhythm(
    connection: sa.Connection,
    before: Mapping[str, Any],
    row: Mapping[str, Any],
    event: SourceChecked,
) -> Rhythm | None:
    """The source's rhythm after a look: unchanged, if there is one, where it did not go well."""
    known = before.get("days")
    rhythm = Rhythm(days=before["days"], last=before["last_day"]) if known else None
    if event.outcome not in ("ok", "unchanged"):
        return rhythm
    day = event.checked_at.date()
    if rhythm is None:
        every = max(1, event.cadence.days)
        return baseline.first(day, _published(connection, row["name"], event), every=every)
    newer = row.get("newest") != before["newest"] and "newest" in row
    news = newer or event.recorded > 0 or bool(event.passed_over)
    return baseline.after(rhythm, day, news=news, over=event.cadence >= timedelta(days=1))


def _published(connection: sa.Connection, name: str, event: SourceChecked) -> Sequence[date]:
    """The publisher's dates of a series that the first look has kept as it is on offer."""
    if event.recorded < _WHOLE * event.listed:
        return ()
    dates = sa.select(documents.c.published_on).where(documents.c.source == name)
    return connection.scalars(dates.where(documents.c.published_on.is_not(None))).all()
