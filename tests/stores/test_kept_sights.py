"""The kept store of 29 November 2026: pages that could not be had, or were seen nearly empty."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.stores.test_kept_stores import HERE, _backup, _export, _home, answer, blotter

_LAST_HASH = "fab636933ca23f694c58abe76e54ed34cdce5842093cbcf49a9143fb80291dde"


@pytest.fixture(scope="module", params=[_home, _export, _backup])
def home(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that holds the store, by one of the three ways."""
    way: Callable[[Path, Path], None] = request.param
    made = tmp_path_factory.mktemp("home")
    way(HERE / "2026_11_29", made)
    return made


def test_the_log_is_whole(home: Path) -> None:
    said = blotter(home, "log", "verify")
    assert f"24 events verified; the last hash is {_LAST_HASH}" in said
    assert "7 bodies verified" in said


def test_what_was_seen_nearly_empty_is_told_from_edits(home: Path) -> None:
    changes = answer(home, "changes")["changes"]
    assert [(change["position"], change["change"]) for change in changes] == [
        (9, "seen_empty"),
        (10, "seen_empty"),
        (11, "completed"),
        (13, "seen_whole"),
        (14, "edited"),
        (22, "removed"),
    ]


def test_an_edit_that_was_seen_twice_dates_from_the_first_sight(home: Path) -> None:
    first, seen, edited = answer(home, "show", "tarn_board:tarn-c")["events"]
    assert seen["type"] == "DocumentSeenEmpty"
    assert edited["capture"] == seen["capture"] != first["capture"]


def test_what_was_read_whole_later_is_found_by_its_words(home: Path) -> None:
    hits = answer(home, "search", '"perpetual inventory"')["hits"]
    assert [(hit["id"], hit["revision"]) for hit in hits] == [("tarn_board:tarn-a", 0)]
    assert not answer(home, "search", '"perpetual inventory"', "--as-of", "8")["hits"]


def test_a_page_that_says_it_is_not_there_was_taken_down(home: Path) -> None:
    (removed,) = (
        change for change in answer(home, "changes")["changes"] if change["change"] == "removed"
    )
    assert (removed["id"], removed["reason"]) == ("tarn_board:tarn-d", "page-not-found")
