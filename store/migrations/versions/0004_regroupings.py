"""A small index of the documents that went to another matter, where these are kept already: they
need not be read again for it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_ENDED = sa.text("until IS NOT NULL")


def upgrade() -> None:
    for name in _kept():
        op.create_index(
            f"ix_{name}_until", name, ["until"], sqlite_where=_ENDED, postgresql_where=_ENDED
        )


def downgrade() -> None:
    for name in _kept():
        op.drop_index(f"ix_{name}_until", name)


def _kept() -> list[str]:
    """The tables of the casebook (`casebook.tables`) that there are."""
    there = sa.inspect(op.get_bind())
    names = (f"view_memberships_{set_name}" for set_name in "ab")
    return [name for name in names if there.has_table(name)]
