"""A home of one's own, and a mail server on loopback that speaks TLS and asks for a password."""

from __future__ import annotations

import shutil
import socket
import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from crawler import sources
from store.config import Settings
from store.log.database import Engine, open_store
from store.settings.crawling_tables import SourceSettings
from store.settings.mail_tables import SmtpSettings

PASSWORD = "correct horse"


@dataclass(kw_only=True)
class Postbox:
    """What the server took, and what it is to answer."""

    smtp: SmtpSettings
    letters: list[EmailMessage] = field(default_factory=list)
    recipient_reply: str = "250 OK"
    data_reply: str = "250 OK"
    #: An address that is not known here.
    refused: str = ""
    #: Hang up where the reply to the letter is due.
    hangs_up: bool = False
    #: What happens while a letter is taken.
    on_letter: Callable[[], None] = lambda: None

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address == self.refused:
            return "550 no such user"
        envelope.rcpt_tos.append(address)
        return self.recipient_reply

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.hangs_up:
            assert server.transport is not None
            server.transport.close()
        elif self.data_reply.startswith("250"):
            assert isinstance(envelope.content, bytes)
            letter = message_from_bytes(envelope.content, policy=policy.default)
            assert isinstance(letter, EmailMessage)
            self.on_letter()
            self.letters.append(letter)
        return self.data_reply


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def postbox(authority: trustme.CA, tmp_path: Path) -> Iterator[Postbox]:
    """A running server; only its own authority's certificate and user are good."""
    ca_file = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(ca_file)
    encryption = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(encryption)
    box = Postbox(
        smtp=SmtpSettings(
            host="127.0.0.1",
            port=_free_port(),
            sender="Blotter <blotter@agency.example>",
            user="blotter",
            password=PASSWORD,
            ca_file=ca_file,
        )
    )
    controller = Controller(
        box,
        hostname="127.0.0.1",
        port=box.smtp.port,
        tls_context=encryption,
        require_starttls=True,
        auth_required=True,
        authenticator=_authenticate,
    )
    controller.start()
    yield box
    controller.stop()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A home with no source followed and no mail server."""
    off = {name: SourceSettings(enabled=False) for name in sources.names()}
    return Settings(home=tmp_path / "home", sources=off)


@pytest.fixture
def engine(settings: Settings, empty_store: Path) -> Iterator[Engine]:
    settings.home.mkdir(exist_ok=True)
    shutil.copyfile(empty_store, settings.home / "blotter.db")
    opened = open_store(settings.database_url)
    yield opened
    opened.dispose()


def _authenticate(
    server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object
) -> AuthResult:
    assert isinstance(data, LoginPassword)
    good = (data.login, data.password) == (b"blotter", PASSWORD.encode())
    return AuthResult(success=good, handled=False)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
