"""Which sources an installation follows: those that ship, and the feeds of its own settings."""

from __future__ import annotations

from datetime import timedelta

from crawler import sources
from crawler.feed_faults import wrong_feeds
from crawler.politeness.credentials import key_variable, needs_key
from crawler.source.source import Source
from enforcement.topics import Topic, topic
from enforcement.vocabularies import VocabularyError
from store.config import Settings
from store.settings.config_error import ConfigError


def followed_names(settings: Settings) -> list[str]:
    """The sources that are followed, as set or else by their own default, then the feeds that are
    set, by name, but those that are set wrongly. Among them are those that cannot be looked at for
    want of a key."""
    ours = [name for name in sources.names() if _enabled(name, settings)]
    return [*ours, *sorted(settings.feeds.keys() - wrong_feeds(settings))]


def missing_keys(settings: Settings) -> dict[str, str]:
    """The followed sources that cannot be looked at for want of a key: by name, the environment
    variable that is to hold it."""
    ours = [sources.load(name) for name in followed_names(settings) if name in sources.names()]
    return {source.name: key_variable(source) for source in ours if needs_key(source, settings)}


def look_interval(name: str, settings: Settings) -> timedelta:
    """How often a followed source is looked at."""
    return sources.load(name).cadence if name in sources.names() else Source.cadence


def topic_of(settings: Settings) -> Topic:
    """What an installation follows; raises ConfigError where its vocabulary is none."""
    try:
        return topic(settings.vocabulary)
    except VocabularyError as error:
        msg = f"topic.vocabulary: {error}"
        raise ConfigError(msg) from error


def load_source(name: str, settings: Settings) -> Source:
    """The source or feed of that name, asking for the topic of the installation; raises KeyError
    where there is none, ConfigError where its vocabulary or the feed is not as it must be."""
    if name in sources.names() or name not in settings.feeds:
        return sources.load(name, topic_of(settings))
    from crawler import user_feed  # only where a feed is followed: it reads any page, slowly

    return user_feed.load(name, settings.feeds[name], topic_of(settings))


def _enabled(name: str, settings: Settings) -> bool:
    chosen = settings.source(name).enabled
    return sources.load(name).enabled if chosen is None else chosen


def contact_fault(settings: Settings) -> str | None:
    """Why publishers could write to nobody, in one line that names the setting; None where they
    can."""
    if settings.contact:
        return None
    return (
        f'contact: none is set; contact = "you@example.org" in {settings.home}/blotter.toml, or'
        " BLOTTER_CONTACT, is seen by publishers, who can write to you"
    )
