"""A small index of what became of documents, which is listed without a walk through the log."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_CHANGES = sa.text(
    "type IN ('DocumentCompleted', 'DocumentMoved', 'DocumentRestored', 'DocumentRevised',"
    " 'DocumentSeenEmpty', 'DocumentSeenWhole', 'DocumentWithdrawn')"
)


def upgrade() -> None:
    op.create_index(
        "events_changes",
        "events",
        ["position", "type", "stream"],
        sqlite_where=_CHANGES,
        postgresql_where=_CHANGES,
    )


def downgrade() -> None:
    op.drop_index("events_changes", "events")
