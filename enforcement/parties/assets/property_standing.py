"""Where what was done leaves a thing that is sued."""

from __future__ import annotations

from collections.abc import Sequence

from enforcement.claims import Kind
from enforcement.kinds import CLEARED, KINDS, LITIGATED, is_undone
from enforcement.parties.party_standing import PersonalAct, in_part_wording, is_cleared

#: Furthest last.
_COURSE: tuple[Kind, ...] = ("civil-complaint", "settlement", "judgment", "forfeiture")


def property_standing(acts: Sequence[PersonalAct]) -> tuple[str, ...]:
    """In a word for each: where a text leaves a thing."""
    standing = {act.kind: act for act in acts if not is_undone(act.kind, act.status)}
    over = [act for act in acts if is_cleared(act) and act.kind in standing]
    reached = [kind for kind in _COURSE if kind in standing and standing[kind].status != "proposed"]
    if any(not act.in_part for act in over):
        reached = [kind for kind in reached if kind not in LITIGATED]
    words = [KINDS[kind].property_wording for kind in reached[-1:]]
    words += [in_part_wording(KINDS[it.kind].property_wording, it.in_part) for it in over]
    if "seizure" in standing and reached[-1:] != ["forfeiture"]:
        words.append(KINDS["seizure"].property_wording)
    words += [
        in_part_wording("vacated" if act.status == "vacated" else "lifted", act.in_part)
        for act in acts
        if act.kind not in CLEARED and is_undone(act.kind, act.status)
    ]
    return tuple(dict.fromkeys(word for word in words if word))
