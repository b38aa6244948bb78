"""Files that appear when they are whole, and what is no file."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Thread

import pytest

from formats.whole_file import whole_file


def test_a_file_appears_when_it_is_whole(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("before")
    with whole_file(file) as out:
        out.write(b"after")
        out.flush()
        assert file.read_text() == "before"
    assert file.read_text() == "after"
    assert list(tmp_path.iterdir()) == [file]


def test_what_fails_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), whole_file(tmp_path / "file"):
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


def test_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "file")
    with whole_file(tmp_path / "link") as out:
        out.write(b"kept")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_text() == "kept"


def test_a_pipe_is_written_into(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = Thread(target=lambda: read.append(pipe.read_text()))
    reader.start()
    with whole_file(pipe) as out:
        out.write(b"through")
    reader.join()
    assert read == ["through"]
    assert pipe.is_fifo()
