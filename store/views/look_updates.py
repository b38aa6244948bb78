"""What a look changes in the read models: how its source is, and whether that is something new."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import sqlalchemy as sa

from store.calendar.weeks import monday_of
from store.health import publishing_rhythm
from store.health.freshness import condition_after, due_by
from store.health.publishing_rhythm import Rhythm
from store.log.document import Document
from store.log.events import SourceChecked
from store.views.batch import RowBatch, RowValues

#: A date on offer that is further ahead is a slip of the publisher's.
_AHEAD = timedelta(days=90)
#: The share of what is on offer that a first look keeps of a series that is kept whole.
_WHOLE = 0.8


def update_source(batch: RowBatch, name: str, event: SourceChecked, position: int) -> bool:
    """Take in how a look went; False, having done nothing, where a later one is known."""
    before = batch.sources.get(name) or {}
    if before and before["checked_at"] > event.checked_at:
        return False
    row = {"name": name, **_looked_at(before, event)}
    rhythm = _rhythm(batch, before, row, event)
    quiet = rhythm is not None and publishing_rhythm.is_quiet(rhythm)
    row["condition"] = condition_after(event.outcome, quiet=quiet)
    if rhythm:
        row |= {"days": rhythm.days, "last_day": rhythm.last}
        row["last_offered"] = _last_offered(before, row, rhythm)
        if row["condition"] == "quiet":
            row["reason"] = publishing_rhythm.quiet_reason(rhythm, row["last_offered"])
    turned = not before or before["condition"] != row["condition"]
    row["since"] = event.checked_at if turned else before["since"]
    batch.sources.put(row)
    if turned:
        turn = {"position": position, "source": name, "at": event.checked_at}
        turn |= {"before": before.get("condition")}
        turn |= {"condition": row["condition"], "reason": row["reason"]}
        turn |= {"last_offered": row.get("last_offered", before.get("last_offered"))}
        batch.turns.put(turn)
    return True


def update_expected_gaps(batch: RowBatch) -> None:
    """Note what follows from the rhythms that the batch ends with, rather than at every look."""
    for _, row in list(batch.sources.items()):
        if row["days"]:
            gap = publishing_rhythm.expected_gap(Rhythm(days=row["days"], last=row["last_day"]))
            if gap != row["expected_gap"]:
                batch.sources.put({"name": row["name"], "expected_gap": gap})


def count_in_week(batch: RowBatch, document: Document, day: date) -> None:
    """Count a document that was first seen on a day."""
    monday = monday_of(day)
    before = batch.weeks.get(document.source, monday) or {}
    has = {
        "documents": True,
        "titled": bool(document.title),
        "dated": document.published_on is not None,
        "texts": bool(document.text),
    }
    counts = {name: before.get(name, 0) + has_it for name, has_it in has.items()}
    batch.weeks.put({"source": document.source, "monday": monday, **counts})


def _looked_at(before: RowValues, event: SourceChecked) -> RowValues:
    """What a look says on its own."""
    row: RowValues = {
        "checked_at": event.checked_at,
        "outcome": event.outcome,
        "reason": event.reason,
        "not_before": event.not_before,
        "interrupted": event.interrupted,
        "due_by": due_by(event.checked_at, event.cadence),
    }
    if event.outcome in ("ok", "unchanged"):
        row["last_ok"] = event.checked_at
    if _has_news(event):
        row["last_news"] = event.checked_at
    for name, day in (("newest", event.newest), ("pulse", event.pulse)):
        if day is not None and day <= event.checked_at.date() + _AHEAD:
            row[name] = max(day, before.get(name) or day)
    return row


def _has_news(event: SourceChecked) -> bool:
    """Whether a look recorded anything that the publisher has said or done."""
    return (event.recorded if event.news is None else event.news) > 0


def _last_offered(before: RowValues, row: RowValues, rhythm: Rhythm) -> date:
    """The last day with anything new: that of a look, or what a first look shows as the newest."""
    if rhythm.days.endswith(publishing_rhythm.NEWS):
        return rhythm.last
    known: date | None = before.get("last_offered") or row.get("pulse") or row.get("newest")
    return known or rhythm.last - timedelta(days=publishing_rhythm.silence(rhythm))


def _rhythm(
    batch: RowBatch, before: RowValues, row: RowValues, event: SourceChecked
) -> Rhythm | None:
    """The source's rhythm after a look: unchanged, if there is one, where it did not go well."""
    known = before.get("days")
    rhythm = Rhythm(days=before["days"], last=before["last_day"]) if known else None
    if event.outcome not in ("ok", "unchanged"):
        return rhythm
    day = event.checked_at.date()
    if rhythm is None:
        every = max(1, event.cadence.days)
        return publishing_rhythm.first_rhythm(
            day, _published(batch, row["name"], event), every=every
        )
    newer = any(name in row and row[name] != before[name] for name in ("newest", "pulse"))
    news = newer or _has_news(event) or bool(event.passed_over)
    return publishing_rhythm.rhythm_after(
        rhythm, day, news=news, over=event.cadence >= timedelta(days=1)
    )


def _published(batch: RowBatch, name: str, event: SourceChecked) -> Sequence[date]:
    """The publisher's dates that a first look shows: its pulse, else all of a series that was kept
    as it is on offer, else the newest."""
    if event.pulse:
        return (event.pulse,)
    if event.recorded < _WHOLE * event.listed:
        return (event.newest,) if event.newest else ()
    batch.documents.write()  # those of the look itself are in the batch
    columns = batch.documents.table.c
    dates = sa.select(columns.published_on).where(columns.source == name)
    return batch.connection.scalars(dates.where(columns.published_on.is_not(None))).all()
