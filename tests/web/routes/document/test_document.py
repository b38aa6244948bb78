"""The pages and files of a document, as they are asked for over HTTP."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from store.config import load
from store.log.events import (
    DocumentMoved,
    DocumentReviewed,
    DocumentSeenEmpty,
    DocumentTagged,
    Event,
    NoteAdded,
)
from store.privacy.erasing import erase
from tests.answers.examples import CASES
from tests.search.examples import (
    NOW,
    Blotter,
    capture,
    document,
    masked,
    published,
    revised,
    withdrawn,
)
from web.app import application

CHARGE, ACQUITTAL, PLEA = CASES[:3]
HOSTILE = document(
    "us_example:9",
    "Line </p><script>alert(1)</script>\n\n<!-- \u202eevil\x00\x1b[31m ]]> &amp; {{ 7*7 }} \ud83d"[
        :-1
    ],
    title='"><img src=x onerror=alert(2)>\u202e',
    source="us_example",
)


@pytest.fixture
def blotter(tmp_path: Path) -> Blotter:
    """A store with a case of three documents."""
    made = Blotter(tmp_path)
    made.append(*map(published, (CHARGE, ACQUITTAL, PLEA)))
    return made


@pytest.fixture
def client(blotter: Blotter) -> Iterator[TestClient[Litestar]]:
    """A client of its pages."""
    with TestClient(application(blotter.settings)) as client:
        yield client


def page(client: TestClient[Litestar], id: str, **asked: str) -> str:
    answer = client.get(f"/document/{id}", params=asked)
    assert answer.status_code == 200, answer.text
    return answer.text


def test_what_was_read_leads_to_its_words(client: TestClient[Litestar]) -> None:
    text = page(client, PLEA.id)
    links = re.findall(r'href="#(claim-\d+-\d+)"', text)
    assert links
    assert set(links) <= {*re.findall(r'<mark id="(claim-\d+-\d+)"', text)} | {
        *re.findall(r'<span id="(claim-\d+-\d+)"', text)
    }
    start = f"{PLEA.title}\n{PLEA.text}".index("pleaded guilty")
    assert re.search(rf'<mark id="claim-{start}-\d+">pleaded guilty', text)
    assert f'href="/case/{CHARGE.id}"' in text
    assert f'<h1 dir="auto">{PLEA.title}</h1>' in text


def test_every_id_on_the_page_is_there_once(client: TestClient[Litestar]) -> None:
    ids = re.findall(r'\bid="([^"]+)"', page(client, PLEA.id))
    assert len(ids) == len(set(ids))


def test_what_people_decided_and_what_happened(
    blotter: Blotter, client: TestClient[Litestar]
) -> None:
    decided: tuple[Event, ...] = (
        DocumentReviewed(by="ana", verdict="relevant", reason="a clinic"),
        DocumentTagged(by="ana", tag="raid"),
        NoteAdded(by="bo", text="See the <plea>"),
    )
    moved = DocumentMoved(document=PLEA, capture=replace(capture(), url="https://example.org/new"))
    blotter.append(*((PLEA.id, event) for event in (*decided, moved)))
    text = page(client, PLEA.id)
    assert "Reviewed as <strong>relevant</strong>" in text
    assert "See the &lt;plea&gt;" in text
    assert "moved to another address" in text
    assert "https://example.org/new" in text
    assert f"SHA-256 <code>{capture().sha256}</code>" in text


def test_where_people_may_decide_the_page_leads_there(blotter: Blotter) -> None:
    asked = f"/document/{PLEA.id}"
    for token, leads in (("", False), ("a-token-drawn-by-chance", True)):
        settings = load({"BLOTTER_HOME": str(blotter.settings.home), "BLOTTER_WEB_TOKEN": token})
        with TestClient(application(settings)) as client:
            assert (f'href="/decisions/{PLEA.id}"' in client.get(asked).text) == leads


def test_a_page_that_is_gone_says_so_first(blotter: Blotter, client: TestClient[Litestar]) -> None:
    blotter.append(withdrawn(PLEA.id))
    text = page(client, PLEA.id)
    assert text.index("This page is gone.") < text.index("What was read in it")
    assert "4 checks answered 404" in text


def test_a_page_that_was_seen_nearly_empty(blotter: Blotter, client: TestClient[Litestar]) -> None:
    seen = DocumentSeenEmpty(document=replace(PLEA, text="Menu"), capture=capture())
    blotter.append((PLEA.id, seen))
    assert "Last seen nearly empty." in page(client, PLEA.id)


def test_earlier_wordings_and_what_changed(blotter: Blotter, client: TestClient[Litestar]) -> None:
    blotter.append(revised(replace(PLEA, text=PLEA.text.replace("$402,000", "$204,000"))))
    first = page(client, PLEA.id, revision="0")
    assert "An earlier wording." in first and "$402,000" in first
    assert f"/document/{PLEA.id}/diff?from=0&amp;to=1" in first
    assert "An earlier wording." not in page(client, PLEA.id)
    compared = client.get(f"/document/{PLEA.id}/diff", params={"from": "0", "to": "1"}).text
    assert "<del>$402,000.</del>" in compared and "<ins>$204,000.</ins>" in compared
    newest, same = (page(client, PLEA.id, **asked) for asked in ({}, {"revision": "1"}))
    assert newest.partition("<main")[2] == same.partition("<main")[2]


def test_as_of_a_position_every_link_keeps_it(
    blotter: Blotter, client: TestClient[Litestar]
) -> None:
    blotter.append(revised(replace(PLEA, text="All else. Ketamine.")))
    then = page(client, PLEA.id, as_of="3")
    assert "$402,000" in then and "All else" not in then
    own = re.findall(r'href="(/(?!static|feeds)[^"]*)"', then.partition("<main")[2])
    assert own and all("as_of=3" in link for link in own)


@pytest.mark.parametrize(
    ("below", "status", "said"),
    [
        (PLEA.id, 404, "was known at position 1"),
        (f"{PLEA.id}/diff", 404, "was known at position 1"),
    ],
)
def test_not_known_yet(client: TestClient[Litestar], below: str, status: int, said: str) -> None:
    answer = client.get(f"/document/{below}", params={"as_of": "1"})
    assert (answer.status_code, said in answer.text) == (status, True)


def test_an_unknown_id_leads_to_those_like_it(client: TestClient[Litestar]) -> None:
    answer = client.get("/document/us_example:")
    assert answer.status_code == 404
    assert f'href="/document/{PLEA.id}"' in answer.text
    hostile = client.get("/document/%3Cscript%3Ealert(1)%3C%2Fscript%3E")
    assert hostile.status_code == 404 and "<script>alert" not in hostile.text


def test_what_was_erased_is_a_notice(blotter: Blotter, client: TestClient[Litestar]) -> None:
    erase(blotter.engine, [3], by="ana", reason="order <12>", now=NOW)
    for below in ("", "/citation", "/similar"):
        answer = client.get(f"/document/{PLEA.id}{below}")
        assert answer.status_code == 410
        assert "Tolliver" not in answer.text
    text = client.get(f"/document/{PLEA.id}").text
    assert "2 Mar 2026" in text and "by ana: order &lt;12&gt;" in text


def test_a_masked_name_is_nowhere(blotter: Blotter, client: TestClient[Litestar]) -> None:
    blotter.append(revised(replace(PLEA, text=PLEA.text.replace("$402,000", "$204,000"))))
    blotter.append(masked("Bram Tolliver"))
    for below in ("", "/diff", "/similar", "/citation?form=csl-json", "?revision=0"):
        answer = client.get(f"/document/{PLEA.id}{below}")
        assert answer.status_code == 200, below
        assert "Tolliver" not in answer.text
    assert "[masked]" in page(client, PLEA.id)
    evidence = client.get(f"/document/{PLEA.id}/evidence")
    assert evidence.status_code == 404
    assert "Tolliver" not in evidence.text


def test_hostile_words_are_words(blotter: Blotter, client: TestClient[Litestar]) -> None:
    blotter.append(published(HOSTILE), revised(replace(HOSTILE, text=HOSTILE.text + " more")))
    for below in ("", "/diff", "/similar"):
        text = client.get(f"/document/{HOSTILE.id}{below}").text
        assert "<script>alert" not in text and "<img" not in text
        assert not re.search("[\x00\x1b\u202e]", text)
    assert "{{ 7*7 }}" in page(client, HOSTILE.id)


def test_a_long_text_is_shown_in_parts_and_its_quotes_found(
    blotter: Blotter, client: TestClient[Litestar]
) -> None:
    filler = "Nothing is said here of anybody.\n\n" * 2_000
    long = replace(PLEA, id="us_example:long", text=f"{filler}{PLEA.text}")
    blotter.append(published(long))
    first = page(client, long.id)
    assert "part 1 of 4" in first
    (link,) = set(
        re.findall(r'href="(/document/us_example:long\?part=4#claim-\d+-\d+)"[^>]*>“pleaded', first)
    )
    address, _, anchor = link.partition("#")
    assert f'id="{anchor}"' in client.get(address).text
    start = anchor.split("-")[1]
    assert f'id="{anchor}"' in page(client, long.id, at=start)
    assert client.get(f"/document/{long.id}", params={"part": "99"}).text.count("part 4 of 4") == 1
    assert len(first) < 60_000


def test_a_text_of_a_megabyte(blotter: Blotter, client: TestClient[Litestar]) -> None:
    blotter.append(published(document("us_example:mb", "ketamine " * 120_000)))
    text = page(client, "us_example:mb", part="30")
    assert len(text) < 45_000


def test_a_page_is_small_beside_its_text(blotter: Blotter, client: TestClient[Litestar]) -> None:
    laws = "".join(f"It rests on 21 U.S.C. {number}. " for number in range(100, 900))
    busy = document("us_example:busy", laws)
    edits = (revised(replace(busy, text=f"Edit {number}")) for number in range(119))
    blotter.append(published(document(busy.id, "Before")), *edits, revised(busy))
    text = page(client, busy.id)
    assert "The newest 50 of 121 events, 120 edits" in text
    assert len(text) < 100_000 + 20_000


@pytest.mark.parametrize(
    ("form", "type", "begins"),
    [
        ("text", "text/plain; charset=utf-8", "us_example"),
        ("bibtex", "application/x-bibtex; charset=utf-8", "@misc{"),
        ("ris", "application/x-research-info-systems; charset=utf-8", "TY  - "),
        ("csl-json", "application/vnd.citationstyles.csl+json", "["),
    ],
)
def test_citations_to_download(
    client: TestClient[Litestar], form: str, type: str, begins: str
) -> None:
    answer = client.get(f"/document/{PLEA.id}/citation", params={"form": form})
    assert answer.headers["content-type"] == type
    assert re.fullmatch(
        r'attachment; filename="us_example-3\.\w+"', answer.headers["content-disposition"]
    )
    assert answer.text.startswith(begins)
    if form == "csl-json":
        assert json.loads(answer.text)[0]["id"] == PLEA.id


def test_a_form_that_there_is_not(client: TestClient[Litestar]) -> None:
    assert client.get(f"/document/{PLEA.id}/citation", params={"form": "x"}).status_code == 400
    assert client.get(f"/document/{PLEA.id}", params={"part": "x"}).status_code == 400
    assert client.get(f"/document/{PLEA.id}", params={"nothing": "x"}).status_code == 400


def test_documents_like_it_as_a_page_and_as_a_part(client: TestClient[Litestar]) -> None:
    whole = client.get(f"/document/{PLEA.id}/similar")
    assert "<!DOCTYPE html>" in whole.text and f"/document/{CHARGE.id}" in whole.text
    part = client.get(f"/document/{PLEA.id}/similar", headers={"HX-Request": "true"})
    assert "<html" not in part.text and f"/document/{CHARGE.id}" in part.text
    assert "hx-request" in part.headers["vary"]


def test_nothing_to_compare(client: TestClient[Litestar]) -> None:
    answer = client.get(f"/document/{PLEA.id}/diff")
    assert answer.status_code == 404
    assert "has no second revision" in answer.text
