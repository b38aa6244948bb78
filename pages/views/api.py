"""The API: every question that may be asked, with its parameters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from answers.questions.parameters import Parameter
from answers.questions.question import Question
from casebook.asking.fields import BY_NAME
from pages.web_page import WebPage


@dataclass(frozen=True, kw_only=True, slots=True)
class _ListedQuestion:
    """A question as the page shows it."""

    name: str
    about: str
    #: Those of its own, in order; fields over what was read are listed once for all.
    parameters: tuple[Parameter, ...]
    has_fields: bool
    #: An address that asks it.
    example: str


def api_page(
    questions: Sequence[Question],
    of_all: Sequence[Parameter],
    problems: Mapping[int, tuple[str, str]],
) -> WebPage:
    """Every question; `of_all` is what each may be given too, `problems` are told by status."""
    fields = {
        it.name: it for question in questions for it in question.parameters if it.name in BY_NAME
    }
    content = {
        "questions": tuple(map(_listed, questions)),
        "of_all": of_all,
        "fields": tuple(fields.values()),
        "problems": [(status, *told) for status, told in problems.items()],
    }
    return WebPage(title="API", template="api.html", content=content, styles=("api.css",))


def _listed(question: Question) -> _ListedQuestion:
    own = tuple(it for it in question.parameters if it.name not in BY_NAME)
    return _ListedQuestion(
        name=question.name,
        about=question.about,
        parameters=own,
        has_fields=len(own) < len(question.parameters),
        example=urlencode([*_examples(own)]),
    )


def _examples(parameters: Sequence[Parameter]) -> Iterator[tuple[str, str]]:
    """What the required ones may be."""
    for parameter in parameters:
        if parameter.required:
            one = parameter.example
            values = one if isinstance(one, tuple) else (one,)
            yield from ((parameter.name, str(value)) for value in values)
