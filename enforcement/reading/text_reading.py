"""Everything that is read out of one text."""

from __future__ import annotations

from enforcement.actions.action_day import happened_on
from enforcement.actions.actions import primary_kind, stated_actions
from enforcement.actions.upcoming_days import upcoming_days
from enforcement.citations.citations import citations_in
from enforcement.claims import TextReading
from enforcement.parties.parties import parties
from enforcement.parties.party_actions import party_actions, with_acts_of_parties, with_standings
from enforcement.places.agencies import named_agencies
from enforcement.places.districts import federal_district, state_code
from enforcement.sums.amounts import stated_amounts
from enforcement.sums.drug_quantities import drug_quantities
from enforcement.sums.sentences import court_sentences
from enforcement.text.passage import Announcement, passage
from enforcement.topics import Topic


def read_text(announcement: Announcement, about: Topic | None = None) -> TextReading:
    """Everything that is read out of one announcement; `about` names the drug that is counted
    besides the common ones."""
    text = passage(announcement)
    acts = stated_actions(text)
    main = primary_kind(text, acts)
    named = parties(text, acts)
    terms = court_sentences(text, named)
    done = party_actions(text, acts, named, terms)
    return TextReading(
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
