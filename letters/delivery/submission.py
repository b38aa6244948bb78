"""Handing a message to a mail server: submission (RFC 6409) with STARTTLS."""

from __future__ import annotations

import smtplib
import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from typing import Any

from letters.delivery.connections import Connections
from store.log.letter_events import Subscription
from store.mailbox import mail_address
from store.plain_text import clip
from store.settings.mail_tables import SmtpSettings

#: Seconds to wait for the server at each step, and for its yes after the whole message, which a
#: server may look through first (RFC 5321 section 4.5.3.2.6).
_PATIENCE, _PATIENCE_AT_END = 30.0, 600.0
#: Seconds for all of the farewell, which nothing depends on.
_FAREWELL = 5.0
#: What a server says that takes letters (RFC 5321 section 4.3.1).
_READY = 220
#: What a server says to MAIL of a letter that is larger than it ever takes (RFC 1870 section 6.1),
#: and of a sender from whom it takes none (RFC 5321 section 4.2.3), which is a setting.
_TOO_LARGE, _NOT_FROM_THEM = 552, (550, 553)
#: As long as a server may have us wait.
LONGEST_REST = timedelta(days=1)
#: Seconds for a whole delivery, whatever the server says meanwhile.
DEADLINE = 720.0


class DeliveryError(RuntimeError):
    """The server did not take a letter; the message is one line that says why."""

    def __init__(self, cause: str, *, temporary: bool = False, refused: bool = False) -> None:
        super().__init__(cause)
        #: Whether the same letter may be taken later (RFC 5321 section 4.2.1: 4yz replies).
        self.temporary = temporary
        #: Whether the server said no to this letter for good (5yz replies to it). What is neither
        #: is to be mended in the settings or at the server.
        self.refused = refused
        #: Whether it was the address that it refused for good (RCPT), and not what was sent there.
        self.of_address = False
        #: How long the server asks us to wait before that letter is tried again; None where it
        #: does not.
        self.rest: timedelta | None = None


def require_address(subscription: Subscription) -> None:
    """Raise DeliveryError where no mail can be addressed to a subscription: earlier code took what
    is no mail address."""
    try:
        mail_address(subscription.email)
    except ValueError as error:
        msg = f"{error}: end the subscription, and subscribe the right one"
        raise DeliveryError(msg, refused=True) from error


class _Client(smtplib.SMTP):
    """Waits longer for the last reply than for the others, and can be cut at any step."""

    def __init__(self, host: str) -> None:
        super().__init__(timeout=_PATIENCE)
        # What the certificate must name: smtplib notes it only where it connects at once, and then
        # nobody has the connection to cut while the server greets.
        self._host = host
        self._unencrypted: socket.socket | None = None

    @property
    def connection(self) -> socket.socket | None:
        """What is open now, for whoever cuts it."""
        return self._unencrypted or self.sock

    def encrypt(self, encryption: ssl.SSLContext) -> None:
        """Agree on encryption; until that is done, smtplib holds no connection."""
        assert self.sock is not None
        with self.sock.dup() as self._unencrypted:
            try:
                self.starttls(context=encryption)
            finally:
                self._unencrypted = None

    def data(self, msg: str | bytes) -> tuple[int, bytes]:  # type: ignore[override]
        """Send the message itself."""
        assert self.sock is not None
        self.sock.settimeout(_PATIENCE_AT_END)
        try:
            return super().data(msg)
        finally:
            if self.sock:  # it did not hang up
                self.sock.settimeout(_PATIENCE)

    def leave(self) -> None:
        """Say goodbye. A poor farewell takes nothing back: the letter was accepted, or it was not;
        so the log must not wait for it long."""
        in_time = Connections().open_for(_FAREWELL, lambda: self.sock)
        with suppress(smtplib.SMTPException, OSError), in_time:
            self.quit()
        self.close()


def deliver(
    smtp: SmtpSettings,
    mail: EmailMessage,
    *,
    connections: Connections | None = None,
    deadline: float = DEADLINE,
) -> None:
    """Hand the letter to the server; returns once it has said yes. Raises DeliveryError."""
    with _signed_in(smtp, connections or Connections(), deadline) as client:
        client.send_message(mail)


def greet(smtp: SmtpSettings, *, deadline: float) -> datetime | None:
    """Connect to the server and sign in, and send nothing; when its certificate ends, UTC, where it
    has shown one. Raises DeliveryError."""
    with _signed_in(smtp, Connections(), deadline) as client:
        shown = client.sock.getpeercert() if isinstance(client.sock, ssl.SSLSocket) else None
        client.noop()
    return certificate_end(shown) if shown else None


