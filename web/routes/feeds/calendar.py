"""Days ahead as a calendar that programs subscribe to."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get
from litestar.di import NamedDependency

from answers.questions.of_changes import NEWS
from answers.questions.of_matters import DUE
from store.readers.places import Blotter
from web.asking import answered, given


@get("/feeds/due.ics", sync_to_thread=True)
def due_calendar(
    request: Request[Any, Any, Any], blotter: NamedDependency[Blotter]
) -> Response[bytes]:
    """The days ahead of what a query finds, or of all, as a calendar."""
    from formats.calendar import calendar  # icalendar is slow to import

    asked = {"within": ["12m"], "limit": ["1000"], **given(request)}
    content = calendar(
        answered(blotter, DUE, asked).days, made_at=answered(blotter, NEWS, {"limit": [1]}).until_at
    )
    return Response(content, media_type="text/calendar")
