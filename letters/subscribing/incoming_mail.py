"""What a mail that came in says: that a letter came back (RFC 3464), or that its reader wants none.
Pure.

Anybody may write to an inbox, so this only says what a mail claims, within bounds of work: what is
long is cut, and what is nested deeply or has very many parts is not read at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.policy import Compat32

from letters.subscribing.tokens import Purpose

#: Bytes of a mail that are read; a report has what counts at its beginning.
MOST_BYTES = 128 * 1024
_LONGEST_HEADER = 2000
#: What opens a further level, and what may begin a further part: of the mails of people and servers
#: a fraction of it.
_LEVEL, _MOST_LEVELS = re.compile(rb"boundary|message/", re.IGNORECASE), 20
_PART, _MOST_PARTS = re.compile(rb"^--", re.MULTILINE), 200
#: Lines of a text that are looked at.
_MOST_LINES = 500

_MESSAGE_ID = re.compile(r"<[^<>\s]{1,500}>")
_STATUS = re.compile(r"[245]\.\d{1,3}\.\d{1,3}(?!\d)")
#: Its words may be followed by a comment.
_ACTION = re.compile(r"(?:failed|delayed)\b", re.IGNORECASE)
#: As mail programs make it of `%20` in a link, or leave it; and as people write it.
_BLANK = r"(?: |: ?|\+|%20)"
_WRITTEN = r"(?P<token>[A-Za-z0-9_-][A-Za-z0-9_.-]{20,200})"
_IN_SUBJECT = re.compile(
    rf"(?:^|[ :])(?P<purpose>confirm|unsubscribe){_BLANK}{_WRITTEN}$", re.IGNORECASE
)
_IN_TEXT = re.compile(rf"unsubscribe{_BLANK}{_WRITTEN}", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Return:
    """A claim that a letter did not arrive."""

    #: Of the letter; several where it is not said which.
    message_ids: tuple[str, ...]
    #: Where it was sent to.
    addresses: tuple[str, ...]
    #: As in RFC 3463.
    status: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Wish:
    """What somebody asks for who holds a token, if it is one."""

    purpose: Purpose
    token: str


class _Bounded(Compat32):
    """Headers as they are, cut: the standard library takes the square of their length."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """The name and the value of a header, from its lines."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_LONGEST_HEADER]


_PARSER = BytesParser(policy=_Bounded())


def understood(raw: bytes) -> tuple[Return | Wish, ...]:
    """What a mail says, from its first bytes; nothing where it says nothing that we know."""
    raw = raw[:MOST_BYTES]
    if len(_LEVEL.findall(raw)) > _MOST_LEVELS or len(_PART.findall(raw)) > _MOST_PARTS:
        return ()
    mail = _PARSER.parsebytes(raw)
    parts = [*mail.walk()]
    reports = [part for part in parts if part.get_content_type() == "message/delivery-status"]
    if reports:
        letters = _returned_letters(mail, parts)
        return tuple(claim for report in reports for claim in _returns(report, letters))
    wish = _wish(mail, parts)
    return (wish,) if wish else ()


def _returns(report: Message, letters: tuple[str, ...]) -> Iterator[Return]:
    """What a report says of each recipient; of what arrived, or is only on its way, nothing."""
    for block in _within(report):
        status = _STATUS.search(_header(block, "Status"))
        action = _ACTION.match(_header(block, "Action"))
        if status and action:
            named = (_header(block, name) for name in ("Final-Recipient", "Original-Recipient"))
            addresses = (text.rpartition(";")[2].strip(" <>") for text in named)
            yield Return(
                message_ids=letters,
                addresses=tuple(address for address in addresses if address),
                status=status[0],
            )


def _returned_letters(mail: Message, parts: Sequence[Message]) -> tuple[str, ...]:
    """The Message-IDs that the letter may have had: by its headers, which most servers send back,
    and by those that a reply has."""
    ids = []
    for part in parts:
        if part.get_content_type() == "text/rfc822-headers":
            ids.append(_header(_PARSER.parsebytes(_bytes(part), headersonly=True), "Message-ID"))
        elif part.get_content_type() == "message/rfc822":
            ids += [_header(letter, "Message-ID") for letter in _within(part)]
    ids += [_header(mail, name) for name in ("In-Reply-To", "References")]
    found = (one for text in ids for one in _MESSAGE_ID.findall(text))
    return tuple(dict.fromkeys(found))


def _wish(mail: Message, parts: Sequence[Message]) -> Wish | None:
    """By the subject, or to be left alone by a line of the text that says nothing else: a letter
    that a reply quotes has no such line. No machine confirms, by an out-of-office reply say."""
    by_machine = _header(mail, "Auto-Submitted").lower() not in ("", "no")
    if found := _IN_SUBJECT.search(" ".join(_decoded(_header(mail, "Subject")).split())):
        purpose: Purpose = "confirm" if found["purpose"].lower() == "confirm" else "unsubscribe"
        if purpose == "unsubscribe" or not by_machine:
            return Wish(purpose=purpose, token=found["token"])
    for line in _text(parts).splitlines()[:_MOST_LINES]:
        if found := _IN_TEXT.fullmatch(" ".join(line.split())):
            return Wish(purpose="unsubscribe", token=found["token"])
    return None


def _text(parts: Sequence[Message]) -> str:
    """The first plain text of a mail; what is not ASCII is of no use here."""
    texts = (part for part in parts if part.get_content_type() == "text/plain")
    return next((_bytes(part).decode("ascii", "replace") for part in texts), "")


def _within(part: Message) -> list[Message]:
    """The messages, or the blocks of headers, that a part holds."""
    payload = part.get_payload()
    inner = payload if isinstance(payload, list) else []
    return [one for one in inner if isinstance(one, Message)]


def _bytes(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _header(part: Message, name: str) -> str:
    return str(part.get(name, "")).strip()


def _decoded(text: str) -> str:
    """A header without what RFC 2047 made of it; as it is where that is wrong."""
    try:
        return str(make_header(decode_header(text)))
    except (LookupError, ValueError, MessageError):
        return text
