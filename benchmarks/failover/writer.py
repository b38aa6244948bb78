"""`python -m benchmarks.failover.writer URL NAME FILE`: a process that appends until it is told to
end, and writes down what was acknowledged to it, and when."""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from store.documents.annotations import annotate
from store.documents.record_readings import record
from store.log.database import open_store
from store.log.document import Capture, Document, Reading
from store.log.events import NoteAdded

#: Notes on a document; their stream is read for each of them.
_NOTES = 100
#: Seconds between two.
_PAUSE = 0.4


def main() -> None:
    url, name, file = sys.argv[1:]
    engine = open_store(url)
    with Path(file).open("w", encoding="ascii") as said:
        number = 0
        while not Path(f"{file}.end").exists():
            now = datetime.now(UTC)
            id = f"{name}:{number // _NOTES}"
            if number % _NOTES == 0:
                record(engine, [_reading(id, name, now)], reread=_unread, now=now)
            annotate(engine, id, NoteAdded(by=name, text=str(number)), now=now)
            said.write(f"{number} {time.monotonic():.3f}\n")
            said.flush()
            number += 1
            time.sleep(_PAUSE)


def _reading(id: str, source: str, now: datetime) -> Reading:
    body = id.encode()
    digest = sha256(body).hexdigest()
    url = f"https://agency.example/{id}"
    capture = Capture(url=url, fetched_at=now, status=200, media_type="", sha256=digest)
    document = Document(id=id, source=source, url=url, title=f"Notice {id}", text="Nothing else.")
    return Reading(document=document, capture=capture, bodies={digest: body})


def _unread(*_: object) -> None:
    """No answer is read again: each document is recorded once."""


if __name__ == "__main__":
    main()
