from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.subscribing.incoming_mail import MOST_BYTES, Return, Wish, understood
from tests.letters.subscribing.mails import LETTER, bounce, written

TOKEN = "ada-549e2b.0123456789ab.EkF6j1yB0bT1kq-0oT5l6b_iH3x"


@pytest.mark.parametrize("returned", ["text/rfc822-headers", "message/rfc822"])
def test_a_report_says_which_letter_came_back_from_where_and_why(returned: str) -> None:
    (claim,) = understood(bounce(returned=returned))
    assert claim == Return(message_ids=(LETTER,), addresses=("ada@reader.example",), status="5.1.1")


def test_where_a_letter_was_sent_on_both_addresses_are_named() -> None:
    report = bounce(recipient="rfc822; ada@home.example", original="rfc822;<ada@reader.example>")
    (claim,) = understood(report)
    assert isinstance(claim, Return)
    assert claim.addresses == ("ada@home.example", "ada@reader.example")


def test_a_report_that_is_a_reply_names_the_letter_so() -> None:
    (claim,) = understood(bounce(letter="", more=f"In-Reply-To: {LETTER}\n"))
    assert isinstance(claim, Return)
    assert claim.message_ids == (LETTER,)


@pytest.mark.parametrize(
    ("status", "found"), [("4.2.2", "4.2.2"), ("5.7.1 (spam)", "5.7.1"), (" 5.0.0", "5.0.0")]
)
def test_the_status_is_read_without_what_follows(status: str, found: str) -> None:
    (claim,) = understood(bounce(status=status, action="Delayed"))
    assert isinstance(claim, Return)
    assert claim.status == found


@pytest.mark.parametrize("action", ["Failed", "failed (mailbox unknown)", "delayed(retrying)"])
def test_the_action_is_read_without_a_comment(action: str) -> None:
    (claim,) = understood(bounce(action=action))
    assert isinstance(claim, Return)


@pytest.mark.parametrize(
    "report",
    [
        bounce(action="delivered", status="2.0.0"),
        bounce(action="relayed", status="2.0.0"),
        bounce(action="expanded"),
        bounce(action=""),
        bounce(action="failedover"),
        bounce(status=""),
        bounce(status="5"),
        bounce(status="5.1.1000"),
        bounce(status="9.1.1"),
    ],
)
def test_what_arrived_or_says_no_status_is_no_return(report: bytes) -> None:
    assert understood(report) == ()


@pytest.mark.parametrize(
    "subject",
    [
        f"unsubscribe {TOKEN}",
        f"Unsubscribe  {TOKEN}",
        f"Re: UNSUBSCRIBE {TOKEN}",
        f"unsubscribe\n {TOKEN}",
        f"unsubscribe+{TOKEN}",
        f"unsubscribe%20{TOKEN}",
        f"unsubscribe: {TOKEN}",
        "=?utf-8?B?" + base64.b64encode(f"unsubscribe {TOKEN}".encode()).decode() + "?=",
    ],
)
def test_a_wish_stands_in_the_subject(subject: str) -> None:
    assert understood(written(subject)) == (Wish(purpose="unsubscribe", token=TOKEN),)


def test_a_wish_to_be_left_alone_may_stand_in_a_line_of_its_own() -> None:
    text = f"Hello,\n\n  unsubscribe   {TOKEN}  \n\nAda"
    assert understood(written("Hello", text)) == (Wish(purpose="unsubscribe", token=TOKEN),)


def test_a_wish_is_found_in_a_text_that_is_encoded() -> None:
    broken = f"unsubscribe {TOKEN[:30]}=\n{TOKEN[30:]}\n"
    mail = written("Hello", broken, Content_Transfer_Encoding="quoted-printable")
    assert understood(mail) == (Wish(purpose="unsubscribe", token=TOKEN),)


@pytest.mark.parametrize(
    "text",
    [
        f"> unsubscribe {TOKEN}",
        f"To end it: https://blotter.example/unsubscribe/{TOKEN}",
        f"mailto:blotter@agency.example?subject=unsubscribe%20{TOKEN}",
        f"please unsubscribe {TOKEN}",
        f"confirm {TOKEN}",
        "unsubscribe ada-549e2b",
        "unsubscribe",
    ],
)
def test_a_letter_that_a_reply_quotes_is_no_wish(text: str) -> None:
    assert understood(written("Re: Blotter: ketamine", text)) == ()


def test_a_reader_confirms_by_the_subject_and_no_machine_does() -> None:
    assert understood(written(f"confirm {TOKEN}")) == (Wish(purpose="confirm", token=TOKEN),)
    by_hand = written(f"confirm {TOKEN}", Auto_Submitted="no")
    assert understood(by_hand) == (Wish(purpose="confirm", token=TOKEN),)
    assert understood(written(f"confirm {TOKEN}", Auto_Submitted="auto-replied")) == ()


def test_only_the_beginning_of_a_mail_is_read() -> None:
    late = "a line\n" * (MOST_BYTES // 7) + f"unsubscribe {TOKEN}\n"
    assert understood(written("Hello", late)) == ()


def nested(depth: int) -> bytes:
    heads = [f"Content-Type: multipart/mixed; boundary={n}\n\n--{n}\n" for n in range(depth)]
    return "".join(heads).encode() + written(f"unsubscribe {TOKEN}")


@pytest.mark.parametrize(
    "mail",
    [
        b"",
        b"\x00" * 5000,
        b"\xff\xfe" * 5000,
        b"\n" * MOST_BYTES,
        b": \n" * 30_000,
        nested(15),
        nested(5000),
        b"Content-Type: message/rfc822\n\n" * 4000,
        b"Content-Type: multipart/digest; boundary=a\n\n" + b"--a\n\n" * 20_000,
        b'Content-Type: multipart/report; boundary="' + b";" * 100_000,
        b'Content-Type: multipart/report; a="' + b"\n ;" * 40_000 + b"; boundary=a\n\n--a\n",
        b"Subject: " + b"=?utf-8?Q?=41?= " * 8000 + b"\n\n",
        b"Subject: =?no-such-charset?B?AAAA?=\n\n",
        b"Subject: =?utf-8?B?A?=\n\n",
        b"Content-Type: text/plain; charset=no-such\nContent-Transfer-Encoding: base64\n\n!!!!\n",
        b"Content-Transfer-Encoding: x-uuencode\n\nbegin 666 x\nM\n",
        b"Content-Type: message/delivery-status\n\n\n\n\n",
        b"Content-Type: message/delivery-status\n\n" + b"Status: 5.1.1\n\n" * 5000,
    ],
)
def test_hostile_mails_say_nothing(mail: bytes) -> None:
    assert understood(mail) == ()


@given(st.binary())
def test_any_bytes_are_read_without_an_error(raw: bytes) -> None:
    assert understood(raw) == ()


@given(st.integers(0, len(bounce())), st.binary(max_size=30), st.integers(0, 30))
def test_a_report_that_is_damaged_anywhere_claims_nothing_else(
    at: int, put: bytes, cut: int
) -> None:
    whole = bounce()
    for claim in understood(whole[:at] + put + whole[at + cut :]):
        assert isinstance(claim, Return)
        assert claim.status[0] in "245"
