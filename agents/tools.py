"""The table of tools: which questions an assistant may ask, when it should ask which, and what it
is answered where it does not say how much it wants.

An answer of these `limit` and `fields` is a few thousand tokens at most, and has what a statement
about the record rests on: the ids, the days, and the words that say so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from answers.questions.of_changes import CHANGES
from answers.questions.of_counts import STATS, STATS_OPEN
from answers.questions.of_documents import CITE, SHOW, SOURCES
from answers.questions.of_matters import CASE, CASES, DUE, PERSON
from answers.questions.of_searches import SEARCH, TIMELINE
from answers.questions.question import Question


@dataclass(frozen=True, kw_only=True, slots=True)
class Tool:
    """A question, as an assistant asks it."""

    question: Question
    title: str
    #: When to ask it rather than another, and how its answer is to be read.
    use: str
    #: Keys of the answer where none are asked for; empty for all.
    fields: tuple[str, ...] = ()
    #: Rows where no limit is given; None for as many as the question usually has.
    limit: int | None = None

    @property
    def name(self) -> str:
        """Of the question, and of the tool."""
        return self.question.name


#: A charge is no finding.
_CHARGED = (
    "A charge, an indictment, an allegation or a complaint is no finding of guilt: report each act "
    "with its status and its quote, and never say more than the quote does."
)

_HIT = ("id", "title", "url", "source", "published_on", "withdrawn", "passages.text")
_COVERAGE = ("position", "head", "sources", "fresh", "quiet", "stale", "walled", "failed")
_PARTY = ("name", "type", "roles", "status", "favorable_dispositions")
_SENTENCE = (
    *("prison_months", "prison_exactly", "probation_months", "supervised_release_months"),
    *("home_detention_months", "quote"),
)
_ACT = ("kind", "status", "day", "in_part", "recalled", "document", "quote")


def _below(key: str, *names: str) -> tuple[str, ...]:
    return tuple(f"{key}.{name}" for name in names)


_READING = (
    *_below("actions", "kind", "status", "day", "in_part", "quote"),
    *_below("party_actions", "name", "kind", "status", "recalled", "quote"),
    *_below("parties", "name", "type", "role", "profession", "standing"),
    *_below("amounts", "usd", "what", "quote"),
    *_below("sentences", "name", *_SENTENCE),
    *_below("future_dates", "date", "what", "status", "quote"),
    *("statutes", "state", "district"),
)

_IN_ORDER = (
    Tool(
        question=SEARCH,
        title="Search documents",
        use="Begin here for any topic, name, law or number. It finds documents, with the passages "
        "that match; ask `show` for what one of them says was done, `case` for the whole course. A "
        "query may have fields: clinic kind:sentence state:NJ.",
        fields=(
            *("query", "total", *_below("hits", *_HIT)),
            *(*_below("coverage", *_COVERAGE), "notes", "suggestions"),
        ),
        limit=8,
    ),
    Tool(
        question=SHOW,
        title="Show a document",
        use=f"Ask it before saying what a document says: the acts, parties, sums and terms that "
        f"were read in it, each with its quote. {_CHARGED} The whole text is at fields=text, the "
        "captures that prove it at fields=events.",
        fields=(
            *("id", "source", "url", "title", "number", "published_on", "precision"),
            *("revision", "newest_revision", "withdrawn", "seen_empty", "annotations"),
            *("case", "case_documents", *_below("reading", *_READING)),
        ),
    ),
    Tool(
        question=TIMELINE,
        title="List in the order of time",
        use="For what happened in a period, the oldest first, with what was done to whom; `by` "
        "counts by week, month, quarter or year. `limit` 0 gives the counts alone.",
        fields=(
            *("query", "total", "notes", "suggestions", "histogram", "basis"),
            *_below("coverage", *_COVERAGE),
            *_below("hits", "id", "title", "source", "published_on", "withdrawn", "kinds"),
            *_below("hits", "parties", "passages.text"),
        ),
        limit=15,
    ),
    Tool(
        question=CASES,
        title="List matters",
        use="For how many cases there are and how far each has come; `case` has one of them with "
        f"its quotes. {_CHARGED}",
        fields=(
            *_below("cases", "id", "first", "last", "documents", "dockets", "titles"),
            *_below("cases.parties", "name", "type", "status", "favorable_dispositions"),
            *("too_small", "total", "basis"),
        ),
        limit=10,
    ),
    Tool(
        question=CASE,
        title="Show a matter",
        use="For what became of somebody: everything that was done in the case of a document, "
        f"where each party stands today, and the quotes. {_CHARGED}",
        fields=(
            *("id", "first", "last", "documents", "dockets", "today", "basis"),
            *_below("steps", "id", "title", "url", "day", "parties"),
            *_below("steps.act", "kind", "status", "day", "quote"),
            *_below("parties", *_PARTY, *_below("history", *_ACT)),
            *_below("amounts", "usd", "what", "quote"),
            *_below("sentences", "name", *_SENTENCE),
            *("upcoming", "parted"),
        ),
    ),
    Tool(
        question=PERSON,
        title="Look up a name",
        use="For one person or organization. Entries are of one matter each: two of the same name "
        "may be two people, so never add them up or join them by the name alone (`same_as`, "
        f"`namesakes` and `known_by` say what speaks for it). {_CHARGED}",
        fields=(
            *_below("entries", *_PARTY, "professions", "aliases", "case", "numbers"),
            *_below("entries", "same_as", "known_by", "namesakes"),
            *_below("entries.history", *_ACT),
            *_below("entries.sentences", *_SENTENCE),
            *("total", "basis"),
        ),
        limit=10,
    ),
    Tool(
        question=DUE,
        title="List days ahead",
        use="For what is scheduled. A day may have been moved: `status` and `conflicts` say what "
        "speaks against it.",
        fields=(
            *_below("days", "day", "in_days", "what", "status", "title", "id", "url"),
            *_below("days", "published_on", "quote", "case", "conflicts"),
            *("first", "last", "total", "basis"),
        ),
        limit=20,
    ),
    Tool(
        question=STATS,
        title="Count what was done",
        use="For how many: never count the rows of a search. It counts acts that documents tell "
        "of; ask `stats-open` with the same parameters and the cell to see and quote what a number "
        "counts.",
    ),
    Tool(
        question=STATS_OPEN,
        title="Open a count",
        use="Ask it with the parameters of `stats` and `open`, the name of a cell.",
        fields=(
            *("cell", "count", "total", "basis"),
            *_below("documents", "id", "title", "url", "published_on", "kind", "act"),
            *_below("documents", "case", "quote"),
        ),
        limit=15,
    ),
    Tool(
        question=CHANGES,
        title="List edits and removals",
        use="For what publishers changed or took away, and when that was noticed; `since` a day or "
        "a position of an earlier answer gives what is new since then.",
        fields=(
            *("since", "until", "total", "matters", "basis"),
            *_below("changes", "position", "recorded_at", "change", "id", "title", "url"),
            *_below("changes", "fields", "evidence", "reason", "more_entries"),
            *_below("changes.differences", "label", "before", "after"),
            *_below("changes.entries", "change", "day", "before", "after"),
        ),
        limit=15,
    ),
    Tool(
        question=SOURCES,
        title="List sources",
        use="Ask it before concluding from silence: what is not in the record may be in no source "
        "that is followed, or in one that could not be read.",
        fields=(
            *_below("sources", "name", "state", "why", "checked_at", "last_news", "documents"),
            "total",
        ),
        limit=50,
    ),
    Tool(
        question=CITE,
        title="Cite a document",
        use="For the reference of a statement: publisher, day, address, the capture (SHA-256) and "
        "the position and hash in the log that prove it.",
    ),
)
TOOLS: Mapping[str, Tool] = {tool.name: tool for tool in _IN_ORDER}
