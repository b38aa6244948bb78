"""The API in OpenAPI 3.1, made from the table of questions and the types of their answers."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib.metadata import version
from typing import Any

import msgspec

from answers.questions.parameters import Parameter, as_given, schema_of
from answers.questions.question import Question
from answers.questions.selected import FIELDS
from answers.questions.table import QUESTIONS
from web.api.cursors import CURSOR
from web.api.examples import example_of
from web.api.forms import FORMAT, MEDIA_TYPES, forms_of
from web.problems import KINDS, MEDIA_TYPE, Problem

_REF = "#/components/schemas/"
#: What an answer says of itself, by header.
_HEADERS = {
    "ETag": "By which If-None-Match tells that the answer is known: it is 304 then.",
    "Last-Modified": "Of the record, where it did not change within the last minute.",
    "Blotter-Position": "The position that all has come to which the answer is made from.",
    "Link": 'Where a list goes on: `rel="next"`, with a cursor, at the moment of this answer.',
}


@cache
def description() -> dict[str, Any]:
    """The whole description."""
    answers = [question.answer for question in QUESTIONS.values()]
    _, schemas = msgspec.json.schema_components(answers, ref_template=_REF + "{name}")
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Blotter",
            "version": version("enforcement-blotter"),
            "description": "The public record of a drug's regulation and enforcement, with the "
            "evidence. Keys of answers are added, never renamed or dropped.",
        },
        "paths": {
            f"/api/v1/{name}": {"get": _operation(question)} for name, question in QUESTIONS.items()
        },
        "components": {
            "schemas": {**schemas, "Problem": _problem_schema()},
            "responses": {kind: _problem(status) for status, (kind, _) in KINDS.items()},
            "headers": {
                name: {"description": about, "schema": {"type": "string"}}
                for name, about in _HEADERS.items()
            },
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{}, {"token": []}],
    }


def _operation(question: Question) -> dict[str, Any]:
    of_all = [FIELDS, replace(FORMAT, choices=forms_of(question))]
    of_all += [CURSOR] if _has_pages(question) else []
    problems = {
        str(status): {"$ref": f"#/components/responses/{kind}"}
        for status, (kind, _) in KINDS.items()
    }
    return {
        "operationId": question.name,
        "summary": question.about.partition(":")[0],
        "description": question.about,
        "parameters": [*map(_parameter, (*question.parameters, *of_all)), _SEEN],
        "responses": {"200": _answered(question), "304": _KNOWN, **problems},
    }


def _has_pages(question: Question) -> bool:
    return any(parameter.name == "offset" for parameter in question.parameters)


#: The highest position that a client has seen.
_SEEN = {
    "name": "Blotter-Position",
    "in": "header",
    "description": "The highest position that you have seen in an answer: what you are answered is"
    " not from before it, or it is 503.",
    "required": False,
    "schema": {"type": "integer", "minimum": 0},
}
#: Of an answer that the client has already.
_KNOWN = {"description": "The answer is the one that If-None-Match names."}


def _answered(question: Question) -> dict[str, Any]:
    schema = {"$ref": _REF + question.answer.__name__}
    content: dict[str, Any] = {
        MEDIA_TYPES["json"]: {"schema": schema, "example": example_of(question.answer)}
    }
    if question.rows:
        rows = {MEDIA_TYPES[form]: {"schema": {"type": "string"}} for form in ("jsonl", "csv")}
        content |= rows
    shown = [name for name in _HEADERS if name != "Link" or _has_pages(question)]
    return {
        "description": "The answer. With `fields` it has those keys alone.",
        "headers": {name: {"$ref": f"#/components/headers/{name}"} for name in shown},
        "content": content,
    }


def _parameter(parameter: Parameter) -> dict[str, Any]:
    told = {
        "name": parameter.name,
        "in": "query",
        "description": parameter.about,
        "required": parameter.required,
        "schema": schema_of(parameter),
    }
    # An example of `fields` would be asked for where the answer has not these keys.
    if parameter.example is not None and parameter.name != "fields":
        told["example"] = as_given(parameter.example)
    return told


def _problem(status: int) -> dict[str, Any]:
    example = Problem(status=status, detail=KINDS[status][1]).body()
    content = {MEDIA_TYPE: {"schema": {"$ref": _REF + "Problem"}, "example": example}}
    return {"description": KINDS[status][1], "content": content}


def _problem_schema() -> dict[str, Any]:
    texts = {name: {"type": "string"} for name in ("type", "title", "detail", "parameter")}
    numbers = {name: {"type": "integer"} for name in ("status", "offset")}
    return {
        "type": "object",
        "title": "Problem",
        "description": "RFC 9457.",
        "properties": {**texts, **numbers},
        "required": ["type", "title", "status", "detail"],
    }
