"""A text to be read: the title and body of an announcement as one string, cut into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

#: Abbreviations after which a full stop does not end a sentence.
_ABBREVIATIONS = frozenset(
    """
    adm assn asst att atty ave bros capt cir cmdr co col comm corp cos ct dept det dist div doc dr
    drs esq et al etc ex fed fla ft gen gov hon inc insp jr jan feb mar apr jun jul aug sep sept oct
    nov dec lt ltd maj messrs mr mrs ms mt no nos op ph prof rep rev sec sen sgt sr st stat supp
    tenn treas univ u.s u.s.c v vol vs ala ariz ark calif colo conn del ill ind kan ky la md mass
    mich minn miss mo mont neb nev okla ore pa tex va vt wash wis wyo
    """.split()  # noqa: SIM905 -- a list of words reads better as words
)
_STOP = re.compile(r"[.!?]['\"\u2019\u201d)\]]*(?=\s+['\"\u2018\u201c(\[]?[A-Z0-9])")
#: Words of a title that a text repeats, at least: "Ida Holt" may begin its first sentence.
_REPEATED = 4
_LAST_WORD = re.compile(r"[^\s(\[\"\u201c]+\Z")


@dataclass(frozen=True, kw_only=True, slots=True)
class Announcement:
    """A text as a source or a user gives it."""

    id: str
    title: str
    text: str
    published_on: date | None = None
    #: Who issues it, as written, e.g. "U.S. Attorney; District of New Jersey".
    office: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Characters [start, end) of the whole."""

    text: str
    start: int
    end: int
    #: Whether it is the title, or a part of it.
    title: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """An announcement ready to be read; made by `passage`."""

    announcement: Announcement
    #: The title, a line feed, the text: what all offsets count in.
    whole: str
    #: Where the text begins in it; behind the title where the text says that again.
    body: int
    #: The title first, and once more where the text begins with it.
    sentences: tuple[Sentence, ...]


@lru_cache(maxsize=2)
def passage(announcement: Announcement) -> Passage:
    """An announcement cut into sentences; kept for those who read the same one next."""
    whole = f"{announcement.title}\n{announcement.text}"
    begin = len(announcement.title) + 1
    titles = [Sentence(announcement.title, 0, begin - 1, True), *_repeated_title(whole, begin)]
    body = _next_word(whole, titles[-1].end) if len(titles) > 1 else begin
    cuts = (Sentence(whole[start:end], start, end, False) for start, end in _sentences(whole, body))
    return Passage(announcement=announcement, whole=whole, body=body, sentences=(*titles, *cuts))


def _repeated_title(whole: str, begin: int) -> Iterator[Sentence]:
    """The title where the text, which begins at `begin`, says it once more before its first
    sentence ("Nurse Sentenced For Theft BOISE - A nurse …"), or says nothing else."""
    title = whole[: begin - 1].strip()
    start = _next_word(whole, begin)
    end = start + len(title)
    following = whole[end : end + 2]
    if (
        whole.startswith(title, start)
        and (not following or following[0].isspace())
        and not following[1:].islower()
        and len(title.split()) >= _REPEATED
    ):
        yield Sentence(title, start, end, True)


def _next_word(whole: str, at: int) -> int:
    """Where white space from `at` on ends."""
    return len(whole) - len(whole[at:].lstrip())


def _sentences(whole: str, begin: int) -> Iterator[tuple[int, int]]:
    """The spans of the sentences from `begin` on, without the white space around them."""
    for stop in _STOP.finditer(whole, begin):
        if not _abbreviated(whole, begin, stop.start()):
            yield from _span(whole, begin, stop.end())
            begin = stop.end()
    yield from _span(whole, begin, len(whole))


def _abbreviated(whole: str, begin: int, stop: int) -> bool:
    """Whether the full stop at `stop` belongs to an abbreviation or an initial."""
    if whole[stop] != ".":
        return False
    word = _LAST_WORD.search(whole, max(begin, stop - 20), stop)
    if word is None:
        return False
    letters = word.group().lower()
    return letters in _ABBREVIATIONS or (len(letters.split(".")[-1]) == 1 and letters[-1].isalpha())


def _span(whole: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    piece = whole[begin:end]
    if stripped := piece.strip():
        start = begin + len(piece) - len(piece.lstrip())
        yield start, start + len(stripped)
