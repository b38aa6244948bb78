"""What a docket's judgments impose: prison, probation and supervised release, with their owner, and
what is to be paid."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from enforcement.claims import Amount, CourtSentence, quoted
from enforcement.kinds import CONVICTION, KINDS, SENTENCE, is_undone
from enforcement.reading.dockets.docket_steps import DocketStep
from enforcement.sums.sentencing.punishments import punishments
from enforcement.sums.sentencing.sentence_terms import Punishment, exact_words

#: Characters of a judgment that are read.
_REACH = 4000
#: Characters before a sum in which a fee is named.
_BEFORE = 60
#: It stands between "custody" and its length: "custody of the Bureau of Prisons for 57 months".
_PRISONS = re.compile(r"(?:United\sStates\s)?Bureau\sof\sPrisons(?:\s\(BOP\))?|\bBOP\b", re.I)
_CONSECUTIVE = re.compile(r"\bconsecutive", re.IGNORECASE)
#: What everybody pays who is before the court.
_FEE = re.compile(
    r"\b(?:assessment|filing\sfee|fee|msa|spa|receipt|costs?|bond)\b[^.;,]{0,40}\Z", re.IGNORECASE
)
_FEE_SUM = re.compile(
    r"\$\s?[\d,]{1,12}(?:\.\d\d)?\s(?:spa|msa|(?:special\s)?assessment|fee)\b", re.IGNORECASE
)


def imposed_sentences(
    whole: str, steps: Iterable[DocketStep], owners: Callable[[DocketStep], Sequence[str]]
) -> tuple[CourtSentence, ...]:
    """The terms that judgments and the minutes of sentencings state, one entry a defendant: what is
    stated later takes the place of what was before. `owners` tells to whom a step was done."""
    of_owner: dict[str | None, CourtSentence] = {}
    for step in steps:
        kind, names = step.action.kind, owners(step)
        if is_undone(kind, step.action.status) and kind in (SENTENCE, CONVICTION):
            of_owner = {name: it for name, it in of_owner.items() if name not in names}
        elif kind != SENTENCE:
            continue
        name = names[0] if len(names) == 1 else None
        if (sentence := imposed_sentence(whole, step, name)) is not None:
            of_owner[name] = sentence
    return tuple(of_owner.values())


def imposed_amounts(
    whole: str, amounts: Iterable[Amount], steps: Sequence[DocketStep]
) -> tuple[Amount, ...]:
    """Of all sums of the text those that a judgment, an order of forfeiture or a consent decree
    imposes; fees are none."""
    spans = [
        step.entry.words
        for step in steps
        if KINDS[step.action.kind].pays or step.action.kind == "forfeiture"
    ]
    return tuple(
        amount
        for amount in amounts
        if any(it.start <= amount.start < it.end for it in spans) and not _is_fee(whole, amount)
    )


def _is_fee(whole: str, amount: Amount) -> bool:
    at = max(amount.start, whole.find("$", amount.start, amount.end))
    named = _FEE.search(whole, max(0, at - _BEFORE), at)
    return bool(named or _FEE_SUM.match(whole, at))


def imposed_sentence(whole: str, step: DocketStep, name: str | None) -> CourtSentence | None:
    """The terms that the entry of one step states; None where it states none."""
    start = step.entry.words.start
    text = whole[start : min(step.entry.words.end, start + _REACH)]
    terms = punishments(_PRISONS.sub(_blank, text), continued=True)
    if not terms:
        return None
    added = _CONSECUTIVE.search(text) is not None
    months = dict(_months(terms, added=added))
    first, last = min(term.start for term in terms), max(term.end for term in terms)
    prison = [term for term in terms if term.part == "prison"]
    return CourtSentence(
        **quoted(whole, start + first, start + last),
        name=name,
        prison_exactly="" if added and len(prison) > 1 else exact_words(prison),
        **months,
    )


def _blank(words: re.Match[str]) -> str:
    return " " * len(words.group())


def _months(terms: Sequence[Punishment], *, added: bool) -> Iterator[tuple[str, int | None]]:
    """The months of each part: terms on several counts run side by side unless they are said to
    follow each other."""
    for part in dict.fromkeys(term.part for term in terms):
        lengths = [it.months for it in terms if it.part == part and it.months is not None]
        total = sum(lengths) if added and part == "prison" else max(lengths, default=None)
        yield f"{part}_months", total
