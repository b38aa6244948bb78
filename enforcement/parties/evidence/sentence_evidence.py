"""Whether a sentence says that an action was taken against those it names.

A name is acted against as the subject of a verb of action ("X was sentenced", "X agreed to pay"),
as the object of one ("charged X", "settlement with X", "arrest of X"), by the age behind it, which
announcements write for the accused alone, or as a neighbour in a list of such a name. A name behind
"of", "by", "for" and the like is somebody's patient, owner or employer and is not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from enforcement.parties.assets.estates import ESTATE
from enforcement.parties.evidence.against_governments import is_against_government
from enforcement.parties.evidence.joined_nouns import joined_names
from enforcement.parties.evidence.listed_names import share_in_lists
from enforcement.parties.evidence.term_after_name import is_followed_by_term, is_preceded_by_term
from enforcement.parties.evidence.undoubted import is_undoubted, is_who_is_accused
from enforcement.parties.evidence.verbs_after_name import Verb, involvement_by_verbs_after, verbs_in
from enforcement.parties.evidence.words_before_name import involvement_by_words_before
from enforcement.parties.involvement import Involvement
from enforcement.parties.naming.name import Name
from enforcement.parties.party_mentions import owns_step_of_case
from enforcement.text.party_words import FUNCTION_WORDS, HEADS, PLACES, ROLES, SUFFIXES
from enforcement.text.passage import Sentence

#: Characters read to the left of a name.
_LEFT_REACH = 90
_ALIAS_MARKS = (
    "a/k/a",
    "a/k/a,",
    "aka",
    "aka,",
    "a.k.a.",
    "a.k.a",
    "f/k/a",
    "n/k/a",
    "d/b/a",
    "f/d/b/a",
    "dba",
    "known as",
    "business as",
    " alias",
    "n\u00e9e",
    " nee",
)
_KNOWN_AS = re.compile(r"(?:the|an?)\s(?:(?!also\b|formerly\b|\w+ly\b)[a-z-]+\s){1,4}known\sas\s")
_SPACES = ' \n"\u201c'
_QUOTES = ('"', "\u201c", "\u201d")
#: Behind the name of a plaintiff.
_SUES_BEHIND = re.compile(
    r"""(?:,\s(?:an?|the|who|of)\s[^.;]{2,120},)?\s(?:has\s|have\s|also\s|today\s|recently\s){0,2}
    (?:(?:filed|files|brought|launched)\s(?:[a-z$\d.,-]+\s){0,5}(?:(?:law)?suit|complaint|class\saction)s?\b
      |(?:sued|sues|(?:is|are)\ssuing)\s(?!by\b))""",
    re.VERBOSE,
)
#: Behind an author: "Ida Holt, “Four Years Later”, Tarn Times".
_TITLE_BEHIND = re.compile(r"(?:,\sM\.?D\.?)?(?:,?\set\sal\.?)?,\s[\"\u201c][A-Z][^\"\u201d]{15}")
#: Behind somebody's words, before the one who says them.
_SAID = tuple(f"{mark} {verb} " for mark in '"\u201d' for verb in ("said", "says", "added"))
#: Around a caption.
_CASE_BEFORE = re.compile(
    r"\b(?:captioned|titled|styled|(?:the|this|class|civil)\s(?:case|action|suit|lawsuit|matter)(?:\sof)?),?\s"
    r"[^.;]{0,60}\sv(?:s)?\.\s\Z"
)
_CASE_BEHIND = re.compile(
    r",?\set\sal\b|,?\s\(?(?:case|civil\saction|docket)\b|,\s(?:the|a)\s(?:[a-z]+\s){0,2}(?:case|lawsuit|suit)\b"
)
#: Behind a place: "a Crown Dell woman".
_PLACE_OF = re.compile(
    r"\s(?:wo)?m[ae]n\b|\s(?:residents?|couple|doctors?|physicians?|pharmacists?|nurses?|dentists?"
    r"|chiropractors?|psychiatrists?|podiatrists?|teens?|clinics?|pharmac(?:y|ies)|hospitals?)\b"
)
#: In small letters, it is no part of the name: "FBI agent Otto Marsh, who was acquitted".
_OFFICES_BEFORE = (
    "agent ",
    "attorney ",
    "prosecutor ",
    "judge ",
    "detective ",
    "trooper ",
    "deputy ",
    "inspector ",
    "lawyer ",
    "founding attorney, ",
    "defense attorney, ",
    "law office of ",
    "law offices of ",
    "law firm of ",
)
#: Before the name of one to whom a court gives a term: "handed Ida Holt a 14-year prison term",
#: "also sentenced in the case were Ida Holt (two years)".
_HANDED = ("handed ", "hands ", "gave ", "gives ", "sent ", "sends ", "were ", "was ")
#: A letter to the one it is about: "inspected your facility, Tarn Compounding LLC".
_ADDRESSED = re.compile(
    r"\byour\s(?:[a-z-]+\s){0,4}(?:facility|firm|establishment|company|pharmacy|website),?\s\Z"
)
#: How titles of registers go on behind a respondent: "Ida Holt; Denial of Hearing; Final Order".
_DECIDED_BEHIND = re.compile(
    r"(?:,\s[a-z.]{2,6})?;\s(?:(?:final|default|notice\sof|proposed|amended)\s){0,2}"
    r"(?:denial|debarment|decision|revocation|suspension|order|exclusion)\b"
)
#: Behind the name of a defendant: "to her 2022 conviction", "withdraw his guilty plea", "'s motion
#: and dismissed the only count against her".
_OWN_STEP = re.compile(
    r"""\s(?:(?:to|against|from|over)\s)?(?:(?:have|expunge|erase|clear|overturn|vacate|set\saside|reverse
        |challenge|withdraw|take\sback)\s)?(?:his|her)\s(?:[a-z0-9-]+\s){0,4}(?:convictions?|pleas?
        |indictment|prison\s(?:sentence|term))\b
    |(?:['\u2019\u2018]s?\smotion(?:\sfor\s(?:a\s)?(?:judgment\sof\s)?acquittal)?)?,?\sand\s
        (?:dismissed|threw\sout)\s(?:[a-z]+\s){0,4}(?:counts?|charges?|case|indictment)\s(?:pending\s)?
        against\s(?:him|her)\b
    |,\swhose\s(?:[a-z0-9-]+\s){0,3}(?:convictions?|sentence|plea|indictment|acquittal|licen[sc]e
        |registration|exclusion)\s(?:was|were|had|has|have|is)\b
    |\sin\sresponse\sto\s(?:our\s|the\s|a\s)?warning\sletter\b
    |\s[-\u2013\u2014]\sclose[\s-]?out\sletter\b""",
    re.VERBOSE,
)
#: "asked for the license she surrendered in 2019"
_GAVE_UP = re.compile(
    r"\s(?:[a-z'\u2019]+\s){1,14}?licen[sc]e\s(?:that\s)?(?:he|she)\s(?:had\s)?(?:voluntarily\s)?"
    r"(?:surrendered|gave\sup|lost)\b"
)
#: Before it: "the jury cleared the manager", "our Warning Letter 301, issued to".
_ACTED_ON_BEFORE = re.compile(
    r"""\b(?:jury|jurors|judge)\s(?:has\s|have\s)?clear(?:s|ed)\s(?:[a-z'-]+\s){0,5}\Z
    |\bimposed\son\s\Z
    |\bwarning\sletter\b[^.;]{0,40}\b(?:issued|sent|addressed)\sto\s\Z""",
    re.VERBOSE,
)
_ROADS = frozenset("lane court drive road street place circle way terrace trail".split())  # noqa: SIM905
_PLEA_BY = re.compile(r"\b(?:plea|pleas|admission)\s(?:\w+\s)?by\s\Z")
#: The word behind a place that only describes: "Boise doctor".
_FOLLOWING = re.compile(r"\s([a-z]{3,20})\b")
#: "PA" is a form of company too and "VA" an authority, so they are not among the places.
_STATES = PLACES | {"pa", "va"}
_BEFORE_STATE = re.compile(r",\s(?:(?:New|North|South|West|Rhode)\s)?([A-Z][\w.]{1,14})")
_DESCRIBING = (
    ROLES
    | HEADS
    | {"administration", "family", "school", "schools", "campaign", "case", "scandal", "police"}
)
_AGE = re.compile(
    r"""(?:'s|\u2019s)?(?:,\s(?:[A-Z][a-z]+\s){1,3}[A-Z][a-z]+\s\([A-Z.]{2,8}\)(?=,))?(?:,?\s\(?(?:a/k/a|aka|a\.k\.a\.|also\sknown\sas)[^,;:]{2,40})?
    (?:,?\s["\u201c(][^"\u201d)]{1,30}["\u201d)])?(?:,?\s(?:[A-Z][\w.]{0,6}\s?){1,2})?
    (?:,?\s?\(?(?:who\sis\s|now\s)?(?:age[ds]?:?\s)?(?:1[6-9]|[2-9]\d)
        (?:[),;.]|\s(?:of|both|and|from|years|each|is|was)\b)
      |,?\s\(?aged?\s\d\d)""",
    re.VERBOSE,
)
_AGE_BEFORE = re.compile(
    r"\b[1-9]\d[-\s]year[-\s]old\s(?:(?!(?:over|in|at|of|on|from|to|by|during)\b)[a-z]+,?\s){0,4}\Z"
)
#: Around the name of somebody who is no defendant; one of the words must be there.
_HARMS = (" of ", "kill", "injur", "murder", "late ", "deceased", "victim", "patient")
_HARMED_BEFORE = re.compile(
    r"""\b(?:deaths?|murder|killing|overdose|shooting|assault|abuse|estate|family|widow|parents)\sof\s
        (?:[a-z0-9-]+\s){0,4}\Z
    |\b(?:killed|killing|injured|injuring|murdered|murdering)\s(?:[a-z0-9-]+\s){0,2}\Z
    |\b(?:the\slate|deceased|victims?|patient)\s\Z""",
    re.VERBOSE,
)
_HARMED_BEHIND = re.compile(
    r"""(?:,\s(?:aged?\s)?\d\d)?(?:,\s(?:of\s)?[^,.;]{2,30}){0,2},?\s(?:who\s)?(?:has\s|had\s|later\s)?
    (?:died|was\skilled|was\sfound\sdead|passed\saway|overdosed|was\sshot|succumbed)\b""",
    re.VERBOSE,
)


def involvements(
    text: str, low: str, names: Sequence[Name], sentence: Sentence
) -> list[Involvement]:
    """What a sentence says of each of its names; `low` is the text in lower case."""
    verbs: list[Verb] | None = None
    given: list[Involvement] = []
    joined = joined_names(low, names, sentence.start, sentence.end) if names else frozenset()
    for number, name in enumerate(names):
        if number in joined and not name.official and name.type in ("person", "organization"):
            given.append(Involvement.UNDOUBTED)
            continue
        estate = number > 0 and names[number - 1].words[0] == ESTATE
        behind = replace(sentence, start=names[number - 1].end) if estate else sentence
        involvement = _by_nearest_words(text, low, name, behind)
        if (
            involvement is None
            and number
            and given[-1] is Involvement.STRANGER
            and _is_paired_organization(low, names[number - 1], name)
        ):
            involvement = Involvement.STRANGER
        if involvement is None:
            if verbs is None:
                verbs = list(verbs_in(low, sentence.start, sentence.end))
            stop = name.words[-1] in SUFFIXES and low.startswith(". ", name.end)  # "Vale LLC. has"
            involvement = involvement_by_verbs_after(low, name.end + stop, verbs)
        if involvement is Involvement.PARTY and is_undoubted(
            low, name.lead, name.end, sentence.start
        ):
            involvement = Involvement.UNDOUBTED
        given.append(involvement)
    if len(names) > 1:
        share_in_lists(low, names, given)
    return given


def _by_nearest_words(text: str, low: str, name: Name, sentence: Sentence) -> Involvement | None:
    """What the words directly around a name say of it; None where verbs are to decide."""
    if name.type == "government":
        sued = is_against_government(low, name.start, name.end, sentence.start)
        return Involvement.PARTY if sued else Involvement.STRANGER
    left = text[max(sentence.start, name.lead - _LEFT_REACH) : name.lead]
    if "known as" in left and _KNOWN_AS.fullmatch(left.lower()):
        return None  # it has no other name
    official = name.official or left.lower().endswith(_OFFICES_BEFORE)
    if (official or "pardoned" in low[name.end : name.end + 90]) and is_undoubted(
        low, name.lead, name.end, sentence.start
    ):
        return Involvement.UNDOUBTED
    if "defendant" in low[name.lead : name.start] or low[name.lead : name.start] == "respondent ":
        return Involvement.PARTY
    if not name.official and (
        is_who_is_accused(low, name.end)
        or _is_before_own_step(low, name.end)
        or _is_acted_on_before(left)
    ):
        return Involvement.PARTY
    if _SUES_BEHIND.match(low, name.end):
        return Involvement.PLAINTIFF
    if name.type == "person" and not name.sure and _PLACE_OF.match(text, name.end):
        return Involvement.OUTSIDER
    if _is_no_actor(text, left, name, title=sentence.title):
        return Involvement.STRANGER
    if "(" in left[-2:]:
        return Involvement.UNKNOWN  # a short form
    if name.type == "organization" and "your " in left and _ADDRESSED.search(left):
        return Involvement.PARTY
    if left.endswith((" v. ", " vs. ")) and _is_caption(left, low, name):
        return Involvement.UNDOUBTED
    if sentence.title and _DECIDED_BEHIND.match(low, name.end):
        return Involvement.PARTY
    if name.type == "person" and _is_victim(low, left, name):
        return Involvement.OUTSIDER
    if name.type == "person" and (
        _AGE.match(text, name.end, sentence.end) or ("year" in left and _AGE_BEFORE.search(left))
    ):
        by = left.endswith(" by ") and not _PLEA_BY.search(left)
        return Involvement.STRANGER if by else Involvement.PARTY
    term = name.type == "person" and is_followed_by_term(
        text, low, name.end, sentence.start, sentence.end
    )
    handed = term and left.endswith(_HANDED)
    if handed or (name.type == "person" and is_preceded_by_term(left)):
        return Involvement.PARTY
    involvement = involvement_by_words_before(left, title=sentence.title, name_type=name.type)
    if involvement is not Involvement.UNKNOWN:
        return involvement
    if term:
        return Involvement.PARTY
    if name.type == "word" and left.endswith(", "):
        return Involvement.UNKNOWN
    return Involvement.PARTY if owns_step_of_case(low, name.end) else None


def _is_before_own_step(low: str, end: int) -> bool:
    """Whether the words behind a name that ends at `end` tell of its bearer's own case."""
    if _OWN_STEP.match(low, end):
        return True
    return "licen" in low[end : end + 120] and _GAVE_UP.match(low, end) is not None


def _is_acted_on_before(left: str) -> bool:
    """Whether the words before a name say that its bearer was acted on."""
    cue = "clear" in left or "imposed on " in left or "etter" in left
    return cue and _ACTED_ON_BEFORE.search(left.lower()) is not None


def _is_caption(left: str, low: str, name: Name) -> bool:
    """Whether a case is told of by its caption, and no decision cited: "captioned Orlo v. Vale"."""
    return (
        _CASE_BEFORE.search(left.lower()) is not None
        or _CASE_BEHIND.match(low, name.end) is not None
    )


def _is_victim(low: str, left: str, name: Name) -> bool:
    """Whether the person died or was harmed: "the death of X, 24", "X, 40, died in an accident"."""
    before = left.lower()
    return (
        any(word in before for word in _HARMS) and _HARMED_BEFORE.search(before) is not None
    ) or _HARMED_BEHIND.match(low, name.end) is not None


def _is_paired_organization(low: str, left: Name, name: Name) -> bool:
    """Whether two organizations stand side by side: "operated two clinics, X and Y, and was"."""
    return (
        left.type == name.type == "organization"
        and low[left.end : name.lead] in (" and ", ", and ", ", ")
        and not low[max(0, left.lead - _LEFT_REACH) : left.lead]
        .rstrip(_SPACES)
        .removesuffix(" the")
        .endswith(_ALIAS_MARKS)
    )


def _is_no_actor(text: str, left: str, name: Name, *, title: bool) -> bool:
    """Whether it is an authority's, another name of somebody, or only describes what follows."""
    if name.type == "person" and _TITLE_BEHIND.match(text, name.end):
        return True
    if name.official or left.endswith(_SAID) or left.rstrip(_SPACES).lower().endswith(_ALIAS_MARKS):
        return True
    if name.words[-1] in _ROADS and left.endswith(" ") and left[-2:-1].isdigit():
        return True  # "of 157 Vale Lane"
    if left[-1:] in _QUOTES and text[name.end : name.end + 2].strip(",")[:1] in _QUOTES:
        return "(" not in left[-2:]
    if name.type == "organization":
        return False
    place = None if name.sure else _BEFORE_STATE.match(text, name.end)
    if place and place.group(1).rstrip(".").lower() in _STATES:
        return True  # "Crown Point, Indiana"
    if name.type == "word" and text[name.end : name.end + 2].strip().isupper() and not title:
        return True  # "Targeted Case Managers"
    following = _FOLLOWING.match(text, name.end)
    if following is None:
        return False
    if name.type == "word" and text[name.start : name.end].isupper():  # "faces DUI charges"
        verb = next(verbs_in(text, following.start(1), following.end(1)), None)
        finite = following.group(1).endswith("ed") or following.group(1) in FUNCTION_WORDS
        return verb is None and not finite
    return following.group(1) in _DESCRIBING
