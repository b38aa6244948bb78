"""Where a server has what stands in a published folder, so that an address of one is right on the
other. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from answers.questions.of_changes import CHANGES
from answers.questions.of_counts import STATS
from answers.questions.of_documents import LOG_LIST, SHOW, SOURCES
from answers.questions.of_matters import CASE, CASES, DUE, PERSON
from answers.questions.parameters import Given
from answers.questions.question import Question
from pages.site import Site

#: Rows of a part of a list of documents, and of any other list.
DOCUMENTS, ROWS = 400, 200
_NEWEST: Given = {"sort": ["newest"], "limit": [ROWS]}


class PublishedAnswer(NamedTuple):
    """What is asked for a page about the whole record, and with what."""

    question: Question
    given: Given


#: By the kind of the page.
OF_ALL: Mapping[str, PublishedAnswer] = {
    "cases": PublishedAnswer(CASES, {**_NEWEST, "min": [1]}),
    "changes": PublishedAnswer(CHANGES, _NEWEST),
    "due": PublishedAnswer(DUE, {"within": ["12m"], "limit": [500]}),
    "counts": PublishedAnswer(STATS, {"by": ["kind"]}),
    "sources": PublishedAnswer(SOURCES, {}),
    "log": PublishedAnswer(LOG_LIST, _NEWEST),
}
#: What is asked for a page of one thing, and what names the thing.
_OF_ONE: Mapping[str, tuple[Question, str]] = {
    "document": (SHOW, "id"),
    "case": (CASE, "id"),
    "name": (PERSON, "name"),
}


def served_address(site: Site, kind: Any, id: str, file: str) -> str:
    """The address on a server of a file that is published of a thing; of a part of a list, the list
    from there on."""
    name, _, form = file.partition(".")
    if name == "feed":
        return site.feed(kind, form, id)
    if name in ("captures", "evidence"):
        return site.below("document", id, "evidence")
    if form == "json":
        return _answer(site, kind, id)
    if kind == "year" or (kind == "sources" and ":" in id):
        return _documents(site, kind, id)
    if kind in ("elsewhere", *OF_ALL) and kind != "sources":
        return site.address("search" if kind == "elsewhere" else kind, offset=id)
    return site.address(kind, id)


def _answer(site: Site, kind: str, id: str) -> str:
    """The answer that a page shows."""
    if kind in _OF_ONE:
        question, named = _OF_ONE[kind]
        return site.api(question.name, **{named: id})
    question, given = OF_ALL[kind]
    asked: dict[str, Any] = {**given, **({"offset": id} if id else {})}
    return site.api(question.name, **asked)


def _documents(site: Site, kind: str, id: str) -> str:
    """A search for the documents of a list, from a part of it on."""
    name, _, part = id.partition(":")
    query = f"source:{name}" if kind == "sources" else f"published:{name}"
    if name == "undated":
        query = "-published:1000..2999"
    before = (int(part) - 1) * DOCUMENTS if part.isdecimal() else 0
    return site.address("search", query=query, sort="newest", offset=before or None)
