"""The text of a page, without what stands above and below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree  # type: ignore[import-untyped]

from crawler.source.unknown_pages.lines import Element, Line
from crawler.source.unknown_pages.title import words

#: Taken out before: in a short page trafilatura sets a line break at each of them, and
#: "ket<b>amine</b>" would no longer be found.
_INLINE = (
    *("abbr", "b", "big", "em", "font", "i", "mark", "small", "span", "strong", "sub", "sup", "u"),
)
#: How a release ends: `# # #`, `-30-`.
_END = re.compile(r"[\s#*_-]+(?:30[\s-]+)?")
#: Words in a row by which a line is found again.
_ROW = 4
#: Lines in a row that trafilatura may leave out of a text, and above it.
_GAP, _HEAD = 5, 12


def main_text(tree: Element, lines: Sequence[Line], title: int) -> list[str]:
    """The lines below the title, which stands on line `title`, that trafilatura holds for the
    page's text; all of them where it finds no text.

    More is rather kept than lost, as a missed sentence may be the one that names the drug: what it
    left out of the midst stays. The tree is changed.
    """
    import trafilatura  # far more than whoever only asks what sources there are has use for

    etree.strip_tags(tree, *_INLINE)
    found = trafilatura.extract(tree, favor_recall=True, include_comments=False, deduplicate=False)
    said = words(found or "")
    rows = _rows(said) | {words(cell) for cell in re.split(r"[|\n]", found or "")}
    held = [not said or _rows(words(line.text)) <= rows for line in lines]
    begins = title + 1 if _is_above(title, lines, held) else 0
    kept = _with_gaps(lines[begins:], held[begins:])
    return [line.text for line, stays in zip(lines[begins:], kept, strict=True) if stays]


def _rows(said: Sequence[str]) -> set[tuple[str, ...]]:
    """Each four words in a row; of fewer words all."""
    return {tuple(said[at : at + _ROW]) for at in range(max(len(said) - _ROW + 1, 1))}


def _is_above(title: int, lines: Sequence[Line], held: Sequence[bool]) -> bool:
    """Whether most of the text stands below its title, as it should."""
    sizes = [len(line.text) if kept else 0 for line, kept in zip(lines, held, strict=True)]
    return sum(sizes[: title + 1]) <= sum(sizes[title + 1 :])


def _with_gaps(lines: Sequence[Line], held: Sequence[bool]) -> list[bool]:
    """Which lines stay: those held, the mark that ends them, a few between them, and above them a
    few that are more than links."""
    kept, last = list(held), -1
    for at in [at for at, stays in enumerate(held) if stays]:
        if last < 0 and at <= _HEAD:
            kept[:at] = [not line.is_link for line in lines[:at]]
        elif last >= 0 and at - last <= _GAP:
            kept[last:at] = [True] * (at - last)
        last = at
    if 0 <= last < len(lines) - 1 and _END.fullmatch(lines[last + 1].text):
        kept[last + 1] = True
    return kept
