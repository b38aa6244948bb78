"""Whether the server answers at all, for those who watch over it."""

from __future__ import annotations

from litestar import MediaType, get

from web.access.admission import LIVENESS


@get(LIVENESS, media_type=MediaType.TEXT, sync_to_thread=False)
def liveness() -> str:
    """`ok`: nothing of the record is asked for."""
    return "ok\n"
