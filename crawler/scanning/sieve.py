"""Pages that cannot touch a topic, told from their bytes: all but one in thousands of a news
archive, which then need not be read.

Whatever may hold a word of the topic is let through, however it is marked up: markup, character
references and all that is no letter or digit of ASCII is taken out, and the words are looked for in
what is left, without their own blanks and accents. Street names, which are short, stand in half of
all pages so, as `ket` does in market: they must stand there as words too, and a page that has only
them is then looked at as text.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from crawler.source.page import Page
from enforcement.topics import Topic

_PLAIN = (string.ascii_letters + string.digits).encode()
_PLAIN_SET = {bytes([code]) for code in _PLAIN}
_SMALL = bytes.maketrans(string.ascii_uppercase.encode(), string.ascii_lowercase.encode())
_OTHER = bytes(set(range(256)) - set(_PLAIN))
_TAG = re.compile(rb"<[^<>]*>")
_REFERENCE = re.compile(
    rb"&(?:#(?:[xX]([0-9a-fA-F]{1,6})|([0-9]{1,7}))|[A-Za-z][A-Za-z0-9]{1,31});?"
)
#: What is no letter of ASCII and is read as one (`enforcement.topics`): the sign of the kelvin, the
#: long s.
_READ_AS = {0x212A: b"k", 0x17F: b"s"}
_WRITTEN = tuple((chr(code).encode(), letter) for code, letter in _READ_AS.items())
#: Markup of text that goes on, within a word too; all other markup parts words.
_TEXT_TAG = re.compile(
    r"</?(?:a|abbr|acronym|b|big|cite|code|em|font|i|ins|kbd|mark|s|small|span|strong|sub|sup|u|wbr)"
    r"\b[^<>]*>|<!--[^<>]*-->",
    re.IGNORECASE,
)
#: Letters and digits in small letters, all else as blanks; and what is not of ASCII.
_WORDS = bytes(_SMALL[code] if bytes([code]) in _PLAIN_SET else 0x20 for code in range(256))
_HIGH = bytes(range(128, 256))
#: What `enforcement.topics` reads over within words, in UTF-8.
_INVISIBLE = tuple(sign.encode() for sign in "\u00a0\u00ad\u200b\u200c\u200d\u2060\ufeff")
_TEXT_TAG_BYTES = re.compile(_TEXT_TAG.pattern.encode(), re.IGNORECASE)
_ANY_TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, kw_only=True, slots=True)
class Sieve:
    """What to look for. Made by `sieve`."""

    about: Topic
    #: Words that count alone, street names, and the drug words that those must stand near.
    telling: tuple[bytes, ...]
    street: tuple[bytes, ...]
    near: tuple[bytes, ...]
    #: The words that street names are made of, of each in all ways that it may be parted.
    street_words: tuple[frozenset[bytes], ...]

    def may_touch(self, page: Page) -> bool:
        """Whether a page of HTML may touch the topic; where this says no, it does not."""
        body = page.body.replace(b"\0", b"")  # as UTF-16 has them between letters
        bodies = (body, _without_markup(body))
        marked, plain = (body.translate(_SMALL, _OTHER) for body in bodies)
        if _any_in(self.telling, marked) or _any_in(self.telling, plain):
            return True
        if not (_any_in(self.street, plain) and _any_in(self.near, plain)):
            return False
        if not any(name <= words for words in _in_words(body) for name in self.street_words):
            return False
        joined = _TEXT_TAG.sub("", page.text)
        readings = (page.text, _ANY_TAG.sub(" ", joined), _ANY_TAG.sub("", joined))
        return any(self.about.touches(unescape(text)) for text in readings)


def sieve(about: Topic) -> Sieve:
    """The sieve of a topic."""
    return Sieve(
        about=about,
        telling=_plain(term.word for term in about.terms if not term.needs_neighbour),
        street=_plain(term.word for term in about.terms if term.needs_neighbour),
        near=_plain(about.drug_words),
        street_words=tuple(
            way for term in about.terms if term.needs_neighbour for way in _parted(term.word)
        ),
    )


def _in_words(body: bytes) -> Iterator[frozenset[bytes]]:
    """The words of a page in small letters: signs that are not of ASCII part them, or are none, as
    soft hyphens are."""
    for hidden in _INVISIBLE:
        body = body.replace(hidden, b"")
    joined = _REFERENCE.sub(_referred, _TAG.sub(b" ", _TEXT_TAG_BYTES.sub(b"", body)))
    yield frozenset(joined.translate(_WORDS).split())
    yield frozenset(joined.translate(_WORDS, _HIGH).split())


def _parted(name: str) -> set[frozenset[bytes]]:
    """The words that a name may be written in: what parts it may be left out, and a plural s may
    follow."""
    ways: set[tuple[bytes, ...]] = {(b"",)}
    for piece in name.lower().encode("ascii", "ignore").translate(_WORDS).split():
        joined = {(*way[:-1], way[-1] + piece) for way in ways}
        ways = joined | {(*way, piece) for way in ways}
    every = ways | {(*way[:-1], way[-1] + b"s") for way in ways}
    return {frozenset(way) - {b""} for way in every}


def _any_in(needles: tuple[bytes, ...], letters: bytes) -> bool:
    return any(needle in letters for needle in needles)


def _without_markup(body: bytes) -> bytes:
    for written, letter in _WRITTEN:
        body = body.replace(written, letter)
    return _REFERENCE.sub(_referred, _TAG.sub(b"", body))


def _referred(found: re.Match[bytes]) -> bytes:
    hexadecimal, decimal = found.groups()
    if not (hexadecimal or decimal):
        return b""
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return _READ_AS.get(code, bytes([code]) if code < 128 else b"")


def _plain(words: Iterable[str]) -> tuple[bytes, ...]:
    """Words as they are looked for, without those that hold another: where that is not, they are
    not."""
    plain = {word.lower().encode("ascii", "ignore").translate(_SMALL, _OTHER) for word in words}
    shortest = sorted(plain, key=lambda word: (len(word), word))
    return tuple(
        word
        for number, word in enumerate(shortest)
        if not any(other in word for other in shortest[:number])
    )
