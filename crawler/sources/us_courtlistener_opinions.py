"""Court opinions on CourtListener that its search finds for the topic.

An Atom feed of the search, `type=o`: the 20 newest opinions by date of filing. Read in the server's
own code (freelawproject/courtlistener, 2026-08).

2026-08: title is the name of the case, author the court, content the first 500 words of the opinion
and a link, which is cut off. There is no docket number. An opinion's number stands in its address,
/opinion/NUMBER/name/, and is its identity; the name may be corrected. The date is a day, written as
midnight Pacific time. `If-Modified-Since` is ignored, so the whole feed comes every time: one
request each look, of 100 a day without a token (2026-05). There are no older pages.

An opinion that names the topic after its first 500 words is found by the server and not kept;
`keep = "all"` in the settings keeps it. Unconfirmed: whether attribution is demanded (we name and
link it); whether the feed answers in 2026 (one user found court feeds empty, another full).

Licence: opinions are public records, "created for the public domain" says the feed; names in them
are personal data. robots.txt disallows everything to everyone, while its header asks programs to
use what is offered to them: see `robots_exception`. /opinion/ pages are linked, never fetched.
"""

from __future__ import annotations

import re
from datetime import timedelta
from urllib.parse import quote_plus

from crawler.source.feed_source import FeedSource
from crawler.source.feeds.entry import FeedEntry
from crawler.source.page import Page
from crawler.source.prose import one_line, prose
from crawler.source.source import LayoutError
from store.log.document import Document

_ADDRESS = re.compile(r"/opinion/(\d+)/")
_LINK = re.compile(r"Original document(?: ES)?$")


class CourtListenerOpinions(FeedSource):
    publisher = "CourtListener, Free Law Project"
    home = "https://www.courtlistener.com/?type=o&order_by=dateFiled+desc"
    tier = "court"
    cadence = timedelta(hours=6)
    delay = 10.0
    requests_a_day = 40
    robots_exception = (
        "CourtListener offers /feed/ to feed readers, and robots.txt, which disallows the whole "
        "site, points programs to what is offered; nothing but the feed is asked."
    )

    def searches(self) -> tuple[str, ...]:
        asked = quote_plus(self.topic.query.phrases[0])
        return (f"https://www.courtlistener.com/feed/search/?type=o&q={asked}",)

    def key(self, entry: FeedEntry, identity: str) -> str:
        found = _ADDRESS.search(entry.link)
        if not found:
            msg = f"expected an address of the form /opinion/NUMBER/, found {entry.link!r}"
            raise LayoutError(msg)
        return found[1]

    def read(self, page: Page) -> Document:
        entry = self.entry(page)
        title, stated = one_line(entry.title), self.published(entry)
        if not (title and stated):
            msg = f"opinion {page.record} has no {'date' if title else 'title'}"
            raise LayoutError(msg)
        court = one_line(entry.author)
        return Document(
            id=self.document_id(self.key(entry, "")),
            source=self.name,
            url=entry.link,
            title=title,
            text=_LINK.sub("", prose(entry.text)).rstrip(),
            published_on=stated[0],
            details={"court": court} if court else {},
        )
