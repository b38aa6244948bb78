"""Everything that is read out of one text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from enforcement import claims
from enforcement.actions.action_day import happened_on
from enforcement.actions.actions import actions, primary
from enforcement.actions.upcoming_days import coming
from enforcement.citations.citations import citations
from enforcement.parties.parties import parties
from enforcement.places.agencies import agencies
from enforcement.places.districts import district, state
from enforcement.sums.amounts import amounts
from enforcement.sums.drug_quantities import quantities
from enforcement.sums.sentences import sentences
from enforcement.text.passage import Announcement, passage


@dataclass(frozen=True, kw_only=True, slots=True)
class TextReading:
    """What a text says; each claim quotes `whole`."""

    #: The title, a line feed, the text; the claims' offsets count its characters.
    whole: str
    #: What the announcement is about: one of the actions' kinds, or `other`.
    primary: claims.Kind
    #: The day the primary action took place, where the text gives it.
    happened_on: date | None
    actions: tuple[claims.Action, ...]
    parties: tuple[claims.Party, ...]
    amounts: tuple[claims.Amount, ...]
    sentences: tuple[claims.Term, ...]
    coming: tuple[claims.ComingDay, ...]
    citations: tuple[claims.Citation, ...]
    quantities: tuple[claims.Quantity, ...]
    agencies: tuple[claims.Agency, ...]
    #: The federal judicial district, e.g. `District of New Jersey`.
    district: str | None
    #: Two letters (USPS).
    state: str | None


def read_text(announcement: Announcement) -> TextReading:
    """Everything that is read out of one announcement."""
    text = passage(announcement)
    acts = actions(text)
    main = primary(text, acts)
    named = parties(text, acts)
    return TextReading(
        whole=text.whole,
        primary=main,
        happened_on=happened_on(text, acts, main),
        actions=acts,
        parties=named,
        amounts=amounts(text, acts),
        sentences=sentences(text, named),
        coming=coming(text),
        citations=citations(text),
        quantities=quantities(text),
        agencies=agencies(text),
        district=district(text),
        state=state(text),
    )
