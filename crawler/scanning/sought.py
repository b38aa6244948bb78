"""What is looked for: the topic and the followed sources, in a form that can be sent to a worker
that has neither our settings nor our store, and must not have them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from crawler import sources
from crawler.followed_sources import topic_of
from crawler.source.source import Source
from enforcement.topics import Topic
from store.config import Settings
from store.settings.crawling_tables import FeedSettings, Keep

_PACKAGES = ("crawler", "enforcement/topics.py")
_ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, kw_only=True, slots=True)
class SoughtSource:
    """A source that is followed."""

    name: str
    #: How it is set, where it is a feed without code.
    feed: FeedSettings | None
    keep: Keep


@dataclass(frozen=True, kw_only=True, slots=True)
class Sought:
    """What a file is looked through for."""

    about: Topic
    sources: tuple[SoughtSource, ...]
    #: Names the code that looks, which a worker must have as well.
    code: str

    @property
    def version(self) -> str:
        """Names all that decides what is found in a file."""
        told = repr((self.about.sha256, self.sources, self.code))
        return sha256(told.encode()).hexdigest()[:16]


def sought(settings: Settings, wanted: Sequence[Source]) -> Sought:
    """What is looked for by these settings. Raises ConfigError."""
    named = (
        SoughtSource(
            name=source.name,
            feed=settings.feeds.get(source.name),
            keep=settings.source(source.name).keep or source.keep,
        )
        for source in wanted
    )
    return Sought(about=topic_of(settings), sources=tuple(named), code=scanning_code())


def load_sought(one: SoughtSource, about: Topic) -> Source:
    """The source itself."""
    if one.feed is None:
        return sources.load(one.name, about)
    from crawler import user_feed  # only where a feed is followed: it reads any page, slowly

    return user_feed.load(one.name, one.feed, about)


@cache
def scanning_code() -> str:
    """Names the code that looks through files and reads pages: another may find other things."""
    digest = sha256()
    for package in _PACKAGES:
        place = _ROOT / package
        for file in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
