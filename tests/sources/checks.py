"""What is demanded of every source, whoever wrote it."""

from __future__ import annotations

import re
import sys
import unicodedata
from datetime import date
from urllib.parse import urlsplit

from crawler.source.source import Source
from enforcement.topics import topic
from store.log.document import Document
from tests.sources.recording import Recording, readable, readings


def check_statement(source: Source) -> None:
    """It says who publishes, where, how politely it asks, and since when each thing is known."""
    assert source.publisher
    for url in (source.home, *source.listings):
        assert urlsplit(url).scheme == "https", url
    assert source.listings
    assert source.keep in ("all", "topic")
    assert source.delay >= 1.0, "at least a second between two requests"
    assert source.pages >= 1
    history = sys.modules[type(source).__module__].__doc__ or ""
    assert re.search(r"\b20\d\d-\d\d\b", history), "the docstring is a dated history"
    for word in ("robots.txt", "licence|public domain|1 CFR"):
        assert re.search(word, history, re.IGNORECASE), f"the docstring says nothing of {word}"


def check_links(source: Source, recording: Recording) -> None:
    """Something is on offer, each thing once, and a preview hides nothing that touches the topic.

    Nothing that would be kept may be passed over for the sake of its preview.
    """
    links = source.links(recording.listing)
    assert links == source.links(recording.listing)
    assert links, "an empty listing proves nothing"
    assert all(link.key for link in links)
    assert len({source.document_id(link.key) for link in links}) == len(links)
    for url in (url for link in links for url in (link.url, *link.parts) if url):
        assert urlsplit(url).scheme in ("http", "https"), url
    for link, page in readable(source, recording):
        document = source.read(page)
        if link.preview is not None and topic().touches(f"{document.title}\n{document.text}"):
            assert topic().touches(link.preview), f"the preview of {link.key} lacks the topic"


def check_readings(source: Source, recording: Recording) -> None:
    """Readings are whole and always the same; the first one has everything a document can say."""
    pairs = list(readable(source, recording))
    assert pairs, "record the page of one link, and its parts"
    for link, page in pairs:
        document = source.read(page)
        assert document == source.read(page), "the same bytes must read the same"
        assert document.id == source.document_id(link.key)
        check_document(source, document)
    first = readings(source, recording)[0]
    assert isinstance(first.published_on, date)
    assert first.text


def check_document(source: Source, document: Document) -> None:
    assert document.source == source.name
    assert urlsplit(document.url).scheme in ("http", "https")
    assert document.title == " ".join(document.title.split())
    assert document.title
    assert document.text == document.text.strip()
    assert "\n\n\n" not in document.text, "one empty line between paragraphs"
    for text in (document.title, document.text, *document.details.values()):
        assert not {c for c in text if unicodedata.category(c) == "Cc"} - {"\n"}
        assert not re.search(r"</?(?:p|br|div|span|li|em|strong)\b[^>]*>", text), "markup is left"
    assert all(document.details.values()), "what is not stated is left out"
