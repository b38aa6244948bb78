"""Everything that is read out of one text."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeAlias

from enforcement.actions.actions import primary_kind, stated_actions
from enforcement.actions.when.action_day import happened_on
from enforcement.citations.citations import citations_in
from enforcement.claims import PartyAction, TextReading
from enforcement.days.upcoming_days import upcoming_days
from enforcement.parties.parties import parties
from enforcement.parties.party_actions import party_actions, with_acts_of_parties, with_standings
from enforcement.places.agencies import named_agencies
from enforcement.places.districts import federal_district, state_code
from enforcement.reading.dockets.docket_reading import read_docket
from enforcement.reading.registers.register_reading import with_register
from enforcement.sums.amounts import stated_amounts
from enforcement.sums.drug_quantities import drug_quantities
from enforcement.sums.sentencing.sentences import court_sentences
from enforcement.text.passage import Announcement, Passage, passage
from enforcement.topics import Topic, topic

ReadOutcomes: TypeAlias = tuple[TextReading, tuple[PartyAction, ...]]


def read_text(announcement: Announcement, about: Topic | None = None) -> TextReading:
    """Everything that is read out of one text; `about` names the drug that is counted besides the
    common ones."""
    return read_with_outcomes(announcement, about)[0]


def read_with_outcomes(announcement: Announcement, about: Topic | None = None) -> ReadOutcomes:
    """The same, and what was done to which of the parties. A text that shows itself to be a docket,
    or a document of a register, is read as one."""
    about = about or topic()
    if docket := read_docket(announcement, about):
        parties_of_docket = with_standings(docket.reading.parties, docket.outcomes)
        return replace(docket.reading, parties=parties_of_docket), docket.outcomes
    text = passage(announcement)
    as_announcement, done = _as_announcement(text, about)
    reading = with_register(as_announcement, text, about)
    return with_outcomes(text, reading, as_announcement, done)


def with_outcomes(
    text: Passage, reading: TextReading, before: TextReading, done: tuple[PartyAction, ...]
) -> ReadOutcomes:
    """A reading that takes the place of the one `before`, by which this was `done` to its parties;
    and what was done by the new one."""
    if (reading.actions, reading.parties) == (before.actions, before.parties):
        return reading, done
    done = party_actions(text, reading.actions, reading.parties, reading.sentences)
    return replace(reading, parties=with_standings(reading.parties, done)), done


def _as_announcement(text: Passage, about: Topic) -> ReadOutcomes:
    acts = stated_actions(text)
    main = primary_kind(text, acts)
    named = parties(text, acts)
    terms = court_sentences(text, named)
    done = party_actions(text, acts, named, terms)
    reading = TextReading(
        whole=text.whole,
        primary=main,
        happened_on=happened_on(acts, main),
        actions=with_acts_of_parties(acts, done),
        parties=with_standings(named, done),
        amounts=stated_amounts(text, acts),
        sentences=terms,
        coming=upcoming_days(text),
        citations=citations_in(text.whole),
        quantities=drug_quantities(text, about),
        agencies=named_agencies(text),
        district=federal_district(text),
        state=state_code(text),
    )
    return reading, done
