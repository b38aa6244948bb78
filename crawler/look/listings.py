"""Asking for listings, and what they tell besides the documents they list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from crawler.look.asking.fetcher import Fetcher
from crawler.look.look import Findings, Look
from crawler.look.visiting.understood import understood
from crawler.politeness.courtesy import host_of
from crawler.source.code_version import code_version
from crawler.source.page import Link
from crawler.source.server_answer import ServerAnswer, page_of
from crawler.source.source import Source
from store.log.events import Validators


async def ask_listing(
    look: Look, findings: Findings, fetcher: Fetcher, url: str
) -> ServerAnswer | None:
    """A listing page; None where it was not to be had or is unmodified."""
    source = look.source
    # An archive is asked for what it holds; only a publisher may answer "unmodified".
    known = None if look.day else look.past.validators.get(url)
    listing = await fetcher.ask(
        url,
        expects=source.listing_format,
        headers=source.listing_headers,
        body=source.listing_body,
        accepts=source.empty_status,
        validators=known or Validators(),
    )
    if listing is None:
        return None
    if known and listing.capture.status == 304:
        findings.validators[url] = known
        return None
    given = findings.validators[url] = _validators(source, listing)
    if known and (known.sha256, known.reader) == (given.sha256, given.reader):
        return None
    findings.modified = True
    return listing


async def take_pulse(look: Look, findings: Findings, fetcher: Fetcher) -> None:
    """Ask whether the publisher is at work, where the listings are too narrow to tell."""
    source, url = look.source, look.source.pulse_listing
    # Where the listings stand elsewhere, in an archive or a mirror, the publisher is not asked.
    if look.day or not url or host_of(url) not in map(host_of, source.listings):
        return
    answer = await fetcher.ask(url, expects=source.listing_format, headers=source.listing_headers)
    if answer:
        findings.pulse = understood(look, findings, source.pulse, page_of(answer))


def first_day(source: Source, listing: ServerAnswer, links: Sequence[Link]) -> date | None:
    """The day of the first record, though it may not be one to keep: whether a series goes on is
    told by what is on offer."""
    first = next((link for link in links if link.url is None and not link.parts), None)
    if first is None:
        return None
    try:
        return source.read(page_of(listing, record=first.key)).published_on
    except Exception:  # it is judged when, and if, it is visited
        return None


def _validators(source: Source, listing: ServerAnswer) -> Validators:
    """What will tell whether a listing is still the same."""
    capture = listing.capture
    # The answer to a POST depends on more than its address: it is not asked conditionally.
    asked = not source.listing_body
    return Validators(
        etag=capture.etag if asked else None,
        last_modified=capture.last_modified if asked else None,
        sha256=capture.sha256,
        reader=code_version(),
    )
