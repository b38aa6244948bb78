"""Subscriptions as text."""

from __future__ import annotations

from collections.abc import Iterator

from answers.subscriptions.active_subscriptions import ActiveSubscription
from answers.subscriptions.subscription_record import FailedLetter, SubscriptionRecord
from cli.shown.output import bold, clean, escape, indented, list_item
from store.plain_text import plural


def row_text(row: ActiveSubscription) -> str:
    """One of several subscriptions."""
    return indented(f"{clean(row.id)}  {bold(row.name or row.query)}", _facts(row))


def row_markdown(row: ActiveSubscription) -> str:
    """One of several subscriptions, as an item of a list."""
    return list_item(f"{escape(row.id)}: {escape(row.name or row.query)}", _facts(row))


def record_text(record: SubscriptionRecord) -> str:
    """A subscription with what became of its letters."""
    head = f"{clean(record.id)}  {bold(record.name or record.query)}"
    return indented(head, [*_facts(record), *_history(record)])


def _facts(row: ActiveSubscription) -> Iterator[str]:
    if row.standing != "active":
        yield f"{row.standing}: {row.reason}" if row.reason else row.standing
    if row.name:
        yield row.query
    chat = "" if row.body == "json" else f" ({row.body})"
    yield f"to {row.email or f'a webhook at {row.webhook}{chat}'}, {row.times.words}"
    yield f"told up to position {row.position}"


def _history(record: SubscriptionRecord) -> Iterator[str]:
    yield f"made {record.created_at:%Y-%m-%d %H:%M} UTC"
    if record.standing == "unconfirmed":
        asked = (
            f"asked {record.asked_at:%Y-%m-%d %H:%M} UTC" if record.asked_at else "not asked yet"
        )
        yield f"its addressee is to confirm: {asked}"
    if last := record.last_letter:
        about = plural(last.documents, "document")
        sent = plural(record.letters, "letter")
        yield f"{sent}, the last one {last.sent_at:%Y-%m-%d %H:%M} UTC, about {about}"
    else:
        yield "no letter was sent"
    if record.next_letter:
        yield f"the next one {record.next_letter:%Y-%m-%d %H:%M} UTC at the earliest"
    if record.prepared_at:
        yield f"a letter of {record.prepared_at:%Y-%m-%d %H:%M} UTC was not taken yet"
    quiet = "a line on the sources" if record.empty_week == "line" else "nothing"
    yield f"a week without news brings {quiet}"
    yield from map(_failure, record.failures)


def _failure(failed: FailedLetter) -> str:
    for_good = "for good" if failed.hard else "for now"
    why = " ".join(filter(None, (failed.status, failed.reason)))
    return f"failed {for_good} {failed.at:%Y-%m-%d %H:%M} UTC: {why}"
