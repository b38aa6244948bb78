"""The lists of the reference say what there is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.lists import pages


@pytest.mark.parametrize(("path", "text"), list(pages()), ids=["contract", "events"])
def test_a_list_is_that_of_today(path: Path, text: str) -> None:
    assert path.read_text("utf-8") == text, "`make examples` writes it anew"
