"""The log: events that refuse to be changed, and the bodies they rest on."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from store.log.database import POSITION

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# An event must continue the log: the next position, the stream's next version, the last hash.
# (INSERT OR REPLACE removes rows without firing DELETE triggers; these checks stop it too.)
_SQLITE = (
    """
    CREATE TRIGGER events_continue BEFORE INSERT ON events
    WHEN NEW.position IS NOT (SELECT coalesce(max(position), 0) + 1 FROM events)
      OR NEW.version IS NOT
         (SELECT coalesce(max(version), 0) + 1 FROM events WHERE stream = NEW.stream)
      OR NEW.previous IS NOT coalesce(
         (SELECT hash FROM events WHERE position = NEW.position - 1), printf('%064d', 0))
    BEGIN SELECT RAISE(ABORT, 'the event does not continue the log'); END
    """,
    """
    CREATE TRIGGER events_no_delete BEFORE DELETE ON events
    BEGIN SELECT RAISE(ABORT, 'events cannot be deleted'); END
    """,
    """
    CREATE TRIGGER events_no_update BEFORE UPDATE ON events
    WHEN NEW.payload IS NOT NULL
      OR NEW.position IS NOT OLD.position OR NEW.stream IS NOT OLD.stream
      OR NEW.version IS NOT OLD.version OR NEW.type IS NOT OLD.type
      OR NEW.recorded_at IS NOT OLD.recorded_at
      OR NEW.payload_sha256 IS NOT OLD.payload_sha256
      OR NEW.previous IS NOT OLD.previous OR NEW.hash IS NOT OLD.hash
    BEGIN SELECT RAISE(ABORT, 'events cannot be changed, only their payload erased'); END
    """,
)

_POSTGRESQL = (
    """
    CREATE FUNCTION events_continue() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NEW.position <> (SELECT coalesce(max(position), 0) + 1 FROM events)
        OR NEW.version <>
           (SELECT coalesce(max(version), 0) + 1 FROM events WHERE stream = NEW.stream)
        OR NEW.previous <> coalesce(
           (SELECT hash FROM events WHERE position = NEW.position - 1), repeat('0', 64))
      THEN RAISE EXCEPTION 'the event does not continue the log'
        USING ERRCODE = 'integrity_constraint_violation'; END IF;
      RETURN NEW;
    END $$
    """,
    """
    CREATE TRIGGER events_continue BEFORE INSERT ON events
    FOR EACH ROW EXECUTE FUNCTION events_continue()
    """,
    """
    CREATE FUNCTION events_keep() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP <> 'UPDATE' THEN RAISE EXCEPTION 'events cannot be deleted'; END IF;
      IF NEW.payload IS NOT NULL
        OR (NEW.position, NEW.stream, NEW.version, NEW.type, NEW.recorded_at,
            NEW.payload_sha256, NEW.previous, NEW.hash)
           IS DISTINCT FROM
           (OLD.position, OLD.stream, OLD.version, OLD.type, OLD.recorded_at,
            OLD.payload_sha256, OLD.previous, OLD.hash)
      THEN RAISE EXCEPTION 'events cannot be changed, only their payload erased'; END IF;
      RETURN NEW;
    END $$
    """,
    """
    CREATE TRIGGER events_keep BEFORE UPDATE OR DELETE ON events
    FOR EACH ROW EXECUTE FUNCTION events_keep()
    """,
    """
    CREATE TRIGGER events_keep_all BEFORE TRUNCATE ON events
    FOR EACH STATEMENT EXECUTE FUNCTION events_keep()
    """,
)


def upgrade() -> None:
    op.create_table(
        "events",
        sa.Column("position", POSITION, primary_key=True, autoincrement=False),
        sa.Column("stream", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("recorded_at", sa.Text, nullable=False),
        sa.Column("payload", sa.Text),
        sa.Column("payload_sha256", sa.Text, nullable=False),
        sa.Column("previous", sa.Text, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
        sa.UniqueConstraint("stream", "version", name="events_stream_version"),
    )
    op.create_table(
        "bodies",
        sa.Column("sha256", sa.Text, primary_key=True),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("zstd", sa.LargeBinary, nullable=False),
    )
    dialect = op.get_bind().dialect.name
    for statement in _POSTGRESQL if dialect == "postgresql" else _SQLITE:
        op.execute(statement)


def downgrade() -> None:
    msg = "the log is not thrown away by a downgrade"
    raise RuntimeError(msg)
