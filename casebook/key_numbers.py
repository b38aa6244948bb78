"""Keys of documents (`enforcement.matters.pairing`) as the tables have them."""

from __future__ import annotations

from hashlib import blake2b


def key_number(key: str) -> int:
    """The first eight bytes of a key's hash, signed."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), signed=True)
