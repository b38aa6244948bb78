"""What a letter is called, and what it holds in a few words. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from answers.news.stories import News, NewsSection, Story
from enforcement.kinds import KINDS
from store.plain_text import clip, one_line, plural

#: Characters of a name, and of a whole subject, as most programs show them.
_NAME, _SUBJECT = 40, 100
#: What is done to nobody who is named is called by a noun, whose plural is made by its end, but for
#: these.
_NOUNS = {"rule", *(kind.rpartition("-")[2] for kind in KINDS)}
_PLURALS = {"order to show cause": "orders to show cause", "guidance": "guidance"}
_OTHER_SECTIONS: tuple[NewsSection, ...] = ("changed", "removed", "restored")


def subject(name: str, counts: Sequence[str]) -> str:
    """`Blotter: Doctors: 2 revoked, 1 charged, 3 changed`, the last counts left out where it would
    be too long."""
    head = f"Blotter: {clip(name, _NAME)}: "
    shown = list(counts)
    while len(shown) > 1 and len(head) + len(", ".join(shown)) > _SUBJECT:
        shown.pop()
    cut = " …" if len(shown) < len(counts) else ""
    return f"{head}{', '.join(shown)}{cut}"


def counts(news: News) -> tuple[str, ...]:
    """`2 revoked`, `1 changed`: the acts by what they are, then what is no act."""
    found = tuple(_counts(news))
    return found or ("nothing new",)


def act_label(words: str) -> str:
    """What was done, of a fact's line: `revoked` of `Revoked: Leland R. Voskamp`."""
    label = one_line(words.partition(": ")[0])
    return label[:1].lower() + label[1:]


def _counts(news: News) -> Iterator[str]:
    if news.corrections:
        yield plural(len(news.corrections), "correction")
    acts = Counter(act_label(fact.words) for story in news.stories for fact in story.facts)
    yield from (_acts(count, label) for label, count in acts.items())
    if plain := sum(map(_is_new_without_acts, news.stories)):
        yield f"{plain} new"
    sections = Counter(it.section for story in news.stories for it in story.documents)
    yield from (f"{n} {section}" for section in _OTHER_SECTIONS if (n := sections[section]))
    if news.more:
        yield plural(news.more, "more matter")


def _acts(count: int, label: str) -> str:
    """`2 revoked`, `2 final rules`."""
    is_noun = label.rpartition(" ")[2] in _NOUNS
    several = _PLURALS.get(label) or (f"{label[:-1]}ies" if label.endswith("y") else f"{label}s")
    return plural(count, clip(label, 30), several if is_noun else label)


def _is_new_without_acts(story: Story) -> bool:
    return story.section == "new" and not story.facts
