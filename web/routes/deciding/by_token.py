"""Confirming and ending subscriptions by the signed link in a mail, which is all it takes."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from litestar import HttpMethod, MediaType, Request, Response, route
from litestar.di import NamedDependency
from litestar.params import FromPath

from answers.subscriptions.subscription_record import subscription_record
from letters.subscribing.by_token import confirm_by, named_by, unsubscribe_by
from letters.subscribing.tokens import Purpose, TokenError
from pages.rendering import render
from pages.views.deciding.by_token import by_token_page
from pages.views.failure import failure_page
from store.readers.places import Blotter
from store.subscriptions.decisions import SubscriptionError
from web.asking import timeless_site

_Asking = Request[Any, Any, Any]
#: What is answered says who holds which token.
_NOT_KEPT = {"Cache-Control": "no-store"}
_METHODS = (HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST)
_DO = {"confirm": confirm_by, "unsubscribe": unsubscribe_by}


@route("/confirm/{token:str}", http_method=_METHODS, sync_to_thread=True)
def confirm(
    request: _Asking, blotter: NamedDependency[Blotter], token: FromPath[str]
) -> Response[str]:
    """Whether letters are wanted: the page that asks, and the button on it."""
    return _answer(request, blotter, "confirm", token)


@route("/unsubscribe/{token:str}", http_method=_METHODS, sync_to_thread=True)
def unsubscribe(
    request: _Asking, blotter: NamedDependency[Blotter], token: FromPath[str]
) -> Response[str]:
    """Whether letters are not wanted any more. Mail programs send what the button does, too, with
    a body that says `List-Unsubscribe=One-Click` (RFC 8058); that says no more than the address."""
    return _answer(request, blotter, "unsubscribe", token)


def _answer(request: _Asking, blotter: Blotter, purpose: Purpose, token: str) -> Response[str]:
    """The page about the subscription that a token names, after what is to be done."""
    settings, engine, now = blotter.settings, blotter.engine, datetime.now(UTC)
    try:
        if request.method == HttpMethod.POST:
            _DO[purpose](settings, engine, token, now=now)
        state = named_by(settings, engine, purpose, token, now=now)
        record = subscription_record(settings, engine, state.subscription.id, now=now)
    except TokenError as error:
        status, page = 404, failure_page(404, str(error))
    except SubscriptionError as error:
        status, page = 410, failure_page(400, str(error))
    else:
        status, page = 200, by_token_page(purpose, token, record)
    body = render(page, timeless_site(request))
    return Response(body, status_code=status, media_type=MediaType.HTML, headers=_NOT_KEPT)
