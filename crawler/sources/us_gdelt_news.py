"""US news in English that the GDELT Project has seen and whose text names the topic.

DOC 2.0 API (https://blog.gdeltproject.org/gdelt-doc-2-0-api-debuts/), no key. It points at
articles; none of it is to be cited. There is no text, so an article is judged by its headline.

2026-11, read in seven or more programs and in no recorded answer: at most 250 articles, no paging;
seven days are asked for again at every look, so a missed day is made up for. An empty answer is
`{}`. What the server has against a query it says with status 200 as text/html, its request for
patience ("Please limit requests to one every 5 seconds") with 429 or with 200. JSON may hold bare
control characters. One request in five seconds; more earns long bans, so ten are left.

`seendate` is when GDELT saw the page, not when it was published; its day is taken, and `date_is`
says so. Should an address be seen twice, the first time counts. Headlines come with blanks around
their punctuation, which are closed up; " - " stays, for it may be a hyphen or a dash. An article
that many sites print is a document of each. Left out: `url_mobile`, `socialimage`.

robots.txt: not recorded, obeyed. Licence: free for any use with a citation of and a link to
https://www.gdeltproject.org/ (four sources); headlines are the publishers'.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from crawler.source.page import Link, Page
from crawler.source.prose import one_line, plain
from crawler.source.source import ApiSource, LayoutError, objects, required, required_date
from store.log.document import Document

_QUERY = {
    "mode": "artlist",
    "format": "json",
    "maxrecords": "250",
    "sort": "datedesc",
    "timespan": "7d",
}
#: Where a headline has blanks that do not belong there.
_BLANKS = (
    (re.compile(r"(\w) (['\u2019]) (s|t|d|m|re|ve|ll)\b"), r"\1\2\3"),  # doctor ' s
    (re.compile(r"\b([A-Z]) \.(?: (?=[A-Z] \.))?"), r"\1."),  # U . S .
    (re.compile(r"(\d) ([.:]) (?=\d)"), r"\1\2"),  # 1 . 2 million
    (re.compile(r"(\d) , (?=\d{3}\b)"), r"\1,"),  # 5 , 000
    (re.compile(r"([\"']) ([^\"']+) \1"), r"\1\2\1"),  # " a headline "
    (re.compile(r"([$#(\[\u2018\u201c]) "), r"\1"),
    (re.compile(r" ([.,:;!?%)\]\u2019\u201d])"), r"\1"),
)


class GdeltNews(ApiSource):
    publisher = "GDELT Project, of many publishers"
    home = "https://www.gdeltproject.org/"
    tier = "discovery"
    cadence = timedelta(hours=6)
    delay = 10.0

    def searches(self) -> tuple[str, ...]:
        words = " OR ".join(self.topic.query.phrases)
        words = f"({words})" if " OR " in words else words  # one word in brackets is refused
        asked = {"query": f"{words} sourcecountry:US sourcelang:english", **_QUERY}
        return (f"https://api.gdeltproject.org/api/v2/doc/doc?{urlencode(asked)}",)

    def answer(self, page: Page) -> dict[str, Any]:
        if not page.text.lstrip().startswith("{"):
            msg = f"GDELT says: {one_line(page.text)[:200] or 'nothing'}"
            raise LayoutError(msg)
        return super().answer(page)

    def records(self, answer: Page) -> list[dict[str, Any]]:
        """Newest first; of one address the one seen first."""
        data = self.answer(answer)
        articles = objects(data, "articles") if data else []
        return list({required(article, "url"): article for article in articles}.values())

    def record_key(self, record: dict[str, Any]) -> str:
        return required(record, "url")

    def link(self, key: str, record: dict[str, Any]) -> Link:
        return Link(key=key, preview=_headline(record))

    def read(self, page: Page) -> Document:
        record = self.record(page)
        url, title = self.record_key(record), _headline(record)
        seen, domain = required_date(record, "seendate"), required(record, "domain")
        return Document(
            id=self.document_id(url),
            source=self.name,
            url=url,
            title=title,
            text=f"{title}\n\n{plain(domain)}",
            published_on=seen[0],
            precision="day",
            details={"domain": plain(domain), "date_is": "when GDELT saw it, not its publication"},
        )


def _headline(record: dict[str, Any]) -> str:
    title = one_line(required(record, "title"))
    for blanks, closed in _BLANKS:
        title = blanks.sub(closed, title)
    return title
