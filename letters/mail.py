"""Letters on their way: the message (RFC 5322) and its submission (RFC 6409) with STARTTLS."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from email.headerregistry import BaseHeader, HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage
from email.policy import SMTP, Policy
from email.utils import format_datetime, parseaddr
from urllib.parse import quote

from letters.digest import Letter
from store.config import SmtpSettings
from store.log.events import Subscription
from store.plain_text import clip

#: Seconds to wait for the server, at each step.
_PATIENCE = 30.0


class _Verbatim(UnstructuredHeader, BaseHeader):
    """A header of ASCII without spaces: a long one is not to be encoded, as others are."""

    def fold(self, *, policy: Policy) -> str:
        """The header as one line."""
        return f"{self.name}: {self}{policy.linesep}"


_headers = HeaderRegistry()
_headers.map_to_type("list-unsubscribe", _Verbatim)
_POLICY = SMTP.clone(header_factory=_headers)


class DeliveryError(RuntimeError):
    """The server did not take a letter; the message is one line that says why."""

    def __init__(self, cause: str, *, temporary: bool) -> None:
        super().__init__(cause)
        #: Whether the same letter may be taken later (RFC 5321 section 4.2.1: 4yz replies).
        self.temporary = temporary


def message(
    letter: Letter, subscription: Subscription, *, sender: str, now: datetime
) -> EmailMessage:
    """The letter as a mail with a text and an HTML part.

    The Message-ID is made from the subscription and the window, so a letter that was delivered
    twice has the same one.
    """
    address = parseaddr(sender)[1]
    window = letter.window
    name = f"{subscription.id}.{window.since}-{window.until}.{window.hash[:8]}"
    wish = quote(f"unsubscribe {subscription.id}")
    mail = EmailMessage(policy=_POLICY)
    mail["Message-ID"] = f"<{name}@{address.rpartition('@')[2]}>"
    mail["Date"] = format_datetime(now)
    mail["From"] = sender
    mail["To"] = subscription.email
    mail["Subject"] = letter.subject
    mail["List-Unsubscribe"] = f"<mailto:{address}?subject={wish}>"
    mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office replies, please
    # Quoted-printable passes every server and keeps its lines short.
    mail.set_content(letter.text, cte="quoted-printable")
    mail.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    return mail


def deliver(smtp: SmtpSettings, mail: EmailMessage) -> None:
    """Hand the letter to the server; returns once it has said yes. Raises DeliveryError."""
    with _explained(f"{smtp.host}:{smtp.port}"):
        encryption = _encryption(smtp) if smtp.starttls else None
        client = smtplib.SMTP(smtp.host, smtp.port, timeout=_PATIENCE)
        try:
            if encryption:
                client.starttls(context=encryption)
            if smtp.user:
                client.login(smtp.user, smtp.password)
            client.send_message(mail)
        finally:
            # A poor farewell takes nothing back: the letter was accepted, or it was not.
            with suppress(smtplib.SMTPException, OSError):
                client.quit()
            client.close()


def _encryption(smtp: SmtpSettings) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=smtp.ca_file)
    except OSError as error:
        cause = f"smtp.ca_file {smtp.ca_file}: {error.strerror or error}"
        raise DeliveryError(cause, temporary=False) from error


@contextmanager
def _explained(place: str) -> Iterator[None]:
    """Turn what smtplib raises into one line that names the server and says what it answered."""
    try:
        yield
    except smtplib.SMTPRecipientsRefused as error:
        (address, (code, reply)), *_ = error.recipients.items()
        raise _refusal(place, f"refused {address}", code, reply) from error
    except smtplib.SMTPResponseException as error:
        login = isinstance(error, smtplib.SMTPAuthenticationError)
        refused = "refused the user or password" if login else "did not take the letter"
        raise _refusal(place, refused, error.smtp_code, error.smtp_error) from error
    except smtplib.SMTPNotSupportedError as error:
        cause = f"{place}: {error}"
        raise DeliveryError(cause, temporary=False) from error
    except smtplib.SMTPServerDisconnected as error:
        cause = f"{place} hung up before it had taken the letter: {error}"
        raise DeliveryError(cause, temporary=True) from error
    except OSError as error:
        cause = f"{place} cannot be reached: {error.strerror or error}"
        raise DeliveryError(cause, temporary=True) from error


def _refusal(place: str, complaint: str, code: int, reply: bytes | str) -> DeliveryError:
    text = reply.decode(errors="replace") if isinstance(reply, bytes) else reply
    cause = f"{place} {complaint}: {code} {clip(text, 200)}"
    return DeliveryError(cause, temporary=400 <= code < 500)
