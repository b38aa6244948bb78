"""Files of published pages, for any id and on any file system."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from answers.documents.published_paths import file_name, published_path


def test_an_id_that_is_safe_is_its_own_name() -> None:
    assert published_path("document", "us_dea:some-release") == (
        "document/us_dea/some-release/index.html"
    )
    assert published_path("search") == "index.html"
    assert published_path("case", "us_dea:a", "feed.atom") == "case/us_dea/a/feed.atom"


def test_what_is_not_gets_a_hash() -> None:
    for text in ("../../etc", "A", "a.", "con", "a/b", "x" * 300, "", "é", "index.html", "\ud800"):
        assert "~" in file_name(text), text
    assert file_name("A") != file_name("a")


@given(st.text() | st.sampled_from(["NUL", "..", "a/..", "Straße"]))
def test_a_name_is_safe_everywhere(text: str) -> None:
    name = file_name(text)
    assert re.fullmatch(r"[a-z0-9_-]{0,100}(~[0-9a-f]{16})?", name), name
    assert len(name) <= 100
    assert name == name.casefold()


@given(st.text(), st.text())
def test_two_ids_never_share_a_name(one: str, other: str) -> None:
    assert (file_name(one) == file_name(other)) == (one == other)
