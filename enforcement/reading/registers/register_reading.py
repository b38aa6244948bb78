"""A register document read as one: its acts, days, dockets, parties and relations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from enforcement.actions.action_mentions import normalized_text
from enforcement.citations.citations import citations_in
from enforcement.claims import Action, Citation, Coming, ComingDay, Relation, TextReading, quoted
from enforcement.days.marked_sentence import without_titles
from enforcement.kinds import INVESTIGATION, OTHER, PERSONAL, RANK
from enforcement.reading.register_documents import RegisterDocument, read_register_document
from enforcement.reading.registers.acts import acts_of_kind, ends_a_rule, named_acts, taken_back
from enforcement.reading.registers.amendments import amendment, comment_extension
from enforcement.reading.registers.application_day import applied_on
from enforcement.reading.registers.days import DayFrame, register_days
from enforcement.reading.registers.decisions import decided, respondent
from enforcement.reading.registers.dockets import heading_dockets, named_dockets
from enforcement.reading.registers.parts import Preamble, preamble
from enforcement.reading.registers.references import references
from enforcement.reading.registers.relations import relations
from enforcement.text.passage import Passage, passage
from enforcement.text.stretch import Stretch
from enforcement.topics import Topic

#: Characters of a register document that hold its agency, action and summary.
_SUMMARY = 4000
#: An abstract is no longer; a longer text that only speaks of the Register is none of its
#: documents.
_ABSTRACT = 5000
_REGISTER = re.compile(
    r"\bfederal register\b|\bcomment period\b|\b\d+ fr \d"
    r"|\b(?:final|proposed) (?:rule|regulation)"
)
#: Words without which `_REGISTER` cannot match.
_WORDS = ("federal register", "comment period", " fr ", "final r", "proposed r")
#: "9 a.m.", whose full stops end no sentence.
_HOUR = re.compile(r"\b([ap])\.m\.")
_NOTICES = ("comments", "this notice ", "notice is hereby", "this document ", "this rule ")
#: The earlier step that a document without a summary begins with.
_BEGINS = re.compile(
    r"\A\W*(?:by notice (?:published|dated)|in (?:a |the )?(?:\w+ ){0,3}doc(?:ument|\.))"
)
_DEFAULTS: tuple[tuple[re.Pattern[str], Coming], ...] = (
    (re.compile(r"\bhearings?\b"), "hearing"),
    (re.compile(r"\bmeetings?\b|\bworkshops?\b|\bwebinars?\b|\bconferences?\b"), "meeting"),
    (re.compile(r"\bcomments?\b"), "comment_deadline"),
    (re.compile(r"\bfinal (?:rule|order)|\btemporary rule\b"), "effective"),
)


def with_register(reading: TextReading, text: Passage, about: Topic) -> TextReading:
    """The reading of a text, with what it says as a document of a register; the same reading of a
    text that is none."""
    parts = preamble(text)
    if parts is not None:
        return as_register(reading, text, about, parts)
    lowered = normalized_text(text.whole)
    if len(text.whole) > _ABSTRACT or not _is_an_abstract(text, lowered):
        return reading
    parts = Preamble(None, None, None, (), Stretch(text.body, len(text.whole)))
    days = _days(reading.citations, text, parts) if amendment(lowered).statuses else reading.coming
    heading = Stretch(0, len(text.announcement.title))
    taken = taken_back(text.whole, lowered, heading, heading, parts.rest)
    if taken:
        acts = [act for act in reading.actions if act.kind != taken.kind]
        reading = replace(reading, actions=tuple(sorted([*acts, taken], key=lambda it: it.start)))
    cited = _with_dockets(reading.citations, text.whole, parts)
    reading = replace(reading, citations=cited, actions=_with_extension(reading, lowered))
    return replace(reading, coming=days, relations=_relations(reading, text, parts, final=False))


def _with_extension(reading: TextReading, lowered: str) -> tuple[Action, ...]:
    """The acts of an abstract, with the extension of a period for comments that it tells of."""
    told = comment_extension(lowered)
    if told is None or any(act.kind == "extension" for act in reading.actions):
        return reading.actions
    extension = Action(**quoted(reading.whole, *told), kind="extension", status="stated")
    return tuple(sorted([*reading.actions, extension], key=lambda act: act.start))


def _is_an_abstract(text: Passage, lowered: str) -> bool:
    """Whether a text without captions may be a document's abstract: it speaks of the Register, or
    of itself as of a notice and names no office that would announce it to the press."""
    if any(word in lowered for word in _WORDS) and _REGISTER.search(lowered):
        return True
    return not text.announcement.office and any(words in lowered for words in _NOTICES)


def as_register(
    reading: TextReading,
    text: Passage,
    about: Topic,
    parts: Preamble | None = None,
    *,
    action: str = "",
) -> TextReading:
    """The reading of a register document; `action` is its ACTION line where a field has it."""
    whole, title = text.whole, text.announcement.title
    parts = (
        parts or preamble(text) or Preamble(None, None, None, (), Stretch(text.body, len(whole)))
    )
    head = f"{action}\n{whole[text.body : text.body + _SUMMARY]}"
    register = read_register_document(title, head, about)
    cited = _with_dockets(reading.citations, whole, parts)
    read = replace(reading, citations=cited)
    acts = _acts(text, register, parts, reading.actions)
    order = register.kind in ("decision-and-order", "order-to-show-cause")
    final = any(act.kind in ("rule-final", "scheduling", "quota") for act in acts)
    read = replace(
        read,
        primary=max((act.kind for act in acts), key=RANK.__getitem__, default=OTHER),
        actions=acts,
        coming=_days(cited, text, parts, order=order),
        relations=() if order else _relations(read, text, parts, final=final),
    )
    if register.kind == "not-dea":
        return read
    return replace(
        read,
        happened_on=None,
        parties=tuple(respondent(register, title)),
        amounts=(),
        sentences=(),
    )


def days_of_fields(text: Passage, *, action: str, dates: str) -> tuple[ComingDay, ...]:
    """The days under DATES of a document whose ACTION and DATES are fields: they have no quote."""
    given = replace(text.announcement, text=f"ACTION: {action}\n\nDATES: {dates}")
    fields = passage(given)
    parts = preamble(fields)
    if parts is None or not dates:
        return ()
    days = _days(citations_in(fields.whole), fields, parts)
    return tuple(replace(day, quote="", start=0, end=0) for day in days)


def _with_dockets(
    citations: Sequence[Citation], whole: str, parts: Preamble
) -> tuple[Citation, ...]:
    """The citations, with the dockets that were not read as such: of the heading, or, without one,
    those that the text calls dockets."""
    known = {it.canonical for it in citations}
    found = (
        heading_dockets(whole, parts.heading) if parts.heading else named_dockets(whole, parts.rest)
    )
    dockets = [it for it in found if it.canonical not in known]
    return tuple(sorted([*citations, *dockets], key=lambda it: it.start))


def _acts(
    text: Passage, register: RegisterDocument, parts: Preamble, stated: Sequence[Action]
) -> tuple[Action, ...]:
    """What the document does: of drug control by its kind, of another agency by its ACTION line or
    title, and what the text states where neither tells."""
    whole, title = text.whole, text.announcement.title
    lowered, heading = normalized_text(whole), Stretch(0, len(title))
    summary = parts.summary or parts.rest
    if register.kind == "not-dea":
        named = named_acts(whole, lowered, heading, parts.action, summary)
        return _with_personal(named, stated) if named else tuple(stated)
    if register.kind == "withdrawal" or ends_a_rule(whole, lowered, parts.action):
        taken = taken_back(whole, lowered, parts.action or heading, heading, summary)
        return (taken,) if taken else tuple(acts_of_kind(register.kind, title))
    if register.kind == "decision-and-order" and (done := decided(whole, stated)):
        return (done,)
    if register.kind.startswith("application"):
        day = applied_on(lowered)
        return tuple(replace(act, day=day) for act in acts_of_kind(register.kind, title))
    return tuple(acts_of_kind(register.kind, title))


def _with_personal(named: Sequence[Action], stated: Sequence[Action]) -> tuple[Action, ...]:
    """The acts a document is called after, with what its text states to be done to somebody."""
    kinds = {act.kind for act in named}
    done = [
        act
        for act in stated
        if act.kind in PERSONAL and act.kind not in kinds and act.kind != INVESTIGATION
    ]
    return tuple(sorted([*named, *done], key=lambda act: act.start))


def _said(text: Passage, parts: Preamble) -> list[str]:
    """The title, action, summary and dates, or the whole text where it has no captions."""
    lowered = normalized_text(text.whole)
    spans = [Stretch(0, len(text.announcement.title)), *_spans(parts)]
    return [_HOUR.sub(r"\1m", lowered[span.start : span.end]) for span in spans]


def _spans(parts: Preamble) -> list[Stretch]:
    """The parts that tell of the document itself, in the text's order."""
    labelled = [it for it in (parts.action, parts.summary, *parts.dates) if it]
    return sorted(labelled) or [parts.rest]


