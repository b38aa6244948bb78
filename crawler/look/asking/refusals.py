"""Hosts that refuse us are not asked again in this look; where they ask for rest, in none."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from crawler.look.look import Findings, Look
from crawler.politeness.host_rests import HostRest


def leave_alone(findings: Findings, hosts: Iterable[str], until: datetime | None) -> None:
    """Ask these hosts no more in this look, and the source not before that moment (UTC)."""
    findings.left_alone.update(hosts)
    findings.not_before = max(filter(None, (findings.not_before, until)), default=None)


def share_rest(
    look: Look, findings: Findings, hosts: Iterable[str], until: datetime | None, reason: str
) -> None:
    """Have all looks leave these hosts alone until then (UTC); none does where that is not said, or
    for what an archive holds."""
    if until is None or look.day:
        return
    for host in hosts:
        longest = (look.rests.get(host), HostRest(until=until, reason=reason))
        rest = max(filter(None, longest), key=lambda rest: rest.until)
        look.rests[host], findings.resting[host] = rest, rest.until
        look.share_rest(host, rest)
