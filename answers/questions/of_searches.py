"""Questions about what a query finds."""

from __future__ import annotations

from typing import Any, get_args

from answers.questions.parameters import Parameter, flag, limit
from answers.questions.question import AS_OF, Asked, Question, field_parameters
from answers.searches.search import MOST_HITS, Found, Preferred, search

#: So many hits are answered where nothing else is asked.
_FEW = 20

QUERY = Parameter(
    name="query",
    about='Words, "phrases", OR, NOT, word*, a w/5 b, @NAME of a saved search, and fields like '
    "kind:sentence or state:NJ (docs/search.md).",
    required=True,
    example="ketamine telehealth",
)
BETWEEN_DAYS = (
    Parameter(name="from", about="Published on this day or later.", type="day"),
    Parameter(name="to", about="Published on this day or earlier.", type="last_day"),
    Parameter(name="on", about="Dated this day, or its month or year.", type="day"),
)


def _search(asked: Asked) -> Found:
    options: dict[str, Any] = {**asked.values}
    return search(
        asked.settings,
        options.pop("query"),
        since=options.pop("from"),
        until=options.pop("to"),
        fields=asked.fields,
        as_of=asked.position,
        now=asked.now,
        **options,
    )


SEARCH = Question(
    name="search",
    about="Search titles, numbers and texts of all documents.",
    parameters=(
        QUERY,
        *BETWEEN_DAYS,
        flag("history", "Also what was superseded."),
        Parameter(
            name="sort",
            about="The order of hits.",
            type="choice",
            choices=("relevance", "newest", "oldest"),
            default="relevance",
        ),
        Parameter(
            name="prefer",
            about="Of the 100 most relevant first those with the words in the title, the newest, "
            "or what authorities say themselves.",
            type="choice",
            choices=get_args(Preferred),
        ),
        flag("facets", "Also count all that is found by source, year, state, kind …"),
        flag("copies", "Each copy of a text, not one for all of them."),
        *limit(MOST_HITS, _FEW),
        Parameter(name="source", about="Only this source.", many=True),
        *field_parameters(but=("source",)),
        AS_OF,
    ),
    answer=Found,
    ask=_search,
)
