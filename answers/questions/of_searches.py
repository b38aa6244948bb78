"""Questions about what a query finds."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

from answers.questions.narrowing import (
    QUERY,
    SOURCE,
    days_of,
    field_parameters,
    from_to,
    parted_fields,
)
from answers.questions.of_documents import DOCUMENT
from answers.questions.parameters import Parameter, ParameterError, flag, limit
from answers.questions.question import AS_OF, Asked, Question
from answers.searches.periods import Span
from answers.searches.saved_searches import SavedSearches, saved_searches
from answers.searches.search import (
    MOST_HITS,
    AllHits,
    Found,
    Preferred,
    Spread,
    everything,
    search,
    spread,
)
from answers.searches.similar import SimilarDocuments, similar
from answers.searches.timeline import Timeline, timeline
from answers.searches.trial import Trial, trial

_OF_SEARCH = (
    *from_to(),
    Parameter(
        name="on",
        about="Dated this day, month or year, as far as more is known.",
        type="days",
    ),
    flag("history", "Also what was superseded."),
    SOURCE,
    *field_parameters(but=("source",)),
)


def _search(asked: Asked) -> Found:
    values = asked.values
    if values["prefer"] and values["sort"] != "relevance":
        msg = "prefer: it is for what is sorted by relevance"
        raise ParameterError(msg)
    chosen = {name: values[name] for name in ("sort", "prefer", "facets", "copies")}
    return search(asked.settings, values["query"], **_narrowed(asked), **chosen)


def _everything(asked: Asked) -> AllHits:
    return everything(asked.settings, asked.values["query"], **_of_all(asked))


def _spread(asked: Asked) -> Spread:
    return spread(asked.settings, asked.values["query"], **_of_all(asked))


def _of_all(asked: Asked) -> dict[str, Any]:
    """What is asked of all that is found, in an order."""
    narrowed = _narrowed(asked)
    del narrowed["limit"], narrowed["offset"]
    return {**narrowed, "sort": asked.values["sort"]}


def _timeline(asked: Asked) -> Timeline:
    values = asked.values
    return timeline(asked.settings, values["query"], by=values["by"], **_narrowed(asked))


def _narrowed(asked: Asked) -> dict[str, Any]:
    values, days = asked.values, days_of(asked)
    if values["on"] and any(days.values()):
        msg = "on: it is a day, and cannot be given together with from or to"
        raise ParameterError(msg)
    sources, fields = parted_fields(asked)
    return {
        **days,
        "on": values["on"],
        "history": values["history"],
        "source": sources,
        "fields": fields,
        "limit": asked.page.limit,
        "offset": asked.page.offset,
        "as_of": asked.position,
        "now": asked.now,
    }


def _similar(asked: Asked) -> SimilarDocuments:
    return similar(
        asked.settings,
        asked.engine,
        asked.values["id"],
        limit=asked.page.limit,
        offset=asked.page.offset,
        position=asked.position,
        now=asked.now,
    )


def _saved(asked: Asked) -> SavedSearches:
    return saved_searches(asked.engine, asked.position, asked.page)


def _try(asked: Asked) -> Trial:
    query, position = asked.values["query"], asked.position
    return trial(asked.settings, query, today=asked.today, now=asked.now, position=position)


_QUERY = replace(QUERY, required=False, about=f"{QUERY.about} Without one, every document.")
_ORDER = Parameter(
    name="sort",
    about="The order of hits.",
    type="choice",
    choices=("relevance", "newest", "oldest"),
    default="relevance",
)

SEARCH = Question(
    name="search",
    about="Search titles, numbers and texts of all documents.",
    parameters=(
        _QUERY,
        _ORDER,
        Parameter(
            name="prefer",
            about="Of the 100 most relevant first those with the words in the title, the newest, "
            "or the authorities' own.",
            type="choice",
            choices=get_args(Preferred),
        ),
        flag("facets", "Also count all that is found by source, year, state, kind …"),
        flag("copies", "Each copy of a text, not one for all of them."),
        *limit(MOST_HITS, 20),
        *_OF_SEARCH,
        AS_OF,
    ),
    answer=Found,
    ask=_search,
    rows="hits",
)
#: In parts that are no heavy pages.
SEARCH_PAGE = replace(
    SEARCH,
    parameters=(
        *(it for it in SEARCH.parameters if it.name not in ("limit", "offset")),
        *limit(100, 20),
    ),
)
#: Of what a page shows beside the hits: programs ask for it with them.
SPREAD = Question(
    name="spread",
    about="How all that a search finds is spread.",
    parameters=(_QUERY, _ORDER, *_OF_SEARCH, AS_OF),
    answer=Spread,
    ask=_spread,
)
#: Of no bounded answer, so it stands in no table: it is for what is written a hit at a time.
EVERYTHING = Question(
    name="everything",
    about="All that a search finds, copies not folded.",
    parameters=(_QUERY, _ORDER, *_OF_SEARCH, AS_OF),
    answer=AllHits,
    ask=_everything,
)
SIMILAR = Question(
    name="similar",
    about="The documents that are most like one, by the words that tell what it is about, with "
    "those they share; copies of its text, and the documents of its case, are marked.",
    parameters=(DOCUMENT, *limit(100, 10), AS_OF),
    answer=SimilarDocuments,
    ask=_similar,
    rows="hits",
)
TIMELINE = Question(
    name="timeline",
    about="What a query finds, or without one everything, the oldest first, with what was done to "
    "whom; or how many documents there are in each week, month or quarter.",
    parameters=(
        Parameter(name="query", about="As of search.", example="telehealth clinic"),
        Parameter(
            name="by",
            about="Also count all by period; auto: by what gives an overview.",
            type="choice",
            choices=(*get_args(Span), "auto"),
        ),
        *limit(MOST_HITS, 100, least=0),
        *_OF_SEARCH,
        AS_OF,
    ),
    answer=Timeline,
    ask=_timeline,
    rows="hits",
)
SAVED = Question(
    name="saved",
    about="The saved searches: the query that each name stands for.",
    parameters=(*limit(1000, 1000), AS_OF),
    answer=SavedSearches,
    ask=_saved,
    rows="searches",
)
TRY = Question(
    name="try",
    about="Try a query: how much it would bring week by week, what is newest, how much of each "
    "saved search it finds too, and what each part that is negated hides.",
    parameters=(QUERY, AS_OF),
    answer=Trial,
    ask=_try,
)
