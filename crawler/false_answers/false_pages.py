"""Pages that say themselves that they are not the page: soft 404, error, maintenance, sign-in.

They come with status 200. They are told by a title or a heading that is a status wording, or by a
sentence that is one where there is little else to read. A page that only writes of such things has
a title, a heading and a text of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import islice

from crawler.false_answers.mismatches import is_html
from crawler.false_answers.page_face import PageFace, title_parts
from crawler.false_answers.readable_words import readable_words
from crawler.false_answers.status_wordings import Trouble, status_wording

#: Bytes: of an answer that is no HTML, of a page that is looked at sentence by sentence, and of one
#: that is looked at at all.
_PLAIN = 2 * 1024
_SHORT = 24 * 1024
_LONGEST = 512 * 1024
#: What nobody writes above a page that says anything else. The others are also names of pages about
#: accounts, refusals and repairs, and count only where there is little to read.
_NO_PAGE = frozenset({"page-not-found", "server-error", "human-check", "script-or-cookies"})
#: Words of a page: all its menus included; that says little else; that says one thing; none.
_WITH_MENUS = 1000
_LITTLE = 150
_ONE_THING = 60
_NOTHING = 15
#: Words of a sentence, from which on it is not merely the name of a link, and where it must stand.
_SENTENCE = 4
_FIRST = 4

#: What programs leave on a page that failed, in lower-case bytes.
_TRACES = (
    *(b"</b> on line <b>", b"mysqli_connect()", b"ora-0", b"ora-1", b"stack trace:"),
    *(b"traceback (most recent call last)", b"java.lang.", b"system.web.", b"odbc driver"),
)
_PIECE = re.compile(rb"[\w\s]|<(?:br|p|b|div|h\d)\b", re.IGNORECASE)
_GOES_ON = re.compile(rb"<script|http-equiv=.?refresh", re.IGNORECASE)
_HEADS = re.compile(rb"<(title|h[12])\b[^>]{0,400}>(.{0,400}?)</\1", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")


def false_page(body: bytes, media_type: str, *, titled: str = "") -> Trouble | None:
    """What a page says is the matter; None of a page that says anything else. Pure.

    `titled` is the title by which the page is known: one that is called "Scheduled maintenance" is
    about maintenance.
    """
    text = body.strip()
    if status_wording(titled) or len(text) > _LONGEST:
        return None
    # Of what is no page of HTML, a short text or a piece of a page is looked at.
    if not is_html(text) and (len(text) > _PLAIN or not _PIECE.match(text)):
        return None
    if not _first(_heads(text)) and (len(text) > _SHORT or readable_words(text) > _LITTLE):
        return None
    face = PageFace(body=body, media_type=media_type)
    return _by_heads(face) or _by_sentences(face) or _by_what_lacks(face) or _by_traces(face)


def _heads(body: bytes) -> Iterator[str]:
    """The titles and headings of a page, without parsing it."""
    for kind, inner in _HEADS.findall(body):
        text = unescape(_TAG.sub(" ", inner.decode("utf-8", "replace")))
        yield from title_parts(text) if kind.lower() == b"title" else (text,)


def _by_heads(face: PageFace) -> Trouble | None:
    """What a title or heading says."""
    headed, titled = _first(face.headings), _first(face.title_parts)
    has_its_own = any(status_wording(heading) is None for heading in face.headings)
    if (trouble := headed or titled) and not has_its_own:
        most = _WITH_MENUS if trouble in _NO_PAGE else _LITTLE
        return trouble if face.words <= most else None
    below = _first(face.subheadings)
    if (trouble := headed or below) in _NO_PAGE:
        return trouble if face.words <= _LITTLE else None
    return titled if titled in _NO_PAGE and face.words <= _ONE_THING else None


def _by_sentences(face: PageFace) -> Trouble | None:
    """What one of the first sentences says, where there is little else to read. Many a page first
    asks for consent: that counts where there is nearly nothing else."""
    if face.words > (_ONE_THING if face.headings else _LITTLE):
        return None
    sentences = islice(filter(None, face.sentences()), _FIRST)
    trouble = _first(one for one in sentences if len(one.split()) >= _SENTENCE)
    at_most = _NOTHING if face.headings else 2 * _NOTHING
    return None if trouble == "consent" and face.words > at_most else trouble


def _by_what_lacks(face: PageFace) -> Trouble | None:
    """Whether there is nothing to read without a script, or the page says so."""
    if face.words > _NOTHING:
        return None
    if said := _first((face.without_script, *face.sentences())):
        return said
    goes_on = _GOES_ON.search(face.body)
    return "nothing-to-read" if face.words == 0 and goes_on else None


def _by_traces(face: PageFace) -> Trouble | None:
    """Whether a program has left its traces where there is little else to read."""
    if face.headings or face.words > _LITTLE:
        return None
    seen = face.body.lower()
    return "server-error" if any(trace in seen for trace in _TRACES) else None


def _first(texts: Iterable[str]) -> Trouble | None:
    """What the first text says that is a status wording."""
    return next(filter(None, map(status_wording, texts)), None)
