"""Dossiers with invented names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from enforcement.claims import Action, Agency, Coming, ComingDay, Kind, Party
from enforcement.reading.dossier import Dossier
from enforcement.reading.linking_keys import LinkingKeys
from enforcement.reading.text_reading import TextReading
from enforcement.text.shingles import Sketch


def a_dossier(
    id: str,
    primary: Kind = "charge",
    *,
    published_on: date | None = date(2025, 3, 4),
    source: str = "us_example",
    days: Sequence[tuple[Coming, date]] = (),
    persons: Sequence[str] = (),
    professions: Sequence[str] = (),
    agencies: Sequence[str] = (),
    district: str | None = None,
    state: str | None = None,
    sketch: Sketch = (),
    acted: bool = True,
) -> Dossier:
    """A document that was read; the days are quoted as they are written in ISO 8601."""
    action = Action(kind=primary, status="stated", quote="did", start=0, end=3)
    reading = TextReading(
        whole="",
        primary=primary,
        happened_on=None,
        actions=(action,) if acted else (),
        parties=tuple(
            Party(
                name="A. B.",
                type="person",
                role="defendant",
                profession=profession,
                quote="A. B.",
                start=4,
                end=9,
            )
            for profession in professions
        ),
        amounts=(),
        sentences=(),
        coming=tuple(
            ComingDay(day=day, what=what, quote=day.isoformat(), start=10, end=20)
            for what, day in days
        ),
        citations=(),
        quantities=(),
        agencies=tuple(Agency(name=name, quote="", start=0, end=0) for name in agencies),
        district=district,
        state=state,
    )
    return Dossier(
        id=id,
        source=source,
        title=f"Title of {id}",
        url=f"https://example.org/{id}",
        published_on=published_on,
        reading=reading,
        linking_keys=LinkingKeys(
            id=id,
            published_on=published_on,
            primary=primary,
            persons=frozenset(persons),
            district=district,
            state=state,
            sketch=sketch,
        ),
        terms=(),
    )
