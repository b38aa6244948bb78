"""What a sentence says of its days beside naming them: that one is moved, or cancelled, or is only
the day of an earlier document.

The rules read a marked sentence (`enforcement.days.marked_sentence`), in which a day is one sign.
"""

from __future__ import annotations

import re
from typing import Literal

from enforcement.days.marked_sentence import CITED, DAY, MarkedSentence

#: `document`: when an earlier document was published; `new`: a day that takes the place of
#: another; `start`: the first day of a period; `planned` ("was scheduled for") and `ending`
#: ("closes on"): days that a document which moves such days may speak of as the old ones.
DayNote = Literal["document", "new", "start", "planned", "ending", "moved_from", "cancelled"]

_REACH = 300  # characters before a day in which "if" makes what becomes of it uncertain
_D, _C = DAY, CITED
_NO_DAY = rf"[^{_D};]"
_MOVES = (
    r"(?:extend|delay|postpone?|mov|re-?schedul|chang|adjourn|continu|revis|defer|advanc|shift|push"
    r"|reset|alter|correct)(?:e?s|ed|ing)?"
)
_CANCELS = r"(?:cancel(?:s|l?ed|l?ing|l?ations?)?|call(?:ed|ing)? off|will not take place)"
#: "is hereby", "has been": what stands between a thing and what is done to it.
_BE = r"(?:is|are|was|were|been|being)(?: \w+){0,2}"
_PLANNED = r"(?:scheduled|set|due|slated|planned|calendared|listed|announced|noticed)"

