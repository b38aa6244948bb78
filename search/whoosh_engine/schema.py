"""The fields of the Whoosh index, and the words that go into them."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from whoosh import columns, fields, formats
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex

from search.language.compound_words import compound_words
from search.language.tokens import tokenize
from store.log.document import Precision

#: How much more a word counts in the title than in the text.
TITLE_WEIGHT = 3.0
#: Between title, number and text, so that no phrase reaches from one into the next.
_GAP = 16


class Places(formats.Positions):  # type: ignore[misc]
    """Positions of a word as an array of machine integers.

    Whoosh pickles them, which takes three times the room and most of the time of a phrase.
    """

    def encode(self, poslist: Iterable[int]) -> bytes:
        return array("I", poslist).tobytes()

    def decode_positions(self, valuestring: bytes) -> array[int]:
        return array("I", valuestring)

    def decode_frequency(self, valuestring: bytes) -> int:
        return len(valuestring) // array("I").itemsize


class Words(fields.FieldType):  # type: ignore[misc]
    """Text as positions of words; its value is a sequence of (text, weight of its words)."""

    def __init__(self) -> None:
        super().__init__(format=Places(), analyzer=None, scorable=True)

    def index(
        self, value: Sequence[tuple[str, float]], **_: object
    ) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Each word or run with its frequency, its weight, and its positions as they are stored."""
        places: dict[str, list[int]] = defaultdict(list)
        weights: dict[str, float] = defaultdict(float)
        start = 0
        for text, weight in value:
            found = [(token.text, start + token.position) for token in tokenize(text)]
            for word, place in (*found, *compound_words(found)):
                places[word].append(place)
                weights[word] += weight
            start = max((place for _, place in found), default=start) + _GAP
        for word, positions in places.items():
            encoded = self.format.encode(sorted(positions))
            yield word.encode(), len(positions), weights[word], encoded


#: The columns that hold a field of an entry as it is.
COPIED = ("position", "revision", "rewritten", "until", "replaced", "withdrawn")

#: Nothing is stored: what a hit shows is read from the log, by its position.
SCHEMA = fields.Schema(
    # With offsets, which Whoosh would count out anew at every opening.
    id=fields.ID(sortable=columns.VarBytesColumn(write_offsets_cutoff=0)),
    source=fields.ID(),
    #: Only entries that are superseded, and those that are replaced, have these.
    superseded=fields.ID(),
    absent=fields.ID(),
    title=Words(),
    number=Words(),
    text=Words(),
    position=fields.COLUMN(columns.NumericColumn("q")),
    published=fields.COLUMN(columns.NumericColumn("i")),
    precision=fields.COLUMN(columns.NumericColumn("b")),
    revision=fields.COLUMN(columns.NumericColumn("i")),
    # Of most entries these are 0, and at the end of a column that takes no room.
    rewritten=fields.COLUMN(columns.NumericColumn("q")),
    until=fields.COLUMN(columns.NumericColumn("q")),
    replaced=fields.COLUMN(columns.NumericColumn("q")),
    withdrawn=fields.COLUMN(columns.NumericColumn("q")),
)
#: The numbers the `precision` column has for them.
PRECISIONS: tuple[Precision, ...] = ("day", "instant", "month", "year")


def day_number(day: date | None) -> int:
    """A day as the `published` column holds it; 0, before all others, where it is not known."""
    return day.toordinal() if day else 0


def open_volume(folder: Path) -> FileIndex:
    """Whoosh's index in a folder, read by our own schema rather than the pickled one.

    Its table of contents is unpickled all the same, so only ever open a folder this program wrote.
    """
    return FileIndex(FileStorage(str(folder)), schema=SCHEMA)
