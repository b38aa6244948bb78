"""What was read in a document, in words: who, what, how much, when, and under which law. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from answers.claims import LAWS, DocumentClaims
from answers.news.documents.fact_wording import act_wording
from enforcement.act_words import kind_words
from enforcement.claims import Action, Citation, Claim, Party, PartyAction, Relation
from enforcement.kinds import KINDS
from enforcement.places.states import STATE_NAMES
from enforcement.sums.sentencing.sentence_words import sentence_terms
from pages.name_links import has_name_page
from pages.times import short_day, short_period
from store.plain_text import clip, one_line

#: Characters of a quote that are shown beside what it says.
_LENGTH = 200
#: Facts of a group that are shown, and what was done to one party.
_MOST, _MOST_BELOW = 40, 12
#: Units that have no plural.
_SIGNS = ("kg", "g", "mg", "mcg", "ml", "l")


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """One thing that was read."""

    words: str
    #: Of it, in smaller words.
    more: str = ""
    #: Where it says so; None of what a field of the publisher's says.
    claim: Claim | None = None
    #: What is shown of the quote; empty where the words themselves are quoted.
    quote: str = ""
    #: Whether the document is about it.
    is_main: bool = False
    #: The name that there is a page of; empty where there is none.
    name: str = ""
    #: What belongs to it.
    below: tuple[Fact, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class FactGroup:
    """Facts that answer one question."""

    title: str
    facts: tuple[Fact, ...]
    #: How many more there are, which are only counted.
    more: int = 0


def what_was_read(claims: DocumentClaims) -> tuple[FactGroup, ...]:
    """The answers, those left out for which nothing was read."""
    laws = [it for it in claims.citations if it.kind in LAWS]
    numbers = [it for it in claims.citations if it.kind not in LAWS]
    groups = {
        "What was done": (_act(act, claims) for act in claims.actions),
        "To whom": (_party(party, claims) for party in claims.parties),
        "How much": _sums(claims),
        "When": _days(claims),
        "Under which law": _cited(laws),
        "Where, and by whom": _places(claims),
        "Numbers it goes by": _cited(numbers),
        "Earlier documents": map(_relation, claims.relations),
    }
    made = (_group(title, [*facts]) for title, facts in groups.items())
    return tuple(group for group in made if group.facts)


def _group(title: str, facts: Sequence[Fact]) -> FactGroup:
    return FactGroup(title=title, facts=tuple(facts[:_MOST]), more=max(0, len(facts) - _MOST))


def quotes_of(claims: DocumentClaims) -> tuple[Claim, ...]:
    """Every claim that quotes the text."""
    return tuple(
        claim
        for of_sort in (
            *(claims.actions, claims.parties, claims.party_actions, claims.amounts),
            *(claims.sentences, claims.citations, claims.quantities, claims.future_dates),
            claims.relations,
        )
        for claim in of_sort
        if claim.quote
    )


def _fact(
    words: str,
    claim: Claim,
    more: str = "",
    *,
    is_main: bool = False,
    name: str = "",
    below: tuple[Fact, ...] = (),
) -> Fact:
    quote = clip(claim.quote, _LENGTH)
    shown = "" if one_line(claim.quote).casefold() == words.casefold() else quote
    found = claim if claim.quote else None
    return Fact(
        words=words,
        more=more,
        claim=found,
        quote=shown,
        is_main=is_main,
        name=name,
        below=below,
    )


def _act(act: Action, claims: DocumentClaims) -> Fact:
    words = act_wording(act, None)
    status = str(act.status)
    is_said = status in (KINDS[act.kind].status, "stated") or status in words.lower()
    more = (("" if is_said else status), _when(act))
    return _fact(words, act, ", ".join(filter(None, more)), is_main=act.kind == claims.primary)


def _when(act: Action) -> str:
    if act.day:
        return f"on {short_day(act.day)}"
    return f"in {short_period(act.period)}" if act.period else ""


def _party(party: Party, claims: DocumentClaims) -> Fact:
    also = f"also {', '.join(party.aliases)}" if party.aliases else ""
    standing = f"here: {', '.join(party.standing)}" if party.standing else ""
    kind = "" if party.type == "person" else party.type
    return _fact(
        party.name,
        party,
        "; ".join(filter(None, (party.profession or kind, party.role, also, standing))),
        name=party.name if has_name_page(party) else "",
        below=tuple(
            _fact(
                act_wording(act, party),
                act,
                short_period(act.period or str(act.year)) if act.year else "",
            )
            for act in islice(_done_to(party, claims), _MOST_BELOW)
        ),
    )


def _done_to(party: Party, claims: DocumentClaims) -> Iterator[PartyAction]:
    return (act for act in claims.party_actions if act.name == party.name)


def _sums(claims: DocumentClaims) -> Iterator[Fact]:
    for amount in claims.amounts:
        sum_ = f"${amount.usd:,.2f}".removesuffix(".00")
        yield _fact(sum_, amount, "" if amount.what == "other" else amount.what)
    for term in claims.sentences:
        yield _fact(", ".join(sentence_terms(term)), term, term.name or "not named")
    for it in claims.quantities:
        yield _fact(quantity_words(it.amount, it.unit), it, it.substance)


def quantity_words(amount: float, unit: str) -> str:
    """A quantity as people write it: `22,870 tablets`, `1.5 kg`."""
    number = f"{amount:,.6f}".rstrip("0").rstrip(".")
    if amount == 1 or unit in _SIGNS:
        return f"{number} {unit}"
    return f"{number} {unit}{'es' if unit.endswith('ch') else 's'}"


def _days(claims: DocumentClaims) -> Iterator[Fact]:
    if claims.event_date:
        yield Fact(words=short_day(claims.event_date), more=kind_words(claims.primary))
    for day in claims.future_dates:
        state = "" if day.status == "set" else day.status.replace("_", " ")
        what = day.what.replace("_", " ")
        yield _fact(short_day(day.date), day, ", ".join(filter(None, (what, state))))


def _cited(citations: Iterable[Citation]) -> Iterator[Fact]:
    """Each once, where it is first cited."""
    cited: dict[str, list[Citation]] = {}
    for citation in citations:
        cited.setdefault(citation.canonical, []).append(citation)
    for canonical, places in cited.items():
        more = f"{len(places)} times" if len(places) > 1 else ""
        yield _fact(canonical, places[0], more)


def _places(claims: DocumentClaims) -> Iterator[Fact]:
    state = STATE_NAMES.get(claims.state or "", claims.state or "")
    if place := claims.district or state:
        yield Fact(words=place, more="" if state in place else state)
    if claims.agencies:
        yield Fact(words=", ".join(claims.agencies))


def _relation(relation: Relation) -> Fact:
    which = relation.number or relation.citation or ""
    day = f"of {short_day(relation.published)}" if relation.published else ""
    words = " ".join(filter(None, (relation.relation, which, day)))
    return _fact(words[:1].upper() + words[1:], relation)
