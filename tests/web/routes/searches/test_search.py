"""The page of a search: what is found, how it is narrowed and paged, and what cannot be asked."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from html import unescape
from pathlib import Path

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from tests.answers.examples import CASES, LATER, a_store
from tests.search.examples import document, published, revised, seen_empty, withdrawn
from tests.web.record import a_record
from web.app import application
from web.routes.searches.files import file_name

HOSTILE = '</title><script>alert(1)</script>" onmouseover="x \u202eevil\x1b[2J ketamine'


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient[Litestar]]:
    """Seven documents at positions 1 to 7."""
    record = a_record(tmp_path_factory.mktemp("home"))
    with TestClient(application(record.settings)) as client:
        yield client


def titles(html: str) -> list[str]:
    found = re.findall(r'<h3 dir="auto"><a [^>]*>(.*?)</a></h3>', html)
    return [unescape(re.sub("</?mark>", "", title)) for title in found]


def total(html: str) -> int:
    number = re.search(r'<h2 id="documents">([\d,]+) document', html)
    assert number is not None
    return int(number[1].replace(",", ""))


def linked(html: str, inside: str) -> list[str]:
    """The addresses of links in the parts of a page that a pattern finds."""
    parts = re.findall(inside, html, re.DOTALL)
    return [unescape(it) for part in parts for it in re.findall(r'href="([^"]+)"', part)]


def test_hits_with_the_words_that_were_found(client: TestClient[Litestar]) -> None:
    html = client.get("/search", params={"query": "ketamine conspiracy"}).text
    assert "<title>Search: ketamine conspiracy · Blotter</title>" in html
    assert titles(html)[0] == "Two Doctors Charged with Ketamine Conspiracy"
    assert "<mark>Ketamine</mark> <mark>Conspiracy</mark>" in html
    assert f'href="/document/{CASES[0].id}"' in html
    assert 'href="https://example.org/us_example:1" rel="noopener nofollow"' in html
    assert "no source was ever looked at" in html
    assert 'value="ketamine conspiracy"' in html


def test_without_a_query_it_tells_what_is_new(client: TestClient[Litestar]) -> None:
    for path in ("/", "/search", "/search?query=&sort=&from="):
        html = client.get(path).text
        assert titles(html)[0] == "A Rule"
        assert len(titles(html)) == 7
        assert "No document was changed by its publisher." in html
        assert "No source was ever looked at." in html
    assert titles(client.get("/search?as_of=1").text) == [CASES[0].title]
    assert "The past." in client.get("/search?as_of=1").text


def test_an_empty_record_says_how_it_is_filled(tmp_path: Path) -> None:
    with TestClient(application(a_store(tmp_path, ()).settings)) as client:
        assert "blotter crawl" in client.get("/").text
        nothing = client.get("/search?query=ketamine").text
    assert total(nothing) == 0
    assert "Nothing was found." in nothing


def test_what_cannot_be_read_is_shown_in_its_place(client: TestClient[Litestar]) -> None:
    answer = client.get("/search", params={"query": "ketamine sourc:<b>"})
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
    assert "<pre" in answer.text
    assert "         ^</pre>" in answer.text
    assert "<mark>s</mark>ourc:&lt;b&gt;" in answer.text
    for asked, said in (
        ({"query": "x", "prefer": "title", "sort": "newest"}, "prefer: it is for what is sorted"),
        ({"query": "x", "from": "Easter"}, "is no day: write YYYY-MM-DD"),
        ({"query": "x", "kind": "murder"}, "kind: there is no"),
        ({"query": "x", "colour": "red"}, "there is no such parameter"),
        ({"query": "x", "limit": "101"}, "is not from 1 to 100"),
        ({"query": "x", "as_of": "never"}, "as_of:"),
        ({"query": "x" * 5000}, "4,000"),
    ):
        answer = client.get("/search", params=asked)
        assert (answer.status_code, said in unescape(answer.text)) == (400, True), asked
    for part in ("facets", "times", "export.csv"):
        assert client.get(f"/search/{part}?query=sourc:x").status_code == 400


def test_what_may_have_been_meant_leads_there(client: TestClient[Litestar]) -> None:
    html = client.get("/search?query=ketmine").text
    assert total(html) == 0
    (address,) = linked(html, "Did you mean.*?</p>")
    assert total(client.get(address).text) > 0


def test_a_search_as_of_the_past_stays_there(client: TestClient[Litestar]) -> None:
    asked = {"query": "ketamine", "as_of": "2", "sort": "newest"}
    html = client.get("/search", params=asked).text
    assert total(html) == 2
    inside = linked(html, '<main id="content".*?</main>')
    led = [it for it in inside if it.startswith(("/document", "/search", "/api", "/sources"))]
    assert led
    assert [it for it in led if "as_of=2" not in it] == []
    facets = client.get("/search/facets", params=asked).text
    assert re.findall(r"kind%3A(\w+)", facets) == ["acquittal", "charge"]
    assert "2 documents published" in client.get("/search/times", params=asked).text


def test_every_value_of_a_facet_narrows_to_as_many_as_it_counts(
    client: TestClient[Litestar],
) -> None:
    for query in ("", "ketamine", "kind:charge", "ketamine kind:plea", "Quennell OR rule"):
        page = client.get("/search/facets", params={"query": query, "from": "2024"}).text
        values = re.findall(
            r'<li><a href="([^"]+)">[^<]*</a> <span class="dim">([\d,]+)</span></li>', page
        )
        assert values
        for address, count in values:
            assert total(client.get(unescape(address) + "&copies=true").text) == int(count), address


def test_chips_take_away_what_narrows(client: TestClient[Litestar]) -> None:
    asked = {"query": "ketamine", "kind": "plea", "from": "2025-01"}
    html = client.get("/search", params=asked).text
    assert 'value="ketamine kind:plea"' in html
    chips = linked(html, '<ul class="chips">.*?</ul>')
    assert chips == [
        "/search?query=ketamine&from=2025-01",
        "/search?query=ketamine+kind%3Aplea",
    ]
    feeds = linked(html, "<head>.*?</head>")
    assert any(
        it.startswith("/feeds/search.atom") and "published%3A2025-01.." in it for it in feeds
    )


def test_parts_follow_one_another_to_the_end(tmp_path: Path) -> None:
    days = [date(2025, 1, 1) + timedelta(days=n) for n in range(47)]
    record = a_store(
        tmp_path,
        tuple(
            document(f"us_x:{n}", f"ketamine number {n}", title=f"T{n}", published_on=day)
            for n, day in enumerate(days)
        ),
    )
    with TestClient(application(record.settings)) as client:
        address, seen, parts = "/search?query=ketamine&sort=oldest", [], 0
        while address:
            html = client.get(address).text
            seen += titles(html)
            parts += 1
            address = next(iter(linked(html, '<a rel="next"[^>]*>')), "")
        assert (seen, parts) == ([f"T{n}" for n in range(47)], 3)
        back = linked(html, '<a rel="prev"[^>]*>')
        assert titles(client.get(back[0]).text) == [f"T{n}" for n in range(20, 40)]
        beyond = client.get("/search?query=ketamine&offset=500").text
    assert "back to the first" in beyond


def test_a_column_narrows_to_what_it_counts(client: TestClient[Litestar]) -> None:
    html = client.get("/search/times?query=ketamine").text
    columns = re.findall(r'<a href="([^"]+)" aria-label="[\d-]+(?:-Q\d)?: (\d+) document', html)
    assert len(columns) > 1
    for address, count in columns:
        assert total(client.get(unescape(address)).text) == int(count)
    assert html.count('<th scope="row">') == len(columns)


def test_parts_for_htmx_are_no_pages(client: TestClient[Litestar]) -> None:
    for part in ("facets", "times"):
        address = f"/search/{part}?query=ketamine"
        assert "<!DOCTYPE" in client.get(address).text
        answer = client.get(address, headers={"HX-Request": "true"})
        assert "<!DOCTYPE" not in answer.text
        assert answer.text.strip()
        assert "hx-request" in answer.headers["vary"].lower()


def test_what_became_of_a_document_and_hostile_words(tmp_path: Path) -> None:
    record = a_store(tmp_path, (*CASES, LATER))
    record.append(published(document("us_z:1", f"ketamine {HOSTILE}", title=HOSTILE)))
    record.append(revised(replace(CASES[3], text=f"{CASES[3].text} Edited.")))
    record.append(withdrawn(CASES[0].id))
    record.append(seen_empty(replace(CASES[1], text="")))
    with TestClient(application(record.settings)) as client:
        html = client.get("/search?query=ketamine&history=true&sort=oldest").text
        html += client.get("/").text + client.get("/search", params={"query": HOSTILE}).text
        html += client.get("/search/facets?query=ketamine").text
    assert '<span class="state removed">removed</span>' in html
    assert '<span class="state seen_empty">seen nearly empty</span>' in html
    assert '<span class="state edited">edited</span>' in html
    assert f'href="/document/{CASES[3].id}?revision=0"' in html
    assert '<span class="state superseded">superseded</span>' in html
    assert "<script>alert" not in html
    assert 'onmouseover="x' not in html
    assert not re.search("[\x1b\u202e]", html)


def test_all_that_is_found_can_be_had_as_a_file(client: TestClient[Litestar]) -> None:
    answer = client.get("/search/export.csv", params={"query": "ketamine", "sort": "oldest"})
    assert answer.headers["content-disposition"] == 'attachment; filename="blotter-ketamine.csv"'
    rows = [*csv.DictReader(io.StringIO(answer.text))]
    lines = client.get("/search/export.jsonl?query=ketamine&sort=oldest").text.splitlines()
    page = client.get("/search?query=ketamine&copies=true").text
    assert [row["id"] for row in rows] == [json.loads(line)["id"] for line in lines]
    assert len(rows) == total(page)
    assert not any(row["title"].startswith("=") for row in rows)


def test_parquet(client: TestClient[Litestar], tmp_path: Path) -> None:
    arrow = pytest.importorskip("arro3.io", reason="the extra `parquet` is not installed")
    answer = client.get("/search/export.parquet?query=ketamine")
    assert answer.content.startswith(b"PAR1")
    (tmp_path / "it.parquet").write_bytes(answer.content)
    table = arrow.read_parquet(tmp_path / "it.parquet").read_all()
    assert table.num_rows == total(client.get("/search?query=ketamine&copies=true").text)


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("", "blotter-documents.csv"),
        ("Ketamine  clinic", "blotter-ketamine-clinic.csv"),
        ('../"x"\r\nSet-Cookie: a', "blotter-x-set-cookie-a.csv"),
        ("кетамин", "blotter-documents.csv"),
    ],
)
def test_the_name_of_a_file_is_safe(query: str, name: str) -> None:
    assert file_name(query, "csv") == name