def _sentences(text: Passage, parts: Preamble) -> Iterator[tuple[Stretch, bool]]:
    """The sentences of those parts, each cut to its part, and whether it stands under DATES."""
    for part in _spans(parts):
        for sentence in text.sentences[1:]:
            start, end = max(part.start, sentence.start), min(part.end, sentence.end)
            if start < end:
                yield Stretch(start, end), part in parts.dates
            elif sentence.start >= part.end:
                break


def _first_steps(text: Passage, parts: Preamble, lowered: str) -> Iterator[Stretch]:
    """The sentence after the preamble that begins with an earlier step ("By notice published on
    …"), as notices of registration and corrections do."""
    if parts.heading is None:
        return
    for sentence in text.sentences[1:]:
        span = Stretch(max(sentence.start, parts.rest.start), sentence.end)
        if span.start < span.end:
            if _BEGINS.match(lowered[span.start : span.end]):
                yield span
            return


def _days(
    citations: Sequence[Citation], text: Passage, parts: Preamble, *, order: bool = False
) -> tuple[ComingDay, ...]:
    published = text.announcement.published_on
    if published is None:
        return ()
    said = [without_titles(part) for part in _said(text, parts)]
    default = next((what for words, what in _DEFAULTS if words.search(" ".join(said[:2]))), None)
    frame = DayFrame(
        published=published, amends=amendment("\n".join(said)), default=default, order=order
    )
    cited = [(it.start, it.end) for it in citations if it.kind in ("fr", "fr-document")]
    lowered = normalized_text(text.whole)
    return register_days(text.whole, lowered, _sentences(text, parts), cited, frame)


def _relations(
    reading: TextReading, text: Passage, parts: Preamble, *, final: bool
) -> tuple[Relation, ...]:
    lowered = normalized_text(text.whole)
    spans = [span for span, _ in _sentences(text, parts)]
    title = Stretch(0, len(text.announcement.title))
    spans += _first_steps(text, parts, lowered)
    heads = [lowered[title.start : title.end]]
    if parts.action:
        heads.append(lowered[parts.action.start : parts.action.end])
    said = [_HOUR.sub(r"\1m", lowered[span.start : span.end]) for span in spans]
    named = references(lowered, spans, reading.citations, text.announcement.published_on)
    return relations(text.whole, named, heads, said, final=final)
