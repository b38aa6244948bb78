"""How looks at sources went, as an answer may say it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from store.closing import closing_stores

if TYPE_CHECKING:
    from store.config import Settings
    from store.privacy.masking import Masks


@closing_stores()
def looks_now(settings: Settings) -> list[dict[str, Any]]:
    """How the sources are, brought up to the log where that may be written."""
    from store.log.database import open_store
    from store.views import peek
    from store.views.following import followed_views

    with followed_views(open_store(settings.database_url)) as views:
        return peek.source_rows(views.exec_driver_sql(peek.SOURCES).all())


@closing_stores()
def looks_at(settings: Settings, position: int) -> tuple[Sequence[dict[str, Any]], datetime]:
    """How the sources were at a position, and when that was."""
    from store.log.database import open_store, reading
    from store.log.moments import recorded_at
    from store.views.as_of import sources_at

    engine = open_store(settings.database_url)
    with reading(engine) as connection:
        return sources_at(connection, position).rows, recorded_at(connection, position)


def without_names(looks: Sequence[dict[str, Any]], masks: Masks | None) -> Sequence[dict[str, Any]]:
    """How looks went. The reason may hold an address, and that a masked name."""
    if not masks:
        return looks
    from store.privacy.masking import masked

    return [{**row, "reason": masked(row["reason"], masks)} for row in looks]
