"""A matter from its first document to its last: what was done when, to whom, for how much."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, TypeVar, get_args

from enforcement.claims import Claim, CourtSentence, Kind, Purpose, Status, Tier
from enforcement.kinds import CLEARED, OTHER, PERSONAL, SUPERSEDED, is_undone
from enforcement.matters.party_history import MatterParty, matter_parties
from enforcement.reading.dossier import Dossier
from enforcement.text.shingles import likeness
from enforcement.text.times.period_days import first_day

C = TypeVar("C", bound=Claim)

#: Two documents of one matter are one text from this likeness on.
_SAME_TEXT = 0.6


@dataclass(frozen=True, kw_only=True, slots=True)
class StatedAct:
    """An action, and the words that state it."""

    kind: Kind
    status: Status
    quote: str
    #: Its own day, where the text gives one, as a docket does for each step; else the period, as in
    #: `enforcement.claims.Action`.
    day: date | None = None
    period: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """A document of a matter: what it is about, and what else it states; of a document that gives
    each of its acts its day, as a docket does, what was done on one of these days."""

    id: str
    source: str
    title: str
    url: str
    #: When it was done, or published where the text does not tell that.
    day: date | None
    #: Whether the text gives the day, or the period.
    date_stated: bool
    act: StatedAct
    other_acts: tuple[StatedAct, ...]
    #: As the text writes them.
    parties: tuple[str, ...]
    #: Ids of documents with the same text, which this one represents.
    duplicates: tuple[str, ...]
    #: Acquittals, dismissals and other ends of which it is not clear whose they are.
    unattributed_dispositions: tuple[StatedAct, ...]
    #: As in `enforcement.claims.Action`, where the text does not give the day.
    period: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class MatterAmount:
    """An amount of money in a matter, and the ids of the documents that state it."""

    usd: float
    what: Purpose
    quote: str
    documents: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class MatterSentence(CourtSentence):
    """A court's sentence in a matter, and the ids of the documents that state it."""

    documents: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Matter:
    """A matter."""

    #: The id of the document it is named by: of a record, its earliest recorded one.
    id: str
    first: date | None
    last: date | None
    documents: tuple[str, ...]
    sources: tuple[str, ...]
    steps: tuple[Step, ...]
    parties: tuple[MatterParty, ...]
    dockets: tuple[str, ...]
    amounts: tuple[MatterAmount, ...]
    sentences: tuple[MatterSentence, ...]


def assemble_matter(id: str, documents: Sequence[Dossier], tiers: Mapping[str, Tier]) -> Matter:
    """A matter made of its documents; `tiers` are those of their sources."""
    originals = _originals(documents, tiers)
    duplicates: dict[str, list[str]] = defaultdict(list)
    for document in documents:
        if originals[document.id] != document.id:
            duplicates[originals[document.id]].append(document.id)
    parties = matter_parties(documents)
    attributed = {(event.document, event.kind) for party in parties for event in party.history}
    shown = [document for document in documents if originals[document.id] == document.id]
    told = {(it.reading.primary, _day(it)) for it in shown}
    steps = [step for it in shown for step in _steps(it, duplicates[it.id], attributed, told)]
    days = [day for it in documents for day in (it.published_on, it.reading.happened_on) if day]
    days += [step.day for step in steps if step.day]
    amounts = ((amount, it.id) for it in documents for amount in it.reading.amounts)
    sentences = ((sentence, it.id) for it in documents for sentence in it.reading.sentences)
    return Matter(
        id=id,
        first=min(days, default=None),
        last=max(days, default=None),
        documents=tuple(document.id for document in documents),
        sources=tuple(dict.fromkeys(document.source for document in documents)),
        steps=tuple(sorted(steps, key=lambda it: (first_day(it.day, it.period), it.id))),
        parties=parties,
        dockets=tuple(sorted({number for it in documents for number in it.linking_keys.dockets})),
        amounts=tuple(
            MatterAmount(usd=amount.usd, what=amount.what, quote=amount.quote, documents=ids)
            for amount, ids in _distinct_claims(amounts)
        ),
        sentences=tuple(
            MatterSentence(**asdict(sentence), documents=ids)
            for sentence, ids in _distinct_claims(sentences)
        ),
    )


