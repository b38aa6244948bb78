"""Agencies of states, counties and cities: a name, and what sort of agency it is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from enforcement.places.states import STATE_NAMES
from enforcement.text.passage import Passage, Sentence

#: What ends the name of such an agency; the capitalised words before it begin it.
_END = re.compile(
    r"""\b(?:(?P<police> [Ss]heriff['\u2019]?s['\u2019]?\s+(?:[Oo]ffice|[Dd]epartment)s?
            | Police(?:\s+[Dd]epartment)? | police(?:\s+department)?)
      | (?P<board> [Bb]oard\s+of\s+(?:[Rr]egistered\s+)?
            (?:[Mm]edicine|[Pp]harmacy|[Nn]ursing|[Mm]edical\s+[Ee]xaminers))
      | (?P<fire> [Ff]ire\s+(?:[Dd]epartment|[Mm]arshal['\u2019]s\s+[Oo]ffice))
      | (?P<health> [Dd]epartment\s+of\s+(?:[Pp]ublic\s+)?[Hh]ealth
            (?:\s+(?:and|&)\s+Human\s+Services|\s+Care\s+Services|\s+Services)?
            | [Hh]ealth\s+[Dd]epartment)
      | (?P<department> Department\s+of\s+
            (?:Justice|Agriculture|Labor|Corrections?|Public\s+Safety)))\b""",
    re.VERBOSE,
)
_CAPITAL = "A-Z\u00c0-\u00de"
_NAME = re.compile(
    rf"(?:\b(?:(?:St|Ft|Mt|[A-Z])\.|[{_CAPITAL}][\w\u2019'&-]*)\s+(?:and\s+(?=[{_CAPITAL}]))?){{1,5}}\Z"
)
_ARTICLE = re.compile(r"\A(?:(?:The|And|With|By|From|Of|In|Today)\s+)+")
#: Another agency before it: "Tarn Police Department and Alba County Sheriff's Office".
_ANOTHER = re.compile(
    r"\A.*\b(?:Departments?|Offices?|Unit|Police|General|Service|Bureau|Administration)\s+and\s+",
    re.DOTALL,
)
#: Whose a department is that the nation has too: "Ohio Department of Agriculture".
_OF_A_STATE = re.compile(
    rf"(?:\b(?:{'|'.join(map(re.escape, STATE_NAMES.values()))})(?:\s+State)?|\b(?:County|City))"
    r"(?:['\u2019]s)?\s+\Z"
)
#: Those that also pay, employ and are stolen from are named only where they are said to have
#: acted: behind "with help from", or as those that "investigated".
_ACTED_BEFORE = re.compile(
    r"""\b(?:(?:investigat|conduct|handl|suspen|revo)\w*|led)\s(?:[^.;]{0,60}?\s)?by\s
      | \b(?:help|assist(?:ed|ance)?|support(?:ed)?|cooperation|collaboration|work|efforts)
            \s(?:of|from|by)\s
      | \b(?:partnership|coordination|cooperation|conjunction|together|along|work(?:ed|ing)?)
            \s(?:closely\s)?with\s
      | \b(?:thank|commend|prais|credit)\w*\s""",
    re.VERBOSE,
)
_SUBJECT = re.compile(r"(?:\A|[,;:]\s|\band\s)(?:[Tt]he\s)?\Z")
_ACTED_BEHIND = re.compile(
    r"\b(?:investigat(?:ed|ing|es?)|assist(?:ed|ing|s)|help(?:ed|ing|s)|support(?:ed|ing|s)"
    r"|participated|cooperated|conducted|worked\s+with|revoked|suspended|inspected)\b"
)
#: What begins another clause.
_CLAUSE = re.compile(r"\b(?:who|which|that|whose|was|were|where|after|when|by)\b|;")
_HOW_FAR = 250


def local_agencies(passage: Passage) -> Iterator[tuple[str, int, int]]:
    """Where the text names such agencies, as characters [start, end) of the whole.

    The name is empty where nothing says that the agency named there acted.
    """
    starts = [sentence.start for sentence in passage.sentences]
    for match in _END.finditer(passage.whole):
        sentence = passage.sentences[bisect_right(starts, match.start()) - 1]
        start = _start(passage.whole, sentence.start, match)
        if start < match.start():
            acted = _acted(sentence, start, match)
            yield _name(passage.whole[start : match.end()]) if acted else "", start, match.end()


def _start(whole: str, begin: int, match: re.Match[str]) -> int:
    """Where the name begins, in a sentence from `begin` on; where its end begins if nothing before
    that belongs to it."""
    before = whole[max(begin, match.start() - 60) : match.start()]
    of_a_state = _OF_A_STATE.search(before)
    name = _NAME.search(before)
    if match["department"] or (match["health"] and match["health"][0] in "Dd"):
        name = name if of_a_state else None
    if name is None:
        return match.start()
    another = _ANOTHER.match(name.group())
    own = name.start() + (another.end() if another else 0)
    lead = _ARTICLE.match(before[own:])
    return match.start() - len(before) + own + (lead.end() if lead else 0)


def _acted(sentence: Sentence, start: int, match: re.Match[str]) -> bool:
    if not (match["fire"] or match["health"]):
        return True
    before = sentence.text[: start - sentence.start][-_HOW_FAR:]
    if _ACTED_BEFORE.search(before):
        return True
    behind = sentence.text[match.end() - sentence.start :][:_HOW_FAR]
    verb = _ACTED_BEHIND.search(behind)
    is_subject = verb is not None and not _CLAUSE.search(behind, 0, verb.start())
    return is_subject and _SUBJECT.search(before) is not None


def _name(written: str) -> str:
    """With capitals and one apostrophe: "Clark County sheriff\u2019s department"."""
    words = written.replace("\u2019", "'").replace("&", "and").split()
    name = " ".join(it if it in ("of", "and") else it[0].upper() + it[1:] for it in words)
    if name.endswith(" Police") and not name.endswith("State Police"):
        return f"{name} Department"
    return name
