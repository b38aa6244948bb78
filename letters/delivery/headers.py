"""Headers of a letter, written so that what was put in is what a reader of mail gets out.

The standard library's own lose the quotes of a long name (python/cpython#80222), decode what only
looks encoded, and encode identifiers that are long; so each header is folded here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from email.header import Header
from email.headerregistry import BaseHeader, HeaderRegistry
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy, Policy
from types import MappingProxyType
from typing import Any

from store.mailbox import Mailbox, mailbox

#: Characters of a line (RFC 5322 section 2.1.1), and of one with encoded words (RFC 2047, 2).
_LINE, _ENCODED_LINE = 78, 76
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_ATOMS = re.compile(rf"{_ATOM}(?: {_ATOM})*")


def mailbox_value(box: Mailbox) -> str:
    """A mailbox as the value of a header, on one line; its name may hold what is not ASCII."""
    return f"{_quoted(box.name)} <{box.address}>" if box.name else box.address


def letter_policy() -> EmailPolicy[EmailMessage]:
    """The policy of a message whose headers are written as here."""
    kinds = HeaderRegistry()
    for name in _FOLDED:
        kinds.map_to_type(name, _Written)
    return SMTP.clone(header_factory=kinds)


class _Written(BaseHeader):
    """A header that keeps its value as it was given."""

    max_count = 1

    @classmethod
    def parse(cls, value: str, kwds: dict[str, Any]) -> None:
        """Take the value as it is: it was made here."""
        kwds["parse_tree"], kwds["decoded"] = None, value

    def fold(self, *, policy: Policy) -> str:
        """The header as lines, each with the end that the policy says."""
        lines = _FOLDED[self.name.lower()](str(self), len(self.name) + 2)
        return f"{self.name}: {policy.linesep.join(lines)}{policy.linesep}"


def _identifier(value: str, start: int) -> list[str]:
    return [value]


def _addresses(value: str, start: int) -> list[str]:
    """Addresses in angle brackets, which nothing may cut: one a line."""
    return value.replace(">, <", ">,\n <").split("\n")


def _text(value: str, start: int) -> list[str]:
    words = value.split(" ")
    return _folded(words, start) if _is_plain(words, start) else _encoded(value, start)


def _mailbox(value: str, start: int) -> list[str]:
    box = mailbox(value)
    address = box.address
    if not box.name:
        return [address]
    words = _quoted(box.name).split(" ")
    if _is_plain(words, start):
        return _folded([*words, f"<{address}>"], start)
    *lines, last = _encoded(box.name, start)
    return [*lines, *_folded([last, f"<{address}>"], 0 if lines else start)]


#: How the value of each header is made lines, the first of which begins at a column.
_FOLDED: Mapping[str, Callable[[str, int], list[str]]] = MappingProxyType(
    {
        "from": _mailbox,
        "to": _mailbox,
        "subject": _text,
        "message-id": _identifier,
        "list-id": _identifier,
        "list-unsubscribe": _addresses,
    }
)


def _is_plain(words: Sequence[str], start: int) -> bool:
    """Whether words can stand as they are: each on a line, and none taken for an encoded one."""
    return all(
        0 < len(word) <= _LINE - start
        and word.isascii()
        and word.isprintable()
        and "=?" not in word
        for word in words
    )


def _folded(words: Sequence[str], start: int) -> list[str]:
    """Words on as few lines as hold them, each line but the first with the blank it begins with."""
    first, *others = words
    lines = [first]
    room = _LINE - start
    for word in others:
        if len(lines[-1]) + 1 + len(word) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(f" {word}")
            room = _LINE
    return lines


def _encoded(value: str, start: int) -> list[str]:
    """A text in encoded words of UTF-8 (RFC 2047), as lines."""
    name = "x" * (start - 2)  # only how long it is counts
    words = Header(value, "utf-8", maxlinelen=_ENCODED_LINE, header_name=name)
    return words.encode(linesep="\n").split("\n")


def _quoted(name: str) -> str:
    """A name in quotes, but for one of plain words."""
    if _ATOMS.fullmatch(name):
        return name
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
