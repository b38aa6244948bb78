"""What is new, an event at a time."""

from __future__ import annotations

from answers.news.entries.entries import MOST, news_entries
from answers.news.entries.entry import NewsEntries
from answers.questions.narrowing import OF_QUERY, field_parameters
from answers.questions.parameters import Parameter
from answers.questions.question import AS_OF, Asked, Question

#: So many entries are answered where nothing else is asked.
_FEW = 50


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
