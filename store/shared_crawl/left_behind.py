"""What workers that died have left behind, and nobody has taken up yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from store.shared_crawl.tables import LIVING, are_made, living


@dataclass(frozen=True, kw_only=True, slots=True)
class LeftBehind:
    """What dead workers had, and how many live."""

    living: int = 0
    #: Looks that were taken and never finished: since when.
    looks: tuple[tuple[str, datetime], ...] = ()
    #: Hosts that were asked just then: until when they are left alone.
    hosts: tuple[tuple[str, datetime], ...] = ()


def left_behind(connection: sa.Connection) -> LeftBehind:
    """What there is of it; nothing in a database that no worker ever used."""
    if connection.dialect.name != "postgresql" or not are_made(connection):
        return LeftBehind()
    looks = (
        f"SELECT source, taken_at FROM crawl_looks"
        f" WHERE outcome IS NULL AND worker NOT IN ({LIVING}) ORDER BY place"
    )
    hosts = f"SELECT host, free_at FROM crawl_hosts WHERE worker NOT IN ({LIVING}) ORDER BY host"
    return LeftBehind(
        living=len(living(connection)),
        looks=tuple((name, at) for name, at in connection.execute(sa.text(looks))),
        hosts=tuple((host, at) for host, at in connection.execute(sa.text(hosts))),
    )
