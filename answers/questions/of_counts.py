"""Questions about how often what was done, and what each number counts."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from answers.matters.act_numbers import numbers
from answers.matters.counts import (
    ActCounts,
    ActFilter,
    CountedActs,
    TablePart,
    counted_acts,
    counts,
)
from answers.questions.narrowing import OF_QUERY, SORT, days_of, field_parameters, from_to
from answers.questions.parameters import Parameter, ParameterError, limit
from answers.questions.question import AS_OF, Asked, Question
from enforcement.matters.counts import By

BY = Parameter(
    name="by",
    about="What to count by; given twice, one across the other.",
    type="choice",
    choices=get_args(By),
    required=True,
    many=True,
    example=("quarter",),
)
_LIMIT, _OFFSET = limit(10_000, 10_000)
#: Of a table by two, rows are the names of the first trait.
_PART = (replace(_LIMIT, default=None), _OFFSET)
_NARROWED = (OF_QUERY, *from_to("First published"), *field_parameters())


def _stats(asked: Asked) -> ActCounts:
    return counts(asked.settings, _traits(asked), _of(asked), _part(asked))


def _numbers(asked: Asked) -> ActCounts:
    return numbers(asked.settings, _traits(asked), _of(asked), _part(asked))


def _part(asked: Asked) -> TablePart:
    return TablePart(page=asked.page, sort=asked.values["sort"])


def _stats_open(asked: Asked) -> CountedActs:
    by, cell = _traits(asked), asked.values["open"]
    if len(cell) != len(by):
        msg = "open: name one cell for each trait that is counted by"
        raise ParameterError(msg)
    return counted_acts(asked.settings, by, _of(asked), cell=cell, page=asked.page)


def _traits(asked: Asked) -> tuple[By, ...]:
    by: tuple[By, ...] = asked.values["by"]
    if len(by) > 2 or len(by) != len({*by}):
        msg = "by: count by one trait, or by two that differ"
        raise ParameterError(msg)
    return by


def _of(asked: Asked) -> ActFilter:
    return ActFilter(
        query=asked.values["query"],
        fields=asked.fields,
        **days_of(asked),
        position=asked.position,
    )


STATS = Question(
    name="stats",
    about="Counts of what was done: charges, sentences, settlements, rules … The numbers add up, "
    "and each opens to its documents.",
    parameters=(BY, *_NARROWED, SORT, *_PART, AS_OF),
    answer=ActCounts,
    ask=_stats,
    rows="cells",
    total="names",
)
#: The same without the documents that each number counts, which a page of them does not show.
STATS_PAGE = replace(STATS, ask=_numbers)
STATS_OPEN = Question(
    name="stats-open",
    about="What one number of stats counts: the documents about each act, with the words that say "
    "it.",
    parameters=(
        BY,
        Parameter(
            name="open",
            about="The cell of the number; of a table by two, once for each.",
            required=True,
            many=True,
            example=("2025 Q3",),
        ),
        *_NARROWED,
        *limit(500, 50),
        AS_OF,
    ),
    answer=CountedActs,
    ask=_stats_open,
    rows="documents",
)
