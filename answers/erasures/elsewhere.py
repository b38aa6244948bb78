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
        what="copies made before: `blotter backup`, exports, bundles, datasets, logs",
        advice="make them anew, and delete the old ones",
    ),
    Elsewhere(
        what="published folders that were copied elsewhere, caches of proxies and browsers",
        advice="publish again and copy that, with what was taken away; clear the caches",
    ),
    Elsewhere(
        what="letters and webhooks that were sent, and whoever was answered",
        advice="they are in other hands: write to them where the law asks for it",
    ),
    Elsewhere(
        what="homes elsewhere in which commands are run by hand, and readers that may not write",
        advice="`blotter rebuild --only index` in each, or delete its index; start readers anew",
    ),
    Elsewhere(
        what="snapshots of file systems and machines, swap, memory dumps, blocks of drives",
        advice="delete the snapshots; drives that are encrypted keep the rest from others",
    ),
)
_OF_POSTGRESQL = (
    Elsewhere(
        what="base backups, pg_dump files, archived and kept write-ahead log (pg_wal)",
        advice="take a new base backup, then delete the old ones and the archive before it;"
        " pg_wal is recycled after the next checkpoints",
    ),
    Elsewhere(
        what="standbys and servers that subscribe to this one, where they are behind or away",
        advice="let each come up to date, or make it anew",
    ),
    Elsewhere(
        what="messages of the server, where it is set to write statements or their values",
        advice="delete those from before",
    ),
)


def elsewhere(engine: Engine) -> tuple[Elsewhere, ...]:
    """All of it, by the kind of database."""
    return (*_ANYWHERE, *(_OF_POSTGRESQL if engine.dialect.name == "postgresql" else ()))
