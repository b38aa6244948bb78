"""How far ahead a day is, in words."""

from __future__ import annotations

import pytest

from pages.views.due import in_words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "today"),
        (1, "tomorrow"),
        (-1, "yesterday"),
        (36, "in 36 days"),
        (-2, "2 days ago"),
    ],
)
def test_in_words(days: int, words: str) -> None:
    assert in_words(days) == words
