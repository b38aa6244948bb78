"""What was read of a document, each claim with the words it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from cli.terms import months

if TYPE_CHECKING:
    from enforcement.documents import Dossier
    from store.config import Settings
    from store.documents import Document


def read_out(document: Document, settings: Settings) -> Dossier:
    """A document as it is read today."""
    from answers.reader import reader
    from enforcement.documents import from_json

    return from_json(reader(settings).read(document))


def claim_lines(document: Document, settings: Settings) -> Iterator[str]:
    """What a document says was done, to whom, for how much and when; nothing where it says none."""
    dossier = read_out(document, settings)
    reading, told = dossier.reading, []
    for act in reading.actions:
        first = "*" if act.kind == reading.primary else " "
        told.append(f"{first} {act.kind}, {act.status}  “{act.quote}”")
    for party in reading.parties:
        facts = ", ".join(fact for fact in (party.profession, party.role) if fact)
        also = f" (also {', '.join(party.aliases)})" if party.aliases else ""
        done = [one.kind for one in dossier.outcomes if one.name == party.name]
        told.append(f"  {party.name}{also}, {facts}: {', '.join(done) or 'no outcome is told'}")
    told += [f"  ${one.usd:,.0f} {one.what}  “{one.quote}”" for one in reading.amounts]
    for term in reading.sentences:
        told.append(f"  {term.name or 'not named'}: {', '.join(months(term))}  “{term.quote}”")
    if reading.happened_on:
        told.append(f"  on {reading.happened_on}: {reading.primary}")
    for day in reading.coming:
        stated = f"“{day.quote}”" if day.quote else "(the publisher's field)"
        told.append(f"  {day.day} {day.what.replace('_', ' ')}  {stated}")
    if told:
        yield "read:"
        yield from told
        yield ""


def described_claims(document: Document, settings: Settings) -> dict[str, Any]:
    """The same as JSON has it. Fields are added to this, never renamed."""
    import msgspec

    dossier = read_out(document, settings)
    names = ("actions", "parties", "amounts", "sentences", "coming", "citations", "quantities")
    reading = dossier.reading
    return {
        "primary": reading.primary,
        "happened_on": reading.happened_on.isoformat() if reading.happened_on else None,
        **{name: msgspec.to_builtins(getattr(reading, name)) for name in names},
        "outcomes": msgspec.to_builtins(dossier.outcomes),
    }
