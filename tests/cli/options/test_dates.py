"""Days and spans of time."""

from __future__ import annotations

from datetime import date

import click
import pytest

from cli.options.dates import SpanParam


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("0d", date(2026, 1, 31)),
        ("30d", date(2026, 3, 2)),
        ("6w", date(2026, 3, 14)),
        ("1m", date(2026, 2, 28)),
        ("3m", date(2026, 4, 30)),
        ("25m", date(2028, 2, 29)),
    ],
)
def test_the_last_day(text: str, last: date) -> None:
    assert SpanParam().convert(text, None, None).after(date(2026, 1, 31)) == last


@pytest.mark.parametrize("text", ["", "30", "d", "-3d", "3y", "1.5w", "٣d", "99999d"])
def test_what_is_no_span(text: str) -> None:
    with pytest.raises(click.BadParameter, match="write 30d, 6w or 3m"):
        SpanParam().convert(text, None, None)
