"""The table of questions, in the order in which a newcomer needs them."""

from __future__ import annotations

from collections.abc import Mapping

from answers.questions.of_changes import CHANGES, CHANGES_BETWEEN, DIFF, NEWS
from answers.questions.of_counts import STATS, STATS_OPEN
from answers.questions.of_documents import CITE, LOG_LIST, LOG_SEAL, LOOKS, SHOW, SOURCES
from answers.questions.of_matters import CASE, CASES, DUE, PERSON
from answers.questions.of_searches import SAVED, SEARCH, SIMILAR, TIMELINE, TRY
from answers.questions.question import Question

_IN_ORDER = (
    *(SEARCH, SHOW, SIMILAR, TIMELINE, CASES, CASE, PERSON, DUE, STATS, STATS_OPEN),
    *(NEWS, CHANGES, CHANGES_BETWEEN, DIFF, SOURCES, LOOKS, CITE, SAVED, TRY, LOG_LIST, LOG_SEAL),
)
QUESTIONS: Mapping[str, Question] = {question.name: question for question in _IN_ORDER}
