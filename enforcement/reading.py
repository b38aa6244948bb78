"""A whole reading of one text: what each part of this package claims of it, put together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from enforcement.actions import actions, primary
from enforcement.agencies import agencies
from enforcement.citations import citations
from enforcement.claims import (
    Action,
    Agency,
    Amount,
    Citation,
    ComingDay,
    Kind,
    Party,
    Quantity,
    Term,
)
from enforcement.coming import coming
from enforcement.courts import district, state
from enforcement.days import happened_on
from enforcement.money import amounts
from enforcement.parties import parties
from enforcement.passage import Announcement, passage
from enforcement.quantities import quantities
from enforcement.terms import sentences


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """What a text says; each claim quotes `whole`."""

    #: The title, a line feed, the text: what the claims' offsets count in.
    whole: str
    #: What the announcement is about: one of the actions' kinds, or `other`.
    primary: Kind
    #: The day the primary action took place, where the text tells it.
    happened_on: date | None
    actions: tuple[Action, ...]
    parties: tuple[Party, ...]
    amounts: tuple[Amount, ...]
    sentences: tuple[Term, ...]
    coming: tuple[ComingDay, ...]
    citations: tuple[Citation, ...]
    quantities: tuple[Quantity, ...]
    agencies: tuple[Agency, ...]
    #: The federal judicial district, e.g. `District of New Jersey`.
    district: str | None
    #: Two letters (USPS).
    state: str | None


def read(announcement: Announcement) -> Reading:
    """Everything that is read out of one announcement."""
    text = passage(announcement)
    acts = actions(text)
    main = primary(text, acts)
    named = parties(text, acts)
    return Reading(
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
