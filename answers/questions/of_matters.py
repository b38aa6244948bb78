"""Questions about matters: the cases of the record, who is in them, and the days ahead."""

from __future__ import annotations

from answers.asking.days import beginning
from answers.matters.case import CaseRecord, case
from answers.matters.cases import CaseList, cases
from answers.matters.due import UpcomingDays, due
from answers.matters.names.person import PartyEntries, person
from answers.questions.narrowing import OF_QUERY, SORT, days_of, field_parameters, from_to
from answers.questions.of_documents import DOCUMENT
from answers.questions.parameters import Parameter, ParameterError, limit
from answers.questions.question import AS_OF, Asked, Question
from store.calendar.written_days import Span


def _cases(asked: Asked) -> CaseList:
    values, learned = asked.values, asked.values["since"]
    return cases(
        asked.settings,
        query=values["query"],
        fields=asked.fields,
        **days_of(asked),
        learned=beginning(learned, asked.settings.timezone),
        at_least=values["min"],
        sort=values["sort"],
        position=asked.position,
        page=asked.page,
    )


def _case(asked: Asked) -> CaseRecord:
    id = asked.values["id"]
    return case(asked.settings, id, today=asked.today, position=asked.position)


def _person(asked: Asked) -> PartyEntries:
    name = asked.values["name"]
    return person(asked.settings, name, position=asked.position, page=asked.page)


def _due(asked: Asked) -> UpcomingDays:
    first = asked.values["from"] or asked.today
    try:
        last = asked.values["within"].after(first)
    except (ValueError, OverflowError) as error:
        msg = "within: it goes beyond the calendar"
        raise ParameterError(msg) from error
    return due(
        asked.settings,
        today=asked.today,
        first=first,
        last=last,
        query=asked.values["query"],
        fields=asked.fields,
        position=asked.position,
        page=asked.page,
    )


CASES = Question(
    name="cases",
    about="Matters: the documents, of whatever source, that are about one case, and how far each "
    "has come; those of which a document fits.",
    parameters=(
        OF_QUERY,
        *from_to(),
        Parameter(
            name="since",
            about="Learned of on this day or later, or after this position of the log.",
            type="since",
        ),
        Parameter(
            name="min",
            about="Only matters of so many documents.",
            type="number",
            least=1,
            default=2,
        ),
        SORT,
        *limit(500, 50),
        *field_parameters(),
        AS_OF,
    ),
    answer=CaseList,
    ask=_cases,
    rows="cases",
)
CASE = Question(
    name="case",
    about="The matter of a document, from charge to sentence: what was done, to whom, with the "
    "words that say it, where each party stands, and why its documents belong together.",
    parameters=(DOCUMENT, AS_OF),
    answer=CaseRecord,
    ask=_case,
)
PERSON = Question(
    name="person",
    about="The people and organizations of a name: an entry for each matter, never added up.",
    parameters=(
        Parameter(
            name="name",
            about="First and last name, or a last name alone; of an organization the whole name.",
            required=True,
            example="Jane Roe",
        ),
        *limit(500, 50),
        AS_OF,
    ),
    answer=PartyEntries,
    ask=_person,
    rows="entries",
)
DUE = Question(
    name="due",
    about="Days ahead: sentencings, hearings, deadlines, effective and compliance dates, each with "
    "the words that state it, and what speaks against it.",
    parameters=(
        OF_QUERY,
        Parameter(
            name="within",
            about="How far ahead: a number of days, or 6w, 3m, 1y.",
            type="span",
            default=Span(days=30),
        ),
        Parameter(name="from", about="From this day on, not from today.", type="coming_day"),
        *limit(1000, 100),
        *field_parameters(),
        AS_OF,
    ),
    answer=UpcomingDays,
    ask=_due,
    rows="days",
)
