"""What is new in a matter, as lines: facts first, then what they rest on. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from answers.news.stories import Fact, Standing, Story, StoryDocument
from enforcement.kinds import KINDS
from letters.writing.days_ahead import ShownDay, shown_day
from letters.writing.documents import ShownDocument, shown_document
from letters.writing.page_addresses import Place, place
from letters.writing.subject import act_label
from letters.writing.wording import listed, quoted
from store.log.letter_events import ToldFact
from store.plain_text import clip, one_line, plural

#: What is shown of a story at most; the rest is counted, and is in the matter.
_FACTS, _DOCUMENTS, _PARTIES, _DAYS, _TERMS = 4, 3, 4, 3, 6
#: Characters of a fact, and of a term.
_FACT, _TERM = 300, 60
#: What is said of somebody who is only accused.
ACCUSATION = "an accusation, not a finding"
_ACCUSED = {row.party_wording for row in KINDS.values() if row.status in ("alleged", "charged")}


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownFact:
    """What was done, and the words that say so."""

    words: str
    quote: str
    #: What is to be said of it; empty where it is a finding.
    caution: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownStory:
    """A story in a letter; every text is one line without control characters."""

    facts: tuple[ShownFact, ...]
    documents: tuple[ShownDocument, ...]
    #: How many more acts and documents there are, in words; empty where all are shown.
    more: str
    #: Where each party stands now.
    standing: tuple[str, ...]
    ahead: tuple[ShownDay, ...]
    #: Why it is in the letter.
    why: str
    #: Where to see the rest.
    place: Place
    #: What is told by it, for the log.
    told: tuple[ToldFact, ...]


def shown_story(story: Story, *, asked: str, site: str, zone: ZoneInfo) -> ShownStory:
    """A story as a letter shows it; `asked` is what the query is called, where it has a name, and
    `site` the address of our own pages, or empty."""
    facts, parties = story.facts[:_FACTS], tuple(_that_stand(story))[:_PARTIES]
    said = "\n".join(one_line(fact.words) for fact in facts)
    publishers = {one.id: one.publisher for one in story.documents}
    of_parties = (told for party in parties for told in party.told)
    is_matter = len(story.documents) > 1 or bool(parties or story.ahead)
    return ShownStory(
        facts=tuple(_shown_facts(facts, publishers)),
        documents=tuple(shown_document(one, zone, said=said) for one in _documents(story)),
        more=_more(story),
        standing=tuple(map(_standing, parties)),
        ahead=tuple(map(shown_day, story.ahead[:_DAYS])),
        why=_why(story, asked),
        place=place(site, "case", story.matter)
        if is_matter
        else place(site, "show", story.documents[0].id),
        told=(*(fact.told for fact in facts), *of_parties),
    )


def _documents(story: Story) -> Iterator[StoryDocument]:
    """The documents that are shown: the nearest to what happened, then those that changed before
    others, in their order."""
    first, *others = story.documents
    others.sort(key=lambda one: not one.differences)
    shown = {first.id, *(one.id for one in others[: _DOCUMENTS - 1])}
    yield from (one for one in story.documents if one.id in shown)


def _shown_facts(facts: Sequence[Fact], publishers: Mapping[str, str]) -> Iterator[ShownFact]:
    """Facts, each with its quote where the one before has another; its publisher is named where the
    story has several documents."""
    before = ""
    for fact in facts:
        words, quote = clip(fact.words, _FACT), quoted(fact.quote)
        is_new = quote != before and one_line(fact.quote) not in words
        named = publishers.get(fact.document, "") if len(publishers) > 1 else ""
        whose = f" ({one_line(named)})" if quote and named else ""
        yield ShownFact(
            words=words,
            quote=f"{quote}{whose}" if is_new else "",
            caution=ACCUSATION if fact.is_accusation else "",
        )
        before = quote


def _more(story: Story) -> str:
    counts = (
        (len(story.facts[_FACTS:]), "more act", "more acts"),
        (len(story.documents[_DOCUMENTS:]), "more document", "more documents"),
        (len(story.ahead[_DAYS:]), "more day ahead", "more days ahead"),
    )
    return ", ".join(plural(n, one, several) for n, one, several in counts if n)


def _that_stand(story: Story) -> Iterator[Standing]:
    """The parties of whom the facts of the story do not say where they stand."""
    shown = story.facts[:_FACTS]
    for party in story.standing:
        said = {act_label(fact.words) for fact in shown if party.name in fact.words}
        if party.status and not said.issuperset((*party.status, *party.favorable_dispositions)):
            yield party


def _standing(party: Standing) -> str:
    ended = [it for it in party.status if it in party.favorable_dispositions]
    stands = [it for it in party.status if it not in ended]
    cleared = ", ".join(it for it in party.favorable_dispositions if it not in party.status)
    is_accused = bool(stands) and _ACCUSED.issuperset(stands) and not cleared
    caution = f" ({ACCUSATION})" if is_accused else ""
    words = ", ".join(filter(None, (f"{listed(stands, 6)}{caution}", listed(ended, 6))))
    since = f" [{one_line(cleared)}]" if cleared else ""
    return f"{clip(party.name, 100)}: {words}{since}"


def _why(story: Story, asked: str) -> str:
    found = {one_line(it).casefold(): it for one in story.documents for it in one.terms}
    terms = listed([clip(it, _TERM) for it in found.values()], _TERMS) or "it"
    return f"“{asked}” found {terms}" if asked else f"found {terms}"
