"""`/api/v1/NAME`: every question of the table, with its parameters in the query string."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, islice
from typing import Any, TypeVar
from urllib.parse import urlencode

import msgspec
from litestar import Request, Response, route
from litestar.di import NamedDependency
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Stream

from answers.questions.paging import all_rows, shown_in, total_of
from answers.questions.parameters import Given, read_values
from answers.questions.question import AS_OF, Moment, Question, answer, moment_asked
from answers.questions.selected import FIELDS, paths_in, selected
from answers.questions.table import QUESTIONS
from answers.to_json import to_json
from store.readers.places import Blotter
from store.views import peek
from web.addresses import written_path
from web.api.cursors import CURSOR, Cursor, asked_digest, read, refuse_beside, written
from web.api.forms import FORMAT, MEDIA_TYPES, csv_bytes, form_of, json_lines
from web.asking import given

T = TypeVar("T")

#: What every question may be given beside its own parameters.
OF_ALL = (FIELDS, FORMAT, CURSOR)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Asked:
    """A question as a request asks it."""

    question: Question
    given: Given
    #: The position is None for now.
    moment: Moment
    #: The last position of the log before anything was asked.
    head: int

    @property
    def pinned(self) -> tuple[int, datetime]:
        """The moment, as a position."""
        position, now = self.moment
        return self.head if position is None else position, now


@route("/api/v1/{name:str}", http_method=["GET", "HEAD"], sync_to_thread=True)
def ask(
    request: Request[Any, Any, Any], blotter: NamedDependency[Blotter], name: FromPath[str]
) -> Response[Any]:
    """The answer to a question, in the form that is asked for."""
    question = QUESTIONS.get(name)
    if question is None:
        msg = f"there is no question {name[:40]!r}; there are: {', '.join(QUESTIONS)}"
        raise NotFoundException(msg)
    asked = dict(given(request))
    of_all = {it.name: asked.pop(it.name) for it in OF_ALL if it.name in asked}
    wanted = read_values(OF_ALL, of_all)
    form = form_of(request.headers.get("accept", ""), wanted[FORMAT.name], question)
    paths = paths_in(wanted[FIELDS.name])
    one = _asked(blotter, question, asked, wanted[CURSOR.name])
    if form == "json":
        return _json(request, blotter, one, paths)
    rows = _begun(all_rows(question, blotter.settings, blotter.engine, one.given, one.pinned))
    lines = json_lines(rows, paths) if form == "jsonl" else csv_bytes(question, rows, paths)
    told = {"Blotter-Position": str(one.pinned[0])}
    return Stream(_begun(lines), media_type=MEDIA_TYPES[form], headers=told)


def _asked(blotter: Blotter, question: Question, asked: Given, cursor: str | None) -> _Asked:
    """A question with what is given for it, or with what a cursor stands for."""
    head = peek.head(blotter.settings.database_url)
    if cursor is not None:
        refuse_beside(asked)
        known = read(cursor, of=asked_digest(question.name, asked), head=head)
        given = {**asked, "offset": [known.offset]}
        return _Asked(question=question, given=given, moment=known.moment, head=head)
    (as_of,) = read_values([AS_OF], {AS_OF.name: asked.get(AS_OF.name, ())}).values()
    moment = moment_asked(blotter.settings, blotter.engine, as_of)
    return _Asked(question=question, given=asked, moment=moment, head=head)


def _json(
    request: Request[Any, Any, Any], blotter: Blotter, one: _Asked, paths: tuple[str, ...]
) -> Response[bytes]:
    settings, engine = blotter.settings, blotter.engine
    found = answer(one.question, settings, engine, one.given, one.moment)
    told = {"Blotter-Position": str(one.pinned[0])}
    if following := _following(one, found):
        if peek.head(settings.database_url) != one.head:  # which the next page must begin after
            found = answer(one.question, settings, engine, one.given, one.pinned)
        query = urlencode([*_repeated(request), (CURSOR.name, written(following))])
        path = written_path(request.scope)
        told["Link"] = f'<{path}?{query}>; rel="next"'
    body = msgspec.json.encode(selected(to_json(found), paths) if paths else found)
    return Response(body, media_type=MEDIA_TYPES["json"], headers=told)


def _following(one: _Asked, found: Any) -> Cursor | None:
    """Where the list goes on; None at its end, and where it has no pages."""
    total = total_of(one.question, found)
    if not one.question.rows or total is None:
        return None
    values = read_values(one.question.parameters, one.given)
    shown, offset = shown_in(one.question, found), values.get("offset", 0)
    if "limit" not in values or not shown or offset + shown >= total:
        return None
    position, now = one.pinned
    of = asked_digest(one.question.name, one.given)
    return Cursor(position=position, now=now, offset=offset + shown, of=of)


def _repeated(request: Request[Any, Any, Any]) -> Iterator[tuple[str, str]]:
    """The parameters of a request that the next page is asked with too."""
    for name, values in request.query_params.dict().items():
        if name not in (CURSOR.name, AS_OF.name, "offset"):
            yield from ((name, value) for value in values)


def _begun(rows: Iterator[T]) -> Iterator[T]:
    """The same rows, the first of which is made already, so that what is wrong is said as a
    problem."""
    return chain([*islice(rows, 1)], rows)
