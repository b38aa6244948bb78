"""One answer of a server as a source sees it: bytes, and the few ways to look at them."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any

from parsel import Selector
from w3lib.encoding import html_to_unicode

from crawler.source.charsets import is_mostly_utf8, json_text
from crawler.source.markup import with_few_attributes

#: Bytes within which readers of PDF look for its mark.
_PDF_WITHIN = 1024


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """What a source reads. It knows no clock and no network, so a stored body reads the same."""

    #: The address that answered.
    url: str
    body: bytes
    #: The Content-Type header as it was sent; empty where there was none.
    media_type: str = ""
    #: Which record of the answer is meant, where one answer holds many; None for the whole.
    record: str | None = None
    #: The further answers a link asked for, in its order.
    parts: tuple[Page, ...] = ()

    @property
    def whole(self) -> Page:
        """The answer a record is in, the same for all of them."""
        alone = self.record is None and not self.parts
        return self if alone else replace(self, record=None, parts=())

    @property
    def text(self) -> str:
        """The body decoded as browsers do: BOM, header, declaration, then UTF-8 or Windows-1252."""
        stated = self.media_type or None
        try:
            return html_to_unicode(stated, self.body, auto_detect_fun=_utf8_or_cp1252)[1]
        except (
            LookupError,
            UnicodeError,
        ):  # `rot13`, `idna`: Python has codecs that are no charset
            return self.body.decode(_utf8_or_cp1252(self.body), errors="replace")

    @property
    def html(self) -> Selector:
        """The body as an HTML tree."""
        text = with_few_attributes(self.text) or "<html></html>"
        return Selector(text=text, type="html", base_url=self.url)

    @property
    def data(self) -> Any:
        """The body as JSON; raises `ValueError` where it is not."""
        return json.loads(json_text(self.body), strict=False)

    @property
    def is_html(self) -> bool:
        """Whether it can be read as a page of HTML; a PDF cannot, whatever it is called."""
        before, mark, _ = self.body[:_PDF_WITHIN].partition(b"%PDF-")
        if mark and b"<" not in before:
            return False
        if self.media_type:
            return "html" in self.media_type.lower()
        return self.body.lstrip()[:1] == b"<"


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """One document on offer in a listing."""

    #: The publisher's own number or path; it becomes part of the document's id.
    key: str
    #: The page to fetch and read; None when the listing itself holds the record called `key`.
    url: str | None = None
    #: Further addresses to fetch and read together with it.
    parts: tuple[str, ...] = ()
    #: What the listing already says, enough to tell whether the topic is touched; None if not.
    preview: str | None = None
    #: Keys that the same document may be known by: written otherwise, or made by earlier code.
    former: tuple[str, ...] = ()
    #: What the listing says of it where that is too little to judge by, as a feed's teaser.
    teaser: str = ""


def _utf8_or_cp1252(body: bytes) -> str:
    return "utf-8" if is_mostly_utf8(body) else "cp1252"
