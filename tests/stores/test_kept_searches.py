"""The kept store of 29 November 2026 with saved searches: what they asked for is still found."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.stores.test_kept_stores import HERE, _backup, _export, _home, answer, blotter

_LAST_HASH = "3ea719bacfb4bd04ead76bc2c27c66e8549600fede2ae77b08b35cd5e4eccbfd"


@pytest.fixture(scope="module", params=[_home, _export, _backup])
def home(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that holds the store, by one of the three ways."""
    way: Callable[[Path, Path], None] = request.param
    made = tmp_path_factory.mktemp("home")
    way(HERE / "2026_11_29_searches", made)
    return made


def found(home: Path, *words: str) -> set[str]:
    return {hit["id"].partition(":")[2] for hit in answer(home, "search", *words)["hits"]}


def test_the_log_is_whole(home: Path) -> None:
    assert f"18 events verified; the last hash is {_LAST_HASH}" in blotter(home, "log", "verify")


def test_saved_searches_ask_what_they_asked_then_and_now(home: Path) -> None:
    assert found(home, "@sentenced") == {"a1"}
    assert found(home, "@kickbacks") == {"a1", "a2"}
    assert found(home, "@kickbacks", "--as-of", "11") == {"a1"}
    saved = answer(home, "saved")["searches"]
    assert [row["name"] for row in saved] == ["kickbacks", "sentenced"]
    earlier = answer(home, "saved", "--as-of", "13")["searches"]
    assert [row["name"] for row in earlier] == ["clinics", "kickbacks", "sentenced"]


def test_subscriptions_ask_by_saved_searches_and_fields(home: Path) -> None:
    rows = answer(home, "subscriptions")["subscriptions"]
    assert {row["query"] for row in rows} == {
        "@sentenced",
        "kickback published:2023..2024 state:MA",
    }
    letter = blotter(home, "digest", "--dry-run", "--query", "@sentenced", "--since", "0")
    assert "Oxbow Bay Physician Sentenced" in letter


def test_words_fields_and_numbers_find_what_they_found(home: Path) -> None:
    assert found(home, "24-cr-415") == {"a1", "a2"}
    assert found(home, "party:Quimby kind:revocation") == {"2025-05518"}
    assert found(home, "tag:grand-jury") == {"c3"}
    assert found(home, '"Marisol Brandt"') == set()
    assert found(home, '"Marisol Brandt"', "--as-of", "17") == {"a3"}
