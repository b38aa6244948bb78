"""What one record of an archive is to us, from its address and its content alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from crawler.archives.archive import DOCUMENT, answer_in
from crawler.archives.captures import bare_address, is_page, lies_in, touches
from crawler.archives.warc import TRUNCATED, WarcRecord, address_and_time, message_in
from crawler.scanning.finding import Finding, FindingKind, finding
from crawler.scanning.sieve import sieve
from crawler.scanning.sought import Sought, load_sought
from crawler.source.page import Page
from crawler.source.server_answer import ServerAnswer, page_of
from crawler.source.source import Source
from crawler.source.unknown_pages.unknown_page import read_unknown
from store.log.document import Document
from store.settings.crawling_tables import Keep

#: Codings of a body, which hide its words from the sieve.
_CODED = (b"\r\ncontent-encoding:", b"\r\ntransfer-encoding:")
_GOOD = re.compile(rb"HTTP/\d[.\d]* 2\d\d\b")
_MEDIA_TYPE = re.compile(rb"\r\nContent-Type:[ \t]*([^\r\n]*)", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Folder:
    """Where pages of a source lie."""

    folder: str
    source: Source
    keep: Keep


class Judge:
    """Judges records, and counts what it met."""

    def __init__(self, wanted: Sought, *, keeps_all: bool = False) -> None:
        """`keeps_all`: whether every answer is kept, as where the file itself says what they are
        of."""
        self._keeps_all = keeps_all
        self._about = wanted.about
        self._sieve = sieve(wanted.about)
        loaded = [(load_sought(one, wanted.about), one.keep) for one in wanted.sources]
        self._folders = [
            _Folder(folder=folder, source=source, keep=keep)
            for source, keep in loaded
            for folder in source.page_folders()
        ]
        listings = [listing for source, _ in loaded for listing in source.listings]
        self._listings = {_listing(listing) for listing in listings}
        homes = [source.home for source, _ in loaded]
        folders = [place.folder for place in self._folders]
        self._hosts = {_host(url) for url in (*listings, *homes, *folders)} - {""}
        self.pages = self.unreadable = 0

    def judged(self, warc: int, record: WarcRecord) -> Finding | None:
        """What is kept of a record; None where that is nothing. Raises ValueError where its head
        makes no sense."""
        if record.type == "metadata" and record.headers.get_header(DOCUMENT):
            return finding("named", warc, record)
        if record.type not in ("response", "revisit"):
            return None
        url, at = address_and_time(record.headers, "WARC-Target-URI", "WARC-Date")
        host = _host(url)
        if host in self._hosts and _listing(url) in self._listings:
            return finding("listing", warc, record)
        near = finding("near", warc, record) if self._keeps_all or host in self._hosts else None
        owners = [place for place in self._folders if host and lies_in(url, place.folder)]
        answer = self._answer(record, url, at, owners) if host else None
        if answer is None:
            return near
        if owners:
            kind: FindingKind | None = "page" if self._is_wanted(owners, answer) else None
        else:
            kind = "elsewhere" if self._speaks_of_it(page_of(answer)) else None
        return finding(kind, warc, record, answer.capture.sha256) if kind else near

    def _answer(
        self, record: WarcRecord, url: str, at: datetime, owners: Sequence[_Folder]
    ) -> ServerAnswer | None:
        """An answer that may be wanted; None of any other, most of which are told by their bytes,
        before they are taken apart."""
        if record.type != "response" or record.headers.get_header(TRUNCATED):
            return None
        if (page := _plain_page(record, url)) is None:
            if (answer := self._unpacked(record, url, at)) is None:
                return None
            page = page_of(answer)
        else:
            answer = None
        self.pages += page.is_html
        if not self._may_matter(page, owners):
            return None
        answer = answer or self._unpacked(record, url, at)
        return answer if answer and is_page(answer) else None

    def _unpacked(self, record: WarcRecord, url: str, at: datetime) -> ServerAnswer | None:
        try:
            message = message_in(record.content)
            return answer_in(message, message, url=url, captured_at=at) if message else None
        except ValueError:
            self.unreadable += 1
            return None

    def _may_matter(self, page: Page, owners: Sequence[_Folder]) -> bool:
        if any(owner.keep == "all" for owner in owners):
            return True
        return self._sieve.may_touch(page) if page.is_html else bool(owners)

    def _is_wanted(self, owners: Sequence[_Folder], answer: ServerAnswer) -> bool:
        """Whether one of the sources whose page it is reads it, and wants what it says."""
        documents = [self._read(owner, page_of(answer)) for owner in owners]
        self.unreadable += not any(documents)
        return any(
            document and (owner.keep == "all" or touches(self._about, document))
            for owner, document in zip(owners, documents, strict=True)
        )

    def _read(self, owner: _Folder, page: Page) -> Document | None:
        try:
            return owner.source.read(page)
        except Exception:  # what an archive holds is of any age and kind
            return None

    def _speaks_of_it(self, page: Page) -> bool:
        """Whether the text of a page of nobody we know touches the topic; menus do not count."""
        if not page.is_html:
            return False
        try:
            found = read_unknown(page)
        except Exception:  # as above
            self.unreadable += 1
            return False
        return self._about.touches(f"{found.title}\n\n{found.text}")


def _plain_page(record: WarcRecord, url: str) -> Page | None:
    """The page in an answer whose body lies there as it is; None where it is packed, or not one
    that a server gave."""
    head, _, body = record.content.partition(b"\r\n\r\n")
    if _GOOD.match(head) is None or any(coding in head.lower() for coding in _CODED):
        return None
    stated = _MEDIA_TYPE.search(head)
    return Page(url=url, body=body, media_type=stated[1].decode("latin-1") if stated else "")


def _listing(url: str) -> str:
    """A listing is known by its address, whichever page of it."""
    return bare_address(url).partition("?")[0]


def _host(url: str) -> str:
    """The host of an address, without `www.`; empty where it is none of the web."""
    parts = urlsplit(url)
    return (parts.hostname or "").removeprefix("www.") if parts.scheme in ("http", "https") else ""
