"""The bytes servers answered, kept once under their SHA-256, compressed with Zstandard."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

import sqlalchemy as sa
import zstandard

from store.log.database import bodies

#: Bytes of a body that are unpacked at a time where it is only looked through.
_PIECE = 1 << 18


@dataclass(frozen=True, kw_only=True, slots=True)
class ExaminedBody:
    """A body that was looked for, unpacked and hashed."""

    sha256: str
    #: Length in bytes; 0 where there is a fault.
    size: int = 0
    #: Why it does not prove anything; empty where it is what its name says.
    fault: str = ""


def keep_all(connection: sa.Connection, kept: Iterable[bytes]) -> list[str]:
    """Store bodies, but for those that are there already; the SHA-256 of each, in their order, as
    lower-case hexadecimal."""
    named = [(sha256(body).hexdigest(), body) for body in kept]
    given = dict(named)
    new = missing(connection, given)
    insert(connection, [(name, len(given[name]), zstandard.compress(given[name])) for name in new])
    return [digest for digest, _ in named]


def missing(connection: sa.Connection, digests: Collection[str]) -> list[str]:
    """Of these SHA-256, in their order, those whose bodies are not kept."""
    query = sa.select(bodies.c.sha256).where(bodies.c.sha256.in_(list(digests)))
    kept = set(connection.scalars(query))
    return [digest for digest in digests if digest not in kept]


def insert(connection: sa.Connection, packed: Sequence[tuple[str, int, bytes]]) -> None:
    """Store bodies that are not there yet: the SHA-256, the size, the compressed body of each."""
    rows = [{"sha256": name, "size": size, "zstd": body} for name, size, body in packed]
    if rows:
        connection.execute(sa.insert(bodies), rows)


def fetch(connection: sa.Connection, digest: str) -> bytes:
    """The body of that SHA-256; raises KeyError where it is not kept."""
    packed = connection.scalar(sa.select(bodies.c.zstd).where(bodies.c.sha256 == digest))
    if packed is None:
        raise KeyError(digest)
    return zstandard.decompress(packed)


def examine(connection: sa.Connection, digests: Collection[str]) -> Iterator[ExaminedBody]:
    """Each of these bodies, unpacked piece by piece and held to its name, in no order."""
    missing = set(digests)
    query = sa.select(bodies).where(bodies.c.sha256.in_(missing)).execution_options(yield_per=8)
    with connection.execute(query) as rows:
        for digest, size, packed in rows:
            missing.discard(digest)
            yield _examined(digest, size, packed)
    for digest in missing:
        yield ExaminedBody(sha256=digest, fault=f"the body {digest} it rests on is not kept")


def _examined(digest: str, size: int, packed: bytes) -> ExaminedBody:
    try:
        if is_sound(digest, size, packed):
            return ExaminedBody(sha256=digest, size=size)
        fault = f"the body kept as {digest} is not the one that was fetched"
    except ValueError as error:
        fault = str(error)
    return ExaminedBody(sha256=digest, fault=fault)


def is_sound(digest: str, size: int, packed: bytes) -> bool:
    """Whether a compressed body has this SHA-256 and this size in bytes; it is unpacked piece by
    piece, and no further than its size. Raises ValueError where it cannot be unpacked."""
    digester, length = sha256(), 0
    try:
        with zstandard.ZstdDecompressor().stream_reader(packed) as pieces:
            while length <= size and (piece := pieces.read(_PIECE)):
                digester.update(piece)
                length += len(piece)
    except (TypeError, zstandard.ZstdError) as error:  # SQLite keeps any type in any column
        msg = f"the body {digest} cannot be unpacked: {error}"
        raise ValueError(msg) from error
    return digester.hexdigest() == digest and length == size
