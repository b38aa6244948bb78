"""The application that a server runs (ASGI)."""

from __future__ import annotations

from pathlib import Path

from litestar import Litestar
from litestar.di import Provide
from litestar.static_files import create_static_files_router

import pages
from store.config import Settings
from store.log.database import open_store
from web.blotter import Blotter
from web.routes.document.routes import document_routes
from web.routes.sources import sources

_ROUTES = (document_routes, sources)


def application(settings: Settings) -> Litestar:
    """Pages, API and feeds of the record that the settings name. Raises StoreError."""
    blotter = Blotter(settings=settings, engine=open_store(settings.database_url))
    static = create_static_files_router(
        path="/static", directories=[Path(pages.__file__).parent / "static"]
    )
    return Litestar(
        route_handlers=[*_ROUTES, static],
        dependencies={"blotter": Provide(lambda: blotter, sync_to_thread=False)},
        on_shutdown=[blotter.engine.dispose],
        openapi_config=None,
    )
