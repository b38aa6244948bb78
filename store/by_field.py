"""A dataclass by its fields."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def by_field(value: DataclassInstance) -> dict[str, Any]:
    """What a dataclass has in its fields, by their names, each as it is: to make one of a class
    with further fields of it."""
    return {field.name: getattr(value, field.name) for field in fields(value)}
