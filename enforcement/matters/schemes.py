"""Whether two documents are of one matter because of what was done, where names do not tell: one
sum at one place, or one course from a charge to a sentence."""

from __future__ import annotations

from datetime import timedelta

from enforcement.kinds import KINDS
from enforcement.matters.comparison import Comparison
from enforcement.matters.pairing import TELLING_AMOUNT
from enforcement.text.rare_words import total_weight

#: From one stage to the next, where only one of the documents names the person.
_NEXT_STAGE = timedelta(days=3 * 365)
#: Within so much time one stage is told twice, in other words; a complaint is amended.
_TOLD_AGAIN, _AMENDED = timedelta(days=10), timedelta(days=180)
#: Common words that weigh less may be those of any two texts (see `rare_words.total_weight`).
_TOLD = 30
#: Schemes of one round sum are not years apart.
_ROUND_SUM = timedelta(days=3 * 365)


def same_amount(two: Comparison) -> float:
    """US dollars of a scheme that both state at one place, else 0: round amounts need more common
    wording."""
    if two.is_roundup or not two.same_place or two.one.state != two.other.state:
        return 0.0
    for usd in sorted(two.shared_amounts, reverse=True):
        if usd >= TELLING_AMOUNT and _one_scheme(two, usd):
            return usd
    return 0.0


def _one_scheme(two: Comparison, usd: float) -> bool:
    """Whether two texts that state a sum tell of one scheme: the more schemes come to the sum by
    chance, the more wording must be common."""
    if (digits := _digits(usd)) == 1 or two.trades_differ:
        return two.word_overlap >= 0.55 and not two.trades_differ and two.within(_ROUND_SUM)
    rare = len(two.shared_rare)
    if digits == 2 and usd < 10_000_000:
        return two.word_overlap >= (0.35 if rare > 1 else 0.55)
    return two.word_overlap >= (0.25 if rare > 1 else 0.4)


def _digits(usd: float) -> int:
    """How many digits tell: one of $20 million, two of $2.5 million."""
    return len(f"{usd:.0f}".rstrip("0"))


def same_course(two: Comparison) -> bool:
    """Whether one document is the next stage of the other, or tells the same stage again, and one
    of the two leaves the person unnamed: one place, nearly the same wording, from a charge to a
    plea to a sentence."""
    if (two.one.persons and two.other.persons) or not two.same_place or two.is_roundup:
        return False
    if two.places_differ or two.professions_differ:
        return False
    if two.is_next_stage and two.within(_NEXT_STAGE):
        return _told_alike(two)
    return two.is_same_stage and two.word_overlap >= 0.85 and _told_again(two)


def _told_alike(two: Comparison) -> bool:
    rare = len(two.shared_rare)
    if two.amounts_differ or two.judges_differ:
        return two.word_overlap >= 0.85 and rare > 1
    if rare:
        return two.word_overlap >= (0.55 if rare > 1 else 0.65)
    return two.word_overlap >= 0.9 and total_weight(two.one.words & two.other.words) >= _TOLD


def _told_again(two: Comparison) -> bool:
    """Whether one stage is told twice: within days, or in the course of a lawsuit."""
    if two.amounts_differ:
        return False
    if two.dated_within(_TOLD_AGAIN):
        return total_weight(two.one.words & two.other.words) >= _TOLD
    civil = KINDS[two.one.primary].proceeding == "lawsuit"
    return civil and len(two.shared_rare) > 1 and two.dated_within(_AMENDED)
