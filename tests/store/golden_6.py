"""What the events of golden_log_6.jsonl are, as they were when it was written: searches that are
saved under a name, and dropped.

Never changed, like golden.py. All names are invented.
"""

from __future__ import annotations

from store.log.events import Event, SearchDropped, SearchSaved

DOCTORS, CLINICS = "search/doctors", "search/clinics-2026_a"

#: The stream of each event, and what it is; in the order of positions, from 1.
WRITTEN: tuple[tuple[str, Event], ...] = (
    (DOCTORS, SearchSaved(name="doctors", query='"grand jury" physician \u2013\xdf', by="ada")),
    (CLINICS, SearchSaved(name="clinics-2026_a", query="title:clinic OR @doctors")),
    (DOCTORS, SearchSaved(name="doctors", query="physician OR dentist", by="bo")),
    (CLINICS, SearchDropped(by="ada")),
)
BODIES: dict[str, bytes] = {}
