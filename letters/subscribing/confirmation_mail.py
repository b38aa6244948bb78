"""The mail that asks an addressee whether letters are wanted."""

from __future__ import annotations

from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime

from answers.subscriptions.letter_times import letter_times
from letters.delivery.headers import letter_policy, mailbox_value
from letters.subscribing.links import ConfirmationLinks, confirmation_links
from store.config import Settings
from store.mailbox import mailbox
from store.plain_text import clip
from store.settings.mail_tables import SmtpSettings
from store.subscriptions.state import SubscriptionState

_POLICY = letter_policy()
_TEXT = """\
Somebody asked for letters to this address. They would tell what agencies and
courts publish about

    {query}

and come {times}.

If you want them, confirm before {until} (UTC):

{ways}

If it was not you, do nothing: no letter is sent, and this is not asked again.
"""


def confirmation_mail(
    settings: Settings,
    smtp: SmtpSettings,
    state: SubscriptionState,
    *,
    query: str,
    until: datetime,
    now: datetime,
) -> EmailMessage:
    """The mail about a subscription; its query is given as it may be shown."""
    box = mailbox(smtp.sender)
    shown = clip(query, 200)
    mail = EmailMessage(policy=_POLICY)
    mail["Message-ID"] = _message_id(state, box.domain)
    mail["Date"] = format_datetime(now)
    mail["From"] = mailbox_value(box)
    mail["To"] = state.subscription.email
    mail["Subject"] = f"Please confirm: letters about {clip(shown, 60)}"
    mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office replies, please
    text = _TEXT.format(
        query=shown,
        times=letter_times(state.subscription, settings).words,
        until=f"{until.day} {until:%B %Y}",
        ways=_ways(confirmation_links(settings, state, until=until), box.address),
    )
    mail.set_content(text, cte="quoted-printable")
    return mail


def _message_id(state: SubscriptionState, domain: str) -> str:
    """The same for a mail whose yes was lost, another for each time it was asked anew."""
    asked = int(state.asked_at.timestamp()) if state.asked_at else 0
    return f"<{state.subscription.id}.confirm-{state.created[:8]}-{asked}@{domain}>"


def _ways(links: ConfirmationLinks, sender: str) -> str:
    if links.confirm_url:
        return links.confirm_url
    if links.confirm_mailto:
        return f"send this mail, without a change:\n{links.confirm_mailto}"
    return f"write to {sender}, with these words, which are done there:\n{links.confirm_command}"
