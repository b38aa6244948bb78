"""Questions about what changed: the news, the ledger, and how two states differ."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from answers.asking.days import beginning
from answers.asking.moments import positions_between
from answers.documents.changes import (
    KINDS_OF_CHANGE,
    Changes,
    ChangesBetween,
    changes,
    changes_between,
)
from answers.documents.diff import RevisionDiff, diff, diff_between
from answers.news.entries.entries import MOST, news_entries
from answers.news.entries.entry import NewsEntries
from answers.questions.narrowing import (
    BETWEEN,
    OF_QUERY,
    SORT,
    SOURCE,
    field_parameters,
    parted_fields,
)
from answers.questions.of_documents import DOCUMENT
from answers.questions.parameters import Parameter, ParameterError, limit
from answers.questions.question import AS_OF, Asked, Question

#: So many entries of news are answered where nothing else is asked.
_FEW = 50
_NARROWED = (SOURCE, *field_parameters(but=("source",)))


def _changes(asked: Asked) -> Changes:
    since = beginning(asked.values["since"], asked.settings.timezone)
    return changes(
        asked.engine,
        asked.settings,
        since=since,
        kinds=asked.values["change"],
        sort=asked.values["sort"],
        position=asked.position,
        **_narrowed(asked),
    )


def _changes_between(asked: Asked) -> ChangesBetween:
    earlier, later = _positions(asked)
    return changes_between(asked.engine, asked.settings, earlier, later, **_narrowed(asked))


def _narrowed(asked: Asked) -> dict[str, Any]:
    sources, fields = parted_fields(asked)
    of = {"query": asked.values["query"], "sources": sources, "fields": fields}
    return {**of, "page": asked.page}


def _diff(asked: Asked) -> RevisionDiff:
    id, older, newer = (asked.values[name] for name in ("id", "from", "to"))
    if not asked.values["between"]:
        return diff(asked.engine, id, older=older, newer=newer, position=asked.position)
    if older is None and newer is None:
        return diff_between(asked.engine, id, *_positions(asked))
    msg = "between: it cannot be given together with from or to"
    raise ParameterError(msg)


def _positions(asked: Asked) -> tuple[int, int]:
    try:
        return positions_between(asked.settings, asked.values["between"], asked.engine)
    except ValueError as error:
        msg = f"between: {error}"
        raise ParameterError(msg) from error


def _news(asked: Asked) -> NewsEntries:
    return news_entries(
        asked.settings,
        asked.engine,
        now=asked.now,
        query=asked.values["query"],
        fields=asked.fields,
        most=asked.page.limit or _FEW,
        position=asked.position,
    )


CHANGES = Question(
    name="changes",
    about="Edits, moves, removals and more of documents, each as an event of the log, and matters "
    "that were merged or split.",
    parameters=(
        OF_QUERY,
        Parameter(
            name="since",
            about="Learned of on this day or later, or after this position of the log.",
            type="since",
            default=0,
            example="2026-01-01",
        ),
        Parameter(
            name="change", about="Only these.", type="choice", choices=KINDS_OF_CHANGE, many=True
        ),
        SORT,
        *limit(500, 50),
        *_NARROWED,
        AS_OF,
    ),
    answer=Changes,
    ask=_changes,
    rows="changes",
)
CHANGES_BETWEEN = Question(
    name="changes-between",
    about="How what was known at one moment differs from what was known at an earlier one: each "
    "document once, then the matters that differ.",
    parameters=(BETWEEN, OF_QUERY, *limit(500, 50), *_NARROWED),
    answer=ChangesBetween,
    ask=_changes_between,
    rows="changes",
)
DIFF = Question(
    name="diff",
    about="What the publisher changed in a document, word by word: by default in the last change.",
    parameters=(
        DOCUMENT,
        Parameter(name="from", about="From this revision; 0 is the first.", type="number"),
        Parameter(name="to", about="To this one; else the newest.", type="number"),
        replace(BETWEEN, required=False),
        AS_OF,
    ),
    answer=RevisionDiff,
    ask=_diff,
)
NEWS = Question(
    name="news",
    about="What is new, the newest first: documents that were published, edited, removed or "
    "restored, with what was done and the words that say so, as letters and feeds tell it.",
    parameters=(
        OF_QUERY,
        Parameter(
            name="limit",
            about="So many at most.",
            type="number",
            least=1,
            most=MOST,
            default=_FEW,
        ),
        *field_parameters(),
        AS_OF,
    ),
    answer=NewsEntries,
    ask=_news,
)
