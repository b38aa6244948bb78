"""The tables of the read models. Dropped and filled again from the log when `VERSION` changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import UTC, datetime

import sqlalchemy as sa

#: Bump it when a table or its filling changes; no migration is written for a read model.
VERSION = 8


class Utc(sa.TypeDecorator[datetime]):
    """An aware time, kept as ISO 8601 text in UTC: the same in either database."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> str | None:
        return None if value is None else value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


metadata = sa.MetaData()

projections = sa.Table(
    "view_projections",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("position", sa.BigInteger, nullable=False),
    #: The end of the log when the first event was read: what was erased by then is not in them.
    sa.Column("begun", sa.BigInteger, nullable=False),
)

documents = sa.Table(
    "view_documents",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("source", sa.Text, nullable=False, index=True),
    sa.Column("url", sa.Text, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("published_on", sa.Date),
    sa.Column("capture_url", sa.Text, nullable=False),
    sa.Column("record", sa.Text),
    sa.Column("etag", sa.Text),
    sa.Column("last_modified", sa.Text),
    sa.Column("first_seen", Utc, nullable=False),
    sa.Column("revisions", sa.Integer, nullable=False, default=0),
    sa.Column("withdrawn", sa.Boolean, nullable=False, default=False),
    #: Whether its page was last seen nearly empty, and not since.
    sa.Column("seen_empty", sa.Boolean, nullable=False, default=False),
    #: Whether it answers elsewhere than where it was first read.
    sa.Column("moved", sa.Boolean, nullable=False, default=False),
    #: Whether what it said last was erased; all that is left is its id, and empty texts.
    sa.Column("erased", sa.Boolean, nullable=False, default=False),
)

sources = sa.Table(
    "view_sources",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("checked_at", Utc, nullable=False),
    sa.Column("outcome", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    #: The last look whose outcome was ok or unchanged.
    sa.Column("last_ok", Utc),
    #: The last look that recorded a document event.
    sa.Column("last_news", Utc),
    #: The newest date that was ever on offer.
    sa.Column("newest", sa.Date),
    #: What the last look comes to (`store.health.freshness.Condition`), and since when that is so.
    sa.Column("condition", sa.Text, nullable=False),
    sa.Column("since", Utc, nullable=False),
    #: Not looked at again until then, it is stale.
    sa.Column("due_by", Utc, nullable=False),
    #: What its looks brought (`store.health.publishing_rhythm.Rhythm`), and the days from news to
    #: news.
    sa.Column("days", sa.Text),
    sa.Column("last_day", sa.Date),
    sa.Column("expected_gap", sa.Float),
    #: The last day on which anything new was on offer, kept or not; what the publisher puts out
    #: beside, where it is asked for that, counts as well.
    sa.Column("last_offered", sa.Date),
    #: The newest day that ever showed the publisher at work, where it is asked.
    sa.Column("pulse", sa.Date),
    #: It is to be left alone until then.
    sa.Column("not_before", Utc),
    #: Whether the last look was stopped from outside.
    sa.Column("interrupted", sa.Boolean, nullable=False, default=False),
)

#: What was first seen of a source, week by week (`store.health.level_shifts.Week`).
weeks = sa.Table(
    "view_weeks",
    metadata,
    sa.Column("source", sa.Text, primary_key=True),
    sa.Column("monday", sa.Date, primary_key=True),
    sa.Column("documents", sa.Integer, nullable=False),
    sa.Column("titled", sa.Integer, nullable=False),
    sa.Column("dated", sa.Integer, nullable=False),
    sa.Column("texts", sa.Integer, nullable=False),
)

#: Where a source's condition changed: a row for each look that found it changed.
turns = sa.Table(
    "view_turns",
    metadata,
    sa.Column("position", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("at", Utc, nullable=False),
    #: None at the first look.
    sa.Column("before", sa.Text),
    sa.Column("condition", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    #: The last day on which anything new was on offer by then.
    sa.Column("last_offered", sa.Date),
)

absences = sa.Table(
    "view_absences",
    metadata,
    sa.Column("source", sa.Text, primary_key=True),
    sa.Column("document", sa.Text, primary_key=True),
    sa.Column("url", sa.Text, nullable=False),
    sa.Column("checks", sa.Integer, nullable=False),
    sa.Column("first", Utc, nullable=False),
    sa.Column("last", Utc, nullable=False),
    sa.Column("status", sa.Integer, nullable=False),
    #: What the last answer said, where its status is a good one.
    sa.Column("reason", sa.Text, nullable=False),
)

#: What letters told and no later one corrected, as far as a server took them.
told_facts = sa.Table(
    "view_told_facts",
    metadata,
    sa.Column("subscription", sa.Text, primary_key=True),
    *(
        sa.Column(name, sa.Text, primary_key=True)
        for name in ("document", "kind", "status", "party", "beside")
    ),
    sa.Column("position", sa.BigInteger, nullable=False),
    sa.Column("reader", sa.Text, nullable=False),
    #: The first letter that told it: its Message-ID, when it was sent, and what it told up to.
    sa.Column("message_id", sa.Text, nullable=False),
    sa.Column("told_at", Utc, nullable=False),
    sa.Column("told_until", sa.BigInteger, nullable=False),
)

#: The letters of a subscription: what the last one that was taken was read by, and the one that is
#: on its way, as JSON.
letters = sa.Table(
    "view_letters",
    metadata,
    sa.Column("subscription", sa.Text, primary_key=True),
    sa.Column("reader", sa.Text, nullable=False),
    sa.Column("prepared", sa.Text),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Tables:
    """A set of them."""

    metadata: sa.MetaData
    projections: sa.Table
    documents: sa.Table
    sources: sa.Table
    weeks: sa.Table
    turns: sa.Table
    absences: sa.Table
    told_facts: sa.Table
    letters: sa.Table


def beside(name: str) -> str:
    """What a table is called while it is being built (`store.views.view_rebuild`)."""
    return f"new_{name}"


def _set(metadata: sa.MetaData, named: Callable[[str], str]) -> Tables:
    names = [field.name for field in fields(Tables)[1:]]
    return Tables(
        metadata=metadata, **{name: metadata.tables[named(f"view_{name}")] for name in names}
    )


def _copies() -> sa.MetaData:
    copies = sa.MetaData()
    for table in metadata.sorted_tables:
        table.to_metadata(copies, name=beside(table.name))
    return copies


#: The tables in use, and those that are to take their place.
LIVE = _set(metadata, str)
BESIDE = _set(_copies(), beside)
