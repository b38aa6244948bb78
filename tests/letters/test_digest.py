from __future__ import annotations

from datetime import date, timedelta
from html.parser import HTMLParser
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from letters.digest import SHOWN, Letter, MatchedDocument, Recipient, Window, compose
from search.language.parsing import parse
from search.language.query_error import QueryError
from search.language.tree import Wording, wanted_leaves
from store.log.events import DocumentEvent, Recorded
from tests.scheduler.examples import (
    NOW,
    a_history,
    logs,
    published,
    reread,
    restored,
    revised,
    withdrawn,
)

HASH = "ab" * 32
RECIPIENT = Recipient(subscription="ada-c0ffee", cadence="weekly", sender="blotter@agency.example")


def _leaves(query: str) -> list[Wording]:
    """What a query looks for; nothing where none can be saved any more that reads so."""
    try:
        return wanted_leaves(parse(query))
    except QueryError:
        return []


def letter(
    *matches: MatchedDocument,
    query: str = "ketamine",
    since: int = 0,
    until: int = 9,
    recipient: Recipient | None = RECIPIENT,
) -> Letter:
    return compose(
        query=query,
        leaves=_leaves(query),
        window=Window(since=since, until=until, hash=HASH, recorded_at=NOW),
        matches=matches,
        coverage="5 of 6 sources fresh; us_b walled since 3 Nov",
        zone=ZoneInfo("America/New_York"),
        recipient=recipient,
    )


def a_match(*events: DocumentEvent, n: int = 1) -> MatchedDocument:
    history = a_history(*events, document_id=f"us_example:{n}")
    return MatchedDocument(history=history, publisher="Example Agency")


