"""A host that has asked one look for rest is left alone by all the others until then: by those of
the same crawl, and by those of later ones, to which the log tells it. A wall that asks for nothing
may be meant for one path, and holds for the source that met it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from scrapy.exceptions import IgnoreRequest

from store.log import log
from store.log.database import Connection
from store.log.events import SourceChecked

#: The longest rest a server is granted: one that names the year 2099 has made a mistake.
LONGEST_REST = timedelta(days=7)


@dataclass(frozen=True, kw_only=True, slots=True)
class HostRest:
    """How long a host is left alone, and why."""

    #: UTC.
    until: datetime
    reason: str


class HostAtRest(IgnoreRequest):
    """A host is not asked, since it asked another look for rest; the message says why."""

    def __init__(self, host: str, rest: HostRest) -> None:
        until = f"{rest.until:%Y-%m-%d %H:%M} UTC"
        super().__init__(f"{host} is left alone until {until} ({rest.reason})")
        self.host = host
        self.until = rest.until


def spare_at_rest(host: str, rests: Mapping[str, HostRest], now: datetime) -> None:
    """Raise HostAtRest where a host is to be left alone at a moment (UTC)."""
    rest = rests.get(host)
    if rest and now < rest.until:
        raise HostAtRest(host, rest)


def rest_asked_for(retry_after: str, now: datetime) -> datetime | None:
    """Until when a server asks to be left alone (Retry-After, RFC 9110 section 10.2.3), UTC.

    None where the header says nothing, or a time that is past; at most a week from `now`.
    """
    stated = retry_after.strip()
    if re.fullmatch("[0-9]{1,9}", stated):
        until = now + timedelta(seconds=int(stated))
    else:
        try:
            until = parsedate_to_datetime(stated)
        except ValueError:
            return None
        until = until.astimezone(UTC) if until.tzinfo else until.replace(tzinfo=UTC)
    return min(until, now + LONGEST_REST) if until > now else None


def rests_in_log(connection: Connection, now: datetime) -> dict[str, HostRest]:
    """The hosts that are to be left alone at a moment (UTC), as the looks at all sources tell."""
    begin = log.position_before(connection, now - LONGEST_REST)
    rests: dict[str, HostRest] = {}
    for recorded in log.read(connection, after=begin, type="SourceChecked"):
        if isinstance(checked := recorded.event, SourceChecked):
            for host, until in checked.resting.items():
                if until > max(now, rests[host].until if host in rests else now):
                    rests[host] = HostRest(until=until, reason=checked.reason)
    return rests
