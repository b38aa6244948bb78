"""The forms that a feed is written in, by the ending of its address."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from formats.feeds import atom, json_feed
from formats.feeds.feed import Feed


class Form(NamedTuple):
    """A form of feeds."""

    #: As a person calls it.
    name: str
    media_type: str
    write: Callable[[Feed], bytes]


FORMS: Mapping[str, Form] = {
    "atom": Form("Atom", atom.MEDIA_TYPE, atom.as_atom),
    "json": Form("JSON Feed", json_feed.MEDIA_TYPE, json_feed.as_json_feed),
}
