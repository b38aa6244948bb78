"""What is opened is closed at the end; SQLite removes its -wal file when the last one closes."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.closing import closing_stores
from store.log.database import open_store


@closing_stores()
def opened(file: Path) -> bool:
    """Open a store and leave it; whether it was open inside."""
    open_store(f"sqlite:///{file}")
    return wal(file).exists()


def wal(file: Path) -> Path:
    return file.with_name(f"{file.name}-wal")


def test_stores_are_closed_at_the_end(tmp_path: Path) -> None:
    first, second = tmp_path / "first.db", tmp_path / "second.db"
    with closing_stores():
        open_store(f"sqlite:///{first}")
        assert opened(second)
        assert not wal(second).exists()
        assert wal(first).exists()
    assert not wal(first).exists()


def test_stores_are_closed_after_an_error(tmp_path: Path) -> None:
    file = tmp_path / "blotter.db"
    with pytest.raises(ZeroDivisionError), closing_stores():
        open_store(f"sqlite:///{file}")
        raise ZeroDivisionError
    assert not wal(file).exists()
