"""Whatever is wrong with a mail server: `blotter serve` loses no letter, sends none twice but where
a yes was lost, then under the same id, and ends when it is told to."""

from __future__ import annotations

import ssl
from collections import defaultdict
from collections.abc import Iterator, Sequence
from email import message_from_string, policy
from pathlib import Path

import pytest
import trustme

from store.log.letter_events import Subscription
from store.subscriptions.addresses import by_mail
from tests.letters.delivery.faulty_server import Fault, FaultyServer, faulty_server
from tests.scheduler.serving.serving import Home, a_home, serving

#: Real servers, or processes of their own (`make test-servers`).
pytestmark = pytest.mark.servers

#: What is said of a letter that met with each fault; nothing where it was taken all the same.
AT_ONCE: dict[Fault, str] = {
    "421 at once": "did not take the letter: 421 busy",
    "garbage": "answered nothing that can be read",
    "no STARTTLS": "STARTTLS extension not supported by server. (starttls = false under [smtp]",
    "unknown authority": "unable to get local issuer certificate",
    "certificate of another": "IP address mismatch",
    "535": "refused the user or password: 535 no",
    "530": "did not take the letter: 530 who are you?",
    "552 to MAIL": "did not take the letter: 552 not this",
    "553 to MAIL": "takes no letter from smtp.sender, ",
    "550": ": 550 not you",
    "450": ": 450 not you",
    "451": "did not take the letter: 451 no",
    "554": "did not take the letter: 554 no",
    "hangs up": "hung up before it had taken the letter",
    "yes lost": "hung up before it had taken the letter",
    "hangs up after its yes": "",
}


def encryption(authority: trustme.CA) -> dict[Fault, ssl.SSLContext]:
    """What a server encrypts with, whether that is right or wrong."""
    return {
        "": _context(authority, "127.0.0.1"),
        "unknown authority": _context(trustme.CA(), "127.0.0.1"),
        "certificate of another": _context(authority, "127.0.0.2"),
    }


