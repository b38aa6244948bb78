"""Decoders of JSON into our own types, which several threads may ask for at once."""

from __future__ import annotations

from threading import Lock
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")

_BUILDING = Lock()
_BUILT: dict[type[Any], msgspec.json.Decoder[Any]] = {}


def decoder_of(kind: type[T]) -> msgspec.json.Decoder[T]:
    """The decoder of a type, built once.

    msgspec keeps what it finds out about a type with the type, field by field: a thread that meets
    a type of which another is just finding out decodes by half of it, and the process crashes. So
    they are built one after another, those of types that have types in common too.
    """
    if kind not in _BUILT:
        with _BUILDING:
            if kind not in _BUILT:
                _BUILT[kind] = msgspec.json.Decoder(kind)
    return _BUILT[kind]


def converted(value: object, kind: type[T]) -> T:
    """What JSON was read as, as one of our types, by all that is known of the type."""
    decoder_of(kind)
    return msgspec.convert(value, kind)
