"""What was read in a document, quoted from another wording of it. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

from enforcement.claims import Claim, quoted
from enforcement.reading.dossier import Dossier


def requoted(dossier: Dossier, whole: str, place: Callable[[int, int], tuple[int, int]]) -> Dossier:
    """A dossier that quotes this title, line feed and text; `place` tells where characters [start,
    end) of those that were read stand in it. What quotes nothing stays as it is."""

    def claim(given: Claim) -> Claim:
        if given.start == given.end:
            return given
        return replace(given, **quoted(whole, *place(given.start, given.end)))

    def claims(given: Any) -> Any:
        return tuple(map(claim, given))

    reading = dossier.reading
    listed = {
        it.name: claims(value)
        for it in fields(reading)
        if isinstance(value := getattr(reading, it.name), tuple)
    }
    return replace(dossier, reading=replace(reading, **listed), outcomes=claims(dossier.outcomes))
