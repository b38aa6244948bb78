from __future__ import annotations

from pathlib import Path

import pytest

from crawler.source.code_version import code_version


@pytest.mark.parametrize("changed", ["sources/us_board.py", "source/deep/page.py", "user_feed.py"])
def test_another_reader_has_another_name(tmp_path: Path, changed: str) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for package in (first, second):
        for name in ("sources/us_board.py", "source/deep/page.py", "user_feed.py", "look/look.py"):
            file = package / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("READ = 1\n")
    assert code_version(first) == code_version(second)
    code_version.cache_clear()
    (second / "look/look.py").write_text("LOOK = 2\n")
    assert code_version(first) == code_version(second)
    code_version.cache_clear()
    (second / changed).write_text("READ = 2\n")
    assert code_version(first) != code_version(second)
