"""What looks at the same hosts share: the requests of a day, and which hosts are left alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from crawler.politeness.courtesy import requests_sent_today
from crawler.politeness.day_requests import OwnDayRequests
from crawler.politeness.host_rests import HostRest, rests_in_log
from store.log.database import Connection


@dataclass(kw_only=True, slots=True)
class HostLedger:
    """What the log held of it when it was first asked for, and since then all of this process.
    Looks that go on at once add to the same."""

    #: Requests of each day (UTC), by host.
    days: dict[date, OwnDayRequests] = field(default_factory=dict)
    #: Hosts that asked for rest; None until the log is asked.
    rests: dict[str, HostRest] | None = None

    def requests_of_day(self, connection: Connection, at: datetime) -> OwnDayRequests:
        """Those of the day of `at`; whoever sends one adds it."""
        day = at.astimezone(UTC).date()
        if day not in self.days:
            self.days[day] = OwnDayRequests(requests_sent_today(connection, at))
        return self.days[day]

    def resting(self, connection: Connection, at: datetime) -> dict[str, HostRest]:
        """The hosts that are left alone; whoever is asked for rest adds one."""
        if self.rests is None:
            self.rests = rests_in_log(connection, at)
        return self.rests
