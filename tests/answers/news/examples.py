"""Letters about invented documents."""

from __future__ import annotations

from datetime import datetime

from answers.news.news import news
from answers.news.round import Round
from answers.news.rounds import Rounds
from answers.news.stories import News, Story
from store.log import log
from store.log.database import reading
from tests.search.examples import NOW, Blotter


def a_round(blotter: Blotter, *, now: datetime = NOW) -> Round:
    """What letters up to the end of the log share."""
    rounds = Rounds(settings=blotter.settings, engine=blotter.engine, now=now)
    with reading(blotter.engine) as connection:
        end = log.head(connection)
    assert rounds.reached == end.position
    return rounds.to(end)


def told(blotter: Blotter, query: str = "ketamine", *, since: int = 0) -> News:
    """What a letter tells."""
    return news(a_round(blotter), query, since=since)


def lines(story: Story) -> list[str]:
    """The facts of a story."""
    return [fact.words for fact in story.facts]
