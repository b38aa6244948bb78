"""What is to be known of matters to tell what became of the days that their documents state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from casebook.asking.casebook_at import CasebookAt, StandingDocument, day_from

if TYPE_CHECKING:
    from enforcement.reading.dossier import Dossier

#: The claims of a reading that tell nothing of its days.
_UNREAD = ("actions", "parties", "amounts", "sentences", "citations", "quantities", "agencies")


def dossiers_stating(
    book: CasebookAt, first: date, last: date
) -> dict[int, Mapping[StandingDocument, Dossier]]:
    """What was read in the matters of which a document states a day from `first` to `last`, both
    included, by the number of the matter. Most are of one document: of that its days alone are
    read, since nothing else in it tells what becomes of them."""
    alone: dict[int, Mapping[StandingDocument, Dossier]] = {}
    several: set[int] = set()
    for (matter, has_others, *_), rows in groupby(_stating(book, first, last), itemgetter(0, 1, 2)):
        if has_others:
            several.add(matter)
        else:
            alone[matter] = _of_days([*rows])
    return alone | book.dossiers(several)


def _stating(book: CasebookAt, first: date, last: date) -> Iterable[tuple[Any, ...]]:
    """A row for each day of the documents that state one between these: the matter, whether it has
    other documents, what a dossier says of the document, and of the day."""
    states, members, days = map(book.table, ("states", "memberships", "days"))
    within = book.rows(
        f"SELECT DISTINCT d.position FROM {days} d WHERE d.day BETWEEN :first AND :last",
        first=first.isoformat(),
        last=last.isoformat(),
    )
    others = (
        f"SELECT 1 FROM {members} o WHERE o.matter = mb.matter AND {book.stands('o')}"
        " AND o.document <> mb.document"
    )
    return book.rows_among(
        (position for (position,) in within),
        f"SELECT mb.matter, EXISTS ({others}), s.document, s.position, s.id, s.source, s.title,"
        " s.url, s.published_on, s.primary_kind,"
        ' d.day, d.what, d.status, d.quote, d.start, d."end"'
        f" FROM found JOIN {states} s ON s.position = found.position"
        f" JOIN {members} mb ON mb.document = s.document"
        f" JOIN {days} d ON d.position = s.position"
        f" WHERE {book.stands('s')} AND {book.stands('mb')} ORDER BY s.document, d.number",
    )


def _of_days(rows: Sequence[tuple[Any, ...]]) -> dict[StandingDocument, Dossier]:
    """A document and its days, a row each."""
    from enforcement.claims import ComingDay, TextReading
    from enforcement.reading.dossier import Dossier
    from enforcement.reading.linking_keys import LinkingKeys

    number, state, id, source, title, url, published, primary = rows[0][2:10]
    published_on = day_from(published)
    days = (
        ComingDay(day=_day(day), what=what, status=status, quote=quote, start=start, end=end)
        for day, what, status, quote, start, end in (row[10:] for row in rows)
    )
    reading = TextReading(
        whole="",
        primary=primary,
        happened_on=None,
        coming=tuple(days),
        district=None,
        state=None,
        **dict.fromkeys(_UNREAD, ()),
    )
    dossier = Dossier(
        id=id,
        source=source,
        title=title,
        url=url,
        published_on=published_on,
        reading=reading,
        linking_keys=LinkingKeys(id=id, published_on=published_on, primary=primary),
        terms=(),
    )
    return {StandingDocument(number=number, id=id, state=state): dossier}


def _day(value: date | str) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value
