"""Tools that ask what a query finds."""

from __future__ import annotations

from agents.tools.tool import COVERAGE, HIT, Tool, below
from answers.questions.of_searches import SAVED, SEARCH, SIMILAR, TIMELINE, TRY

SEARCH_TOOL = Tool(
    question=SEARCH,
    title="Search documents",
    use="Begin here: documents of any topic, name, law or number, with the passages that "
    "match. `show` has what one says was done, `case` the whole course.",
    fields=(
        *("query", "total", *below("hits", *HIT)),
        *(*COVERAGE, "notes", "suggestions"),
    ),
    limit=8,
)

TIMELINE_TOOL = Tool(
    question=TIMELINE,
    title="List in the order of time",
    use="What happened in a period, oldest first, with what was done to whom; `by` counts by "
    "period, limit=0 the counts alone.",
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
    use="Documents most like one: other releases about it, cases like it. Likeness of words "
    "is no link: `relation` says which are copies or of the same case.",
    fields=(
        *("id", "title", "words", "total", *COVERAGE),
        *below("hits", "id", "title", "url", "source", "published_on", "relation", "shared"),
    ),
)
SAVED_TOOL = Tool(
    question=SAVED,
    title="List saved searches",
    use="Saved searches: a query may name one as @NAME.",
)
TRY_TOOL = Tool(
    question=TRY,
    title="Try a query",
    use="How much a query would bring week by week, and what each of its NOTs hides.",
    fields=(
        *("query", "total", "weeks", "earlier", "later", "undated", "imprecise", "notes"),
        *below("sample", "id", "title", "published_on"),
        *below("exclusions", "part", "hidden", "example.id", "example.title"),
        *("saved", *COVERAGE),
    ),
)
