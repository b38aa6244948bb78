"""Where everybody may read, whoever asks is a visitor, who does not keep the record."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from anyio.to_thread import run_sync
from litestar import Litestar
from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Receive, Scope, Send

from search.query.hidden_since import read_ahead
from store.database_address import StoreError
from store.privacy.visitors import asked_by_visitors

#: Seconds between looks at what is hidden.
_EVERY = 2.0


class TodaysMasks(ASGIMiddleware):
    """Hides the names that are hidden today in answers from the past too."""

    scopes = (ScopeType.HTTP,)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        with asked_by_visitors():
            await next_app(scope, receive, send)


@asynccontextmanager
async def reading_ahead(app: Litestar) -> AsyncIterator[None]:
    """While a server runs, read for each name that is hidden which documents hold it, so that no
    visitor waits for the whole record to be read."""
    task = asyncio.create_task(_read_ahead(app.state.blotter.settings.database_url))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _read_ahead(url: str) -> None:
    while True:
        with suppress(StoreError):  # whoever asks is told so
            await run_sync(read_ahead, url, abandon_on_cancel=True)
        await asyncio.sleep(_EVERY)
