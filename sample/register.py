"""The Federal Register: its API, and the raw text as the Government Publishing Office wraps it."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import Any
from urllib.parse import parse_qs, urlsplit

from sample.answer import Answer, texts

_SITE = "https://www.federalregister.gov"
_AGENCIES = [
    {"raw_name": "DEPARTMENT OF JUSTICE", "name": "Justice Department", "parent_id": None},
    {
        "raw_name": "Drug Enforcement Administration",
        "name": "Drug Enforcement Administration",
        "parent_id": 268,
    },
]
_PARTS = {"Rule": "Rules and Regulations", "Proposed Rule": "Proposed Rules", "Notice": "Notices"}
#: How far back the hundred newest documents reach: about four come out in a week.
_WINDOW = timedelta(days=175)


def federal_register(listing: str, day: date) -> Iterator[Answer]:
    """The agency's newest documents, each with the fields asked for, then their raw texts."""
    documents = [
        document
        for document in texts("us_fr_dea_documents")
        if day - _WINDOW < document["date"] <= day
    ]
    documents.sort(key=lambda document: document["date"], reverse=True)
    fields = parse_qs(urlsplit(listing).query)["fields[]"]
    answer: dict[str, Any] = {
        "count": len(documents),
        "description": "Documents from Drug Enforcement Administration",
        "total_pages": 1,
    }
    answer["results"] = [
        {name: record[name] for name in fields}
        for record in (_record(document, day) for document in documents)
    ]
    body = json.dumps(answer, separators=(",", ":")).encode()
    media_type = "application/json; charset=utf-8"
    yield Answer(url=listing, body=body, media_type=media_type, every_time=True)
    for document in documents:
        yield Answer(
            url=_raw_text_url(document),
            body=_raw_text(document).encode("ascii"),
            media_type="text/html; charset=utf-8",
        )


def _record(document: dict[str, Any], day: date) -> dict[str, Any]:
    number, published = document["number"], document["date"]
    slug = re.sub(r"[^a-z0-9]+", "-", document["title"].lower())[:80].strip("-")
    corrects = document.get("correction_of")
    return {
        "title": document["title"],
        "type": document["type"],
        "subtype": None,
        "abstract": " ".join(document["summary"].split()) or None,
        "action": document.get("action"),
        "dates": document.get("dates"),
        "agencies": _AGENCIES,
        "citation": f"{published.year - 1935} FR {document['pages'][0]}",
        "document_number": number,
        "html_url": f"{_SITE}/documents/{published:%Y/%m/%d}/{number}/{slug}",
        "raw_text_url": _raw_text_url(document),
        "publication_date": published.isoformat(),
        "signing_date": None,
        "effective_on": _iso(document.get("effective")),
        "comments_close_on": _iso(document.get("comments")),
        "docket_ids": [document["docket"]],
        "regulation_id_numbers": [document["rin"]] if "rin" in document else [],
        "cfr_references": _cfr(document.get("cfr", [])),
        "correction_of": _api_url(corrects) if corrects else None,
        "corrections": [
            _api_url(other["number"])
            for other in texts("us_fr_dea_documents")
            if other.get("correction_of") == number and other["date"] <= day
        ],
        "toc_subject": document.get("toc"),
        "topics": [],
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _api_url(number: str) -> str:
    return f"{_SITE}/api/v1/documents/{number}.json"


def _raw_text_url(document: dict[str, Any]) -> str:
    day, number = document["date"], document["number"]
    return f"{_SITE}/documents/full_text/text/{day:%Y/%m/%d}/{number}.txt"


def _cfr(parts: list[str]) -> list[dict[str, int]]:
    """`21 CFR Parts 1300, 1301, and 1304`, part by part."""
    return [
        {"title": int(named.split()[0]), "part": int(part)}
        for named in parts
        for part in re.findall(r"\d{4}", named)
    ]


# ---- the raw text: 72 columns, a blank at the end of a line that goes on -------------------------


def _raw_text(document: dict[str, Any]) -> str:
    issue = f"{document['date']:%A, %B} {document['date'].day}, {document['date'].year}"
    volume, number = document["date"].year - 1935, _issue(document["date"])
    first, last = document["pages"]
    pages = f"Pages {first}-{last}" if last > first else f"Page {first}"
    head = f"""\
[Federal Register Volume {volume}, Number {number} ({issue})]
[{_PARTS[document["type"]]}]
[{pages}]
From the Federal Register Online via the Government Publishing Office \
[<a href="http://www.gpo.gov">www.gpo.gov</a>]
[FR Doc No: {document["number"]}]


{"=" * 72 if document["type"] == "Rule" else "-" * 72}

DEPARTMENT OF JUSTICE

Drug Enforcement Administration
"""
    text = "\n\n".join([head, *_preamble(document), *_body(document), _filed(document)])
    title = f"Federal Register, Volume {volume} Issue {number} ({issue})"
    page = f"<html>\n<head>\n<title>{title}</title>\n</head>\n<body><pre>\n{text}\n</pre></body>"
    return f"{page}\n</html>"


def _preamble(document: dict[str, Any]) -> Iterator[str]:
    yield from document.get("cfr", [])
    yield f"[{document['docket']}]" + (f"\nRIN {document['rin']}" if "rin" in document else "")
    yield "\n" + _wrapped(document["title"])
    if "action" not in document:
        return
    yield "AGENCY: Drug Enforcement Administration, Department of Justice."
    yield _wrapped(f"ACTION: {document['action']}")
    yield "-" * 72
    if document["summary"]:
        yield _wrapped(f"SUMMARY: {document['summary']}")
    if "dates" in document:
        yield _wrapped(f"DATES: {document['dates']}")
    yield "SUPPLEMENTARY INFORMATION:"


def _body(document: dict[str, Any]) -> Iterator[str]:
    for kind, group in groupby(document["body"].strip().split("\n\n"), _is_table):
        for block in group:
            if kind:
                yield _table(block.splitlines())
            elif block.startswith("## "):
                yield block[3:]
            else:
                yield _wrapped(block, indent="    ")


def _is_table(block: str) -> bool:
    return block.startswith("|")


def _table(rows: list[str]) -> str:
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    widths = (44, 14, 14) if len(cells[0]) == 3 else (36, 18, 18)[: len(cells[0])]
    head = "".join(cell.center(width) for cell, width in zip(cells[0], widths, strict=False))
    lines = ["-" * 72, head.rstrip(), "-" * 72]
    for name, *others in cells[1:]:
        dotted = (name + "." * widths[0])[: widths[0]] if len(name) < widths[0] else name
        lines.append(dotted + "".join(c.rjust(w) for c, w in zip(others, widths[1:], strict=False)))
    return "\n".join([*lines, "-" * 72])


def _filed(document: dict[str, Any]) -> str:
    before = document["date"] - timedelta(days=3 if document["date"].weekday() == 0 else 1)
    filed = f"{before.month}-{before.day}-{before:%y}; 8:45 am"
    return f"[FR Doc. {document['number']} Filed {filed}]\nBILLING CODE 4410-09-P"


def _wrapped(text: str, indent: str = "") -> str:
    lines = textwrap.wrap(" ".join(text.split()), 71, initial_indent=indent, break_on_hyphens=False)
    return " \n".join(lines)


def _issue(day: date) -> int:
    """Roughly the number of an issue: one comes out on every working day."""
    first = date(day.year, 1, 1)
    days = (first + timedelta(days=n) for n in range((day - first).days + 1))
    return sum(day.weekday() < 5 for day in days)
