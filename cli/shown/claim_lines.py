"""What was read of a document, each claim with the words it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cli.shown.sentence_words import months

if TYPE_CHECKING:
    from answers.claims import DocumentClaims


def claim_lines(claims: DocumentClaims) -> Iterator[str]:
    """What a document says was done, to whom, for how much and when; nothing where it says none."""
    told = []
    for act in claims.actions:
        first = "*" if act.kind == claims.primary else " "
        told.append(f"{first} {act.kind}, {act.status}  “{act.quote}”")
    for party in claims.parties:
        facts = ", ".join(fact for fact in (party.profession, party.role) if fact)
        also = f" (also {', '.join(party.aliases)})" if party.aliases else ""
        done = [one.kind for one in claims.party_actions if one.name == party.name]
        told.append(f"  {party.name}{also}, {facts}: {', '.join(done) or 'no outcome is told'}")
    told += [f"  ${one.usd:,.0f} {one.what}  “{one.quote}”" for one in claims.amounts]
    for term in claims.sentences:
        told.append(f"  {term.name or 'not named'}: {', '.join(months(term))}  “{term.quote}”")
    if claims.event_date:
        told.append(f"  on {claims.event_date}: {claims.primary}")
    for day in claims.future_dates:
        stated = f"“{day.quote}”" if day.quote else "(the publisher's field)"
        told.append(f"  {day.date} {day.what.replace('_', ' ')}  {stated}")
    if told:
        yield "read:"
        yield from told
        yield ""
