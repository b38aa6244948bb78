"""An entry that differs, as it is shown: what it says, and what it was read as. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from answers.documents.comparing.entry_changes import EntryChangeKind, EntryDifference
from enforcement.act_words import kind_words
from enforcement.claims import Kind, Status
from enforcement.kinds import KINDS, OTHER, is_undone
from enforcement.matters.party_history import outcome_wording
from enforcement.parties.party_standing import in_part_wording
from enforcement.sums.sentencing.sentence_words import sentence_terms
from store.documents.differences import differing_stretch
from store.plain_text import clip

if TYPE_CHECKING:
    from enforcement.reading.dockets.docket_entries import EntryAct

#: Characters of an entry that are shown.
_LENGTH = 600


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownAct:
    """What an entry was read as."""

    kind: Kind
    status: Status
    #: Whether it ends only a part of what had been done before.
    in_part: bool
    #: Whom it was done to; empty where the entry names nobody.
    party: str
    #: In one line: `sentenced: Leland R. Voskamp, 57 months in prison`.
    words: str
    #: What a sentence imposes, as in `enforcement.claims.CourtSentence`.
    prison_months: int | None = None
    probation_months: int | None = None
    supervised_release_months: int | None = None
    home_detention_months: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class EntryChange:
    """An entry of a docket that was added or changed, or is shown no more."""

    change: EntryChangeKind
    #: The day on which it was filed; None where it is not given.
    day: date | None
    #: That of its papers on the docket; empty where it is not given.
    number: str
    #: What it said and says, on one line each, of a changed one where the two part; empty where it
    #: was not there, or is no more.
    before: str
    after: str
    #: What it was read as, of one that is gone what it had been.
    acts: tuple[ShownAct, ...]


def shown_entry(difference: EntryDifference) -> EntryChange:
    """An entry that differs."""
    before, after = difference.before, difference.after
    was, now = before.text if before else "", after.text if after else ""
    if before and after:
        if before.day != after.day:
            was, now = f"{before.day or 'undated'}: {was}", f"{after.day or 'undated'}: {now}"
        was, now = differing_stretch(was, now)
    return EntryChange(
        change=difference.change,
        day=difference.entry.day,
        number=difference.entry.number,
        before=clip(was, _LENGTH),
        after=clip(now, _LENGTH),
        acts=tuple(map(_shown_act, difference.entry.acts)),
    )


def _shown_act(act: EntryAct) -> ShownAct:
    months = {}
    if act.sentence:
        parts = ("prison", "probation", "supervised_release", "home_detention")
        months = {f"{part}_months": getattr(act.sentence, f"{part}_months") for part in parts}
    terms = sentence_terms(act.sentence) if act.sentence else ()
    whom = ", ".join(filter(None, (act.name, *terms)))
    return ShownAct(
        kind=act.kind,
        status=act.status,
        in_part=act.in_part,
        party=act.name,
        words=": ".join(filter(None, (_done(act), whom))),
        **months,
    )


def _done(act: EntryAct) -> str:
    """What was done, in the words used of a party where it names one."""
    noun = kind_words(act.kind)
    if act.kind == OTHER:
        words: str = act.status
    elif is_undone(act.kind, act.status):
        words = f"{noun} {act.status}"
    else:
        is_personal = act.name and KINDS[act.kind].party_wording
        words = outcome_wording(act.kind, act.status) if is_personal else noun
    return in_part_wording(words, act.in_part)
