from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.mailbox import Mailbox, mail_address, mailbox

LONG = "Blotter, the Enforcement Desk of the Observatory for Ketamine Regulation and Policy"


@pytest.mark.parametrize(
    ("text", "name", "address"),
    [
        ("b@agency.example", "", "b@agency.example"),
        (" <b@Agency.example> ", "", "b@agency.example"),
        ("Blotter <b@agency.example>", "Blotter", "b@agency.example"),
        ("J. R. Doe <b@agency.example>", "J. R. Doe", "b@agency.example"),
        ("Büro für Recht <b@agency.example>", "Büro für Recht", "b@agency.example"),
        (f'"{LONG}" <b@agency.example>', LONG, "b@agency.example"),
        (
            '"Büro, Recht; <a@b> (x)"<b@agency.example>',
            "Büro, Recht; <a@b> (x)",
            "b@agency.example",
        ),
        (r'"The \"Desk\" \\ Co." <b@agency.example>', r'The "Desk" \ Co.', "b@agency.example"),
        ('"" <b@agency.example>', "", "b@agency.example"),
        ('Dr. "Venn, Orla" MD <b@agency.example>', "Dr. Venn, Orla MD", "b@agency.example"),
        ('"one" "two, three" <b@agency.example>', "one two, three", "b@agency.example"),
    ],
)
def test_one_mailbox_is_read(text: str, name: str, address: str) -> None:
    assert mailbox(text) == Mailbox(name=name, address=address)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "no address",
        "Blotter",
        "Blotter <>",
        "Blotter <no address>",
        "Blotter <b@agency.example",
        "Blotter b@agency.example>",
        "b@agency.example>",
        ".b@agency.example",
        "Blotter <b..c@agency.example>",
        "Blotter <b@agency.example> x",
        "Blotter, Desk <b@agency.example>",
        "Blotter; Desk <b@agency.example>",
        "b@home <b@agency.example>",
        "a@agency.example, b@agency.example",
        "A <a@agency.example>, B <b@agency.example>",
        "Desk: a@agency.example, b@agency.example;",
        "Desk: A <a@agency.example>",
        "Desk:;",
        '"unclosed <b@agency.example>',
        '"one", "two, three" <b@agency.example>',
        "Blotter (the desk) <b@agency.example>",
        "<@relay.example:b@agency.example>",
        "<<b@agency.example>>",
        "Blotter <b@agency.example>\r\nBcc: eve@x.example",
        "Blotter\n <b@agency.example>",
        "Blotter\N{RIGHT-TO-LEFT OVERRIDE} <b@agency.example>",
        "=?utf-8?q?a=0D=0ABcc:?= <b@agency.example>",
        f"<b@{'x.' * 130}example>",
    ],
)
def test_what_is_not_one_mailbox_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w") as wrong:
        mailbox(text)
    assert "\n" not in str(wrong.value)
    assert "\r" not in str(wrong.value)


@given(st.text())
def test_any_text_is_one_mailbox_or_refused(text: str) -> None:
    try:
        box = mailbox(text)
    except ValueError as error:
        assert len(str(error).splitlines()) == 1
    else:
        assert mail_address(box.address) == box.address
