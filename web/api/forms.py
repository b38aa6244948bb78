"""The forms in which the API answers, and which of them a request asks for."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any, Literal, TypeAlias, get_args, get_type_hints

from answers.questions.parameters import Parameter, ParameterError
from answers.questions.question import Question
from answers.questions.selected import selected
from answers.to_json import to_json
from formats.csv_lines import csv_lines

Form: TypeAlias = Literal["json", "jsonl", "csv"]

MEDIA_TYPES: dict[Form, str] = {
    "json": "application/json",
    "jsonl": "application/jsonl",
    "csv": "text/csv",
}
FORMAT = Parameter(
    name="format",
    about="json, or of a list its rows alone: jsonl, an object a line, all of them where no limit "
    "is given; csv, in which nested values are JSON.",
    type="choice",
    choices=get_args(Form),
)
#: Other names of the media types, and ranges that hold them.
_ACCEPTED: dict[str, Form] = {
    **{media_type: form for form, media_type in MEDIA_TYPES.items()},
    "application/x-ndjson": "jsonl",
    "application/*": "json",
    "text/*": "csv",
    "*/*": "json",
}


class NotAcceptableError(ValueError):
    """None of the forms that a request accepts can be given; the message says which can."""


def forms_of(question: Question) -> tuple[Form, ...]:
    """The forms in which a question is answered: its rows too, where it has any."""
    return get_args(Form) if question.rows else ("json",)


def form_of(accept: str, asked: str | None, question: Question) -> Form:
    """The form of an answer: that of `format`, else the most wanted of the Accept header, JSON
    where it has none. Raises NotAcceptableError, and ParameterError for what has no rows. Pure."""
    able = forms_of(question)
    if asked:
        if asked not in able:
            msg = f"format: {question.name} is no list: it is answered as json alone"
            raise ParameterError(msg)
        return next(form for form in able if form == asked)
    ranges = sorted(_ranges(accept), key=lambda it: it[1], reverse=True)
    for media_range, weight in ranges:
        form = _ACCEPTED.get(media_range)
        if weight > 0 and form in able:
            return form
    if any(media_range for media_range, _ in ranges):
        msg = f"it is answered as {', '.join(MEDIA_TYPES[form] for form in able)}"
        raise NotAcceptableError(msg)
    return "json"


def _ranges(accept: str) -> Iterator[tuple[str, float]]:
    """The media ranges of an Accept header with their weights, in its order."""
    for part in accept[:1000].split(","):
        media_range, *parameters = (piece.strip().lower() for piece in part.split(";"))
        weight = next((it[2:] for it in parameters if it.startswith("q=")), "1")
        try:
            yield media_range, float(weight)
        except ValueError:
            yield media_range, 0.0


def json_lines(rows: Iterable[Any], paths: Iterable[str]) -> Iterator[bytes]:
    """A line for each row, with the keys at these paths alone."""
    asked = [*paths]
    for row in rows:
        yield json.dumps(selected(to_json(row), asked), ensure_ascii=False).encode() + b"\n"


def csv_bytes(question: Question, rows: Iterable[Any], paths: Iterable[str]) -> Iterator[bytes]:
    """A header, and a line for each row; what is no list of plain values is JSON in its cell.
    Raises ParameterError at the first line."""
    names = [field.name for field in fields(row_type(question))]
    asked = [*paths]
    chosen = list(selected(dict.fromkeys(names), asked))
    flat = ({name: _cell(value) for name, value in to_json(row).items()} for row in rows)
    return (line.encode() for line in csv_lines(chosen, flat))


def row_type(question: Question) -> type:
    """The dataclass of a list's rows."""
    rows = get_type_hints(question.answer)[question.rows]
    row: type = get_args(rows)[0]
    return row


def _cell(value: Any) -> Any:
    nested = isinstance(value, dict) or (
        isinstance(value, list | tuple) and any(isinstance(one, dict | list) for one in value)
    )
    return json.dumps(value, ensure_ascii=False) if nested else value
