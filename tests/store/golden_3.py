"""What the events of golden_log_3.jsonl are, as they were when it was written: every field filled.

Never changed, like golden.py.
"""

from __future__ import annotations

from store.log.events import Event, VocabularyChosen

#: The stream of each event, and what it is; in the order of positions, from 1.
WRITTEN: tuple[tuple[str, Event], ...] = (
    (
        "log",
        VocabularyChosen(
            name="dormazine",
            sha256="3f79bb7b435b05321651daefd374cdc681dc06faa65e374e38337b88ca046dea",
            words=("dormazine", "K\u2013“hole”", "Nestlé"),
        ),
    ),
)
