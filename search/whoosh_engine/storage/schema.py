"""The fields of the Whoosh index, and how the words of each are stored."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import get_args

from whoosh import columns, fields, formats
from whoosh.index import FileIndex

from search.index.plan import Field
from search.language.lanes import NO_WORD
from search.whoosh_engine.storage.own_files import OwnFiles
from store.log.document import Precision

#: The fields in which words have no places.
UNPLACED: frozenset[Field] = frozenset(("cited", "title_cited", "number_cited"))
#: The fields whose lengths are those of documents, titles and numbers.
MEASURED: frozenset[Field] = frozenset(("stem", "title_stem", "number_written"))


class Places(formats.Positions):  # type: ignore[misc]
    """Positions of a word as an array of machine integers.

    Whoosh pickles them, which takes three times the room and most of the time of a phrase.
    """

    def encode(self, poslist: Iterable[int]) -> bytes:
        return array("I", poslist).tobytes()


class Words(fields.FieldType):  # type: ignore[misc]
    """A lane: its value is its words, with blanks between them, one a place."""

    def __init__(self, name: Field) -> None:
        self.placed = name not in UNPLACED
        super().__init__(
            format=Places() if self.placed else formats.Existence(),
            analyzer=None,
            scorable=name in MEASURED,
        )

    def index(self, value: str, **_: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Each word with how often it occurs, twice, and its places as they are stored."""
        if not self.placed:
            for word, count in Counter(value.split()).items():
                yield word.encode(), count, float(count), b""
            return
        places: dict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(value.split()):
            places[word].append(place)
        places.pop(NO_WORD, None)
        for word, found in places.items():
            yield word.encode(), len(found), float(len(found)), self.format.encode(found)


#: The columns that hold a field of an entry as it is.
COPIED = ("position", "revision", "rewritten", "until", "replaced", "withdrawn")

#: The columns of numbers, with the type of each. Most entries have 0 in the last ones, and zeros at
#: the end of a column take no room.
NUMBERS = {
    "position": "q",
    "published": "i",
    "precision": "b",
    "revision": "i",
    "rewritten": "q",
    "until": "q",
    "replaced": "q",
    "withdrawn": "q",
}

#: Nothing is stored: what a hit shows is read from the log, by its position.
SCHEMA = fields.Schema(
    # With offsets, which Whoosh would count out anew at every opening.
    id=fields.ID(sortable=columns.VarBytesColumn(write_offsets_cutoff=0)),
    source=fields.ID(),
    #: Only entries that are superseded, and those that are replaced, have these.
    superseded=fields.ID(),
    absent=fields.ID(),
    **{name: Words(name) for name in get_args(Field)},
    **{name: fields.COLUMN(columns.NumericColumn(code)) for name, code in NUMBERS.items()},
)
#: The numbers the `precision` column has for them.
PRECISIONS: tuple[Precision, ...] = ("day", "instant", "month", "year")


def day_number(day: date | None) -> int:
    """A day as the `published` column holds it; 0, before all others, where it is not known."""
    return day.toordinal() if day else 0


def open_volume(folder: Path) -> FileIndex:
    """Whoosh's index in a folder, read by our own schema rather than the pickled one."""
    return FileIndex(OwnFiles(str(folder)), schema=SCHEMA)


def new_volume(folder: Path) -> FileIndex:
    """An empty index of Whoosh in an empty folder."""
    return FileIndex.create(OwnFiles(str(folder)), SCHEMA)
