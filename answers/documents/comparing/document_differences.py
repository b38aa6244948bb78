"""Where two states of a document differ, as it is shown: field by field, and of a docket entry by
entry. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from answers.documents.comparing.entry_changes import EntryDifference, entry_differences
from answers.documents.comparing.field_labels import field_label
from answers.documents.comparing.shown_entries import EntryChange, shown_entry
from store.documents.differences import Difference, differences, differing_stretch
from store.log.document import Document
from store.plain_text import clip

if TYPE_CHECKING:
    from enforcement.reading.dockets.docket_entries import ReadEntries

#: Characters of what was, and of what is now, that are shown of a field.
_LENGTH = 300
#: Entries that are shown.
_ENTRIES = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldDifference:
    """A field that differs, on one line each in the words in which it does; empty where it was not
    there."""

    #: `title`, `published`, `precision`, `number`, `text`, or the publisher's label.
    field: str
    #: The same in words.
    label: str
    before: str
    after: str


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentDifferences:
    """All that differs."""

    #: Of a list of dated entries the text is what stands before these, where that differs.
    fields: tuple[FieldDifference, ...] = ()
    entries: tuple[EntryChange, ...] = ()
    #: How many entries more differ, which are only counted.
    more_entries: int = 0

    @property
    def names(self) -> tuple[str, ...]:
        """The fields that differ, the text among them where entries do."""
        names = [it.field for it in self.fields]
        return tuple(dict.fromkeys((*names, "text") if self.entries else names))

    @property
    def in_short(self) -> tuple[str, str]:
        """What was and what is: of the first entry, or the text, or else the first field."""
        pairs = [(it.before, it.after) for it in self.entries]
        by_weight = sorted(self.fields, key=lambda it: it.field != "text")
        pairs += [(it.before, it.after) for it in by_weight]
        return pairs[0] if pairs else ("", "")


def document_differences(before: Document, after: Document) -> DocumentDifferences:
    """What differs between two states of a document."""
    found = differences(before, after)
    lists = _lists(before, after) if any(it.field == "text" for it in found) else None
    entries = entry_differences(lists[0].entries, lists[1].entries) if lists else ()
    rest = tuple(_beside_entries(*lists, entries)) if lists else ()
    if entries or rest:
        found = (*(it for it in found if it.field != "text"), *rest)
    return DocumentDifferences(
        fields=tuple(_shown_field(after.source, it) for it in found),
        entries=tuple(map(shown_entry, entries[:_ENTRIES])),
        more_entries=len(entries[_ENTRIES:]),
    )


def _beside_entries(
    before: ReadEntries, after: ReadEntries, entries: Sequence[EntryDifference]
) -> Iterator[Difference]:
    """What differs of two lists beside their entries: what stands before these, or, where that and
    they are the same, how they are numbered and in which order they stand."""
    if before.head.split() != after.head.split():
        yield Difference(field="text", was=before.head, now=after.head)
    elif not entries and _places(before) != _places(after):
        yield Difference(field="text", was=_places(before), now=_places(after))


def _places(of: ReadEntries) -> str:
    return "; ".join(
        f"{it.day or 'undated'}, {f'document {it.number}' if it.number else 'no number'}"
        for it in of.entries
    )


def _shown_field(source: str, one: Difference) -> FieldDifference:
    was, now = differing_stretch(one.was, one.now)
    return FieldDifference(
        field=one.field,
        label=field_label(source, one.field),
        before=clip(was, _LENGTH),
        after=clip(now, _LENGTH),
    )


def _lists(before: Document, after: Document) -> tuple[ReadEntries, ReadEntries] | None:
    """The entries of both texts; None where either is no list of dated ones."""
    # Loads hundreds of patterns, which changes of other documents do without.
    from enforcement.reading.dated_entries import dated_entries
    from enforcement.reading.document_reading import announcement_of

    earlier = dated_entries(announcement_of(before))
    later = dated_entries(announcement_of(after)) if earlier else None
    return (earlier, later) if earlier and later else None
