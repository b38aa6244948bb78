"""What tells the entries of a feed apart, and knows them again in its later states.

A guid does, where it is one: some feeds give all their entries the same, or `N/A`. Then the link
does, unless it is the same for all; then the title; then the first words. What is an address is
compared as `addresses.canonical` has it; anything else is a name, kept as it is written.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape

from crawler.source.feeds.addresses import (
    canonical,
    in_one_form,
    variants,
    without_tracking,
)
from crawler.source.feeds.entry import Feed, FeedEntry

#: Characters of a text that stand in for a key, at most.
FIRST_WORDS = 80
#: What stands in the place of a guid and is none.
_NO_GUID = re.compile(
    r"[\W_0]*|n/?a|none|null|nil|undefined|unknown|true|false|guid|id|tbd|x{2,}", re.IGNORECASE
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Identity:
    """By what an entry is known."""

    key: str
    #: Keys that the same entry may have borne: written otherwise, or made by earlier code.
    former: tuple[str, ...] = ()


def identities(feed: Feed, url: str) -> Iterator[Identity]:
    """By what each entry of a feed that was had from `url` is known, in the feed's order."""
    own = {"", *_written(url), *_written(feed.home)}
    guids, links = _named(feed.entries, _guid), _named(feed.entries, _link)
    telling_guids = {*_telling(feed, guids, _lead_to_one_place)} - own
    telling_links = {*_telling(feed, links, _bear_one_title)} - own
    with_link = Counter(links)
    for entry, guid, link in zip(feed.entries, guids, links, strict=True):
        if guid in telling_guids and not _NO_GUID.fullmatch(guid):
            alone = link if with_link[link] == 1 and link in telling_links else ""
            yield Identity(key=guid, former=_former(guid, entry.guid, entry.resolved_guid, alone))
        elif link in telling_links:
            yield Identity(key=link, former=_former(link, entry.link))
        else:
            words = unescape(entry.title) or guid or link or entry.text[:FIRST_WORDS]
            yield Identity(key=words or "-")


def _guid(entry: FeedEntry) -> str:
    return entry.guid


def _link(entry: FeedEntry) -> str:
    return entry.original_link or entry.link


def _named(entries: Sequence[FeedEntry], part: Callable[[FeedEntry], str]) -> list[str]:
    """A part of each entry as it is compared, in the one way it is to be written; with its tracking
    where entries of different titles would be one without it: then it is none."""
    whole = [in_one_form(part(entry)) for entry in entries]
    same = [canonical(address) for address in whole]
    titles, forms, written = defaultdict(set), defaultdict(set), defaultdict(set)
    for entry, address, name in zip(entries, whole, same, strict=True):
        titles[name].add(entry.title)
        forms[name].add(address.rstrip("/"))
        written[name].add(without_tracking(address))
    return [
        address if len(forms[name]) > 1 and len(titles[name]) > 1 else min(written[name])
        for address, name in zip(whole, same, strict=True)
    ]


def _telling(
    feed: Feed, names: Sequence[str], are_one: Callable[[Sequence[FeedEntry], bool], bool]
) -> Iterator[str]:
    """The names that tell what bears them from the feed's other entries."""
    groups = defaultdict(list)
    for entry, name in zip(feed.entries, names, strict=True):
        groups[name].append(entry)
    return (name for name, same in groups.items() if are_one(same, len(same) < len(feed.entries)))


def _lead_to_one_place(same: Sequence[FeedEntry], others: bool) -> bool:
    """Whether entries of one guid are announcements of one thing: they lead to one place, and are
    made at different times unless the feed has others."""
    links = {canonical(_link(entry)) for entry in same} - {""}
    apart = len({entry.published for entry in same}) == len(same)
    return len(links) < 2 and (_bear_one_title(same, others) or bool(links and apart))


def _bear_one_title(same: Sequence[FeedEntry], others: bool) -> bool:
    """Whether entries are announcements of one thing, unless all the feed's entries are such."""
    return others or len({entry.title for entry in same}) == 1


def _written(address: str) -> tuple[str, ...]:
    """The ways to write an address."""
    return (address, *variants(canonical(address)))


def _former(key: str, *earlier: str) -> tuple[str, ...]:
    """The keys before, each once."""
    return tuple(dict.fromkeys(name for name in (*earlier, *variants(key)) if name and name != key))
