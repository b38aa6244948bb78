"""What changed in a document, line by line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from answers.documents.comparing.document_differences import FieldDifference
from answers.documents.comparing.entry_changes import EntryChangeKind
from answers.documents.comparing.shown_entries import EntryChange
from store.plain_text import plural

#: Of one entry, and of several.
_CHANGED: dict[EntryChangeKind, tuple[str, str]] = {
    "added": ("new entry", "new entries"),
    "changed": ("changed entry", "changed entries"),
    "gone": ("entry no longer shown", "entries no longer shown"),
}
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


def entry_heading(entry: EntryChange) -> str:
    """`new entry of 2026-02-20, document 74: sentenced: Leland R. Voskamp, 57 months in prison`."""
    day = f" of {entry.day}" if entry.day else ""
    number = f", document {entry.number}" if entry.number else ""
    acts = "; ".join(act.words for act in entry.acts)
    return f"{_CHANGED[entry.change][0]}{day}{number}{f': {acts}' if acts else ''}"


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
        yield plural(count, *_CHANGED[change])
