"""A letter as a message (RFC 5322)."""

from __future__ import annotations

from datetime import datetime
from email.headerregistry import BaseHeader, HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage
from email.policy import SMTP, Policy
from email.utils import format_datetime, parseaddr
from urllib.parse import quote

from letters.digest import Letter, Window
from store.log.letter_events import Subscription


class _Verbatim(UnstructuredHeader, BaseHeader):
    """A header of ASCII without spaces: a long one is not to be encoded, as others are."""

    def fold(self, *, policy: Policy) -> str:
        """The header as one line."""
        return f"{self.name}: {self}{policy.linesep}"


_headers = HeaderRegistry()
_headers.map_to_type("list-unsubscribe", _Verbatim)
_POLICY = SMTP.clone(header_factory=_headers)


def message_id(subscription: Subscription, window: Window, *, sender: str) -> str:
    """The Message-ID of the letter about a window (RFC 5322 section 3.6.4)."""
    domain = parseaddr(sender)[1].rpartition("@")[2]
    return f"<{subscription.id}.{window.since}-{window.until}.{window.hash[:8]}@{domain}>"


def message(
    letter: Letter, subscription: Subscription, *, message_id: str, sender: str, now: datetime
) -> EmailMessage:
    """The letter as a mail with a text and an HTML part; `now` is when it was prepared."""
    address = parseaddr(sender)[1]
    wish = quote(f"unsubscribe {subscription.id}")
    mail = EmailMessage(policy=_POLICY)
    mail["Message-ID"] = message_id
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
