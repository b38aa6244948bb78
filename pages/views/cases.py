"""The list of matters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from answers.matters.cases import CaseList, CaseSummary
from casebook.asking.fields import BY_NAME
from pages.case_title import case_title
from pages.feed_links import news_links
from pages.paging import paging
from pages.web_page import WebPage

#: Fields that the form offers as lists to choose from; all others can be asked in the query.
_CHOICES = ("kind", "state")


def cases_page(answer: CaseList, values: Mapping[str, Any]) -> WebPage:
    """A part of the list, with the form that narrows it; `values` are those that the question was
    asked with."""
    return WebPage(
        title="Matters",
        template="cases.html",
        styles=("case.css",),
        alternates=news_links(values),
        part="cases",
        content={
            "cases": [(case, summary_title(case)) for case in answer.cases],
            "too_small": answer.too_small,
            "asked": values,
            "choices": {name: _choices(name) for name in _CHOICES},
            "is_narrowed": any(values[name] for name in ("query", "from", "to", *BY_NAME)),
            "paging": paging(values, shown=len(answer.cases), total=answer.total),
        },
    )


def summary_title(case: CaseSummary) -> str:
    """What a matter is called in a list."""
    names = [it.name for it in case.parties if it.status] or [it.name for it in case.parties]
    return case_title(names, case.titles, case.id)


def _choices(name: str) -> list[str]:
    known = BY_NAME[name].values
    return sorted({*known().values()}) if known else []
