"""Whether two documents are of one matter because of a person or an organization of both."""

from __future__ import annotations

from datetime import timedelta

from enforcement.kinds import KINDS
from enforcement.matters.comparison import Comparison
from enforcement.matters.pairing import TELLING_AMOUNT, surnames, telling, telling_digits
from enforcement.text.rare_words import distinct_words, rare_words
from enforcement.text.word_lists import listed_words

_SETTLED_TOGETHER = timedelta(days=150)
#: Two employees of one house, if it is one case.
_CHARGED_TOGETHER = timedelta(days=180)
#: Of a settlement with many states, one state tells days after another, the last of them months
#: after.
_STATES_SETTLE, _STATES_TELL = timedelta(days=180), timedelta(days=30)
#: A document with more people is about many matters.
_ROUNDUP = 12
_LEAST_AMOUNT = 10_000
#: What two documents about one name share, if no more than one of their places is known.
_LEAST_NOWHERE = 0.2
#: More wording than two texts can share.
_NEVER = 2.0


def same_person(two: Comparison) -> str:
    """The person both are about, or whom one is about and the other names; else empty."""
    one, other = two.one, two.other
    if two.is_roundup or max(len(one.persons), len(other.persons)) > _ROUNDUP:
        return ""
    for person in sorted(one.persons & other.persons):
        if _same_bearer(two, person):
            return person
    if not two.both_criminal or not two.same_place:
        return ""
    named = (one.persons & other.named_persons) | (one.named_persons & other.persons)
    person = min(filter(telling, named), default="")
    return person if person and two.word_overlap >= 0.25 else ""


def same_caption(two: Comparison) -> str:
    """Against whom a state proceeds by the captions of both at one place, or by the caption of one
    where the other is about somebody of the surname; else empty."""
    if not two.same_place or two.is_roundup:
        return ""
    one, other = two.one, two.other
    both = one.captions & other.captions
    named = (one.captions & surnames(other)) | (surnames(one) & other.captions)
    for against in sorted(filter(telling, both | named)):
        if against not in listed_words("surnames", "common") or two.word_overlap >= 0.3:
            return against
    return ""


def is_charged_again(two: Comparison) -> bool:
    """Whether the later document charges somebody who was charged in another case before."""
    if (in_order := two.earlier_and_later) is None:
        return False
    stage = KINDS[in_order[1].primary].stage
    charges = stage is not None and (stage.proceeding, stage.number) == ("prosecution", 0)
    return charges and in_order[1].begins_anew


def same_organization(two: Comparison) -> str:
    """The organization both are about in one affair, or two prosecutions name; else empty."""
    if two.is_roundup:
        return ""
    ours, theirs = two.one.organizations, two.other.organizations
    for name in sorted(filter(telling, ours & theirs)):
        if _is_one_amount(two) or _one_affair(two, name):
            return name
    for name in _short_forms_of_both(ours, theirs):
        if _one_affair(two, name):
            return name
    both = ours & theirs
    named = (ours | two.one.named_organizations) & (theirs | two.other.named_organizations)
    for name in sorted(filter(telling, named)):
        if two.both_criminal and two.same_place:
            least = _least_overlap(two, name)
        else:
            least = _NEVER if name in both else _least_of_named(two, name)
        if two.word_overlap >= least:
            return name
    return ""


def _least_overlap(two: Comparison, name: str) -> float:
    """How much wording two prosecutions must share that name an organization: an employer has many
    employees, of one case only if charged within months, and in nearly one wording."""
    if name in two.one.employers | two.other.employers:
        if _are_others(two) and not two.within(_CHARGED_TOGETHER):
            return _NEVER
        return 0.6 if two.parties_differ else 0.4
    return 0.45 if two.parties_differ else 0.35


def _are_others(two: Comparison) -> bool:
    """Whether both are about people, and about none of one surname."""
    ours, theirs = surnames(two.one), surnames(two.other)
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _least_of_named(two: Comparison, name: str) -> float:
    """How much wording two documents must share of which one only names an organization, in a
    lawsuit, or in a prosecution whose place is not known: less from one stage to the next."""
    one, other = two.one, two.other
    if two.same_place is False or two.prosecutors_differ or name in one.employers | other.employers:
        return _NEVER
    party = name in one.organizations | other.organizations
    if two.is_next_stage and (party or two.both_criminal):
        return 0.45 if two.parties_differ else 0.35
    if two.both_civil and two.same_place and party:
        return 0.85 if two.parties_differ else 0.6
    return _NEVER


