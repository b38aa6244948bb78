"""Stated amounts of US dollars and what for; what the law would at most allow is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from enforcement.claims import Action, Amount, Purpose, quoted
from enforcement.kinds import KINDS, Payment
from enforcement.parties.assets.sued_property import SuedProperty, sued_property
from enforcement.sums.amount_purpose import VICTIMS, StatedPurpose, paid_in_title, purpose_of_amount
from enforcement.sums.dollars import DollarFigure, dollar_figures, states_dollars
from enforcement.text.passage import Passage, Sentence
from enforcement.text.plain_spaces import with_plain_spaces

#: Words after which a fine or a penalty is what could be imposed, not what was.
_POSSIBLE = re.compile(
    r"\b(?:fac(?:e|es|ed|ing)|carr(?:y|ies|ied)|punishable|maximum|statutory|could|may|might|if"
    r"|potential|possible|subject[ ]to|liable|provides[ ]for|at[ ]most|up[ ]to"
    r"|not[ ]more[ ]than)\b",
    re.IGNORECASE,
)
#: Behind it other things are told: "… and a $9,000 fine; she is accused of stealing $88,000".
_NEW_CLAUSE = re.compile(r";[ ](?:he|she|it|they|the[ ]\w+[ ](?:is|was|are|were|has|have))\b")
#: "faces charges" and "faces trial" state what is, not what could come.
_NOT_POSSIBLE = re.compile(
    r"\bfac(?:e|es|ed|ing)[ ](?:\S+[ ]){0,4}?(?:charges?|counts?|trial|indictment|allegations?)\b"
    r"|\bup[ ]to[ ](?!\$|an?[ ]\$|\d)|\bcould[ ]not\b|\bmay[ ](?:\d|of\b|have\b)"
    r"|\bmay[ ](?=\d{1,2},)",
    re.IGNORECASE,
)
_PENALTY = re.compile(r"\b(?:fine[sd]?|penalt(?:y|ies)|per[ ]claim|assessments?)\b", re.IGNORECASE)
_RATE = re.compile(
    r"\sfor\s(?:each|every)\s(?:of\s)?(?:\w+\s){0,2}?(?:violations?|claims?|counts?|offenses?|days?)\b"
    r"|\sper\s(?!the\b|an?\b|its\b|his\b|her\b|their\b)[a-z]|\sapiece\b"
    r"|\s(?:an|each|every|a)\s(?:[a-z-]+\s)?(?:hour|day|week|month|year|dose|pill|tablet|vial"
    r"|visit"
    r"|patient|claim|referral|prescription|beneficiary|person|test|scan|trip|session|mile"
    r"|exam|check|share|unit|gram|kilogram|ounce|pound)\b|\s(?:hourly|daily|weekly|monthly|annually)\b",
    re.IGNORECASE,
)
#: Between the ends of a range; and by a total.
_RANGE = re.compile(r"[ ]?(?:-|\u2013|to|and|or)[ ]?(?:up[ ]to[ ])?")
_TOTAL = re.compile(r"\btotal\w*\b|\bin[ ]all\b|\baltogether\b", re.IGNORECASE)
_NEAR = 20
#: Payments that were themselves the wrong done are counted even at a rate.
_WRONGFUL = re.compile(r"\b(?:kickbacks?|bribes?)\b", re.IGNORECASE)
_PRICE = re.compile(
    rf"\b(?:costs?(?![ ]{VICTIMS})|priced|price[ ]of|salary|wages|earn(?:ed|ing|s)?"
    r"|charged?[ ]patients|as[ ]little[ ]as"
    r"|patients?[ ](?:\w+[ ])?(?:paid|pays?)|would[ ](?:\w+[ ])?pay)\b"
    r"(?:(?![ ]and[ ][a-z]+ed[ ])[^.;]){0,40}\Z"
    r"|\b(?:re)?(?:sold|sells?|selling)[ ](?:(?!for\b)\w+[ ]){0,4}for[ ]\Z",
    re.IGNORECASE,
)
#: In a sentence about a share's price, where amounts with cents are such prices.
_SHARE = re.compile(
    r"\b(?:stock|shares?)(?:['\u2019]s)?[ ]"
    r"(?:price|(?:has[ ]|have[ ])?(?:traded|closed|opened|fell|rose))\b"
    r"|\b(?:high|low)[ ]of[ ](?:approximately[ ]|about[ ])?\$",
    re.IGNORECASE,
)
#: What a share costs, at most.
_DEAREST = 10_000
#: "A reward of up to $5,000 for information", "the $5,000 reward": nobody of the case pays it.
_REWARD = re.compile(
    r"(?<!receive[ ]a[ ])(?<!received[ ]a[ ])\brewards?[ ](?:of[ ])?"
    r"(?:(?:up[ ]to|as[ ]much[ ]as)[ ])?(?:\$[\d,.]{1,9}[ ](?:and|to|or)[ ])?\Z",
    re.IGNORECASE,
)
_REWARD_AFTER = re.compile(
    r"[ ](?:cash[ ])?rewards?\b|[ ]for[ ](?:tips|information[ ](?:that|leading|on|about))\b",
    re.IGNORECASE,
)
#: The degree of an offence ("one count of theft over $1,000"), not an amount that was taken.
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
#: How far back the words are looked for that make an amount a mere possibility.
_REACH = 250
#: What a bare "pay" is for: to settle, unless somebody was sentenced or convicted.
_PURPOSES: tuple[tuple[Payment, Purpose], ...] = (
    ("settlement", "settlement"),
    ("fine", "fine"),
    ("restitution", "restitution"),
    ("damages", "settlement"),
)
#: A text of more amounts is a table: rounded repetitions are not looked for.
_MANY = 200
#: And of so many in one sentence the rest is not read.
_MOST = 1000


@dataclass(frozen=True, kw_only=True, slots=True)
class _Statement:
    """An amount where the text states it."""

    figure: DollarFigure
    purpose: StatedPurpose
    amount: Amount
    #: Whether it stands in the title.
    title: bool

    @property
    def what(self) -> Purpose:
        return self.amount.what

    @property
    def usd(self) -> float:
        return self.amount.usd


def stated_amounts(passage: Passage, actions: Sequence[Action]) -> tuple[Amount, ...]:
    """The amounts the text states for its own matter, in its order.

    Left out are statutory maximums, prices, rates of pay, rewards, the degrees of offences, and a
    rounded figure that repeats an exact one.
    """
    about = _about(actions, passage.announcement.title)
    statements = [
        statement
        for sentence in passage.sentences
        if states_dollars(sentence.text)
        for statement in _in_sentence(passage.whole, with_plain_spaces(sentence), about)
    ]
    if statements and (sued := sued_property(passage)):
        statements = [_to_be_forfeited(statement, sued) for statement in statements]
    return tuple(_with_shares(_distinct(statements)))


def _about(actions: Sequence[Action], title: str) -> Purpose:
    """What a bare "pay" is for, as the actions say, or the title where they do not."""
    paid = {KINDS[action.kind].pays for action in actions}
    known = (purpose for payment, purpose in _PURPOSES if payment in paid)
    return next(known, None) or paid_in_title(title)


def _in_sentence(whole: str, sentence: Sentence, about: Purpose) -> Iterator[_Statement]:
    figures = dollar_figures(sentence.text)[:_MOST]
    left = 0
    for place, figure in enumerate(figures):
        if place and not _goes_on(sentence.text, figures[place - 1], figure):
            left = figures[place - 1].end
        if _possible(sentence.text, figure) or _aside(sentence.text, figure):
            continue
        right = figures[place + 1].start if place + 1 < len(figures) else len(sentence.text)
        purpose = purpose_of_amount(sentence.text, (left, figure.start, figure.end, right), about)
        quotation = quoted(whole, sentence.start + purpose.start, sentence.start + purpose.end)
        amount = Amount(**quotation, usd=figure.usd, what=purpose.what)
        yield _Statement(figure=figure, purpose=purpose, amount=amount, title=sentence.title)


def _to_be_forfeited(statement: _Statement, sued: Sequence[SuedProperty]) -> _Statement:
    """The amount; one that is sued itself is sought for nothing but to be forfeited."""
    amount = statement.amount
    places = (it.place for it in sued)
    if amount.what != "other" or not any(it.start <= amount.start < it.end for it in places):
        return statement
    return replace(statement, amount=replace(amount, what="forfeiture"))


def _goes_on(text: str, before: DollarFigure, figure: DollarFigure) -> bool:
    """Whether what is said before an amount holds for the next one too: of the two ends of a range,
    and of the total behind a rate ("a penalty of $500 per claim, for a total of $9,000")."""
    if _RATE.match(text, before.end):
        return _TOTAL.search(text, before.end, figure.end + _NEAR) is not None
    return _RANGE.fullmatch(text, before.end, figure.start) is not None


def _possible(text: str, figure: DollarFigure) -> bool:
    """Whether the amount is the most that the law would allow."""
    begins = list(_NEW_CLAUSE.finditer(text, max(0, figure.start - _REACH), figure.start))
    clause = begins[-1].start() if begins else 0
    near = text[max(clause, figure.start - 50) : figure.end + 30]
    if not _PENALTY.search(near):
        return False
    before = _NOT_POSSIBLE.sub(" ", text[max(clause, figure.sign - _REACH) : figure.sign])
    return _POSSIBLE.search(before) is not None


def _aside(text: str, figure: DollarFigure) -> bool:
    """Whether the amount is a price, a rate of pay, a reward or the degree of an offence."""
    before = text[max(0, figure.start - 90) : figure.start]
    if _RATE.match(text, figure.end):
        return not _WRONGFUL.search(before)
    if _PRICE.search(before) or _REWARD_AFTER.match(text, figure.end) or _REWARD.search(before):
        return True
    if figure.usd < _DEAREST and figure.usd % 1 and _SHARE.search(text):
        return True
    if figure.usd not in _CLASS:
        return False
    if _DEGREE_AFTER.match(text, figure.end):
        return True
    if figure.side not in ("above", "below") or not _DEGREE.search(before):
        return False
    return _OFFENCE.search(text, max(0, figure.start - _REACH), figure.start) is not None


def _distinct(statements: Sequence[_Statement]) -> list[_Statement]:
    """Without repetitions, plain or rounded."""
    once: dict[tuple[float, Purpose, bool], _Statement] = {}
    for each in statements:
        once.setdefault((each.usd, each.what, each.title), each)
    kept = list(once.values())
    if len(kept) > _MANY:
        return kept
    return [
        each
        for each in kept
        if not any(_repeats(each, other) for other in kept if other is not each)
    ]


def _repeats(repeated: _Statement, other: _Statement) -> bool:
    """Whether the first says again what the other says as well or better."""
    mixed = repeated.title != other.title
    if repeated.usd == other.usd:
        return repeated.title if mixed else repeated.what == "other"
    same_purpose = repeated.what == other.what or "other" in (repeated.what, other.what)
    if not (mixed or (same_purpose and repeated.figure.side)):
        return False
    return _rounds(repeated.figure, other.figure)


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


def _with_shares(statements: list[_Statement]) -> Iterator[Amount]:
    """The amounts. The parts of a settlement that go to one government or another are other, and so
    is what an office has recovered over the years."""
    settled = [each for each in statements if each.what == "settlement"]
    total = max(settled, key=lambda each: (not each.purpose.share, each.usd)).usd if settled else 0
    parts = [each for each in settled if each.usd != total]
    adding = len(parts) > 1 and abs(sum(part.usd for part in parts) - total) <= 0.01 * total
    for each in statements:
        other = each in parts and (adding or each.purpose.share)
        yield replace(each.amount, what="other") if other else each.amount
