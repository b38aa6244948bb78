"""What can only be told by asking: the mail server, and the public address. No publisher is."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlsplit

from answers.clock.diagnosis import Finding, fault, ok
from letters.delivery.submission import DeliveryError, certificate_end, greet
from scheduler.doctor.certificates import ends
from store.config import Settings
from store.plain_text import clean
from store.settings.mail_tables import SmtpSettings

#: Seconds that whoever is asked may take.
_PATIENCE = 15.0


def network(settings: Settings, now: datetime) -> Iterator[Finding]:
    """Whether the mail server would take a letter, and whether the public address is reached."""
    if settings.smtp:
        yield from _mail_server(settings.smtp, now)
    if settings.web.url:
        yield from _public_address(settings.web.url, now)


def _mail_server(smtp: SmtpSettings, now: datetime) -> Iterator[Finding]:
    place = f"{smtp.host}:{smtp.port}"
    try:
        end = greet(smtp, deadline=_PATIENCE)
    except DeliveryError as error:
        option = " -starttls smtp" if smtp.starttls else ""
        look = (
            f"openssl s_client -connect {place}{option}"
            if option
            else f"nc -v {smtp.host} {smtp.port}"
        )
        yield fault("smtp", clean(str(error)), look)
        return
    yield ok("smtp", f"{place} waits for letters")
    if end:
        yield ends(f"the certificate of {place}", end, now)


def _public_address(url: str, now: datetime) -> Iterator[Finding]:
    parts = urlsplit(url)
    host, is_secure = parts.hostname or "", parts.scheme == "https"
    port = parts.port or (443 if is_secure else 80)
    try:
        with socket.create_connection((host, port), timeout=_PATIENCE) as connection:
            if is_secure:
                context = ssl.create_default_context()
                with context.wrap_socket(connection, server_hostname=host) as secured:
                    shown = secured.getpeercert() or {}
                yield ends(f"the certificate of {host}", certificate_end(shown), now)
    except OSError as error:
        why = clean(str(error.strerror or error))
        yield fault("web", f"{url} is not reached: {why}", f"curl -vI {url}")
        return
    yield ok("web", f"{url} is reached")
