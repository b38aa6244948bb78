"""The feeds that a page names as the same in another form. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from casebook.asking.fields import BY_NAME
from formats.feeds.forms import FORMS
from pages.site import FeedOf, Site
from pages.web_page import Alternate


def feed_links(title: str, of: FeedOf, id: str = "", **asked: object) -> tuple[Alternate, ...]:
    """A feed in every form, of what a person calls `title`."""
    return tuple(
        Alternate(
            title=f"{title} ({form.name})",
            type=form.media_type,
            address=partial(_address, of, ending, id, asked),
        )
        for ending, form in FORMS.items()
    )


def news_links(values: Mapping[str, Any]) -> tuple[Alternate, ...]:
    """What is new of the documents that a page's question is narrowed to."""
    asked = narrowed(values)
    return feed_links("News of these" if asked else "All that is new", "search", **asked)


def narrowed(values: Mapping[str, Any]) -> dict[str, Any]:
    """What says which documents a question is asked of: its query and its fields."""
    return {name: it for name, it in values.items() if name in ("query", *BY_NAME) and it}


def calendar_link(title: str, **asked: object) -> Alternate:
    """The days ahead as a calendar."""
    return Alternate(
        title=title,
        type="text/calendar",
        address=partial(_address, "due", "ics", "", asked),
    )


def _address(of: FeedOf, form: str, id: str, asked: Mapping[str, object], site: Site) -> str:
    return site.feed(of, form, id, **asked)
