"""Questions about matters: the cases of the record, the days ahead, and the counts."""

from __future__ import annotations

from answers.matters.case import CaseRecord, case
from answers.questions.of_documents import DOCUMENT
from answers.questions.question import AS_OF, Asked, Question


def _case(asked: Asked) -> CaseRecord:
    id = asked.values["id"]
    return case(asked.settings, id, today=asked.today, position=asked.position)


CASE = Question(
    name="case",
    about="The matter of a document, from charge to sentence: what was done, to whom, with the "
    "words that say it, where each party stands, and why its documents belong together.",
    parameters=(DOCUMENT, AS_OF),
    answer=CaseRecord,
    ask=_case,
)
