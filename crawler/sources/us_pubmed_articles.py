"""Articles in PubMed whose title or abstract names the topic and one of its conditions.

E-utilities (https://www.ncbi.nlm.nih.gov/books/NBK25497/): ESearch lists the ids that entered
PubMed in the last 30 days, ESummary describes one article at a time.

2026-11: documented are three requests a second without a key, ten with one, and large jobs at
night and on weekends (US Eastern time): one in two seconds here, some 30 to 60 new ids a week. Read
in several programs: numbers are strings, an id without a record has an `error` in its place,
overload is told as `error` in an answer of status 200, a bad search as `ERROR` in `esearchresult`.
ESearch gives 10,000 ids at most.

NCBI also asks for the parameters `tool` and `email`, so that it can write before it blocks. The
address is the installation's and no part of a source; it is in the user agent, where NCBI has not
said that it looks.

Dates are printed as `2026 Mar 4`, `2026 Mar`, `2026 Mar-Apr`, `2026 Spring` or `2026`: a span
counts from its beginning, a season as its year. The day an article was online (`epubdate`) is taken
before that of its issue, which is often months later, so the date stays when the issue comes out.
Left out for the same reason: volume, issue, pages, `recordstatus`, `history`, `pmcrefcount`. Types
of publication stay, for a retraction is told by them.

robots.txt: not recorded, obeyed. Licence: abstracts are the publishers' and are not fetched; title,
journal, authors and number are facts about an article.
"""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from typing import Any
from urllib.parse import urlencode

from w3lib.url import add_or_replace_parameter

from crawler.source.page import Link, Page
from crawler.source.prose import one_line
from crawler.source.publisher_dates import Stated, read_date
from crawler.source.source import ApiSource, LayoutError, objects, required
from store.log.document import Document

_EUTILS = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"
_SEARCH = {
    "datetype": "edat",
    "reldate": "30",
    "retmax": "200",
    "retmode": "json",
}
_PRINTED = re.compile(r"(\d{4})(?: ([A-Z][a-z]{2})\b(?: (\d{1,2})\b(?!-))?)?")


class PubMedArticles(ApiSource):
    publisher = "PubMed, National Library of Medicine"
    home = "https://pubmed.ncbi.nlm.nih.gov/"
    tier = "registry"
    cadence = timedelta(days=7)
    keep = "all"
    delay = 2.0

    def searches(self) -> tuple[str, ...]:
        groups = filter(None, (self.topic.query.phrases, self.topic.query.conditions))
        terms = (" OR ".join(f"{word}[tiab]" for word in group) for group in groups)
        asked = {"db": "pubmed", "term": " AND ".join(f"({any_of})" for any_of in terms), **_SEARCH}
        return (f"{_EUTILS}/esearch.fcgi?{urlencode(asked)}",)

    def answer(self, page: Page) -> dict[str, Any]:
        data = super().answer(page)
        found = data.get("esearchresult")
        said = data.get("error") or (found.get("ERROR") if isinstance(found, dict) else None)
        if said:
            msg = f"NCBI says: {one_line(str(said))[:200]}"
            raise LayoutError(msg)
        return data

    def records(self, answer: Page) -> list[dict[str, Any]]:
        """The ids; there is nothing more to a record in a search."""
        ids = _found(self.answer(answer)).get("idlist")
        if not isinstance(ids, list):
            msg = "no idlist in esearchresult"
            raise LayoutError(msg)
        return [{"uid": number} for number in ids]

    def record_key(self, record: dict[str, Any]) -> str:
        return required(record, "uid")

    def link(self, key: str, record: dict[str, Any]) -> Link:
        return Link(key=key, url=f"{_EUTILS}/esummary.fcgi?db=pubmed&id={key}&retmode=json")

    def next_page(self, listing: Page) -> str | None:
        found = _found(self.answer(listing))
        after = int(required(found, "retstart")) + len(self.records(listing))
        if not self.records(listing) or after >= int(required(found, "count")):
            return None
        return add_or_replace_parameter(listing.url, "retstart", str(after))

    def read(self, page: Page) -> Document:
        record = _summary(self.answer(page))
        number, title = self.record_key(record), _line(required(record, "title"))
        journal = _line(record.get("fulljournalname") or required(record, "source"))
        authors = "; ".join(_line(required(each, "name")) for each in objects(record, "authors"))
        stated = _printed(record.get("epubdate") or "") or _printed(record.get("pubdate") or "")
        day, precision = stated or (None, "day")
        details = {
            "journal": journal,
            "authors": authors,
            "doi": _doi(record),
            "publication_types": _line("; ".join(record.get("pubtype") or [])),
        }
        return Document(
            id=self.document_id(number),
            source=self.name,
            url=f"https://pubmed.ncbi.nlm.nih.gov/{number}/",
            title=title,
            text="\n\n".join(filter(None, (title, journal, authors))),
            published_on=day,
            precision=precision,
            number=number,
            details={name: value for name, value in details.items() if value},
        )


def _found(answer: dict[str, Any]) -> dict[str, Any]:
    found = answer.get("esearchresult")
    if not isinstance(found, dict):
        msg = f"no esearchresult; the answer has {', '.join(answer) or 'nothing'}"
        raise LayoutError(msg)
    return found


def _summary(answer: dict[str, Any]) -> dict[str, Any]:
    """The one article an answer describes."""
    result = answer.get("result") or {}
    numbers = result.get("uids") or []
    record = result.get(numbers[0]) if len(numbers) == 1 else None
    if not isinstance(record, dict):
        msg = f"expected one article, found {len(numbers)}"
        raise LayoutError(msg)
    if record.get("error"):
        msg = f"NCBI says of {numbers[0]}: {record['error']}"
        raise LayoutError(msg)
    return record


def _line(text: str) -> str:
    """A field on one line; markup in it may have been escaped (`&lt;i&gt;`)."""
    return one_line(unescape(text))


def _printed(text: str) -> Stated | None:
    found = _PRINTED.match(text)
    return read_date(" ".join(filter(None, reversed(found.groups())))) if found else None


def _doi(record: dict[str, Any]) -> str:
    ids = record.get("articleids") or []
    return next((_line(each["value"]) for each in ids if each.get("idtype") == "doi"), "")
