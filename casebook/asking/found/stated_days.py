"""What is to be known of matters to tell what became of the days that their documents state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from casebook.asking.casebook_at import CasebookAt, StandingDocument, day_from

if TYPE_CHECKING:
    from enforcement.claims import ComingDay
    from enforcement.reading.dossier import Dossier

#: The claims of a reading that tell nothing of its days.
_UNREAD = ("actions", "parties", "amounts", "sentences", "citations", "quantities", "agencies")


def dossiers_stating(
    book: CasebookAt, first: date, last: date
) -> dict[int, Mapping[StandingDocument, Dossier]]:
    """What was read in the matters of which a document states a day from `first` to `last`, both
    included, by the number of the matter. Most are of one document: of that its days alone are
    read, since nothing else in it tells what becomes of them."""
    states = _states_stating(book, first, last)
    days = _days_of(book, states)
    alone: dict[int, Mapping[StandingDocument, Dossier]] = {}
    several: set[int] = set()
    for matter, has_others, number, state, id, *about in _documents_in(book, states):
        if has_others:
            several.add(matter)
        else:
            standing = StandingDocument(number=number, id=id, state=state)
            alone[matter] = {standing: _of_days(id, about, days[state])}
    return alone | book.dossiers(several)


def _states_stating(book: CasebookAt, first: date, last: date) -> list[int]:
    """The positions of the states, standing or not, that state a day between these."""
    rows = book.rows(
        f"SELECT DISTINCT d.position FROM {book.table('days')} d"
        " WHERE d.day BETWEEN :first AND :last",
        first=first.isoformat(),
        last=last.isoformat(),
    )
    return [position for (position,) in rows]


def _days_of(book: CasebookAt, states: Sequence[int]) -> Mapping[int, list[ComingDay]]:
    """All days that these states state, in their order."""
    from enforcement.claims import ComingDay

    found: dict[int, list[ComingDay]] = {state: [] for state in states}
    rows = book.rows_among(
        states,
        'SELECT d.position, d.day, d.what, d.status, d.quote, d.start, d."end"'
        f" FROM found JOIN {book.table('days')} d ON d.position = found.position"
        " ORDER BY d.position, d.number",
    )
    for state, day, what, status, quote, start, end in rows:
        stated = date.fromisoformat(day) if isinstance(day, str) else day
        found[state].append(
            ComingDay(day=stated, what=what, status=status, quote=quote, start=start, end=end)
        )
    return found


def _documents_in(book: CasebookAt, states: Sequence[int]) -> Iterable[tuple[Any, ...]]:
    """Of those of these states that stand: the matter, whether it has other documents, which
    document it is, and what a dossier says of it."""
    members = book.table("memberships")
    others = (
        f"SELECT 1 FROM {members} o WHERE o.matter = mb.matter AND {book.stands('o')}"
        " AND o.document <> mb.document"
    )
    return book.rows_among(
        states,
        f"SELECT mb.matter, EXISTS ({others}), s.document, s.position, s.id, s.source, s.title,"
        " s.url, s.published_on, s.primary_kind"
        f" FROM found JOIN {book.table('states')} s ON s.position = found.position"
        f" JOIN {members} mb ON mb.document = s.document"
        f" WHERE {book.stands('s')} AND {book.stands('mb')}",
    )


def _of_days(id: str, about: Sequence[Any], days: Sequence[ComingDay]) -> Dossier:
    """What is known of a document of which the days alone are read."""
    from enforcement.claims import TextReading
    from enforcement.reading.dossier import Dossier
    from enforcement.reading.linking_keys import LinkingKeys

    source, title, url, published, primary = about
    published_on = day_from(published)
    reading = TextReading(
        whole="",
        primary=primary,
        happened_on=None,
        coming=tuple(days),
        district=None,
        state=None,
        **dict.fromkeys(_UNREAD, ()),
    )
    return Dossier(
        id=id,
        source=source,
        title=title,
        url=url,
        published_on=published_on,
        reading=reading,
        linking_keys=LinkingKeys(id=id, published_on=published_on, primary=primary),
        terms=(),
    )
