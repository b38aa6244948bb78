"""What was done to whom, in one line, in the words of the field. Pure.

`Revoked: Leland R. Voskamp, D.O., Washington, effective 20 August 2026`
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from enforcement.claims import Action, Coming, Party, PartyAction
from enforcement.kinds import CLEARED, KINDS, is_undone
from enforcement.matters.party_history import Named
from enforcement.parties.party_standing import in_part_wording
from enforcement.places.states import STATE_NAMES
from enforcement.reading.dossier import Dossier
from enforcement.sums.sentencing.sentence_words import sentence_terms

#: Behind a name in a title: `Leland R. Voskamp, D.O.; Decision and Order`.
_DEGREES = re.compile(r"(?:,\s?[A-Z][A-Za-z]{0,5}(?:\.[A-Z][A-Za-z]{0,3}){0,4}\.?){1,3}(?=;|$)")
#: What these kinds are called, where it is not their name.
_NOUNS = {
    "rule-final": "final rule",
    "rule-proposed": "proposed rule",
    "dismissal": "case dismissed",
}
#: Proceedings in which what is ordered takes effect on a day.
_WITH_EFFECT = ("registration", "exclusion", "penalty")
#: The days ahead that belong into the line of what is done to nobody.
_UNTIL: tuple[tuple[Coming, str], ...] = (
    ("effective", "effective"),
    ("comment_deadline", "comments until"),
)


def act_wording(act: Action | PartyAction, party: Named | None) -> str:
    """What was done, as it stands before the colon: `Sentenced`, `Suspension lifted`."""
    row = KINDS[act.kind]
    plain = act.kind.replace("-", " ")
    noun = words = _NOUNS.get(act.kind, plain)
    if act.status == "resentenced":
        words = str(act.status)
    elif is_undone(act.kind, act.status) or act.status == "stayed":
        words = f"{plain if act.kind in CLEARED else noun} {act.status}"
    elif party is not None and act.kind != "dismissal":
        said = row.property_wording if party.type == "property" else row.party_wording
        words = f"{said or noun} (proposed)" if act.status == "proposed" else said or noun
    elif act.status in ("proposed", "final") and act.status in row.qualifiers:
        words = f"{act.status} {noun}"
    words = in_part_wording(words, act.in_part)
    return words[:1].upper() + words[1:]


def party_fact(document: Dossier, act: PartyAction, party: Party, profession: str) -> str:
    """The line of what a document says was done to one of its parties; `profession` is what other
    documents of the matter say they are."""
    degrees = _degrees(document.title, party.name) if party.type == "person" else ""
    who = [party.name, degrees or party.profession or profession]
    who.append(STATE_NAMES.get(document.reading.state or "", ""))
    line = f"{act_wording(act, party)}: {', '.join(filter(None, who))}"
    row = KINDS[act.kind]
    if is_undone(act.kind, act.status):
        return line
    if row.proceeding in _WITH_EFFECT and (day := _only_day(document, "effective")):
        line += f", effective {long_day(day)}"
    details = ", ".join((*_terms(document, act), *_sums(document, act, party)))
    return f"{line}: {details}" if details else line


def plain_fact(document: Dossier, act: Action) -> str:
    """The line of what is done to nobody, or to nobody who is named: it is said by the title."""
    line = f"{act_wording(act, None)}: {document.title}"
    if KINDS[act.kind].party_wording or is_undone(act.kind, act.status):
        return line
    days = ((words, _only_day(document, what)) for what, words in _UNTIL)
    return line + "".join(f", {words} {long_day(day)}" for words, day in days if day)


def long_day(day: date) -> str:
    """A day as a reader writes it: 20 August 2026."""
    return f"{day.day} {day:%B %Y}"


def _degrees(title: str, name: str) -> str:
    at = title.find(name)
    found = _DEGREES.match(title, at + len(name)) if at >= 0 else None
    return found[0].lstrip(", ") if found and "." in found[0] else ""


def _only_day(document: Dossier, what: Coming) -> date | None:
    """The day that a document sets for this, where it is only one."""
    days = {it.day for it in document.reading.coming if it.what == what and it.status == "set"}
    return days.pop() if len(days) == 1 else None


def _terms(document: Dossier, act: PartyAction) -> Iterator[str]:
    """What a party was sentenced to."""
    if act.kind != "sentence":
        return
    named = [it for it in document.reading.sentences if it.name == act.name]
    of_one = named or [
        it for it in document.reading.sentences if it.name is None and _is_alone(document, act)
    ]
    if len(of_one) != 1:
        return
    yield from sentence_terms(of_one[0])


def _sums(document: Dossier, act: PartyAction, party: Party) -> Iterator[str]:
    """What is paid for it, or what a thing is worth, where the document states one such sum."""
    purposes: tuple[str, ...] = ()
    if party.type == "property":
        purposes = ("forfeiture",)
    elif act.kind in ("settlement", "penalty", "judgment"):
        purposes = ("settlement", "fine", "damages")
    sums = {it.usd for it in document.reading.amounts if it.what in purposes}
    if len(sums) == 1:
        alone = party.type == "property" or _is_alone(document, act)
        yield _dollars(sums.pop()) + ("" if alone else " in all")


def _dollars(usd: float) -> str:
    return f"${usd:,.0f}" if usd == int(usd) else f"${usd:,.2f}"


def _is_alone(document: Dossier, act: PartyAction) -> bool:
    """Whether this was done to no other party of the document."""
    return {it.name for it in document.outcomes if it.kind == act.kind} == {act.name}
