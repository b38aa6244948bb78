"""The bytes servers answered, kept once under their SHA-256, compressed with Zstandard."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

import sqlalchemy as sa
import zstandard

from store.database import bodies


def keep_all(connection: sa.Connection, kept: Iterable[bytes]) -> list[str]:
    """Store bodies, but for those that are there already; the SHA-256 of each, in their order, as
    lower-case hexadecimal."""
    given = [(sha256(body).hexdigest(), body) for body in kept]
    new = dict(given)
    there = sa.select(bodies.c.sha256).where(bodies.c.sha256.in_(list(new)))
    for digest in connection.scalars(there).all():
        del new[digest]
    rows = [
        {"sha256": digest, "size": len(body), "zstd": zstandard.compress(body)}
        for digest, body in new.items()
    ]
    if rows:
        connection.execute(sa.insert(bodies), rows)
    return [digest for digest, _ in given]


def fetch(connection: sa.Connection, digest: str) -> bytes:
    """The body of that SHA-256; raises KeyError where it is not kept."""
    packed = connection.scalar(sa.select(bodies.c.zstd).where(bodies.c.sha256 == digest))
    if packed is None:
        raise KeyError(digest)
    return zstandard.decompress(packed)
