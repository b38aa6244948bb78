"""The application that a server runs (ASGI)."""

from __future__ import annotations

from pathlib import Path

from litestar import Litestar
from litestar.datastructures import State
from litestar.di import Provide
from litestar.static_files import create_static_files_router

import pages
from store.config import Settings
from store.log.database import open_store
from web.api.questions import ask
from web.blotter import Blotter
from web.error_answers import error_answer
from web.known_answers import KnownAnswers
from web.routes.case import case
from web.routes.cases import cases
from web.routes.changes import changes
from web.routes.name import asked_name, name
from web.routes.sources import sources

_ROUTES = (
    ask,
    asked_name,
    case,
    cases,
    changes,
    name,
    sources,
)


def application(settings: Settings) -> Litestar:
    """Pages, API and feeds of the record that the settings name. Raises StoreError."""
    blotter = Blotter(settings=settings, engine=open_store(settings.database_url))
    static = create_static_files_router(
        path="/static", directories=[Path(pages.__file__).parent / "static"]
    )
    return Litestar(
        route_handlers=[*_ROUTES, static],
        dependencies={"blotter": Provide(lambda: blotter, sync_to_thread=False)},
        state=State({"blotter": blotter}),
        on_shutdown=[blotter.engine.dispose],
        openapi_config=None,
        middleware=[KnownAnswers(settings)],
        exception_handlers={Exception: error_answer},
        logging_config=None,
    )
