"""The kept store of 30 November 2026 with pages: what people did on them is as it was, and the
folder that was published of it is gone on with."""

from __future__ import annotations

import tarfile
from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

from tests.publishing.folders import dead_links
from tests.stores.test_kept_stores import HERE, _backup, _export, _home, answer, blotter

_LAST_HASH = "578541bb794145af0651b4a6728d3bca934699c37c323b126ea2601b493f6958"
_ORDER, _ERASED = "us_fr_dea_documents:2025-05518", "us_trade_press:c2"
#: What the letters were signed with, and the link that one of them held.
_SECRET = "kept for the tests: 2026"
_GRACE = "grace-5f6884.c5d1e1b657b1.N_iAFxfwgaHlQu1q9Ei_RYIslYrBpGcjOIurHooRyFM"
_FOLDER = HERE / "2026_11_30_pages"


@pytest.fixture(scope="module", params=[_home, _export, _backup])
def kept(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that holds the store, by one of the three ways."""
    way: Callable[[Path, Path], None] = request.param
    made = tmp_path_factory.mktemp("home")
    way(_FOLDER, made)
    return made


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The folder as it was published."""
    with tarfile.open(_FOLDER / "published.tar.xz") as archive:
        # Pythons before 3.11.4 have no filters, and take no notice of this.
        archive.extraction_filter = getattr(tarfile, "data_filter", None)
        archive.extractall(tmp_path / "site")
    return tmp_path / "site"


def test_the_log_is_whole(kept: Path) -> None:
    assert f"24 events verified; the last hash is {_LAST_HASH}" in blotter(kept, "log", "verify")


def test_what_was_decided_on_pages_stands_with_who_did(kept: Path) -> None:
    decided = answer(kept, "show", _ORDER)["annotations"]
    assert [(tag["tag"], tag["by"]) for tag in decided["tags"]] == [("registration", "Ada")]
    assert [(note["text"], note["by"]) for note in decided["notes"]] == [
        ("See the press releases of 2024.", "Ada")
    ]
    assert (decided["review"]["verdict"], decided["review"]["by"]) == ("relevant", "Ada")
    assert answer(kept, "case", "us_trade_press:c3")["id"] == "us_trade_press:c1"
    (saved,) = answer(kept, "saved")["searches"]
    assert (saved["name"], saved["by"]) == ("doctors", "Ada")


def test_who_was_subscribed_on_a_page_still_is_until_the_link_is_followed(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BLOTTER_SECRET", _SECRET)
    (row,) = answer(kept, "subscriptions")["subscriptions"]
    assert (row["id"], row["standing"]) == ("grace-5f6884", "active")
    assert answer(kept, "subscription", "eve-b8db2e")["standing"] == "cancelled"
    home = copytree(kept, tmp_path / "home")
    assert blotter(home, "unsubscribe", _GRACE) == "grace-5f6884: no more letters\n"


def test_the_published_folder_is_gone_on_with_and_keeps_every_address(
    kept: Path, site: Path
) -> None:
    before = pages(site)
    assert "document/us_trade_press/c2/index.html" in before
    blotter(kept, "publish", str(site), "--url", "https://blotter.example/record/")
    assert before <= pages(site)
    assert list(dead_links(site)) == []
    assert "order 12" in (site / "document/us_trade_press/c2/index.html").read_text("utf-8")
    assert not [
        page for page in pages(site) if "Marisol Brandt" in (site / page).read_text("utf-8")
    ]


def pages(site: Path) -> set[str]:
    return {str(file.relative_to(site)) for file in site.rglob("*.html")}
