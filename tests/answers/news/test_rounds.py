"""What the letters of one run share, and until when."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from answers.news.mailed_events import MailedEvents
from answers.news.news import news
from answers.news.rounds import Rounds
from store.log import log
from store.log.database import reading
from store.privacy.erasing import erase
from tests.answers.examples import CASES, SETTLEMENT
from tests.answers.news.examples import lines
from tests.search.examples import NOW, Blotter, masked, published, reread, withdrawn


@pytest.fixture
def blotter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Blotter]:
    blotter = Blotter(tmp_path_factory.mktemp("home"))
    blotter.append(*map(published, CASES))
    yield blotter
    blotter.engine.dispose()


def test_masks_and_erasures_count_from_when_they_are_made(blotter: Blotter) -> None:
    rounds = Rounds(settings=blotter.settings, engine=blotter.engine, now=NOW)
    with reading(blotter.engine) as connection:
        end = log.head(connection)
    assert rounds.reached == end.position
    before = rounds.to(end)
    assert rounds.to(end) is before
    blotter.append(masked("Bram Tolliver"))
    assert rounds.to(end) is not before
    (story,) = news(rounds.to(end), "kind:plea", since=0).stories
    assert lines(story) == ["Pleaded guilty: [masked], physician"]
    erase(blotter.engine, [3], reason="a court ordered it", by="ana", now=NOW)
    fresh = Rounds(settings=blotter.settings, engine=blotter.engine, now=NOW)
    assert fresh.reached > end.position
    assert news(fresh.to(end), "kind:plea", since=0).stories == ()


def test_events_are_read_once_however_far_back_letters_begin(blotter: Blotter) -> None:
    blotter.append(reread(CASES[0]), withdrawn(SETTLEMENT))
    events = MailedEvents(engine=blotter.engine, until=6)
    assert [it.position for it in events.after(3)] == [4, 6]
    assert [it.position for it in events.after(1)] == [2, 3, 4, 6]
    assert [it.position for it in events.after(4)] == [6]
    assert [it.position for it in events.after(0)] == [1, 2, 3, 4, 6]
    assert (events.after(6), events.after(9)) == ([], [])
