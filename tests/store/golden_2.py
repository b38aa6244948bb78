"""What the events of golden_log_2.jsonl are, as they were when it was written: every field filled.

Never changed, like golden.py. All names are invented.
"""

from __future__ import annotations

from store.log.events import CaseLinked, CaseUnlinked, Event

#: The stream of each event, and what it is; in the order of positions, from 1.
WRITTEN: tuple[tuple[str, Event], ...] = (
    (
        "case/us_example_dockets:17",
        CaseLinked(
            document="us_example_releases:seven",
            by="ada",
            reason="the complaint names “Halcyon Vials” \u2013 docket 2:26-cr-00117",
        ),
    ),
    (
        "case/us_example_dockets:17",
        CaseUnlinked(
            document="us_example_releases:seven", by="grace", reason="another firm of that name: ß"
        ),
    ),
)
