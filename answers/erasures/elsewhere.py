"""What an erasure does not reach, and whoever keeps the record has to see to."""

from __future__ import annotations

from dataclasses import dataclass

from store.log.database import Engine


@dataclass(frozen=True, kw_only=True, slots=True)
class Elsewhere:
    """A place where the words may still be."""

    what: str
    #: What to do about it.
    advice: str


_ANYWHERE = (
    Elsewhere(
        what="backups and exports",
        advice="make anew what `blotter backup`, `export`, `log export` and `publish` wrote that"
        " was taken elsewhere, and delete the old ones",
    ),
    Elsewhere(
        what="caches of proxies and browsers",
        advice="clear those that are yours",
    ),
    Elsewhere(
        what="letters and webhooks that were sent",
        advice="they are in other hands: write to them where the law asks for it",
    ),
    Elsewhere(
        what="homes that nobody serves, and readers that may not write",
        advice="`blotter rebuild --only index` in each, or delete its index; start readers anew",
    ),
    Elsewhere(
        what="memory, swap, snapshots and blocks of drives",
        advice="start what answers anew, delete the snapshots, keep drives encrypted",
    ),
)
_OF_POSTGRESQL = (
    Elsewhere(
        what="base backups, dumps and write-ahead log",
        advice="take a new base backup, then delete the old ones, pg_dump's files and the archive"
        " before it; pg_wal is recycled after the next checkpoints",
    ),
    Elsewhere(
        what="standbys and subscribers that are behind or away",
        advice="let each come up to date, or make it anew",
    ),
    Elsewhere(
        what="messages of the server",
        advice="delete those in which it was set to write statements or their values",
    ),
)


def elsewhere(engine: Engine) -> tuple[Elsewhere, ...]:
    """All of it, by the kind of database."""
    return (*_ANYWHERE, *(_OF_POSTGRESQL if engine.dialect.name == "postgresql" else ()))
