"""The day of a verdict that has a sentence of its own: "The jury returned its verdict Friday"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date

from enforcement.actions.action_mention import ActionMention
from enforcement.actions.when.dated_mentions import dated_by
from enforcement.claims import Kind
from enforcement.kinds import ACQUITTAL, CONVICTION
from enforcement.text.passage import Passage
from enforcement.text.times.dates import written_days

_VERDICT = re.compile(
    r"\b(?:returned|reached|delivered|announced) (?:its|the|a|their) (?:\w+ )?verdicts?\b|"
    r"\bverdicts? (?:was|were) (?:returned|reached|delivered|handed down|read)\b|"
    r"\bverdicts? came\b"
)


def verdict_day(
    passage: Passage, text: str, stated: Collection[Kind], told: date | None
) -> Iterator[tuple[Kind, date]]:
    """The day of the conviction a text states, else of the acquittal; nothing where no sentence
    gives it. `told` is the day from which "yesterday" is reckoned."""
    kind = next((it for it in (CONVICTION, ACQUITTAL) if it in stated), None)
    if kind is None or "verdict" not in text:
        return
    for number, sentence in enumerate(passage.sentences):
        match = _VERDICT.search(text, sentence.start, sentence.end)
        if match is None or sentence.title:
            continue
        verdict = ActionMention(kind, *match.span(), number, "verb", faint=False, background=False)
        for written in written_days(text, sentence.start, sentence.end):
            day = written.past(told)
            if day is not None and dated_by(written, [verdict], text, sentence):
                yield kind, day
                return
