"""The tables about letters: the server that takes them, and what comes back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from store.settings.shapes import MAILBOX, SERVER
from store.settings.table import Port, Table, key, secret


class SmtpSettings(Table, frozen=True, kw_only=True):
    """`[smtp]`: the server that takes the letters."""

    host: Annotated[str, key("The mail server.", "mail.observatory.example", SERVER)]
    sender: Annotated[
        str,
        key(
            'Whom letters come from: `ADDRESS`, `NAME <ADDRESS>` or `"NAME" <ADDRESS>`.',
            "Blotter <blotter@observatory.example>",
            MAILBOX,
        ),
    ]
    port: Annotated[Port, key("The port that the server listens at.", 465)] = 587
    starttls: Annotated[bool, key("Whether the connection is encrypted by STARTTLS.", False)] = True
    user: Annotated[str, key("Who signs in; nobody where it is empty.", "blotter")] = ""
    password: Annotated[str, secret("What the user signs in with.")] = ""
    ca_file: Annotated[
        Path | None,
        key("A file of certificate authorities to trust instead of the system's.", "/etc/ca.pem"),
    ] = None


class MailSettings(Table, frozen=True, kw_only=True):
    """`[mail]`: what comes in at the sender's address."""

    inbox: Annotated[
        Path | None,
        key(
            "A Maildir, seen from the settings' folder, from which bounces and wishes to"
            " unsubscribe are read.",
            "mail",
        ),
    ] = None
