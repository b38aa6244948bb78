"""What differs between two states of a text, in rows of what was and what is. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from store.documents.word_diff import DiffKind, WordRun

#: Words of a long unchanged stretch that are shown at each end of it.
_AROUND = 50
_PARAGRAPH = re.compile(r"(?<=\n\n)(?=\S)")
_WORD = re.compile(r"\S+\s*")


@dataclass(frozen=True, kw_only=True, slots=True)
class MarkedWords:
    """Words that are the same, were removed or were added, line by line."""

    kind: DiffKind
    lines: tuple[str, ...]


Cell: TypeAlias = tuple[MarkedWords, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class DiffRow:
    """Paragraphs that stood, and stand, beside each other; or so many that are the same."""

    before: Cell = ()
    after: Cell = ()
    same: int = 0


def side_by_side(pieces: Sequence[WordRun]) -> tuple[DiffRow, ...]:
    """The paragraphs that differ, and between them how many are the same."""
    rows: list[DiffRow] = []
    for paragraph in _paragraphs(pieces):
        if all(piece.kind == "same" for piece in paragraph):
            same = rows.pop().same if rows and rows[-1].same else 0
            rows.append(DiffRow(same=same + 1))
        else:
            rows.append(
                DiffRow(before=_cell(paragraph, "added"), after=_cell(paragraph, "removed"))
            )
    return tuple(rows)


def _paragraphs(pieces: Iterable[WordRun]) -> Iterator[list[WordRun]]:
    """The pieces, cut where a paragraph ends in both states."""
    paragraph: list[WordRun] = []
    for piece in pieces:
        parts = _PARAGRAPH.split(piece.text) if piece.kind == "same" else [piece.text]
        for place, text in enumerate(parts):
            paragraph.append(WordRun(kind=piece.kind, text=text))
            if place < len(parts) - 1 or (piece.kind == "same" and text.endswith("\n\n")):
                yield paragraph
                paragraph = []
    if paragraph:
        yield paragraph


def _cell(paragraph: Iterable[WordRun], but: DiffKind) -> Cell:
    return tuple(words for piece in paragraph if piece.kind != but for words in _marked(piece))


def _marked(piece: WordRun) -> Iterator[MarkedWords]:
    """The words of a run; the blank after it is no part of the change."""
    text = piece.text.rstrip(" ")
    yield MarkedWords(kind=piece.kind, lines=_lines(piece.kind, text))
    if text != piece.text:
        yield MarkedWords(kind="same", lines=(" ",))


def _lines(kind: DiffKind, text: str) -> tuple[str, ...]:
    lines = (_shortened(text) if kind == "same" else text).split("\n")
    while len(lines) > 1 and not lines[-1].strip():  # where the paragraph ends
        lines.pop()
    return tuple(lines)


def _shortened(text: str) -> str:
    words = _WORD.findall(text)
    left_out = len(words) - 2 * _AROUND
    if left_out <= _AROUND:
        return text
    start, end = "".join(words[:_AROUND]), "".join(words[-_AROUND:])
    return f"{start}[… {left_out} words the same …] {end}"
