"""The earlier documents that a register document refers to: by the day of publication, the page of
the Register, the number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from enforcement.claims import Citation
from enforcement.days.changes import day_notes
from enforcement.days.marked_sentence import CITED, DAY, MOST_DAYS, MarkedSentence, marked_sentence
from enforcement.text.stretch import Stretch
from enforcement.text.times.dates import written_days

#: Between the parts of one reference: "published on ◈ (◇), at ◇", "◈, issue of the Register".
_SAME = re.compile(
    r"(?:[\s,;()\[\].]|\b(?:at|in|on|of|the|issue|federal|register|fr|doc|document|no|published|and"
    r"|pages?|vol|as|appearing|appeared|through|to|\d{1,6})\b){0,40}"
)
_PUBLISHED_LATER = re.compile(
    r",? (?:and )?(?:was )?(?:published|appeared) in the federal register (?:on |of )?"
)
#: "rule document 2026-90702", "FR Doc. 2026-90702" in prose.
_NUMBERED = re.compile(
    r"\b(?:(?:rule|notice|order)?\ ?doc(?:ument|\.)?|fr\ doc\.?)(?:\ no\.?|\ number)?\ "
    r"(?P<number>(?:[a-z]\d?-)?(?:19|20)\d\d-\s?\d{4,6}|[ec]\d-\d{3,6})\b",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Reference:
    """An earlier document, in a sentence of the whole."""

    start: int
    end: int
    sentence: Stretch
    marked: MarkedSentence
    #: Where its first sign stands in the marked sentence.
    place: int
    number: str | None = None
    citation: str | None = None
    published: date | None = None


def references(
    text: str, sentences: Iterable[Stretch], citations: Sequence[Citation], published: date | None
) -> Iterator[Reference]:
    """The earlier documents named in sentences of a text in lower case, in order; `published` is
    the document's own day, after which none was published."""
    for span in sentences:
        cited = _cited(text, span, citations)
        days = list(islice(written_days(text, *span), MOST_DAYS))
        marked = marked_sentence(text, *span, days, sorted(cited))
        found = [*_days(marked, span, published), *_numbers(marked, span, cited)]
        yield from _joined(sorted(found, key=lambda it: it.start))


def _cited(
    text: str, span: Stretch, citations: Sequence[Citation]
) -> Mapping[tuple[int, int], Citation | str]:
    """Pages and numbers of the Register in a sentence, by their spans; a number without "FR Doc."
    is told as itself."""
    cited: dict[tuple[int, int], Citation | str] = {
        (it.start, it.end): it
        for it in citations
        if it.kind in ("fr", "fr-document") and span.start <= it.start and it.end <= span.end
    }
    for found in islice(_NUMBERED.finditer(text, *span), MOST_DAYS):
        start, end = found.span("number")
        if not any(a < end and start < b for a, b in cited):
            cited[start, end] = found["number"].upper()
    return cited


def _days(marked: MarkedSentence, span: Stretch, published: date | None) -> Iterator[Reference]:
    notes = day_notes(marked)
    for number, (written, place) in enumerate(zip(marked.days, marked.places, strict=True)):
        day = written.exact()
        if notes.get(number) == "document" and day and (published is None or day < published):
            yield Reference(written.start, written.end, span, marked, place, published=day)


def _numbers(
    marked: MarkedSentence, span: Stretch, cited: Mapping[tuple[int, int], Citation | str]
) -> Iterator[Reference]:
    for (start, end), place in zip(marked.cited, marked.cited_places, strict=True):
        one, it = Reference(start, end, span, marked, place), cited[start, end]
        if not isinstance(it, str) and it.kind == "fr":
            yield replace(one, citation=it.canonical)
        else:
            number = it if isinstance(it, str) else it.canonical.removeprefix("FR Doc. ")
            yield replace(one, number=re.sub(r"\s", "", number))


def _joined(parts: list[Reference]) -> Iterator[Reference]:
    """The parts of one reference as one: a day, a page and a number that stand beside each other,
    none of them twice."""
    current: Reference | None = None
    for part in parts:
        if current and _fits(current, part):
            current = replace(
                current,
                end=part.end,
                number=current.number or part.number,
                citation=current.citation or part.citation,
                published=current.published or part.published,
            )
            continue
        if current and not _is_published_later(current, part):
            yield current
        current = part
    if current:
        yield current


def _is_published_later(one: Reference, part: Reference) -> bool:
    """Whether the second is the day on which the first was published: "By notice dated January 3,
    2031, and published in the Federal Register on January 14, 2031"."""
    between = one.marked.text[one.place + 1 : part.place]
    return bool(part.published and not one.citation and _PUBLISHED_LATER.fullmatch(between))


def _fits(one: Reference, part: Reference) -> bool:
    twice = (
        (one.number and part.number)
        or (one.citation and part.citation)
        or (one.published and part.published)
    )
    if twice:
        return False
    between = one.marked.text[one.place + 1 : part.place]
    between = between.replace(DAY, "").replace(CITED, "")
    return _SAME.fullmatch(between.strip()[:90]) is not None
