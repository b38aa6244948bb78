"""The tables of the read models. Dropped and filled again from the log when `VERSION` changes."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa

#: Bump it when a table or its filling changes; no migration is written for a read model.
VERSION = 1


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
    sa.Column("newest", sa.Date),
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
)
