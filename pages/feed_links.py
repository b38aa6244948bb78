"""The feeds that a page names as the same in another form. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

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


def calendar_link(title: str, **asked: object) -> Alternate:
    """The days ahead as a calendar."""
    return Alternate(
        title=title,
        type="text/calendar",
        address=partial(_address, "due", "ics", "", asked),
    )


def _address(of: FeedOf, form: str, id: str, asked: Mapping[str, object], site: Site) -> str:
    return site.feed(of, form, id, **asked)
