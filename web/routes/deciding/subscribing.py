"""Subscribing to what a query finds from now on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial
from typing import Any, get_args

from litestar import Request, Response, route
from litestar.di import NamedDependency

from answers.subscriptions.letter_times import letter_times
from answers.subscriptions.preview import Preview, preview
from answers.subscriptions.written_wishes import name_of, time_of, weekday_of, zone_of
from letters.delivery.submission import DeliveryError
from letters.subscribing.asking import PATIENCE, ask_to_confirm, sign_up
from pages.views.deciding.outcome import Outcome
from pages.views.deciding.subscribing import CADENCES, subscribe_page
from search.language.query_error import QueryError
from store.log.letter_events import EmptyWeek, Subscription
from store.readers.places import Blotter
from store.settings.config_error import ConfigError
from store.subscriptions.addresses import by_mail
from store.subscriptions.decisions import SubscriptionError
from store.subscriptions.state import SubscriptionState
from store.subscriptions.wishes import with_wishes
from web.routes.deciding.forms import (
    METHODS,
    decider_of,
    fields_of,
    is_sent,
    line_of,
    outcome_of,
    page_answer,
)

#: What can be wrong with what somebody subscribes to.
_FAULTS = (ConfigError, DeliveryError, QueryError, SubscriptionError, ValueError)


@route("/subscribe", http_method=METHODS, sync_to_thread=True)
def subscribe(request: Request[Any, Any, Any], blotter: NamedDependency[Blotter]) -> Response[str]:
    """The form, and what became of it."""
    fields = fields_of(request)
    found: Preview | None = None
    try:
        if is_sent(request) or fields.get("query"):
            found = preview(blotter.settings, line_of(fields, "query"), now=datetime.now(UTC))
    except _FAULTS as error:
        outcome = Outcome(fault=str(error))
    else:
        outcome = outcome_of(request, partial(_subscribed, blotter), _FAULTS)
    usual = letter_times(Subscription(id="", email="", query=""), blotter.settings)
    page = subscribe_page(fields, decider_of(request), outcome, usual=usual, found=found)
    return page_answer(request, page, outcome)


def _subscribed(blotter: Blotter, fields: Mapping[str, str], by: str) -> str:
    """What was done, in words. Raises what is wrong with it."""
    settings, now = blotter.settings, datetime.now(UTC)
    made = sign_up(settings, blotter.engine, _wanted(fields), vouched=False, by=by, now=now)
    subscription = made.subscription
    times = letter_times(subscription, settings).words
    about = f"A letter to {subscription.email} about {subscription.query}, {times}."
    return f"{about} {_asked(blotter, made, now)}".rstrip()


def _wanted(fields: Mapping[str, str]) -> Subscription:
    """What is subscribed to. Raises ValueError."""
    cadence = fields.get("cadence", "weekly")
    if cadence not in dict(CADENCES):
        msg = f"cadence: {cadence!r} is none of {', '.join(dict(CADENCES))}"
        raise ValueError(msg)
    read = {name: it(fields[name].strip()) for name, it in _WISHES.items() if fields.get(name)}
    wanted = by_mail(line_of(fields, "email"), line_of(fields, "query"))
    return with_wishes(wanted, {"cadence": cadence, **read})


def _empty_week_of(text: str) -> EmptyWeek:
    chosen: EmptyWeek | None = next((it for it in get_args(EmptyWeek) if it == text), None)
    if chosen is None:
        msg = f"empty_week: {text!r} is none of {', '.join(get_args(EmptyWeek))}"
        raise ValueError(msg)
    return chosen


#: How each field of the form is read that may be left empty.
_WISHES: Mapping[str, Callable[[str], object]] = {
    "name": name_of,
    "weekday": weekday_of,
    "at": time_of,
    "zone": zone_of,
    "empty_week": _empty_week_of,
}


def _asked(blotter: Blotter, made: SubscriptionState, now: datetime) -> str:
    """Ask the addressee, where mail is sent at all. Raises DeliveryError for a wrong address."""
    smtp = blotter.settings.smtp
    if smtp is None or not made.unconfirmed:
        return ""
    try:
        ask_to_confirm(blotter.settings, smtp, blotter.engine, made.subscription.id, now=now)
    except DeliveryError as error:
        if error.of_address:
            raise
        return "They could not be asked to confirm it yet: it is tried again while letters go out."
    return f"They were asked to confirm it until {now + PATIENCE:%Y-%m-%d}: none is sent before."