_FILLER = (
    rf"(?:\ (?:as|in|at|to|the|this|federal|register|fr|its|their|our|of|for|a|an|notices?|document"
    rf"|dated|issue|vol(?:ume|\.)?|no\.?|number|\d+|proposed|final|interim|rules?|rule-?making|nprm"
    rf"|requests?|comments?|{_C}|\({_C}\)),?){{0,9}}"
)
_DOCUMENT = re.compile(
    rf"""
    \b(?:published|issued|appear(?:ed|ing|s)|printed|dated|promulgated|announced|posted|signed|
        released|adopted|entered|executed)\b{_FILLER}(?:\ on|\ of)?\ (?P<day>{_D})
  | \b(?:federal\ register|fr)\ (?:notices?\ |documents?\ |issue\ |publication\ )?
        (?:(?:published|issued|of|on|dated|for|from)\ ){{1,2}}(?P<day2>{_D})
  | \bin\ the\ federal\ register\b(?:(?!comment|effective|due|must|will|meet|hear
      |and)[^{_D};.]){{0,50}}
        \bon\ (?P<day9>{_D})
  | \bissue\ of\ (?P<day6>{_D})
  | \bpublished\b{_FILLER}\ between\ (?P<day7>{_D})
  | \bpublished\b{_NO_DAY}{{0,80}}\ between\ {_D},?\ and\ (?P<day8>{_D})
  | {_C},?\ ?[(;,]?\ ?(?:on\ |published\ )?(?P<day3>{_D})
  | (?P<day4>{_D})[,;]?\ ?(?:\(?at\ )?[(\[]?{_C}
  | (?P<day5>{_D}),?\ (?:issue\ of|federal\ register|(?:\w+\ )?
        (?:nprms?|notice|notification|document|anprm|request)\b
        |(?:interim\ |direct\ |temporary\ )?(?:final|proposed)\ (?:rule|order)
        |(?:order|rules?|regulations?|memorandum)\b)
    """,
    re.VERBOSE,
)
_AND_ANOTHER = re.compile(
    rf"\b(?:published|issued|appear(?:ed|ing))\b{_FILLER}(?: on| of)? {_D},? (?:and|or) (?:on )?"
    rf"(?P<day>{_D})"
)
#: "On March 3, 2020, FDA published …", "In the Federal Register of March 3, 2020, we announced …".
_ONCE = re.compile(
    rf"\A\W*(?:\S+ ){{0,2}}?(?:on|in the federal register (?:of|on)|by (?:notice|order|letter)"
    rf" (?:of|dated)|in (?:a|the) (?:\w+ ){{1,4}}(?:of|dated|published)) (?P<day>{_D}),?"
    rf" {_NO_DAY}{{1,200}}?"
    r"\b(?:published|issued|promulgated|announced|opened|solicited|released|adopted|signed|filed"
    r"|submitted|proposed|sought|requested|invited|provided|enacted|received|entered)\b"
)
_NEW = re.compile(
    rf"""
    \b{_MOVES}\b{_NO_DAY}{{0,90}}?\b(?<!\ scheduled\ )(?<!\ due\ )(?<!\ set\ )(?<!\ was\ )
        (?<!\ were\ )(?<!\ is\ )
        (?:to|until|till|through|for|into)\ (?:\w+,?\ ){{0,4}}?(?P<day>{_D})
  | \b{_MOVES}\b{_NO_DAY}{{0,160}}{_D},?\ (?:\w+\ ){{0,6}}?(?:to|until|through|till)[ ]
        (?:\w+\ ){{0,3}}?(?P<day2>{_D})
  | \bfrom\ {_D},?\ (?:at\ \S+\ \S+\ )?(?:to|until|through|till)\ (?:\w+\ ){{0,3}}?(?P<day3>{_D})
  | \bre-?open\w*\b{_NO_DAY}{{0,60}}?\b(?:to|until|through)\ (?P<day7>{_D})
  | \bnew\ (?:\w+\ ){{0,3}}?(?:date|deadline|time)\b(?:\ (?:is|of|will|be|for|to)|,){{0,3}}
        (?:\ \w+){{0,5}}?\ (?P<day4>{_D})
  | \b(?:is|are|will)\ (?:be\ )?now\ (?:\w+\ ){{0,5}}?(?P<day5>{_D})
  | \b(?:should\ (?:read|be|have)|correct\ (?:\w+\ ){{1,6}}?is)\ (?:\w+\ ){{0,3}}?["']?
      (?P<day6>{_D})
    """,
    re.VERBOSE,
)
_FROM = re.compile(
    rf"\b(?:{_MOVES}|extension|postponement|delay|change)\b[^;]{{0,200}}?\bfrom (?P<day>{_D}),?"
    rf" (?:\S+ ){{0,8}}?(?:to|until|through|till)\b"
)
_BACK = re.compile(rf"\b{_MOVES}\b{_NO_DAY}{{0,90}}?\b(?:to|until) {_D},? from (?P<day>{_D})")
#: What would have been: "not March 3, 2025", "instead of", "incorrectly stated … was March 3".
_NOT = re.compile(
    rf"""
    \b(?:not|rather\ than|instead\ of|in\ place\ of|in\ lieu\ of|replac(?:es|ing))[ ]
        (?:on\ |by\ |the\ )?(?P<day>{_D})
  | \b(?:originally|incorrectly|erroneously|mistakenly|inadvertently)\ (?:stated|listed|announced
        |gave|identified|indicated|published|provided)\b{_NO_DAY}{{0,160}}(?P<day2>{_D})
  | \bincorrect\ (?:\w+\ ){{0,4}}?(?:date|deadline|day)\b{_NO_DAY}{{0,60}}(?P<day3>{_D})
  | \b(?:changed|corrected|revised|moved|amended)\ from\ (?P<day4>{_D})
  | (?:reads|read|stated|states)\ ["'](?P<day5>{_D})["']
  | (?P<day6>{_D})["'`\u201d]{{0,2}},?\ should\ (?:read|have\ (?:read|been))\b
    """,
    re.VERBOSE,
)
#: What an earlier document did: "the first rule extended the exceptions until ◈".
_EXTENDED = re.compile(
    r"\bextended\b(?<!is extended)(?<!are extended)(?<!be extended)(?<!been extended)"
    rf"(?<!hereby extended)(?! by\b){_NO_DAY}{{0,100}}?\b(?:until|to|through) (?P<day>{_D})"
)
#: The first day of a period, of which the last is the one that counts.
_START = re.compile(
    rf"\b(?:from|between) (?P<day>{_D}),? (?:\S+ ){{0,8}}?(?:to|until|through|till"
    rf"|and) (?:\S+ ){{0,3}}?{_D}|(?P<day2>{_D}) ?[-\u2013] ?{_D}"
)
_BEGINNING = re.compile(
    rf"\b(?:starting|beginning|began|opened)\b{_NO_DAY}{{0,60}}?\b(?:on|of) (?P<day>{_D})"
)
_EFFECTIVE_FROM = re.compile(
    rf"\beffective (?:\S+ ){{0,6}}?(?P<day>{_D}),? (?:\S+ ){{0,4}}?(?:through|until|to)\b"
)
_PLANNED_DAY = re.compile(
    rf"""
    \b(?:was|were|had\ been|been|is|are|which|that|originally|previously|currently|initially
        |formerly|as)\ (?:\w+\ ){{0,2}}?(?:{_PLANNED}|to\ (?:be|become|close|end|expire|take|go
            |occur))
        \b{_NO_DAY}{{0,100}}(?P<day>{_D})
  | \b(?:stated|said|indicated)\ (?:that\ )?{_NO_DAY}{{0,100}}(?P<day6>{_D})
  | \b{_PLANNED}\ (?:for|to|on)\b{_NO_DAY}{{0,60}}(?P<day2>{_D})
  | \b(?:provided|invited|requested|solicited|allowed|gave|required|called|sought)\b
        {_NO_DAY}{{0,160}}\b(?:by|until|through|before|on|than|to|ending)\ (?P<day5>{_D})
  | \b(?:which|that)\ (?:closes|ends|expires|closed|ended|expired)\b{_NO_DAY}{{0,30}}(?P<day4>{_D})
  | \b(?:original|initial|previous|prior|current|former|earlier|existing)\ (?:\w+\ ){{0,4}}?
        (?:date|deadline|period|day|closing|due)\b{_NO_DAY}{{0,60}}(?P<day3>{_D})
    """,
    re.VERBOSE,
)
_ENDING = re.compile(
    rf"""
    \bin\ effect\ through\ (?P<day3>{_D})
  | \b(?:end(?:s|ed|ing)|clos(?:es|ed|ing)|expir(?:es|ed|ing)|would\ (?:close|end|expire|be|have)
        |concluded?|concluding|deadline\ (?:was|of)|until)\b{_NO_DAY}{{0,40}}(?P<day>{_D})
  | (?P<day2>{_D}),?\ (?:\w+\ ){{0,2}}?(?:effective|compliance|implementation|expiration
      |comment|closing|due)
        \ (?:dates?|deadlines?|period)\b
    """,
    re.VERBOSE,
)
#: A day, and what is done with the thing on it: "the hearing set for ◈ was cancelled".
_FATE = re.compile(
    rf"(?P<day>{_D})(?:(?!\bexcept|\bunless|\bother than){_NO_DAY}){{0,140}}?\b{_BE} "
    rf"(?:(?P<cancelled>{_CANCELS}|terminated)|(?:postponed|delayed|re-?scheduled|adjourned|continued|moved"
    rf"|deferred|extended|stayed))\b"
)
#: "If no outlines are received by ◈, the hearing will be cancelled".
_SUPPOSED = re.compile(r"\b(?:if|unless|in case|in the event)\b")
#: The same in the active voice: "cancelling the meeting scheduled for ◈".
_DONE_TO = re.compile(
    rf"\b(?:(?P<cancelled>{_CANCELS}|withdraw(?:s|ing|al of))|(?:postpon|delay|re-?schedul"
    rf"|adjourn|continu"
    rf"|mov|defer|extend)(?:e?s|ed|ing|ement|al)?)\b(?! (?:to|until|till|for|through)\b)"
    rf"{_NO_DAY}{{0,200}}?\b(?:{_PLANNED}(?: \w+){{0,4}}|of|on|for|the|from) (?P<day>{_D})"
)


