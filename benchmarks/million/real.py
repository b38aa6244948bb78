"""The real store: the releases and the leads, recorded and read as a crawl does it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from hashlib import sha256
from itertools import chain, islice, zip_longest
from pathlib import Path

from answers.reader import reader
from benchmarks import corpus
from benchmarks.recorded import NOW
from casebook.casebook import Casebook
from store.config import Settings
from store.documents.record_readings import record
from store.log.database import Engine, open_store, reading
from store.log.document import Capture, Document, Reading
from store.log.log import head
from store.views.views import Views

_AT_ONCE = 500


def given(data: Path) -> Iterator[Document]:
    """Releases and leads in turn, those without words left out."""
    pairs = zip_longest(corpus.releases(data), corpus.leads(data))
    return (it for it in chain.from_iterable(pairs) if it and it.text)


def fill(settings: Settings, data: Path, most: int | None = None) -> None:
    """Record documents with a page for each, bring the views up, and read them; what each took is
    printed. A run that was ended is gone on with."""
    fill_with(settings, given(data), most)


def fill_with(settings: Settings, documents: Iterator[Document], most: int | None = None) -> None:
    """Do so with these documents."""
    engine = open_store(settings.database_url)
    documents = islice(documents, _recorded(engine), most)
    _timed("recorded", engine, lambda: _record(engine, documents))
    _timed("views", engine, lambda: Views(engine).rebuild())
    _timed("read and linked", engine, lambda: Casebook(engine, reader(settings)).follow())
    engine.dispose()


def _record(engine: Engine, documents: Iterator[Document]) -> None:
    while some := list(islice(documents, _AT_ONCE)):
        record(engine, list(map(_page_of, some)), reread=lambda capture, kept: None, now=NOW)


def _recorded(engine: Engine) -> int:
    with reading(engine) as connection:
        return head(connection).position


def _page_of(document: Document) -> Reading:
    body = f"<h1>{document.title}</h1><article>{document.text}</article>".encode()
    digest = sha256(body).hexdigest()
    capture = Capture(
        url=document.url, fetched_at=NOW, status=200, media_type="text/html", sha256=digest
    )
    return Reading(document=document, capture=capture, bodies={digest: body})


def _timed(done: str, engine: Engine, work: object) -> None:
    assert callable(work)
    wall, spent = time.perf_counter(), time.process_time()
    work()
    wall, spent = time.perf_counter() - wall, time.process_time() - spent
    count = _recorded(engine)
    print(
        f"{done}: {count:,} events, {wall:.0f} s, {spent:.0f} s of CPU of ours;"
        f" {count / wall:,.0f} a second, {count / max(spent, 1e-9):,.0f} a second of CPU",
        flush=True,
    )
