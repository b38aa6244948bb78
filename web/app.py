"""The application that a server runs (ASGI)."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

from litestar import Litestar
from litestar.datastructures import State
from litestar.di import Provide
from litestar.static_files import create_static_files_router

import pages
from answers.catch_up import make_up
from store.config import Settings
from store.connections.following import following
from store.connections.kept import kept_open
from store.readers.places import places_of
from web.access.admission import LONGEST_BODY
from web.access.policy import Policy, policy_of
from web.access.todays_masks import TodaysMasks, reading_ahead
from web.addresses import WholeIds
from web.api.questions import ask
from web.known_answers import KnownAnswers
from web.places.answering import Answering
from web.places.place import place_of
from web.problems import error_answer
from web.routes.api import api, openapi
from web.routes.changes import changes
from web.routes.counts import counts
from web.routes.deciding.by_token import confirm, unsubscribe
from web.routes.deciding.decisions import decisions
from web.routes.deciding.saved import saved
from web.routes.deciding.saving import save
from web.routes.deciding.signing_in import sign_in, sign_in_form, sign_out
from web.routes.deciding.subscribing import subscribe
from web.routes.deciding.subscriptions import subscriptions
from web.routes.document.files import verifier
from web.routes.document.routes import document_routes
from web.routes.due import due
from web.routes.feeds.calendar import due_calendar
from web.routes.feeds.news import FEEDS
from web.routes.liveness import liveness
from web.routes.log import log
from web.routes.matters.case import case
from web.routes.matters.cases import cases
from web.routes.matters.name import asked_name, name
from web.routes.published import published
from web.routes.searches.files import SEARCH_FILES
from web.routes.searches.pages import SEARCHES
from web.routes.sources import source, sources

_ROUTES = (
    api,
    ask,
    asked_name,
    case,
    cases,
    liveness,
    changes,
    counts,
    document_routes,
    due,
    log,
    name,
    openapi,
    published,
    source,
    sources,
    verifier,
    *SEARCHES,
    *SEARCH_FILES,
    due_calendar,
    *FEEDS,
    confirm,
    unsubscribe,
)
#: Where people sign in with a token.
_SIGNING_IN = (sign_in_form, sign_in, sign_out)
#: Where people decide something, once there is a way to tell who they are.
_WRITING = (decisions, save, saved, subscribe, subscriptions)


@asynccontextmanager
async def _keeping_connections(_: Litestar) -> AsyncIterator[None]:
    with kept_open():
        yield


def _following(settings: Settings, woken: Event) -> Callable[[Litestar], Any]:
    """While a server runs, what it answers from follows a log on PostgreSQL as that grows."""

    @asynccontextmanager
    async def followed(_: Litestar) -> AsyncIterator[None]:
        with following(settings.database_url, woken, partial(make_up, settings)):
            yield

    return followed


def application(settings: Settings, policy: Policy | None = None) -> Litestar:
    """Pages, API and feeds of the record that the settings name, for those whom a gate lets in by
    the policy (`web.gate`). Raises StoreError."""
    policy = policy or policy_of(settings, "localhost")
    places, woken = places_of(settings), Event()
    static = create_static_files_router(
        path="/static", directories=[Path(pages.__file__).parent / "static"]
    )
    visitors = [TodaysMasks()] if settings.web.public else []
    ahead = [reading_ahead] if settings.web.public else []
    routes = [*_ROUTES, *(_SIGNING_IN if policy.token else ())]
    return Litestar(
        route_handlers=[*routes, *(_WRITING if policy.writes else ()), static],
        dependencies={"blotter": Provide(place_of, sync_to_thread=False)},
        state=State({"blotter": places.usual, "written": places.written, "policy": policy}),
        lifespan=[_keeping_connections, _following(settings, woken), *ahead],
        on_shutdown=[places.close],
        openapi_config=None,
        request_max_body_size=LONGEST_BODY,
        middleware=[WholeIds(), Answering(places, woken.set), KnownAnswers(), *visitors],
        exception_handlers={Exception: error_answer},
        logging_config=None,
    )
