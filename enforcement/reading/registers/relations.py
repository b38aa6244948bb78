"""How a register document stands to earlier ones: it corrects, extends, reopens, delays, postpones,
cancels or withdraws one, follows an earlier step of its own proceeding, or cites another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from enforcement.claims import Relation, RelationKind, quoted
from enforcement.days.marked_sentence import without_titles
from enforcement.reading.registers.references import Reference
from enforcement.reading.registers.relation_words import acts_told, is_done_now

#: A document that names more is no notice about one.
_MOST = 60
#: An earlier step of the same proceeding.
_STEP = re.compile(
    r"\b(?:adopt\w*|finaliz\w+|propos\w+|nprms?|anprms?|interim final|60-day|first notice"
    r"|previous\w*"
    r"|preliminary|by notice published|originally published|initial notice)\b"
)
_PROPOSED = re.compile(r"\b(?:nprms?|proposed rule\w*|notices? of proposed rulemakings?)\b")
_LIST = re.compile(r"\b(?:rules|notices|documents|proposals|nprms|orders)\b")
#: What is dated and is no document of a register.
_NO_DOCUMENT = re.compile(
    r"\b(?:executive order|memorandum|public law|act\b(?! notice)|letter|petition"
    r"|application|request"
    r"|complaint|indictment|agreement|permit|licen[sc]e|declar\w+|decision|judgment|certificate)"
    r"(?:\W+\w+){0,4}\W+\Z"
)
_A_DOCUMENT = re.compile(
    r"\b(?:federal register|published|publication|promulgated|appeared|appearing|notices?"
    r"|rules?|rulemakings?"
    r"|nprms?|document|docket|guidance|request for (?:information|comments?))\b"
)


def relations(
    whole: str,
    named: Iterable[Reference],
    heads: Sequence[str],
    said: Sequence[str],
    *,
    final: bool,
) -> tuple[Relation, ...]:
    """The relations of a document to those it names; `heads` are its title and ACTION line, `said`
    the sentences that tell of it, in lower case; `final` is whether it makes a rule that was
    proposed before."""
    found = list(islice(filter(_is_a_document, named), _MOST))
    merged = _merged(found)
    kinds: dict[int, list[RelationKind]] = {number: [] for number in range(len(merged))}
    acts = acts_told(heads, said)
    for act in acts:
        for number in _targets(act, merged, final=final):
            kinds[number].append(act)
    told = [
        relation
        for number, group in enumerate(merged)
        for relation in _told(whole, group, kinds[number], first=number == 0, acting=bool(acts))
    ]
    return tuple(sorted(told, key=lambda it: it.start))


def _is_a_document(named: Reference) -> bool:
    """Whether it is a register's document: one with a page or number is; one with a day is where
    the words beside it say so ("an application dated …" is none)."""
    if named.number or named.citation:
        return True
    text, place = without_titles(named.marked.text), named.place
    if _NO_DOCUMENT.search(text[max(0, place - 60) : place]):
        return "federal register" in text[max(0, place - 60) : place + 60]
    return _A_DOCUMENT.search(text) is not None


def _merged(found: Sequence[Reference]) -> list[list[Reference]]:
    """The references to one document together, in the order of the first."""
    groups: list[list[Reference]] = []
    for one in found:
        for group in groups:
            if any(_same(one, other) for other in group):
                group.append(one)
                break
        else:
            groups.append([one])
    return groups


def _same(one: Reference, other: Reference) -> bool:
    pairs = (
        (one.number, other.number),
        (one.citation, other.citation),
        (one.published, other.published),
    )
    known = [a == b for a, b in pairs if a and b]
    return bool(known) and all(known)


def _targets(act: RelationKind, merged: Sequence[Sequence[Reference]], *, final: bool) -> list[int]:
    """Which documents the act is done to: the first that stands in a sentence which says so, and
    those it is listed with ("for the notices published on …, and on …"); else the first of all. A
    rule does not extend or delay the proposal it follows."""
    fitting = [
        number
        for number, group in enumerate(merged)
        if not (final and act in ("extends", "delays") and all(map(_is_proposal, group)))
    ]
    for number in fitting:
        for it in merged[number]:
            text = without_titles(it.marked.text)
            if _first_of_its_sentence(it, merged) and is_done_now(act, text):
                listed = _LIST.search(text, 0, it.place)
                return [
                    other
                    for other in fitting
                    if other == number
                    or (listed and it.sentence in {a.sentence for a in merged[other]})
                ]
    return fitting[:1]


def _is_proposal(one: Reference) -> bool:
    return _PROPOSED.search(one.marked.text) is not None


def _first_of_its_sentence(one: Reference, merged: Sequence[Sequence[Reference]]) -> bool:
    return not any(
        other.sentence == one.sentence and other.start < one.start
        for group in merged
        for other in group
    )


def _told(
    whole: str,
    group: Sequence[Reference],
    acts: Sequence[RelationKind],
    *,
    first: bool,
    acting: bool,
) -> Iterator[Relation]:
    kinds: Sequence[RelationKind] = acts
    if not acts:
        step = any(_STEP.search(it.marked.text) for it in group)
        kinds = ["follows" if step or (first and not acting) else "cites"]
    one = max(group, key=lambda it: bool(it.number) + bool(it.citation) + bool(it.published))
    for kind in kinds:
        relation = Relation(
            **quoted(whole, one.start, one.end),
            relation=kind,
            number=one.number,
            citation=one.citation,
            published=one.published,
        )
        yield _completed(relation, group)


def _completed(relation: Relation, group: Sequence[Reference]) -> Relation:
    """The relation, with what another sentence tells of the same document."""
    for one in group:
        relation = replace(
            relation,
            number=relation.number or one.number,
            citation=relation.citation or one.citation,
            published=relation.published or one.published,
        )
    return relation
