"""What was done to whom, in one line, in the words of the field. Pure.

`Revoked: Leland R. Voskamp, D.O., Washington, effective 20 August 2026`
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from answers.news.documents.stated_sums import is_alone, sums_of, sums_of_nobody
from enforcement.act_words import kind_words
from enforcement.claims import Action, Coming, Party, PartyAction
from enforcement.kinds import CLEARED, KINDS, is_undone
from enforcement.matters.party_history import Named, outcome_wording
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
    # A letter has corrections of its own.
    "correction": "published correction",
}
#: What a state gives, and a registration is not.
_LICENSE = re.compile(r"\blicen[sc](?:e|ure)", re.IGNORECASE)
_REGISTRATION = re.compile(r"\bregistration|\bDEA certificate", re.IGNORECASE)
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
    plain = kind_words(act.kind)
    noun = words = _NOUNS.get(act.kind, plain)
    if act.status == "resentenced":
        words = str(act.status)
    elif is_undone(act.kind, act.status) or act.status == "stayed":
        words = f"{plain if act.kind in CLEARED else noun} {act.status}"
    elif party is not None and act.kind != "dismissal":
        words = _done_to(act, party, noun)
    elif (act.kind, act.status) == ("application", "final"):
        words = "registration granted"
    elif act.status in ("proposed", "final") and act.status in row.qualifiers:
        words = f"{act.status} {noun}"
    words = in_part_wording(words, act.in_part)
    return words[:1].upper() + words[1:]


def _done_to(act: Action | PartyAction, party: Named, noun: str) -> str:
    """What was done, in the words used of whom or what it was done to; a noun where there are
    none."""
    row = KINDS[act.kind]
    if party.type != "property" and row.party_wording:
        return outcome_wording(act.kind, act.status)
    said = (party.type == "property" and row.property_wording) or noun
    return f"{said} (proposed)" if act.status == "proposed" else said


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
    details = (*_object(act), *_terms(document, act), *sums_of(document, act, party))
    return _with_details(line, details)


def plain_fact(document: Dossier, act: Action) -> str:
    """The line of what is done to nobody, or to nobody who is named: it is said by the title."""
    line = f"{act_wording(act, None)}: {document.title}"
    if is_undone(act.kind, act.status):
        return line
    if KINDS[act.kind].party_wording:
        return _with_details(
            line, (*_terms_of_nobody(document, act), *sums_of_nobody(document, act))
        )
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
    named = [it for it in document.reading.sentences if it.name == act.name]
    unnamed = [it for it in document.reading.sentences if it.name is None]
    of_one = named or (unnamed if is_alone(document, act) else [])
    if act.kind == "sentence" and len(of_one) == 1:
        yield from sentence_terms(of_one[0])


def _terms_of_nobody(document: Dossier, act: Action) -> Iterator[str]:
    if act.kind == "sentence" and len(document.reading.sentences) == 1:
        yield from sentence_terms(document.reading.sentences[0])


def _object(act: PartyAction) -> Iterator[str]:
    """What was taken or given up, where it is not the registration that this kind is about."""
    if KINDS[act.kind].proceeding == "registration" and _LICENSE.search(act.quote):
        yield "license and registration" if _REGISTRATION.search(act.quote) else "license"


def _with_details(line: str, details: Iterable[str]) -> str:
    said = ", ".join(details)
    return f"{line}: {said}" if said else line
