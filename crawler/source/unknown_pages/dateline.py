"""The day that a page states near its title: on a line of its own, or where its text begins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, takewhile

from crawler.source.publisher_dates import Stated, read_date
from crawler.source.unknown_pages.lines import Line
from crawler.source.unknown_pages.title import is_prose

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
#: A whole day as publishers write it.
DATE = (
    rf"(?:{_WEEKDAY}(?:{_MONTH}\.?\s*\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|"
    rf"\d{{1,2}}(?:st|nd|rd|th)?[\s-]+{_MONTH}\.?,?[\s-]+\d{{4}}|\d{{1,2}}/\d{{1,2}}/\d{{4}}|"
    rf"\d{{1,2}}-\d{{1,2}}-\d{{4}}|\d{{1,2}} de [a-z]{{4,10}} del? \d{{4}}|"
    rf"\d{{4}}-\d{{2}}-\d{{2}}|\d{{4}}/\d{{2}}/\d{{2}}))"
)
_DATE = re.compile(rf"(?<![\w/-]){DATE}(?![\w/-])", re.IGNORECASE)
#: Before or after a date on a line of its own.
_BREAK = re.compile(r"[|:;,()\[\]\u2022\u00b7\u2013\u2014/-]")
#: What a line calls the day of publication.
_LABEL = re.compile(
    r"(?:for )?(?:immediate )?(?:(?:date )?(?:posted|published|released?|issued)|date|"
    r"(?:news|press|media) release|release date|date of (?:release|publication|issue)|"
    r"publication date|issue date|publicado|fecha(?: de publicaci\u00f3n)?)?"
    r"(?: (?:date|on|at|by))?",
    re.IGNORECASE,
)
#: Other days, which stand near titles too.
_OTHER_DAY = re.compile(
    r"\b(?:updated?|modified|reviewed|revised|edited|changed|corrected|effective|due|deadline|"
    r"hearing|meeting|event|expires?|expiration|clos(?:es|ing)|comments?|archived|copyright|"
    r"filed|born|until|through|since|from|before|after)\b",
    re.IGNORECASE,
)
_A_DATE = re.compile(r"\bdates?\b", re.IGNORECASE)
_CLOCK = re.compile(r"\b\d{1,2}:\d{2}\s*(?:[ap]\.?m\.?)?\s*(?:[ECMP][SD]?T\b)?,?", re.IGNORECASE)
_AFTER = re.compile(
    r"\.?\s*(?:$|[|,;()\[\]\u2022\u00b7\u2013\u2014/-]|at\b|by\b|\d{1,2}:\d{2}|updated|last|posted)",
    re.IGNORECASE,
)
#: `CITY, State (May 1, 2025) -` and its like, at the beginning of a text.
_DATELINE = re.compile(
    rf"\(?(?:[A-Z][\w.'\u2019-]{{0,30}}[\s,)]{{1,3}}){{0,6}}[\s(\[,\u2013\u2014-]{{0,4}}"
    rf"(?P<date>(?i:{DATE}))\s*[)\](\u2013\u2014\u2015:|-]"
)
_IN_ADDRESS = re.compile(r"/(\d{4}/\d{2}/\d{2})/")
#: Lines above a title, and paragraphs below it, that are asked.
_ABOVE, _PARAGRAPHS = 10, 3
#: Lines below a title before its text begins, at most; of a list of so many days.
_BELOW, _NEXT, _LIST = 25, 2, 4
_LONGEST = 200
#: Characters of a line that may say no more than `Dec 10`, the day being in its `datetime`.
_SHORT = 40


def stated_near(lines: Sequence[Line], at: int) -> Stated | None:
    """The day stated below the title, which stands on line `at`, else above it, else where the text
    begins; None where it is stated in none of these. `at` is -1 where there is no title.

    A day of change, of a hearing or of a deadline is none.
    """
    # In a list of many days only what stands at once below its title is the list's own.
    days = {stated for line in lines if (stated := day_alone(line.text))}
    placed = list(enumerate(lines))
    below = _until_prose(placed[at + 1 :][: _BELOW if len(days) < _LIST else _NEXT])
    above = reversed(placed[max(at - _ABOVE, 0) : max(at, 0)])
    texts = ["", *(line.text for line in lines)]
    near = (_alone(line, texts[place]) for place, line in chain(below, above))
    found = chain(near, _datelines(lines[at + 1 :]))
    return next(filter(None, found), None)


def labelled(lines: Sequence[Line]) -> Stated | None:
    """The first day that a line of the page, wherever it stands, calls that of publication."""
    for line in lines:
        for before, said, _ in _dates(line.text):
            if (label := before.strip(" :")) and _LABEL.fullmatch(label):
                return read_date(said)
    return None


def beside(address: str, titles: Iterable[str]) -> Stated | None:
    """The day in a page's address (`/2026/02/11/`), else the one that a title begins with."""
    if found := _IN_ADDRESS.search(address):
        return read_date(found[1])
    begun = (_DATE.match(title) for title in titles if not _OTHER_DAY.search(title))
    return next(filter(None, (read_date(date[0]) for date in begun if date)), None)


def day_alone(text: str, above: str = "") -> Stated | None:
    """The day of a line that says little else: `Posted: May 1, 2025 | Press Release`; none where
    the line `above` says what other day it is: `Date of order`."""
    if len(text) > _LONGEST or _calls_it_another(above):
        return None
    for before, said, after in _dates(text):
        if _is_label(before) and _AFTER.match(after):
            return read_date(said)
        if not before.strip():
            return None
    return None


def _calls_it_another(above: str) -> bool:
    """Whether a line names a day, and not that of publication."""
    if len(above) > _SHORT or is_label(above):
        return False
    return above.endswith(":") or bool(_OTHER_DAY.search(above) or _A_DATE.search(above))


def is_label(text: str) -> bool:
    """Whether a line is what stands before a day: `Release Date:`."""
    return bool(_LABEL.fullmatch(text.strip(" :")))


def _alone(line: Line, above: str) -> Stated | None:
    if stated := day_alone(line.text, above):
        return stated
    short = len(line.text) < _SHORT and not _OTHER_DAY.search(line.text)
    return next(filter(None, map(read_date, line.moments)), None) if short else None


def _until_prose(placed: Sequence[tuple[int, Line]]) -> Iterator[tuple[int, Line]]:
    return takewhile(lambda place: not is_prose(place[1].text), placed)


def _dates(text: str) -> Iterator[tuple[str, str, str]]:
    """Each date of a line, with what stands between it and the one before, and the one after."""
    found = list(_DATE.finditer(text))
    ends = [0, *(match.end() for match in found)]
    begins = [*(match.start() for match in found), len(text)]
    for at, match in enumerate(found):
        yield text[ends[at] : begins[at]], match[0], text[ends[at + 1] : begins[at + 1]]


def _is_label(before: str) -> bool:
    """Whether what stands before a date says nothing else of it than that it is published."""
    if _OTHER_DAY.search(before):
        return False
    said = _CLOCK.sub(" ", before).strip(" :")
    return bool(_LABEL.fullmatch(said) or _LABEL.fullmatch(_BREAK.split(said)[-1].strip())) or (
        bool(re.search(r"[|,\u2022\u00b7\u2013\u2014-]\s*$", before)) and len(before) < 60
    )


def _datelines(lines: Sequence[Line]) -> Iterator[Stated | None]:
    prose = [line for line in lines[:_BELOW] if is_prose(line.text)]
    for line in prose[:_PARAGRAPHS]:
        match = _DATELINE.match(line.text[:_LONGEST])
        yield read_date(match["date"]) if match else None
