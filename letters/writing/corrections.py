"""What an earlier letter told that does not hold, in plain words. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from answers.news.stories import Correction
from letters.writing.documents import ShownDocument, shown_document
from letters.writing.wording import quoted, short_day
from store.plain_text import clip


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownCorrection:
    """`On 3 Mar 2026 we wrote “…”; the court dismissed it.`"""

    words: str
    #: What shows it; None where it is gone.
    document: ShownDocument | None


def shown_correction(correction: Correction, zone: ZoneInfo) -> ShownCorrection:
    """A correction as a letter shows it."""
    became = clip(correction.what_became, 200).rstrip(".")
    said = f"On {short_day(correction.told_on)} we wrote {quoted(correction.words)}"
    named = correction.document and replace(correction.document, differences=(), passages=())
    document = shown_document(named, zone) if named else None
    return ShownCorrection(words=f"{said}; {became}.", document=document)
