"""What an entry says, as HTML and as text. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from answers.news.entries.entry import EntryFact, NewsEntry
from answers.news.stories import Change, NewsSection
from store.documents.differences import differing_stretch
from store.plain_text import clip, plural, web_address

#: What is shown of an entry at most; the rest is on its page.
_FACTS, _CHANGES = 8, 6
#: Characters of a title, of what was done, and of the words of others.
_TITLE, _LINE, _QUOTE = 250, 300, 400
_ACCUSATION = "an accusation, not a finding"
_SECTIONS: Mapping[NewsSection, str] = {
    "new": "",
    "changed": "Changed: ",
    "removed": "Removed: ",
    "restored": "Back again: ",
}


def title_of(entry: NewsEntry) -> str:
    """What became of a document, and its title, on one line without control characters."""
    return f"{_SECTIONS[entry.section]}{clip(entry.title, _TITLE) or '(without a title)'}"


def as_text(entry: NewsEntry) -> str:
    """The entry as lines."""
    lines = [_about(entry)]
    for fact in entry.facts[:_FACTS]:
        lines.append(_words(fact))
        if quote := _quote(fact):
            lines.append(f"“{quote}”")
    for change in entry.changes[:_CHANGES]:
        what, was, now = _changed(change)
        lines.append(f"{what}: was “{was}”, now “{now}”")
    return "\n".join((*lines, *_last_lines(entry)))


def as_html(entry: NewsEntry) -> str:
    """The entry as a piece of HTML: a few elements without attributes, but for the address of the
    publisher's page."""
    return "".join(_elements(entry))


def _elements(entry: NewsEntry) -> Iterator[str]:
    yield _element("p", _about(entry))
    for fact in entry.facts[:_FACTS]:
        yield f"<p><strong>{escape(_words(fact))}</strong></p>"
        if quote := _quote(fact):
            yield _element("blockquote", quote)
    for change in entry.changes[:_CHANGES]:
        what, was, now = _changed(change)
        yield f"<p>{escape(what)}: <del>{escape(was)}</del> <ins>{escape(now)}</ins></p>"
    for line in _last_lines(entry):
        yield _element("p", line)
    if address := web_address(entry.url):
        yield f'<p><a href="{escape(address)}">As published</a></p>'


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>"


def _about(entry: NewsEntry) -> str:
    """Who published it and when, and what became of it."""
    parts = [clip(entry.publisher, _LINE)]
    parts.append(f"published {entry.published_on}" if entry.published_on else "undated")
    if entry.missing_since:
        since = f"{entry.missing_since:%Y-%m-%d}"
        parts.append(f"gone since {since}, looked for {plural(entry.checks, 'time')}")
    return " · ".join(parts)


def _words(fact: EntryFact) -> str:
    words = clip(fact.words, _LINE)
    return f"{words} ({_ACCUSATION})" if fact.is_accusation else words


def _quote(fact: EntryFact) -> str:
    return clip(fact.quote, _QUOTE)


def _changed(change: Change) -> tuple[str, str, str]:
    """What changed, and the stretch in which it did."""
    was, now = change.before, change.after
    if was and now and max(len(was), len(now)) > _QUOTE:
        was, now = differing_stretch(was, now)
    what = clip(f"{change.kind} {change.where}", _LINE)
    return what[:1].upper() + what[1:], clip(was, _QUOTE), clip(now, _QUOTE)


def _last_lines(entry: NewsEntry) -> Iterator[str]:
    """How much more there is, and how the text begins where nothing else is told."""
    counts = ((len(entry.facts) - _FACTS, "act"), (len(entry.changes) - _CHANGES, "change"))
    if more := [plural(count, f"more {noun}") for count, noun in counts if count > 0]:
        yield f"And {', '.join(more)}."
    if entry.excerpt:
        yield clip(entry.excerpt, _QUOTE)
