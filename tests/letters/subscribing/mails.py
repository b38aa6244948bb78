"""Mails as servers and readers write them; all names are invented."""

from __future__ import annotations

LETTER = "<ada-549e2b.1-5.dd7babbd@agency.example>"


def bounce(
    *,
    status: str = "5.1.1",
    action: str = "failed",
    recipient: str = "rfc822; ada@reader.example",
    original: str = "",
    letter: str = LETTER,
    returned: str = "text/rfc822-headers",
    more: str = "",
) -> bytes:
    """A report (RFC 3464) as Postfix writes it."""
    first = f"Original-Recipient: {original}\n" if original else ""
    body = "\nYou get this letter because ...\n" if returned == "message/rfc822" else ""
    return f"""\
Return-Path: <>
From: MAILER-DAEMON@mx.reader.example (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: blotter@agency.example
Auto-Submitted: auto-replied
{more}MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
	boundary="4XyZ.1/mx.reader.example"

This is a MIME-encapsulated message.

--4XyZ.1/mx.reader.example
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered.

--4XyZ.1/mx.reader.example
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.reader.example
Arrival-Date: Mon, 2 Mar 2026 12:00:00 +0000

{first}Final-Recipient: {recipient}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 5.1.1 no such user

--4XyZ.1/mx.reader.example
Content-Type: {returned}

From: Blotter <blotter@agency.example>
To: ada@reader.example
Message-ID: {letter}
Subject: Blotter: ketamine
{body}
--4XyZ.1/mx.reader.example--
""".encode()


def written(subject: str = "", text: str = "", **headers: str) -> bytes:
    """A mail of a reader."""
    more = "".join(f"{name.replace('_', '-')}: {value}\n" for name, value in headers.items())
    return f"From: Ada <ada@reader.example>\nSubject: {subject}\n{more}\n{text}\n".encode()
