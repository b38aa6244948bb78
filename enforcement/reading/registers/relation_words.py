"""What a register document says that it does to earlier ones: in the present tense of a sentence,
or by what its title and ACTION line call it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from enforcement.claims import RelationKind
from enforcement.days.marked_sentence import without_titles
from enforcement.reading.registers.amendments import REFUSED

_PERIOD = (
    r"(?:comment|period|deadline|docket|time|date|flexibilit|exception|exemption|temporary|order"
    r"|waiver)"
)
_MEETING = (
    r"(?:meetings?|hearings?|workshops?|webinars?|briefings?|sessions?|symposium|roundtable)\b"
)
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
#: What is only prepared: "while the Service prepares a revision or withdrawal of the rule".
_PREPARED = re.compile(
    r"\b(?:prepar|consider|initiat|contemplat|evaluat)\w*\b[^.;]{0,60}?"
    r"\b(?:withdraw|rescind|delay|extend|correct|cancel)\w*"
)
_TOLD = re.compile(r"\b(?:published|issued|announced|promulgated)\b")
_GERUND = re.compile(r"\w+ing\b")
_BEING = re.compile(r"\b(?:is|are|hereby|further|also)(?: \w+)? ?\Z")


def acts_told(heads: Sequence[str], said: Sequence[str]) -> list[RelationKind]:
    """What a document does to earlier ones, in the order of `_DOES`; `heads` are its title
    and ACTION line, `said` the sentences that tell of it, in lower case."""
    plain = [_PREPARED.sub(" ", REFUSED.sub(" ", without_titles(it))) for it in said]
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


def is_done_now(act: RelationKind, sentence: str) -> bool:
    """Whether a sentence in lower case does what its words say, rather than tell of an earlier
    document that did:
    "On ◈, DEA published a rule delaying the effective date"."""
    found = _DOES[act].search(_PREPARED.sub(" ", sentence))
    if found is None:
        return False
    told = _TOLD.search(found.string, 0, found.start())
    return not (
        told and _GERUND.match(found.group()) and not _BEING.search(found.string, 0, found.start())
    )
