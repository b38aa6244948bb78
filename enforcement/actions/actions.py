"""What was done, according to a text, and what the announcement is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from enforcement.actions.action_mention import ActionMention, worth_quoting
from enforcement.actions.action_mentions import action_mentions, normalized_text
from enforcement.actions.action_status import action_status
from enforcement.actions.article_subject import is_only_recalled
from enforcement.actions.undoings.resolution import resolved, without_former_charges
from enforcement.actions.when.action_day import action_days
from enforcement.actions.when.told_times import ToldTime, told_times
from enforcement.claims import Action, Kind, quoted
from enforcement.kinds import (
    CHARGE,
    CLEARED,
    CONVICTION,
    INVESTIGATION,
    JUDGMENT,
    KINDS,
    OTHER,
    PERSONAL,
    PLEA,
    RANK,
    SENTENCE,
    SETTLEMENT,
    UNDONE,
)
from enforcement.text.passage import Passage

_GUILT = frozenset(row.name for row in KINDS.values() if row.guilty)
_SETTLEMENTS = frozenset(row.name for row in KINDS.values() if row.pays == "settlement")
_BEGINNINGS = frozenset(("charge", "arrest", "civil-complaint"))
_DECIDED = _GUILT | _SETTLEMENTS | {JUDGMENT}
_AUTHORITY = re.compile(
    r"\b(?:dea|fda|hhs|oig|cms|doj|fbi|irs|u\.s\.|department|attorneys?|district|federal|agents|"
    r"drug enforcement|food and drug|inspector|comptroller|governor|commissioner|prosecut\w+|"
    r"police|sheriff\w*|court|judge|jury|medical board|board of|state board|federal register|"
    r"alleg\w+|fraud\w*|indict\w+|guilty|lawsuits?|violat\w+|unlawful\w*|illegal\w*|medicare|"
    r"medicaid|recall\w*|controlled substances?)\b"
)
_CRIMINAL = re.compile(r"\b(?:indict\w+|grand jury|criminal\w*|arrest\w*|felon\w+|counts?)\b")
_CHARGES = re.compile(r"\b(?:charges?|indictments?|counts?|prosecutions?|criminal)\b")
_SETTLING = re.compile(r"\b(?:settle\w*|resolv\w+|false claims|allegations)\b")
# A verdict, or a conviction in an earlier case, is one although the text shows a plea as well.
_TRIED = re.compile(
    r"\bjur(?:y|ies|ors)\b|\btrial\b|\bverdicts?\b|\bfound guilty\b|\b(?:prior|previous(?:ly)?) "
    r"(?:\S{1,40} )?convict"
)


def stated_actions(passage: Passage) -> tuple[Action, ...]:
    """The actions the text states, in the order of their quotes: one of each kind, and one of what
    became of it where that leaves it standing (a part ended, a charge was superseded)."""
    stated = _stated(passage)
    by_worth = sorted(stated, key=lambda it: worth_quoting(it, passage.body))
    chosen = {(it.kind, it.became): it for it in by_worth}
    days, times = action_days(passage, stated), told_times(passage)
    return tuple(
        _action(
            passage,
            mention,
            day=days.get((mention.kind, mention.became)),
            told=times.get((mention.start, mention.end)),
        )
        for mention in sorted(chosen.values(), key=lambda m: m.start)
    )


def primary_kind(passage: Passage, actions: Sequence[Action]) -> Kind:
    """What the announcement is about: the title's action, else that of the first sentence; OTHER
    where that is an act's undoing, a trial without a verdict, or something else than an act."""
    kinds = {action.kind for action in actions}
    for first, grouped in groupby(_stated(passage), key=lambda mention: mention.sentence):
        stated = [mention for mention in grouped if mention.kind in kinds]
        if not stated:
            continue
        if all(is_only_recalled(passage, mention) for mention in stated):
            return OTHER
        news = [mention for mention in stated if not mention.background] or stated
        if _is_undoing(news[0]):
            cleared = [mention.kind for mention in news if mention.kind in CLEARED]
            return cleared[0] if cleared and not _is_undoing(news[-1]) else OTHER
        news = [mention for mention in news if not _is_undoing(mention)]
        kind = max((mention.kind for mention in _led_by(news)), key=RANK.__getitem__)
        if first and kind in _BEGINNINGS and kinds.isdisjoint(_DECIDED):
            kind = next((it.kind for it in actions if it.kind in CLEARED and not it.in_part), kind)
        if kind != INVESTIGATION or first == 0 or kinds == {kind}:
            return kind
    return INVESTIGATION if INVESTIGATION in kinds else OTHER