def _same_bearer(two: Comparison, person: str) -> bool:
    """Whether a name in both documents is of one person."""
    if person.split()[-1] in listed_words("surnames", "common") or not telling(person):
        return not two.tells_apart(person) and two.word_overlap >= _least_of_common(two, person)
    if two.tells_apart(person):
        return two.same_place is True and two.word_overlap >= 0.5
    known = two.same_age(person) or two.same_middle_name(person)
    if two.same_place is False:
        known = known or two.same_surroundings(person)
        return two.word_overlap >= (0.3 if known else 0.5)
    known = known or two.other_party_in_common(person)
    return bool(two.same_place) or known or two.word_overlap >= _LEAST_NOWHERE


def _least_of_common(two: Comparison, person: str) -> float:
    """How much wording must be common where many people bear a name: the less, the more else tells
    that they are one. A place, an age or a middle name alone does not."""
    tells = two.same_age(person) + 2 * two.same_middle_name(person)
    if two.other_party_in_common(person):
        tells = 3
    if two.same_place is False:
        return 0.3 if tells == 3 else _NEVER
    if two.same_place is None:
        return _NEVER if not (tells or telling(person)) else (0.5, 0.4, 0.3, 0.2)[tells]
    if tells:
        return 0.15
    return 0.5 if two.professions_differ else 0.3


def _short_forms_of_both(ours: frozenset[str], theirs: frozenset[str]) -> list[str]:
    """The names of organizations of the one that are short forms of names of the other."""
    pairs = [pair for name in ours for their in theirs for pair in ((name, their), (their, name))]
    return sorted(short for short, long in pairs if _is_short_form(short, long))


def _is_short_form(short: str, long: str) -> bool:
    """Whether a name is the beginning or the end of a longer one: "Halden" of "Halden Health
    Plans"; a word alone only where it begins it."""
    words, longer = short.split(), long.split()
    if len(words) >= len(longer) or not telling(short):
        return False
    if longer[: len(words)] == words:
        return True
    return len(words) > 1 and longer[-len(words) :] == words


def _is_one_amount(two: Comparison) -> bool:
    """Whether an organization's two documents state an amount that it does not pay twice: a large
    one, or at one place one that is not round."""
    return any(
        usd >= TELLING_AMOUNT
        or (usd >= _LEAST_AMOUNT and two.same_place and telling_digits(usd) > 1)
        for usd in two.shared_amounts
    )


def _one_affair(two: Comparison, name: str) -> bool:
    """Whether an organization's two documents are of one affair, of which it has several over the
    years: of one prosecution, one lawsuit, or one time."""
    if two.same_place is False or two.amounts_differ:
        return _settled_with_many_states(two, name) or _sued_elsewhere(two, name)
    if two.both_criminal or two.is_next_stage:
        return two.word_overlap >= 0.3
    return two.dated_within(_SETTLED_TOGETHER)


def _sued_elsewhere(two: Comparison, name: str) -> bool:
    """Whether a lawsuit against a firm ends in a settlement that is told from its own state: in the
    same words, which few texts have, besides the firm's name."""
    telling_words = two.shared_rare - distinct_words(name)
    return (
        two.both_civil and two.is_next_stage and len(telling_words) > 1 and two.word_overlap >= 0.4
    )


def _settled_with_many_states(two: Comparison, name: str) -> bool:
    """Whether two authorities tell of one settlement, each of its own share: within days in similar
    words, or within months of the same product."""
    if two.both_criminal or (two.one.state is not None and two.one.state == two.other.state):
        return False
    if two.dated_within(_STATES_TELL) and two.word_overlap >= 0.3:
        return True
    product = two.shared_rare - rare_words(distinct_words(name))
    return bool(product) and two.dated_within(_STATES_SETTLE) and two.word_overlap >= 0.3
