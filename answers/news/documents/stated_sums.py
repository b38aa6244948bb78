"""The sums that a fact states: what an act costs somebody, or what a thing is worth. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from enforcement.claims import Action, Amount, Kind, Party, PartyAction, Purpose
from enforcement.reading.dossier import Dossier

#: What is paid for these.
_PRICE: tuple[Purpose, ...] = ("settlement", "fine")
_PAID: Mapping[Kind, tuple[Purpose, ...]] = dict.fromkeys(
    ("settlement", "penalty", "judgment"), _PRICE
)
#: What these come with, beside the time to serve.
_ORDERED: Mapping[Kind, tuple[Purpose, ...]] = {
    "sentence": ("fine", "forfeiture", "restitution"),
    "plea": ("forfeiture", "restitution"),
}
#: The words of a sum that say so: what was only taken or lost is no order to pay.
_SAYS: Mapping[Purpose, re.Pattern[str]] = {
    "fine": re.compile(r"\bfine|\bpenalt", re.IGNORECASE),
    "forfeiture": re.compile(r"\bforfeit|\bmoney\sjudg", re.IGNORECASE),
    "restitution": re.compile(r"\brestitution|\bre-?pa[iy]|\breimburs", re.IGNORECASE),
}
_ROUGHLY = re.compile(r"\b(?:over|more than|nearly|almost|about|approximately)\b", re.IGNORECASE)
#: Characters from a sentence to the fine it comes with: one told elsewhere may be of another year.
_NEAR = 200
#: "A practice and two physicians have agreed to pay": the unnamed pay as well.
_OF_SEVERAL = re.compile(r"(?:have|agree)\b", re.IGNORECASE)


def sums_of(document: Dossier, act: PartyAction, party: Party) -> Iterator[str]:
    """What one of the parties is to pay, or a thing is worth, where the document states one."""
    if party.type == "property":
        yield from _one(document.reading.amounts, ("forfeiture",))
    elif act.kind in _PAID:
        several = not is_alone(document, act) or bool(_OF_SEVERAL.match(act.quote))
        for price in _one(document.reading.amounts, _PAID[act.kind]):
            yield f"{price} in all" if several else price
    else:
        yield from _ordered(document, act, _beside(document, act))


def sums_of_nobody(document: Dossier, act: Action) -> Iterator[str]:
    """What is to be paid by whom a document does not name, where its title does not say so."""
    if "$" in document.title:
        return
    yield from _one(document.reading.amounts, _PAID.get(act.kind, ()))
    yield from _ordered(document, act, document.reading.amounts)


def is_alone(document: Dossier, act: PartyAction) -> bool:
    """Whether this was done to no other party of the document."""
    return {it.name for it in document.outcomes if it.kind == act.kind} == {act.name}


def _one(amounts: Iterable[Amount], purposes: tuple[Purpose, ...]) -> Iterator[str]:
    """The one sum for any of the purposes."""
    sums = {it.usd: _dollars(it) for it in amounts if it.what in purposes}
    if len(sums) == 1:
        yield from sums.values()


def _ordered(
    document: Dossier, act: Action | PartyAction, amounts: Sequence[Amount]
) -> Iterator[str]:
    """What an act comes with, each purpose with its one sum."""
    near = [act.start, *(it.start for it in document.reading.sentences)]
    for purpose in _ORDERED.get(act.kind, ()):
        said = [it for it in amounts if it.what == purpose and _SAYS[purpose].search(it.quote)]
        if purpose == "fine":
            said = [it for it in said if any(abs(it.start - at) <= _NEAR for at in near)]
        for price in _one(said, (purpose,)):
            yield f"{purpose} of {price}"


def _beside(document: Dossier, act: PartyAction) -> list[Amount]:
    """The sums that stand with an act: between it and what was done to the other parties before and
    behind it. Of the last of several to whom the same was done there are none, since what stands
    there may be said of all."""
    others = [it for it in document.outcomes if it.name != act.name and not it.recalled]
    behind = [it.start for it in others if it.start > act.start]
    before = [it.start for it in others if it.start <= act.start]
    if any(it.kind == act.kind for it in others) and not behind:
        return []
    first, last = max(before, default=0), min(behind, default=None)
    return [
        it
        for it in document.reading.amounts
        if first <= it.start and (last is None or it.start < last)
    ]


def _dollars(amount: Amount) -> str:
    """A sum, as rough as the document has it: `$120,000`, `over $700,000`."""
    usd = amount.usd
    rough = _ROUGHLY.search(amount.quote)
    plain = f"${usd:,.0f}" if usd == int(usd) else f"${usd:,.2f}"
    return f"{rough[0].lower()} {plain}" if rough else plain
