"""What a site sets above and below a text, told by how its lines read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import filterfalse, pairwise, takewhile

from crawler.source.unknown_pages.dateline import day_alone, is_label
from crawler.source.unknown_pages.stamps import is_stamp
from crawler.source.unknown_pages.title import is_prose, says_nothing, words

#: Lines that a site sets around a text, no sentence among them.
_FURNITURE = re.compile(
    r"(?:click to )?(?:share|tweet|print|e-?mail|follow|like)"
    r"(?: (?:this|on|via|us|by|to|page|article|story|release)\b.{0,60})?\s*:?|"
    r"facebook|twitter|x|linkedin|instagram|youtube|whatsapp|copy link|home|menu|"
    r"skip to\b.{0,40}|(?:back|return) to\b.{0,40}|"
    r"search|a[+-]|(?:(?:read|view|leer|ver|lea)\b.{0,20})?\b(?:in|en) (?:spanish|espa\u00f1ol|"
    r"english)|espa\u00f1ol|(?:download|view|open|print)\b.{0,40}\bpdf\b.{0,30}|"
    r"(?:tags?|topics?|categor(?:y|ies))\s*(?::.{0,80})?|(?:posted in|filed under)\b.{0,80}|"
    r"(?:previous|next|older|newer)\s*[:\u00ab\u00bb].{0,150}|privacy policy.{0,40}|"
    r"(?:for )?immediate release\b.{0,40}|(?:tele)?phone:?|fax:?|e-?mail:?",
    re.IGNORECASE,
)
#: What a site says of itself, in sentences or not.
_OF_THE_SITE = re.compile(
    r"your browser (?:does not|cannot|can't)\b.{0,80}|(?:\u00a9|copyright\b).{0,120}|"
    r"(?:(?:this )?(?:page|site) (?:was )?(?:last )?|last )(?:updated|modified|reviewed)\b.{0,80}|"
    r"all rights reserved.{0,40}",
    re.IGNORECASE,
)
_CONTACTS = (
    r"(?:for (?:media|press|more|further) (?:inquiries|information)\b[^:]{0,30}|"
    r"(?:media|press|news|public|consumer)? ?(?:contacts?|inquiries)(?: information)?"
    r"(?: for\b[^:]{0,200})?)\s*"
)
_WHOM = re.compile(rf"{_CONTACTS}:?\s*", re.IGNORECASE)
_CONTACT = re.compile(rf"{_CONTACTS}(?::.{{0,80}})?", re.IGNORECASE)
#: What short lines below a text are a list of.
_LISTED = re.compile(
    rf"{_CONTACT.pattern}|(?:tags?|topics?|categor(?:y|ies)|follow us.{{0,20}})\s*:?|"
    r"(?:twitter|x|facebook|instagram|linkedin|youtube)\s*:",
    re.IGNORECASE,
)
_DETAIL = re.compile(
    r"\b\d{3}[-.]\d{4}\b|[\w.+-]*@[\w.-]+|"
    r"(?i:\b(?:fax|tel|phone|suite|room|p\.o\. box)\b[.:]? *\(?\d)|"
    r"(?:^|, )\d+[A-Z]? (?:[A-Z0-9][\w.]* ){1,4}(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|"
    r"Square|Plaza|Place|Drive|Way)\b|^(?:www\.|https?:)\S+$|"
    r"\b[A-Z][\w.]+,? (?:[A-Z]{2}|[A-Z]\w+) \d{5}\b"
)
_BYLINE = re.compile(
    r"(?:Written |Posted )?B[Yy]:? (?:the )?[A-Z][\w.'\u2019-]*"
    r"(?:,? (?:[A-Z][\w.'\u2019-]*|of|the|and|for|&)){0,12}"
)
#: Characters of a line that is no more than a detail, at most, and of a name.
_SHORT, _NAME = 90, 40


def trimmed(text: Sequence[str], title: str) -> list[str]:
    """The lines of a text without those that a site sets above and below it.

    Above the first paragraph these are the title, days, letterhead, contacts and share bars; below
    the last one share bars, stamps and contacts.
    """
    begins = _first(text, is_prose)
    if begins == len(text):
        begins = _first(text, lambda line: not _is_above_a_text(line))
    again = [at for at, line in enumerate(text[:begins]) if words(line) == words(title)]
    head = text[again[-1] + 1 : begins] if again else text[:begins]
    return [*_without_contacts(head), *_without_foot(text[begins:])]


def _without_contacts(head: Sequence[str]) -> Iterator[str]:
    whom = False
    for above, line in pairwise(("", *head)):
        detail = _is_detail(line) or (whom and _is_name(line))
        # Names follow where a label says none itself.
        whom = bool(_WHOM.fullmatch(line)) or (whom and detail)
        if not (detail or _is_above_a_text(line, above)):
            yield line


def _without_foot(text: Sequence[str]) -> list[str]:
    kept = list(text)
    while len(kept) > 1 and (_is_below_a_text(kept[-1]) or _is_detail(kept[-1])):
        kept.pop()
    named = list(takewhile(_is_contact, reversed(kept[1:])))
    labels = [at for at, line in enumerate(named, 1) if _LISTED.fullmatch(line)]
    return kept[: -labels[-1]] if labels else kept


def _is_set_around(line: str) -> bool:
    if _OF_THE_SITE.fullmatch(line) or says_nothing(line) or is_stamp(line):
        return True
    return bool(_FURNITURE.fullmatch(line)) and not _is_sentence(line)


def _is_above_a_text(line: str, above: str = "") -> bool:
    if _is_set_around(line) or is_label(line) or _BYLINE.fullmatch(line):
        return True
    return day_alone(line, above) is not None


def _is_below_a_text(line: str) -> bool:
    """A stamp may stand beside the site's name, and the day of release below the text."""
    pieces = re.split(r" ?[|\u2022\u00b7] ?", line)
    stamped = any(map(is_stamp, pieces)) and all(map(_is_name, filterfalse(is_stamp, pieces)))
    return stamped or _is_set_around(line) or (":" in line and day_alone(line) is not None)


def _first(text: Sequence[str], is_it: Callable[[str], bool]) -> int:
    """Where the first such line stands; the number of lines where none does."""
    return next((at for at, line in enumerate(text) if is_it(line)), len(text))


def _is_contact(line: str) -> bool:
    return bool(_CONTACT.fullmatch(line)) or _is_name(line) or _is_detail(line)


def _is_name(line: str) -> bool:
    return len(line) <= _NAME and not (_is_sentence(line) or re.search(r"\d{4}", line))


def _is_detail(line: str) -> bool:
    short = len(line) <= _SHORT and not _is_sentence(line)
    return short and bool(_DETAIL.search(line) or _CONTACT.fullmatch(line))


def _is_sentence(line: str) -> bool:
    return line.endswith((".", "!", "?", ";", "\u201d")) and len(words(line)) > 4