def _originals(documents: Sequence[Dossier], tiers: Mapping[str, Tier]) -> dict[str, str]:
    """For each document the one that represents its text: the nearest to what happened, and of
    those the first published."""

    def nearness(document: Dossier) -> tuple[int, date, str]:
        tier = get_args(Tier).index(tiers.get(document.source, "discovery"))
        return tier, document.published_on or date.max, document.id

    originals: list[Dossier] = []
    by_id: dict[str, str] = {}
    for document in sorted(documents, key=nearness):
        original = next((known for known in originals if _same_text(known, document)), document)
        if original is document:
            originals.append(document)
        by_id[document.id] = original.id
    return by_id


def _same_text(one: Dossier, other: Dossier) -> bool:
    """Whether two documents of one matter are one text, or one is the other's title and lead."""
    titles = one.title.casefold().split(), other.title.casefold().split()
    if titles[0] == titles[1] and one.published_on == other.published_on:
        return True
    return likeness(one.linking_keys.sketch, other.linking_keys.sketch) >= _SAME_TEXT


def _steps(
    document: Dossier,
    duplicates: Sequence[str],
    attributed: Set[tuple[str, Kind]],
    told: Set[tuple[Kind, date | None]],
) -> Iterator[Step]:
    """The step that a document is about, and those of the other days that it gives to acts, unless
    a document is about it (`told`)."""
    acts = [
        StatedAct(kind=act.kind, status=act.status, quote=act.quote, day=act.day, period=act.period)
        for act in document.reading.actions
    ]
    primary = _primary_act(acts, document.reading.primary)
    by_day: dict[date | None, list[StatedAct]] = {_day(document): [primary]}
    for act in acts:
        if act is not primary:
            own = act.day and (act.kind, act.day) not in told
            by_day.setdefault(act.day if own else _day(document), []).append(act)
    for day, done in by_day.items():
        step = replace(_step(document, done, attributed), day=day)
        if done[0] is primary:
            step = replace(step, duplicates=tuple(duplicates), **_when(document, primary))
        yield step


def _when(document: Dossier, primary: StatedAct) -> dict[str, Any]:
    """When the primary act was done, or its document published."""
    period = "" if document.reading.happened_on else primary.period
    return {
        "day": None if period else _day(document),
        "period": period,
        "date_stated": document.reading.happened_on is not None or bool(period),
    }


def _day(document: Dossier) -> date | None:
    return document.reading.happened_on or document.published_on


def _step(document: Dossier, acts: Sequence[StatedAct], attributed: Set[tuple[str, Kind]]) -> Step:
    """A step of a document: the first of these acts is what it is about."""
    return Step(
        id=document.id,
        source=document.source,
        title=document.title,
        url=document.url,
        day=None,
        date_stated=True,
        act=acts[0],
        other_acts=tuple(acts[1:]),
        parties=tuple(party.name for party in document.reading.parties),
        duplicates=(),
        unattributed_dispositions=tuple(
            act
            for act in acts
            if (act.kind in CLEARED or (act.kind in PERSONAL and is_undone(act.kind, act.status)))
            and (document.id, act.kind) not in attributed
        ),
    )


def _primary_act(acts: Sequence[StatedAct], primary: Kind) -> StatedAct:
    """What a document is about: an act that stands, or where none is its news, what was undone."""
    if primary == OTHER:
        about = [act for act in acts if act.kind == OTHER or is_undone(act.kind, act.status)]
    else:
        about = [act for act in acts if act.kind == primary and act.status != SUPERSEDED]
    about.sort(key=lambda act: is_undone(act.kind, act.status))
    return about[0] if about else StatedAct(kind=primary, status="stated", quote="")


def _distinct_claims(claims: Iterable[tuple[C, str]]) -> Iterator[tuple[C, tuple[str, ...]]]:
    """Claims that differ in more than their words, each in the words of the first document that
    makes it, with the ids of all that do."""
    by_content: dict[C, list[tuple[C, str]]] = defaultdict(list)
    for claim, id in claims:
        by_content[replace(claim, quote="", start=0, end=0)].append((claim, id))
    for same in by_content.values():
        yield same[0][0], tuple(dict.fromkeys(id for _, id in same))
