"""The kinds of action: one row a kind, from which all else that is known of kinds follows.

A new kind is one row here, and one rule for the words that state it, in `enforcement/actions`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, NamedTuple

from enforcement.claims import Coming, Kind, Status

#: What a party goes through; `cleared` is what ends a prosecution without guilt.
Proceeding = Literal[
    "prosecution", "lawsuit", "registration", "warning", "exclusion", "penalty", "cleared"
]
#: What goes from a charge or a complaint to its end before a court.
LITIGATION: tuple[Proceeding, ...] = ("prosecution", "lawsuit")
#: What money is paid for after an action that does not say so itself.
Payment = Literal["settlement", "fine", "restitution", "damages"]
#: Words beside an action that change its status (see `enforcement.actions.action_status`).
Qualifier = Literal["proposed", "draft", "final", "ordered", "agreed"]

#: The wording of what is done to nobody.
NOBODY = ""


class Stage(NamedTuple):
    """How far into a proceeding an action is."""

    proceeding: Proceeding
    #: A later document of a matter has a higher one.
    number: int
    #: Which of the actions of one stage comes after which.
    place: int = 0


@dataclass(frozen=True, slots=True)
class ActionKind:
    """One kind of action; every default is the cautious answer."""

    name: Kind
    #: Its status where no word beside it says otherwise.
    status: Status
    #: As it is said of the party it is done to ("pleaded guilty"), or NOBODY.
    party_wording: str
    #: Every kind that is done to a party has one.
    stage: Stage | None = None
    #: Whether the party stands before a court; None where its proceeding decides.
    in_court: bool | None = None
    #: Whether daily business uses its words too, so that an authority must be named nearby.
    everyday: bool = False
    #: Whether it happens on one day, so that "today's plea" dates it ("today's fine" does not).
    event: bool = False
    #: Days ahead that can no longer come after it.
    ends: tuple[Coming, ...] = ()
    #: Whether it changes the days of an earlier document.
    amends: bool = False
    pays: Payment | None = None
    qualifiers: tuple[Qualifier, ...] = ()
    #: As it is said of a party that has only agreed to it; empty where that is said like the act.
    agreed_wording: str = ""
    #: As it is said of a thing that is sued itself ("forfeited"), or NOBODY.
    property_wording: str = NOBODY

    def __post_init__(self) -> None:
        if self.party_wording and self.stage is None:
            msg = f"{self.name}: a kind of action that is done to a party needs a stage"
            raise ValueError(msg)

    @property
    def proceeding(self) -> Proceeding | None:
        """What a party goes through by it."""
        return self.stage.proceeding if self.stage else None

    @property
    def prosecuted(self) -> bool:
        """Whether the party stands before a court."""
        if self.in_court is None:
            return self.proceeding in ("prosecution", "cleared")
        return self.in_court

    @property
    def guilty(self) -> bool:
        """Whether it finds the party guilty."""
        return self.status in ("pleaded", "convicted", "sentenced")


# A row's place is its rank: of several actions in a title the upper one is the news. The later in a
# case comes first ("Arrested and Charged": charges lead to the arrest), then what agencies do, by
# how much it decides.
# fmt: off
_ROWS = (
    ActionKind("sentence", "sentenced", "sentenced", Stage("prosecution", 2),
               event=True, ends=("sentencing", "trial"), pays="restitution"),
    ActionKind("acquittal", "acquitted", "acquitted", Stage("cleared", 0),
               event=True, ends=("sentencing", "trial")),
    ActionKind("dismissal", "dismissed", "dismissed", Stage("cleared", 0),
               everyday=True, ends=("sentencing", "trial"),
               property_wording="dismissed"),
    ActionKind("conviction", "convicted", "convicted", Stage("prosecution", 1, 1),
               everyday=True, event=True, ends=("trial",), pays="restitution"),
    ActionKind("plea", "pleaded", "pleaded guilty", Stage("prosecution", 1),
               event=True, ends=("trial",), pays="restitution",
               agreed_wording="agreed to plead guilty"),
    ActionKind("judgment", "ordered", "judgment against", Stage("lawsuit", 1, 1),
               pays="damages", qualifiers=("agreed",),
               property_wording="judgment"),
    ActionKind("settlement", "settled", "settled", Stage("lawsuit", 1),
               everyday=True, pays="settlement", qualifiers=("proposed",),
               property_wording="settled"),
    ActionKind("arrest", "alleged", "arrested", Stage("prosecution", 0, 1), event=True),
    ActionKind("charge", "charged", "charged", Stage("prosecution", 0, 2)),
    ActionKind("revocation", "ordered", "revoked", Stage("registration", 4),
               qualifiers=("proposed",)),
    ActionKind("suspension", "ordered", "suspended", Stage("registration", 1),
               qualifiers=("agreed",)),
    ActionKind("exclusion", "ordered", "excluded", Stage("exclusion", 0),
               everyday=True, qualifiers=("proposed", "agreed")),
    ActionKind("surrender", "stated", "surrendered", Stage("registration", 2),
               agreed_wording="agreed to surrender", qualifiers=("agreed",)),
    ActionKind("denial", "ordered", "denied", Stage("registration", 3), everyday=True),
    ActionKind("penalty", "ordered", "penalty", Stage("penalty", 0),
               pays="fine", qualifiers=("proposed", "agreed")),
    # Orders to show cause and warning letters say what an agency believes, before any hearing.
    ActionKind("order-to-show-cause", "alleged", "ordered to show cause", Stage("registration", 0)),
    ActionKind("civil-complaint", "alleged", "sued", Stage("lawsuit", 0), in_court=True,
               property_wording="sued"),
    ActionKind("forfeiture", "stated", NOBODY, Stage("prosecution", 2, 1),
               in_court=False, everyday=True, qualifiers=("ordered", "agreed"),
               property_wording="forfeited"),
    ActionKind("seizure", "stated", NOBODY, everyday=True, qualifiers=("ordered",),
               property_wording="seized"),
    ActionKind("correction", "final", NOBODY, amends=True),
    ActionKind("extension", "stated", NOBODY, everyday=True, amends=True),
    ActionKind("recall", "stated", NOBODY, everyday=True),
    ActionKind("warning", "alleged", "warned", Stage("warning", 0)),
    ActionKind("scheduling", "stated", NOBODY, qualifiers=("proposed", "final")),
    ActionKind("quota", "stated", NOBODY, qualifiers=("proposed", "final")),
    ActionKind("rule-final", "final", NOBODY, qualifiers=("draft",)),
    ActionKind("rule-proposed", "proposed", NOBODY),
    ActionKind("guidance", "stated", NOBODY, qualifiers=("draft", "final")),
    ActionKind("hearing", "stated", NOBODY),
    ActionKind("application", "proposed", NOBODY),
    ActionKind("notice", "stated", NOBODY),
    ActionKind("investigation", "alleged", "investigated", Stage("prosecution", 0),
               in_court=False, everyday=True),
    ActionKind("report", "stated", NOBODY),
    ActionKind("statement", "stated", NOBODY),
    ActionKind("other", "stated", NOBODY)
)
# fmt: on

#: Statuses of an act that does not stand any more, and of one that stands otherwise than before.
UNDONE: frozenset[Status] = frozenset(
    (
        "acquitted",
        "dismissed",
        "vacated",
        "lifted",
        "withdrawn",
        "cancelled",
        "pardoned",
        "commuted",
    )
)
CHANGED: frozenset[Status] = frozenset(("superseded", "resentenced", "stayed"))
SUPERSEDED: Status = "superseded"

#: By name, the highest rank first.
KINDS: Mapping[Kind, ActionKind] = MappingProxyType({row.name: row for row in _ROWS})
RANK: Mapping[Kind, int] = {name: -place for place, name in enumerate(KINDS)}
#: What is done to somebody.
PERSONAL = frozenset(row.name for row in _ROWS if row.party_wording)
#: What is done to a thing that is sued.
PROPERTY_KINDS = frozenset(row.name for row in _ROWS if row.property_wording)
CLEARED = frozenset(row.name for row in _ROWS if row.proceeding == "cleared")
#: What brings somebody before a court, or into its custody; a later one may be another, or the same
#: that is told again.
ACCUSATIONS: frozenset[Kind] = frozenset(("arrest", "charge", "civil-complaint"))
#: What a dismissal ends.
LITIGATED: frozenset[Kind] = frozenset(("charge", "civil-complaint"))


def is_undone(kind: Kind, status: Status) -> bool:
    """Whether an act that had been done does not stand any more; an acquittal or a dismissal is an
    act of its own, which stands until a court takes it back."""
    return status in UNDONE and status != KINDS[kind].status


def known_kind(name: str) -> Kind:
    """The name of a kind. Raises ValueError where no row has it, so that a misspelt rule is found
    when it is loaded."""
    if name not in KINDS:
        msg = f"{name!r} is no kind of action; known are {', '.join(KINDS)}"
        raise ValueError(msg)
    return name


# The kinds that a rule of reading names by themselves.
ACQUITTAL, CHARGE, CONVICTION, INVESTIGATION, JUDGMENT = map(
    known_kind, ("acquittal", "charge", "conviction", "investigation", "judgment")
)
OTHER, PLEA, RECALL, SENTENCE, SETTLEMENT = map(
    known_kind, ("other", "plea", "recall", "sentence", "settlement")
)
DENIAL, SURRENDER = map(known_kind, ("denial", "surrender"))
#: What falls where another act is undone: a sentence rests on the conviction, and that on a plea.
FALLS_WITH: Mapping[Kind, tuple[Kind, ...]] = MappingProxyType(
    {PLEA: (CONVICTION,), CONVICTION: (PLEA,), SENTENCE: (CONVICTION, PLEA)}
)
#: As what a paper is taken back by which something is proposed or made of everybody, whatever that
#: is: a proposed scheduling is a proposed rule.
PAPERS: Mapping[Status, Kind] = MappingProxyType(
    {"proposed": known_kind("rule-proposed"), "final": known_kind("rule-final")}
)
