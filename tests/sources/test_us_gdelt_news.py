"""What GDELT answers in place of JSON, and headlines without the blanks it puts into them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.source.page import Page
from crawler.source.source import LayoutError
from crawler.sources import load
from tests.sources.recording import recorded

SOURCE = load("us_gdelt_news")
FOLDER = Path(__file__).parent / "us_gdelt_news"
ARTICLE = {
    "url": "https://news.example/a",
    "title": "Ketamine",
    "seendate": "20260317T234500Z",
    "domain": "news.example",
}


def answer(body: str | bytes, media_type: str = "application/json") -> Page:
    raw = body if isinstance(body, bytes) else body.encode()
    return Page(url=SOURCE.listings[0], body=raw, media_type=media_type)


def article(**fields: object) -> Page:
    body = json.dumps({"articles": [ARTICLE | fields]})
    return replace(answer(body), record=str(fields.get("url", ARTICLE["url"])))


def headline(title: str) -> str:
    return SOURCE.read(article(title=title)).title


def test_it_asks_for_a_week_of_us_news_newest_first() -> None:
    asked = parse_qs(urlsplit(SOURCE.listings[0]).query)
    assert asked["query"] == ["(ketamine OR esketamine) sourcecountry:US sourcelang:english"]
    assert (asked["timespan"], asked["maxrecords"], asked["sort"]) == (
        ["7d"],
        ["250"],
        ["datedesc"],
    )


@pytest.mark.parametrize(
    "said",
    [
        "Your query was too short or too long.\n",
        "Please limit requests to one every 5 seconds or contact desk@news.example.",
        "Parentheses may only be used around OR'd statements.",
    ],
)
def test_what_the_server_says_in_place_of_json_is_passed_on(said: str) -> None:
    with pytest.raises(LayoutError) as refused:
        SOURCE.links(answer(said, "text/html; charset=utf-8"))
    assert str(refused.value) == f"GDELT says: {said.strip()}"


@pytest.mark.parametrize("body", ["", "[]", '{"articles": {}}', '{"error": 1}', '{"articles": ['])
def test_what_is_no_answer_is_refused(body: str) -> None:
    with pytest.raises(LayoutError):
        SOURCE.links(answer(body))


def test_nothing_found_is_an_empty_object() -> None:
    assert SOURCE.links(answer("{}")) == []
    assert SOURCE.links(answer("{ }\n")) == []


def test_bare_control_characters_do_no_harm() -> None:
    raw = recorded(FOLDER).listing.body
    assert b"\x07" in raw
    with pytest.raises(ValueError, match="control character"):
        json.loads(raw)
    assert len(SOURCE.links(recorded(FOLDER).listing)) == 4


def test_an_address_seen_twice_was_seen_when_it_was_first_seen() -> None:
    seen = ["20260318T001500Z", "20260315T120000Z"]
    body = json.dumps({"articles": [ARTICLE | {"seendate": each} for each in seen]})
    page = answer(body)
    (link,) = SOURCE.links(page)
    assert str(SOURCE.read(replace(page, record=link.key)).published_on) == "2026-03-15"


def test_pictures_and_mobile_addresses_are_no_revision() -> None:
    noisy = article(socialimage="https://news.example/2.jpg", url_mobile="https://m.news.example/a")
    assert SOURCE.read(noisy) == SOURCE.read(article())


@pytest.mark.parametrize("name", ["url", "title", "seendate", "domain"])
def test_an_article_without_what_it_is_known_by_is_refused(name: str) -> None:
    page = article(**{name: ""})
    with pytest.raises(LayoutError, match=f"without {name}"):
        SOURCE.read(page)


def test_an_article_seen_on_no_day_is_refused() -> None:
    with pytest.raises(LayoutError, match="seendate is no date: 'garbage'"):
        SOURCE.read(article(seendate="garbage"))


@pytest.mark.parametrize(
    ("given_title", "title"),
    [
        ("Doctor ' s license suspended , board says", "Doctor's license suspended, board says"),
        ('He wasn \' t told : " no ketamine "', 'He wasn\'t told: "no ketamine"'),
        (
            "U . S . Attorney seeks $ 1 . 2 million ( again )",
            "U.S. Attorney seeks $1.2 million (again)",
        ),
        ("5 , 000 vials ; 20 % gone !", "5,000 vials; 20% gone!"),
        ("In 2026 , 5 clinics closed", "In 2026, 5 clinics closed"),
        ("At - home ketamine - what to know", "At - home ketamine - what to know"),
        ("Ketamine &amp; pain", "Ketamine & pain"),
    ],
)
def test_blanks_around_punctuation_are_closed_up(given_title: str, title: str) -> None:
    assert headline(given_title) == title


@given(st.text(st.sampled_from("aKs15 .,:;!?%$()[]'\"\u2019\u201c-"), min_size=1))
def test_nothing_but_blanks_is_taken_from_a_headline(title: str) -> None:
    words = f"x {title}"
    assert headline(words).replace(" ", "") == words.replace(" ", "")
