"""Stamps and counters: lines that change though nobody has edited the page."""

from __future__ import annotations

import re

from crawler.source.unknown_pages.dateline import DATE

#: What is said of a page that somebody touched, and what else such a stamp is made of.
_TOUCHED = frozenset(
    (
        *("updated", "update", "modified", "reviewed", "revised", "refreshed", "retrieved"),
        *("accessed", "printed", "generated", "rendered", "loaded", "crawled", "current"),
        *("changed", "ago", "today"),
    )
)
_WHEN = frozenset(
    (
        *("last", "page", "this", "site", "website", "web", "article", "post", "posted"),
        *("document", "content", "published", "created", "was", "is", "on", "at", "of", "as"),
        *("the", "a", "an", "and", "in", "date", "time", "day", "days", "hour", "hours", "hr"),
        *("hrs", "minute", "minutes", "min", "mins", "second", "seconds", "sec", "secs", "week"),
        *("weeks", "month", "months", "year", "years", "yesterday", "just", "about", "over"),
        *("most", "recently", "am", "pm", "a", "p", "m", "t", "z", "et", "est", "edt", "ct"),
        *("cst", "cdt", "mt", "mst", "mdt", "pt", "pst", "pdt", "utc", "gmt", "eastern"),
        *("central", "mountain", "pacific", "standard", "daylight", "by", "webmaster", "staff"),
        *("admin", "administrator", "editor", "web", "team"),
    )
)
#: What a page counts, and what else such a counter is made of.
_COUNTED = frozenset(
    (
        *("views", "view", "viewed", "pageviews", "hits", "visits", "visitor", "visitors"),
        *("shares", "share", "shared", "likes", "like", "tweets", "retweets", "comments"),
        *("comment", "downloads", "downloaded", "reads", "read", "reading", "reactions"),
        *("followers", "online", "facebook", "twitter", "linkedin", "tweet", "votes", "rating"),
        *("ratings", "helpful", "rendered", "generated", "loaded"),
    )
)
_COUNT = frozenset(
    (
        *("page", "this", "site", "article", "post", "document", "has", "have", "been", "was"),
        *("you", "are", "is", "number", "no", "count", "counter", "total", "times", "time"),
        *("people", "person", "users", "guests", "print", "email", "e", "mail", "save", "k", "m"),
        *("min", "mins", "minute", "minutes", "second", "seconds", "the", "of", "all", "so"),
        *("far", "now", "in", "today", "yesterday", "month", "week", "year", "found", "average"),
    )
)
_HEADS = _TOUCHED | _COUNTED
_DAY = re.compile(
    rf"{DATE}|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february|march|"
    r"april|august|september|october|november|december|mon|tues?|wed|thu(?:rs)?|fri|sat|sun|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b\.?|\b\d{1,2}:\d{2}\b",
    re.IGNORECASE,
)
_AGO = re.compile(r"\b(?:ago|today|yesterday|just now)\b")
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d")
#: Where one piece of a line ends and the next begins: signs between two, or the end of a sentence.
_BETWEEN = re.compile(
    r"( [|\u2022\u00b7\u2013\u2014-] | ?[|\u2022\u00b7] ?|(?<=[a-z0-9)\"\u201d][.!?]) )"
)
#: Characters of a stamp, at most.
_LONGEST = 160
#: A line that holds a day and nothing else, as a page's header shows that of the visit.
_TODAY = re.compile(
    rf"(?:today(?:'s date)?(?: is)?\s*:?\s*)?{DATE}"
    r"[\s,|-]*(?:(?:at\s+)?\d{1,2}:\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:[a-z]{1,4})?)?",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"(?:\u00a9|copyright\b)[ \u00a9]{0,3}\d{4}\b.{0,120}", re.IGNORECASE)


def without_stamps(text: str) -> str:
    """A text without what changes by itself: when its page was last touched, how often it was
    seen or shared, how long ago it was posted, and today's day above or below it.

    A piece of a line is taken out only where it holds nothing else: a day in a sentence stays.
    """
    kept = [left for line in text.split("\n") if (left := _left(line)) is not None]
    while kept and _is_around(kept[0]):
        kept.pop(0)
    while kept and _is_around(kept[-1]):
        kept.pop()
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept))


def is_stamp(piece: str) -> bool:
    """Whether a piece of a line is a stamp or a counter, and nothing else."""
    if len(piece) > _LONGEST:
        return False
    said = piece.casefold()
    if _HEADS.isdisjoint(_WORD.findall(said)):  # most lines, told at little cost
        return False
    dated = bool(_DAY.search(said))
    words = set(_WORD.findall(_DAY.sub(" ", said)))
    if (dated or _AGO.search(said)) and _are(words, _TOUCHED, _WHEN):
        return True
    # A day beside a count is a deadline: comments are due by then.
    return not dated and bool(_NUMBER.search(said)) and _are(words, _COUNTED, _COUNT)


def _are(words: set[str], heads: frozenset[str], others: frozenset[str]) -> bool:
    """Whether words are all of a kind, one of them at least a head."""
    return not words.isdisjoint(heads) and words <= heads | others


def _left(line: str) -> str | None:
    """What is left of a line; None where nothing is."""
    if is_stamp(line) or _RIGHTS.fullmatch(line):
        return None
    pieces = _BETWEEN.split(line)
    if len(pieces) == 1:
        return line
    return _joined(pieces) if any(map(is_stamp, pieces[::2])) else line


def _joined(pieces: list[str]) -> str | None:
    """The pieces that are no stamps, each but the first with the sign before it."""
    left = ""
    for at in range(0, len(pieces), 2):
        if not is_stamp(pieces[at]):
            left += (pieces[at - 1] if left else "") + pieces[at]
    return left or None


def _is_around(line: str) -> bool:
    """Whether a line at the edge of a text is none of it."""
    return not line.strip() or _TODAY.fullmatch(line) is not None
