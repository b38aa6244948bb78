"""The real texts that sizes are measured on: 24,676 releases of a news wire, 7,751 leads of
HHS-OIG, 108,098 records of the Federal Register, as documents of the record."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from store.log.document import Document

_LEAD_DAY = re.compile(r"(\d\d)-(\d\d)-(\d{4}) |([A-Z][a-z]+ \d{1,2}, \d{4})")
_REGISTER = "federal_register/fr_documents_2020_2026.jsonl.gz"


def documents(data: Path) -> Iterator[Document]:
    """All of them, releases and leads in turn as they lie, then the register's records."""
    yield from releases(data)
    yield from leads(data)
    yield from register_records(data)


def releases(data: Path) -> Iterator[Document]:
    """The releases of the wire."""
    for number, row in enumerate(_rows(data / "news_wire" / "newsworthy_archive.jsonl.gz")):
        yield Document(
            id=f"us_news_wire:{number:05}",
            source="us_news_wire",
            url=row["source_url"] or f"https://wire.invalid/{number}",
            title=row["title"] or "",
            text=row["body"] or "",
            published_on=date.fromisoformat(row["path_date"]),
            precision="day",
        )


def leads(data: Path) -> Iterator[Document]:
    """The announcements in HHS-OIG's lists of enforcement actions."""
    for number, row in enumerate(_rows(data / "hhs_oig" / "hhs_oig_enforcement.jsonl.gz")):
        day = _lead_day(row["date_text"] or row["office"] or "")
        yield Document(
            id=f"us_hhs_oig_enforcement:{number:05}",
            source="us_hhs_oig_enforcement",
            url=f"https://oig.invalid/{number}",
            title=row["title"] or "",
            text=row["text"] or "",
            published_on=day,
            precision="day",
        )


def register_records(data: Path) -> Iterator[Document]:
    """The records of the Federal Register, title and abstract."""
    for row in _rows(data / _REGISTER):
        yield Document(
            id=f"us_fr_ketamine_documents:{row['document_number'].lower()}",
            source="us_fr_ketamine_documents",
            url=row["html_url"],
            title=row["title"] or "",
            text=row["abstract"] or "",
            published_on=date.fromisoformat(row["publication_date"]),
            precision="day",
            number=row["document_number"],
        )


def _lead_day(written: str) -> date | None:
    found = _LEAD_DAY.search(written)
    if found is None:
        return None
    if found[4]:
        try:
            return datetime.strptime(found[4], "%B %d, %Y").date()  # noqa: DTZ007
        except ValueError:
            return None
    return date(int(found[3]), int(found[1]), int(found[2]))


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)