class _Tags(HTMLParser):
    """The tags of a page, and its text as a reader sees it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


def test_a_letter_has_a_section_for_each_kind_of_news() -> None:
    made = letter(
        a_match(published(key="1"), revised(key="1"), n=1),
        a_match(published(key="2"), withdrawn(), n=2),
        a_match(published(key="3"), reread(key="3"), revised(key="3", text="ketamine!"), n=3),
        a_match(published(key="4"), withdrawn(), restored(key="4", text="it is back"), n=4),
        since=1,
    )
    assert made.subject == "Blotter: ketamine — 2 changed, 1 removed, 1 restored"
    for place in (made.text.upper(), _Tags(made.html).text.upper()):
        headings = [place.index(f"\n{word}\n") for word in ("CHANGED", "REMOVED", "RESTORED")]
        assert headings == sorted(headings)
    assert sorted(made.documents) == [f"us_example:{n}" for n in (1, 2, 3, 4)]


def test_an_item_says_what_where_when_and_why() -> None:
    made = letter(a_match(published(published_on=date(2025, 3, 12))))
    for place in (made.text, _Tags(made.html).text):
        assert "Clinic owner charged" in place
        assert "Example Agency · 12 Mar 2025, first seen 2 Mar 2026" in place
        assert "A grand jury charged the owner of a ketamine clinic." in place
        assert "found: ketamine" in place
    assert "\nhttps://agency.example/news/1\n" in made.text
    assert 'href="https://agency.example/news/1"' in made.html


def test_dates_that_are_days_apart_go_without_saying_and_precision_is_kept() -> None:
    assert (
        "Example Agency · 27 Feb 2026\n"
        in letter(a_match(published(published_on=date(2026, 2, 27)))).text
    )
    assert "· Mar 2026\n" in letter(a_match(published(precision="month"))).text
    undated = letter(a_match(published(published_on=None))).text
    assert "undated, first seen 2 Mar 2026" in undated


def test_a_change_shows_what_was_and_what_is() -> None:
    made = letter(
        a_match(published(text="He is charged."), revised(text="He is acquitted.")), since=1
    )
    assert "    was: He is charged.\n    now: He is acquitted.\n" in made.text
    assert "<del" in made.html


def test_a_removal_says_since_when_it_was_missed() -> None:
    made = letter(a_match(published(), withdrawn()), since=1)
    assert "not found since 10 Feb 2026 (5 looks)" in made.text
    made = letter(a_match(published(), withdrawn()))
    assert "it had just appeared" in " ".join(made.text.split())


def test_the_footer_states_coverage_positions_hash_and_the_way_out() -> None:
    made = letter(since=3, until=9)
    for place in (made.text, _Tags(made.html).text):
        assert "5 of 6 sources fresh; us_b walled since 3 Nov" in place
        assert "after position 3 up to 9" in place
        assert f"9:{HASH}@2026-03-02T15:30:00.000000Z" in place
        assert "blotter unsubscribe ada-c0ffee" in place
        assert "blotter@agency.example" in place


def test_a_letter_without_news_says_so() -> None:
    made = letter(a_match(published(), reread()), since=1)
    assert made.subject == "Blotter: ketamine — nothing new"
    assert made.documents == ()
    assert "nothing new" in made.text


def test_a_letter_for_nobody_has_nothing_to_unsubscribe_from() -> None:
    made = letter(recipient=None)
    assert "unsubscribe" not in made.text + made.html
    assert "Nobody is subscribed" in made.text


def test_without_a_sender_there_is_nobody_to_write_to() -> None:
    made = letter(recipient=Recipient(subscription="ada-c0ffee", cadence="daily", sender=""))
    assert "blotter unsubscribe ada-c0ffee" in made.text
    assert "write to" not in made.text + made.html


def test_new_documents_stand_newest_first() -> None:
    days = [date(2026, 2, day) for day in (3, 27, 11)]
    made = letter(
        *(
            a_match(published(key=str(n), title=f"Day {d.day}", published_on=d), n=n)
            for n, d in enumerate(days)
        )
    )
    places = [made.text.index(f"Day {day}\n") for day in (27, 11, 3)]
    assert places == sorted(places)


def test_beyond_a_hundred_a_section_only_counts() -> None:
    made = letter(*(a_match(published(key=str(n)), n=n) for n in range(SHOWN + 23)))
    assert "123 new" in made.subject
    assert len(made.documents) == 123
    assert made.text.count("Clinic owner charged") == SHOWN
    assert "and 23 more" in made.text
    assert "and 23 more" in made.html


HOSTILE = (
    'Bcc: x@y.example\r\nX: <script>alert("1")</script> & <img src=x onerror=y> '
    "\x1b[2J \u202e\ud800"
)


def test_hostile_pages_stay_text() -> None:
    hostile = published(
        title=HOSTILE,
        text=HOSTILE,
        url="javascript:alert(1)",
        number=HOSTILE,
        details={HOSTILE: HOSTILE},
    )
    match = MatchedDocument(history=a_history(hostile), publisher=HOSTILE)
    asked = "".join(sign if sign.isprintable() and sign != '"' else " " for sign in HOSTILE)
    made = letter(match, query=f'"{asked}"')
    page = _Tags(made.html)
    assert not {"script", "img"} & set(page.tags)
    assert not [name for name, _ in page.attributes if name.startswith("on")]
    assert "javascript:" not in made.html + made.text
    assert '<script>alert("1")</script>' in page.text
    for part in (made.subject, made.text, made.html):
        part.encode()
        assert "\x1b" not in part
        assert "\r" not in part
        assert "\u202e" not in part
    assert "\n" not in made.subject


def test_an_address_cannot_leave_its_attribute() -> None:
    made = letter(a_match(published(url="https://agency.example/?a=1&b='\"><b>")))
    assert made.html.count("<b>") == 2  # the subscription, and what was found
    assert 'href="https://agency.example' not in made.html
    made = letter(a_match(published(url="https://agency.example/?a=1&copy=2")))
    assert 'href="https://agency.example/?a=1&amp;copy=2"' in made.html


@given(st.text(st.characters(), max_size=80), st.text(st.characters(), max_size=80))
def test_any_title_and_query_give_a_letter(title: str, query: str) -> None:
    asked = f'ketamine "{query.replace(chr(34), "")}"'
    try:
        parse(asked)
    except QueryError:
        asked = "ketamine"
    made = letter(
        a_match(published(title=title, text=title)),
        query=asked,
    )
    assert len(made.subject.splitlines()) == 1
    made.text.encode()
    made.html.encode()


@given(logs(), st.lists(st.integers(0, 30)))
def test_each_letter_lists_a_document_once_if_something_happened_to_it(
    log: dict[str, tuple[Recorded, ...]], cuts: list[int]
) -> None:
    end = sum(map(len, log.values()))
    bounds = sorted({0, end, *(cut for cut in cuts if cut < end)})
    for since, until in pairwise(bounds):
        known = [tuple(e for e in stream if e.position <= until) for stream in log.values()]
        matches = [MatchedDocument(history=stream, publisher="x") for stream in known if stream]
        made = letter(*matches, since=since, until=until)
        happened = {
            e.stream.removeprefix("document/")
            for stream in known
            for e in stream
            if e.position > since and e.type != "DocumentReread"
        }
        assert sorted(made.documents) == sorted(happened)
        assert made.text.count("\nhttps://agency.example/news/") == len(happened)


def test_nothing_is_loaded_from_elsewhere() -> None:
    made = letter(a_match(published()))
    page = _Tags(made.html)
    assert not {"img", "link", "script", "iframe", "style"} & set(page.tags)
    assert [name for name, _ in page.attributes if name in ("src", "background")] == []
    assert "url(" not in made.html


def test_days_are_those_of_the_zone() -> None:
    late = NOW.replace(hour=3) + timedelta(days=10)  # the evening before, in New York
    history = a_history(published(published_on=None), recorded_at=late)
    made = letter(MatchedDocument(history=history, publisher="x"))
    assert "first seen 11 Mar 2026" in made.text
