"""A letter as a message (RFC 5322)."""

from __future__ import annotations

from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime

from letters.delivery.headers import letter_policy, mailbox_value
from letters.subscribing.links import Links
from letters.window import Window
from letters.writing.letter import Letter
from store.log.letter_events import Subscription
from store.mailbox import mailbox

_POLICY = letter_policy()


def message_id(subscription: Subscription, window: Window, *, sender: str) -> str:
    """The Message-ID of the letter about a window (RFC 5322 section 3.6.4)."""
    domain = mailbox(sender).domain
    return f"<{subscription.id}.{window.since}-{window.until}.{window.end.hash[:8]}@{domain}>"


def message(
    letter: Letter,
    subscription: Subscription,
    *,
    message_id: str,
    sender: str,
    links: Links,
    now: datetime,
) -> EmailMessage:
    """The letter as a mail with a text and an HTML part; `now` is when it was prepared."""
    box = mailbox(sender)
    mail = EmailMessage(policy=_POLICY)
    mail["Message-ID"] = message_id
    mail["Date"] = format_datetime(now)
    mail["From"] = mailbox_value(box)
    mail["To"] = subscription.email
    mail["Subject"] = letter.subject
    mail["List-Id"] = f"<{subscription.id}.{box.domain}>"  # RFC 2919: by which readers sort
    _add_ways_to_end_it(mail, links)
    mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office replies, please
    # Quoted-printable passes every server and keeps its lines short.
    mail.set_content(letter.text, cte="quoted-printable")
    mail.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    return mail


def _add_ways_to_end_it(mail: EmailMessage, links: Links) -> None:
    """RFC 2369, and RFC 8058 where there is a page that takes one click: it asks for https."""
    ways = [way for way in (links.unsubscribe_url, links.unsubscribe_mailto) if way]
    if ways:
        mail["List-Unsubscribe"] = ", ".join(f"<{way}>" for way in ways)
    if links.unsubscribe_url and links.unsubscribe_url.startswith("https://"):
        mail["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
