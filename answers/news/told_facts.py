"""What a letter told, as the log remembers it: by ids, never in words."""

from __future__ import annotations

from hashlib import sha256


def party_id(document_id: str, key: str) -> str:
    """What tells a party of a document from the others, and holds no name; `key` is that of
    `enforcement.matters.party_history.party_key`."""
    return sha256(f"{document_id}\n{key}".encode()).hexdigest()[:16]
