"""The kept store of 29 November 2026 with letters: who gets them, what they told, and how to end
them is as it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

from tests.stores.test_kept_stores import HERE, _backup, _export, _home, answer, blotter

_LAST_HASH = "12650d87c6b27db8e0ebd24b807c5107ee42941786497c5019febc3d58963262"
#: What the letters were signed with, and the links that two of them held.
_SECRET = "kept for the tests: 2026"
_ADA = "ada-60a02d.49e4232b638f.lp__sX_Jj1lenvYyqwX2wlbqFI41TIB3I3JXWVwA6ro"
_EVE = "eve-e921ae.3909625d64a4.nAbRxdZw001I7CL5Tq2mhyR1jwHeuiz4MzskQW_bwLA"


@pytest.fixture(scope="module", params=[_home, _export, _backup])
def kept(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that holds the store, by one of the three ways."""
    way: Callable[[Path, Path], None] = request.param
    made = tmp_path_factory.mktemp("home")
    way(HERE / "2026_11_29_letters", made)
    return made


@pytest.fixture(autouse=True)
def _secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BLOTTER_SECRET", _SECRET)


def test_the_log_is_whole(kept: Path) -> None:
    assert f"46 events verified; the last hash is {_LAST_HASH}" in blotter(kept, "log", "verify")


def test_subscriptions_stand_as_they_did(kept: Path) -> None:
    rows = answer(kept, "subscriptions")["subscriptions"]
    assert {row["id"].partition("-")[0]: row["standing"] for row in rows} == {
        "ada": "active",
        "bo": "active",
        "chat": "paused",
        "cy": "unconfirmed",
        "dee": "active",
        "gone": "active",
    }
    assert rows[0]["times"]["words"] == "each Friday at 08:05 (Europe/Berlin)"
    assert (rows[1]["query"], rows[1]["empty_week"]) == ('ketamine OR "grand jury"', "nothing")
    assert (rows[2]["webhook"], rows[2]["body"]) == ("chat.example", "matrix")


def test_what_became_of_letters_is_known(kept: Path) -> None:
    ada, bo, gone = (
        answer(kept, "subscription", name) for name in ("ada-60a02d", "bo-2b81aa", "gone-d16880")
    )
    assert (ada["letters"], ada["last_letter"]["until"], bool(ada["prepared_at"])) == (2, 35, True)
    assert [(one["status"], one["hard"]) for one in bo["failures"]] == [("4.2.2", False)]
    assert [one["hard"] for one in gone["failures"]] == [True, True]
    assert answer(kept, "subscription", "eve-e921ae")["standing"] == "cancelled"


def test_a_letter_can_be_drafted(kept: Path) -> None:
    letter = blotter(kept, "digest", "--dry-run", "--subscription", "bo-2b81aa", "--since", "0")
    assert "Clinic Owner Sentenced for Ketamine" in letter


def test_the_links_in_letters_still_end_them(kept: Path, tmp_path: Path) -> None:
    home = copytree(kept, tmp_path / "home")
    assert blotter(home, "unsubscribe", _EVE) == "eve-e921ae: no more letters\n"
    assert blotter(home, "unsubscribe", _ADA) == "ada-60a02d: no more letters\n"
    assert answer(home, "subscription", "ada-60a02d")["standing"] == "cancelled"
