"""A case as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from cli.shown.sentence_words import months

if TYPE_CHECKING:
    from answers.matters.case import CaseDay, CaseRecord
    from enforcement.matters.matter import MatterSentence, Step
    from enforcement.matters.party_history import MatterParty

#: What the name of an action's kind says already.
_KIND_SAYS = ("stated", "charged", "pleaded", "convicted", "sentenced")


def lines(case: CaseRecord, *, why: bool) -> Iterator[str]:
    """A case for a terminal."""
    count = f"{len(case.documents)} document{'' if len(case.documents) == 1 else 's'}"
    yield f"{case.first or 'undated'} to {case.last or 'undated'}  {count}  {case.id}"
    if case.dockets:
        yield f"dockets: {', '.join(case.dockets)}"
    yield from _part("Parties", (line for party in case.parties for line in _party(party)))
    cleared = {
        name: party.favorable_dispositions
        for party in case.parties
        for name in party.names_as_written
    }
    yield from _part("Course", (line for step in case.steps for line in _step(step, cleared)))
    yield from _part("Sentences", map(_sentence, case.sentences))
    amounts = (
        f"${one.usd:,.0f}  {one.what}  “{one.quote}”  {one.documents[0]}" for one in case.amounts
    )
    yield from _part("Sums", amounts)
    yield from _part("Ahead", map(_day, case.upcoming))
    if why:
        yield from _part("Why", _why(case))


def _part(title: str, content: Iterator[str]) -> Iterator[str]:
    """A heading and what stands under it; nothing where there is nothing."""
    found = list(content)
    if found:
        yield ""
        yield title
        yield from (f"  {line}" for line in found)


def _party(party: MatterParty) -> Iterator[str]:
    facts = ", ".join((*party.professions, *party.roles))
    also = f" (also {', '.join(party.aliases)})" if party.aliases else ""
    yield f"{party.name}{also}, {facts}: {', '.join(party.status) or 'no outcome is told'}"
    first = {fate.kind: fate for fate in reversed(party.history)}
    for fate in sorted(first.values(), key=lambda fate: fate.day or date.min):
        yield f"  {fate.day or 'undated'}  {fate.kind}  “{fate.quote}”  {fate.document}"


def _step(step: Step, cleared: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    when = f"{step.day or 'undated'}{'' if step.date_stated else ' (published)'}"
    status = "" if step.act.status in _KIND_SAYS else f", {step.act.status}"
    quote = f"  “{step.act.quote}”" if step.act.quote and step.act.quote != step.title else ""
    yield f"{when}  {step.act.kind}{status}{quote}"
    yield f"    {step.title}"
    yield f"    {step.source}  {step.id}"
    if step.parties:
        yield f"    {', '.join(_beside(name, cleared) for name in step.parties)}"
    if step.other_acts:
        told = (f"{act.kind} “{act.quote}”" for act in step.other_acts)
        yield f"    also told: {', '.join(told)}"
    for act in step.unattributed_dispositions:
        yield f"    {act.kind} “{act.quote}”: whose, the reading does not tell"
    for id in step.duplicates:
        yield f"    the same text: {id}"


def _beside(name: str, cleared: Mapping[str, tuple[str, ...]]) -> str:
    """A name, and beside it that the charge came to nothing."""
    return f"{name} [{', '.join(cleared[name])}]" if cleared.get(name) else name


def _sentence(one: MatterSentence) -> str:
    name = one.name or "of a party the sentence does not name"
    return f"{name}: {', '.join(months(one))}  “{one.quote}”  {one.documents[0]}"


def _day(one: CaseDay) -> str:
    status = "" if one.status == "stands" else f" [{one.status}]"
    return f"{one.day}  {one.what.replace('_', ' ')}{status}  {one.documents[0]}"


def _why(case: CaseRecord) -> Iterator[str]:
    for link in case.links:
        shared = f" {link.shared}" if link.shared else ""
        yield f"{link.reason}{shared}: {link.document} and {link.other_document}"
    for one in case.decisions:
        done = "linked to" if one.linked else "taken out of the matter of"
        yield f"by {one.by}: {one.other_document} {done} {one.document}: {one.reason}"
