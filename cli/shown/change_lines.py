"""What changed in a document, line by line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from answers.documents.comparing.document_differences import FieldDifference
from answers.documents.comparing.entry_words import ENTRY_CHANGED, entry_heading
from answers.documents.comparing.shown_entries import EntryChange
from store.plain_text import plural

_NOTHING = "(nothing)"


def change_lines(
    differences: Sequence[FieldDifference], entries: Sequence[EntryChange]
) -> Iterator[str]:
    """Which fields and entries changed, then what each of them said and says."""
    if not differences and not entries:
        return
    yield f"changed: {', '.join(_changed(differences, entries))}"
    alone = len(differences) == 1 and not entries
    for one in differences:
        of = "" if alone else f"{one.label}, "
        yield f"{of}was: {one.before or _NOTHING}"
        yield f"{of}now: {one.after or _NOTHING}"
    yield from entry_lines(entries)


def entry_lines(entries: Iterable[EntryChange]) -> Iterator[str]:
    """Each entry that changed: its day, what it was read as, and what it says."""
    for entry in entries:
        yield entry_heading(entry)
        if entry.change == "changed":
            yield f"  was: {entry.before or _NOTHING}"
            yield f"  now: {entry.after or _NOTHING}"
        else:
            yield f"  {entry.after or entry.before or _NOTHING}"


def difference_in_one_line(one: FieldDifference) -> str:
    """`terminated: (nothing) → 2026-02-20`."""
    return f"{one.label}: {one.before or _NOTHING} → {one.after or _NOTHING}"


def entry_in_one_line(entry: EntryChange) -> str:
    """An entry with its heading; of a changed one, what it says now."""
    return f"{entry_heading(entry)} “{entry.after or entry.before}”"


def _changed(
    differences: Sequence[FieldDifference], entries: Sequence[EntryChange]
) -> Iterator[str]:
    yield from (one.label for one in differences)
    for change, count in Counter(entry.change for entry in entries).items():
        yield plural(count, *ENTRY_CHANGED[change])
