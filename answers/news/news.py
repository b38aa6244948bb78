"""What is new for a query: the stories of a letter, and what stands beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

from answers.asking.queries import parsed, resolved_at
from answers.news.documents.why import Wanted, wanted_of
from answers.news.outlook import days_found, weeks_of_acts
from answers.news.round import Round
from answers.news.stories import Correction, News, Story
from answers.news.story import story
from casebook.asking.found.outlines import Outline
from enforcement.kinds import OTHER, RANK
from search.language.tree import Tree
from search.query.search import found_among
from store.log.events import DocumentCompleted
from store.privacy.masking import masked

#: Stories of a letter; further ones are only counted, so that it fits into a mail.
MOST = 40


@dataclass(frozen=True, kw_only=True, slots=True)
class _Matter:
    """Documents of one matter of which there is news, before they are read."""

    #: None of a document in which nothing was read.
    number: int | None
    ids: tuple[str, ...]
    #: What decides most, then the newest: the greater, the sooner it is told.
    weight: tuple[int, date, int]


def news(
    round: Round,
    query: str,
    *,
    since: int,
    name: str = "",
    corrections: Sequence[Correction] = (),
) -> News:
    """What is new for a query after a position, up to the end of the round, and what is to be
    corrected in the letter that tells it; `name` is what the reader calls it.

    Raises `search.language.query_error.QueryError`.
    """
    tree = parsed(round.settings, query, round.end.position)
    found = _found(round, tree, round.states_after(since), round.end.position)
    told = [id for id in _told(round, tree, found, since) if _is_there(round, id, since)]
    matters = _matters(round, told, since)
    stories = _stories(round, matters[:MOST], since, wanted_of(tree))
    return News(
        since=since,
        until=round.end.position,
        seal=round.end if round.end.position else None,
        query=masked(query, round.masks),
        name=masked(name, round.masks),
        stories=tuple(stories),
        more=len(matters[MOST:]),
        corrections=tuple(corrections),
        due=days_found(round.coming, found, {one.matter for one in stories}),
        weeks=weeks_of_acts(round.acts, found, round.today),
        coverage=masked(round.coverage(since), round.masks),
        reader=round.reader,
        documents=tuple(told),
    )


def _found(round: Round, tree: Tree, states: Mapping[int, str], position: int) -> set[str]:
    """The documents that a query finds in one of these states, as of a position."""
    asked = resolved_at(round.settings, tree, position, superseded=True)
    found = found_among(round.settings, asked, states.keys(), position)
    return {states[state] for state in found}


def _told(round: Round, tree: Tree, found: Set[str], since: int) -> list[str]:
    """The documents of which there is news that a query finds; those of which we only know more
    now, where it did not find them before."""
    kinds = round.kinds_after(since)
    known = {id for id in found & kinds.keys() if kinds[id] == {DocumentCompleted.__name__}}
    if known:
        known &= _found(round, tree, round.states_after(since), since)
    return [id for id in kinds if id in found and id not in known]


def _is_there(round: Round, id: str, since: int) -> bool:
    """Whether there is anything left of a document; what was erased is not told of."""
    return id in round.outlines_after(since) or round.document(id, since) is not None


def _matters(round: Round, ids: Iterable[str], since: int) -> list[_Matter]:
    """The matters of documents, what is told first first."""
    by_matter: dict[int | str, list[str]] = {}
    known = round.outlines_after(since)
    for id in ids:
        outline = known.get(id)
        by_matter.setdefault(outline.matter if outline else id, []).append(id)
    matters = [
        _Matter(
            number=key if isinstance(key, int) else None,
            ids=tuple(some),
            weight=max(_weight(known.get(id)) for id in some),
        )
        for key, some in by_matter.items()
    ]
    return sorted(matters, key=lambda one: one.weight, reverse=True)


def _weight(outline: Outline | None) -> tuple[int, date, int]:
    if outline is None:
        return RANK[OTHER], date.min, 0
    return RANK[outline.primary], outline.published_on or date.min, outline.document.state


def _stories(round: Round, matters: Iterable[_Matter], since: int, wanted: Wanted) -> list[Story]:
    """The stories of these matters, those that decide most first, then the newest."""
    told = [
        (one, matter)
        for matter in matters
        if (one := story(round, matter.number, matter.ids, since=since, wanted=wanted))
    ]
    told.sort(key=lambda pair: (_rank(pair[0]), pair[1].weight[1:]), reverse=True)
    return [one for one, _ in told]


def _rank(told: Story) -> int:
    return RANK[told.facts[0].told.kind if told.facts else OTHER]
