"""What a request asks, and its answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from litestar import Request

from answers.questions.parameters import Given
from answers.questions.question import AS_OF, Question, answer
from pages.site import Site
from web.access.policy import Policy
from web.access.visitor import VISITOR, Visitor
from web.blotter import Blotter

#: Where the application has the policy that its gate lets in by: in its state.
POLICY = "policy"


def given(request: Request[Any, Any, Any], **path: str) -> Given:
    """What a request gives: the parts of its path, and its query string."""
    asked: Mapping[str, list[str]] = request.query_params.dict()
    return {**asked, **{name: [value] for name, value in path.items()}}


def answered(blotter: Blotter, question: Question, asked: Given) -> Any:
    """The answer to a question."""
    return answer(question, blotter.settings, blotter.engine, asked)


def site_of(request: Request[Any, Any, Any]) -> Site:
    """The site as a request sees it."""
    (as_of,) = request.query_params.getall(AS_OF.name, [])[:1] or [""]
    return Site(
        root=request.scope.get("root_path", "").rstrip("/"),
        as_of=as_of,
        writes=policy_of(request).writes,
    )


def policy_of(request: Request[Any, Any, Any]) -> Policy:
    """Who may do what here."""
    policy: Policy = request.app.state[POLICY]
    return policy


def visitor_of(request: Request[Any, Any, Any]) -> Visitor:
    """Who asks. Whatever came through no gate is nobody's."""
    return request.scope["state"].get(VISITOR) or Visitor(client="")
