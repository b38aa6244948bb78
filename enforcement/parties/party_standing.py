"""Where acts leave a party: what stands, and what of it ended.

Of each proceeding the furthest act that stands is told, then what ended: an acquittal or a
dismissal takes the place of the charge, a vacated conviction that of the whole prosecution. What
ended while a finding of guilt stands ended in part.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol, TypeVar, get_args

from enforcement.claims import Kind, Status
from enforcement.kinds import (
    CLEARED,
    DENIAL,
    JUDGMENT,
    KINDS,
    LITIGATION,
    SETTLEMENT,
    SURRENDER,
    Proceeding,
    is_undone,
)

#: Acts that leave nobody anywhere: they only begin something.
_OPEN = frozenset(("investigation",))
#: Undone, they leave open where the party stands.
_SILENT = frozenset(("plea", "settlement", "charge", "arrest", "notice"))
_SUIT = re.compile(r"suit|complaint|civil", re.IGNORECASE)


class PersonalAct(Protocol):
    """What was done to a party, or undone."""

    @property
    def kind(self) -> Kind: ...
    @property
    def status(self) -> Status: ...
    @property
    def in_part(self) -> bool: ...
    @property
    def anew(self) -> bool: ...
    @property
    def quote(self) -> str: ...


A = TypeVar("A", bound=PersonalAct)


def standing(acts: Sequence[PersonalAct]) -> tuple[str, ...]:
    """In a word for each: where a text leaves one party after `acts`, each kind of which is there
    once, or twice where it ended in part. Empty where that is open."""
    held = standing_acts(acts)
    words = [_word(act) for act in held if act.kind not in _OPEN]
    words += [_revived(act) for act in acts if _is_revival(act) and not held]
    words += ended(acts)
    return tuple(dict.fromkeys(word for word in words if word))


def standing_acts(acts: Sequence[A]) -> list[A]:
    """The furthest act of each proceeding that stands; a licence that was given up stays so where a
    petition to have it back is denied."""
    cleared = [act for act in acts if is_cleared(act)]
    furthest = []
    for proceeding in get_args(Proceeding):
        reached = [
            act for act in acts if _is_of(act, proceeding) and not is_undone(act.kind, act.status)
        ]
        if not reached or proceeding == "cleared":
            continue
        last = max(reached, key=_stage)
        over = [act for act in cleared if not act.in_part] if proceeding in LITIGATION else []
        if _outlasts(last) or not (over or _fell(acts, proceeding)):
            given_up = (act for act in reached if act.kind == SURRENDER and last.kind == DENIAL)
            furthest += [*given_up, last]
    return furthest


def ended(acts: Sequence[PersonalAct]) -> list[str]:
    """What ended, as it is said of the party: `acquitted`, `dismissed in part`, `vacated` …"""
    held = standing_acts(acts)
    guilty = any(KINDS[act.kind].guilty for act in held)
    cleared = [act for act in acts if is_cleared(act)]
    if any(act.kind == SETTLEMENT for act in held) and not guilty:
        cleared = [act for act in cleared if act.kind == "acquittal"]
    words = [
        in_part_wording(KINDS[act.kind].party_wording, act.in_part or guilty) for act in cleared
    ]
    over = any(not act.in_part for act in cleared) and not guilty
    for act in acts:
        proceeding = KINDS[act.kind].proceeding
        if is_undone(act.kind, act.status) and not (over and proceeding == "prosecution"):
            rest = any(other.kind != act.kind and _is_of(other, proceeding) for other in held)
            clemency = act.status in ("pardoned", "commuted")
            words.append(
                in_part_wording(wording_of_end(act), act.in_part or (rest and not clemency))
            )
    return [word for word in dict.fromkeys(words) if word]


def is_cleared(act: PersonalAct) -> bool:
    """Whether an act is an acquittal or a dismissal that no court took back."""
    return act.kind in CLEARED and not is_undone(act.kind, act.status)


def _is_of(act: PersonalAct, proceeding: Proceeding | None) -> bool:
    return KINDS[act.kind].proceeding == proceeding and proceeding is not None


def _stage(act: PersonalAct) -> tuple[int, int]:
    stage = KINDS[act.kind].stage
    return (stage.number, stage.place) if stage else (0, 0)


def _outlasts(act: PersonalAct) -> bool:
    """Whether an act stands although charges or a suit ended: a finding of guilt, a settlement, a
    new charge."""
    return KINDS[act.kind].guilty or act.kind == SETTLEMENT or act.anew


def _is_decision(act: PersonalAct) -> bool:
    return _stage(act)[0] > 0


def _fell(acts: Sequence[PersonalAct], proceeding: Proceeding) -> bool:
    """Whether the decision of a proceeding was undone as a whole."""
    over = (act for act in acts if _is_of(act, proceeding) and _is_decision(act))
    return any(wording_of_end(act) and not act.in_part for act in over)


def _word(act: PersonalAct) -> str:
    if act.status == "proposed" and act.kind != "settlement":
        return ""
    if act.status == "stayed" and not KINDS[act.kind].prosecuted:
        return ""
    return "judgment" if act.kind == JUDGMENT else KINDS[act.kind].party_wording


def wording_of_end(act: PersonalAct) -> str:
    """What became of an act that was undone, as it is said of the party; empty where that leaves
    open where the party stands."""
    if act.kind in CLEARED or act.kind in _SILENT or not is_undone(act.kind, act.status):
        return ""
    if act.status in ("vacated", "pardoned", "commuted"):
        return act.status
    if KINDS[act.kind].guilty:
        return "vacated"
    if act.status == "withdrawn" and "notice" in act.quote.lower():
        return ""  # a notice may be withdrawn to be corrected
    return "penalty withdrawn" if act.kind == "penalty" else "lifted"


def in_part_wording(word: str, part: bool) -> str:
    """A word for an end, of a part where it left the rest standing."""
    return f"{word} in part" if word and part else word


def _is_revival(act: PersonalAct) -> bool:
    """Whether a charge or suit goes on that had been dismissed."""
    return act.kind == "dismissal" and act.status == "vacated"


def _revived(act: PersonalAct) -> str:
    kind = "civil-complaint" if _SUIT.search(act.quote) else "charge"
    return KINDS[kind].party_wording
