"""Many rows written at once, in the way that PostgreSQL takes fastest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa


def copy_rows(connection: sa.Connection, statement: str, rows: Iterable[Sequence[Any]]) -> None:
    """Write rows by a statement `COPY … FROM STDIN`. Raises as SQLAlchemy's own statements do."""
    cursor: Any = connection.connection.cursor()
    faults: Any = connection.dialect.loaded_dbapi
    try:
        with cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
    except faults.Error as error:
        raise sa.exc.DBAPIError.instance(statement, None, error, faults.Error) from error
