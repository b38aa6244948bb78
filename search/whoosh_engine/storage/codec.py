"""How the words of a segment are stored: as Whoosh does it, but for posting lists, each as a whole
(see `search.whoosh_engine.storage.posting_lists`), and lists of the words that patterns are held
against.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter
from typing import Any

from whoosh.codec.whoosh3 import W3Codec, W3TermInfo, W3TermsReader
from whoosh.filedb.filetables import OrderedHashWriter
from whoosh.matching import ListMatcher
from whoosh.reading import TermNotFound
from whoosh.system import pack_ushort

from search.whoosh_engine.storage.common_words import ROWS, is_common, stored_rows
from search.whoosh_engine.storage.gathered_postings import WordPostings
from search.whoosh_engine.storage.own_files import ForeignFileError
from search.whoosh_engine.storage.place_bits import places_of
from search.whoosh_engine.storage.posting_lists import read_list, stored_list

#: The fields whose words are listed, each in a file with the field's name as its extension.
LISTED = frozenset(("written", "title_written", "number_written", "source"))


class WholeLists(W3Codec):  # type: ignore[misc]
    """Whoosh's codec with posting lists that are read at once."""

    #: The lengths of fields are no part of a posting list.
    length_stats = False

    def field_writer(self, storage: Any, segment: Any) -> Any:
        """What writes the words of a segment."""
        return _FieldWriter(storage, segment)

    def terms_reader(self, storage: Any, segment: Any) -> Any:
        """What reads the words of a segment, which is never all in one file: those that Whoosh
        reads out of such a file are not `OwnFiles`."""
        if segment.is_compound():
            msg = "a segment of the index is one file, as none of Blotter's is"
            raise ForeignFileError(msg)
        name = segment.make_filename(W3Codec.TERMS_EXT)
        words, lists = storage.open_file(name), segment.open_file(storage, W3Codec.POSTS_EXT)
        return _WordsReader(self, words, storage.file_length(name), lists)

    def postings_reader(
        self, dbfile: Any, terminfo: Any, format_: Any, term: Any = None, scorer: Any = None
    ) -> Any:
        """A posting list for Whoosh's own use, without the places of common words."""
        offset, _ = terminfo.extent()
        found = read_list(dbfile, offset)
        places = [format_.encode(places_of(bits)) for bits in found.bits(frozenset(found.numbers))]
        weights = [float(count) for count in found.counts]
        return ListMatcher(found.numbers, weights, places, format_, scorer=scorer, term=term)


class _WordsReader(W3TermsReader):  # type: ignore[misc]
    """Looks words up in the table that `_FieldWriter` writes."""

    def term_info(self, fieldname: str, tbytes: bytes) -> W3TermInfo:
        """Where the posting list of a word lies. Raises TermNotFound, and ForeignFileError where it
        lies there itself: it would be pickled."""
        try:
            stored = self._tindex[self._keycoder(fieldname, tbytes)]
        except KeyError as error:
            raise TermNotFound(fieldname, tbytes) from error
        if stored[0]:
            msg = "the index has pickled posting lists, as no index of Blotter's does"
            raise ForeignFileError(msg)
        return W3TermInfo.from_bytes(stored)


class _FieldWriter:
    """Writes posting lists, and the table in which Whoosh looks them up."""

    def __init__(self, storage: Any, segment: Any) -> None:
        self.storage = storage
        self.segment = segment
        self.table = OrderedHashWriter(segment.create_file(storage, W3Codec.TERMS_EXT))
        self.fields: dict[str, int] = {}
        self.table.extras["fieldmap"] = self.fields
        self.lists = segment.create_file(storage, W3Codec.POSTS_EXT)
        self.is_closed = False

    def add_postings(self, schema: Any, lengths: Any, postings: Iterable[WordPostings]) -> None:
        """Write postings that are ordered by field and word."""
        for field, lists in groupby(postings, key=attrgetter("field")):
            self.fields[field] = len(self.fields)
            words, common = list[bytes](), list[WordPostings]()
            for one in lists:
                words.append(self._add(one))
                if is_common(one):
                    common.append(one)
            if field in LISTED:
                self._write(f".{field}", [b"\n".join(words)])
            if common:
                self._write(f".{field}{ROWS}", stored_rows(common))

    def close(self) -> None:
        """Finish the files."""
        self.table.close()
        self.lists.close()
        self.is_closed = True

    def _write(self, extension: str, parts: Iterable[bytes]) -> None:
        with self.segment.create_file(self.storage, extension) as file:
            for part in parts:
                file.write(part)

    def _add(self, postings: WordPostings) -> bytes:
        field, word, numbers, counts, places = postings
        stored = stored_list(numbers, counts, None if is_common(postings) else places)
        info = W3TermInfo(
            weight=float(sum(counts)), df=len(numbers), minid=numbers[0], maxid=numbers[-1]
        )
        info.set_extent(self.lists.tell(), len(stored))
        self.lists.write(stored)
        self.table.add(pack_ushort(self.fields[field]) + word, info.to_bytes())
        return word
