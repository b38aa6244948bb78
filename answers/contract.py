"""The JSON Schema of every answer, as `docs/contract/` holds it for programs that read them.

`python -m answers.contract` writes the files from the types. It refuses to take a key away: keys
are added, never renamed.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from answers.claim_tables import COLUMNS
from answers.claims import ReadDocument, RegisterTitle, TextCase, TextClaims
from answers.clock.diagnosis import Diagnosis
from answers.clock.schedule import Schedule
from answers.document_citation import DocumentCitation
from answers.documents.changes import Changes, ChangesBetween
from answers.documents.diff import RevisionDiff
from answers.documents.masks import MaskedNames
from answers.documents.reread_documents import Rereading
from answers.documents.sources import Sources
from answers.erasures.status import ErasureStatus
from answers.log.log_events import LoggedEvents
from answers.log.sealed_log import SealedLog
from answers.log.source_looks import SourceLooks
from answers.log.verified_log import LogVerification
from answers.matters.case import CaseRecord
from answers.matters.cases import CaseList
from answers.matters.counts import ActCounts, CountedActs
from answers.matters.due import UpcomingDays
from answers.matters.names.person import PartyEntries
from answers.news.entries.entry import NewsEntries
from answers.searches.saved_searches import SavedSearches
from answers.searches.search import Found
from answers.searches.similar import SimilarDocuments
from answers.searches.timeline import Timeline
from answers.searches.trial import Trial
from answers.subscriptions.active_subscriptions import ActiveSubscriptions
from answers.subscriptions.subscription_record import SubscriptionRecord
from crawler.backfill.archive_report import ArchiveReport
from store.settings.told.in_force import SettingsInForce
from store.transfer.dataset import DOCUMENTS, ColumnType

FOLDER = Path(__file__).parents[1] / "docs" / "contract"

#: The answer to each question of the command line; `read` and `export` give one a line.
ANSWERS: Mapping[str, type] = {
    "search": Found,
    "similar": SimilarDocuments,
    "timeline": Timeline,
    "show": ReadDocument,
    "cite": DocumentCitation,
    "cases": CaseList,
    "case": CaseRecord,
    "person": PartyEntries,
    "due": UpcomingDays,
    "stats": ActCounts,
    "stats-open": CountedActs,
    "news": NewsEntries,
    "changes": Changes,
    "changes-between": ChangesBetween,
    "diff": RevisionDiff,
    "sources": Sources,
    "looks": SourceLooks,
    "log-seal": SealedLog,
    "log-verify": LogVerification,
    "saved": SavedSearches,
    "try": Trial,
    "subscriptions": ActiveSubscriptions,
    "subscription": SubscriptionRecord,
    "schedule": Schedule,
    "doctor": Diagnosis,
    "config-show": SettingsInForce,
    "mask": MaskedNames,
    "erase": ErasureStatus,
    "log-list": LoggedEvents,
    "read": TextClaims,
    "read-cases": TextCase,
    "read-register": RegisterTitle,
    "reread": Rereading,
    "backfill": ArchiveReport,
}
_TABLES = {
    "export-documents": DOCUMENTS.columns,
    **{f"export-{table}": columns for table, columns in COLUMNS.items()},
}
_OF_COLUMN: Mapping[ColumnType, dict[str, Any]] = {
    "text": {"type": ["string", "null"]},
    "integer": {"type": ["integer", "null"]},
    "number": {"type": ["number", "null"]},
    "boolean": {"type": ["boolean", "null"]},
    "date": {"type": ["string", "null"], "format": "date"},
    "time": {"type": ["string", "null"], "format": "date-time"},
    "json": {"type": ["array", "object"]},
}


def schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schema (2020-12) of each answer, by the name of its file."""
    return {
        **{name: msgspec.json.schema(answer) for name, answer in ANSWERS.items()},
        **{name: _row_schema(columns) for name, columns in _TABLES.items()},
    }


def lost_keys(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """The keys, as paths like `hits[].id`, that one schema has and a later one has not."""
    return sorted(set(_keys(before, before)) - set(_keys(after, after)))


def as_text(schema: Mapping[str, Any]) -> str:
    """A schema as it is written to its file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _row_schema(columns: Mapping[str, ColumnType]) -> dict[str, Any]:
    """Of a row of a table; a column says nothing about whether it may be null."""
    properties = {name: _OF_COLUMN[kind] for name, kind in columns.items()}
    return {"type": "object", "properties": properties, "required": list(columns)}


def _keys(
    part: Any, root: Mapping[str, Any], path: str = "", seen: tuple[str, ...] = ()
) -> Iterator[str]:
    """Every key that an answer of a schema may have; a type within itself is walked once."""
    if isinstance(part, list):
        for branch in part:
            yield from _keys(branch, root, path, seen)
    if not isinstance(part, Mapping):
        return
    if (name := part.get("$ref", "").rpartition("/")[2]) and name not in seen:
        yield from _keys(root["$defs"][name], root, path, (*seen, name))
    for branches in ("anyOf", "oneOf", "prefixItems"):
        yield from _keys(part.get(branches), root, path, seen)
    yield from _keys(part.get("items"), root, f"{path}[]", seen)
    for key, value in part.get("properties", {}).items():
        below = f"{path}.{key}".removeprefix(".")
        yield below
        yield from _keys(value, root, below, seen)


def main() -> None:
    """Write the files; ends with 1 where one of them would lose a key."""
    FOLDER.mkdir(exist_ok=True)
    for name, schema in schemas().items():
        file = FOLDER / f"{name}.json"
        lost = lost_keys(json.loads(file.read_text("utf-8")), schema) if file.exists() else []
        if lost:
            sys.exit(f"{file.name}: keys are added, never renamed or removed: {', '.join(lost)}")
        file.write_text(as_text(schema), encoding="utf-8")


if __name__ == "__main__":
    main()
