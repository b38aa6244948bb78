"""One topic is followed, then another: what is kept, passed over, asked for anew and found."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from cli.main import main
from store.log import log
from store.log.database import open_store, reading
from store.log.events import SourceChecked, VocabularyChosen
from tests.crawler.fakes import ROOT

#: Real servers, or processes of their own (`make test-servers`).
pytestmark = pytest.mark.servers

#: A page about each, as long as pages are; the people and places are invented.
PAGES = {
    drug: f"The owner Orla Quennell was charged in Port Sabal with selling {amount} of {drug}. " * 6
    for drug, amount in (("ketamine", "40 vials"), ("xylazine", "8 kilograms"))
}


class Site:
    """A feed of two entries, whose pages tell what they are about; it minds its ETag."""

    def __init__(self, server: HTTPServer) -> None:
        self.asked: list[str] = []
        self._base = server.url_for("")
        server.expect_request("/robots.txt").respond_with_data("", 404)
        server.expect_request("/feed").respond_with_handler(self._feed)
        for drug in PAGES:
            server.expect_request(f"/{drug[0]}").respond_with_handler(self._page)

    def _feed(self, request: Request) -> Response:
        if request.headers.get("If-None-Match") == '"one"':
            return Response(status=304)
        self.asked.append("feed")
        items = "".join(
            f"<item><guid isPermaLink='false'>{drug[0]}</guid><title>Owner of clinic {drug[0]} "
            f"charged</title><link>{self._base}/{drug[0]}</link></item>"
            for drug in PAGES
        )
        body = f"<rss version='2.0'><channel>{items}</channel></rss>"
        return Response(body, headers={"ETag": '"one"'}, content_type="application/rss+xml")

    def _page(self, request: Request) -> Response:
        (drug,) = [drug for drug in PAGES if request.path == f"/{drug[0]}"]
        self.asked.append(drug)
        return Response(
            f"<html><body><article><p>{PAGES[drug]}</p></article></body></html>",
            content_type="text/html; charset=utf-8",
        )


class Installation:
    """A home folder that follows the site's feed."""

    def __init__(self, home: Path, server: HTTPServer) -> None:
        self.home = home
        self._feed = server.url_for("/feed")

    def follow(self, vocabulary: str) -> None:
        topic = f'[topic]\nvocabulary = "{vocabulary}"\n' if vocabulary else ""
        (self.home / "blotter.toml").write_text(
            'contact = "reader@agency.example"\nallow_private = true\n'
            f'{topic}[feeds.board]\nurl = "{self._feed}"\nkeep = "topic"\ndelay = 0.0\n'
        )

    def crawl(self) -> list[str]:
        environ = {k: v for k, v in os.environ.items() if not k.startswith("BLOTTER_")}
        done = subprocess.run(
            [sys.executable, "-m", "crawler", "board"],
            cwd=ROOT,
            env=environ | {"BLOTTER_HOME": str(self.home)},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout.splitlines()

    def ask(self, *words: str) -> str:
        done = CliRunner().invoke(main, list(words), env={"BLOTTER_HOME": str(self.home)})
        assert done.exit_code == 0, done.output
        return done.stdout

    def found(self, query: str) -> list[str]:
        hits = json.loads(self.ask("search", query, "--format", "json"))["hits"]
        return sorted(hit["id"] for hit in hits)

    def choices(self) -> list[VocabularyChosen]:
        return [event for event in self._events("log") if isinstance(event, VocabularyChosen)]

    def passed_over(self) -> list[tuple[str, ...]]:
        events = self._events("source/board")
        return [event.passed_over for event in events if isinstance(event, SourceChecked)]

    def _events(self, stream: str) -> list[object]:
        store = open_store(f"sqlite:///{self.home / 'blotter.db'}")
        with reading(store) as connection:
            events: list[object] = [one.event for one in log.read(connection, stream=stream)]
        store.dispose()
        return events


@pytest.fixture
def site(httpserver: HTTPServer) -> Site:
    return Site(httpserver)


@pytest.fixture
def blotter(tmp_path: Path, httpserver: HTTPServer) -> Installation:
    return Installation(tmp_path, httpserver)


def changed(before: str, after: str, count: int) -> str:
    return (
        f"the vocabulary changed (was {before}, is {after}); "
        f"passed over until now and asked for again: {count}"
    )


@pytest.mark.parametrize(("first", "second"), [("xylazine", "ketamine"), ("ketamine", "xylazine")])
def test_one_is_kept_and_the_other_once_it_is_the_topic(
    site: Site, blotter: Installation, first: str, second: str
) -> None:
    blotter.follow(first)
    chosen = [changed("ketamine", first, 0)] if first != "ketamine" else []
    assert blotter.crawl() == [*chosen, "board: ok, 2 listed, 1 recorded, 0 failed"]
    assert blotter.found("Quennell") == [f"board:{first[0]}"]
    assert blotter.passed_over() == [(f"board:{second[0]}",)]
    assert sorted(site.asked) == sorted(["feed", *PAGES])
    # Looked at again, nothing is new and what was passed over is not asked for.
    assert blotter.crawl() == ["board: unchanged, nothing new listed, 0 recorded, 0 failed"]
    assert len(site.asked) == 3

    blotter.follow(second)
    assert blotter.found("Quennell") == [f"board:{first[0]}"]
    assert len(blotter.choices()) == len(chosen), "to search records nothing"
    assert blotter.crawl() == [
        changed(first, second, 1),
        "board: ok, 2 listed, 1 recorded, 0 failed",
    ]
    assert site.asked[3:4] == ["feed"]
    assert second in site.asked[4:]
    assert blotter.found("Quennell") == sorted(f"board:{drug[0]}" for drug in PAGES)
    assert blotter.found(second) == [f"board:{second[0]}"]
    assert f"clinic {second[0]}" in blotter.ask("timeline", second)
    assert [one.name for one in blotter.choices()] == [
        name for name in (first, second) if chosen or name != first
    ]
    assert blotter.crawl()[0].startswith("board: "), "the change is said once"


def test_what_is_kept_is_read_by_the_vocabulary_in_use(site: Site, blotter: Installation) -> None:
    blotter.follow("xylazine")
    blotter.crawl()
    shown = json.loads(blotter.ask("show", "board:x", "--format", "json"))
    assert "xylazine" in json.dumps(shown)
    given = blotter.home / "texts.jsonl"
    given.write_text(json.dumps({"id": "1", "title": "Plea", "text": PAGES["xylazine"]}) + "\n")
    (read,) = map(json.loads, blotter.ask("read", str(given)).splitlines())
    assert "xylazine" in json.dumps(read["quantities"])
    blotter.follow("ketamine")
    (read,) = map(json.loads, blotter.ask("read", str(given)).splitlines())
    assert "xylazine" not in json.dumps(read["quantities"])


def test_other_words_of_the_same_name_are_another_vocabulary(
    site: Site, blotter: Installation
) -> None:
    shipped = (ROOT / "enforcement" / "vocabulary" / "ketamine.toml").read_text()
    mine = blotter.home / "mine.toml"
    mine.write_text(shipped)
    blotter.follow("./mine.toml")
    assert len(blotter.crawl()) == 1, "the same bytes are the same vocabulary"
    mine.write_text(shipped.replace('"ketamina"', '"ketamina", "xylazine"'))
    assert blotter.crawl()[0] == (
        "the vocabulary changed (ketamine has other words); "
        "passed over until now and asked for again: 1"
    )
    assert blotter.found("xylazine") == ["board:x"]
    (choice,) = blotter.choices()
    assert {"ketamine", "xylazine"} <= set(choice.words)


def test_reading_again_records_the_choice_but_not_as_a_dry_run(
    site: Site, blotter: Installation
) -> None:
    blotter.follow("")
    blotter.crawl()
    blotter.follow("xylazine")
    blotter.ask("reread", "--dry-run")
    assert blotter.choices() == []
    blotter.ask("reread", "--format", "json")
    assert [one.name for one in blotter.choices()] == ["xylazine"]
    blotter.ask("reread")
    assert len(blotter.choices()) == 1


def test_a_wrong_vocabulary_is_one_line_and_code_2(blotter: Installation) -> None:
    blotter.follow("tinsel")
    for words in (["crawl", "board"], ["reread"], ["rebuild"]):
        done = CliRunner().invoke(main, words, env={"BLOTTER_HOME": str(blotter.home)})
        assert done.exit_code == 2, done.output
    assert "topic.vocabulary: no vocabulary is called 'tinsel'" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_the_command_names_no_drug() -> None:
    done = CliRunner().invoke(main, ["--help"])
    assert "ketamine" not in done.output.lower()
