"""Certificates that connections rest on: the authorities that are trusted, and when they end."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from datetime import datetime, timedelta

from answers.clock.diagnosis import Finding, fault, ok, warning
from letters.delivery.submission import certificate_end
from store.config import Settings

CHECK = "certificates"
#: Before its end somebody should have renewed it.
_SOON = timedelta(days=14)


def certificates(settings: Settings, now: datetime) -> Iterator[Finding]:
    """Those of `smtp.ca_file`, else those that the system trusts."""
    file = settings.smtp.ca_file if settings.smtp else None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if file is None:
        context.load_default_certs()
        known = len(context.get_ca_certs())
        if not known and not _folder_of_authorities():
            said = "this machine trusts no authority: no connection by TLS can be checked"
            yield fault(CHECK, said, "apt-get install ca-certificates")
            return
        yield ok(CHECK, "the system's authorities are trusted")
        return
    try:
        context.load_verify_locations(file)
    except OSError as error:
        said = f"smtp.ca_file {file}: {error.strerror or error}"
        yield fault(CHECK, said, "a file of certificates in PEM under [smtp] ca_file")
        return
    for shown in context.get_ca_certs():
        yield ends(f"smtp.ca_file {file}", certificate_end(shown), now)


def ends(what: str, end: datetime, now: datetime) -> Finding:
    """Whether a certificate is still good, and will be for a while."""
    if end < now:
        return fault(CHECK, f"{what} ended on {end:%Y-%m-%d}", "renew it at whoever gave it out")
    if end - now < _SOON:
        left = (end - now).days
        return warning(CHECK, f"{what} ends in {left} days, on {end:%Y-%m-%d}", "renew it")
    return ok(CHECK, f"{what} is good until {end:%Y-%m-%d}")


def _folder_of_authorities() -> bool:
    """Whether authorities lie in a folder, which is looked into at each connection alone."""
    return ssl.get_default_verify_paths().capath is not None
