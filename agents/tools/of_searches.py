"""Tools that ask what a query finds."""

from __future__ import annotations

from agents.tools.tool import COVERAGE, HIT, Tool, below
from answers.questions.of_searches import SAVED, SEARCH, SIMILAR, TIMELINE, TRY

SEARCH_TOOL = Tool(
    question=SEARCH,
    title="Search documents",
    use="Begin here for any topic, name, law or number. It finds documents, with the passages "
    "that match; ask `show` for what one of them says was done, `case` for the whole course. A "
    "query may have fields: clinic kind:sentence state:NJ.",
    fields=(
        *("query", "total", *below("hits", *HIT)),
        *(*COVERAGE, "notes", "suggestions"),
    ),
    limit=8,
)

TIMELINE_TOOL = Tool(
    question=TIMELINE,
    title="List in the order of time",
    use="For what happened in a period, the oldest first, with what was done to whom; `by` "
    "counts by week, month, quarter or year. `limit` 0 gives the counts alone.",
    fields=(
        *("query", "total", "notes", "suggestions", "histogram", "basis"),
        *COVERAGE,
        *below("hits", "id", "title", "source", "published_on", "withdrawn", "kinds"),
        *below("hits", "parties", "passages.text"),
    ),
    limit=15,
)

SIMILAR_TOOL = Tool(
    question=SIMILAR,
    title="Find similar documents",
    use="For more of the same kind, once one document is known: other releases about it, and cases "
    "like it. `relation` says which are copies or of the same case; likeness of words is no link.",
    fields=(
        *("id", "title", "words", "total", *COVERAGE),
        *below("hits", "id", "title", "url", "source", "published_on", "relation", "shared"),
    ),
)
SAVED_TOOL = Tool(
    question=SAVED,
    title="List saved searches",
    use="For the queries that people keep here: `search` and `news` take @NAME in place of the "
    "query itself.",
)
TRY_TOOL = Tool(
    question=TRY,
    title="Try a query",
    use="Before a query is followed or told to somebody: whether it brings too much or too little, "
    "and what its NOT hides.",
    fields=(
        *("query", "total", "weeks", "earlier", "later", "undated", "imprecise", "notes"),
        *below("sample", "id", "title", "published_on"),
        *below("exclusions", "part", "hidden", "example.id", "example.title"),
        *("saved", *COVERAGE),
    ),
)
