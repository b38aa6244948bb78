"""The record as a folder: whole, linked, and written anew only where it changed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import feedparser
import pytest

from answers.documents.document import show
from answers.documents.published_paths import published_path
from answers.matters.names.person import person
from answers.reader import reader
from answers.to_json import to_json
from casebook.casebook import Casebook
from crawler.evidence import verify
from enforcement.reading.dossier import Dossier
from publishing.folder import BusyFolderError
from publishing.manifest import NAME, ForeignFolderError
from publishing.publish import Published, publish
from store.documents.record_readings import record
from store.log.document import Document
from store.log.events import CaseUnlinked
from store.privacy.erasing import erase
from store.readers.registry import holders
from store.streams.progress import Advance, shown_by
from tests.answers.examples import ACQUITTAL, CASES, CHARGE, DAYS, PLEA, SETTLEMENT, decide
from tests.publishing.folders import contents, dead_links, holds
from tests.search.examples import NOW, Blotter, document, masked, published, revised, withdrawn
from tests.store.examples import a_document, a_reading, unreadable

_CHARGE, _ACQUITTAL, _PLEA, _SETTLEMENT = CASES
HOSTILE = '"><script>alert(1)</script>'


@pytest.fixture
def blotter(tmp_path: Path) -> Iterator[Blotter]:
    blotter = Blotter(tmp_path / "home")
    yield blotter
    blotter.engine.dispose()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


def written(blotter: Blotter, site: Path, *, query: str = "", url: str = "") -> Published:
    return publish(blotter.settings, blotter.engine, site, now=NOW, query=query, url=url)


@contextmanager
def each_page(do: Callable[[float, float], None]) -> Iterator[None]:
    """Have something done after each page, which is given how many there are then, and of all."""

    @contextmanager
    def shown(unit: str) -> Iterator[Advance]:
        yield lambda done, of, _: do(done, of) if unit == "pages" else None

    with shown_by(shown):
        yield


def named(name: str) -> str:
    return published_path("name", name)


def linked(site: Path, kind: str, id: str) -> set[Path]:
    """The files that a page leads to."""
    source, _, key = id.partition(":")
    here = site / kind / source / key
    return {(here / link).resolve() for link in re.findall(r'href="([^"#]+)', page(site, kind, id))}


def page(site: Path, kind: str, id: str) -> str:
    source, _, key = id.partition(":")
    return (site / kind / source / key / "index.html").read_text("utf-8")


def test_every_link_leads_somewhere(blotter: Blotter, site: Path) -> None:
    blotter.append(*map(published, (*CASES, *DAYS)), withdrawn(SETTLEMENT))
    made = written(blotter, site)
    names = len([*site.glob("name/*/index.html")])
    assert (made.documents, made.written, made.removed) == (7, 7 + made.cases + names, 0)
    assert list(dead_links(site)) == []
    assert "This page is gone" in page(site, "document", SETTLEMENT)


def test_what_an_earlier_reader_read_is_read_anew_first(blotter: Blotter, site: Path) -> None:
    blotter.append(*map(published, CASES))
    today = reader(blotter.settings)

    def read_shifted(document: Document) -> Dossier:
        return today.read(replace(document, text=f"Told anew. {document.text}"))

    earlier = replace(today, version="earlier", read=read_shifted)
    Casebook(blotter.engine, earlier).follow()
    written(blotter, site)
    assert list(dead_links(site)) == []
    told = json.loads((site / "case/us_example/1/index.json").read_bytes())
    assert told["basis"]["reader"].startswith(today.version)


def test_answers_stand_beside_their_pages(blotter: Blotter, site: Path) -> None:
    blotter.append(*map(published, CASES))
    written(blotter, site)
    told = json.loads((site / "document/us_example/3/index.json").read_bytes())
    shown = json.loads(json.dumps(to_json(show(blotter.engine, PLEA))))
    assert {name: told[name] for name in shown} == shown
    assert json.loads((site / "case/us_example/1/index.json").read_bytes())["id"] == CHARGE
    for name in ("changes", "due", "counts", "sources"):
        assert json.loads((site / name / "index.json").read_bytes())


def test_feeds_have_addresses_where_the_site_has_one(blotter: Blotter, site: Path) -> None:
    blotter.append(*map(published, CASES))
    written(blotter, site, url="https://blotter.example/record/")
    feed = feedparser.parse((site / "feed.atom").read_bytes())
    assert not feed.bozo
    assert {entry.link for entry in feed.entries} == {
        f"https://blotter.example/record/document/us_example/{n}/index.html" for n in range(1, 5)
    }
    of_case = feedparser.parse((site / "case/us_example/1/feed.atom").read_bytes())
    assert len(of_case.entries) == 3
    of_source = feedparser.parse((site / "sources/us_example/feed.atom").read_bytes())
    assert [entry.id for entry in of_source.entries] == [entry.id for entry in feed.entries]


def test_only_what_changed_is_written_anew(blotter: Blotter, site: Path) -> None:
    blotter.append(*map(published, (*CASES, *DAYS)))
    written(blotter, site)
    before = contents(site)
    assert written(blotter, site).written == 0
    assert contents(site) == before
    blotter.append(revised(replace(_PLEA, title="Second Doctor Pleads Guilty Again")))
    # Three documents, their matter, and the names of two defendants.
    assert written(blotter, site).written == 6
    changed = {path for path, content in contents(site).items() if before.get(path) != content}
    assert "document/us_example/3/index.html" in changed
    assert not [it for it in changed if it.startswith(("document/us_a", "document/us_example/4"))]
    again = contents(site)
    anew = site.with_name("anew")
    written(blotter, anew)
    # An answer as JSON says up to where it was made.
    assert {path: it for path, it in contents(anew).items() if not path.endswith(".json")} == {
        path: it for path, it in again.items() if not path.endswith(".json")
    }


def test_names_lead_to_every_matter_in_which_they_are_borne(blotter: Blotter, site: Path) -> None:
    blotter.append(*map(published, CASES))
    written(blotter, site)
    assert site / named("Bram Tolliver") in linked(site, "document", PLEA)
    assert site / named("Bram Tolliver") in linked(site, "case", CHARGE)
    assert site / named("Halcyon Vials, LLC") in linked(site, "document", SETTLEMENT)
    told = json.loads((site / named("Bram Tolliver")).with_name("index.json").read_bytes())
    asked = json.loads(json.dumps(to_json(person(blotter.settings, "Bram Tolliver"))))
    assert told == asked
    assert [entry["case"] for entry in told["entries"]] == [CHARGE]


def test_a_name_is_told_anew_where_somebody_may_bear_it(blotter: Blotter, site: Path) -> None:
    blotter.append(*map(published, CASES))
    written(blotter, site)
    other = "Bram Q. Tolliver, also known as Halcyon Vials, was sentenced for selling esketamine."
    blotter.append(published(document("us_other:9", other, source="us_other")))
    written(blotter, site)
    anew = site.with_name("anew")
    written(blotter, anew)
    pages = {path: it for path, it in contents(anew).items() if path.endswith(".html")}
    assert len([path for path in pages if path.startswith("name/")]) > 3
    assert {path: contents(site)[path] for path in pages} == pages
    blotter.append(revised(document("us_other:9", "Nobody.", source="us_other")))
    written(blotter, site)
    assert "us_other" not in (site / named("Bram Tolliver")).read_text("utf-8")
    notice = (site / named("Bram Q. Tolliver")).read_text("utf-8")
    assert "Nobody of this name is here any more" in notice
    assert list(dead_links(site)) == []


def test_the_address_of_a_name_that_was_erased_goes_away(blotter: Blotter, site: Path) -> None:
    blotter.append(*map(published, CASES))
    blotter.append(revised(replace(_SETTLEMENT, text="A clinic agreed to pay.")))
    written(blotter, site)
    assert not (site / named("Halcyon Vials, LLC")).exists()
    blotter.append(revised(_SETTLEMENT))
    written(blotter, site)
    assert (site / named("Halcyon Vials, LLC")).exists()
    erase(blotter.engine, [4, 6], by="ana", reason="order 12", now=NOW)
    written(blotter, site)
    assert holds(site, "Halcyon") == []


def test_days_ahead_are_told_anew_on_another_day(blotter: Blotter, site: Path) -> None:
    blotter.append(*map(published, (*CASES, *DAYS)))
    written(blotter, site)
    tomorrow = NOW + timedelta(days=1)
    made = publish(blotter.settings, blotter.engine, site, now=tomorrow)
    assert 0 < made.written < made.cases


def test_a_masked_name_is_nowhere_any_more(blotter: Blotter, site: Path) -> None:
    named = document(
        "us_example:bram-tolliver-sentenced", "Bram Tolliver was sentenced for ketamine."
    )
    blotter.append(*map(published, (*CASES, named)))
    written(blotter, site)
    assert holds(site, "Tolliver")
    blotter.append(masked("Bram Tolliver"))
    written(blotter, site)
    assert holds(site, "Tolliver") == []
    assert list(dead_links(site)) == []


def test_what_was_erased_is_nowhere_and_its_address_says_so(blotter: Blotter, site: Path) -> None:
    blotter.append(*map(published, CASES))
    written(blotter, site)
    assert holds(site, "Halcyon Vials")
    erase(blotter.engine, [4], by="ana", reason="order 12", now=NOW)
    written(blotter, site)
    assert holds(site, "Halcyon") == []
    assert "order 12" in page(site, "document", SETTLEMENT)
    assert list(dead_links(site)) == []
    again = contents(site)
    assert written(blotter, site).removed == 0
    assert contents(site).keys() == again.keys()


def test_a_run_that_was_ended_leaves_nothing_that_was_erased_since(
    blotter: Blotter, site: Path
) -> None:
    blotter.append(*map(published, CASES))

    def end(done: float, of: float) -> None:
        if done == of:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), each_page(end):
        written(blotter, site)
    assert holds(site, "Halcyon")
    erase(blotter.engine, [4], by="ana", reason="order 12", now=NOW)
    written(blotter, site)
    assert holds(site, "Halcyon") == []


def test_a_folder_is_registered_before_anything_is_in_it_and_passes_once_it_is_whole(
    blotter: Blotter, site: Path
) -> None:
    def positions() -> list[int]:
        return [it.position for it in holders(blotter.engine)[0] if it.name.endswith(f":{site}")]

    seen = list[list[int]]()
    for number in range(2):
        blotter.append(published(replace(_PLEA, id=f"us_example:{number}")))
        with each_page(lambda *_: seen.append(positions())):
            written(blotter, site)
        assert positions() == [number + 1]
    assert seen[0] == seen[-1] == [1]


def test_a_matter_that_was_parted_or_joined_keeps_its_address(blotter: Blotter, site: Path) -> None:
    blotter.append(published(replace(_PLEA, text="A man pleaded guilty.")))
    blotter.append(published(_CHARGE))
    written(blotter, site)
    assert (site / "case/us_example/1/index.html").exists()
    blotter.append(revised(_PLEA))
    made = written(blotter, site)
    assert made.cases == 1
    assert "became part of another" in page(site, "case", CHARGE)
    assert list(dead_links(site)) == []
    decide(
        blotter.engine,
        CHARGE,
        CaseUnlinked(document=PLEA, by="ab", reason="two"),
    )
    assert written(blotter, site).cases == 2
    assert "became part of another" not in page(site, "case", CHARGE)
    assert ACQUITTAL not in page(site, "case", CHARGE)


def test_what_a_query_does_not_find_any_more_says_so(blotter: Blotter, site: Path) -> None:
    blotter.append(*map(published, CASES))
    written(blotter, site)
    made = written(blotter, site, query="halcyon")
    assert made.documents == 1
    assert "is not here any more" in page(site, "document", PLEA)
    assert not [it for it in holds(site, "forfeit") if not it.startswith("static/")]
    assert list(dead_links(site)) == []
    assert written(blotter, site).documents == 4
    assert "is not here any more" not in page(site, "document", PLEA)


def test_hostile_ids_and_titles_harm_nothing(blotter: Blotter, site: Path) -> None:
    ids = ["x:../../../up", "x:a/b", "x:A", "x:a", "x:con", f"x:{HOSTILE}", "x:" + "long" * 200]
    blotter.append(*(published(document(id, f"{HOSTILE} ketamine", title=HOSTILE)) for id in ids))
    written(blotter, site)
    assert not (site.parent / "up").exists()
    assert len({path.casefold() for path in contents(site)}) == len(contents(site))
    assert list(dead_links(site)) == []
    pages = [content for path, content in contents(site).items() if path.endswith(".html")]
    assert not any(b"<script" in content for content in pages)


def test_files_that_are_not_ours_are_left_alone(blotter: Blotter, site: Path) -> None:
    blotter.append(published(_PLEA))
    written(blotter, site)
    own = site / "document/us_example/3/notes.txt"
    own.write_text("mine")
    (site / "CNAME").write_text("blotter.example")
    blotter.append(masked("Bram Tolliver"))
    erase(blotter.engine, [1], by="ana", reason="order 12", now=NOW)
    written(blotter, site)
    assert own.read_text() == "mine"
    assert (site / "CNAME").read_text() == "blotter.example"


def test_a_folder_that_is_not_ours_is_refused(blotter: Blotter, site: Path) -> None:
    site.mkdir()
    (site / "thesis.txt").write_text("years of work")
    with pytest.raises(ForeignFolderError, match="name a folder that is empty or new"):
        written(blotter, site)
    assert [file.name for file in site.iterdir()] == ["thesis.txt"]
    (site / NAME).write_text("{}")
    with pytest.raises(ForeignFolderError, match="it cannot be read"):
        written(blotter, site)


def test_two_at_once_are_refused(blotter: Blotter, site: Path) -> None:
    blotter.append(published(_PLEA))

    def second(done: float, of: float) -> None:
        written(blotter, site)

    with pytest.raises(BusyFolderError, match="another process"), each_page(second):
        written(blotter, site)
    assert written(blotter, site).documents == 1


def test_the_folder_of_another_log_is_refused(blotter: Blotter, site: Path, tmp_path: Path) -> None:
    blotter.append(published(_PLEA))
    written(blotter, site)
    other = Blotter(tmp_path / "other")
    other.append(published(_CHARGE))
    with pytest.raises(ForeignFolderError, match="from another log"):
        written(other, site)
    other.engine.dispose()


def test_an_empty_record_is_a_site_too(blotter: Blotter, site: Path) -> None:
    assert written(blotter, site).documents == 0
    assert "Nothing is published yet" in (site / "index.html").read_text("utf-8")
    assert list(dead_links(site)) == []


def test_what_proves_a_document_stands_beside_it(
    blotter: Blotter, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = "Bram Tolliver was sentenced for selling ketamine."
    record(blotter.engine, [a_reading(a_document(text=told))], reread=unreadable, now=NOW)
    written(blotter, site)
    (file,) = site.glob("document/*/*/evidence.jsonl")
    assert verify.main([str(file.parent)]) == 0
    assert "1 answers of servers" in capsys.readouterr().out
    assert (site / "verify.py").read_bytes() == Path(verify.__file__).read_bytes()
    blotter.append(masked("Bram Tolliver"))
    written(blotter, site)
    assert [*site.glob("document/*/*/*.jsonl"), *site.glob("document/*/*/*.gz")] == []
    assert holds(site, "Tolliver") == []
