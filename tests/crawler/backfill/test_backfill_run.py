"""A back-fill from WARC files, also one that is killed at every turn."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from store.log.events import DocumentPublished, DocumentRevised, SourceBackfilled
from tests.crawler.backfill.past import FOLDER, documents, events, filled
from tests.crawler.warc import Warc

#: Real servers, or processes of their own (`make test-servers`).
pytestmark = pytest.mark.servers

#: More documents than fit into one transaction, every fifth of them edited twice.
_DOCUMENTS = 230


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    warc = Warc(tmp_path_factory.mktemp("archive") / "a.warc.gz")
    for month, texts in (("03", "A"), ("04", "B"), ("05", "A")):
        for number in range(0, _DOCUMENTS, 1 if month == "03" else 5):
            warc.answer(
                f"2019-{month}-{number % 28 + 1:02}T09:00:00Z",
                f"{FOLDER}{number}",
                f"<h1>{number}</h1><article>Ketamine, {texts}</article>",
            )
    warc.answer("2018-12-31T23:59:59Z", f"{FOLDER}early", "<h1>Early</h1><article>Ketamine")
    warc.answer("2021-01-01T00:00:00Z", f"{FOLDER}late", "<h1>Late</h1><article>Ketamine")
    return warc.written()


def _fill(home: Path, archive: Path, die_at: int = 0) -> int:
    home.mkdir(exist_ok=True)
    done = filled(
        home,
        kind="releases",
        since="2019-01-01",
        until="2020-12-31",
        files=[str(archive)],
        die_at=die_at,
    )
    assert die_at or done.returncode == 0, done.stderr
    return done.returncode


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory, archive: Path) -> Path:
    home = tmp_path_factory.mktemp("calm")
    _fill(home, archive)
    return home


def test_every_state_of_the_days_is_recorded_and_marked(calm: Path) -> None:
    kinds = Counter(kind for _, _, kind in documents(calm))
    assert kinds == {"DocumentPublished": _DOCUMENTS, "DocumentRevised": 2 * _DOCUMENTS / 5}
    found = [recorded.event for recorded in events(calm)]
    assert all(
        event.backfilled
        for event in found
        if isinstance(event, DocumentPublished | DocumentRevised)
    )
    (end,) = [event for event in found if isinstance(event, SourceBackfilled)]
    assert (end.origin, end.complete, end.recorded) == ("files", True, _DOCUMENTS * 7 / 5)


def test_once_more_changes_nothing(calm: Path, archive: Path, tmp_path: Path) -> None:
    _fill(tmp_path / "home", archive)
    _fill(tmp_path / "home", archive)
    assert documents(tmp_path / "home") == documents(calm)


@pytest.mark.parametrize("die_at", [2, 4, 6])
def test_killed_and_run_again_it_leaves_the_same(
    calm: Path, archive: Path, tmp_path: Path, die_at: int
) -> None:
    """Killed when a transaction is about to be committed, twice, then left to its end."""
    assert _fill(tmp_path / "home", archive, die_at) == -9
    half = documents(tmp_path / "home")
    _fill(tmp_path / "home", archive, die_at + 1)
    _fill(tmp_path / "home", archive)
    assert documents(tmp_path / "home")[: len(half)] == half
    assert sorted(documents(tmp_path / "home")) == sorted(documents(calm))
