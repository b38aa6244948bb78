"""What the orders and judgments of a docket do: sentence, dismiss, acquit, undo, or something else,
that has no kind of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from enforcement.claims import Kind, Status
from enforcement.text.stretch import Stretch

_I = re.IGNORECASE
#: The word after up to five others that may stand before it.
AFTER = r"\W?(?:\b(?:{})\b[\s,&:-]{{0,3}}){{0,6}}"
JUDGMENT_WORDS = re.compile(
    AFTER.format(
        "clerk's|clerks|final|default|amended|second|partial|corrected|redacted|criminal|civil"
    )
    + r"\b(?:judgment\b(?!\s(?:returned|book|debtor|creditor))|decree\b(?=\sof\sforfeiture))",
    _I,
)
ORDER_WORDS = re.compile(
    AFTER.format(
        "memorandum|opinion|decision|and|minute|text|electronic|sealed|amended|stipulated|agreed"
        "|preliminary|final|redacted|stipulation|findings|of|fact|conclusions|law|paperless|consent|endorsed"
    )
    + r"\border\b",
    _I,
)
_FORFEITED = re.compile(r"(?:[ ]of)?[ ](?:\w+[ ])?forfeiture\b", _I)
_DISMISSED = re.compile(
    r"\bdismissing\s(?:(?:with|without)\sprejudice\s)?(?:this\s|the\s|entire\s|all\s){0,3}"
    r"(?:case|action|complaint|indictment|information|charges|claims|matter|petition)\b"
    r"|\b(?:order|judgment)\sof\sdismissal\b"
    r"|\bgranting\s(?:\S+\s){0,6}?motions?\sto\sdismiss\b"
    r"(?!\s(?:\w+\s){0,3}(?:count|counterclaim|cross))"
    r"|\bmotions?\sto\sdismiss\b[^.;]{0,60}\b(?:is|are)\s(?:hereby\s)?granted\b",
    _I,
)
_IN_PART = re.compile(r"\bin\spart\b|\bwith\sleave\b|\bcounts?\s\d|\bas\smoot\b", _I)
#: What was asked for is not done.
_REFUSED = re.compile(
    r"\b(?:den(?:y|ying|ied)|deferring|deferred|reserving|overruling|reports?\sand|recommend\w*)\b",
    _I,
)
_BY_DEFAULT = re.compile(
    r"\bgranting\s(?:\S+\s){0,6}?motions?\sfor\s(?:\w+\s){0,2}?default\sjudgment\b"
    r"|\bjudgment\s(?:is|be)\s(?:hereby\s)?entered\b"
    r"|\bmotions?\sfor\s(?:\w+\s){0,2}?default\sjudgment\b[^.;]{0,60}\bis\s(?:hereby\s)?granted\b",
    _I,
)
#: What an entry does besides what it is: "Counts 2-6 dismissed on the motion of the government".
_COUNTS_DISMISSED = re.compile(
    r"\b(?:(?:all|any)\s)?(?:(?:remaining|other|open|underlying)\s){0,2}(?:counts?|charges)\b"
    r"[^.;:]{0,60}?\bdismissed\b",
    _I,
)
_IS_FORFEITED = re.compile(
    r"\b(?:is|are)\s(?:hereby\s)?(?:ordered\s)?forfeited\sto\sthe\s(?:United\sStates|government)\b",
    _I,
)
_ENJOINED = re.compile(r"\bpermanent(?:ly)?\s(?:injunction|enjoin)", _I)
_OF_ACQUITTAL = re.compile(
    r"\bjudgment\sof\sacquittal\b|\bacquitting\b|\bjudgment\s(?:\S+\s){0,6}?not\sguilty\b", _I
)
_UNDONE = re.compile(
    r"\b(?:vacating|setting\saside)\s(?:\S+\s){0,4}?"
    r"(?P<what>judgment|sentence|conviction|plea|verdict)\b",
    _I,
)
#: What an order orders, up to who signed it.
_CLAUSE = re.compile(r"[^.;:()\[\]]{5,120}?(?=[.;:()\[\]]|\s(?:by|signed|re)\b|\Z)", _I)


class Said(NamedTuple):
    """What the words of an entry say that it is; a status is given where it is not the kind's."""

    kind: Kind
    words: Stretch
    status: Status | None = None
    #: Whether it is done of a part only: some of the counts.
    in_part: bool = False


def said_by_judgment(begins: re.Match[str], part: Stretch, prosecution: bool) -> Said:
    """What a judgment is. That of a prosecution is the sentence; `part` are the words that tell."""
    whole, words = begins.string, opening_words(begins)
    if prosecution and _OF_ACQUITTAL.search(whole, *part):
        return Said("acquittal", words)
    if _DISMISSED.search(whole, *part):
        return Said("dismissal", words)
    if _FORFEITED.match(whole, begins.end(), part.end):
        return Said("forfeiture", words, "ordered")
    return Said("sentence" if prosecution else "judgment", words)


def said_by_order(begins: re.Match[str], part: Stretch, prosecution: bool) -> Said:
    """What an order does; one that is not understood is an act without a kind of its own."""
    whole, words = begins.string, opening_words(begins)
    if _FORFEITED.match(whole, words.end, part.end):
        return Said("forfeiture", words, "ordered")
    if not _REFUSED.search(whole, *part):
        if undone := _UNDONE.search(whole, *part):
            kind = _undone_kind(undone["what"].lower(), prosecution=prosecution)
            return Said(kind, Stretch(words.start, undone.end()), "vacated")
        if (kind_and_end := _granted(whole, part, prosecution=prosecution)) is not None:
            kind, end = kind_and_end
            return Said(kind, Stretch(words.start, end))
    return order_of_no_kind(begins, part)


def said_besides(whole: str, part: Stretch, said: Said, *, prosecution: bool) -> Iterator[Said]:
    """What else a judgment or an order does: it dismisses the other counts, or forfeits a thing."""
    dismissed = _COUNTS_DISMISSED.search(whole, *part)
    if dismissed and prosecution and said.kind == "sentence":
        yield Said("dismissal", Stretch(*dismissed.span()), in_part=True)
    forfeited = _IS_FORFEITED.search(whole, *part)
    if forfeited and said.kind in ("judgment", "other"):
        yield Said("forfeiture", Stretch(*forfeited.span()), "ordered")


def order_of_no_kind(begins: re.Match[str], part: Stretch) -> Said:
    """An order in the words of the clerk, up to who signed it."""
    words = opening_words(begins)
    clause = _CLAUSE.match(begins.string, words.start, part.end)
    return Said("other", Stretch(*clause.span()) if clause else words, "ordered")


def opening_words(begins: re.Match[str]) -> Stretch:
    """The matched words, without the signs before them."""
    lead = re.match(r"[\W_]*", begins.group())
    return Stretch(begins.start() + (lead.end() if lead else 0), begins.end())


def _granted(whole: str, part: Stretch, *, prosecution: bool) -> tuple[Kind, int] | None:
    """What an order grants as a whole, and where the words for it end."""
    dismissed = _DISMISSED.search(whole, *part)
    if dismissed and not _IN_PART.search(whole, *part):
        return "dismissal", dismissed.end()
    if prosecution and (acquitted := _OF_ACQUITTAL.search(whole, *part)):
        return "acquittal", acquitted.end()
    judged = _ENJOINED.search(whole, *part) or _BY_DEFAULT.search(whole, *part)
    return ("judgment", judged.end()) if judged and not prosecution else None


def _undone_kind(what: str, *, prosecution: bool) -> Kind:
    if what == "judgment":
        return "sentence" if prosecution else "judgment"
    return "conviction" if what == "verdict" else what
