"""How a register document stands to earlier ones: it corrects, extends, reopens, delays, postpones,
cancels or withdraws one, follows an earlier step of its own proceeding, or cites another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from enforcement.claims import Relation, RelationKind, quoted
from enforcement.days.marked_sentence import without_titles
from enforcement.reading.registers.amendments import REFUSED
from enforcement.reading.registers.references import Reference

#: A document that names more is no notice about one.
_MOST = 60
_PERIOD = (
    r"(?:comment|period|deadline|docket|time|date|flexibilit|exception|exemption|temporary|order"
    r"|waiver)"
)
_MEETING = r"(?:meetings?|hearings?|workshops?|webinars?|sessions?|symposium|roundtable)\b"
_PAPER = (
    r"(?:rules?|rulemakings?|nprms?|anprms?|proposals?|notices?|guidances?|guides?|documents?|orders?"
    r"|requests?|polic(?:y|ies)|statements?|determinations?|approvals? of the)\b"
)
_IS = r"(?:is|are|being|be|hereby|has been|have been)(?: \w+){0,2}"
#: What a sentence does, in the present tense, to the document it names.
_DOING: Mapping[RelationKind, str] = {
    "corrects": (
        r"\bcorrect(?:s|ing)\b(?! amendment)|\b(?:is|are)(?: \w+){0,2} corrected\b"
        r"|\bfollowing corrections?\b"
        r"|\b(?:this|these|issu\w+ (?:a|this)|make\w*) (?:technical )?corrections?\b"
        r"|\bcorrections? to the\b"
        r"|\btechnical amendments?\b|\bcontained (?:an? )?(?:\w+ )?(?:errors?|incorrect)\b"
    ),
    "reopens": (
        r"\b(?:decided|determined) to re-?open\b|\bre-?open(?:s|ing)\b|\bre-?opening of\b|\b(?:is"
        r"|are)(?: \w+){0,2} re-?opened\b"
    ),
    "extends": (
        rf"\b(?:(?:decided|determined) to extend|extend(?:s|ing))\b (?:\S+ ){{0,14}}?{_PERIOD}"
        rf"|\bextension of\b (?:\S+ ){{0,6}}?{_PERIOD}"
        rf"|\b(?:period|deadline|date)s?\b[^.;]{{0,240}} {_IS} extended\b"
    ),
    "delays": (
        r"\b(?:delay(?:s|ing)?|postpon(?:es|ing)|stay(?:s"
        r"|ing)) (?:of )?(?:\S+ ){0,12}?(?:effective|compliance)\b"
        rf"|\beffective dates?\b[^.;]{{0,240}} {_IS} (?:delayed|postponed|extended"
        rf"|stayed)\b(?! indefinitely)"
        r"|\bextending the effective\b|\bdelaying that date\b"
    ),
    "postpones": (
        rf"\b(?:postpon(?:es|ing|ement of)|re-?schedul(?:es|ing)) (?:\S+ ){{0,12}}?{_MEETING}"
        rf"|{_MEETING}[^.;]{{0,300}} {_IS} (?:postponed|re-?scheduled)\b"
    ),
    "cancels": (
        rf"\b(?:is |are )?cancel(?:s|l?ing) (?:\S+ ){{0,14}}?{_MEETING}"
        rf"|\bnotice of cancell?ation\b"
        rf"|\bannounc(?:es|ing) (?:the )?cancell?ation\b"
        rf"|(?<!announced the )(?<!announced )cancell?ation of"
        rf" (?:the|an?) (?:\S+ ){{0,8}}?{_MEETING}|{_MEETING}[^.;]{{0,300}} {_IS} cancell?ed\b"
    ),
    "withdraws": (
        r"(?<!announced the )\b(?:withdraw(?:s|ing|al of)|rescind(?:s|ing)) (?!(?:the )?approval)"
        rf"(?:\S+ ){{0,12}}?{_PAPER}"
        rf"|{_PAPER}[^.;]{{0,240}} (?:is|are)(?: \w+){{0,2}} (?:withdrawn|rescinded)\b"
    ),
}
_DOES = {kind: re.compile(words) for kind, words in _DOING.items()}
#: What a title or an ACTION line calls it.
_CALLING: Mapping[RelationKind, str] = {
    "corrects": r"\bcorrect(?:ions?|ing)\b|\btechnical amendments?\b",
    "reopens": r"\bre-?opening\b",
    "extends": (
        r"\bextension of (?:\w+ ){0,3}?(?:comment|compliance|temporary|deadline|covid"
        r"|period|closing)"
        r"|\bcomment period extension\b"
    ),
    "delays": (
        r"\b(?:delay|delaying|delayed|postponement"
        r"|stay) (?:of )?(?:\w+ ){0,2}?(?:effective|compliance)"
    ),
    "postpones": r"\b(?:postponed|postponement|rescheduling|rescheduled)\b(?! of)",
    "cancels": (
        r"\A(?:notice of )?cancell?ation\b(?! order)|[;,:-] ?(?:notice of )?cancell?(?:ation|ed)\b"
        rf"|\bcancell?ation of (?:\S+ ){{0,8}}?{_MEETING}|{_MEETING} cancell?(?:ation|ed)\b"
    ),
    "withdraws": r"\b(?:withdrawal|withdrawn|withdrawing|rescission)\b(?! of approval)",
}
_CALLED = {kind: re.compile(words) for kind, words in _CALLING.items()}
#: A period that is reopened is not extended as well; of a meeting that is called postponed, words
#: about other meetings that are cancelled tell nothing, nor the other way round.
_OUTDOES: Mapping[RelationKind, RelationKind] = {
    "extends": "reopens",
    "cancels": "postpones",
    "postpones": "cancels",
}
#: An earlier step of the same proceeding.
_STEP = re.compile(
    r"\b(?:adopt\w*|finaliz\w+|propos\w+|nprms?|anprms?|interim final|60-day|first notice"
    r"|previous\w*"
    r"|preliminary|by notice published|originally published|initial notice)\b"
)
_PROPOSED = re.compile(r"\b(?:nprms?|proposed rule\w*|notices? of proposed rulemakings?)\b")
_TOLD = re.compile(r"\b(?:published|issued|announced|promulgated)\b")
_GERUND = re.compile(r"\w+ing\b")
_BEING = re.compile(r"\b(?:is|are|hereby|further|also)(?: \w+)? ?\Z")
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
    acts = _acts(heads, said)
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


def _acts(heads: Sequence[str], said: Sequence[str]) -> list[RelationKind]:
    """What the document does to earlier ones, in the order of `_DOES`."""
    plain = [REFUSED.sub(" ", without_titles(sentence)) for sentence in said]
    titles = [REFUSED.sub(" ", head) for head in heads]
    called = [kind for kind in _DOES if any(_CALLED[kind].search(title) for title in titles)]
    acts = [
        kind
        for kind, words in _DOES.items()
        if kind in called or any(words.search(sentence) for sentence in plain)
    ]
    return [
        kind for kind in acts if _OUTDOES.get(kind) not in (acts if kind == "extends" else called)
    ]


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
            if _first_of_its_sentence(it, merged) and _is_done_now(_DOES[act].search(text)):
                listed = _LIST.search(text, 0, it.place)
                return [
                    other
                    for other in fitting
                    if other == number
                    or (listed and it.sentence in {a.sentence for a in merged[other]})
                ]
    return fitting[:1]


def _is_done_now(found: re.Match[str] | None) -> bool:
    """Whether a sentence does what its words say, rather than tell of an earlier document that did:
    "On ◈, DEA published a rule delaying the effective date"."""
    if found is None:
        return False
    told = _TOLD.search(found.string, 0, found.start())
    return not (
        told and _GERUND.match(found.group()) and not _BEING.search(found.string, 0, found.start())
    )


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