def certificate_end(shown: Mapping[str, Any]) -> datetime:
    """When a certificate ends, UTC, of what `ssl` tells of it."""
    return datetime.fromtimestamp(ssl.cert_time_to_seconds(str(shown["notAfter"])), UTC)


@contextmanager
def _signed_in(smtp: SmtpSettings, connections: Connections, deadline: float) -> Iterator[_Client]:
    """A connection on which the server waits for a letter. Raises DeliveryError."""
    with _explained(f"{smtp.host}:{smtp.port}"):
        encryption = _encryption(smtp) if smtp.starttls else None
        client = _Client(smtp.host)
        with connections.open_for(deadline, lambda: client.connection):
            try:
                code, reply = client.connect(smtp.host, smtp.port)
                if code != _READY:
                    raise smtplib.SMTPConnectError(code, reply)
                if encryption:
                    client.encrypt(encryption)
                if smtp.user:
                    client.login(smtp.user, smtp.password)
                yield client
            finally:
                client.leave()


def smtp_fault(smtp: SmtpSettings) -> str | None:
    """Why no letter could be handed over with these settings, whatever the server is like; None
    where nothing is known against them."""
    if smtp.user and not smtp.password:
        return "smtp.user is set, and BLOTTER_SMTP_PASSWORD is not"
    try:
        _encryption(smtp)
    except DeliveryError as error:
        return str(error)
    return None


def _encryption(smtp: SmtpSettings) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=smtp.ca_file)
    except OSError as error:
        cause = f"smtp.ca_file {smtp.ca_file}: {error.strerror or error}"
        raise DeliveryError(cause) from error


@contextmanager
def _explained(place: str) -> Iterator[None]:
    """Turn what smtplib raises into one line that names the server and says what it answered."""
    try:
        yield
    except smtplib.SMTPRecipientsRefused as error:
        (address, (code, reply)), *_ = error.recipients.items()
        refusal = _refusal(place, f"refused {address}", code, reply, of_letter=True)
        refusal.of_address = refusal.refused
        raise refusal from error
    except smtplib.SMTPSenderRefused as error:
        what, code = "did not take the letter", error.smtp_code
        if code in _NOT_FROM_THEM:
            what = f"takes no letter from smtp.sender, {error.sender}"
        too_large = code == _TOO_LARGE
        raise _refusal(place, what, code, error.smtp_error, of_letter=too_large) from error
    except smtplib.SMTPDataError as error:
        what, code = "did not take the letter", error.smtp_code
        raise _refusal(place, what, code, error.smtp_error, of_letter=True) from error
    except smtplib.SMTPResponseException as error:
        login = isinstance(error, smtplib.SMTPAuthenticationError)
        refused = "refused the user or password" if login else "did not take the letter"
        raise _refusal(place, refused, error.smtp_code, error.smtp_error) from error
    except smtplib.SMTPNotSupportedError as error:
        cause = f"{place}: {error} {_unsupported(str(error))}"
        raise DeliveryError(cause) from error
    except smtplib.SMTPServerDisconnected as error:
        cause = f"{place} hung up before it had taken the letter: {error}"
        raise DeliveryError(cause, temporary=True) from error
    except OSError as error:
        cause = f"{place} cannot be reached: {error.strerror or error}{_key_of(error)}"
        raise DeliveryError(cause, temporary=True) from error
    except UnicodeError:  # what it says quotes the password
        cause = f"{place}: its name, the user or the password holds what cannot be sent"
        raise DeliveryError(cause) from None


def _unsupported(complaint: str) -> str:
    """The keys by which to do without what a server does not offer."""
    if "STARTTLS" in complaint:
        return "(starttls = false under [smtp] does without encryption, on this machine, say)"
    return "(it lets nobody sign in like this: see user and starttls under [smtp])"


def _key_of(error: OSError) -> str:
    """The key by which a certificate is trusted, or by which a place is found that is none."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return " (ca_file under [smtp] names authorities to trust)"
    is_nowhere = isinstance(error, ConnectionRefusedError | socket.gaierror)
    return " (see host and port under [smtp])" if is_nowhere else ""


def _refusal(
    place: str, complaint: str, code: int, reply: bytes | str, *, of_letter: bool = False
) -> DeliveryError:
    if code < 0:  # as smtplib says it
        return DeliveryError(f"{place} answered nothing that can be read", temporary=True)
    text = reply.decode(errors="replace") if isinstance(reply, bytes) else reply
    cause = f"{place} {complaint}: {code} {clip(text, 200)}"
    return DeliveryError(cause, temporary=400 <= code < 500, refused=of_letter and code >= 500)
