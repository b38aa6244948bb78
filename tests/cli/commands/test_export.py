"""`blotter export`: a WARC file, whole or not at all, that gives the same documents again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import sqlalchemy as sa
from click.testing import CliRunner, Result
from warcio.archiveiterator import ArchiveIterator

from cli.main import main
from store.documents.known import known_from
from store.log.database import open_store, reading
from store.log.document import Document
from store.log.log import read, streams


def blotter(home: Path, *words: str) -> Result:
    return CliRunner().invoke(main, list(words), env={"BLOTTER_HOME": str(home)})


def _documents(home: Path) -> dict[str, tuple[Document | None, int]]:
    """Every document as it was last read, and how often it was revised."""
    engine = open_store(f"sqlite:///{home / 'blotter.db'}")
    with reading(engine) as connection:
        states = {
            name: known_from(read(connection, stream=name))
            for name in streams(connection, "document/")
        }
    engine.dispose()
    return {name: (state.document, state.revisions) for name, state in states.items()}


@pytest.fixture
def home(sample_home: Path) -> Path:
    return sample_home


def _records(file: Path) -> list[tuple[str, str | None, bytes]]:
    """Each record's type, address and content, the digests of which hold."""
    with file.open("rb") as opened:
        return [
            (it.rec_type, it.rec_headers.get_header("WARC-Target-URI"), it.content_stream().read())
            for it in ArchiveIterator(opened, check_digests="raise")
        ]


def test_what_is_exported_and_replayed_gives_the_same_documents(home: Path, tmp_path: Path) -> None:
    """Pages, records of listings, parts, feeds: of all six publishers of the sample."""
    file, plain = tmp_path / "all.warc.gz", tmp_path / "all.warc"
    for made in (file, plain):
        result = blotter(home, "export", "--warc", str(made))
        assert result.output == (
            f"{made}: 63 documents, 60 answers, 0 of them with a body that came before\n"
        )
    again = tmp_path / "again"
    assert blotter(again, "crawl", "--replay", str(file)).exit_code == 0
    assert _documents(again) == _documents(home)
    kinds = [kind for kind, _, _ in _records(file)]
    assert kinds[0] == "warcinfo"
    assert kinds.count("response") == 60
    assert _records(plain)[1:] == _records(file)[1:]  # the first tells when it was written


def test_some_documents(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "some.warc.gz"
    result = blotter(home, "export", "--warc", str(file), "--source", "us_fda_warning_letters")
    assert ": 3 documents, 3 answers" in result.output
    document = (
        "us_dea_press_releases:2025-05-08-three-prescribers-surrender-registrations-home-ketamine"
    )
    result = blotter(home, "export", "--warc", str(file), "--id", document)
    assert ": 1 documents, 1 answers" in result.output
    assert blotter(tmp_path / "again", "crawl", "--replay", str(file)).exit_code == 0
    assert list(_documents(tmp_path / "again")) == [f"document/{document}"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--id", "us_dea:none"), 1, "nothing is kept of us_dea:none"),
        (("--source", "us_none"), 1, "nothing is kept of us_none"),
        (("--source", "a", "--id", "b"), 2, "cannot be given together"),
    ],
)
def test_nothing_to_export_leaves_no_file(
    home: Path, tmp_path: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    result = blotter(home, "export", "--warc", str(tmp_path / "a.warc"), *words)
    assert result.exit_code == code
    assert said in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_empty_store_leaves_no_file(tmp_path: Path) -> None:
    result = blotter(tmp_path / "home", "export", "--warc", str(tmp_path / "a.warc"))
    assert result.exit_code == 1
    assert "nothing is kept of any document" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


def test_a_half_written_file_never_remains(sample_home: Path, tmp_path: Path) -> None:
    """A body turns out to be damaged when others have been written; the file before stays."""
    home = tmp_path / "home"
    shutil.copytree(sample_home, home)
    engine = open_store(f"sqlite:///{home / 'blotter.db'}")
    with engine.begin() as connection:
        damaged = sa.text(
            "UPDATE bodies SET zstd = (SELECT zstd FROM bodies ORDER BY sha256 DESC LIMIT 1)"
        )
        connection.execute(damaged)
    engine.dispose()
    file = tmp_path / "a.warc.gz"
    file.write_bytes(b"before")
    result = blotter(home, "export", "--warc", str(file))
    assert result.exit_code == 1
    assert "is not the one that was fetched" in result.stderr
    assert file.read_bytes() == b"before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.warc.gz", "home"]


def test_a_folder_that_is_not_there_is_named(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "none" / "a.warc.gz"
    result = blotter(home, "export", "--warc", str(file))
    assert result.exit_code == 1
    assert f"{file}: No such file or directory" in result.stderr
