"""Hosts that the workers of a crawl ask in turn, whichever process or machine they are."""

from __future__ import annotations

from crawler.politeness.host_rests import HostRest
from crawler.politeness.host_turns import LONGEST_ANSWER, slowed
from store.shared_crawl.hosts import SharedRest, end_turn, share_rest, take_turn
from store.shared_crawl.worker_session import WorkerSession

#: Seconds after which it is asked again whether the worker that has a turn has given it back.
_AGAIN = 0.25
#: Seconds to wait at most before it is asked again: a longer delay may have been kept meanwhile,
#: or the look been ended.
_AT_MOST = 1.0


class SharedHosts:
    """What the database knows of hosts, as one worker asks for it (`host_turns.AskedHosts`)."""

    def __init__(self, session: WorkerSession, longest: float = LONGEST_ANSWER) -> None:
        self._session = session
        self._longest = longest
        self._delays: dict[str, float] = {}
        self._paces: dict[str, float] = {}
        #: Hosts that asked any look of this crawl for rest, as far as this worker was told.
        self.rests: dict[str, HostRest] = {}

    def keep_delay(self, host: str, delay: float) -> None:
        self._delays[host] = max(self._delays.get(host, 0.0), delay)

    def take(self, host: str) -> float:
        delay = self._delays.get(host, 0.0)
        taken = take_turn(self._session, host, delay=delay, longest=self._longest)
        if taken is None:
            return _AGAIN
        if isinstance(taken, float):
            return min(max(taken, 0.001), _AT_MOST)
        self._paces[host] = taken.pace
        if taken.rest:
            self.rests[host] = HostRest(until=taken.rest.until, reason=taken.rest.reason)
        return 0.0

    def give_back(self, host: str, latency: float) -> None:
        pace = slowed(self._paces[host], latency)
        end_turn(self._session, host, pace=pace, latency=latency)

    def share_rest(self, host: str, rest: HostRest) -> None:
        """Have the looks of all workers leave a host alone."""
        share_rest(self._session, host, SharedRest(until=rest.until, reason=rest.reason))
