"""Whether two documents are of one matter because of what was done, where names do not tell: one
sum at one place, or one course from a charge to a sentence."""

from __future__ import annotations

from datetime import timedelta

from enforcement.kinds import KINDS
from enforcement.matters.comparison import Comparison
from enforcement.matters.pairing import TELLING_AMOUNT, telling_digits

#: From one stage to the next, where only one of the documents names the person.
_NEXT_STAGE = timedelta(days=3 * 365)
#: Within so much time one stage is told twice, in other words; a complaint is amended.
_TOLD_AGAIN, _AMENDED = timedelta(days=10), timedelta(days=180)
#: Common words that weigh less may be those of any two texts (see `rare_words.total_weight`).
_TOLD = 25
#: Schemes of one round sum are not years apart, but for the few of such a sum (US dollars).
_ROUND_SUM = timedelta(days=3 * 365)
_HUGE = 50_000_000


def same_amount(two: Comparison) -> float:
    """US dollars of a scheme that both state at one place, else 0: round amounts need more common
    wording. Where no place is known of either, most of them mere titles, an exact sum of one week
    and a name of both tell."""
    if two.is_roundup or not any(KINDS[it.primary].proceeding for it in (two.one, two.other)):
        return 0.0
    if two.nowhere and two.dated_within(_TOLD_AGAIN) and two.shared_rare:
        return max((usd for usd in two.shared_amounts if _is_exact(usd)), default=0.0)
    if not two.same_place or two.one.state != two.other.state:
        return 0.0
    for usd in sorted(two.shared_amounts, reverse=True):
        if usd >= TELLING_AMOUNT and _one_scheme(two, usd):
            return usd
    return 0.0


def _is_exact(usd: float) -> bool:
    """Whether few sums of one week are this one: "$44.7 million"."""
    return usd >= TELLING_AMOUNT and telling_digits(usd) > 2


def _one_scheme(two: Comparison, usd: float) -> bool:
    """Whether two texts that state a sum tell of one scheme: the more schemes come to the sum by
    chance, the more wording must be common."""
    rare = len(two.shared_rare)
    if (digits := telling_digits(usd)) > 2 or (digits == 2 and usd >= 10_000_000):
        return two.word_overlap >= (0.25 if rare > 1 else 0.4)
    if two.dated_within(_TOLD_AGAIN):
        return two.word_overlap >= 0.4
    if two.trades_differ:
        return False
    if two.word_overlap < 0.6 and two.shared_weight < _TOLD and not two.is_next_stage:
        return False
    near = usd >= _HUGE or two.within(_ROUND_SUM)
    return near and two.word_overlap >= (0.35 if rare > 1 and digits == 2 else 0.55)


def same_course(two: Comparison) -> bool:
    """Whether one document is the next stage of the other, or tells the same stage again, and one
    of the two leaves the person unnamed: one place, nearly the same wording, from a charge to a
    plea to a sentence."""
    if (two.one.persons and two.other.persons) or two.is_roundup:
        return False
    if two.nowhere:
        return two.is_next_stage and two.within(_NEXT_STAGE) and _is_one_headline(two)
    if not two.same_place:
        return two.is_next_stage and two.within(_NEXT_STAGE) and _is_told_elsewhere(two)
    if two.professions_differ or two.shared_weight < _TOLD:
        return False
    if two.is_next_stage and two.within(_NEXT_STAGE):
        return _told_alike(two)
    return two.is_same_stage and two.word_overlap >= 0.85 and _told_again(two)


def _told_alike(two: Comparison) -> bool:
    rare = len(two.shared_rare)
    if two.places_differ and (two.word_overlap < 0.75 or two.shared_weight < 2 * _TOLD):
        return False
    if rare > 1 and any(telling_digits(usd) > 1 for usd in two.shared_amounts):
        return two.word_overlap >= 0.3
    if two.amounts_differ and rare > 2 and two.same_surroundings():
        # What was charged is more than what is proved: "a Quillport perfusionist", of few.
        return two.word_overlap >= 0.35
    if two.amounts_differ or two.judges_differ:
        return two.word_overlap >= 0.85 and rare > 1
    return two.word_overlap >= (0.9 if rare == 0 else 0.65 if rare == 1 else 0.55)


def _is_one_headline(two: Comparison) -> bool:
    """Whether two texts of which no place is known, most of them mere titles, begin with whom they
    are about in the same rare words: "Quillport Pharmacist Sentenced"."""
    return bool(two.shared_rare) and not two.places_differ and two.word_overlap >= 0.7


def _is_told_elsewhere(two: Comparison) -> bool:
    """Whether two texts of which the place of one is not known, most of them titles beside a text,
    or was misread, are of one course: by rare words of both, a town's among them, or by most of a
    long text."""
    rare = len(two.shared_rare)
    if two.same_place is None:
        return (
            not two.prosecutors_differ
            and rare > 1
            and two.same_surroundings()
            and two.word_overlap >= 0.6
        )
    return rare > 3 and two.word_overlap >= 0.7 and two.shared_weight >= 3 * _TOLD


def _told_again(two: Comparison) -> bool:
    """Whether one stage is told twice: within days, or in the course of a lawsuit."""
    if two.amounts_differ or two.places_differ or two.numerals_differ:
        return False
    if two.dated_within(_TOLD_AGAIN):
        return True
    civil = KINDS[two.one.primary].proceeding == "lawsuit"
    return civil and len(two.shared_rare) > 1 and two.dated_within(_AMENDED)
