"""A date and a position in one number, which entries are ordered by."""

from __future__ import annotations

from datetime import date

_BITS = 40
_POSITION = (1 << _BITS) - 1


def order_number(day: date | None, position: int) -> int:
    """What entries are ordered by: the date, none before all others, then the position."""
    return (day.toordinal() if day else 0) << _BITS | position


def dated(order: int) -> date | None:
    """The date in an order number."""
    day = order >> _BITS
    return date.fromordinal(day) if day else None


def position_of(order: int) -> int:
    """The position in an order number."""
    return order & _POSITION
