"""All that a search finds, as a file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from tempfile import TemporaryFile
from typing import IO, Any

from litestar import Request, get
from litestar.di import NamedDependency
from litestar.response import Stream

from answers.questions.of_searches import EVERYTHING
from answers.searches.search import AllHits, Hit
from formats.hits import hits_as_csv, hits_as_jsonl
from formats.hits_parquet import write_hits_parquet
from store.readers.places import Blotter
from web.asking import answered, given

#: Lines that are sent together, and bytes of a file.
_LINES, _BYTES = 200, 2**16
#: Characters of a query that name a file.
_NAME = 40


@get("/search/export.csv", sync_to_thread=True)
def search_csv(request: Request[Any, Any, Any], blotter: NamedDependency[Blotter]) -> Stream:
    """A table for spreadsheets."""
    return _sent(request, blotter, "csv", "text/csv", _lines(hits_as_csv))


@get("/search/export.jsonl", sync_to_thread=True)
def search_jsonl(request: Request[Any, Any, Any], blotter: NamedDependency[Blotter]) -> Stream:
    """A hit a line, for programs."""
    return _sent(request, blotter, "jsonl", "application/jsonl", _lines(hits_as_jsonl))


@get("/search/export.parquet", sync_to_thread=True)
def search_parquet(request: Request[Any, Any, Any], blotter: NamedDependency[Blotter]) -> Stream:
    """A table for data frames."""
    return _sent(request, blotter, "parquet", "application/vnd.apache.parquet", _parquet)


SEARCH_FILES = (search_csv, search_jsonl, search_parquet)


def _sent(
    request: Request[Any, Any, Any],
    blotter: Blotter,
    form: str,
    type: str,
    written: Callable[[Iterable[Hit]], Iterator[bytes]],
) -> Stream:
    """A file, of which nothing is kept but what is being sent."""
    asked = given(request)
    found: AllHits = answered(blotter, EVERYTHING, asked)
    words = " ".join(map(str, asked.get("query", ())))
    headers = {"Content-Disposition": f'attachment; filename="{file_name(words, form)}"'}
    return Stream(written(found.hits), media_type=type, headers=headers)


def file_name(query: str, form: str) -> str:
    """The name of the file for a query, in letters, digits and hyphens of ASCII alone."""
    words = re.sub("[^a-z0-9]+", "-", query[:_NAME].lower()).strip("-")
    return f"blotter-{words or 'documents'}.{form}"


def _lines(
    written: Callable[[Iterable[Hit]], Iterator[str]],
) -> Callable[[Iterable[Hit]], Iterator[bytes]]:
    """Lines of text, some at a time: each part that is sent costs a change of threads."""

    def parts(hits: Iterable[Hit]) -> Iterator[bytes]:
        lines = written(hits)
        while some := "".join(islice(lines, _LINES)):
            yield some.encode()

    return parts


def _parquet(hits: Iterable[Hit]) -> Iterator[bytes]:
    """The file is written aside first: what stands at its end is told by all of it."""
    with ExitStack() as opened:
        file = opened.enter_context(TemporaryFile())
        write_hits_parquet(file, hits)
        return _read(file, opened.pop_all())


def _read(file: IO[bytes], opened: ExitStack) -> Iterator[bytes]:
    with opened:
        file.seek(0)
        while part := file.read(_BYTES):
            yield part
