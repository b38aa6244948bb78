"""When something happened in a look."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from crawler.look.look import Look

if TYPE_CHECKING:
    from scrapy.http import Response


def moment(look: Look, response: Response | None = None) -> datetime:
    """The moment of a response, or of what is noted without one, UTC: by our clock, or the
    archive's in a replay."""
    if look.day is None:
        return datetime.now(UTC)
    captured: datetime | None = response.meta.get("captured_at") if response else None
    return captured or look.at