def _is_undoing(mention: ActionMention) -> bool:
    """Whether nothing was done by it that counts as done."""
    if mention.became == "stayed":
        return mention.kind != SENTENCE
    return mention.became in UNDONE or mention.kind == OTHER


def _led_by(news: list[ActionMention]) -> list[ActionMention]:
    """Without the criminal steps after an agency's own action: "Board Revokes Licence of Doctor
    Convicted of Fraud" is about the licence, "Doctor Arrested, Licence Suspended" is not."""
    if KINDS[news[0].kind].proceeding not in ("registration", "exclusion"):
        return news
    return [
        mention
        for mention in news
        if KINDS[mention.kind].proceeding != "prosecution" or mention.kind not in PERSONAL
    ]


def _action(
    passage: Passage, mention: ActionMention, *, day: date | None, told: ToldTime | None
) -> Action:
    return Action(
        **quoted(passage.whole, mention.start, mention.end),
        kind=mention.kind,
        status=action_status(passage, mention),
        day=day,
        period=told.period if told and day is None else "",
        in_part=mention.in_part,
    )


def _stated(passage: Passage) -> list[ActionMention]:
    """The mentions that stand when the whole text is considered."""
    mentions = _without_figures_of_speech(_sure(_with_authority(passage)), passage)
    text = normalized_text(passage.whole)
    kinds = {mention.kind for mention in mentions}
    if {PLEA, CONVICTION} <= kinds and not _TRIED.search(text):
        mentions = [_by_plea(mention) for mention in mentions]
    return without_former_charges(resolved(mentions, text))


def _by_plea(mention: ActionMention) -> ActionMention:
    """A conviction where the text shows a guilty plea; that it was undone is told of itself."""
    if mention.kind == CONVICTION and mention.became is None:
        return replace(mention, kind=PLEA)
    return mention


def _with_authority(passage: Passage) -> list[ActionMention]:
    """The mentions, without those in words of daily business ("settled", "report") that name no
    authority nearby; a text that an authority issues needs none."""
    mentions = list(action_mentions(passage))
    if passage.announcement.office:
        return mentions
    text = normalized_text(passage.whole)
    named = {
        number
        for number in {0, *(mention.sentence for mention in mentions)}
        if _AUTHORITY.search(text, passage.sentences[number].start, passage.sentences[number].end)
    }
    return [
        mention
        for mention in mentions
        if mention.sentence in named
        or 0 in named
        or not (mention.faint or mention.became or KINDS[mention.kind].everyday)
    ]


def _sure(mentions: list[ActionMention]) -> list[ActionMention]:
    """Without the faint mentions that something surer explains.

    A faint one counts where the text or, for its title, the title states nothing else; an
    admission also completes a case that ended in a conviction or a sentence.
    """
    firm = [m for m in mentions if not m.faint and m.kind != INVESTIGATION]
    kinds = {mention.kind for mention in firm}
    titled = any(mention.sentence == 0 and not mention.background for mention in firm)
    ended = not kinds.isdisjoint(_GUILT - {PLEA}) and kinds.isdisjoint(_SETTLEMENTS)
    return [
        mention
        for mention in mentions
        if not mention.faint
        or not firm
        or (mention.sentence == 0 and not titled)
        or (mention.kind == PLEA and ended)
    ]


def _without_figures_of_speech(
    mentions: list[ActionMention], passage: Passage
) -> list[ActionMention]:
    """Without a criminal case's payments that only sound like a settlement ("pleaded guilty and
    agreed to pay restitution") and its judgment of forfeiture, and without the charges of a civil
    case ("companies charged with fraud") and the end of a lawsuit that was settled."""
    text = normalized_text(passage.whole)
    kinds = {mention.kind for mention in mentions}
    ended = not kinds.isdisjoint(_GUILT)
    civil = not kinds.isdisjoint(_SETTLEMENTS) and not ended and not _CRIMINAL.search(text)
    return [
        mention
        for mention in mentions
        if not (ended and mention.kind == SETTLEMENT and _is_only_payment(mention, passage, text))
        and not (civil and mention.kind == CHARGE)
        and not (civil and _is_of_settled_suit(mention, text))
        and not (ended and mention.kind == JUDGMENT)
    ]


def _is_of_settled_suit(mention: ActionMention, text: str) -> bool:
    """Whether a dismissal is only how a settlement ends its lawsuit."""
    quote = text[mention.start : mention.end]
    return mention.kind == "dismissal" and mention.sentence > 0 and not _CHARGES.search(quote)


def _is_only_payment(mention: ActionMention, passage: Passage, text: str) -> bool:
    sentence = passage.sentences[mention.sentence]
    agreed = text.find("agree", mention.start, mention.end) >= 0  # also "has also agreed"
    return agreed and not _SETTLING.search(text, sentence.start, sentence.end)
