"""Studies of the topic's drug in ClinicalTrials.gov: all of them, by intervention.

API v2 (https://clinicaltrials.gov/data-api/api), no key; no limit is published.

2026-10: read in the publisher's description of the API and five programs. Last updated first, 100 a
page; `nextPageToken` gives the next page and is missing on the last. What is wrong with a request
comes as text/plain with status 400. Dates are days, in old records months. Asked for by field,
which spares the most of 100 whole records. Unconfirmed: how many studies there are (we guess some
2,000; `pages` has room for them); later looks end after two pages that show nothing new.

One study is one document; what its sponsor changes is its history. Its date is the day it was first
posted, which stays. Left out: the dates of update and verification, which move without any change
of what is said here, and those of start and completion, which are plans. A merged number redirects
to the study that took it in (one check), and is a document of its own here.

robots.txt: `Crawl-delay: 1` (one source). Licence: free to use with attribution and the date of
processing (the registry's terms, not read again); summaries are the sponsors' words.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from w3lib.url import add_or_replace_parameter

from crawler.source.page import Page
from crawler.source.prose import one_line, plain
from crawler.source.source import ApiSource, objects, required, required_date
from store.log.document import Document

_FIELDS = (
    *("NCTId", "BriefTitle", "OfficialTitle", "BriefSummary", "OverallStatus", "WhyStopped"),
    *("StudyFirstPostDate", "LeadSponsorName", "StudyType", "Phase", "Condition"),
    *("InterventionType", "InterventionName", "HasResults"),
)
_QUERY = {
    "sort": "LastUpdatePostDate:desc",
    "pageSize": "100",
    "format": "json",
    "fields": "|".join(_FIELDS),
}


class ClinicalTrials(ApiSource):
    publisher = "ClinicalTrials.gov, National Library of Medicine"
    home = "https://clinicaltrials.gov/search"
    tier = "registry"
    cadence = timedelta(days=7)
    keep = "all"
    delay = 2.0
    pages = 40

    def searches(self) -> tuple[str, ...]:
        asked = urlencode({"query.intr": self.topic.query.phrases[0], **_QUERY})
        return (f"https://clinicaltrials.gov/api/v2/studies?{asked}",)

    def records(self, answer: Page) -> list[dict[str, Any]]:
        return objects(self.answer(answer), "studies")

    def record_key(self, record: dict[str, Any]) -> str:
        return required(_module(record, "identification"), "nctId")

    def next_page(self, listing: Page) -> str | None:
        token = self.answer(listing).get("nextPageToken")
        return add_or_replace_parameter(listing.url, "pageToken", str(token)) if token else None

    def read(self, page: Page) -> Document:
        record = self.record(page)
        number = self.record_key(record)
        posted = _module(record, "status").get("studyFirstPostDateStruct") or {}
        stated = required_date(posted, "date")
        details = _details(record)
        return Document(
            id=self.document_id(number),
            source=self.name,
            url=f"https://clinicaltrials.gov/study/{number}",
            title=one_line(required(_module(record, "identification"), "briefTitle")),
            text=_text(record, details),
            published_on=stated[0],
            precision=stated[1],
            number=number,
            details=details,
        )


def _module(record: dict[str, Any], name: str) -> dict[str, Any]:
    """A module of a study's protocol; empty where it is missing."""
    module: dict[str, Any] = (record.get("protocolSection") or {}).get(f"{name}Module") or {}
    return module


def _details(record: dict[str, Any]) -> dict[str, str]:
    """What the registry labels itself, in its own words; what it leaves out is left out."""
    status, design = _module(record, "status"), _module(record, "design")
    sponsor = _module(record, "sponsorCollaborators").get("leadSponsor") or {}
    given = _module(record, "armsInterventions").get("interventions") or []
    named = {
        "status": status.get("overallStatus"),
        "why_stopped": status.get("whyStopped"),
        "sponsor": sponsor.get("name"),
        "study_type": design.get("studyType"),
        "phase": _joined(design.get("phases") or []),
        "conditions": _joined(_module(record, "conditions").get("conditions") or []),
        "interventions": _joined(
            ": ".join(filter(None, (each.get("type"), each.get("name")))) for each in given
        ),
        "results": "posted" if record.get("hasResults") else "",
    }
    return {name: text for name, value in named.items() if (text := plain(value or ""))}


def _joined(names: Iterable[str]) -> str:
    return "; ".join(names)


def _text(record: dict[str, Any], details: dict[str, str]) -> str:
    """The official title, the summary, and what is studied in what."""
    paragraphs = (
        plain(_module(record, "identification").get("officialTitle") or ""),
        plain(_module(record, "description").get("briefSummary") or ""),
        f"Conditions: {details['conditions']}" if "conditions" in details else "",
        f"Interventions: {details['interventions']}" if "interventions" in details else "",
    )
    return "\n\n".join(filter(None, paragraphs))
