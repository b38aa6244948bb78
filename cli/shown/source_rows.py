"""Sources as a table, or where that does not fit a terminal, each on lines of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from answers.documents.sources import SourceStatus
from answers.source_health import State
from cli.shown.output import clean, styled
from cli.shown.terminal.broken_lines import broken
from cli.shown.terminal.columns import columns_of, fitted

_HEADINGS = ("source", "state", "last look", "outcome", "last news", "documents", "gap")
_WHY = "why"
#: Columns between two cells, and those that the last one has at least.
_GAP, _LAST = 2, 24
_COLOURS: Mapping[State, str] = {
    "ok": "green",
    "quiet": "yellow",
    "stale": "yellow",
    "walled": "red",
    "broken": "red",
}


def source_lines(sources: Sequence[SourceStatus], width: int) -> Iterator[str]:
    """For a terminal of so many columns: nothing is cut."""
    cells = [_cells(source) for source in sources]
    widths = [max(map(columns_of, column)) for column in zip(_HEADINGS, *cells, strict=True)]
    before_why = sum(widths) + _GAP * len(widths)
    if width - before_why < _LAST:
        for source, row in zip(sources, cells, strict=True):
            yield from _alone(source, row)
        return
    yield _in_columns(_HEADINGS, widths) + _WHY
    for source, row in zip(sources, cells, strict=True):
        first, *others = broken(clean(source.why), width - before_why).split("\n")
        state = _coloured(source.state, fitted(row[1], widths[1]))
        yield (_in_columns((row[0], state, *row[2:]), widths) + first).rstrip()
        yield from (" " * before_why + line for line in others)


def _cells(source: SourceStatus) -> tuple[str, ...]:
    """All but why."""
    return (
        clean(source.name),
        source.state,
        f"{source.checked_at:%Y-%m-%d %H:%M}" if source.checked_at else "never",
        source.outcome or "",
        f"{source.last_news:%Y-%m-%d}" if source.last_news else "",
        str(source.documents),
        gap_in_days(source.expected_gap),
    )


def _in_columns(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Cells that fit, with blanks up to the next."""
    return "".join(
        cell + " " * (width - columns_of(cell) + _GAP)
        for cell, width in zip(cells, widths, strict=True)
    )


def _alone(source: SourceStatus, row: Sequence[str]) -> Iterator[str]:
    """One source where there is no room for columns: its facts, named, and why."""
    facts = zip(_HEADINGS[2:], row[2:], strict=True)
    yield f"{row[0]}  {_coloured(source.state, source.state)}"
    yield "    " + ", ".join(f"{name} {fact}" for name, fact in facts if fact)
    yield f"    {clean(source.why)}"


def _coloured(state: State, text: str) -> str:
    colour = _COLOURS.get(state)
    return styled(text, fg=colour) if colour else styled(text, dim=True)


def gap_in_days(days: float | None) -> str:
    """The usual number of days between news."""
    return "unknown" if days is None else f"{days:.0f}"
