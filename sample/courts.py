"""CourtListener's search: dockets, the newest entry first, with the papers filed by then."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Any

from sample.answer import Answer, texts


def courts(listing: str, day: date) -> Iterator[Answer]:
    """What the API answers on a day."""
    found = [docket for docket in texts("us_courtlistener_dockets") if docket["filed"] <= day]
    results = sorted((_docket(docket, day) for docket in found), key=_latest, reverse=True)
    answer = {
        "count": len(results),
        "document_count": sum(len(docket["recap_documents"]) for docket in results),
        "next": None,
        "previous": None,
        "results": results,
    }
    body = json.dumps(answer, separators=(",", ":")).encode()
    yield Answer(url=listing, body=body, media_type="application/json", every_time=True)


def _docket(docket: dict[str, Any], day: date) -> dict[str, Any]:
    ended = docket.get("terminated")
    slug = re.sub(r"[^a-z0-9]+", "-", docket["case"].lower()).strip("-")
    papers = [paper for paper in docket["papers"] if paper["filed"] <= day]
    return {
        "assignedTo": docket["judge"] or None,
        "assigned_to_id": None,
        "attorney": [],
        "attorney_id": [],
        "caseName": docket["case"],
        "case_name_full": "",
        "cause": docket["cause"],
        "chapter": None,
        "court": docket["court_name"],
        "court_citation_string": docket["citation"],
        "court_id": docket["court"],
        "dateArgued": None,
        "dateFiled": docket["filed"].isoformat(),
        "dateTerminated": ended.isoformat() if ended and ended <= day else None,
        "docketNumber": docket["number"],
        "docket_absolute_url": f"/docket/{docket['id']}/{slug}/",
        "docket_id": docket["id"],
        "firm": [],
        "firm_id": [],
        "jurisdictionType": "U.S. Government Plaintiff" if "cr" in docket["number"] else "",
        "juryDemand": "",
        "meta": _meta(papers[-1]["filed"]) | {"more_docs": False},
        "pacer_case_id": str(docket["id"] % 1_000_000),
        "party": docket["party"],
        "party_id": list(range(docket["id"], docket["id"] + len(docket["party"]))),
        "recap_documents": [_paper(docket, slug, paper) for paper in reversed(papers)],
        "referredTo": None,
        "referred_to_id": None,
        "suitNature": docket["nature"],
        "trustee_str": None,
    }


def _paper(docket: dict[str, Any], slug: str, paper: dict[str, Any]) -> dict[str, Any]:
    place = f"gov.uscourts.{docket['court']}.{docket['id'] % 1_000_000}"
    id = docket["id"] * 100 + paper["number"]
    return {
        "absolute_url": f"/docket/{docket['id']}/{paper['number']}/{slug}/",
        "attachment_number": None,
        "cites": [],
        "description": paper["text"],
        "docket_entry_id": id + 50,
        "document_number": paper["number"],
        "document_type": "PACER Document",
        "entry_date_filed": paper["filed"].isoformat(),
        "entry_number": paper["number"],
        "filepath_local": f"recap/{place}/{place}.{paper['number']}.0.pdf",
        "id": id,
        "is_available": bool(paper["snippet"]),
        "meta": _meta(paper["filed"]),
        "pacer_doc_id": f"0{id}",
        "page_count": paper["pages"],
        "short_description": paper["title"],
        "snippet": paper["snippet"],
    }


def _meta(filed: date) -> dict[str, Any]:
    moment = datetime.combine(filed, time(22, 41, 7, 331_000), UTC)
    stamp = moment.isoformat().replace("+00:00", "Z")
    return {"timestamp": stamp, "date_created": stamp}


def _latest(docket: dict[str, Any]) -> str:
    return max(str(paper["entry_date_filed"]) for paper in docket["recap_documents"])
