"""Texts in which the words of a query are marked, for a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from cli.shown.output import clean, styled
from cli.shown.terminal.broken_lines import broken
from search.query.passages.best_passages import Passage, cut_at


def passage_lines(passage: Passage, width: int) -> Iterator[str]:
    """A passage on lines of at most `width` columns, in whole words where these are shorter;
    what was looked for is bold."""
    at = 0
    for line in broken(passage.text, width).split("\n"):
        start = passage.text.index(line, at)
        at = start + len(line)
        inside = [
            (max(first, start) - start, min(last, at) - start)
            for first, last in passage.highlights
            if first < at and start < last
        ]
        yield _marked(line, inside, plain=str, found=partial(styled, bold=True))


def marked_title(title: str, highlights: Sequence[tuple[int, int]]) -> str:
    """A title in bold; what was looked for is underlined."""
    bold = partial(styled, bold=True)
    return _marked(title, highlights, plain=bold, found=partial(bold, underline=True))


def _marked(
    text: str,
    highlights: Sequence[tuple[int, int]],
    *,
    plain: Callable[[str], str],
    found: Callable[[str], str],
) -> str:
    """A text from a page with the stretches [start, end) of it written otherwise."""
    parts = ((clean(part), is_found) for part, is_found in cut_at(text, highlights))
    return "".join((found if is_found else plain)(part) for part, is_found in parts if part)
