"""Where a text states that something was done: every mention of every kind of action.

A rule's match is no mention where the sentence only supposes the action ("faces up to", "if
convicted", "will be sentenced"), denies it, or speaks of the law or of other people's cases.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain

from enforcement.actions import administrative, civil, criminal, dispositions, regulatory
from enforcement.actions.action_mention import ActionMention, has_gone_before
from enforcement.actions.action_rule import ActionRule
from enforcement.actions.undoings.mentions import with_undoings
from enforcement.actions.undoings.parts import ends_in_part
from enforcement.claims import Kind
from enforcement.kinds import CLEARED, INVESTIGATION
from enforcement.text.lower import lower
from enforcement.text.passage import Passage, Sentence

# Words that join a participle to its auxiliary; a quote takes them in: "has been indicted".
_AUXILIARIES = frozenset(
    "was were is are has have had been also being later previously recently each".split()  # noqa: SIM905
)
_SUPPOSED = frozenset(
    """
    if unless could would may might can cannot should not never nor neither no without faces face
    nobody none
    facing scheduled awaiting awaits expected maximum possible potential until pending seek seeks
    seeking whether to-be alleged-to likely
    """.split()  # noqa: SIM905
)
_PENALTIES = re.compile(
    r"\b(?:if|faces?|facing|could|may|maximum|up to|punishable|carr(?:y|ies)|would|statutory|"
    r"possible|potential|eligible)\b"
)
# "the third defendant to be sentenced" was sentenced; "is to be sentenced" was not.
_ORDINAL = re.compile(
    r"\b(?:first|second|last|latest|final|\w+th|third|defendants?|person|people|individuals?|"
    r"physicians?|doctors?|members?|conspirators?|one|only|after|without) to be \Z"
)
_DIRECTLY = re.compile(r"\bbe (?:\w+ly )?\Z")
# "after he rejected a last-minute deal to remain in jail, plead guilty"
_REFUSED = re.compile(
    r"\b(?:reject(?:s|ed|ing)?|refus(?:es|ed|al|ing)|declin(?:es|ed|ing)|turn(?:s|ed|ing) down)\b"
    r"(?:(?!\b(?:agree|decid|will\b|promis))[^.;]){0,60}(?:\bto|,|\band|\bor) \Z"
)
# "people he had never examined was sentenced": another verb is denied
_OTHER_VERB_DENIED = re.compile(r"\b(?:never|not) (?:\w+ly )?\w+(?:ed|en) (?:was|were) \Z")
# "denies that she was convicted", "reports that he had been arrested are false"
_DENIED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|disput(?:e|es|ed|ing)|false(?:ly)?|untrue|not true|contrary to)\b"
    r"(?: \w{1,20}){0,2} (?:that|having|being|ever)(?: [\w.'-]{1,30}){0,6} \Z"
)
_FALSE = re.compile(
    r"\bthat\b.{1,120}?\b(?:is|are|was|were) (?:false|untrue|not true|incorrect|wrong)\b"
)
# A footnote's number, glued to the word it follows: "A 498-count indictment1 was unsealed".
_FOOTNOTE = re.compile(r"[0-9](?=\s)(?<=[a-z]{4}[0-9])")
# The law's caution, the record of a task force, advice to the reader: none says what was done to
# these parties.
_GENERAL = re.compile(
    r"\bpresum(?:ed|ption)\b|\bmerely\b|\bnot evidence\b|"
    r"\bis (?:only )?an (?:accusation|allegation)"
    r"|\bunder (?:federal|state|the) law\b|\bsince (?:its|their) \w+"
    r"|\bsince (?:\w+ )?(?:19|20)\d\d,? .{0,90}(?:strike force|department)"
    r"|\byour?\b|\b(?:has|have) (?:charged|recovered|obtained|convicted) (?:more|over|nearly)"
)


@lru_cache(maxsize=16)
def normalized_text(whole: str) -> str:
    """The text in lower case, straight quotes and plain spaces, character for character."""
    lowered = _FOOTNOTE.sub(" ", lower(whole))
    return lowered.replace("\u2019", "'").replace("\u00a0", " ").replace("\n", " ")


@lru_cache(maxsize=4)
def action_mentions(passage: Passage) -> tuple[ActionMention, ...]:
    """Every mention in the text's order; those of one kind do not overlap.

    The last few answers are kept, since actions, days and parties ask of the same passage.
    """
    text = normalized_text(passage.whole)
    starts = [sentence.start for sentence in passage.sentences]
    mentions = [
        mention
        for cue, rules in _rules().items()
        for number in _sentences_with(cue, text, starts, passage)
        for rule in rules
        for mention in _in_sentence(rule, number, passage, text)
    ]
    mentions = with_undoings(mentions, passage, text)
    general = {
        number
        for number in {mention.sentence for mention in mentions}
        if _GENERAL.search(text, starts[number], passage.sentences[number].end)
    }
    return _without_overlaps([mention for mention in mentions if mention.sentence not in general])


@cache
def _rules() -> dict[str, tuple[ActionRule, ...]]:
    """The rules by their cues."""
    files = (criminal, dispositions, civil, administrative, regulatory)
    by_cue: dict[str, tuple[ActionRule, ...]] = {}
    for rule in chain.from_iterable(file.RULES for file in files):
        for cue in rule.cues.split("|"):
            by_cue[cue] = (*by_cue.get(cue, ()), rule)
    return by_cue


def _sentences_with(cue: str, text: str, starts: Sequence[int], passage: Passage) -> Iterator[int]:
    place = text.find(cue)
    while place >= 0:
        number = bisect_right(starts, place) - 1
        yield number
        place = text.find(cue, max(passage.sentences[number].end, place + 1))


def _in_sentence(
    rule: ActionRule, number: int, passage: Passage, text: str
) -> Iterator[ActionMention]:
    sentence = passage.sentences[number]
    if rule.only and (rule.only == "title") is not sentence.title:
        return
    for match in rule.pattern.finditer(text, sentence.start, sentence.end):
        if _fits(rule, match, sentence, passage, text):
            yield _mention(rule, match, number, sentence, text)


def _fits(
    rule: ActionRule, match: re.Match[str], sentence: Sentence, passage: Passage, text: str
) -> bool:
    """Whether nothing takes a match back."""
    start, end = match.span()
    ahead = text[max(sentence.start, start - rule.before) : start]
    if rule.exception and rule.exception.search(ahead):
        return False
    if rule.kind == INVESTIGATION and _is_a_name(sentence, passage.whole, end):
        return False
    if _is_denied(text, sentence, start, end):
        return False
    if rule.listed and _PENALTIES.search(text, max(sentence.start, start - 250), start):
        return False
    return rule.wording == "adjective" or not _is_supposed(sentence, passage.whole, text, start)


def _is_denied(text: str, sentence: Sentence, start: int, end: int) -> bool:
    """Whether somebody denies characters [start, end): "denies that she was convicted"."""
    around = max(sentence.start, start - 60), min(sentence.end, end + 80)
    return _DENIED.search(text, around[0], start) is not None or (
        "that" in text[around[0] : start] and _FALSE.search(text, *around) is not None
    )


def _is_a_name(sentence: Sentence, whole: str, end: int) -> bool:
    """Whether the words ending here are part of an agency's name, by the capital."""
    if sentence.title:
        return False
    word = whole.rfind(" ", sentence.start, end) + 1
    return word > sentence.start and whole[word].isupper()


