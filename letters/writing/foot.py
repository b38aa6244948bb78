"""The foot of a letter: what it covers, its seal, why it comes, and how to end it. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from answers.news.stories import News
from letters.subscribing.links import Links
from store.log.letter_events import Cadence
from store.plain_text import one_line


@dataclass(frozen=True, kw_only=True, slots=True)
class Recipient:
    """Whom a letter is for, and how they end it."""

    subscription: str
    cadence: Cadence
    links: Links
    #: The address that takes wishes; empty where no mail server is set.
    sender: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Foot:
    """The foot in sentences, each one line."""

    coverage: str
    window: str
    #: The seal of the log where the letter ends, so that every reader holds a proof; empty at 0.
    seal: str
    why: str
    #: By one click, and by a mail that is written already: addresses, or empty.
    click: str
    mail: str
    #: For those who have this Blotter; empty where there is an address, or nothing to end.
    command: str
    change: str


def foot(news: News, *, name: str, query: str, recipient: Recipient | None) -> Foot:
    """The foot of a letter that is called a name; `query` is empty where the name is the query."""
    asked = f"“{name}” ({query})" if query else f"“{name}”"
    links = recipient.links if recipient else None
    click = (links and links.unsubscribe_url) or ""
    mail = (links and links.unsubscribe_mailto) or ""
    return Foot(
        coverage=f"{one_line(news.coverage).rstrip('.')}.",
        window=f"This letter covers the log after position {news.since} up to {news.until}.",
        seal=str(news.seal) if news.seal else "",
        why=f"You get this {recipient.cadence} letter because you are subscribed to {asked}."
        if recipient
        else f"Nobody is subscribed to this letter: it was asked for by hand, about {asked}.",
        click=click,
        mail=mail,
        command=links.unsubscribe_command if links and not (click or mail) else "",
        change=_change(recipient) if recipient else "",
    )


def _change(recipient: Recipient) -> str:
    name = recipient.subscription
    commands = f"`blotter pause {name}`, `blotter subscription {name}`"
    whom = f"write to {recipient.sender} and name {name}" if recipient.sender else commands
    return f"To pause it, or to have it at another time: {whom}."
