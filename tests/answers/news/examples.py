"""Letters about invented documents."""

from __future__ import annotations

from datetime import datetime

from answers.catch_up import catch_up_on
from answers.news.news import news
from answers.news.round import Round, round_to
from answers.news.stories import News, Story
from store.log import log
from store.log.database import reading
from tests.search.examples import NOW, Blotter


def a_round(blotter: Blotter, *, since: int = 0, now: datetime = NOW) -> Round:
    """What letters up to the end of the log share."""
    catch_up_on(blotter.engine, blotter.settings)
    with reading(blotter.engine) as connection:
        end = log.head(connection)
    return round_to(blotter.settings, blotter.engine, end, since=since, now=now)


def told(blotter: Blotter, query: str = "ketamine", *, since: int = 0) -> News:
    """What a letter tells."""
    return news(a_round(blotter, since=since), query, since=since)


def lines(story: Story) -> list[str]:
    """The facts of a story."""
    return [fact.words for fact in story.facts]
