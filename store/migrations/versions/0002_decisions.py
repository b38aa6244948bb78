"""A small index of what people decided, so that it is found without a walk through the log."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_DECISIONS = sa.text(
    "type IN ('CaseLinked', 'CaseUnlinked', 'DocumentReviewed', 'DocumentTagged', 'NoteAdded',"
    " 'PayloadErased', 'PersonMasked', 'PersonUnmasked')"
)


def upgrade() -> None:
    op.create_index(
        "events_decisions",
        "events",
        ["position"],
        sqlite_where=_DECISIONS,
        postgresql_where=_DECISIONS,
    )


def downgrade() -> None:
    op.drop_index("events_decisions", "events")
