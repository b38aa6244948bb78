"""The bytes servers answered, kept once under their SHA-256, compressed with Zstandard."""

from __future__ import annotations

from hashlib import sha256

import sqlalchemy as sa
import zstandard

from store.database import bodies


def keep(connection: sa.Connection, body: bytes) -> str:
    """Store a body unless it is there already; its SHA-256, lower-case hexadecimal."""
    digest = sha256(body).hexdigest()
    if connection.scalar(sa.select(bodies.c.size).where(bodies.c.sha256 == digest)) is None:
        row = {"sha256": digest, "size": len(body), "zstd": zstandard.compress(body)}
        connection.execute(sa.insert(bodies), row)
    return digest


def fetch(connection: sa.Connection, digest: str) -> bytes:
    """The body of that SHA-256; raises KeyError where it is not kept."""
    packed = connection.scalar(sa.select(bodies.c.zstd).where(bodies.c.sha256 == digest))
    if packed is None:
        raise KeyError(digest)
    return zstandard.decompress(packed)
