"""The subscriptions, and pausing, resuming and ending one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial
from typing import Any

from litestar import Request, Response, route
from litestar.di import NamedDependency

from answers.questions.parameters import ParameterError
from answers.subscriptions.active_subscriptions import subscriptions as active_subscriptions
from pages.views.deciding.subscriptions import subscriptions_page
from store.plain_text import one_line
from store.readers.places import Blotter
from store.subscriptions.decisions import (
    SubscriptionError,
    cancel_subscription,
    pause_subscription,
    resume_subscription,
)
from web.routes.deciding.forms import METHODS, decider_of, line_of, outcome_of, page_answer

_LONGEST_REASON = 400


@route("/subscriptions", http_method=METHODS, sync_to_thread=True)
def subscriptions(
    request: Request[Any, Any, Any], blotter: NamedDependency[Blotter]
) -> Response[str]:
    """All that were not ended, and what became of the one that was decided on."""
    outcome = outcome_of(request, partial(_decided, blotter), (ParameterError, SubscriptionError))
    active = active_subscriptions(blotter.settings, blotter.engine)
    page = subscriptions_page(active, decider_of(request), outcome)
    return page_answer(request, page, outcome)


def _decided(blotter: Blotter, fields: Mapping[str, str], by: str) -> str:
    """What was done, in words."""
    engine, id, now = blotter.engine, line_of(fields, "subscription"), datetime.now(UTC)
    match fields.get("decision", ""):
        case "pause":
            paused = pause_subscription(engine, id, reason=_reason(fields), by=by, now=now)
            said = "no letters until it is resumed" if paused else "it was paused before"
        case "resume":
            resumed = resume_subscription(engine, id, by=by, now=now)
            said = "letters come again" if resumed else "it was not paused"
        case "end":
            cancel_subscription(engine, id, by=by, now=now)
            said = "no more letters"
        case other:
            msg = f"decision: {other!r} is none of pause, resume, end"
            raise ParameterError(msg)
    return f"{id}: {said}."


def _reason(fields: Mapping[str, str]) -> str:
    reason = one_line(fields.get("reason", ""))
    if len(reason) > _LONGEST_REASON:
        msg = f"reason: it has {_LONGEST_REASON} characters at most"
        raise ParameterError(msg)
    return reason
