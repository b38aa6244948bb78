"""What the letters of one run share, and until when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from answers.news.mailed_events import MailedEvents
from answers.news.news import news
from answers.news.round import Round
from answers.news.rounds import Rounds
from store.log import log
from store.log.database import reading
from store.log.events import CaseUnlinked
from store.log.seals import Seal
from store.privacy.erasing import erase
from tests.answers.examples import CASES, CHARGE, PLEA, SETTLEMENT, decide
from tests.answers.news.examples import lines
from tests.search.examples import NOW, Blotter, masked, published, reread, revised, withdrawn


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
    assert lines(story) == ["Pleaded guilty: [masked], physician: forfeiture of $402,000"]
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


def test_a_letter_that_is_written_again_later_tells_the_same(blotter: Blotter) -> None:
    blotter.append(revised(replace(CASES[3], title="Clinic Settles Again")))
    end, first = at_the_end(blotter)
    early = [news(first, "conspiracy OR halcyon", since=since) for since in (0, 2, 4)]
    blotter.append(
        revised(replace(CASES[2], text="Bram Tolliver pleaded not guilty to ketamine charges.")),
        published(replace(CASES[1], id="us_example:9", title="Doctor Acquitted of All Counts")),
        withdrawn(SETTLEMENT),
        reread(replace(CASES[0], text="Dr. Orla Quennell was charged with ketamine conspiracy.")),
    )
    decide(blotter.engine, CHARGE, CaseUnlinked(document=PLEA, by="ana", reason="another case"))
    later, _ = at_the_end(blotter)
    assert later.position > end.position
    rounds = Rounds(settings=blotter.settings, engine=blotter.engine, now=NOW)
    assert rounds.reached == later.position
    for told in early:
        assert told.stories
        again = news(rounds.to(end), "conspiracy OR halcyon", since=told.since)
        assert again == told


def at_the_end(blotter: Blotter) -> tuple[Seal, Round]:
    rounds = Rounds(settings=blotter.settings, engine=blotter.engine, now=NOW)
    assert rounds.reached
    with reading(blotter.engine) as connection:
        end = log.head(connection)
    return end, rounds.to(end)
