"""What an addressee confirms or ends by the link in a mail: a page with a button, since programs
that look for harm in mails follow every link, and then what became of it."""

from __future__ import annotations

from answers.subscriptions.subscription_record import SubscriptionRecord
from letters.subscribing.tokens import Purpose
from pages.web_page import WebPage


def by_token_page(purpose: Purpose, token: str, record: SubscriptionRecord) -> WebPage:
    """A subscription as it stands, and the button, where it would change anything."""
    is_open = record.standing == "unconfirmed" if purpose == "confirm" else True
    is_done = record.standing == "cancelled" or not is_open
    return WebPage(
        title="Letters from Blotter",
        template="by_token.html",
        content={"purpose": purpose, "token": token, "record": record, "is_done": is_done},
        styles=("forms.css",),
    )
