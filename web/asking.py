"""What a request asks, and its answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from litestar import Request

from answers.log.record_state import record_state
from answers.questions.parameters import Given, read_values
from answers.questions.question import AS_OF, Question, answer
from pages.site import Site
from store.readers.places import Blotter
from web.access.policy import Policy
from web.access.visitor import VISITOR, Visitor
from web.addresses import written_path
from web.places.place import place_of


def given(request: Request[Any, Any, Any], **path: str) -> Given:
    """What a request gives: the parts of its path, and its query string."""
    asked: Mapping[str, list[str]] = request.query_params.dict()
    return {**asked, **{name: [value] for name, value in path.items()}}


def answered(blotter: Blotter, question: Question, asked: Given) -> Any:
    """The answer to a question."""
    return answer(question, blotter.settings, blotter.engine, _filled(question, asked))


def values_of(blotter: Blotter, question: Question, asked: Given) -> Mapping[str, Any]:
    """The value of every parameter of a question, as it is answered."""
    return read_values(question.parameters, _filled(question, asked), blotter.settings.timezone)


def _filled(question: Question, asked: Given) -> Given:
    """What was asked, without the fields of a form that were left empty."""
    flags = {it.name for it in question.parameters if it.type == "flag"}
    kept = {
        name: [value for value in values if value != "" or name in flags]
        for name, values in asked.items()
    }
    return {name: values for name, values in kept.items() if values}


def site_of(request: Request[Any, Any, Any]) -> Site:
    """The site as a request sees it, with what the record rests on."""
    site, blotter = bare_site(request), place_of(request)
    try:
        record = record_state(blotter.settings, blotter.engine, site.as_of)
    except ValueError:  # of the moment: whoever answers the question says so
        return replace(site, as_of="")
    return replace(site, record=record)


def bare_site(request: Request[Any, Any, Any]) -> Site:
    """The site as a request sees it, without a look at the record."""
    (as_of,) = request.query_params.getall(AS_OF.name, [])[:1] or [""]
    asked = request.query_params.items()
    return Site(
        writes=policy_of(request).writes,
        as_of=as_of,
        path=written_path(request.scope),
        asked=tuple((name, value) for name, value in asked if name != AS_OF.name and value),
    )


def timeless_site(request: Request[Any, Any, Any]) -> Site:
    """The site of a page that has no past: whoever wants to see that is led to the search."""
    return replace(bare_site(request), as_of="", path="", asked=())


def policy_of(request: Request[Any, Any, Any]) -> Policy:
    """Who may do what here."""
    policy: Policy = request.app.state.policy
    return policy


def visitor_of(request: Request[Any, Any, Any]) -> Visitor:
    """Who asks. Whatever came through no gate is nobody's."""
    return request.scope["state"].get(VISITOR) or Visitor(client="")
