"""A process that answers is registered, follows erasures, and says when it has passed one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from answers.catch_up import catch_up
from answers.erasures import presence
from answers.erasures.presence import Presence, present
from answers.erasures.reached import reached_by
from answers.erasures.status import (
    ErasureStatus,
    StrikeError,
    erasure_status,
    status_once_followed,
    strike_off,
)
from answers.erasures.under_way import under_way
from answers.forgetting import forget
from answers.log import erasure_preview
from store.database_address import StoreError
from store.privacy import erasing
from store.readers.folders import published_folder
from store.readers.registry import holders, said
from tests.search.examples import NOW, Blotter, document, published


@pytest.fixture
def record(tmp_path: Path) -> Blotter:
    """Two documents (#1, #2), of which all is made that answers are made from."""
    made = Blotter(tmp_path)
    made.append(published(document("us_example:1", "Of ketamine.")))
    made.append(published(document("us_example:2", "Of ketamine, too.")))
    catch_up(made.settings)
    return made


@pytest.fixture
def web(record: Blotter) -> Iterator[Presence]:
    one = Presence(record.settings, record.engine, "web")
    one.begin()
    yield one
    one.leave()


def erase(record: Blotter, position: int = 1) -> None:
    erasing.erase(record.engine, [position], by="ana", reason="order 12", now=NOW)


def status(record: Blotter) -> ErasureStatus:
    return erasure_status(record.engine, record.settings)


def standings(record: Blotter) -> dict[str, str]:
    return {it.kind: it.standing for it in status(record).readers}


def test_a_reader_follows_an_erasure_by_itself(record: Blotter, web: Presence) -> None:
    assert standings(record) == {"index": "passed", "web": "passed"}
    erase(record)
    assert reached_by(record.settings) == 2
    assert standings(record) == {"index": "behind", "web": "behind"}
    assert not status(record).complete
    web.look()
    assert reached_by(record.settings) == 3
    assert standings(record) == {"index": "passed", "web": "passed"}
    assert (status(record).position, status(record).complete) == (3, True)


def test_an_answer_that_was_begun_before_is_waited_for(record: Blotter, web: Presence) -> None:
    with under_way():
        erase(record)
        web.look()
        web.look()
        assert standings(record)["web"] == "behind"
    with under_way():
        web.look()
        assert standings(record)["web"] == "passed"


def test_a_reader_that_ends_is_registered_no_more_and_its_index_is(record: Blotter) -> None:
    with present(record.settings, record.engine, "mcp"):
        assert standings(record) == {"index": "passed", "mcp": "passed"}
    erase(record)
    assert standings(record) == {"index": "behind"}


def test_it_looks_by_itself_while_it_runs(record: Blotter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(presence, "LOOK", 0.01)
    with present(record.settings, record.engine, "serve"):
        erase(record)
        found = status_once_followed(record.engine, record.settings, patience=60)
    assert found.complete


def test_nothing_is_written_while_there_is_nothing_to_say(record: Blotter, web: Presence) -> None:
    def words() -> object:
        return [it.said_at for it in holders(record.engine)[0]]

    before = words()
    record.append(published(document("us_example:3", "Of ketamine, again.")))
    web.look()
    web.look()
    assert words() == before


def test_what_it_says_again_is_how_far_it_is(
    record: Blotter, web: Presence, monkeypatch: pytest.MonkeyPatch
) -> None:
    record.append(published(document("us_example:3", "Of ketamine, again.")))
    catch_up(record.settings)
    monkeypatch.setattr(presence, "WORD", 0.0)
    web.look()
    assert {it.position for it in status(record).readers} == {3}


def test_one_that_was_struck_off_and_lives_is_back_with_its_next_word(
    record: Blotter, web: Presence, monkeypatch: pytest.MonkeyPatch
) -> None:
    (name,) = (it.name for it in status(record).readers if it.kind == "web")
    with pytest.raises(StrikeError, match="is not gone"):
        strike_off(record.engine, name)
    silence(record, name)
    erase(record)
    assert standings(record)["web"] == "silent"
    strike_off(record.engine, name)
    assert standings(record) == {"index": "behind"}
    monkeypatch.setattr(presence, "WORD", 0.0)
    web.look()
    assert standings(record) == {"index": "passed", "web": "passed"}


def silence(record: Blotter, name: str) -> None:
    """As if a reader had run elsewhere, and said nothing for long."""
    (one,) = (it for it in holders(record.engine)[0] if it.name == name)
    long_ago = (one.said_at - timedelta(minutes=10)).isoformat()
    with record.engine.begin() as connection:
        spoken = sa.text("UPDATE view_readers SET process = '', said_at = :at WHERE name = :name")
        connection.execute(spoken, {"at": long_ago, "name": name})


def test_who_is_known_to_have_ended_is_waited_for_no_more(record: Blotter, web: Presence) -> None:
    """Its place is taken out by the next that begins."""
    (one,) = (it for it in holders(record.engine)[0] if it.kind == "web")
    ended = replace(one, name="web@here:1", process=f"{one.process.partition('#')[0]}#1@1")
    said(record.engine, ended)
    assert ended.name not in {it.name for it in status(record).readers}
    assert ended.name in {it.name for it in holders(record.engine)[0]}
    other = Presence(record.settings, record.engine, "mcp")
    other.begin()
    assert ended.name not in {it.name for it in holders(record.engine)[0]}
    other.leave()


def test_a_published_folder_is_waited_for_until_it_is_published_again(record: Blotter) -> None:
    said(record.engine, published_folder("/site", 2))
    erase(record)
    forget(record.engine, record.settings)
    assert standings(record) == {"files": "passed", "published": "behind"}
    (name,) = (it.name for it in status(record).waiting_for)
    strike_off(record.engine, name)
    assert status(record).complete
    with pytest.raises(StrikeError, match="no reader is called"):
        strike_off(record.engine, name)


def test_an_erasure_that_was_interrupted_is_not_complete(
    record: Blotter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(erasure_preview, "forget", killed)
    told = {"by": "ana", "reason": "order 12", "now": NOW}
    with pytest.raises(KeyboardInterrupt):
        erasure_preview.erase(record.engine, record.settings, [1], **told)  # type: ignore[arg-type]
    assert standings(record) == {"files": "behind"}
    with pytest.raises(StrikeError):
        strike_off(record.engine, "files")
    monkeypatch.undo()
    erasure_preview.erase(record.engine, record.settings, [1], **told)  # type: ignore[arg-type]
    assert status(record).complete


def test_a_database_that_is_away_is_told_once(
    record: Blotter,
    web: Presence,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def away(*_: object) -> int:
        msg = "cannot read the store: the server is gone"
        raise StoreError(msg)

    monkeypatch.setattr(presence, "last_erasure", away)
    web.look()
    web.look()
    (told,) = (it for it in caplog.records if it.name == "blotter.readers")
    assert told.getMessage().endswith("the server is gone")
    monkeypatch.undo()
    erase(record)
    web.look()
    assert standings(record)["web"] == "passed"
