"""What is read out of a text: plain frozen data, each claim with the words it rests on.

A claim's `quote` stands in the passage's `whole` at [start, end), character for character; what
cannot be quoted is not claimed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias, TypedDict

#: What can be done or said: the name of a row of `enforcement.kinds`, which checks it on loading.
Kind: TypeAlias = str
#: How far an action has come; never more than the text says. From `superseded` on: what became of
#: one that had been done before. `vacated` also is reversed, set aside; `lifted` also rescinded.
Status = Literal[
    "alleged", "charged", "pleaded", "convicted", "sentenced", "acquitted", "dismissed", "settled",
    "ordered", "proposed", "final", "stated",
    "superseded", "resentenced", "stayed", "vacated", "lifted", "withdrawn", "cancelled",
    "pardoned", "commuted",
]  # fmt: skip
#: `property` is a thing that is sued itself: in rem it is the defendant, and its owner is not.
PartyType = Literal["person", "organization", "property"]
Role = Literal["defendant", "respondent", "plaintiff", "intervenor"]
#: How far a source can be cited, the nearest to what happened first; a discovery source only points
#: at others.
Tier = Literal["official", "court", "registry", "trade", "press", "discovery"]
Purpose = Literal["restitution", "settlement", "fine", "forfeiture", "loss", "billed", "other"]
Coming = Literal[
    "sentencing", "hearing", "trial", "comment_deadline", "hearing_request_deadline", "meeting",
    "effective", "compliance", "other",
]  # fmt: skip
#: What a text says of a day: that it is set; that another one, or none yet, takes its place; that
#: what was to happen will not.
DayStatus = Literal["set", "moved_from", "cancelled"]
#: How a document of a register stands to an earlier one.
RelationKind = Literal[
    "corrects", "extends", "reopens", "delays", "postpones", "cancels", "withdraws", "follows",
    "cites",
]  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """The words a claim rests on, and where they stand in `Passage.whole`."""

    quote: str
    start: int
    end: int


class Quotation(TypedDict):
    """The fields of a `Claim`."""

    quote: str
    start: int
    end: int


def quoted(whole: str, start: int, end: int) -> Quotation:
    """The fields of a claim that rests on characters [start, end) of the whole."""
    return {"quote": whole[start:end], "start": start, "end": end}


@dataclass(frozen=True, kw_only=True, slots=True)
class Action(Claim):
    """That something was done."""

    kind: Kind
    status: Status
    #: When it was done, where the text gives the day of this one.
    day: date | None = None
    #: The year, month or week it was done in, where the text tells only that: `2019`, `2025-06`,
    #: `2026-W07` (ISO 8601); else empty.
    period: str = ""
    #: Whether an act stands of which this tells an end: some counts or orders ended, or it was done
    #: again.
    in_part: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Party(Claim):
    """Whom it was done to; the quote is the name where it is first written in full."""

    #: As written, without titles, degrees and age.
    name: str
    type: PartyType
    #: None where a docket names it and does not tell on which side it stands.
    role: Role | None
    #: Other names the text itself gives ("also known as", "doing business as").
    aliases: tuple[str, ...] = ()
    #: physician, pharmacist, veterinarian, nurse, clinic, pharmacy …; empty where it is not said.
    profession: str = ""
    #: Where the text leaves the party, a word for each proceeding: `charged`, `vacated`,
    #: `dismissed in part` …; empty where it leaves that open.
    standing: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyAction(Claim):
    """What was done to one party."""

    #: As in `Party.name`.
    name: str
    kind: Kind
    status: Status
    #: As in `Action`.
    in_part: bool = False
    #: Whether the text only recalls it, as what had gone before: "who was convicted in 2019".
    recalled: bool = False
    #: When it was done to this party, where the text tells it; the period as in `Action`.
    day: date | None = None
    period: str = ""
    #: The year it was done in, where the text only recalls it, or tells it of an earlier month.
    year: int | None = None
    #: Whether the text says that it was done again: "indicted anew", "refiled charges".
    anew: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Amount(Claim):
    """US dollars, and what for."""

    usd: float
    what: Purpose


#: Months that stand for a life term.
LIFE = 9999


@dataclass(frozen=True, kw_only=True, slots=True)
class CourtSentence(Claim):
    """What a court sentenced a defendant to, in months: 9999 is life, 0 time served; None where the
    text states no such part."""

    #: The party's name, None where it is not named.
    name: str | None
    prison_months: int | None = None
    probation_months: int | None = None
    supervised_release_months: int | None = None
    home_detention_months: int | None = None
    #: The prison term in words, where its months only come near it: "12 months and 1 day",
    #: "45 days"; else empty.
    prison_exactly: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ComingDay(Claim):
    """A day that lay ahead when the text was published, or that the text takes back."""

    day: date
    what: Coming
    status: DayStatus = "set"


@dataclass(frozen=True, kw_only=True, slots=True)
class Citation(Claim):
    """A law, rule, docket or other number, in its one canonical form."""

    #: usc, cfr, act, state-code, public-law, statutes-at-large, fr, fr-document, rin, docket (an
    #: agency's), court-docket, marcs.
    kind: str
    canonical: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Relation(Claim):
    """How the document stands to an earlier one; what the text does not tell is None."""

    relation: RelationKind
    #: The earlier document's number, e.g. `2026-90702`.
    number: str | None = None
    #: Where it is printed, e.g. `88 FR 74379`.
    citation: str | None = None
    #: When it was published or issued.
    published: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Quantity(Claim):
    """How much of which drug."""

    amount: float
    #: g, kg, mg, ml, tablet, vial, pill, dose …
    unit: str
    substance: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Agency(Claim):
    """An agency the text names, or the one that issues it.

    Where only the office line names it there is nothing to quote: the quote is empty, at 0.
    """

    #: DEA, FDA, HHS-OIG, FBI, IRS, DOJ, USAO, State AG, or the name as written.
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class TextReading:
    """What a text says; each claim quotes `whole`."""

    #: The title, a line feed, the text; the claims' offsets count its characters.
    whole: str
    #: What the announcement is about: one of the actions' kinds, or `other`.
    primary: Kind
    #: The day the primary action took place, where the text gives it.
    happened_on: date | None
    actions: tuple[Action, ...]
    parties: tuple[Party, ...]
    amounts: tuple[Amount, ...]
    sentences: tuple[CourtSentence, ...]
    coming: tuple[ComingDay, ...]
    citations: tuple[Citation, ...]
    quantities: tuple[Quantity, ...]
    agencies: tuple[Agency, ...]
    #: The federal judicial district, e.g. `District of New Jersey`.
    district: str | None
    #: Two letters (USPS).
    state: str | None
    relations: tuple[Relation, ...] = ()
