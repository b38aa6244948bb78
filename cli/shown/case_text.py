"""A case as text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import get_args

from answers.matters.case import CaseDay, CaseRecord
from enforcement.act_words import act_words, day_told, day_words, on_day_told
from enforcement.matters.links import LinkReason, MatterLink
from enforcement.matters.matter import MatterSentence, StatedAct, Step
from enforcement.matters.party_history import MatterParty
from enforcement.matters.standing.party_events import PartyEvent, first_told
from enforcement.sums.sentencing.sentence_words import sentence_terms
from store.plain_text import plural

#: The strongest first.
_REASONS: tuple[LinkReason, ...] = get_args(LinkReason)


def case_lines(case: CaseRecord, *, why: bool) -> Iterator[str]:
    """A case for a terminal."""
    count = plural(len(case.documents), "document")
    yield f"{case.first or 'undated'} to {case.last or 'undated'}  {count}  {case.id}"
    if case.dockets:
        yield f"dockets: {', '.join(case.dockets)}"
    if case.parted:
        yield f"parted from this case: {', '.join(case.parted)}"
    yield from _part("Parties", (line for party in case.parties for line in _party(party)))
    cleared = {
        name: party.favorable_dispositions
        for party in case.parties
        for name in party.names_as_written
    }
    yield from _part("Steps", (line for step in case.steps for line in _step(step, cleared)))
    yield from _part("Sentences", map(_sentence, case.sentences))
    amounts = (
        f"${amount.usd:,.0f}  {amount.what}  “{amount.quote}”  {amount.documents[0]}"
        for amount in case.amounts
    )
    yield from _part("Amounts", amounts)
    yield from _part("Upcoming", map(_day, case.upcoming))
    if why:
        yield from _part("Why", _why(case))


def _part(title: str, content: Iterator[str]) -> Iterator[str]:
    """A heading and what stands under it; nothing where there is nothing."""
    lines = [f"  {line}" for line in content]
    if lines:
        yield from ("", title, *lines)


def _party(party: MatterParty) -> Iterator[str]:
    facts = "".join(f", {fact}" for fact in (*party.professions, *party.roles))
    also = f" (also {', '.join(party.aliases)})" if party.aliases else ""
    yield f"{party.name}{also}{facts}: {', '.join(party.status) or 'no outcome is told'}"
    of_act: dict[str, list[PartyEvent]] = defaultdict(list)
    for fate in party.history:
        of_act[act_words(fate.kind, fate.status)].append(fate)
    first = {told: first_told(fates) for told, fates in of_act.items()}
    for told, fate in sorted(first.items(), key=lambda item: item[1].since):
        yield f"  {day_told(fate)}  {told}  “{fate.quote}”  {fate.document}"


def _step(step: Step, cleared: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    when = f"{day_told(step)}{'' if step.date_stated else ' (published)'}"
    quote = f"  “{step.act.quote}”" if step.act.quote and step.act.quote != step.title else ""
    yield f"{when}  {act_words(step.act.kind, step.act.status)}{quote}"
    yield f"    {step.title}"
    yield f"    {step.source}  {step.id}"
    if step.parties:
        yield f"    {', '.join(_with_outcome(name, cleared) for name in step.parties)}"
    if step.other_acts:
        yield f"    also told: {', '.join(map(_told, step.other_acts))}"
    for act in step.unattributed_dispositions:
        yield f"    {_told(act)}: whose, the reading does not tell"
    for id in step.duplicates:
        yield f"    the same text: {id}"


def _told(act: StatedAct) -> str:
    return f"{act_words(act.kind, act.status)} “{act.quote}”{on_day_told(act)}"


def _with_outcome(name: str, cleared: Mapping[str, tuple[str, ...]]) -> str:
    """A name, and beside it that the charge came to nothing."""
    return f"{name} [{', '.join(cleared[name])}]" if cleared.get(name) else name


def _sentence(sentence: MatterSentence) -> str:
    name = sentence.name or "of a party the sentence does not name"
    terms = ", ".join(sentence_terms(sentence))
    return f"{name}: {terms}  “{sentence.quote}”  {sentence.documents[0]}"


def _day(upcoming: CaseDay) -> str:
    what = day_words(upcoming.what, upcoming.status)
    return f"{upcoming.day}  {what}  {upcoming.documents[0]}"


def _why(case: CaseRecord) -> Iterator[str]:
    yield from link_lines((case.id, *case.documents), case.links)
    for decision in case.decisions:
        done = "linked to" if decision.linked else "taken out of the matter of"
        documents = f"{decision.other_document} {done} {decision.document}"
        yield f"by {decision.by}: {documents}: {decision.reason}"


def link_lines(ids: Iterable[str], links: Iterable[MatterLink]) -> Iterator[str]:
    """Each link once, as a tree from the first of the documents: under a document those it leads
    to, by the strongest reason first. A link between two documents that are shown already stands
    under the later one, after "also". What no link leads to begins a tree of its own."""
    links_of: dict[str, list[MatterLink]] = defaultdict(list)
    for link in sorted(links, key=lambda link: _REASONS.index(link.reason)):
        links_of[link.document].append(link)
        links_of[link.other_document].append(link)
    shown: set[str] = set()
    for root in ids:
        ahead: list[tuple[str, int, MatterLink | None]] = [(root, 0, None)] * (root in links_of)
        while ahead:
            id, depth, by = ahead.pop()
            if id in shown:
                continue
            shown.add(id)
            indent = "  " * depth
            yield f"{indent}{_reason(by)}: {id}" if by else id
            others = [(link, _other(link, id)) for link in links_of[id] if link != by]
            yield from (
                f"{indent}  also {_reason(link)}: {it}" for link, it in others if it in shown
            )
            ahead += [(it, depth + 1, link) for link, it in reversed(others) if it not in shown]


def _reason(link: MatterLink) -> str:
    return f"{link.reason} {link.shared}".rstrip()


def _other(link: MatterLink, id: str) -> str:
    """The document that a link leads to from one of its two."""
    return link.other_document if link.document == id else link.document
