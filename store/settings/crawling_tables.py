"""The tables about what is fetched: all sources, one source, a feed, the topic."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from store.settings.shapes import FEED_ADDRESS, HEADER_VALUE
from store.settings.table import Count, Seconds, Table, key

Keep = Literal["all", "topic"]
_DELAY = key("Seconds between two requests to a host.", 10)
_USER_AGENT = key(
    "How requests say who asks.", "Blotter/1.0 (records@observatory.example)", HEADER_VALUE
)
_KEEP = key("What is kept of it: `all`, or what the vocabulary finds on `topic`.", "all")
_REQUESTS_A_DAY = key("Requests to one host in a day (UTC), at most.", 200)


class SourceSettings(Table, frozen=True, kw_only=True):
    """`[sources.NAME]`: what an installation changes about a source that ships.

    What is None is left to the source.
    """

    enabled: Annotated[bool | None, key("Whether it is followed.", False)] = None
    delay: Annotated[Seconds | None, _DELAY] = None
    user_agent: Annotated[str | None, _USER_AGENT] = None
    keep: Annotated[Keep | None, _KEEP] = None
    requests_a_day: Annotated[Count | None, _REQUESTS_A_DAY] = None


class FeedSettings(Table, frozen=True, kw_only=True):
    """`[feeds.NAME]`: a feed followed without code."""

    url: Annotated[
        str, key("Where the feed is.", "https://observatory.example/feed.xml", FEED_ADDRESS)
    ]
    keep: Annotated[Keep, _KEEP] = "topic"
    delay: Annotated[Seconds, _DELAY] = 5.0
    user_agent: Annotated[str | None, _USER_AGENT] = None
    requests_a_day: Annotated[Count, _REQUESTS_A_DAY] = 500


class CrawlSettings(Table, frozen=True, kw_only=True):
    """`[crawl]`: what holds for all sources."""

    deadline: Annotated[
        Annotated[float, msgspec.Meta(ge=1, le=86400)] | None,
        key("Seconds after which a look at a source is ended; each knows its own.", 1800),
    ] = None
    workers: Annotated[
        Annotated[int, msgspec.Meta(ge=1, le=64)] | None,
        key(
            "Processes of this machine that look at sources together, which others may help; needs"
            " PostgreSQL. One process that shares with nobody where it is not set.",
            4,
        ),
    ] = None


class TopicSettings(Table, frozen=True, kw_only=True):
    """`[topic]`: what documents must be about."""

    vocabulary: Annotated[
        str,
        key(
            "A vocabulary that ships, by its name, or the path of a file, seen from the settings'"
            " folder; the shipped default where empty.",
            "vocabulary.toml",
        ),
    ] = ""