def _context(authority: trustme.CA, name: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    return context


@pytest.fixture
def server(authority: trustme.CA) -> Iterator[FaultyServer]:
    with faulty_server(encryption(authority)) as running:
        yield running


def readers(number: int) -> list[Subscription]:
    return [by_mail(f"reader{it}@reader.example", "ketamine") for it in range(number)]


def mail_settings(server: FaultyServer, authority: trustme.CA, folder: Path) -> str:
    """The settings that go with a server, under encryption and with a password."""
    authority.cert_pem.write_to_path(str(folder / "ca.pem"))
    return (
        f'[smtp]\nhost = "127.0.0.1"\nport = {server.port}\nsender = "b@agency.example"\n'
        f'user = "blotter"\nca_file = "{folder / "ca.pem"}"\n'
    )


def taken(server: FaultyServer) -> dict[str, list[str]]:
    """The ids of the letters that a server took, by reader."""
    ids = defaultdict(list)
    for text in server.taken:
        letter = message_from_string(text, policy=policy.default)
        ids[letter["To"]].append(letter["Message-ID"])
    return ids


def assert_each_has_one_letter(
    home: Home, server: FaultyServer, due: Sequence[Subscription]
) -> None:
    """Each reader has what is new under one id, which is the one that the log knows."""
    ids = {one.email: home.sent(one) for one in due}
    assert {len(it) for it in ids.values()} == {1}
    assert {reader: [*{*it}] for reader, it in taken(server).items()} == ids


def test_each_letter_meets_with_another_fault_and_none_is_lost(
    server: FaultyServer, authority: trustme.CA, tmp_path: Path
) -> None:
    due = readers(len(AT_ONCE))
    home = a_home(tmp_path / "home", mail_settings(server, authority, tmp_path), *due)
    server.first = [*AT_ONCE]
    with serving(home) as running:
        assert running.letters() == f"1 sent, 3 refused, {len(AT_ONCE) - 4} to be tried again"
        running.stop()
    *errors, _ = running.errors
    assert len(errors) == sum(map(bool, AT_ONCE.values()))
    for why in filter(None, AT_ONCE.values()):
        assert sum(why in it for it in errors) == [*AT_ONCE.values()].count(why), errors
    assert len(server.taken) == 2

    server.first = [*AT_ONCE][:-1]
    by_hand = home.run("digest", "--send")
    assert by_hand.exit_code == 1
    assert by_hand.stderr.endswith(f"Error: {len(AT_ONCE) - 1} of the letters could not be sent\n")
    assert len(server.taken) == 3

    again = home.run("digest", "--send")
    assert (again.exit_code, again.stdout.count(": sent\n")) == (0, len(AT_ONCE) - 1)
    # One letter each, and one more for each yes that was lost.
    assert len(server.taken) == len(AT_ONCE) + 2
    assert_each_has_one_letter(home, server, due)


@pytest.mark.parametrize("fault", ["silent", "drips", "silent at STARTTLS", "never answers"])
def test_it_ends_in_the_midst_of_a_delivery(
    server: FaultyServer, authority: trustme.CA, tmp_path: Path, fault: Fault
) -> None:
    due = readers(2)
    home = a_home(tmp_path / "home", mail_settings(server, authority, tmp_path), *due)
    server.fault = fault
    with serving(home) as running:
        assert server.reached.wait(60)
        running.stop()
    assert not any("by force" in line for line in running.said)
    before = [home.prepared(reader) for reader in due]
    assert not any(home.sent(reader) for reader in due)
    server.fault = ""
    assert home.run("digest", "--send").exit_code == 0
    assert_each_has_one_letter(home, server, due)
    # What was prepared before is what was sent.
    assert all(home.prepared(one)[:1] == ids for one, ids in zip(due, before, strict=True) if ids)


def test_what_was_taken_is_recorded_though_it_ends_in_the_farewell(
    server: FaultyServer, authority: trustme.CA, tmp_path: Path
) -> None:
    due = readers(1)
    home = a_home(tmp_path / "home", mail_settings(server, authority, tmp_path), *due)
    server.fault = "no farewell"
    with serving(home) as running:
        assert server.reached.wait(60)
        running.stop()
    server.fault = ""
    assert home.run("digest", "--send").exit_code == 0
    assert len(server.taken) == len(due)
    assert_each_has_one_letter(home, server, due)


def test_a_server_may_look_through_a_letter_for_long(
    server: FaultyServer, authority: trustme.CA, tmp_path: Path
) -> None:
    """It answers 35 s after the letter; a client that waits no longer than elsewhere, 30 s, takes
    that for a no, and sends it again and again. Another server says nothing for these 30 s."""
    due = readers(2)
    with faulty_server(encryption(authority)) as silent:
        server.fault, server.late, silent.fault = "answers late", 35.0, "silent"
        slow, never = (
            a_home(tmp_path / name, mail_settings(one, authority, tmp_path), *due)
            for name, one in (("slow", server), ("never", silent))
        )
        with serving(slow) as patient, serving(never) as impatient:
            assert patient.letters() == "2 sent"
            assert impatient.letters() == "2 to be tried again"
            patient.stop()
            impatient.stop()
        server.fault = silent.fault = ""
        for home, one in ((slow, server), (never, silent)):
            assert home.run("digest", "--send").exit_code == 0
            assert len(one.taken) == len(due)
            assert_each_has_one_letter(home, one, due)


def test_what_others_wrote_makes_no_header(
    server: FaultyServer, authority: trustme.CA, tmp_path: Path
) -> None:
    query = f'ketamine OR "owner {"charged " * 230}\r\nBcc: eve@reader.example"'
    due = [by_mail("ada@reader.example", query)]
    title = "Clinic owner charged\r\nBcc: eve@reader.example\r\n\r\n<script>"
    settings = mail_settings(server, authority, tmp_path)
    home = a_home(tmp_path / "home", settings, *due, title=title)
    with serving(home) as running:
        assert running.letters() == "1 sent"
        running.stop()
    assert_each_has_one_letter(home, server, due)
    (text,) = server.taken
    letter = message_from_string(text, policy=policy.default)
    assert letter["Bcc"] is None
    assert (letter.defects, len(letter["Subject"]) < 200) == ([], True)
    assert max(map(len, text.splitlines())) <= 998  # RFC 5322 section 2.1.1
