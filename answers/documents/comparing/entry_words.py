"""What is said of an entry that differs, in the words of every door. Pure."""

from __future__ import annotations

from answers.documents.comparing.entry_changes import EntryChangeKind
from answers.documents.comparing.shown_entries import EntryChange

#: Of one entry, and of several.
ENTRY_CHANGED: dict[EntryChangeKind, tuple[str, str]] = {
    "added": ("new entry", "new entries"),
    "changed": ("changed entry", "changed entries"),
    "gone": ("entry no longer shown", "entries no longer shown"),
}


def entry_heading(entry: EntryChange) -> str:
    """`new entry of 2026-02-20, document 74: sentenced: Leland R. Voskamp, 57 months in prison`."""
    day = f" of {entry.day}" if entry.day else ""
    number = f", document {entry.number}" if entry.number else ""
    acts = "; ".join(act.words for act in entry.acts)
    return f"{ENTRY_CHANGED[entry.change][0]}{day}{number}{f': {acts}' if acts else ''}"
