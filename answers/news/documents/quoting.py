"""The sentence that a fact rests on. Pure."""

from __future__ import annotations

from enforcement.text.passage import Announcement, Sentence, passage
from store.log.document import Document
from store.plain_text import one_line

#: Characters of a text, before and behind a quote, in which its sentence is looked for; those of a
#: sentence that is shown whole, and of what leads to a quote in a longer one.
_AROUND, _WHOLE, _LEAD = 600, 260, 120
#: Between paragraphs, as sources write them.
_BREAK = "\n\n"


def sentence_of(document: Document, quote: str, start: int) -> str:
    """The sentence of a document in which a quote stands, on one line, or of a long one what stands
    around it; the quote itself where it does not stand there (a name in the text is masked) or is
    the title's.

    `start` is the quote's offset in title, line feed and text.
    """
    at = start - len(document.title) - 1
    if not quote or at < 0 or not document.text.startswith(quote, at):
        return quote
    first, end = _paragraph(document.text, at, at + len(quote))
    cut = first < at - _AROUND
    if cut:
        first = at - _AROUND
    around = document.text[first : min(end, at + len(quote) + _AROUND)]
    one = _sentence_at(around, at - first)
    cut = cut and one.start == 0
    if len(one.text) <= _WHOLE:
        return f"…{one_line(one.text)}" if cut else one_line(one.text)
    return _clipped(one, at - first - one.start, len(quote))


def _paragraph(text: str, start: int, end: int) -> tuple[int, int]:
    """The paragraph around a stretch of a text: entries of a docket have no full stop between
    them, and headings have none."""
    before, behind = text.rfind(_BREAK, 0, start), text.find(_BREAK, end)
    return (before + len(_BREAK) if before >= 0 else 0), (behind if behind >= 0 else len(text))


def _sentence_at(text: str, at: int) -> Sentence:
    whole = passage(Announcement(id="", title="", text=text))
    place = at + 1  # behind the line feed that ends a title
    found = next(one for one in whole.sentences if not one.title and one.start <= place < one.end)
    return Sentence(found.text, found.start - 1, found.end - 1, False)


def _clipped(sentence: Sentence, at: int, length: int) -> str:
    """A long sentence from some words before the quote on."""
    start = max(0, at - _LEAD)
    start = sentence.text.find(" ", start, at) + 1 if start else 0
    end = max(at + length, start + _WHOLE)
    cut = sentence.text.rfind(" ", at + length, end) if end < len(sentence.text) else -1
    shown = one_line(sentence.text[start : cut if cut > 0 else end])
    tail = "…" if (cut if cut > 0 else end) < len(sentence.text) else ""
    return f"{'…' if start else ''}{shown}{tail}"
