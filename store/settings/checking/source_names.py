"""Names of sources and feeds in the settings, held against those of the sources that ship."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from store.nearest import did_you_mean, nearest
from store.settings.toml_text import toml_text

_SLUG = re.compile(r"[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*")
_LONGEST = 60

#: Dotted keys, each with what is wrong.
Wrong = Iterator[tuple[str, str]]


def wrong_feed_names(feeds: Mapping[str, Any]) -> Wrong:
    """Feeds that cannot be called so (`state_board-news` is a name)."""
    for name in feeds:
        if not _SLUG.fullmatch(name) or len(name) > _LONGEST:
            shown = f"feeds.{name if name.isidentifier() else toml_text(name)}"
            yield shown, f"a feed's name is lower-case letters, digits, _ and -, at most {_LONGEST}"


def wrong_sources(
    sources: Mapping[str, Any], feeds: Mapping[str, Any], shipped: Collection[str]
) -> Wrong:
    """Sources that there are not, and feeds that would hide one that there is."""
    for name in sources:
        if name in feeds and name not in shipped:
            yield f"sources.{name}", f"it is a feed: write its keys under [feeds.{name}]"
        elif name not in shipped:
            hint = (
                did_you_mean(nearest(name, shipped)) or "; `blotter sources` lists those there are"
            )
            yield f"sources.{name}", f"no source is called so{hint}"
    for name in feeds:
        if name in shipped:
            yield f"feeds.{name}", "a source that ships has this name: call the feed otherwise"
