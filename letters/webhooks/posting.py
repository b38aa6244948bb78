"""Posting a letter to a webhook; its answer is a status code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from http.client import HTTPException, HTTPResponse
from urllib.parse import SplitResult, urlsplit

from letters.delivery.connections import Connections
from letters.delivery.submission import LONGEST_REST, DeliveryError
from letters.webhooks.public_connection import (
    PrivateAddressError,
    PublicConnection,
    port_of,
    resolved,
)
from store.plain_text import clip

#: Seconds to wait at each step, and for all of it, whatever the server says meanwhile.
_PATIENCE, DEADLINE = 30.0, 120.0
#: What may be taken later, beside all of 500 and above (RFC 9110 section 15.5, RFC 8470, RFC 6585).
_LATER = frozenset((408, 409, 423, 425, 429))
#: Bytes of an answer that are read, to say why a letter was not taken.
_READ = 1000


@dataclass(frozen=True, kw_only=True, slots=True)
class Post:
    """A letter as it is posted."""

    url: str
    headers: Mapping[str, str]
    body: bytes


def post(
    parcel: Post,
    *,
    allow_private: bool,
    connections: Connections | None = None,
    deadline: float = DEADLINE,
) -> None:
    """Post a letter; returns once it was taken, with any status from 200 to 299. No redirect is
    followed. Raises DeliveryError, whose message names the host alone: the rest of an address may
    be what keeps others out."""
    url = urlsplit(parcel.url)
    place = f"{url.hostname}:{port_of(url)}"
    with _explained(place):
        addresses = resolved(url, allow_private=allow_private)
        connection = PublicConnection(url, addresses, timeout=_PATIENCE)
        with (connections or Connections()).open_for(deadline, lambda: connection.open_socket):
            try:
                connection.request("POST", _target(url), parcel.body, dict(parcel.headers))
                with connection.getresponse() as answer:
                    if not HTTPStatus.OK <= answer.status < HTTPStatus.MULTIPLE_CHOICES:
                        raise _refusal(place, answer)
            finally:
                connection.close()


def _target(url: SplitResult) -> str:
    return f"{url.path or '/'}{f'?{url.query}' if url.query else ''}"


@contextmanager
def _explained(place: str) -> Iterator[None]:
    """Turn what befalls a connection into one line that names the server."""
    try:
        yield
    except PrivateAddressError as error:
        msg = f"{place} is not asked: {error}"
        raise DeliveryError(msg) from error
    except HTTPException as error:
        msg = f"{place} answered nothing that can be read: {clip(str(error), 100)}"
        raise DeliveryError(msg, temporary=True) from error
    except OSError as error:
        msg = f"{place} cannot be reached: {error.strerror or error}"
        raise DeliveryError(msg, temporary=True) from error


def _refusal(place: str, answer: HTTPResponse) -> DeliveryError:
    """What an answer says of the letter. A redirect is to be mended in the subscription: what leads
    elsewhere today may lead anywhere tomorrow."""
    status = answer.status
    if status < HTTPStatus.BAD_REQUEST:
        return DeliveryError(f"{place} did not take the letter: {status}, which is not followed")
    later = status in _LATER or status >= HTTPStatus.INTERNAL_SERVER_ERROR
    said = clip(f"{status} {answer.reason} {_words(answer)}", 200)
    refusal = DeliveryError(
        f"{place} did not take the letter: {said}", temporary=later, refused=not later
    )
    refusal.of_address = status == HTTPStatus.GONE
    refusal.rest = _rest(answer.headers["Retry-After"]) if later else None
    return refusal


def _words(answer: HTTPResponse) -> str:
    try:
        return answer.read1(_READ).decode(errors="replace")
    except (OSError, HTTPException):
        return ""


def _rest(written: str | None) -> timedelta | None:
    """How long a server asks us to wait (RFC 9110 section 10.2.3)."""
    try:
        if written and written.strip().isdecimal():
            rest = timedelta(seconds=int(written.strip()[:9]))
        else:
            rest = parsedate_to_datetime(written or "") - datetime.now(UTC)
    except (ValueError, TypeError, OverflowError):  # no date, or one without a zone
        return None
    return min(max(rest, timedelta()), LONGEST_REST)
