"""Tools that count."""

from __future__ import annotations

from agents.tools.tool import Tool, below
from answers.questions.of_counts import STATS, STATS_OPEN

STATS_TOOL = Tool(
    question=STATS,
    title="Count what was done",
    use="For how many: never count the rows of a search. It counts acts that documents tell "
    "of; ask `stats-open` with the same parameters and the cell to see and quote what a number "
    "counts.",
)

STATS_OPEN_TOOL = Tool(
    question=STATS_OPEN,
    title="Open a count",
    use="Ask it with the parameters of `stats` and `open`, the name of a cell.",
    fields=(
        *("cell", "count", "total", "basis"),
        *below("documents", "id", "title", "url", "published_on", "kind", "act"),
        *below("documents", "case", "quote"),
    ),
    limit=15,
)
