"""What was read of a document, each claim with the words it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from answers.claims import DocumentClaims
from cli.shown.sentence_terms import sentence_terms


def claim_lines(claims: DocumentClaims) -> Iterator[str]:
    """What a document says was done, to whom, for how much and when; nothing where it says none."""
    lines = []
    for act in claims.actions:
        first = "*" if act.kind == claims.primary else " "
        lines.append(f"{first} {act.kind}, {act.status}  “{act.quote}”")
    for party in claims.parties:
        facts = ", ".join(fact for fact in (party.profession, party.role) if fact)
        also = f" (also {', '.join(party.aliases)})" if party.aliases else ""
        done = [act.kind for act in claims.party_actions if act.name == party.name]
        lines.append(f"  {party.name}{also}, {facts}: {', '.join(done) or 'no outcome is told'}")
    for amount in claims.amounts:
        lines.append(f"  ${amount.usd:,.0f} {amount.what}  “{amount.quote}”")
    for term in claims.sentences:
        terms = ", ".join(sentence_terms(term))
        lines.append(f"  {term.name or 'not named'}: {terms}  “{term.quote}”")
    if claims.event_date:
        lines.append(f"  on {claims.event_date}: {claims.primary}")
    for day in claims.future_dates:
        stated = f"“{day.quote}”" if day.quote else "(the publisher's field)"
        lines.append(f"  {day.date} {day.what.replace('_', ' ')}  {stated}")
    if lines:
        yield "read:"
        yield from lines
        yield ""
