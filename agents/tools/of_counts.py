"""Tools that count."""

from __future__ import annotations

from agents.tools.tool import Tool, below
from answers.questions.of_counts import STATS, STATS_OPEN

STATS_TOOL = Tool(
    question=STATS,
    title="Count what was done",
    use="How many: never count the rows of a search. `stats-open` opens one.",
    fields=(
        *("by", "second_by", "total", "acts", "basis"),
        *below("cells", "cell", "second_cell", "count"),
    ),
)

STATS_OPEN_TOOL = Tool(
    question=STATS_OPEN,
    title="Open a count",
    use="Quotes behind a number of `stats`: its parameters, and in `open` the cell.",
    fields=(
        *("cell", "count", "total", "basis"),
        *below("documents", "id", "title", "url", "published_on", "kind", "act"),
        *below("documents", "case", "quote"),
    ),
    limit=15,
)
