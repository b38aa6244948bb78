"""Where everybody may read, whoever asks is a visitor, who does not keep the record."""

from __future__ import annotations

from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Receive, Scope, Send

from store.privacy.visitors import asked_by_visitors


class TodaysMasks(ASGIMiddleware):
    """Hides the names that are hidden today in answers from the past too."""

    scopes = (ScopeType.HTTP,)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        with asked_by_visitors():
            await next_app(scope, receive, send)
