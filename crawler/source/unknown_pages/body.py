"""The text of a page, without what stands above and below it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile

import trafilatura
from lxml import etree  # type: ignore[import-untyped]

from crawler.source.unknown_pages.dateline import day_alone, is_label
from crawler.source.unknown_pages.lines import Element, Line
from crawler.source.unknown_pages.stamps import is_stamp
from crawler.source.unknown_pages.title import is_prose, says_nothing, words

#: Taken out before: in a short page trafilatura sets a line break at each of them, and
#: "ket<b>amine</b>" would no longer be found.
_INLINE = (
    *("abbr", "b", "big", "em", "font", "i", "mark", "small", "span", "strong", "sub", "sup", "u"),
)
#: Whole lines that a site sets around a text.
_FURNITURE = re.compile(
    r"(?:click to )?(?:share|tweet|print|e-?mail|follow|like)\b.{0,60}|facebook|twitter|x|linkedin|"
    r"instagram|youtube|whatsapp|copy link|skip to\b.{0,40}|(?:back|return) to\b.{0,40}|home|menu|"
    r"search|a[+-]|(?:(?:read|view|leer|ver|lea)\b.{0,20})?\b(?:in|en) (?:spanish|espa\u00f1ol|"
    r"english)|espa\u00f1ol|(?:download|view|open|print)\b.{0,40}\bpdf\b.{0,30}|"
    r"your browser (?:does not|cannot|can't)\b.{0,80}|"
    r"(?:tags?|topics?|categor(?:y|ies))\s*(?::.{0,80})?|"
    r"(?:posted in|filed under)\b.{0,80}|(?:previous|next|older|newer)\s*[:\u00ab\u00bb].{0,150}|"
    r"(?:(?:this )?(?:page|site) (?:was )?(?:last )?|last )(?:updated|modified|reviewed)\b.{0,80}|"
    r"(?:\u00a9|copyright\b).{0,120}|all rights reserved.{0,40}|privacy policy.{0,40}|"
    r"(?:for )?immediate release\b.{0,40}|by (?:the )?press office|[\w ]{1,30}:",
    re.IGNORECASE,
)
_CONTACTS = (
    r"(?:for (?:media|press|more|further) (?:inquiries|information)\b[^:]{0,30}|"
    r"(?:media|press|news|public)? ?contacts?(?: information)?)\s*"
)
_WHOM = re.compile(rf"{_CONTACTS}:?\s*", re.IGNORECASE)
_CONTACT = re.compile(rf"{_CONTACTS}(?::.{{0,80}})?", re.IGNORECASE)
#: What short lines below a text are a list of.
_LISTED = re.compile(rf"{_CONTACT.pattern}|(?:tags?|topics?|categor(?:y|ies))\s*:?", re.IGNORECASE)
_DETAIL = re.compile(
    r"\b\d{3}[-.]\d{4}\b|[\w.+-]+@[\w.-]+|\b(?:fax|tel|phone|suite|floor|p\.o\. box|relay)\b|"
    r"\b\d+ [\w ]{1,30}(?:street|st|avenue|ave|road|boulevard|square|plaza|place|drive)\b\.?|"
    r"\b[A-Z]\w+, (?:[A-Z]{2}|[A-Z]\w+) \d{5}\b|^(?:www\.|https?:)\S+$",
    re.IGNORECASE,
)
#: Characters of a line that is no more than a detail, at most, and of a name.
_SHORT, _NAME = 90, 40
#: How a release ends: `# # #`, `-30-`.
_END = re.compile(r"[\s#*_-]+(?:30[\s-]+)?")
#: Words in a row by which a line is found again.
_ROW = 4
#: Lines in a row that trafilatura may leave out of a text, and above it.
_GAP, _HEAD = 5, 12


def main_text(tree: Element, lines: Sequence[Line], title: int) -> list[str]:
    """The lines below the title, which stands on line `title`, that trafilatura holds for the
    page's text; all of them where it finds no text.

    More is rather kept than lost, as a missed sentence may be the one that names the drug: what it
    left out of the midst stays. The tree is changed.
    """
    etree.strip_tags(tree, *_INLINE)
    found = trafilatura.extract(tree, favor_recall=True, include_comments=False, deduplicate=False)
    said = words(found or "")
    rows = _rows(said) | {words(cell) for cell in re.split(r"[|\n]", found or "")}
    held = [not said or _rows(words(line.text)) <= rows for line in lines]
    begins = title + 1 if _is_above(title, lines, held) else 0
    kept = _with_gaps(lines[begins:], held[begins:])
    return [line.text for line, stays in zip(lines[begins:], kept, strict=True) if stays]


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


def _rows(said: Sequence[str]) -> set[tuple[str, ...]]:
    """Each four words in a row; of fewer words all."""
    return {tuple(said[at : at + _ROW]) for at in range(max(len(said) - _ROW + 1, 1))}


def _is_above(title: int, lines: Sequence[Line], held: Sequence[bool]) -> bool:
    """Whether most of the text stands below its title, as it should."""
    sizes = [len(line.text) if kept else 0 for line, kept in zip(lines, held, strict=True)]
    return sum(sizes[: title + 1]) <= sum(sizes[title + 1 :])


def _with_gaps(lines: Sequence[Line], held: Sequence[bool]) -> list[bool]:
    """Which lines stay: those held, the mark that ends them, a few between them, and above them a
    few that are more than links."""
    kept, last = list(held), -1
    for at in [at for at, stays in enumerate(held) if stays]:
        if last < 0 and at <= _HEAD:
            kept[:at] = [not line.is_link for line in lines[:at]]
        elif last >= 0 and at - last <= _GAP:
            kept[last:at] = [True] * (at - last)
        last = at
    if 0 <= last < len(lines) - 1 and _END.fullmatch(lines[last + 1].text):
        kept[last + 1] = True
    return kept


def _without_contacts(head: Sequence[str]) -> Iterator[str]:
    whom = False
    for line in head:
        detail = _is_detail(line) or (whom and _is_name(line))
        # Names follow where a label says none itself.
        whom = bool(_WHOM.fullmatch(line)) or (whom and detail)
        if not (detail or _is_above_a_text(line)):
            yield line


def _without_foot(text: Sequence[str]) -> list[str]:
    kept = list(text)
    while len(kept) > 1 and (_is_set_around(kept[-1]) or _is_detail(kept[-1])):
        kept.pop()
    named = list(takewhile(_is_contact, reversed(kept[1:])))
    labels = [at for at, line in enumerate(named, 1) if _LISTED.fullmatch(line)]
    return kept[: -labels[-1]] if labels else kept


def _is_set_around(line: str) -> bool:
    return bool(_FURNITURE.fullmatch(line)) or says_nothing(line) or is_stamp(line)


def _is_above_a_text(line: str) -> bool:
    return _is_set_around(line) or is_label(line) or day_alone(line) is not None


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
