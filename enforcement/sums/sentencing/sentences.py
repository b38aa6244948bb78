"""Who was sentenced to how long: prison, probation, supervised release, home detention."""

from __future__ import annotations

from collections.abc import Sequence

from enforcement.claims import CourtSentence, Party, quoted
from enforcement.parties.party_mentions import party_mentions
from enforcement.sums.sentencing.punishments import may_punish
from enforcement.sums.sentencing.sentence_drafts import Draft, gathered
from enforcement.sums.sentencing.sentence_owners import ANOTHER
from enforcement.sums.sentencing.sentence_terms import exact_words
from enforcement.sums.sentencing.unnamed_defendants import name_after, name_in_title
from enforcement.text.passage import Passage
from enforcement.text.plain_spaces import plain_spaces

#: A longer quote takes in too much else.
_LONGEST_QUOTE = 600


def court_sentences(passage: Passage, parties: Sequence[Party]) -> tuple[CourtSentence, ...]:
    """The sentences imposed, one entry a defendant, named where the text says whose it is.

    What could be imposed is left out; a range and suspended prison give no months, and terms that
    are told to be consecutive are added. The title counts only where the text gives no prison term
    of its own.
    """
    if not may_punish(passage.whole):
        return ()
    names = party_mentions(plain_spaces(passage.whole), parties)
    title, *sentences = passage.sentences
    body = gathered(sentences, names)
    if body and body[0].name is None:
        told = {draft.name for draft in body}
        first = body[0].first
        found = name_in_title(title, sentences[first], names) or name_after(sentences, first, names)
        body[0].name = found if found not in told else None
    if not any("prison" in draft.parts for draft in body):
        body = _with_title(body, gathered([title], names))
    drafts = (draft for draft in _merged(body) if draft.parts)
    return tuple(_court_sentence(passage.whole, draft) for draft in drafts)


def _with_title(body: list[Draft], title: list[Draft]) -> list[Draft]:
    """The title's prison terms, joined to the one draft of the text that has none."""
    with_prison = [draft for draft in title if "prison" in draft.parts]
    if len(with_prison) == 1 and len(body) == 1 and body[0].name in (with_prison[0].name, None):
        prison = with_prison[0].parts["prison"]
        body[0].parts["prison"] = prison
        body[0].name = body[0].name or with_prison[0].name
        return body
    return [*body, *with_prison] if with_prison else (body or title)


def _merged(drafts: list[Draft]) -> list[Draft]:
    """Without nameless drafts that repeat the prison term of a named one, which has their other
    parts too, and without those of people who are no parties and of whom no months are told."""
    named = {months: draft for draft in drafts if draft.name for months in draft.prison_told()}
    kept = []
    for draft in drafts:
        same = [named[months] for months in draft.prison_told() if months in named]
        if same and not draft.name:
            same[0].parts = (
                {**draft.parts, **same[0].parts} if draft.name is None else same[0].parts
            )
        elif draft.name != ANOTHER or any(draft.months(part) for part in draft.parts):
            kept.append(draft)
    return kept


def _court_sentence(whole: str, draft: Draft) -> CourtSentence:
    terms = [term for part in draft.parts.values() for term in part]
    start, end = min(term.start for term in terms), max(term.end for term in terms)
    if end - start > _LONGEST_QUOTE:
        prison = draft.parts.get("prison", terms[:1])
        start, end = prison[0].start, prison[-1].end
    months = {f"{part}_months": draft.months(part) for part in draft.parts}
    return CourtSentence(
        **quoted(whole, start, end),
        name=draft.name or None,
        prison_exactly=exact_words(draft.parts.get("prison", ())),
        **months,
    )
