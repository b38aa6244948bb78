"""Every source, against its recorded answers. A new source needs no line here."""

from __future__ import annotations

import shutil
import socket
from pathlib import Path
from typing import NoReturn

import pytest

from crawler.sources import load, names
from tests.sources.checks import check_links, check_readings, check_statement
from tests.sources.recording import expected, recorded, report

HERE = Path(__file__).parent

every_source = pytest.mark.parametrize("name", names())


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A source reads what it is given; one that asks a server is found out."""

    def refuse(*_: object) -> NoReturn:
        msg = "a source asked the network"
        raise AssertionError(msg)

    monkeypatch.setattr(socket.socket, "connect", refuse)


@every_source
def test_it_states_who_where_and_since_when(name: str) -> None:
    check_statement(load(name))


@every_source
def test_its_listing_offers_each_document_once(name: str) -> None:
    check_links(load(name), recorded(HERE / name))


@every_source
def test_its_pages_read_whole_and_always_the_same(name: str) -> None:
    check_readings(load(name), recorded(HERE / name))


@every_source
def test_it_reads_what_was_reviewed(name: str) -> None:
    found = report(load(name), recorded(HERE / name))
    assert found == expected(HERE / name, found)


def test_every_folder_belongs_to_a_source() -> None:
    folders = {path.name for path in HERE.iterdir() if path.is_dir()} - {"__pycache__"}
    assert folders == set(names())


def test_a_missing_expectation_is_written_and_fails_once(tmp_path: Path) -> None:
    name = "us_doj_press_releases"
    folder = tmp_path / name
    shutil.copytree(HERE / name, folder, ignore=shutil.ignore_patterns("expected.json"))
    found = report(load(name), recorded(folder))
    with pytest.raises(pytest.fail.Exception, match="compare it with the recorded answers"):
        expected(folder, found)
    assert expected(folder, found) == found
