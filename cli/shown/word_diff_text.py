"""A difference word by word, for a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from cli.shown.output import clean, clean_lines, styled
from store.documents.word_diff import WordRun

#: Words of an unchanged stretch that are shown beside a change.
_AROUND = 30
_WORD = re.compile(r"\S+\s*")

_COLOURS = {"removed": "red", "added": "green"}
_MARKS = {"removed": ("[-", "-]"), "added": ("{+", "+}"), "same": ("", "")}


def field_text(field: str, pieces: Sequence[WordRun], parted: str, *, colour: bool) -> str:
    """A field that changed, its text `parted` from its name: in colour, or else between marks."""
    words = in_words(_shortened(pieces), colour=colour)
    return f"{clean(field)}:{parted if field == 'text' else ' '}{words}"


def _shortened(pieces: Sequence[WordRun]) -> Iterator[WordRun]:
    """The pieces with long unchanged stretches cut down to what stands beside a change."""
    for place, piece in enumerate(pieces):
        words = _WORD.findall(piece.text)
        before = _AROUND if place else 0
        after = _AROUND if place < len(pieces) - 1 else 0
        left_out = len(words) - before - after
        if piece.kind != "same" or left_out <= _AROUND:
            yield piece
            continue
        cut = f"\n[… {left_out} words the same …]\n"
        start, end = "".join(words[:before]), "".join(words[len(words) - after :])
        yield WordRun(kind="same", text=f"{start}{cut}{end}")


def in_words(pieces: Iterable[WordRun], *, colour: bool) -> str:
    """A difference as one text for a terminal: in colour, or else between marks."""
    shown, last = "", "same"
    for piece in pieces:
        text = clean_lines(piece.text)
        words = text.rstrip()
        replaced = not colour and (last, piece.kind) == ("removed", "added")
        if replaced and "\n" not in words:
            shown = shown.rstrip()
        elif shown and not shown[-1].isspace():
            shown += " "
        shown += _styled(words, piece.kind, colour=colour) + text[len(words) :]
        last = piece.kind
    return shown.strip()


def _styled(words: str, kind: str, *, colour: bool) -> str:
    if colour and kind in _COLOURS:
        return styled(words, fg=_COLOURS[kind], strikethrough=kind == "removed")
    opening, closing = _MARKS["same" if colour else kind]
    return f"{opening}{words}{closing}"
