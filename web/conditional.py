"""Answers that a client has already: told by where the record stands, without asking anything."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime

from answers.questions.standing import Standing

#: As If-None-Match: whatever there is, the client wants none of it.
ANY = "*"
#: Requests whose answers may be known already.
METHODS = ("GET", "HEAD")
#: Of a request, what the same address is answered by in other ways.
VARIES_BY = ("accept", "authorization", "cookie", "hx-request")
#: A time of change is told by seconds only; what changed so lately may change within its second
#: once more (RFC 9110, section 8.8.2.2).
_SETTLED = timedelta(seconds=60)
_ETAG = re.compile(r'(?:W/)?("[^"]{0,200}")')


@dataclass(frozen=True, kw_only=True, slots=True)
class Validators:
    """By what an answer is known."""

    etag: str
    #: None where it changed too lately to be told by.
    last_modified: datetime | None


def validators(
    standing: Standing,
    *,
    address: str,
    varying: tuple[str, ...],
    now: datetime,
    since: datetime,
    stood: datetime,
) -> Validators:
    """Those of the answer at an address, by a server that runs since then, whose code and settings
    are those of its beginning, and that first found the record to stand so when it `stood`. Pure.

    What an answer is made from may come to the end of the log long after that was written. How a
    source does depends on the time too, so an answer is good for an hour at most.
    """
    hour = now.replace(minute=0, second=0, microsecond=0)
    told = (since, standing, hour, address, varying)
    etag = hashlib.blake2b(repr(told).encode(), digest_size=16).hexdigest()
    changed = max(standing.recorded_at or hour, hour, stood).replace(microsecond=0)
    settled = now - changed >= _SETTLED
    return Validators(etag=f'"{etag}"', last_modified=changed if settled else None)


def is_known(known: Validators, *, none_match: str, modified_since: str) -> bool:
    """Whether a client has the answer, by what it sends as If-None-Match and If-Modified-Since, of
    which the first counts alone (RFC 9110, section 13.1.3). Pure."""
    if none_match:
        return known.etag in _ETAG.findall(none_match)
    if not modified_since or known.last_modified is None:
        return False
    try:
        since = parsedate_to_datetime(modified_since)
    except ValueError:
        return False
    return known.last_modified <= (since if since.tzinfo else since.replace(tzinfo=UTC))


def headers(known: Validators) -> dict[str, str]:
    """What an answer says of itself."""
    told = {
        "ETag": known.etag,
        "Cache-Control": "private, no-cache",
        "Vary": ", ".join(VARIES_BY),
    }
    if known.last_modified:
        told["Last-Modified"] = format_datetime(known.last_modified, usegmt=True)
    return told
