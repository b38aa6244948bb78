"""The inbox of the sender: a Maildir, of which each mail is read once.

A mail is moved from `new` to `cur` after what it says is recorded; whoever dies between reads it
again, and nothing is recorded twice.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from letters.subscribing.by_token import confirm_by, unsubscribe_by
from letters.subscribing.incoming_mail import MOST_BYTES, Return, Wish, understood
from letters.subscribing.returned import record_return
from letters.subscribing.tokens import TokenError
from store.config import Settings
from store.lock import alone
from store.log.database import Engine
from store.subscriptions.decisions import SubscriptionError

#: Mails that are read at once; the others at the next time.
_MOST_MAILS = 2000

_ALL = os.R_OK | os.W_OK | os.X_OK

#: A field of `InboxReading`, and a subscription or nothing.
_Outcome: TypeAlias = tuple[str, str]


class InboxError(RuntimeError):
    """The inbox cannot be read; the message is one line that says why."""


@dataclass(frozen=True, kw_only=True, slots=True)
class InboxReading:
    """What mails that came in led to: ids of subscriptions, one a mail."""

    bounced: tuple[str, ...] = ()
    confirmed: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()
    #: Mails that said nothing we know, or that were not believed: they are kept too.
    others: int = 0
    #: Mails that could not be opened, and are left where they are.
    unread: int = 0

    @property
    def lines(self) -> tuple[str, ...]:
        """What was done, a line each."""
        done = {
            "a letter came back": self.bounced,
            "confirmed by mail": self.confirmed,
            "no more letters, as asked by mail": self.ended,
        }
        return tuple(f"{name}: {what}" for what, names in done.items() for name in names)


def read_inbox(settings: Settings, engine: Engine, *, now: datetime) -> InboxReading:
    """Do what the new mails of the inbox ask for, if there is one and no other process reads it.
    Raises InboxError."""
    if settings.inbox is None:
        return InboxReading()
    outcomes: list[_Outcome] = []
    with alone(engine, "inbox") as mine:
        for mail in _new_mails(settings.inbox) if mine else ():
            outcomes += _heeded(settings, engine, mail, now)
    return InboxReading(
        bounced=_names(outcomes, "bounced"),
        confirmed=_names(outcomes, "confirmed"),
        ended=_names(outcomes, "ended"),
        others=len(_names(outcomes, "others")),
        unread=len(_names(outcomes, "unread")),
    )


def inbox_fault(settings: Settings) -> str | None:
    """Why the inbox can never be read, in one line that names the setting."""
    if (inbox := settings.inbox) is None:
        return None
    shut = (name for name in ("new", "cur") if not os.access(inbox / name, _ALL))
    fault = next(shut, None)
    return f"mail.inbox: {inbox} is no Maildir that can be read: see its {fault}" if fault else None


def _names(outcomes: Sequence[_Outcome], which: str) -> tuple[str, ...]:
    return tuple(name for what, name in outcomes if what == which)


def _heeded(settings: Settings, engine: Engine, mail: Path, now: datetime) -> list[_Outcome]:
    """Do what a mail asks for, and move it."""
    try:
        with mail.open("rb") as file:
            raw = file.read(MOST_BYTES)
    except OSError:  # taken away by another reader of mail, or not ours to read
        return [("unread", "")]
    heeded = [_heed(settings, engine, claim, now) for claim in understood(raw)]
    _move(mail, mail.parents[1] / "cur")
    return [one for one in heeded if one] or [("others", "")]


def _heed(
    settings: Settings, engine: Engine, claim: Return | Wish, now: datetime
) -> _Outcome | None:
    if isinstance(claim, Return):
        name = record_return(engine, claim, now=now)
        return ("bounced", name) if name else None
    try:
        if claim.purpose == "confirm":
            return "confirmed", confirm_by(settings, engine, claim.token, now=now)
        return "ended", unsubscribe_by(settings, engine, claim.token, now=now)
    except (SubscriptionError, TokenError):  # anybody may write anything
        return None


def _new_mails(inbox: Path) -> Iterator[Path]:
    """The files of new mails, the earliest first as far as their names say so."""
    try:
        names = sorted(it.name for it in os.scandir(inbox / "new") if _is_mail(it))
    except OSError as error:
        msg = f"mail.inbox: {inbox} is no Maildir that can be read: {error.strerror}"
        raise InboxError(msg) from error
    yield from (inbox / "new" / name for name in names[:_MOST_MAILS])


def _is_mail(entry: os.DirEntry[str]) -> bool:
    return not entry.name.startswith(".") and entry.is_file(follow_symlinks=False)


def _move(mail: Path, seen: Path) -> None:
    """Move a mail to those that were seen (`:2,S`)."""
    try:
        mail.rename(seen / f"{mail.name.partition(':')[0]}:2,S")
    except OSError as error:
        msg = f"mail.inbox: {mail} cannot be moved to {seen}: {error.strerror}"
        raise InboxError(msg) from error