def day_notes(sentence: MarkedSentence) -> dict[int, DayNote]:
    """What the sentence notes of its days, by their number; those that it only names are left out.

    The surest comes first: the day of a document, then what takes a day's place, then what is
    taken away.
    """
    notes: dict[int, DayNote] = {}
    text = sentence.text
    for pattern, note in _SURE:
        for found in pattern.finditer(text):
            _note(notes, sentence, found, note)
    for pattern in (_FATE, _DONE_TO):
        for found in pattern.finditer(text):
            if _SUPPOSED.search(text, max(0, found.start() - _REACH), found.end()):
                continue
            note = "cancelled" if found["cancelled"] else "moved_from"
            _note(notes, sentence, found, note)
    for pattern, note in _OLD:
        for found in pattern.finditer(text):
            _note(notes, sentence, found, note)
    return notes


_SURE: tuple[tuple[re.Pattern[str], DayNote], ...] = (
    (_DOCUMENT, "document"),
    (_AND_ANOTHER, "document"),
    (_ONCE, "document"),
    (_NOT, "moved_from"),
    (_FROM, "moved_from"),
    (_BACK, "moved_from"),
    (_EXTENDED, "planned"),
    (_NEW, "new"),
    (_START, "start"),
    (_EFFECTIVE_FROM, "start"),
    (_BEGINNING, "start"),
)
_OLD: tuple[tuple[re.Pattern[str], DayNote], ...] = (
    (_PLANNED_DAY, "planned"),
    (_ENDING, "ending"),
)


def _note(
    notes: dict[int, DayNote], sentence: MarkedSentence, found: re.Match[str], note: DayNote
) -> None:
    """Note the day of a match, unless something surer is noted of it already."""
    name = next(name for name, day in found.groupdict().items() if day and name != "cancelled")
    notes.setdefault(sentence.day_at(found.start(name)), note)
