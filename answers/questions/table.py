"""The table of questions, in the order in which a newcomer needs them."""

from __future__ import annotations

from collections.abc import Mapping

from answers.questions.of_documents import CITE, SHOW, SOURCES
from answers.questions.of_matters import CASE
from answers.questions.of_searches import SEARCH
from answers.questions.question import Question

QUESTIONS: Mapping[str, Question] = {
    question.name: question for question in (SEARCH, SHOW, CASE, SOURCES, CITE)
}
