"""Runs the migrations, on the connection the program hands over or on the configured database."""

from __future__ import annotations

from alembic import context

from store import config
from store.connections.engines import connect
from store.log import database


def _run(connection: object) -> None:
    context.configure(
        connection=connection,  # type: ignore[arg-type]
        target_metadata=database.metadata,
        include_name=lambda name, kind, _: kind != "table" or name in database.metadata.tables,
        transactional_ddl=True,
    )
    context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    _run(given)
else:
    with database.writing(connect(config.load().database_url)) as connection:
        _run(connection)
