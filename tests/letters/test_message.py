"""A letter as a message: what was put in is what a strict reader gets out, on short lines."""

from __future__ import annotations

import re
import string
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.message import message
from letters.subscribing.links import Links
from letters.writing.letter import Letter
from store.log.letter_events import Subscription
from store.mailbox import mailbox
from store.plain_text import one_line
from tests.scheduler.examples import NOW

SENDER = "Blotter <blotter@agency.example>"
MAILTO = "mailto:blotter@agency.example?subject=unsubscribe%20ada-c0ffee"
LONG = "Blotter, the Enforcement Desk of the Observatory for Ketamine Regulation and Policy"

LINES = st.text(max_size=300).map(one_line)
NAMES = st.one_of(LINES, st.text(string.printable, max_size=200).map(one_line))
ATOMS = st.text(string.ascii_letters + string.digits + "!#$%&'*+/=?^_`{|}~-", min_size=1)
LOCAL_PARTS = st.lists(ATOMS, min_size=1, max_size=4).map(".".join)
LABELS = st.from_regex(r"[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?", fullmatch=True)
DOMAINS = st.lists(LABELS, min_size=1, max_size=8).map(".".join)
ADDRESSES = st.builds("{}@{}".format, LOCAL_PARTS.map(lambda part: part[:64].rstrip(".")), DOMAINS)


def a_letter(subject: str = "Blotter: ketamine: 1 new", text: str = "A line.\n") -> Letter:
    return Letter(subject=subject, text=text, html=f"<p>{text}</p>", documents=())


def sent(
    letter: Letter | None = None,
    *,
    to: str = "ada@reader.example",
    sender: str = SENDER,
    url: str | None = None,
    mailto: str | None = MAILTO,
) -> bytes:
    links = Links(unsubscribe_url=url, unsubscribe_mailto=mailto, unsubscribe_command="")
    return message(
        letter or a_letter(),
        Subscription(id="ada-c0ffee", email=to, query="ketamine"),
        message_id=f"<ada-c0ffee.3-9.abababab@{mailbox(sender).domain}>",
        sender=sender,
        links=links,
        now=NOW,
    ).as_bytes()


def received(raw: bytes) -> EmailMessage:
    """As a strict reader takes it, which holds the message to be without a fault."""
    mail = message_from_bytes(raw, policy=policy.strict)
    assert isinstance(mail, EmailMessage)
    for part in mail.walk():
        assert part.defects == []
        assert [value.defects for _, value in part.items() if value.defects] == []
    assert raw.isascii()
    assert max(map(len, raw.splitlines())) <= 998
    return mail


def longest_line(raw: bytes, header: str) -> int:
    """Characters of the longest line of a header, as it was sent."""
    (whole,) = re.findall(rf"(?m)^{header}: .*\r\n(?: .*\r\n)*".encode(), raw)
    return max(map(len, whole.splitlines()))


def only_mailbox(header: Any) -> tuple[str, str]:
    (address,) = header.addresses
    return address.display_name, address.addr_spec


def unspaced(name: str) -> str:
    """A name by its signs: this Python keeps the blanks between encoded words, which are none (RFC
    2047 section 6.2)."""
    return "".join(name.split())


@pytest.mark.parametrize(
    ("sender", "line"),
    [
        ("b@agency.example", b"From: b@agency.example\r\n"),
        ("Blotter <b@agency.example>", b"From: Blotter <b@agency.example>\r\n"),
        ("J. Doe <b@agency.example>", b'From: "J. Doe" <b@agency.example>\r\n'),
        ('"Desk, Law" <b@agency.example>', b'From: "Desk, Law" <b@agency.example>\r\n'),
    ],
)
def test_a_name_is_quoted_where_it_needs_quotes(sender: str, line: bytes) -> None:
    raw = sent(sender=sender)
    assert line in raw
    received(raw)


@pytest.mark.parametrize("name", [LONG, LONG * 4, "Büro, Recht & Gesetz " * 9, "x" * 900])
def test_a_long_name_stays_one_mailbox(name: str) -> None:
    raw = sent(sender=f'"{name}" <b@agency.example>')
    shown, address = only_mailbox(received(raw)["From"])
    assert address == "b@agency.example"
    assert unspaced(shown) == unspaced(name)
    assert longest_line(raw, "From") <= 78


@given(name=NAMES.filter(lambda name: "=?" not in name), address=ADDRESSES)
def test_a_mailbox_arrives_as_it_was_put_in(name: str, address: str) -> None:
    quoted = name.replace("\\", "\\\\").replace('"', '\\"')
    mail = received(sent(sender=f'"{quoted}" <{address}>', to=address))
    _, of_sender = only_mailbox(mail["From"])
    shown, of_reader = only_mailbox(mail["To"])
    assert unspaced(only_mailbox(mail["From"])[0]) == unspaced(name)
    assert shown == ""
    assert of_sender == of_reader == address


@given(subject=LINES)
def test_a_subject_arrives_as_it_was_put_in(subject: str) -> None:
    raw = sent(a_letter(subject=subject))
    assert received(raw)["Subject"] == subject
    assert longest_line(raw, "Subject") <= 78


@pytest.mark.parametrize("subject", ["=?utf-8?q?a=0D=0ABcc=3A_eve?=", "x" * 2000, "Café " * 200])
def test_a_subject_that_looks_encoded_or_is_long_arrives_too(subject: str) -> None:
    raw = sent(a_letter(subject=one_line(subject)))
    assert received(raw)["Subject"] == one_line(subject)


@given(text=LINES)
def test_a_text_arrives_as_it_was_put_in(text: str) -> None:
    body = received(sent(a_letter(text=f"{text}\n{text}\n"))).get_body(("plain",))
    assert body is not None
    assert body.get_content().splitlines() == [text, text]


def test_headers_say_what_the_letter_is() -> None:
    mail = received(sent())
    assert mail["List-Id"] == "<ada-c0ffee.agency.example>"
    assert mail["List-Unsubscribe"] == f"<{MAILTO}>"
    assert "List-Unsubscribe-Post" not in mail
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Date"].datetime == NOW
    assert "Precedence" not in mail


@pytest.mark.parametrize("mailto", [MAILTO, None])
def test_one_click_ends_it_where_there_is_a_page_that_takes_it(mailto: str | None) -> None:
    """RFC 8058, which asks for https."""
    url = f"https://blotter.example/unsubscribe/{'t' * 150}"
    raw = sent(url=url, mailto=mailto)
    mail = received(raw)
    second = f",\r\n <{mailto}>" if mailto else ""
    assert f"\r\nList-Unsubscribe: <{url}>{second}\r\n".encode() in raw
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "List-Unsubscribe-Post" not in received(sent(url=url.replace("https:", "http:")))


def test_what_nobody_can_end_by_mail_says_nothing_of_it() -> None:
    assert "List-Unsubscribe" not in received(sent(mailto=None))
