"""How a verb of undoing and the act it undoes stand to each other in a sentence.

The act follows an active verb ("vacated Ms. Quennell's conviction"), goes before a passive one
("the charges against Ms. Quennell were dismissed"), or belongs to a noun ("the reversal of her
conviction"). Whatever begins another clause between the two parts them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from operator import attrgetter

from enforcement.actions.action_rule import spelt_out
from enforcement.actions.undoings.objects import NOUN, TOLD, Undone, undone_in
from enforcement.actions.undoings.verbs import NOMINAL, PARTICIPLE

#: Characters on either side of a verb in which its act is looked for.
_REACH = 200
_PARTS = (
    r"(?:portions?|parts?|paragraphs?|provisions?|components?|all|any|most|some|several|many|both|each|one|two|"
    r"three|four|five|six|seven|eight|nine|ten|\d{1,3}) of |counts? of (?=\S{1,20} convictions?\b)"
)
_ANOTHER_CLAUSE = (
    r"of|after|because|when|which|that|who|whom|whose|as|but|if|by|for|from|with|without|before|"
    r"over|until|while|although|though|to|at|into|in|on|under|during|against|following|was|were|"
    r"is|are|has|have|had|be|been|he|she|they|it|himself|motions?|petitions?|requests?|appeals?|"
    r"bid|attempts?|efforts?|applications?|course|or|"
    r"reviews?"
)
# "vacated in part several provisions of", "overturned on Friday former state attorney Quennell's"
_TO_THE_ACT = (
    rf"(?:(?:(?:that )?{_PARTS}|(?:of )?the effectiveness (?:of|for) |in (?:part|full) |"
    r"on \w{1,12}day,? |with(?:out)? prejudice |"
    rf"court of appeals'? |(?!(?:{_ANOTHER_CLAUSE})\b)\S{{0,39}}[^\s;:] )){{0,12}}?"
)
_AND_MORE = (
    r"(?:,|,? (?:and|or)) (?:(?:the|his|her|their|its|an?|all|any|both|subsequent|resulting|"
    r"related|remaining|federal|state|criminal|\S{1,30}'s|\S{0,20}[0-9]\S{0,10}) ){0,3}"
)
_ACT_AFTER = re.compile(spelt_out(rf" (?:of )?{_TO_THE_ACT}{NOUN}"))
_ACT_OF = re.compile(spelt_out(rf" of {_TO_THE_ACT}{NOUN}"))
_NEXT_ACT_AFTER = re.compile(spelt_out(rf"{_AND_MORE}{NOUN}"))
#: "set the verdict aside", "threw the case out"
SPLIT = re.compile(
    spelt_out(rf"\b(?:set|sets|setting|threw|throws|toss\w*) {_TO_THE_ACT}{NOUN} (?:aside|out)\b")
)
_BESIDE = (
    r"(?:\w{1,20}ly|later|also|all|both|each|then|since|now|again|soon|today|yesterday|this week|"
    r"last \w{1,10}|on \w{1,12}day|on appeal|instead)"
)
_PASSIVE = (
    rf"(?:(?:was|were|is|are|gets?|got)(?: {_BESIDE}){{0,3}}|"
    rf"(?:has|have|had)(?: {_BESIDE}){{0,2}} been(?: {_BESIDE}){{0,2}}|being)"
)
# "against Orla Quennell, who was fired in May,": what may stand between an act and its verb.
_FROM_THE_ACT = (
    r"(?:(?:who|which|that)(?: (?:was|were|is|are|has|have|had|been)){0,2} |"
    r"(?!(?:was|were|is|are|has|have|had|been|be|after|because|when|while|but|although|before|said|"
    r"says|until|if|not|never|whose|where|requir\w{1,4})\b)\S{0,39}[^\s;:] ){0,16}"
)
_UNDONE_BY = re.compile(spelt_out(rf" {_FROM_THE_ACT}{_PASSIVE} "))
# Without an auxiliary: in a headline, or close by ("her conviction overturned").
_HEADLINE = re.compile(
    spelt_out(
        r" (?:(?:against|of|for|in|over|with|on) (?:(?!(?:to|that|which|who|was|were|is|are|has|"
        rf"have|after|as|by)\b)\S{{0,39}}[^\s;:] ){{1,10}})?(?:{_BESIDE} ){{0,2}}"
    )
)
_CLOSE = re.compile(spelt_out(rf" (?:against \S{{1,40}} ){{0,1}}(?:{_BESIDE} ){{0,1}}"))
_JOINED = re.compile(spelt_out(_AND_MORE))
_ACT = re.compile(rf"\b{NOUN}")
_PRONOUN = re.compile(r"\s(?:it|them)\b")
_THEY_WERE = re.compile(
    spelt_out(rf"(?:[^.;:,]{{1,60}}, )?(?:they|it|these|those|all|both) {_PASSIVE} ")
)
_COURT = re.compile(r"\b(?:courts?|circuit|panel|judges?)(?:\s\w{1,20}){0,2}\s\Z")
_END = re.compile(r"[.,;]|\s?\Z|\sand\sremanded")


def acts_after(text: str, verb: re.Match[str], end: int) -> Iterator[Undone]:
    """The acts that an active verb, or a noun with "of", undoes."""
    pattern = _ACT_OF if NOMINAL.fullmatch(verb.group()) else _ACT_AFTER
    found = pattern.match(text, verb.end(), min(end, verb.end() + _REACH))
    while found:
        act = undone_in(found)
        yield act
        found = _NEXT_ACT_AFTER.match(text, act.end, min(end, act.end + _REACH))


def acts_in(text: str, begin: int, end: int) -> list[Undone]:
    """Every act that is named in characters [begin, end)."""
    return [undone_in(match) for match in _ACT.finditer(text, begin, end)]


def acts_before(
    text: str, verb: re.Match[str], named: Sequence[Undone], *, headline: bool
) -> Iterator[Undone]:
    """The acts that a passive verb undoes, or of which a noun is the undoing: the one that governs
    the others first, and those that "and" joins to it. `named` are those of its sentence that the
    verb can undo."""
    nominal = NOMINAL.fullmatch(verb.group()) is not None
    if nominal and not headline:
        return
    if not nominal and not PARTICIPLE.fullmatch(verb.group()):
        return
    governing: Undone | None = None
    start = bisect_left(named, verb.start() - _REACH, key=attrgetter("start"))
    for act in islice(named, start, None):
        if act.end > verb.start():
            return
        if governing and not _JOINED.fullmatch(text, governing.end, act.start):
            continue
        if _undergoes(text, act, verb, headline=headline, nominal=nominal):
            governing = act
            yield act


def _undergoes(
    text: str, act: Undone, verb: re.Match[str], *, headline: bool, nominal: bool
) -> bool:
    if nominal:
        return text[act.end : verb.start()] == " "
    if _UNDONE_BY.fullmatch(text, act.end, verb.start()):
        return True
    shape = _HEADLINE if headline else _CLOSE
    return shape.fullmatch(text, act.end, verb.start()) is not None


def act_meant(
    text: str, verb: re.Match[str], begin: int, fits: Callable[[str], bool]
) -> Undone | None:
    """The act that "it" or "them" after a verb, or "they" before it, stands for, or that "the court
    reversed" leaves out: the last one told before."""
    of_pronoun = _PRONOUN.match(text, verb.end()) or _is_of_pronoun(text, verb, begin)
    if not (of_pronoun or _is_ruling(text, verb, begin)):
        return None
    start = max(0, verb.start() - 2 * _REACH)
    told = map(undone_in, TOLD.finditer(text, start, verb.start()))
    acts = [act for act in (*acts_in(text, start, verb.start()), *told) if fits(act.what)]
    last = max(acts, key=lambda act: act.start, default=None)
    if last and last.what in ("sentence", "plea") and not of_pronoun:
        return last._replace(what="conviction")  # what a court reverses is the whole verdict
    return last


def _is_of_pronoun(text: str, verb: re.Match[str], begin: int) -> bool:
    """Whether a verb is of "they" or "it" with which its sentence begins: "They were dismissed"."""
    return (
        PARTICIPLE.fullmatch(verb.group()) is not None
        and _THEY_WERE.fullmatch(text, begin, verb.start()) is not None
    )


def _is_ruling(text: str, verb: re.Match[str], begin: int) -> bool:
    """Whether a verb ends a clause that is about a court: "but an appeals court reversed."."""
    return (
        verb.group() in ("reversed", "vacated", "reverses")
        and _END.match(text, verb.end()) is not None
        and _COURT.search(text, begin, verb.start()) is not None
    )


def is_passive(text: str, verb: re.Match[str], begin: int) -> bool:
    """Whether an auxiliary of the passive stands before a verb."""
    if not PARTICIPLE.fullmatch(verb.group()):
        return False
    return _BEFORE_PASSIVE.search(text, max(begin, verb.start() - 60), verb.start()) is not None


_BEFORE_PASSIVE = re.compile(spelt_out(rf"\b(?:{_PASSIVE}|be(?: {_BESIDE})?) \Z"))
