"""Dossiers as the casebook keeps them: as JSON."""

from __future__ import annotations

import msgspec

from enforcement.reading.dossier import Dossier
from store.decoding.json_decoders import decoder_of


def to_json(dossier: Dossier) -> str:
    """A dossier as text."""
    return msgspec.json.encode(dossier).decode()


def from_json(text: str) -> Dossier:
    """The dossier in a text; raises `msgspec.DecodeError` where there is none."""
    return decoder_of(Dossier).decode(text)
