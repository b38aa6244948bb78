"""Subscriptions as they stand, and settings with all that letters lead to."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from store.config import Settings
from store.settings.mail_tables import MailSettings, SmtpSettings
from store.settings.web_table import WebSettings
from store.subscriptions.addresses import by_mail
from store.subscriptions.state import SubscriptionState
from tests.scheduler.examples import NOW

SECRET, FORMER = "drawn by chance: 7f3a91c2", "drawn by chance: 00b1d4e8"
HASH = "0123456789ab" + "c" * 52
SMTP = SmtpSettings(host="127.0.0.1", sender="Blotter <blotter@agency.example>")

STATE = SubscriptionState(
    subscription=by_mail("ada@reader.example", "ketamine", "daily"),
    version=1,
    created=HASH,
    reported_up_to=1,
    last_done=NOW,
)
AGAIN = replace(STATE, version=3, created="ba" + HASH[2:])


def settings(
    home: Path = Path(), url: str = "https://blotter.example/", **more: object
) -> Settings:
    values: dict[str, object] = {
        "secrets": (SECRET,),
        "smtp": SMTP,
        "mail": MailSettings(inbox=Path("inbox")),
        **more,
    }
    return Settings(home=home, web=WebSettings(url=url), **values)  # type: ignore[arg-type]
