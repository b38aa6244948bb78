"""The letter as its reader has it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answers.documents.published_paths import published_path
from answers.news.stories import Change, NewsSection, Standing
from letters.writing.letter import ROOM, Letter
from search.query.passages.best_passages import Passage
from store.log.seals import seals_in
from store.plain_text import clean
from tests.letters.writing.examples import (
    NOW,
    RECIPIENT,
    SEAL,
    a_full_letter,
    correction,
    day_ahead,
    document,
    fact,
    letter,
    news,
    story,
    told,
    weeks,
)

HOSTILE = (
    "<script>alert(1)</script>",
    "</title></style><img src=x onerror=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    '" onmouseover="alert(1)" x=\'',
    "a\r\nBcc: eve@x.example\x00\x1b[2J\N{RIGHT-TO-LEFT OVERRIDE}gpj\N{ZERO WIDTH SPACE}z",
    "&lt;b&gt; &amp; ]]> <!-- --",
    "x" * 3000,
)


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


def both(made: Letter) -> tuple[str, str]:
    """Text and HTML as a reader sees them, each with single blanks."""
    return " ".join(made.text.split()), " ".join(_Tags(made.html).text.split())


def test_facts_come_first_then_what_they_rest_on() -> None:
    made = letter(
        news(
            story(
                document(copied_by=("The Ledger", "Pain Daily", "The Ledger")),
                facts=(
                    fact("Revoked: Leland R. Voskamp, D.O., Washington, effective 20 August 2026"),
                ),
            )
        )
    )
    for place in both(made):
        wanted = (
            "Revoked: Leland R. Voskamp, D.O., Washington, effective 20 August 2026",
            "“The Administrator hereby revokes DEA Certificate of Registration No. FV0000001.”",
            "Leland R. Voskamp; Decision and Order",
            "Federal Register · 27 Nov 2026 · also in 2 outlets: Pain Daily, The Ledger",
            "Why: “Doctors” found ketamine, registration",
        )
        at = [place.index(words) for words in wanted]
        assert at == sorted(at)


def test_a_charge_says_that_it_is_only_that() -> None:
    accused = fact("Charged: Orla Venn, physician, Texas", is_accusation=True)
    for place in both(letter(news(story(facts=(accused,))))):
        assert "Charged: Orla Venn, physician, Texas (an accusation, not a finding)" in place
    for place in both(letter(news(story(facts=(fact(),))))):
        assert "accusation" not in place


def test_corrections_come_first_of_all_in_plain_words() -> None:
    ours = correction(what_became="that was our misreading", document=None)
    made = letter(news(story(facts=(fact(),)), corrections=(correction(), ours)))
    assert made.subject == "Blotter: Doctors: 2 corrections, 1 revoked"
    told_before = "On 3 Mar 2026 we wrote “Charged: Orla Venn, physician, Texas”;"
    for place in both(made):
        assert f"{told_before} the court dismissed it. Order of dismissal" in place
        assert f"{told_before} that was our misreading." in place
        assert place.index(told_before) < place.index("Revoked:")
    assert made.corrections == (correction().told, ours.told)


def test_a_letter_of_corrections_alone_is_not_empty() -> None:
    made = letter(news(corrections=(correction(),)))
    assert not made.is_empty
    assert made.subject == "Blotter: Doctors: 1 correction"


def test_the_subject_has_the_name_and_the_counts() -> None:
    acts = ("Revoked: A", "Charged: B", "Revoked: C")
    changed = [story(document(f"us_example:{n}", section="changed")) for n in range(3)]
    made = letter(news(story(facts=tuple(map(fact, acts))), *changed, story(document("us_x:9"))))
    assert made.subject == "Blotter: Doctors: 2 revoked, 1 charged, 1 new, 3 changed"


def test_what_is_called_by_a_noun_is_counted_in_its_plural() -> None:
    acts = ("Final rule", "Penalty", "Order to show cause", "Guidance", "Charge dismissed")
    facts = tuple(fact(f"{act}: {n}") for act in acts for n in range(2))
    assert letter(news(story(facts=facts))).subject == (
        "Blotter: Doctors: 2 final rules, 2 penalties, 2 orders to show cause, 2 guidance,"
        " 2 charge dismissed"
    )


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_subject_is_one_short_line(hostile: str) -> None:
    acts = tuple(fact(f"{hostile} {n}: somebody") for n in range(30))
    made = letter(news(story(facts=acts), query=hostile, name=hostile))
    assert len(made.subject) <= 120
    assert clean(made.subject) == made.subject


def test_without_a_name_the_query_is_the_name() -> None:
    made = letter(news(name=""))
    assert made.subject == "Blotter: ketamine registration: nothing new"
    assert letter(news(query="@doctors", name="")).subject == "Blotter: doctors: nothing new"


def test_a_week_without_news_is_a_line_on_the_sources() -> None:
    made = letter(news(due=(day_ahead(),), weeks=weeks(1, 2)))
    assert made.is_empty
    for place in both(made):
        assert "5 of 6 sources fresh; us_b walled since 3 Nov." in place
        assert "Due soon" not in place
        assert "Acts a week" not in place


def test_an_entry_that_is_gone_is_no_longer_shown() -> None:
    gone = Change(kind="docket entry", where="20 Nov 2026", before="NOTICE", after="")
    edited = document(section="changed", changes=1, changed_at=NOW, differences=(gone,))
    for place in both(letter(news(story(edited)))):
        assert "entry no longer shown 20 Nov 2026: NOTICE" in place
        assert "is gone" not in place


def test_what_a_publisher_corrects_is_no_correction_of_ours() -> None:
    published = fact("Published correction: A Rule; Correction", told=told("correction"))
    made = letter(news(story(facts=(published, published)), corrections=(correction(),)))
    assert made.subject.endswith(": 1 correction, 2 published corrections")


def test_matters_that_are_only_counted_are_in_the_subject() -> None:
    assert letter(news(story(facts=(fact(),)), more=260)).subject.endswith(
        ": 1 revoked, 260 more matters"
    )


def test_what_changed_is_what_was_and_what_is() -> None:
    changes = (
        Change(kind="title", where="", before="Two plead guilty", after="Three plead guilty"),
        Change(kind="docket entry", where="20 Nov 2026", before="", after="JUDGMENT"),
        Change(kind="label", where="Date terminated", before="20 Feb 2026", after=""),
        Change(kind="text", where="", before="a " * 400 + "old", after="a " * 400 + "new words"),
        Change(kind="label", where="Judge", before="A", after="B"),
    )
    edited = document(section="changed", changes=1, changed_at=NOW, differences=changes)
    text, page = both(letter(news(story(edited))))
    assert "title was: Two plead guilty title is: Three plead guilty" in text
    assert "title was Two plead guilty title is Three plead guilty" in page
    assert "Date terminated was: 20 Feb 2026 Date terminated is: (nothing)" in text
    assert "Date terminated was 20 Feb 2026 and is gone" in page
    for place in (text, page):
        assert "Federal Register · 27 Nov 2026 · change seen 30 Nov 2026" in place
        assert "new entry 20 Nov 2026: JUDGMENT" in place
        assert "…a a a a a a new words" in place
        assert "and 1 more of its parts changed" in place


@pytest.mark.parametrize(
    ("section", "more", "note"),
    [
        ("new", {"changes": 2}, "2 changes since"),
        ("changed", {"changes": 3, "changed_at": NOW}, "3 changes, the last seen 30 Nov 2026"),
        (
            "removed",
            {"missing_since": NOW - timedelta(days=17), "checks": 4},
            "not found since 13 Nov 2026 (4 looks)",
        ),
        ("restored", {}, "there again"),
    ],
)
def test_a_document_says_what_became_of_it(
    section: NewsSection, more: dict[str, Any], note: str
) -> None:
    made = letter(news(story(document(section=section, **more))))
    for place in both(made):
        assert f"Federal Register · 27 Nov 2026 · {note}" in place
        assert section.title() in place or section.upper() in place


def test_old_and_undated_documents_say_when_they_were_first_seen() -> None:
    old = document(published_on=date(2025, 6, 1), precision="month")
    undated = document("us_x:2", published_on=None)
    for place in both(letter(news(story(old), story(undated)))):
        assert "Jun 2025, first seen 28 Nov 2026" in place
        assert "undated, first seen 28 Nov 2026" in place


def test_what_is_due_says_when_and_how_sure_it_is() -> None:
    moved = day_ahead(status="superseded", in_days=1, what="comment_deadline")
    bare = day_ahead(quote="January 4, 2027", what="trial")
    made = letter(news(story(ahead=(day_ahead(), bare)), due=(moved,)))
    for place in both(made):
        stated = "sentencing “Sentencing is set for January 4, 2027.” Ahead:"
        assert f"Ahead: 4 Jan 2027, in 35 days: {stated}" in place
        assert "Ahead: 4 Jan 2027, in 35 days: trial Why" in place
        assert "4 Jan 2027, tomorrow: comment deadline (superseded)" in place


def test_links_go_to_our_pages_where_there_are_any() -> None:
    one = news(story(document("us_fr:a b/ü")))
    assert "blotter show us_fr:a b/ü" in letter(one).text
    made = letter(one, site="https://blotter.example/")
    address = f"https://blotter.example/{published_path('document', 'us_fr:a b/ü', '')}"
    assert address in made.text
    assert ("href", address) in _Tags(made.html).attributes


def test_the_foot_says_what_is_covered_why_it_comes_and_how_to_end_it() -> None:
    made = letter(news(story()))
    for place in both(made):
        assert "This letter covers the log after position 150 up to 163." in place
        assert "this weekly letter because you are subscribed to “Doctors” (ketamine" in place
    assert seals_in(made.text) == [SEAL]
    assert RECIPIENT.links.unsubscribe_url
    assert RECIPIENT.links.unsubscribe_url in made.text.split()
    assert ("href", RECIPIENT.links.unsubscribe_url) in _Tags(made.html).attributes
    assert ("href", RECIPIENT.links.unsubscribe_mailto) in _Tags(made.html).attributes


def test_without_a_page_or_a_mail_server_it_is_ended_by_a_command() -> None:
    links = replace(RECIPIENT.links, unsubscribe_url=None, unsubscribe_mailto=None)
    made = letter(news(), recipient=replace(RECIPIENT, links=links, sender=""))
    for place in both(made):
        assert "To end it: blotter unsubscribe ada-c0ffee" in place
    for place in both(letter(news(), recipient=None)):
        assert "Nobody is subscribed to this letter" in place
        assert "To end it" not in place


def test_bars_say_their_numbers() -> None:
    made = letter(news(story(), weeks=weeks(0, 3, 1200, 0, 12)))
    text, page = both(made)
    assert "1215 acts in 5 weeks" in text
    assert "1215 acts in 5 weeks" in page
    assert "Nov 2026 0 3 1200 0 12" in text
    labels = [value for name, value in _Tags(made.html).attributes if name == "aria-label"]
    assert labels == ["Acts a week by month. Nov 2026      0    3 1200    0   12"]


def test_only_what_is_shown_counts_as_told() -> None:
    facts = tuple(fact(f"Revoked: No. {n}", told=told(party=str(n))) for n in range(9))
    made = letter(news(story(facts=facts)))
    assert len(made.facts) == 4
    for place in both(made):
        assert "5 more acts" in place
        assert "Revoked: No. 3" in place
        assert "Revoked: No. 4" not in place


def test_a_long_letter_is_cut_and_counted() -> None:
    words = " ".join(["ketamine & <clinic>"] * 40)
    many = [
        story(document(f"us_x:{n}", title=words), facts=(fact(f"Fined: {n}", quote=words),) * 4)
        for n in range(400)
    ]
    made = letter(news(*many, more=30))
    assert len(made.html.encode()) < ROOM
    shown = made.text.count("Fined: ") // 4
    assert f"{430 - shown} more matters have news" in made.text
    assert len(made.documents) == 400


def test_the_worst_letter_is_not_too_long_either() -> None:
    worst = " ".join(["&" * 9] * 500)
    changes = tuple(Change(kind="label", where=worst, before=worst, after=worst) for _ in range(9))
    bad = [
        document(
            f"us_x:{n}",
            title=f"{n} {worst}",
            url="https://x.example/" + "&" * 500,
            section="changed",
            differences=changes,
            terms=(worst,) * 9,
            passages=(Passage(text=worst[:400], highlights=()),) * 2,
        )
        for n in range(9)
    ]
    facts = tuple(fact(f"{n}: {worst}", quote=f"{n} {worst}") for n in range(9))
    stories = [story(*bad, facts=facts, ahead=(day_ahead(quote=worst),) * 9) for _ in range(40)]
    wrong = tuple(
        correction(words=f"{n} {worst}", what_became=worst, document=bad[0]) for n in range(40)
    )
    made = letter(
        news(*stories, corrections=wrong, due=(day_ahead(title=worst, quote=worst),) * 40)
    )
    assert len(made.html.encode()) < ROOM
    assert made.corrections
    assert made.reader == ""


def test_the_page_is_valid() -> None:
    """As the parser of the HTML standard takes it, which is told of every fault."""
    for made in (
        a_full_letter(),
        letter(news()),
        letter(news(story(facts=(fact(),))), recipient=None),
    ):
        html5lib.HTMLParser(strict=True).parse(made.html)
        assert made.html.startswith('<!DOCTYPE html>\n<html lang="en">')


def assert_harmless(made: Letter) -> None:
    tags = _Tags(made.html)
    assert not {"script", "img", "iframe", "object", "form", "link", "svg"} & {*tags.tags}
    assert not [name for name, _ in tags.attributes if name.startswith("on")]
    addresses = [value or "" for name, value in tags.attributes if name in ("href", "src")]
    assert all(one.startswith(("https://", "mailto:")) for one in addresses)
    assert "url(" not in made.html
    for part in (made.subject, *made.text.splitlines(), *made.html.splitlines()):
        assert clean(part) == part
    html5lib.HTMLParser(strict=True).parse(made.html)


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", 'https://x.example/"><script>', "data:,x"]
)
def test_hostile_texts_are_harmless(hostile: str, address: str) -> None:
    bad = document(
        hostile,
        title=hostile,
        publisher=hostile,
        url=address,
        terms=(hostile,),
        copied_by=(hostile,),
        passages=(Passage(text=hostile, highlights=((0, 5),)),),
        differences=(Change(kind="label", where=hostile, before=hostile, after=hostile),),
        section="changed",
    )
    standing = Standing(name=hostile, status=(hostile,), favorable_dispositions=(hostile,), told=())
    made = letter(
        news(
            story(
                bad,
                facts=(fact(hostile, quote=hostile),),
                standing=(standing,),
                ahead=(day_ahead(title=hostile, url=address, quote=hostile),),
            ),
            query=hostile,
            coverage=hostile,
            corrections=(correction(words=hostile, what_became=hostile, document=bad),),
            due=(day_ahead(title=hostile, url=address, quote=hostile),),
            name=hostile,
        )
    )
    assert_harmless(made)


@settings(max_examples=30)
@given(text=st.text(max_size=200), count=st.integers(1, 3))
def test_any_text_makes_a_harmless_letter(text: str, count: int) -> None:
    some = story(document(title=text), facts=(fact(text, quote=text),) * count)
    assert_harmless(letter(news(some, query=text, name=text)))


def test_lines_of_the_text_are_short() -> None:
    for line in a_full_letter().text.splitlines():
        assert len(line) <= 78 or "://" in line or seals_in(line)


@pytest.mark.parametrize(
    ("status", "cleared", "line"),
    [
        (("charged", "sentenced"), (), "Now: Orla Venn: charged, sentenced"),
        (("charged",), (), None),
        (("charged", "sued"), (), "Now: Orla Venn: charged, sued (an accusation, not a finding)"),
        (("charged",), ("dismissed",), "Now: Orla Venn: charged [dismissed]"),
        (
            ("charged", "dismissed"),
            ("dismissed",),
            "Now: Orla Venn: charged (an accusation, not a finding), dismissed",
        ),
        (("convicted", "dismissed"), ("dismissed",), "Now: Orla Venn: convicted, dismissed"),
    ],
)
def test_where_a_party_stands_is_told_where_the_facts_do_not_say_it(
    status: tuple[str, ...], cleared: tuple[str, ...], line: str | None
) -> None:
    standing = Standing(
        name="Orla Venn", status=status, favorable_dispositions=cleared, told=(told(),)
    )
    charged = fact("Charged: Orla Venn, Texas", told=told("charge"))
    made = letter(news(story(facts=(charged,), standing=(standing,))))
    for place in both(made):
        assert ("Now:" in place) == (line is not None)
        assert not line or f"{line} Why" in place
    assert (told() in made.facts) == (line is not None)


def test_sections_stand_in_their_order() -> None:
    place = both(a_full_letter())[1]
    titles = [
        "Corrections",
        "What was done",
        "Changed",
        "Removed",
        "Due soon",
        "Acts a week",
        "5 of 6",
    ]
    at = [place.index(f"{title} ") for title in titles]
    assert all(one < after for one, after in pairwise(at))


def test_what_was_told_in_the_same_words_is_corrected_by_one_line() -> None:
    other = replace(correction().told, message_id="<c@d>")
    made = letter(news(corrections=(correction(others=(other,)),)))
    assert made.text.count("On 3 Mar 2026 we wrote") == 1
    assert made.corrections == (correction().told, other)


def test_an_act_comes_before_what_is_only_new() -> None:
    changed = document("us_court:9", title="United States v. Venn", section="changed")
    made = letter(news(story(document(title="A statement")), story(changed, facts=(fact(),))))
    for place in both(made):
        lowered = place.lower()
        at = [lowered.index(words) for words in ("what was done", "revoked:", " a statement ")]
        assert at == sorted(at)


def test_of_many_documents_those_that_changed_are_shown() -> None:
    changes = (Change(kind="title", where="", before="A", after="B"),)
    many = [document(f"us_x:{n}", title=f"Document {n} of many") for n in range(5)]
    last = document("us_x:9", title="A docket", section="changed", differences=changes)
    for place in both(letter(news(story(*many, last)))):
        shown = [title for title in ("0", "1", "2", "3", "4") if f"Document {title} of" in place]
        assert shown == ["0", "1"]
        assert place.index("Document 1 of many") < place.index("A docket")
        assert "3 more documents" in place
