"""Stated amounts of US dollars and what for; what the law would at most allow is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from enforcement.claims import Action, Amount, Purpose
from enforcement.kinds import KINDS, Payment
from enforcement.sums.amount_purpose import StatedPurpose, purpose_of_amount
from enforcement.sums.dollars import DollarFigure, dollar_figures
from enforcement.text.passage import Passage, Sentence

#: Words after which a fine or a penalty is what could be imposed, not what was.
_POSSIBLE = re.compile(
    r"\b(?:fac(?:e|es|ed|ing)|carr(?:y|ies|ied)|punishable|maximum|statutory|could|may|might|if"
    r"|potential|possible|subject[ ]to|liable|provides[ ]for|at[ ]most|up[ ]to"
    r"|not[ ]more[ ]than)\b",
    re.IGNORECASE,
)
#: "faces charges" and "faces trial" tell what is, not what could come.
_NOT_POSSIBLE = re.compile(
    r"\bfac(?:e|es|ed|ing)[ ](?:\S+[ ]){0,4}?(?:charges?|counts?|trial|indictment|allegations?)\b"
    r"|\bup[ ]to[ ](?!\$|an?[ ]\$|\d)|\bcould[ ]not\b|\bmay[ ](?:\d|of\b|have\b)"
    r"|\bmay[ ](?=\d{1,2},)",
    re.IGNORECASE,
)
_PENALTY = re.compile(r"\b(?:fine[sd]?|penalt(?:y|ies)|per[ ]claim|assessments?)\b", re.IGNORECASE)
_RATE = re.compile(
    r"\s(?:per|an|each|every|a)\s(?:[a-z-]+\s)?(?:hour|day|week|month|year|dose|pill|tablet|vial"
    r"|visit"
    r"|patient|claim|referral|prescription|beneficiary|person|test|scan|trip|unit|session|mile"
    r"|exam|check)\b|\s(?:hourly|daily|weekly|monthly|annually)\b",
    re.IGNORECASE,
)
#: Payments that were themselves the wrong done are counted even at a rate.
_WRONGFUL = re.compile(r"\b(?:kickbacks?|bribes?)\b", re.IGNORECASE)
_PRICE = re.compile(
    r"\b(?:costs?|priced|price[ ]of|salary|wages|earn(?:ed|ing|s)?|charged?[ ]patients"
    r"|as[ ]little[ ]as"
    r"|patients?[ ](?:\w+[ ])?(?:paid|pays?)|would[ ](?:\w+[ ])?pay)\b[^.;]{0,40}\Z",
    re.IGNORECASE,
)
#: The degree of an offence ("one count of theft over $1,000"), not a sum that was taken.
_OFFENCE = re.compile(r"\b(?:counts?|charge[ds]?|guilty|felony)\b", re.IGNORECASE)
_DEGREE = re.compile(
    r"\b(?:theft|larceny|stealing|taking|stolen|property|services|fraud)[ ]?(?:\([^)]{0,20}\)[ ])?"
    r"(?:of[ ](?:property|services)[ ])?(?:by[ ]\w{1,20}[ ](?:taking[ ])?)?"
    r"\(?(?:of[ ])?(?:valued[ ])?(?:at[ ]|under[ ]|less[ ]than[ ])?\Z"
    r"|\$[\d,]{1,9}[ ](?:or[ ]more[ ])?but[ ]\Z",
    re.IGNORECASE,
)
_DEGREE_AFTER = re.compile(r"\s(?:or[ ](?:more|less|greater)|but[ ](?:less|under|not))\b", re.I)
_CLASS = frozenset((100, 250, 300, 500, 1000, 1500, 2500, 5000, 10_000, 20_000, 25_000, 50_000,
                    60_000, 75_000, 100_000, 500_000))  # fmt: skip


#: How far back the words are looked for that make a sum a mere possibility.
_REACH = 250
#: What a bare "pay" is for: to settle, unless somebody was sentenced or convicted.
_PURPOSES: tuple[tuple[Payment, Purpose], ...] = (
    ("settlement", "settlement"),
    ("fine", "fine"),
    ("restitution", "restitution"),
    ("damages", "settlement"),
)
#: A text of more sums is a table: rounded repetitions are not looked for.
_MANY = 200
#: And of so many in one sentence the rest is not read.
_MOST = 1000


@dataclass(frozen=True, kw_only=True, slots=True)
class _Sum:
    figure: DollarFigure
    why: StatedPurpose
    amount: Amount
    title: bool


def stated_amounts(passage: Passage, actions: Sequence[Action]) -> tuple[Amount, ...]:
    """The sums the text states for its own matter, in its order.

    Left out are statutory maximums, prices and rates of pay, the degrees of offences, and a rounded
    figure that repeats an exact one.
    """
    about = _about(actions)
    found: list[_Sum] = []
    for sentence in passage.sentences:
        if "$" in sentence.text or "ollar" in sentence.text.lower():
            found += _sums(passage.whole, sentence, about)
    return tuple(one.amount for one in _shares(_distinct(found)))


def _about(actions: Sequence[Action]) -> Purpose:
    """What a bare "pay" is for, as the actions say."""
    paid = {KINDS[action.kind].pays for action in actions}
    return next((purpose for payment, purpose in _PURPOSES if payment in paid), "other")


def _sums(whole: str, sentence: Sentence, about: Purpose) -> Iterator[_Sum]:
    stated = dollar_figures(sentence.text)[:_MOST]
    for place, figure in enumerate(stated):
        if _possible(sentence.text, figure) or _aside(sentence.text, figure):
            continue
        left = stated[place - 1].end if place else 0
        right = stated[place + 1].start if place + 1 < len(stated) else len(sentence.text)
        why = purpose_of_amount(sentence.text, (left, figure.start, figure.end, right), about)
        start, end = sentence.start + why.start, sentence.start + why.end
        yield _Sum(
            figure=figure,
            why=why,
            amount=Amount(
                quote=whole[start:end], start=start, end=end, usd=figure.usd, what=why.what
            ),
            title=sentence.title,
        )


def _possible(text: str, figure: DollarFigure) -> bool:
    """Whether the sum is the most that the law would allow."""
    near = text[max(0, figure.start - 50) : figure.end + 30]
    if not _PENALTY.search(near):
        return False
    before = _NOT_POSSIBLE.sub(" ", text[max(0, figure.sign - _REACH) : figure.sign])
    return _POSSIBLE.search(before) is not None


def _aside(text: str, figure: DollarFigure) -> bool:
    """Whether the sum is a price, a rate of pay or the degree of an offence."""
    before = text[max(0, figure.start - 90) : figure.start]
    if _RATE.match(text, figure.end):
        return not _WRONGFUL.search(before)
    if _PRICE.search(before):
        return True
    if figure.usd not in _CLASS:
        return False
    if _DEGREE_AFTER.match(text, figure.end):
        return True
    if figure.side not in ("above", "below") or not _DEGREE.search(before):
        return False
    return _OFFENCE.search(text, max(0, figure.start - _REACH), figure.start) is not None


def _distinct(found: Sequence[_Sum]) -> list[_Sum]:
    """Without repetitions, plain or rounded."""
    once: dict[tuple[float, Purpose, bool], _Sum] = {}
    for one in found:
        once.setdefault((one.figure.usd, one.why.what, one.title), one)
    sums = list(once.values())
    if len(sums) > _MANY:
        return sums
    return [
        one for one in sums if not any(_repeats(one, other) for other in sums if other is not one)
    ]


def _repeats(one: _Sum, other: _Sum) -> bool:
    """Whether `one` says again what `other` says as well or better."""
    mixed = one.title != other.title
    same_purpose = one.why.what == other.why.what or "other" in (one.why.what, other.why.what)
    if one.figure.usd == other.figure.usd:
        if mixed:
            return one.title
        return one.why.what == "other"
    if not (mixed or (same_purpose and one.figure.side)):
        return False
    return _rounds(one.figure, other.figure)


def _rounds(rough: DollarFigure, exact: DollarFigure) -> bool:
    """Whether the first is the second, rounded or cut to its own last digit."""
    if rough.unit <= exact.unit:
        return False
    difference = exact.usd - rough.usd
    if abs(difference) > 0.25 * exact.usd:
        return False
    if rough.side == "below":
        return -rough.unit < difference <= 0
    if rough.side == "above":
        return 0 <= difference < rough.unit
    return -rough.unit / 2 <= difference < rough.unit


def _shares(found: list[_Sum]) -> list[_Sum]:
    """The parts of a settlement that go to one government or another are other, and so is what an
    office has recovered over the years.
    """
    settled = [one for one in found if one.why.what == "settlement"]
    if len(settled) < 2:
        return found
    total = max(settled, key=lambda one: (not one.why.share, one.figure.usd)).figure.usd
    parts = [one for one in settled if one.figure.usd != total]
    adding = len(parts) > 1 and abs(sum(p.figure.usd for p in parts) - total) <= 0.01 * total
    return [_as_other(one) if one in parts and (adding or one.why.share) else one for one in found]


def _as_other(one: _Sum) -> _Sum:
    amount = one.amount
    other = Amount(
        quote=amount.quote, start=amount.start, end=amount.end, usd=amount.usd, what="other"
    )
    return _Sum(figure=one.figure, why=one.why, amount=other, title=one.title)