def _is_supposed(sentence: Sentence, whole: str, text: str, start: int) -> bool:
    """Whether the few words before, in the same clause, suppose or deny the action."""
    begin = max(sentence.start, start - 80)
    ahead = text[begin:start]
    if _DIRECTLY.search(ahead) and not _ORDINAL.search(ahead):
        return True
    if text.startswith("plead ", start) and _REFUSED.search(ahead):
        return True
    if _OTHER_VERB_DENIED.search(ahead):
        return False
    clause = max(ahead.rfind(mark) for mark in ",;:(")
    words = ahead[clause + 1 :].replace("no contest", "plea").split()[-4:]
    if "may" in words and "May" in whole[begin:start].split():
        words.remove("may")  # the month
    return not _SUPPOSED.isdisjoint(words)


def _mention(
    rule: ActionRule, match: re.Match[str], number: int, sentence: Sentence, text: str
) -> ActionMention:
    """The mention, of the words that name the action: the whole match, or its group `act`."""
    start, end = match.span("act" if match.groupdict().get("act") is not None else 0)
    if rule.wording == "verb":
        start = _with_auxiliaries(text, sentence.start, start)
    background = rule.wording == "adjective" or has_gone_before(text, sentence.start, start)
    return ActionMention(
        rule.kind,
        start,
        end,
        number,
        rule.wording,
        rule.faint,
        background,
        rule.became,
        in_part=rule.kind in CLEARED
        and ends_in_part(text, sentence.start, start, end, sentence.end),
    )


def _with_auxiliaries(text: str, begin: int, start: int) -> int:
    """Where a verb phrase begins whose participle starts at `start`."""
    for _ in range(4):
        word = text.rfind(" ", begin, max(begin, start - 1)) + 1 or begin
        if text[word:start].strip() not in _AUXILIARIES:
            break
        start = word
    return start


def _without_overlaps(mentions: list[ActionMention]) -> tuple[ActionMention, ...]:
    """In order; of overlapping ones of one kind the first, and of equal starts the surer. What
    became of an act stands beside it."""
    mentions.sort(key=lambda mention: (mention.start, mention.faint, -mention.end))
    kept: list[ActionMention] = []
    reached: dict[tuple[Kind, bool], int] = {}
    for mention in mentions:
        key = mention.kind, mention.became is None
        if mention.start >= reached.get(key, 0):
            kept.append(mention)
            reached[key] = mention.end
    return tuple(kept)
