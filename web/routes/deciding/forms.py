"""What people decide over HTTP: the form that they send, who they are, and the page they get."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from litestar import HttpMethod, MediaType, Request, Response

from answers.questions.parameters import ParameterError
from pages.rendering import render
from pages.views.deciding.decider import Decider
from pages.views.deciding.outcome import Outcome
from pages.web_page import WebPage
from store.plain_text import one_line
from web.access.visitor import FORM
from web.asking import policy_of, timeless_site, visitor_of

#: Of an address with a form: to see it, and to send it.
METHODS = (HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST)
#: What is longer is no field of ours.
_LONGEST = 4_000


def outcome_of(
    request: Request[Any, Any, Any],
    decide: Callable[[Mapping[str, str], str], str],
    faults: tuple[type[Exception], ...],
) -> Outcome:
    """What becomes of a form: where it is sent, what is done with its fields by whoever decides, in
    words, or which of these faults that meets."""
    if not is_sent(request):
        return Outcome()
    try:
        return Outcome(done=decide(fields_of(request), decided_by(request)))
    except faults as error:
        return Outcome(fault=str(error))


def is_sent(request: Request[Any, Any, Any]) -> bool:
    """Whether a form is sent, and not only looked at."""
    return request.method == HttpMethod.POST


def fields_of(request: Request[Any, Any, Any]) -> Mapping[str, str]:
    """What a form that is sent holds, which a gate let in; what an address fills it in with."""
    if is_sent(request):
        sent: Mapping[str, str] = request.scope["state"].get(FORM, {})
        return sent
    return {name: values[-1] for name, values in request.query_params.dict().items() if values}


def line_of(fields: Mapping[str, str], name: str) -> str:
    """A field of a form, as one line. Raises ParameterError where it is empty or too long."""
    said = one_line(fields.get(name, ""))
    if not said:
        msg = f"{name}: it is missing"
        raise ParameterError(msg)
    if len(said) > _LONGEST:
        msg = f"{name}: it has {_LONGEST:,} characters at most"
        raise ParameterError(msg)
    return said


def decided_by(request: Request[Any, Any, Any]) -> str:
    """Who decides. Raises ParameterError where a program does not say for whom."""
    return visitor_of(request).name or line_of(fields_of(request), "by")


def decider_of(request: Request[Any, Any, Any]) -> Decider:
    """Who is at a page with forms."""
    visitor = visitor_of(request)
    return Decider(
        name=visitor.name,
        form_token=policy_of(request).signing.form(visitor.name),
        signed_in=visitor.known_by == "session",
    )


def page_answer(request: Request[Any, Any, Any], page: WebPage, outcome: Outcome) -> Response[str]:
    """A page with a form, which nobody keeps: it is for one person, and for a day."""
    return Response(
        render(page, timeless_site(request)),
        status_code=400 if outcome.fault else 200,
        media_type=MediaType.HTML,
        headers={"Cache-Control": "no-store"},
    )
