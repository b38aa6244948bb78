"""Whether letters can be written, handed over and answered, as far as can be told offline."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from answers.clock.diagnosis import Finding, fault, ok, warning
from answers.clock.scheduled_letters import ScheduledLetter, standing_letters
from scheduler.doctor.database import Store
from scheduler.start_checks import letter_faults, mail_faults
from store.config import Settings
from store.log.database import reading
from store.plain_text import clean, plural
from store.subscriptions.active import active_subscriptions

CHECK = "letters"
#: A letter that is tried for longer than this is waited for.
_LONG = timedelta(hours=6)
_DRAW = 'python3 -c "import secrets; print(secrets.token_urlsafe(32))"'
#: What mends a setting, by how the complaint about it begins.
_REMEDIES = {
    "BLOTTER_SECRET": f"export BLOTTER_SECRET=$({_DRAW})",
    "web.url": f"export BLOTTER_SECRET=$({_DRAW})",
    "smtp: no mail server": "host and sender under [smtp] in blotter.toml: docs/letters.md",
    "smtp.user": "export BLOTTER_SMTP_PASSWORD=…",
    "mail.inbox": "mkdir -p MAILDIR/new MAILDIR/cur MAILDIR/tmp, owned by whoever runs Blotter",
}


def letters(store: Store, now: datetime) -> Iterator[Finding]:
    """Mail server, secret, inbox, and letters that nobody takes."""
    settings = store.settings
    found = [fault("smtp", said, _remedy(said, settings)) for said in mail_faults(settings)]
    if store.engine is not None:
        with reading(store.engine) as connection:
            subscribed = [it.subscription for it in active_subscriptions(connection)]
            sent = standing_letters(connection, settings, now)
        for said in letter_faults(settings, subscribed):
            check = "secret" if "BLOTTER_SECRET" in said else CHECK
            found.append(warning(check, said, _remedy(said, settings)))
        found += _stuck(sent, now)
        if not found:
            found.append(ok(CHECK, f"{plural(len(subscribed), 'subscription')}, no letter waits"))
    yield from found


def _remedy(said: str, settings: Settings) -> str:
    mending = (it for begin, it in _REMEDIES.items() if said.startswith(begin))
    return next(mending, f"${{EDITOR:-vi}} {settings.home / 'blotter.toml'}")


def _stuck(letters: list[ScheduledLetter], now: datetime) -> Iterator[Finding]:
    waiting = [
        it for it in letters if it.end == "handed over" and it.last and now - it.last > _LONG
    ]
    for letter in waiting:
        hours = (now - letter.last) / timedelta(hours=1) if letter.last else 0
        said = f"a letter of {letter.id} is tried for {hours:.0f} hours: {letter.reason}"
        yield warning(
            CHECK, clean(said.rstrip(": ")), "blotter doctor --network; blotter digest --send"
        )
    for letter in letters:
        if letter.end == "refused":
            said = f"the last letter of {letter.id} was refused: {letter.reason}"
            yield warning(CHECK, clean(said), f"blotter subscription {letter.id}")
        if letter.silent == "unknown zone":
            said = f"the time zone of {letter.id} is unknown on this machine"
            yield warning(CHECK, said, f"blotter subscription {letter.id} --timezone ZONE")
