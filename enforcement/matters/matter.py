"""A matter from its first document to its last: what was done when, to whom, for how much."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import asdict, dataclass
from datetime import date
from typing import get_args

from enforcement.claims import Amount, CourtSentence, Kind, Purpose, Status, Tier
from enforcement.kinds import CLEARED
from enforcement.matters.party_history import Involved, involved
from enforcement.reading.dossier import Dossier
from enforcement.text.shingles import likeness

#: From here on two documents of one matter are one text.
_SAME_TEXT = 0.6


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """An act, and the words that say it."""

    kind: Kind
    status: Status
    quote: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """A document of a matter: what it is about, and what else it tells."""

    id: str
    source: str
    title: str
    url: str
    #: When it was done, or published.
    day: date | None
    #: Whether the text tells the day.
    date_stated: bool
    act: Told
    other_acts: tuple[Told, ...]
    #: As the text writes them.
    parties: tuple[str, ...]
    #: Ids of documents with the same text, which this one stands for.
    duplicates: tuple[str, ...]
    #: Acquittals and dismissals of which it is not clear whose they are.
    unattributed_dispositions: tuple[Told, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Sum:
    """A sum of a matter, and the documents that state it."""

    usd: float
    what: Purpose
    quote: str
    documents: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence(CourtSentence):
    """A sentence of a matter, and the documents that state it."""

    documents: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Course:
    """A matter."""

    #: The first of its documents' ids in alphabetical order.
    id: str
    first: date | None
    last: date | None
    documents: tuple[str, ...]
    sources: tuple[str, ...]
    steps: tuple[Step, ...]
    parties: tuple[Involved, ...]
    dockets: tuple[str, ...]
    amounts: tuple[Sum, ...]
    sentences: tuple[Sentence, ...]


def course(id: str, documents: Sequence[Dossier], tiers: Mapping[str, Tier]) -> Course:
    """A matter made of its documents; `tiers` are those of their sources."""
    heads = _heads(documents, tiers)
    under: dict[str, list[str]] = defaultdict(list)
    for document in documents:
        if heads[document.id] != document.id:
            under[heads[document.id]].append(document.id)
    parties = involved(documents)
    whose = {(fate.document, fate.kind) for party in parties for fate in party.history}
    steps = [_step(one, under[one.id], whose) for one in documents if heads[one.id] == one.id]
    days = [day for one in documents for day in (one.published_on, one.reading.happened_on) if day]
    return Course(
        id=id,
        first=min(days, default=None),
        last=max(days, default=None),
        documents=tuple(one.id for one in documents),
        sources=tuple(dict.fromkeys(one.source for one in documents)),
        steps=tuple(sorted(steps, key=lambda step: (step.day or date.min, step.id))),
        parties=parties,
        dockets=tuple(sorted({docket for one in documents for docket in one.traits.dockets})),
        amounts=tuple(_sums(documents)),
        sentences=tuple(_sentences(documents)),
    )


def gathered(
    dossiers: Mapping[str, Dossier], cases: Mapping[str, str]
) -> dict[str, tuple[Dossier, ...]]:
    """The documents of each matter, by the day of their publication; both are by document."""
    found: dict[str, list[Dossier]] = defaultdict(list)
    for id, one in dossiers.items():
        found[cases[id]].append(one)
    return {
        case: tuple(sorted(some, key=lambda one: (one.published_on or date.min, one.id)))
        for case, some in found.items()
    }


def _heads(documents: Sequence[Dossier], tiers: Mapping[str, Tier]) -> dict[str, str]:
    """The document that stands for each: itself, or the one with the same text that is nearest to
    what happened and first published."""

    def nearness(one: Dossier) -> tuple[int, date, str]:
        tier = get_args(Tier).index(tiers.get(one.source, "discovery"))
        return tier, one.published_on or date.max, one.id

    heads: list[Dossier] = []
    found: dict[str, str] = {}
    for one in sorted(documents, key=nearness):
        same = next((head for head in heads if _same(head, one)), None)
        if same is None:
            heads.append(one)
        found[one.id] = (same or one).id
    return found


def _same(one: Dossier, other: Dossier) -> bool:
    """Whether two documents of one matter are one text, or one is the other's title and lead."""
    titles = one.title.casefold().split(), other.title.casefold().split()
    if titles[0] == titles[1] and one.published_on == other.published_on:
        return True
    return likeness(one.traits.sketch, other.traits.sketch) >= _SAME_TEXT


def _step(one: Dossier, under: Sequence[str], whose: Set[tuple[str, Kind]]) -> Step:
    reading = one.reading
    acts = [Told(kind=act.kind, status=act.status, quote=act.quote) for act in reading.actions]
    nothing = Told(kind=reading.primary, status="stated", quote="")
    main = next((act for act in acts if act.kind == reading.primary), nothing)
    return Step(
        id=one.id,
        source=one.source,
        title=one.title,
        url=one.url,
        day=reading.happened_on or one.published_on,
        date_stated=reading.happened_on is not None,
        act=main,
        other_acts=tuple(act for act in acts if act is not main),
        parties=tuple(party.name for party in reading.parties),
        duplicates=tuple(under),
        unattributed_dispositions=tuple(
            act for act in acts if act.kind in CLEARED and (one.id, act.kind) not in whose
        ),
    )


def _sums(documents: Sequence[Dossier]) -> Iterator[Sum]:
    found: dict[tuple[float, Purpose], list[tuple[Amount, str]]] = defaultdict(list)
    for one in documents:
        for amount in one.reading.amounts:
            found[amount.usd, amount.what].append((amount, one.id))
    for (usd, what), some in found.items():
        ids = tuple(dict.fromkeys(id for _, id in some))
        yield Sum(usd=usd, what=what, quote=some[0][0].quote, documents=ids)


def _sentences(documents: Sequence[Dossier]) -> Iterator[Sentence]:
    found: dict[tuple[object, ...], list[tuple[CourtSentence, str]]] = defaultdict(list)
    for one in documents:
        for term in one.reading.sentences:
            inside = term.prison_months, term.home_detention_months
            outside = term.probation_months, term.supervised_release_months
            found[term.name, inside, outside].append((term, one.id))
    for some in found.values():
        ids = tuple(dict.fromkeys(id for _, id in some))
        yield Sentence(**asdict(some[0][0]), documents=ids)
